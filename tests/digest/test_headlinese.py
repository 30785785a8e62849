"""Headline grammar: shorter, and nothing else than the sentence says."""

import pytest

from digest.article import Span
from digest.cuts import headline_cuts
from digest.factcheck import StoryFacts, check
from digest.intake import read_text


def headlines(sentence: str, *, most_words: int = 14) -> list[str]:
    article = read_text(sentence, min_words=0)
    return [cut.text for cut in headline_cuts(article, Span(0, len(article.body.rstrip())), most_words=most_words)]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("The mayor of Port Ansel has denied taking bribes.", "Mayor of Port Ansel denies taking bribes"),
        ("Two men were killed in a fire in Leeds on Friday.", "Two men killed in fire in Leeds"),
        ("The council has been told to pay £3 million.", "Council has been told to pay £3 million"),
        ("The bank will cut 300 jobs in Oslo next year.", "Bank to cut 300 jobs in Oslo"),
        ("Ms Orr is to lead the inquiry into the fire.", "Ms Orr to lead inquiry into fire"),
        ("The United States has sold 12 jets to Veldania.", "US sells 12 jets to Veldania"),
        ("The governor died on Sunday at his home in Calder Falls.", "Governor dies at his home in Calder Falls"),
        ("Police said the man had been seen in Oslo.", "Police said man had been seen in Oslo"),
        ("A ferry sank near Staithe, killing nine, the navy said on Monday in a statement.",
         "Ferry sinks near Staithe, navy says"),
        ("A fire that burned for nine hours destroyed a mill in Calder Falls, officials said.",
         "Fire destroys mill, officials say"),
        ("A boat fire early on Monday near Staithe Island off the coast of Veldania killed nine people.",
         "Boat fire killed nine people"),
        ("A crane due to be scrapped this week will stand until May, the port authority of Lund said on Tuesday.",
         "Crane due to be scrapped to stand until May, port authority says"),
        # who has said it says it; what was confirmed confirms nothing
        ("The village school is fighting for its life, its head teacher has said.",
         "Village school fighting for its life, its head teacher says"),
        ("In findings published on Tuesday, the presence of lead was confirmed in the harbour of Lund.",
         "Presence of lead confirmed in harbour of Lund"),
        # where a sentence ends by itself it says enough, whatever its last word looks like
        ("Health officials are urging older islanders to get an additional flu shot.",
         "Health officials urging older islanders to get additional flu shot"),
        ("The mayor announced early on Tuesday that he would leave Port Ansel.",
         "Mayor announced that he would leave Port Ansel"),
        ("Very early yesterday morning, the ferry to Mur ran aground.", "Ferry to Mur ran aground"),
        ("The Ministry of Salt and the Veldanian Ministry of Fish announced today the closure of nine ports.",
         "Ministry of Salt and Veldanian Ministry of Fish announce closure of nine ports"),
        # what points at nothing goes, what an idiom needs stays
        ("Senator Orr issued the following statement following the passage of the Harbour Act.",
         "Senator Orr issues statement following passage of Harbour Act"),
        ("The ferry is getting slower all the time for those who live in Oshan.",
         "Ferry getting slower all the time for those who live in Oshan"),
        ("The team has won 12 games in a row at the stadium in Lund.", "Team wins 12 games in a row at stadium in Lund"),
        ("The agency paid 74 current and former divers $11 million in Lund.",
         "Agency paid 74 current and former divers $11 million in Lund"),
        ("Hungarian mathematician Pál Orosz has won the Tann prize in Oslo.", "Pál Orosz wins Tann prize in Oslo"),
    ],
)  # fmt: skip
def test_what_a_headline_says_otherwise(sentence: str, headline: str) -> None:
    assert headline in headlines(sentence)


def test_initials_that_the_story_uses() -> None:
    text = (
        "The International Grain Agency (IGA) halted exports to Oshan. The IGA met on Friday. The IGA has 40 members."
    )
    article = read_text(text, min_words=0)
    made = [cut.text for cut in headline_cuts(article, Span(0, text.index(".") + 1), most_words=14)]
    assert "IGA halted exports to Oshan" in made


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor of Port Ansel has denied taking bribes from a builder.",
        "Two men were killed in a fire in Leeds on Friday, and a child was hurt.",
        "The bank will cut 300 jobs in Oslo next year.",
        "The United States has sold 12 jets to Veldania, its foreign minister said.",
        "Ms Orr is to lead the inquiry into the fire that killed nine people.",
    ],
)
def test_the_fact_check_knows_headline_grammar(sentence: str) -> None:
    facts = StoryFacts.of(read_text(sentence, min_words=0))
    for line in headlines(sentence):
        assert all(each.ok for each in check(line, facts)), line


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        # the verb of the sentence is lost
        ("On Friday, Qadir Said, the sultan of Oshan, died aged 79 in his palace on the coast of the island of Mur.",
         "Qadir Said, sultan of Oshan"),
        # somebody must say it
        ("Officials in Libya say as many as 10,000 people are missing after floods in the north of the country.",
         "Officials in Libya say"),
        ("Prices will double by May, the minister said on Monday after a meeting in Oslo with the union.",
         "Prices to double by May"),
        # the first of its kind only with what follows
        ("Orr became the first woman to fly a balloon across the whole of the Veldanian desert alone.",
         "Orr becomes first woman"),
        ("Rents rose by 4 per cent in Leeds for the first time in more than ten years, the bank said.",
         "Rents rose by 4 per cent in Leeds for first time, bank says"),
        # who is asked is nothing without what for
        ("The premier joined calls by ministers asking Veldania to hand over the men who fled after the crash.",
         "Premier joined calls by ministers asking Veldania"),
        # all of them are not those of one place
        ("Women in Oshan can drive cars in the capital from Monday without a male relative beside them.",
         "Women can drive cars in capital"),
        ("The strike will go ahead unless the company pays the drivers of its buses in Leeds much more.",
         "Strike to go ahead"),
    ],
)  # fmt: skip
def test_what_no_cut_may_say(sentence: str, never: str) -> None:
    assert never not in headlines(sentence)


def test_a_day_stays_where_nothing_is_said_without_it() -> None:
    sentence = (
        "The rule, which takes effect on Monday, will add 25 minutes to journeys between Lund and Oslo, the union said."
    )
    assert not any("takes effect," in each for each in headlines(sentence, most_words=30))


def test_no_comma_is_left_between_a_subject_and_its_verb() -> None:
    assert not any(
        "attempt," in each for each in headlines("A first attempt, on Tuesday, was called off by the crew at Lund.")
    )


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("The bank rejected an unsolicited takeover offer worth $8.4 billion from Lund's Northgate.", "an takeover"),
        ("Six people have been killed in an overnight drone attack on a port in Oshan, officials say.", "an drone"),
        ("The agency announced the inclusion of tides in its most recently withdrawn revision of the plan.", "most withdrawn"),
    ],
)  # fmt: skip
def test_what_is_left_fits(sentence: str, never: str) -> None:
    made = headlines(sentence)
    assert made
    assert not any(never in each for each in made)
