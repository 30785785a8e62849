"""People met in a story by their names, merged: a surname, a first name, a near spelling mean one already met."""

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from digest.article import Span
from digest.quotes import namewords, nicknames
from digest.quotes.firstnames import first_names
from digest.quotes.likeness import compatible, nearly
from digest.quotes.naming import HYPHENED, Name
from digest.quotes.runs import HIDDEN

_NEAR = 400  # characters in which a full name just given settles which of two namesakes a surname means
_IN_FULL = 3  # times that somebody has been named in full: who shares the surname goes without
_USUAL = 2  # times that a bare surname has meant one of them
NAMESAKES = 20  # people with one surname to choose from, the latest
_PARENT_OF = frozenset("umm um abu mama baba mzee nana".split())  # Khaled is the son of Umm Khaled
_IN_THE_NAME = frozenset("pope swami acharya baba".split())  # of whom one word is known
_MARRIED = re.compile(r"\b(?:[Hh]is|[Hh]er) (?:\w+ )?(?:wife|husband|widow|widower|spouse),? $")
_FAMILIAR = frozenset(
    "auntie aunty".split()
)  # that stand before a first name, and belong to it where nothing else is known
_RELATIVE = re.compile(
    r"\b(?:[Hh]is|[Hh]er|whose) (?:[a-z-]+ ){0,2}(?:mother|father|mum|mom|dad|son|daughter|brother|sister|wife|husband|widow|"
    r"widower|uncle|aunt|cousin|niece|nephew|grandson|granddaughter|grandmother|grandfather),? (?:[\w.-]+ ){0,3}$"
)
_LISTED = re.compile(r"\b(?:and|or|with|his wife|her husband),? (?:[A-Z][\w.’-]* ){0,3}$")
_COURTEOUS = re.compile(r"[“\"‘'](?:Miss|Mr|Mrs|Ms|Mister|Sir|Lady|Doctor|Dr|Aunt|Auntie|Uncle|Coach|Father|Sister)\b")
_AND = re.compile(r" (?:and|&) ")


