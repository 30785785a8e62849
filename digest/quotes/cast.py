"""Who is in the story: every mention of a person by name, merged into people with their full names, roles and genders."""

import bisect
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.article import Span
from digest.quotes import lexicon, roles
from digest.quotes.runs import Run, Token, runs

_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})
_AGE_NEXT = re.compile(r",? (?:aged )?\d{1,3}(?:,|\)| years)|, (?:a|an|the|who|whose|chief|head|director)\b|,? \(\d")
_GIVEN_OR_ROLE = frozenset("dean duke earl prince king major bishop guy grant".split())
_FOLD = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "s", "’": "'", "‑": "-"}
)


@dataclass(eq=False, slots=True)
class Person:
    """One human being of the story. `name` is the fullest form met; `words` its words, folded for comparing."""

    name: str
    words: tuple[str, ...]
    gender: str = ""
    role: Span | str | None = None
    rank: int = 0  # how good the place was that the role came from
    first_at: int = 0
    firm: bool = False  # something besides capital letters says that it is a person
    mentions: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name in the text, without title: [start, end)."""

    start: int
    end: int
    person: Person


@dataclass(frozen=True, slots=True)
class _Name:
    run: Run
    tokens: tuple[Token, ...]  # the name's own words
    honorific: str  # the last title word before it, "" for none
    sentence_start: bool
    span: Span  # of the sentence it stands in

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(fold(token.text) for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named body: its words, folded, and where it stands."""

    start: int
    end: int
    name: str


