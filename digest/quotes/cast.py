"""Who is in the story: every mention of a person by name, merged into people with their full names, roles and genders."""

import bisect
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from digest.article import Span
from digest.quotes import affiliations, lexicon, namewords
from digest.quotes.bodies import Bodies, Body, acronyms
from digest.quotes.evidence import Evidence
from digest.quotes.introductions import ENOUGH, Introductions
from digest.quotes.likeness import fold
from digest.quotes.naming import Name, name_in, the_before
from digest.quotes.people import NAMESAKES, Mention, People, Person
from digest.quotes.runs import Token, runs

_ALIAS_NEAR = 40  # characters of titles before the name that has an alias
_BORN = re.compile(r"\bborn (?:as )?$")
_COUNTED = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = frozenset(
    "a an the of in on at to for and or but nor by as vs v with from over into after about that than under when amid".split()
)


_NEW_PLACES = frozenset(
    """
york zealand delhi jersey orleans hampshire mexico england scotland guinea caledonia haven statesman yorker brunswick
westminster democracy scientist republic labour straits
""".split()
)


class Cast:
    """The people of a story, and where they are named. `text` is masked; `speaking` holds where the words begin that stand as
    the subject of a verb of speech; `aliases` other names of people, and where the full ones stand."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        speaking: frozenset[int] = frozenset(),
        aliases: Sequence[tuple[int, str]] = (),
        body: str | None = None,
    ) -> None:
        self.text = text
        self.people = People(text, text if body is None else body)
        self.mentions: list[Mention] = []
        self.acronyms = acronyms(text)
        self.body_roles: dict[str, Span] = {}
        common = frozenset(re.findall(r"\b[a-z]{3,}\b", text))
        found = _without_initials(
            [
                name
                for sentence in sentences
                if not _is_headline(text, sentence)
                for run in runs(text, sentence)
                if (name := name_in(text, run, sentence, common)) is not None
            ]
        )
        self._evidence = Evidence(text, found, speaking, common)
        introductions = Introductions(text, self._evidence)
        named = self._named(found, aliases)
        bodies: list[Body] = []
        for name in found:
            person = named.get(name.start)
            if person is None:
                bodies.append(self._body(name))
            else:
                self.mentions.append(Mention(name.start, name.end, person))
                person.mentions.append(name.start)
                introductions.learn(person, name)
        introductions.lead(sentences, self.mentions)
        self._by_role: dict[str, list[Person]] = {}
        for person in self.people.all:
            parts = [part for part in (person.role, person.besides) if part is not None]
            for word in {word for part in parts for word in text[part.start : part.end].lower().split()}:
                self._by_role.setdefault(fold(word.strip(",")), []).append(person)
        self._starts = [mention.start for mention in self.mentions]
        self.bodies = Bodies(text, bodies, self.body_roles)

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in [start, end), in order."""
        first, last = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    def with_role(self, word: str, before: int) -> list[Person]:
        """Who, of those named before an offset, has a word in their role."""
        return [
            person
            for person in self._by_role.get(word, [])[:NAMESAKES]
            if person.mentions and person.mentions[0] < before
        ]

    def _named(self, found: Sequence[Name], aliases: Sequence[tuple[int, str]]) -> dict[int, Person]:
        """Whom the names mean, by where they start: full names first, then aliases, then single words."""
        full = [name for name in found if len(name.words) > 1]
        human: set[tuple[str, ...]] = set()
        tries: Counter[tuple[str, ...]] = Counter()
        for name in full:
            tries[name.words] += 1
            if name.words not in human and tries[name.words] <= ENOUGH and self._evidence.is_human(name):
                human.add(name.words)
        tails = {words[1:] for words in human if len(words) > 2 and words[1] in namewords.PARTICLES}
        tails |= {words[1:] for words in human if len(words) > 2}
        human |= {
            name.words for name in full if name.words in tails
        }  # De Wit, of Femke de Wit; Ki Hong, of Justin Ki Hong
        named: dict[int, Person] = {}
        for name in full:
            if _BORN.search(self.text, max(0, name.start - 12), name.start):
                one = self._other_name(name, named)
                if one is not None:
                    named[name.start] = one
                    continue
            if name.words in human:
                named[name.start] = person = self.people.merge(name)
                person.full.append(name.start)
        self._give_aliases(aliases, named)
        after = {one.start: other for one, other in pairwise(found)}
        for name in found:
            if len(name.words) > 1:
                continue
            single = self.people.partner(name, after.get(name.start), named) or self._single(name)
            if single is not None:
                named[name.start] = single
        return named

    def _other_name(self, name: Name, named: dict[int, Person]) -> Person | None:
        """Whose name at birth it is: "Reeve, born Peter Edward Reeve", "Day was born Doris Kappel"."""
        known = [person for person in self.people.with_word(name.words[-1]) if person.words[-1] == name.words[-1]]
        last = next(reversed(named), -1)
        return known[-1] if known else named[last] if last >= name.sentence.start else None

    def _give_aliases(self, aliases: Sequence[tuple[int, str]], named: dict[int, Person]) -> None:
        """Let a person be named by a nickname too, whole ("Doña Chelo") or alone ("Sillo")."""
        for at, alias in aliases:
            person = next((named[near] for near in range(at, at + _ALIAS_NEAR) if near in named), None)
            if person is None:
                continue
            self.people.call(person, fold(alias))
            for start, other in named.items():
                if start > at and other is not person and other.words[-1] == fold(alias) and len(other.words) == 2:
                    named[start] = person

    def _single(self, name: Name) -> Person | None:
        """The person that one word names: by surname, by first name, by near spelling; a new one where it must be somebody."""
        word = name.words[0]
        gender = namewords.HONORIFICS.get(name.honorific, "") or lexicon.ROLE_GENDER.get(name.honorific, "")
        the = the_before(self.text, name)
        known = self.people.with_word(word)
        fitting = [person for person in known if not gender or person.gender in {"", gender}]
        if known and not fitting and name.honorific in namewords.HONORIFICS:
            return self.people.spouse_of(known[-1], name, gender)
        known = fitting or known
        known = [person for person in known if person.words[-1] == word] or known
        if name.suffix:
            known = [person for person in known if person.suffix == name.suffix] or known
        if known and not the:
            return self.people.namesake(known, name.start, gender) if len(known) > 1 else known[0]
        if not self._evidence.is_somebody(name, the=the):
            return None
        return self.people.spelt_like(word) or self.people.single(name)

    def _body(self, name: Name) -> Body:
        tokens = list(name.run.tokens)
        while len(tokens) > 1 and (
            (tokens[0].low in namewords.NOT_NAMES and not _is_new_place(tokens))
            or tokens[0].low.endswith(("-led", "-based", "-backed", "-owned"))
        ):
            tokens.pop(0)
        trade = None
        if len(tokens) > 1 and tokens[0].low in lexicon.TRADES and tokens[1].low not in lexicon.ORG_NOUNS:
            trade = Span(tokens[0].start, tokens[0].end)  # Regulator Watergov
            tokens.pop(0)
        body = Body(tokens[0].start, name.run.end, self.text[tokens[0].start : name.run.end])
        if body.name not in self.body_roles:
            role = trade or affiliations.of_body(
                self.text, body.start, body.end, name.sentence.start, name.sentence.end
            )
            if role is not None:
                self.body_roles[body.name] = role
        return body


