"""Whom a sentence that begins with "he" or "she" is about, where that is certain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.article import Article, Sentence, Span
from digest.quotes import lexicon
from digest.quotes.finder import Reader
from digest.quotes.firstnames import first_names
from digest.quotes.people import Mention, Person

# At the beginning, or after an adverbial: "In March, she …".
_PRONOUN = re.compile(
    r"(?:(?:When|After|Before|While|As|On|In|At|During|Since|By|For|Following|Speaking)\s[^,:;“”\".]{2,80}(?:,\s\d{4})?,\s)?"
    r"(?P<word>He|She|His|Her|(?<=, )(?:he|she))\b(?!\s(?:and|or)\s)"
)
_GENDERS = {"he": "m", "his": "m", "she": "f", "her": "f"}
# "The news came from his son-in-law, Otto Lund. He had not …": he whose son-in-law that is.
_KIN_BEFORE = re.compile(r"\b(?:his|her)\s(?:[\w-]+\s)?[\w-]+,?\s$")
_POSSESSIVE = frozenset(("His", "Her"))
_NO_NAME = re.compile(r"^(?:Young|Emeritus|Old|Former)\s")
_LONGEST_NAME = 4  # words
_FURTHEST = 3  # sentences back to where somebody was named, "he" in each between


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What can stand for the pronoun that begins a sentence: where the pronoun begins and ends in the sentence, the words,
    and where the story says them."""

    start: int
    end: int
    text: str
    span: Span

    def put(self, whole: str, line: str) -> str | None:
        """A form of the sentence with the words in the pronoun's place; None where the pronoun is gone."""
        before, pronoun = whole[: self.start], whole[self.start : self.end]
        if line.startswith(whole[: self.end]):
            return before + self.text + line[self.end :]
        if line[: len(pronoun)].lower() == pronoun.lower() and not line[len(pronoun) : len(pronoun) + 1].isalpha():
            return self.text + line[len(pronoun) :]
        return None


@dataclass(frozen=True, slots=True)
class References:
    """Whom the sentences of a story speak of: for those that begin with a pronoun what it means, where that is certain, by their
    number; and every word of a person's name, in lower case."""

    antecedents: dict[int, Antecedent]
    names: frozenset[str]


def references(article: Article, sentences: Sequence[Sentence]) -> References:
    """Resolve "he", "she", "his" or "her" at the beginning of a sentence, or after an adverbial there: only where the sentence
    before names that person, or is itself about that person under a pronoun or about nobody, and nobody else is named there who
    may be meant."""
    if not article.is_english:
        return References({}, frozenset())
    reader = Reader(article)
    names = frozenset(word for mention in reader.cast.mentions for word in mention.person.words)
    return References(_antecedents(article, sentences, reader), names)


def _antecedents(article: Article, sentences: Sequence[Sentence], reader: Reader) -> dict[int, Antecedent]:
    texts = {number: " ".join(article.text(each.span).split()) for number, each in enumerate(sentences)}
    begins = {number: match for number, text in texts.items() if number and (match := _PRONOUN.match(text))}
    leads = {reader.sentences[number].start: person for number, person in reader.speakers.story.leads.items()}
    found: dict[int, Antecedent] = {}
    for number, pronoun in begins.items():
        person = leads.get(sentences[number].span.start)
        gender = _GENDERS[pronoun["word"].lower()]
        if person is None or len(person.name.split()) > _LONGEST_NAME or person.gender not in ("", gender):
            continue
        own: Mention | None = None
        for back in range(number - 1, max(-1, number - 1 - _FURTHEST), -1):
            before = sentences[back].span
            named = reader.cast.between(before.start, before.end)
            if any(each.person is not person and _may_be(each.person, gender) for each in named):
                break
            own = next((each for each in named if each.person is person), None)
            if own or (leads.get(before.start) is not person and _speaks_of_somebody(texts[back])):
                break
        if own is None or _KIN_BEFORE.search(article.text(Span(0, own.start))[-60:]):
            continue
        name = _NO_NAME.sub("", person.name) if len(person.words) > 2 else person.name
        called = article.text(Span(own.start, own.end))
        if " " in called and name.startswith(f"{called} "):
            name = called  # "Ida Tann", though the story names the firm Ida Tann Bread too
        if _is_body(name, article.body):
            continue
        if pronoun["word"] in _POSSESSIVE:
            name += "’" if name.endswith("s") else "’s"
        found[number] = Antecedent(pronoun.start("word"), pronoun.end("word"), name, Span(own.start, own.end))
    return found


def _is_body(name: str, body: str) -> bool:
    """Whether a name that begins like somebody's is a firm's, a club's or another body's."""
    known = re.search(
        rf"\b{re.escape(name)}\s(?:is|was)\s(?:an?|the|one\sof\sthe)\s(?:[\w-]+\s){{0,4}}?(?:company|companies|firm|business|brand|group"
        r"|charity|foundation|organi[sz]ation|agency|school|club|team|bank|chain|maker)\b",
        body,
    )
    return known is not None or name.split()[-1].lower() in lexicon.ORG_NOUNS


def _speaks_of_somebody(text: str) -> bool:
    """Whether a sentence that names nobody speaks of somebody all the same: "a neighbour", "the officer"."""
    return any(lexicon.is_role(word) or word in lexicon.KIN for word in text.split())


def _may_be(person: Person, gender: str) -> bool:
    """Whether somebody may be meant. Capital letters alone make nobody a person: "Alder Crossings"."""
    if person.gender:
        return person.gender == gender
    return len(person.words) == 1 or person.role is not None or person.words[0] in first_names()
