"""Who is in the story: every mention of a person by name, merged into people with their full names, roles and genders."""

import bisect
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from digest.article import Span
from digest.quotes import lexicon, nicknames, nouns, origins, places, roles, titles
from digest.quotes.bodies import Bodies, Body, acronyms
from digest.quotes.firstnames import first_names
from digest.quotes.naming import AGE_NEXT, HYPHENED, Name, compatible, fold, is_person, name_in, nearly, the_before
from digest.quotes.runs import HIDDEN, runs

_NEAR = 400  # characters in which a full name just given settles which of two namesakes a surname means
_ALIAS_NEAR = 40  # characters of titles before the name that has an alias
_ENOUGH = 60  # mentions of one name that are looked at for what they say
_NAMESAKES = 20  # people with one surname to choose from, the latest
_COUNTED = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = frozenset(
    "a an the of in on at to for and or but nor by as vs v with from over into after about that than under when amid".split()
)
_BODY_BEFORE = re.compile(
    r"\b(?:agency|company|group|firm|newspaper|magazine|website|channel|network|broadcaster|maker) $"
)
_AGED = re.compile(r", \d{1,2}[,.;]|,? \(\d{1,2}\)|,? aged \d")
_PLACED = re.compile(r"\b(?:in|at|on|of|from|near) $")
_CALLED = re.compile(
    r"\b(?:(?:identified (?:him|her|them)self|(?:his|her|their) (?:first )?name|known|identified|named) "
    r"(?:only |simply |just )?(?:by (?:his|her|their) first name, |as )|(?:gave|giving) only (?:his|her|their) (?:first )?name, |"
    r"(?:popularly|also|simply|better|man|woman|boy|girl) "
    r"(?:called|named|known as)|surnamed|to be called )$"
)
_LEAD = re.compile(
    r"(?:[A-Z][^“”:;]{1,60}?(?::| -{1,2}| —| –) )?(?:An? (?P<role>(?:[\w’'-]+ ){1,9}?)"
    r"(?=(?:who|whose|has|have|had|was|is|accused|convicted|jailed)\b)|The (?P<the>(?:[a-z’'-]+ ){1,4}?)(?=(?:who|whose)\b))"
)
_PREPOSED = re.compile(r" (?:of|for|at|in|to|from|with|who|on) ")
_MARRIED = re.compile(r"\b(?:[Hh]is|[Hh]er) (?:\w+ )?(?:wife|husband|widow|widower|spouse),? $")
_INTRODUCED = re.compile(r",? (?:an? |who |whose |\d)")
_HUMAN = re.compile(
    r" (?:was|is|has|had|left|came|went|grew|spent|took|made|lost|found|fled|sat|stood|began|became|knew|lives?|works?|"
    r"[a-z]{3,}ed) [^.!?“”]{0,160}?(?:\b(?:his|her|himself|herself)\b|[.!?]\s{1,3}(?:He|She|His|Her)\b|"
    r"[.!?”]\s{1,4}“[^“”]{0,400}” (?:he|she) )"
)  # Nasrin left Kandahar at 14 with two bags and her brother’s coat.
_RELATION = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[A-Z]\w+[’']s) (?:[a-z-]+ ){0,3}?([a-z-]+), $")
_TAIL_OF_BODY = re.compile(r"[A-Z][\w’'-]+ (?:and|for|of|&) $")
_WHO_OWN = re.compile(r"(?:, \d{1,3})?, (?:who|an?) [^,;.“”]{2,60}? (his|her) [a-z]")
_AND = re.compile(r" (?:and|&) ")
_BRACKETED = re.compile(r"\((Mrs|Mr|Miss|Ms)\.?\) $")


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
    mentions: list[int] = field(default_factory=list)
    full: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name in the text, without title: [start, end)."""

    start: int
    end: int
    person: Person


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
        self._body_text = text if body is None else body
        self._aliases = aliases
        self.people: list[Person] = []
        self.mentions: list[Mention] = []
        self._named_bodies: list[Body] = []
        self.acronyms = acronyms(text)
        self.body_roles: dict[str, Span] = {}
        self._by_word: dict[str, list[Person]] = {}
        self._by_start: dict[str, list[Person]] = {}  # the first letter of surnames
        self._speaking = speaking
        self._titles: dict[int, Span | None] = {}
        common = frozenset(re.findall(r"\b[a-z]{3,}\b", text))
        found = [
            name
            for sentence in sentences
            if not _is_headline(text, sentence)
            for run in runs(text, sentence)
            if (name := name_in(text, run, sentence, common)) is not None
        ]
        self._inside = {name.words[0] for name in found if not name.opens}
        self._common = common
        self._read(found)
        self._introduce(sentences)
        self._by_role: dict[str, list[Person]] = {}
        for person in self.people:
            parts = [part for part in (person.role, person.besides) if part is not None]
            for word in {word for part in parts for word in text[part.start : part.end].lower().split()}:
                self._by_role.setdefault(fold(word.strip(",")), []).append(person)
        self._starts = [mention.start for mention in self.mentions]
        self.bodies = Bodies(text, self._named_bodies, self.body_roles)

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in [start, end), in order."""
        first, last = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    def with_role(self, word: str, before: int) -> list[Person]:
        """Who, of those named before an offset, has a word in their role."""
        return [
            person
            for person in self._by_role.get(word, [])[:_NAMESAKES]
            if person.mentions and person.mentions[0] < before
        ]

    def _read(self, found: Sequence[Name]) -> None:
        found = _without_initials(found)
        alone = {name.words[0] for name in found if len(name.words) == 1 and not the_before(self.text, name)}
        self._single_counts = Counter(name.words[0] for name in found if len(name.words) == 1)
        full = [name for name in found if len(name.words) > 1]
        human: set[tuple[str, ...]] = set()
        tries: Counter[tuple[str, ...]] = Counter()
        for name in full:
            tries[name.words] += 1
            if name.words not in human and tries[name.words] <= _ENOUGH and self._is_human(name, alone):
                human.add(name.words)
        tails = {words[1:] for words in human if len(words) > 2 and words[1] in lexicon.PARTICLES}
        human |= {name.words for name in full if name.words in tails}  # De Wit, of Femke de Wit
        people: dict[int, Person] = {}
        for name in full:
            if name.words in human:
                people[name.start] = person = self._merge(name)
                person.full.append(name.start)
        self._give_aliases(people)
        after = {one.start: other for one, other in pairwise(found)}
        for name in found:
            if len(name.words) > 1:
                continue
            shared = self._shares_surname(name, after.get(name.start), people)
            single = shared or self._single(name)
            if single is not None:
                people[name.start] = single
        for name in found:
            named = people.get(name.start)
            if named is None:
                self._named_bodies.append(self._body(name))
            else:
                self.mentions.append(Mention(name.start, name.end, named))
                named.mentions.append(name.start)
                self._learn(named, name)

    def _give_aliases(self, people: dict[int, Person]) -> None:
        """Let a person be named by a nickname too, whole ("Doña Chelo") or alone ("Sillo")."""
        for at, alias in self._aliases:
            person = next((people[near] for near in range(at, at + _ALIAS_NEAR) if near in people), None)
            if person is None:
                continue
            self._by_word.setdefault(fold(alias), []).append(person)
            for start, other in people.items():
                if start > at and other is not person and other.words[-1] == fold(alias) and len(other.words) == 2:
                    people[start] = person

    def _is_human(self, name: Name, alone: set[str]) -> bool:
        titled = (
            self._title(name) is not None
            or roles.before_comma(self.text, name.run.start, name.sentence.start) is not None
            or roles.being_after(self.text, name.end, name.sentence.end) is not None
            or roles.apposition_after(self.text, name.end, name.sentence.end) is not None
            or _CALLED.search(self.text, max(0, name.start - 40), name.start) is not None
        )
        speaks = name.start in self._speaking
        return is_person(self.text, name, speaks=speaks, titled=titled, alone=alone, common=self._common)

    def _introduce(self, sentences: Sequence[Span]) -> None:
        """Give the first person named after the first sentence what that calls them: "A driver who … was jailed. / Ryan
        Goodall, 27, of …"."""
        for number, lead in enumerate(sentences[:2]):
            found = _LEAD.match(self.text, lead.start, lead.end)
            held = next((one for one in self.mentions if one.start >= lead.end), None)
            reach = sentences[min(number + 2, len(sentences) - 1)].end
            if found is None or held is None or not lead.end <= held.start < reach:
                continue
            who = held.person
            begins = any(held.start == sentence.start for sentence in sentences[number + 1 : number + 3])
            shown = begins or AGE_NEXT.match(self.text, held.end) or self.text[held.start - 2 : held.start - 1] == "”"
            if who.role is not None or len(who.words) < 2 or who.mentions[0] != held.start or not shown:
                continue
            part = "role" if found["role"] else "the"
            role = roles.role_phrase(self.text, found.start(part), found.end(part))
            noun = self.text[role.start : role.end].split()[-1].lower() if role is not None else ""
            if (
                role is not None
                and lexicon.is_role(noun)
                and noun not in lexicon.ANY_ROLE
                and lexicon.ROLE_GENDER.get(noun, "") in {"", who.gender}
            ):
                who.role, who.firm = role, True

    def _learn_gender(self, person: Person, role: Span) -> None:
        """Take the gender that a role tells, surely so where its noun does: "his niece"."""
        words = self.text[role.start : role.end].lower().split()
        if person.gender == "f" and any(word.strip(",").endswith("man") for word in words):
            return  # Veronica Marsh, chairman of the parish council
        noun = _PREPOSED.split(" ".join(words), maxsplit=1)[0].split()[-1].strip(",")
        if sure := lexicon.ROLE_GENDER.get(noun):
            person.gender, person.known_gender = sure, True
        elif not person.gender:
            person.gender = next((lexicon.ROLE_GENDER[word] for word in words if lexicon.ROLE_GENDER.get(word)), "")

    def _learn_more(self, person: Person, name: Name) -> None:
        """Take what a later mention adds to a title of one word: "said Bittencourt, a former Corisco captain"."""
        role = person.role
        if (
            person.besides is None
            and role is not None
            and (" " not in self.text[role.start : role.end] or roles.mere_rank(self.text, role))
        ):
            more = roles.apposition_after(self.text, name.end, name.sentence.end)
            if more is not None and more.start > role.end and not more.overlaps(role):
                person.besides = more

    def _title(self, name: Name) -> Span | None:
        if name.start not in self._titles:
            self._titles[name.start] = titles.title_before(self.text, name.start, name.sentence.start)
        return self._titles[name.start]

    # -- merging -----------------------------------------------------------------------------------------------------------------

    def _merge(self, name: Name) -> Person:
        """The person that a full name belongs to: one already met whose name is compatible, or a new one."""
        words = name.words
        person = self._met(name) or self._misspelt(name)
        if person is None:
            person = Person(self._as_written(name), words, suffix=name.suffix)
            self.people.append(person)
            if not HYPHENED.fullmatch(name.tokens[-1].text):  # Kang Jun-young
                person.gender = first_names().get(words[0], "") or first_names().get(words[0].split("-")[0], "")
        elif len(words) > len(person.words) or (
            len(words) == len(person.words) and len(words[0]) > 1 == len(person.words[0])
        ):
            person.words, person.name = words, self._as_written(name)
        for word in {
            *words,
            person.words[-1],
            " ".join(words[1:]),
            " ".join(words[1:3]),
            " ".join(words[:2]),
        } - lexicon.PARTICLES:
            held = self._by_word.setdefault(word, [])
            if person not in held[-_NAMESAKES:]:
                held.append(person)
        started = self._by_start.setdefault(words[-1][:1], [])
        if person not in started[-_NAMESAKES:]:
            started.append(person)
        return person

    def _as_written(self, name: Name) -> str:
        """A full name as the story writes it, a nickname inside it included: Robert “Bobby” Tarrant."""
        masked = self.text[name.start : name.end]
        return self._body_text[name.start : name.end] if HIDDEN in masked else nicknames.without(masked)

    def _met(self, name: Name) -> Person | None:
        for person in reversed(self._by_word.get(name.words[-1], [])[-_NAMESAKES:]):
            if person.words[-1] != name.words[-1] or not compatible(name.words, person.words):
                continue
            if name.suffix and person.suffix and name.suffix != person.suffix:
                continue
            return person
        for person in self._by_word.get(" ".join(name.words), [])[
            -_NAMESAKES:
        ]:  # "van der Berg" of "Anna van der Berg"
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
        for person in self._by_word.get(words[0], [])[-_NAMESAKES:]:
            if person.words[0] == words[0] and len(person.words) == len(words) and nearly(words[-1], person.words[-1]):
                return person
        for person in self._by_word.get(words[-1], [])[-_NAMESAKES:]:
            if person.words[-1] == words[-1] and nearly(words[0], person.words[0]):
                return person
        return None

    def _shares_surname(self, name: Name, following: Name | None, people: Mapping[int, Person]) -> Person | None:
        """The first of a couple: "Declan and Mary Fahy"."""
        partner = None
        if (
            following is not None
            and following.start in people
            and len(following.tokens) == 2
            and _AND.fullmatch(self.text, name.end, following.start)
            and name.words[0] in first_names()
            and not name.honorific
        ):
            partner = people[following.start]
        if partner is None or len(partner.words) < 2 or name.words[0] in partner.words:
            return None
        surname = partner.name.split(" ", 1)[1]
        person = Person(f"{name.tokens[0].text} {surname}", (*name.words, *partner.words[1:]), firm=True)
        person.gender = first_names().get(name.words[0], "")
        self.people.append(person)
        for word in (*name.words, partner.words[-1]):
            self._by_word.setdefault(word, []).append(person)
        return person

    def _single(self, name: Name) -> Person | None:
        """The person that one word names: by surname, by first name, by near spelling; a new one where it must be somebody."""
        word, token = name.words[0], name.tokens[0]
        gender = lexicon.HONORIFICS.get(name.honorific, "") or lexicon.ROLE_GENDER.get(name.honorific, "")
        the = the_before(self.text, name)
        known = self._by_word.get(word, [])[-_NAMESAKES:]
        fitting = [person for person in known if not gender or person.gender in {"", gender}]
        if known and not fitting and name.honorific in lexicon.HONORIFICS:
            return self._spouse_of(known[-1], name, gender)
        exact = [person for person in fitting if gender and person.gender == gender]
        known = exact or fitting or known
        known = [person for person in known if person.words[-1] == word] or known
        if name.suffix:
            known = [person for person in known if person.suffix == name.suffix] or known
        if known and not the:
            return self._namesake(known, name.start) if len(known) > 1 else known[0]
        if not self._is_somebody(name, the=the):
            return None
        near = next(
            (
                person
                for person in reversed(self._by_start.get(word[:1], [])[-_NAMESAKES:])
                if nearly(word, person.words[-1])
            ),
            None,
        )
        if near is not None:
            return near
        person = Person(token.text, (word,), gender=first_names().get(word, ""), firm=True)
        person.kin = _MARRIED.search(self.text, max(0, name.start - 30), name.start) is not None
        self.people.append(person)
        self._by_word.setdefault(word, []).append(person)
        return person

    def _spouse_of(self, partner: Person, name: Name, gender: str) -> Person:
        """Whom "Mrs Hollis" means where only Mr Hollis was named: his wife, met by her first name, or somebody new."""
        kin = (
            person
            for person in reversed(self.people)
            if len(person.words) == 1 and person.gender in {"", gender} and person.words[0] != partner.words[-1]
        )
        person = next((one for one in kin if one.kin), None)
        if person is None:
            person = Person(name.tokens[0].text, name.words, gender=gender, firm=True)
            self.people.append(person)
        else:
            person.name, person.words = f"{person.name} {partner.name.split()[-1]}", (*person.words, partner.words[-1])
        person.gender = person.gender or gender
        self._by_word.setdefault(name.words[0], []).append(person)
        return person

    def _is_somebody(self, name: Name, *, the: bool) -> bool:
        """Whether a single word that no full name explains must name a person: titled, speaking, or a first name met again."""
        word, token = name.words[0], name.tokens[0]
        honoured = name.honorific in lexicon.HONORIFICS
        if (
            word in places.COUNTRIES
            or token.low in places.DEMONYMS
            or token.low in lexicon.NOT_NAMES
            or token.low in lexicon.CROWD
        ):
            return False
        if (
            token.low in places.PLACES or token.low in lexicon.COMMON or token.low in lexicon.ORG_NOUNS
        ) and not honoured:
            return False
        plain = lexicon.is_role(token.low) and not (
            word in first_names() and (name.honorific or _AGED.match(self.text, name.end))
        )
        if (token.text.isupper() and len(token.text) > 1) or (plain and not honoured):
            return False
        if _BODY_BEFORE.search(self.text, max(0, name.run.start - 14), name.run.start):
            return False
        if name.honorific or (self._title(name) is not None and not the):
            return True
        kin = _RELATION.search(self.text, max(name.sentence.start, name.start - 60), name.start)
        if kin and lexicon.is_role(kin[1]):
            return True
        if _AGED.match(self.text, name.end) and not _PLACED.search(self.text, max(0, name.start - 8), name.start):
            return True
        if _CALLED.search(self.text, max(0, name.start - 40), name.start):
            return True
        if token.low in self._common or the:
            return False
        if self.text.startswith(", who ", name.end) or roles.opening_noun(self.text, name) is not None:
            return True
        if _INTRODUCED.match(self.text, name.end):
            role = roles.apposition_after(self.text, name.end, name.sentence.end)
            if role is not None:
                return True
        if name.opens and _HUMAN.match(self.text, name.end) and not nouns.is_common(token.low):
            return True
        known = word in first_names()
        if _TAIL_OF_BODY.search(self.text, max(0, name.start - 30), name.start) and nouns.is_common(token.low):
            return False  # Centers for Disease Control and Prevention
        if name.start in self._speaking:
            return not name.opens or word in self._inside or known or not token.low.endswith("s")
        return known and word in self._inside and self._single_counts[word] > 1

    def _namesake(self, known: Sequence[Person], at: int) -> Person:
        """Which of several people a bare surname means: the one whose full name was just given, else the one most often named."""
        before = {id(person): bisect.bisect_left(person.full, at) for person in known}
        named = [person for person in known if before[id(person)]] or list(known)
        latest = max(named, key=lambda person: person.full[before[id(person)] - 1] if before[id(person)] else -1)
        if before[id(latest)] and at - latest.full[before[id(latest)] - 1] < _NEAR:
            return latest
        return max(named, key=lambda person: (len(person.full), -person.full[0] if person.full else 0))

    def _body(self, name: Name) -> Body:
        tokens = list(name.run.tokens)
        while len(tokens) > 1 and (
            tokens[0].low in lexicon.NOT_NAMES or tokens[0].low.endswith(("-led", "-based", "-backed", "-owned"))
        ):
            tokens.pop(0)
        body = Body(tokens[0].start, name.run.end, self.text[tokens[0].start : name.run.end])
        if body.name not in self.body_roles:
            role = roles.of_body(self.text, body.start, body.end, name.sentence.start, name.sentence.end)
            if role is not None:
                self.body_roles[body.name] = role
        return body

    # -- what the story says of them ----------------------------------------------------------------------------------------

    def _learn(self, person: Person, name: Name) -> None:
        """Take the gender and the role that one mention shows; nobody is introduced after so many."""
        if len(person.mentions) > _ENOUGH:
            return
        title = self._title(name)
        honoured = lexicon.HONORIFICS.get(name.honorific, "") or lexicon.ROLE_GENDER.get(name.honorific, "")
        bracketed = _BRACKETED.search(self.text, max(0, name.run.start - 8), name.run.start)  # Chief (Mrs) Akintola
        if bracketed:
            honoured = lexicon.HONORIFICS[bracketed[1].lower()]
        if honoured and not (person.gender and name.honorific not in lexicon.HONORIFICS):
            person.gender, person.known_gender = honoured, True
        if not person.known_gender and (marked := lexicon.gender_of(person.words)):
            person.gender, person.known_gender = marked, True
        if not person.gender and (own := _WHO_OWN.match(self.text, name.end, name.sentence.end)):
            person.gender = "m" if own[1] == "his" else "f"  # Sandy Marsh, who lost her daughter
        if not person.gender and title is not None:
            person.gender = lexicon.ROLE_GENDER.get(self.text[title.start : title.end].split()[-1].lower(), "")
        if (
            name.honorific
            or title is not None
            or person.words[0] in first_names()
            or name.start in self._speaking
            or AGE_NEXT.match(self.text, name.end)
        ):
            person.firm = True
        if not person.origin:
            lead = [token.text for token in name.run.tokens if token.start < name.start]
            lead += self.text[title.start : title.end].split() if title is not None else []
            person.origin = origins.given(self.text, name.run.start, name.end, lead) or ""
        if person.rank >= roles.SURE:
            self._learn_more(person, name)
            return
        for rank, span in roles.about(self.text, name, title):
            if rank > person.rank:
                person.role, person.rank, person.firm = span, rank, True
                person.besides = roles.besides(self.text, name, title, span)
                self._learn_gender(person, span)
                return


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
    words = _COUNTED.findall(text, sentence.start, min(sentence.end, sentence.start + 300))
    return (
        len(words) > 4
        and all(word[0].isupper() or word in _SMALL for word in words)
        and "”" not in text[sentence.start : sentence.end]
    )
