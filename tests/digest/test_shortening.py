"""Whether a line is one sentence, shortened."""

import pytest

from digest.shortening import shortens

COURT = "A court in Port Meridian on Thursday threw out an order that would have closed the town's last ferry, officials said."
DRYER = "When Katie Lund went to withdraw $300 for a used dryer last month, the teller told her she had $9.1 million."
WHO = "The council, which met on Monday, has declared the outbreak of fever to be an emergency, a spokesman said."
BEES = "Researchers at Lund University recently found that the bees' sense of smell is good enough to tell a sick leaf."
GRANTS = (
    "The council passed a law permitting students from poor homes to ride the ferry for nothing and to bring a bicycle."
)
BROOK = "Ada Brook, a baker from Lund, a mother and an old hand at the ferry, spoke with the council on Monday."
PORTS = "Lund and Halverby in the north will step up calls for new ferries, the boards of both ports say."
QUEEN = (
    "At the request of Prime Minister Oskar Lund, the queen has suspended parliament in the US last year until Monday."
)
DIED = "Osman Bekele, the former president of Sarvia, died aged 91 in a military hospital in the capital."


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Court threw out order", COURT),
        ("Court in Port Meridian threw out an order", COURT),
        ("Council declares outbreak of fever to be an emergency", WHO),
        ("The council has declared the outbreak of fever to be an emergency", WHO),
        ("Lund and Halverby to step up calls for new ferries", PORTS),
        ("Queen suspends parliament in US last year until Monday", QUEEN),
        ("Osman Bekele died aged 91 in military hospital", DIED),
        ("Osman Bekele, former president of Sarvia, died aged 91", DIED),
    ],
)
def test_a_cut_is_told(line: str, sentence: str) -> None:
    assert shortens(line, sentence)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Teller told her she had $9.1 million", DRYER),  # "when" may be a condition
        ("Katie Lund went to withdraw $300 for teller", DRYER),  # another clause
        ("Osman Bekele, former president of Sarvia 91 in military hospital", DIED),  # its verb is gone
        ("Lund to step up calls for new ferries", PORTS),
        ("Ada Brook, baker from Lund spoke with council", BROOK),
        ("Researchers is good enough to tell sick leaf", BEES),
        ("Council passed law permitting students from poor homes", GRANTS),
        ("Prime Minister Oskar Lund suspends parliament", QUEEN),  # out of the opening
        ("Queen suspends parliament in US year until Monday", QUEEN),
        ("Order threw out court", COURT),  # turned round
        ("Court in Port Meridian indicted", COURT),  # another word
        ("Court threw", COURT),  # in mid-phrase
        ("Port Meridian", COURT),
        ("Council which met on Monday", WHO),
        ("", COURT),
        ("Court", ""),
    ],
)
def test_what_is_no_cut_is_told(line: str, sentence: str) -> None:
    assert not shortens(line, sentence)


def test_an_article_stays_where_english_needs_it() -> None:
    assert not shortens("Divers have lot of time", "The divers have a lot of time.")
    assert not shortens("Ferry getting slower all time", "The ferry is getting slower all the time.")
    assert shortens("Ferry getting slower all the time", "The ferry is getting slower all the time.")
