"""The small parts that rules on people and descriptions are made of."""

import pytest

from digest.article import Span
from digest.quotes import namewords, nicknames, nouns, origins, sources, titles
from digest.quotes.documents import is_document
from digest.quotes.finder import Reader
from digest.quotes.pronouns import FEATURES, WEIGHTS, candidates
from tests.digest.quotes.reading import article


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Robert “Bobby” Tarrant left.", "Robert Tarrant"),
        ('Frank "Sully" Sullivan left.', "Frank Sullivan"),
        ("William (Bill) Haas left.", "William Haas"),
        ("Nenita ‘Nene’ Salonga left.", "Nenita Salonga"),
    ],
)
def test_a_nickname_is_hidden_inside_a_name(text: str, name: str) -> None:
    hidden = nicknames.hide(text)
    assert len(hidden) == len(text)
    assert nicknames.without(hidden).startswith(name)


@pytest.mark.parametrize("text", ["Kim said “No” Tuesday.", "The “Big Bang” Theory", "Chief (Mrs) Akintola left."])
def test_other_marks_are_no_nicknames(text: str) -> None:
    assert nicknames.hide(text) == text


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("Ryan Sills, better known as Sillo, sang.", (0, "Sillo")),
        ("They loved Ana de Cruz — nicknamed “Doña Chelo” — there.", (11, "Chelo")),
        ("Consuelo Vega Ortiz, “Chelo” to her friends, sang.", (0, "Chelo")),
        ("Sills, known as Sillo, sang.", None),
        ("Ryan Sills, Tom Reeve, known for Fog, sang.", None),
    ],
)
def test_what_somebody_is_known_as(text: str, alias: tuple[int, str] | None) -> None:
    assert nicknames.aliases(text) == ([] if alias is None else [alias])


@pytest.mark.parametrize(
    ("low", "country"), [("kenyan", "kenya"), ("spaniard", "spain"), ("dutchman", "netherlands"), ("teacher", None)]
)
def test_a_noun_for_one_person_tells_the_country(low: str, country: str | None) -> None:
    assert origins.one_of(low) == country


@pytest.mark.parametrize("low", ["french", "kenya", "chinese"])
def test_a_people_or_a_country_is_nobody(low: str) -> None:
    assert origins.one_of(low) is None


@pytest.mark.parametrize(
    ("low", "somebody"),
    [
        ("grazier", True),
        ("scaffolder", True),
        ("decision", False),
        ("week", False),
        ("quickly", False),
        ("beat", False),
    ],
)
def test_an_unlisted_noun_may_be_somebody(low: str, somebody: bool) -> None:
    assert nouns.is_somebody(low) is somebody


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Substitute Callum Rigg scored.", "Callum", "Substitute"),
        ("District Collector Smt. Vasudha Nambiar spoke.", "Vasudha", "District Collector"),
        ("Menteri Besar Datuk Seri Ahmad Fauzi spoke.", "Ahmad", "Menteri Besar"),
        ("Senior Minister of State for Trade Ada Marsh spoke.", "Ada", "Senior Minister of State for Trade"),
        ("They beat Callum Rigg.", "Callum", None),
        ("said later Callum Rigg", "Callum", None),
    ],
)
def test_titles_that_no_list_holds(text: str, name: str, title: str | None) -> None:
    span = titles.title_before(text, text.index(name), 0)
    assert (text[span.start : span.end] if span else None) == title


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Kelly Marsden, 34, of Mill Road, Thorley, ", "Kelly Marsden"),
        ("Mr Rusk said the defendant ", "the defendant"),
        ("In mitigation, the retired driver, who was alone, ", "the retired driver"),
        ("Jennifer Daskal of American University and contributor to Slate ", "Jennifer Daskal"),
        ("One of the authors, herpetologist David Blackburn, ", "herpetologist David Blackburn"),
        ("A man who swam the river dressed as a salmon ", "A man"),
        ("The finding comes after NASA ", "NASA"),
        ("The decree signed by the Pope ", "The decree"),
        ("Three people familiar with the plan ", "Three people"),
        ("A senior envoy briefed on the talks ", "A senior envoy"),
        ("A walker who died on a hill he had climbed ", "A walker"),
        ("Ahmed, a driver who lost his job, ", "Ahmed"),
        ("The High Court of England and Wales ", "The High Court"),
        ("President Duda and Prime Minister Kim ", "Prime Minister Kim"),
    ],
)
def test_the_subject_of_a_verb_of_speech(text: str, head: str) -> None:
    chunk = sources.before(text + "said", 0, len(text))
    assert chunk is not None
    assert text[chunk.start : chunk.end].strip(" ,") == head


def test_names_tell_the_gender_where_their_words_do() -> None:
    assert namewords.gender_of(("harjit", "kaur")) == "f"
    assert namewords.gender_of(("omar", "bin", "said")) == "m"
    assert namewords.gender_of(("ada", "marsh")) == ""


def test_what_can_be_quoted_as_a_document() -> None:
    assert is_document("statement")
    assert not is_document("teacher")


def test_every_feature_has_a_weight() -> None:
    assert len(FEATURES) == len(WEIGHTS)


def test_whom_a_pronoun_may_mean_is_ranked() -> None:
    text = "Hugo Lenz spoke to Otto Krall on Monday. “It rained,” he said."
    reader = Reader(article(text))
    at = text.index("he said")
    found = candidates(reader.speakers.story, "m", Span(at, at + 2), 1)
    assert [one.source.name for one in sorted(found, key=lambda one: -one.score)] == ["Hugo Lenz", "Otto Krall"]


def test_the_one_spoken_to_is_not_the_one_who_speaks() -> None:
    text = "Sean Hale asked Tom Reeve about the wall. “It will be high,” he told Hale."
    reader = Reader(article(text))
    at = text.index("he told")
    found = candidates(reader.speakers.story, "m", Span(at, at + 2), 1)
    assert [one.source.name for one in found] == ["Tom Reeve"]
