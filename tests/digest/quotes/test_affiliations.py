"""Whose somebody is, and what a body is said to be."""

import pytest

from digest.article import Span
from digest.quotes import affiliations


def told(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span is not None else None


@pytest.mark.parametrize(
    ("after", "body"),
    [
        (" of Norvik University said", "Norvik University"),
        (", of the Blue Shield, said", "Blue Shield"),
        (", from Drivers Together, said", "Drivers Together"),
        (" of the Wendover county records office told them", "Wendover county records office"),
        (", of Mill Road, said", None),
        (", from Kuala Terengganu, said", None),
        (" of the United States said", None),
        (" from London said", None),
        (" of Japan and Tom Reeve of the U.S. said", None),
        (" of Melltech Dravine, a firm that fits alarms, said", "Melltech Dravine"),
    ],
)
def test_after_a_name(after: str, body: str | None) -> None:
    text = "Ada Marsh" + after
    assert told(text, affiliations.affiliation_after(text, len("Ada Marsh"), len(text))) == body


@pytest.mark.parametrize(
    ("before", "body"),
    [
        ("he told The Meridian’s ", "Meridian"),
        ("an essay by Weekly Review’s ", "Weekly Review"),
        ("the Coast Rights Fund’s ", "Coast Rights Fund"),
        ("as OpenLedger’s ", "OpenLedger"),
        ("she told CBN’s ", "CBN"),
        ("Kenya’s ", None),
        ("Donald Reeve’s ", None),
        ("Labour’s ", "Labour"),
    ],
)
def test_before_a_name(before: str, body: str | None) -> None:
    text = before + "Ada Marsh"
    assert told(text, affiliations.affiliation_before(text, len(before), 0)) == body


@pytest.mark.parametrize(
    ("before", "name", "after", "role"),
    [
        ("The operator, ", "Mercia Rail", ", said", "operator"),
        ("The state weather bureau, ", "PAGOM", ", warned", "state weather bureau"),
        ("The charity ", "Open Doors", " said", "charity"),
        ("a Delaware company called ", "Silver Elm LLC", " paid", "Delaware company"),
        ("The ", "Elm Council", ", a business lobby, said", "business lobby"),
        ("", "Elm Council", ", a company director, said", None),
        ("The report, ", "Elm Council", ", said", None),
        ("The operator, ", "Mercia Rail", " and others", None),
    ],
)
def test_what_a_body_is(before: str, name: str, after: str, role: str | None) -> None:
    text = before + name + after
    span = affiliations.of_body(text, len(before), len(before) + len(name), 0, len(text))
    assert told(text, span) == role