@dataclass(eq=False, slots=True)
class Person:
    """One human being of the story. `name` is the fullest form met; `words` its words, folded for comparing.

    `rank` says how good the place was that the role came from; `firm`, that more than capital letters make it a person.
    """

    name: str
    words: tuple[str, ...]
    suffix: str = ""
    gender: str = ""
    known_gender: bool = False  # by more than a first name
    origin: str = ""  # the country
    role: Span | None = None
    besides: Span | None = None  # what a role that is a mere rank leaves unsaid
    rank: int = 0
    firm: bool = False
    kin: bool = False  # named as somebody's wife or husband
    plain: int = 0  # how often a surname that others have too meant this one
    mentions: list[int] = field(default_factory=list)
    full: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name in the text, without title: [start, end)."""

    start: int
    end: int
    person: Person


class People:
    """`all` the people of a story in the order they were met, by any word of their names. `text` is masked, `body` is not."""

    def __init__(self, text: str, body: str) -> None:
        self.text = text
        self._body_text = body
        self.all: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}
        self._by_start: dict[str, list[Person]] = {}  # the first letter of surnames

    def with_word(self, word: str) -> Sequence[Person]:
        """Who has a word in their name, the latest of many."""
        return self._by_word.get(word, [])[-NAMESAKES:]

    def call(self, person: Person, word: str) -> None:
        """Let a word name a person from now on."""
        self._by_word.setdefault(word, []).append(person)

    def spelt_like(self, word: str) -> Person | None:
        """The latest person whose surname is spelt nearly like a word."""
        return next(
            (
                person
                for person in reversed(self._by_start.get(word[:1], [])[-NAMESAKES:])
                if nearly(word, person.words[-1])
            ),
            None,
        )

    def single(self, name: Name) -> Person:
        """A new person of whom the story has told one word."""
        word = name.words[0]
        written = name.tokens[0].text
        if name.honorific in _IN_THE_NAME:
            written = f"{name.honorific.title()} {written}"
        person = Person(written, (word,), gender=first_names().get(word, ""), firm=True)
        person.kin = _MARRIED.search(self.text, max(0, name.start - 30), name.start) is not None
        self.all.append(person)
        self.call(person, word)
        return person

    def merge(self, name: Name) -> Person:
        """The person that a full name belongs to: one already met whose name is compatible, or a new one."""
        words = name.words
        person = self._met(name) or self._misspelt(name)
        if person is None:
            person = Person(self._as_written(name), words, suffix=name.suffix)
            self.all.append(person)
            if not HYPHENED.fullmatch(name.tokens[-1].text):  # Kang Jun-young
                person.gender = first_names().get(words[0], "") or first_names().get(words[0].split("-")[0], "")
        elif len(words) > len(person.words) or (
            len(words) == len(person.words) and len(words[0]) > 1 == len(person.words[0])
        ):
            person.words, person.name = words, self._as_written(name)
        if words[0] in _PARENT_OF and len(words) == 2:
            self.call(person, " ".join(words))
            return person
        for word in {
            *words,
            person.words[-1],
            " ".join(words[1:]),
            " ".join(words[1:3]),
            " ".join(words[:2]),
        } - namewords.PARTICLES:
            held = self._by_word.setdefault(word, [])
            if person not in held[-NAMESAKES:]:
                held.append(person)
        started = self._by_start.setdefault(words[-1][:1], [])
        if person not in started[-NAMESAKES:]:
            started.append(person)
        return person

    def _as_written(self, name: Name) -> str:
        """A full name as the story writes it, a nickname inside it included: Robert “Bobby” Tarrant."""
        masked = self.text[name.start : name.end]
        whole = self._body_text[name.start : name.end]
        return whole if HIDDEN in masked and not _COURTEOUS.search(whole) else nicknames.without(masked)

    def _met(self, name: Name) -> Person | None:
        if name.words[0] in _PARENT_OF:
            return next(iter(self.with_word(" ".join(name.words))), None)
        if name.words[0] in _FAMILIAR and len(name.words) == 2:
            return next((one for one in self.with_word(name.words[1]) if one.words[0] == name.words[1]), None)
        for person in reversed(self.with_word(name.words[-1])):
            if person.words[-1] != name.words[-1] or not compatible(name.words, person.words):
                continue
            if name.suffix and person.suffix and name.suffix != person.suffix:
                continue
            return person
        for person in self.with_word(" ".join(name.words)):  # "van der Berg" of "Anna van der Berg"
            if len(person.words) <= len(name.words):
                continue
            if not name.suffix or name.suffix == person.suffix:
                return person
        return None

    def _misspelt(self, name: Name) -> Person | None:
        """A person with the same first name and nearly the same surname, or the other way round."""
        words = name.words
        if name.suffix:
            return None
        for person in self.with_word(words[0]):
            if person.words[0] == words[0] and len(person.words) == len(words) and nearly(words[-1], person.words[-1]):
                return person
        for person in self.with_word(words[-1]):
            if person.words[-1] == words[-1] and nearly(words[0], person.words[0]):
                return person
        return None

    def partner(self, name: Name, following: Name | None, people: Mapping[int, Person]) -> Person | None:
        """The first of a couple: "Declan and Mary Fahy"."""
        other = None
        if (
            following is not None
            and following.start in people
            and len(following.tokens) == 2
            and _AND.fullmatch(self.text, name.end, following.start)
            and name.words[0] in first_names()
            and not name.honorific
        ):
            other = people[following.start]
        if other is None or len(other.words) < 2 or name.words[0] in other.words:
            return None
        surname = other.name.split(" ", 1)[1]
        person = Person(f"{name.tokens[0].text} {surname}", (*name.words, *other.words[1:]), firm=True)
        person.gender = first_names().get(name.words[0], "")
        self.all.append(person)
        for word in (*name.words, other.words[-1]):
            self.call(person, word)
        return person

    def spouse_of(self, partner: Person, name: Name, gender: str) -> Person:
        """Whom "Mrs Hollis" means where only Mr Hollis was named: his wife, met by her first name, or somebody new."""
        kin = (
            person
            for person in reversed(self.all)
            if len(person.words) == 1 and person.gender in {"", gender} and person.words[0] != partner.words[-1]
        )
        person = next((one for one in kin if one.kin), None)
        if person is None:
            person = Person(name.tokens[0].text, name.words, gender=gender, firm=True)
            self.all.append(person)
        else:
            person.name, person.words = f"{person.name} {partner.name.split()[-1]}", (*person.words, partner.words[-1])
        person.gender = person.gender or gender
        self.call(person, name.words[0])
        return person

    def _is_relative(self, at: int) -> bool:
        """Whether a name that stands at an offset is introduced as somebody's relative: "his older sister, Ada Marsh"."""
        return _RELATIVE.search(self.text, max(0, at - 50), at) is not None

    def namesake(self, known: Sequence[Person], at: int, gender: str = "") -> Person:
        """Which of several people a bare surname means, and remembers it: the one whose full name was just given, else the one
        whom it meant before, else the one most often named, of a `gender` if any is known to be."""
        who = self._namesake(known, at, gender)
        who.plain += any(person.full and person.full[0] < at for person in known)
        return who

    def _namesake(self, known: Sequence[Person], at: int, gender: str) -> Person:
        before = {id(person): bisect.bisect_left(person.full, at) for person in known}
        named = [person for person in known if before[id(person)]] or list(known)
        usual = max(named, key=lambda person: person.plain)
        if not usual.plain:
            named = [person for person in named if gender and person.gender == gender] or named
        latest = max(named, key=lambda person: person.full[before[id(person)] - 1] if before[id(person)] else -1)
        others = [person for person in named if person is not latest]
        if (
            not latest.plain and before[id(latest)] and self._is_relative(latest.full[0])
        ):  # his sister, Ada Marsh … Marsh: her brother
            main = [person for person in others if person.full and not self._is_relative(person.full[0])]
            if len(main) == 1:
                return main[0]
        if before[id(latest)] >= _IN_FULL and not latest.plain and len(others) == 1 and before[id(others[0])]:
            return others[0]  # Eric Reeve said … Eric Reeve added … Reeve tweeted: his father
        first = min(named, key=lambda person: person.full[0] if person.full else at)
        if (
            before[id(latest)]
            and first is not latest
            and _LISTED.search(self.text, max(0, latest.full[0] - 60), latest.full[0])
        ):
            return first  # Tom Reeve met Ida Holt and Ada Reeve. Reeve said
        given = latest.full[before[id(latest)] - 1] if before[id(latest)] else -_NEAR
        if at - given < _NEAR and ("\n" not in self.text[given:at] or usual.plain < _USUAL):
            return latest
        if usual.plain and any(before.values()):
            return usual
        return max(named, key=lambda person: (len(person.full), -person.full[0] if person.full else 0))
