import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.prefer import Preference, parse_prefer


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", Preference()),
        ("wait=10", Preference(wait_s=10)),
        ("WAIT = 10", Preference(wait_s=10)),
        ('wait="10"', Preference(wait_s=10)),
        ("wait=0", Preference(wait_s=0)),
        ("respond-async", Preference(respond_async=True)),
        ("respond-async, wait=10", Preference(wait_s=10, respond_async=True)),
        ("wait=10; foo=bar, handling=lenient", Preference(wait_s=10)),
        ('foo="a, wait=99", wait=5', Preference(wait_s=5)),
        ("wait=5, wait=50", Preference(wait_s=5)),
        ("wait=x, wait=50", Preference()),
        ("wait", Preference()),
        ("wait=", Preference()),
        ("wait=-1", Preference()),
        ("wait=1.5", Preference()),
        ("wait=²", Preference()),
        ("wait=99999999999999999999", Preference()),
        ("return=minimal", Preference()),
        (",,;=,", Preference()),
    ],
)
def test_prefer_is_read_as_rfc_7240_has_it(header: str, expected: Preference) -> None:
    assert parse_prefer(header) == expected


@given(st.text())
def test_nothing_in_the_header_is_an_error(header: str) -> None:
    parse_prefer(header)