def _is_new_place(tokens: Sequence[Token]) -> bool:
    """Whether a body’s name begins with "New" as places do: "New York Times"."""
    return tokens[0].low == "new" and tokens[1].low in _NEW_PLACES


def _without_initials(found: Sequence[Name]) -> list[Name]:
    """The names with an office's initials cut away where the rest is somebody's surname: "CS Njoroge"."""
    held: dict[str, set[str]] = {}  # surname -> the first names with it
    for name in found:
        if len(name.words) > 1:
            held.setdefault(name.words[-1], set()).add(name.words[0])
    cut = []
    for name in found:
        first = name.tokens[0].text
        initials = first.isupper() and 1 < len(first) < 5 and "." not in first
        if initials and len(name.words) == 2 == len(name.tokens) and held[name.words[-1]] - {name.words[0]}:
            name = replace(name, tokens=name.tokens[1:], words=name.words[1:], honorific=name.tokens[0].low)
        cut.append(name)
    return cut


def _is_headline(text: str, sentence: Span) -> bool:
    """Whether a sentence is written as a headline, every word that counts with a capital: its names run into its verbs."""
    number = 0
    for word in _COUNTED.finditer(text, sentence.start, min(sentence.end, sentence.start + 300)):
        if not (word[0][0].isupper() or word[0] in _SMALL):
            return False
        number += 1
    if "”" in text[sentence.start : sentence.end]:
        # Elsewhere and with fewer words they say whose it is: “…” Ada Marsh, Lowfield School.
        return number > 6 and not text[: sentence.start].strip()
    return number > 4
