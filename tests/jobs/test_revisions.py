from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.revisions import rank


@given(st.integers(min_value=0), st.integers(min_value=0), st.integers(0, 5))
def test_numbers_have_their_own_order(one, other, zeros):
    assert (rank("0" * zeros + str(one)) < rank(str(other))) == (one < other)


MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS, MOMENTS, st.integers(-12, 14))
def test_times_are_compared_as_moments(one, other, hours):
    elsewhere = (one + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%S.%f").zfill(26)
    shifted = f"{elsewhere}{'-' if hours < 0 else '+'}{abs(hours):02}:00"
    assert (rank(shifted) < rank(other.isoformat().replace("+00:00", "Z"))) == (one < other)


@pytest.mark.parametrize(
    "revision",
    ["", "v2", "1.2", "-1", "+1", "²", "１", "1 ", "2026-13-01T00:00:00Z", "2026-01-01", "2026-01-01T00:00:00",
     "0001-01-01T00:00:00+01:00", "2026-01-01T00:00:00Z\n", "9999-12-31T23:59:59-01:00"],
)  # fmt: skip
def test_whatever_else_there_is_has_no_order(revision):
    assert rank(revision) == ""


def test_small_letters_are_the_same_time():
    assert rank("2026-01-01t00:00:00z") == rank("2026-01-01T00:00:00Z") == rank("2026-01-01T01:00:00.000+01:00") != ""


@given(st.text())
def test_nothing_breaks_it(text):
    rank(text)