class Cast:
    """The people of a story, and where they are named."""

    def __init__(self, text: str, sentences: Sequence[Span], speaking: frozenset[int] = frozenset()) -> None:
        """`speaking` holds the offsets of words that stand as the subject of a verb of speech: sure to be somebody."""
        self.text = text
        self.people: list[Person] = []
        self.mentions: list[Mention] = []
        self.organisations: list[Organisation] = []
        self.acronyms: dict[str, str] = {}
        self._by_word: dict[str, list[Person]] = {}
        self._speaking = speaking
        self._lower = frozenset(re.findall(r"\b[a-z]{3,}\b", text))
        self._read(sentences)
        self.starts = [mention.start for mention in self.mentions]
        self._org_starts = [organisation.start for organisation in self.organisations]

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in [start, end), in order."""
        first = bisect.bisect_left(self.starts, start)
        last = bisect.bisect_left(self.starts, end)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    def organisations_between(self, start: int, end: int) -> list[Organisation]:
        first = bisect.bisect_left(self._org_starts, start)
        last = bisect.bisect_left(self._org_starts, end)
        return [organisation for organisation in self.organisations[first:last] if organisation.end <= end]

    # -- reading ---------------------------------------------------------------------------------------------------------

    def _read(self, sentences: Sequence[Span]) -> None:
        found = [
            name for sentence in sentences for run in runs(self.text, sentence) for name in self._names(run, sentence)
        ]
        alone = {name.words[0] for name in found if len(name.tokens) == 1 and not self._the_before(name)}
        full = [name for name in found if len(name.tokens) > 1]
        people: dict[int, Person] = {}
        for name in full:
            if self._is_person(name, alone):
                people[name.start] = self._merge(name)
        for name in found:
            if len(name.tokens) == 1:
                person = self._single(name)
                if person is not None:
                    people[name.start] = person
        for name in found:
            person = people.get(name.start)
            if person is None:
                self._organisation(name)
                continue
            self.mentions.append(Mention(name.start, name.end, person))
            person.mentions.append(name.start)
            self._learn(person, name)

    def _names(self, run: Run, sentence: Span) -> list[_Name]:
        """The name inside a run, titles and function words cut away; none where nothing is left."""
        tokens = list(run.tokens)
        first = tokens[0].start
        opening = first - sentence.start <= 2
        while (
            tokens
            and tokens[0].low in lexicon.NOT_NAMES
            and not (tokens[0].low in {"may", "april", "june", "august"} and not opening and len(tokens) > 1)
        ):
            tokens.pop(0)
        honorific = ""
        cut = 0
        last = len(tokens) - 1
        while last > 0 and tokens[last].low in _SUFFIX:
            last -= 1
        for index in range(last):
            low = tokens[index].low
            titled = low in lexicon.HONORIFICS or roles.is_role(low)
            if (
                titled
                and index == cut
                and low in _GIVEN_OR_ROLE
                and last - index == 1
                and not tokens[index].text.endswith(".")
            ):
                titled = low in {"prince", "king", "duke", "earl"}
            if titled and index > cut and tokens[cut].low in lexicon.first_names() and low in _GIVEN_OR_ROLE:
                titled = False  # Stephen King
            if titled:
                honorific = low
                cut = index + 1
        tokens = tokens[cut:]
        for index in range(1, len(tokens) - 1):
            if not all(token.low in lexicon.PLACES or token.low in lexicon.ORG_NOUNS for token in tokens[:index]):
                break
            if tokens[index].low in lexicon.first_names() and tokens[0].low not in lexicon.first_names():
                tokens = tokens[index:]  # Secretary of State Mike Pompeo
                break
        while (
            len(tokens) > 1
            and tokens[0].low in lexicon.DEMONYMS
            and not (len(tokens) == 2 and tokens[0].low in lexicon.first_names())
        ):
            tokens.pop(0)
        if (
            opening
            and len(tokens) > 2
            and tokens[0].start == first
            and tokens[0].low in self._lower
            and tokens[0].low not in lexicon.first_names()
        ):
            tokens.pop(0)
        if not tokens or (
            len(tokens) == 1 and (tokens[0].low in lexicon.NOT_NAMES or re.fullmatch(rf"(?:\w\.-?)+", tokens[0].text))
        ):
            return []
        if roles.is_role(tokens[-1].low) and not honorific and tokens[0].low not in lexicon.first_names():
            return []
        return [_Name(run, tuple(tokens), honorific, tokens[0].start - sentence.start <= 2, sentence)]

    def _the_before(self, name: _Name) -> bool:
        return self.text[max(0, name.run.start - 4) : name.run.start].lower() == "the " and not name.honorific

    def _is_person(self, name: _Name, alone: set[str]) -> bool:
        lows = [token.low for token in name.tokens]
        given = lows[0] in lexicon.first_names()
        if len(lows) > 6 or any(
            token.text.isupper() and len(token.text) > 3 and not token.text.endswith(".") for token in name.tokens
        ):
            return False
        if any(low in lexicon.ORG_NOUNS for low in lows[1:]) or lows[0] in lexicon.ORG_NOUNS:
            if not (
                name.honorific
                or (
                    given
                    and len(lows) == 2
                    and lows[1] in {"post", "times", "house", "guard", "church", "court", "county", "force", "post"}
                )
            ):
                return False
        if all(low in lexicon.PLACES for low in lows):
            return False
        if name.honorific:
            return True
        speaks = name.start in self._speaking and not self._the_before(name)
        if lows[0] in lexicon.PLACES and not (speaks or given or "-" in lows[-1]):
            return False
        if lows[-1] in lexicon.PLACES and not (given and (lows[-1] in lexicon.SURNAMES or speaks)):
            return False
        if self._the_before(name) or any(
            low in lexicon.DEMONYMS
            and low
            not in {"black", "white", "green", "english", "french", "welsh", "german", "christian", "independent"}
            for low in lows
        ):
            return False
        if given or name.start in self._speaking:
            return True
        if self._title(name) is not None or _AGE_NEXT.match(self.text, name.end):
            return True
        return (
            lows[-1] in alone
            or fold(lows[0]) in alone
            or fold(lows[-1]) in alone
            or any(token.text.endswith(".") for token in name.tokens[:-1])
            or "-" in lows[-1]
        )

    def _title(self, name: _Name) -> Span | None:
        return roles.title_before(self.text, name.start, name.span.start)

    def _merge(self, name: _Name) -> Person:
        """The person that a full name belongs to: one already met whose name is compatible, or a new one."""
        words = tuple(word for word in name.words if word not in _SUFFIX)
        for person in reversed(self._by_word.get(words[-1], [])):
            if _compatible(words, person.words):
                break
        else:
            person = self._misspelt(words) or Person(self._written(name), words, first_at=name.start)
            if not person.mentions and person not in self.people:
                self.people.append(person)
        if len(words) > len(person.words) or (len(words) == len(person.words) and _fuller(words, person.words)):
            person.words, person.name = words, self._written(name)
        for word in {words[-1], words[0], person.words[0], person.words[-1]}:
            held = self._by_word.setdefault(word, [])
            if person not in held:
                held.append(person)
        return person

    def _misspelt(self, words: tuple[str, ...]) -> Person | None:
        """A person with the same first name and nearly the same surname, or the other way round."""
        for person in self._by_word.get(words[0], []):
            if person.words[0] == words[0] and len(person.words) == len(words) and nearly(words[-1], person.words[-1]):
                return person
        for person in self._by_word.get(words[-1], []):
            if person.words[-1] == words[-1] and nearly(words[0], person.words[0]):
                return person
        return None

    def _single(self, name: _Name) -> Person | None:
        """The person that one word names: by surname, by first name, by near spelling; a new one where it must be somebody."""
        word = name.words[0]
        token = name.tokens[0]
        gender = lexicon.HONORIFICS.get(name.honorific, "")
        known = [person for person in self._by_word.get(word, []) if not gender or person.gender in {"", gender}]
        if known and (not self._the_before(name) or name.honorific):
            surname = [person for person in known if person.words[-1] == word] or known
            before = [person for person in surname if person.first_at <= name.start]
            return max(before, key=lambda person: person.first_at if len(surname) > 1 else 0) if before else surname[0]
        if word in lexicon.COUNTRIES or token.low in lexicon.DEMONYMS or token.low in lexicon.NOT_NAMES or (word in lexicon.PLACES and not name.honorific):
            return None
        if token.text.isupper() and len(token.text) > 1:
            return None
        titled = bool(name.honorific) or (self._title(name) is not None and not self._the_before(name))
        speaks = name.start in self._speaking and not self._the_before(name) and token.low not in lexicon.ORG_NOUNS
        if not (titled or speaks) or lexicon.is_role(token.low):
            return None
        for people in ([p for p in self.people if nearly(word, p.words[-1])],):
            if people:
                return people[-1]
        person = Person(token.text, (word,), first_at=name.start, firm=True)
        self.people.append(person)
        self._by_word.setdefault(word, []).append(person)
        return person

    def _written(self, name: _Name) -> str:
        return self.text[name.start : name.end]

    def _organisation(self, name: _Name) -> None:
        run = name.run
        start = (
            run.start if run.tokens[0].low not in lexicon.NOT_NAMES else run.tokens[min(1, len(run.tokens) - 1)].start
        )
        self.organisations.append(Organisation(start, run.end, self.text[start : run.end]))
        acronym = re.compile(r" \(([A-Z]{2,8})\)").match(self.text, run.end)
        if acronym:
            self.acronyms.setdefault(acronym[1], self.text[start : run.end])

    def _learn(self, person: Person, name: _Name) -> None:
        """Take the gender and the role that one mention shows."""
        title = self._title(name)
        ceiling = name.span.end
        if not person.gender:
            person.gender = lexicon.HONORIFICS.get(name.honorific, "") or lexicon.ROLE_GENDER.get(name.honorific, "")
        if not person.gender and title is not None:
            last = self.text[title.start : title.end].split()[-1].lower()
            person.gender = lexicon.ROLE_GENDER.get(last, "")
        if len(person.words) > 1 and not person.gender and "-" not in person.words[-1]:
            person.gender = lexicon.first_names().get(person.words[0], "") or lexicon.first_names().get(
                person.words[0].split("-")[0], ""
            )
        if (
            name.honorific
            or title is not None
            or (len(person.words) > 1 and person.words[0] in lexicon.first_names())
            or name.start in self._speaking
        ):
            person.firm = True
        if person.rank >= 4:
            return
        for rank, span in self._roles(name, title, ceiling):
            if span is not None and rank > person.rank:
                person.role, person.rank, person.firm = span, rank, True
                words = self.text[span.start : span.end].lower().split()
                if not person.gender:
                    person.gender = next(
                        (lexicon.ROLE_GENDER[word] for word in words if lexicon.ROLE_GENDER.get(word)), ""
                    )
                return

    def _roles(self, name: _Name, title: Span | None, ceiling: int) -> list[tuple[int, Span | None]]:
        after = roles.apposition_after(self.text, name.end, ceiling)
        being = roles.being_after(self.text, name.end, ceiling)
        before = roles.before_comma(self.text, name.run.start, name.span.start)
        place = roles.affiliation_after(self.text, name.end, ceiling)
        if len(name.tokens) == 1 and title is not None and not name.honorific:
            return [(2, after), (2, title)] if after is None else [(4, after)]
        return [
            (4, after if not _bare_title(self.text, title) or after else None),
            (4, title),
            (4, before),
            (3, being),
            (2, place),
        ]


def _bare_title(text: str, title: Span | None) -> bool:
    return title is None or text[title.start : title.end].lower().rstrip(".") in lexicon.PLAIN_HONORIFICS


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with the same last word can be one person's."""
    a, b = one[0].rstrip("."), other[0].rstrip(".")
    if len(one) == 1 or len(other) == 1 or a == b:
        return True
    if a.startswith(b) or b.startswith(a):
        return len(a) == 1 or len(b) == 1 or min(len(a), len(b)) >= 3
    shorter, longer = sorted((one[:-1], other[:-1]), key=len)
    return set(shorter) <= set(longer)


def _fuller(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(one[0].rstrip(".")) > 1 and len(other[0].rstrip(".")) == 1


def fold(word: str) -> str:
    """A word for comparing: lower case, without accents, Arabic articles and full stops."""
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", word.translate(_FOLD)) if not unicodedata.combining(char)
    )
    return re.sub(r"^(?:al|el)[-']", "", plain.lower()).rstrip(".")


def nearly(one: str, other: str) -> bool:
    """Whether two words of five letters or more differ by one letter (added, lost, changed, or two swapped)."""
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])
