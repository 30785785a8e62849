"""The bodies of a story looked up by a noun: "the bank", "the company", and whose report "the report" is."""

import bisect
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from digest.article import Span
from digest.quotes import lexicon, nouns, places
from digest.quotes.firstnames import first_names

_SHORT = re.compile(r" \((?P<short>[A-Z][A-Za-z&]{1,9})\)")
_SPELT_OUT = re.compile(
    r"(?:[A-Z][\w’'&.-]*|of|for|the|and|de|on|in|&)(?:,? (?:[A-Z][\w’'&.-]*|of|for|the|and|de|on|in|&))*\Z"
)
_SPELT_REACH = 200  # characters
_COMMON_NOUN = re.compile(
    r"[Tt](?<!\w.)he (?P<name>(?:[a-z]+ ){0,2}(?P<noun>bank|ministry|government|union|department|agency|association|council|"
    r"university|parliament|police|army|party|court|committee|commission|institute)"
    r" (?:of|in|for) (?:the )?[A-Z][\w’-]*(?: [A-Z][\w’-]*)*)"
)  # the central bank of Karanda
_EDITORIAL = re.compile(r" editorial (?:board|page)\b")
_EDITORS_REACH = 120  # characters
_EDITORS = re.compile(
    r"(?<![\w’'])(?:[Tt]he )?(?P<name>[A-Z][\w.’'&-]*(?: (?:of |and |the )?[A-Z][\w.&-]*){0,4}?(?:[’']s)? "
    r"editorial (?P<noun>board|page))\b"
)  # the Lowfield Courier editorial board
_MORE = re.compile(
    r" (?:of|for|on) (?:the )?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b)[A-Z][\w’-]*(?: [A-Z][\w’-]*)*"
    r"(?:(?P<list>(?:, [A-Z][a-z]+)+,? and [A-Z][a-z]+)(?! [A-Z])|"
    r"(?P<and>,? and (?P<last>[A-Z][\w’-]*(?: [A-Z][\w’-]*)?)(?! [A-Z])))?"
)  # the Illinois Board of Elections, the Academies of Law, Logic and Music
_DOCUMENT = re.compile(
    r"\b(?P<noun>report|study|survey|statement|analysis|review|audit|editorial|paper|poll|letter|message|assessment|warning|alert|"
    r"advisory|bulletin)"
    r" (?:(?:issued|released|published|commissioned|compiled|prepared|conducted|written|sent|carried out) "
    r"(?:(?:on|in|late|early|earlier|last|this) (?:\w+ )?(?:\w+day|week|month|year|[A-Z]\w+|\d{4}) )?)?"
    r"(?:by|from|(?<=editorial )in) (?:the )?$"
)
_DOCUMENT_ENDS = ("by ", "by the ", "from ", "from the ", "in ", "in the ")
_DOCUMENT_REACH = 40  # characters
_OWN_REPORT = re.compile(r" (?P<noun>report|study|survey|analysis|review|audit|poll|editorial)\b")
_PLURAL_OWNER = re.compile(r"[’'] [A-Z][\w-]*(?: [A-Z][\w-]*)*")  # the Growers’ Watch
_KINDS = (
    "airline air airways airlines jet aviation",
    "company inc ltd llc plc corp co holdings foods motors technologies systems gmbh airline airlines laboratories bhd",
    "firm inc ltd llc plc corp co holdings partners associates llp",
    "newspaper times journal post herald gazette tribune telegraph guardian chronicle star",
    "university college",
    "charity trust foundation fund",
    "union federation association",
    "ministry department",
    "panel committee commission inquiry",
)
_FIRMS = frozenset(
    """
company corporation corp co inc incorporated ltd limited llc plc group holdings industries motors airlines airways university
college foundation institute association technology technologies pharmaceuticals laboratories entertainment
""".split()
)
_KIND = {kind.split()[0]: frozenset(kind.split()[1:]) for kind in _KINDS}


@dataclass(frozen=True, slots=True)
class Body:
    """A named body or place: [start, end) and its name."""

    start: int
    end: int
    name: str


class Bodies:
    """The bodies named in a story, in order. `roles` says what the story calls them: name -> the words."""

    def __init__(self, text: str, bodies: Iterable[Body], roles: Mapping[str, Span]) -> None:
        common = [
            Body(match.start("name"), match.end("name"), match["name"])
            for match in _COMMON_NOUN.finditer(text)
            if match["noun"] in lexicon.ORG_NOUNS
        ]
        common += [
            Body(*match.span("name"), match["name"])
            for last in _EDITORIAL.finditer(text)
            if (match := _EDITORS.search(text, max(0, last.start() - _EDITORS_REACH), last.end())) is not None
        ]
        self._text = text
        self.all = sorted(bodies, key=lambda body: body.start)
        self._starts = [body.start for body in self.all]
        self._by_noun: dict[str, list[Body]] = {}
        for body in common:
            self._by_noun.setdefault(_head(body.name), []).append(body)
        for body in self.all:
            whole = self.whole(body)
            if " " in whole.name:  # the Department of Roads is "the department"
                self._by_noun.setdefault(body.name.lower().split()[-1], []).append(whole)
            role = roles.get(body.name)
            if role is not None:
                self._by_noun.setdefault(_head(text[role.start : role.end]), []).append(body)
        for held in self._by_noun.values():
            held.sort(key=lambda body: body.start)
        self._documents = self._owners(text)

    def between(self, start: int, end: int) -> list[Body]:
        """The bodies and places named in [start, end), in order."""
        first, last = bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end)
        return [body for body in self.all[first:last] if body.end <= end]

    def with_noun(self, noun: str, before: int) -> Body | None:
        """The last body named before an offset whose name ends with a noun; else the only one of that kind ("the company")."""
        last = self._last(noun, before)
        if last is not None:
            full = self.whole(next(body for body in self._by_noun[noun] if body.name == last.name))
            return full if len(full.name) > len(last.name) else self.whole(last)  # as it was first called
        kind = [body for word in _KIND.get(noun, ()) if (body := self._last(word, before)) is not None]
        return self.whole(kind[0]) if len({body.name for body in kind}) == 1 else None

    def whole(self, body: Body) -> Body:
        """A body with what belongs to its name after its noun: "Illinois Board of Elections"."""
        more = _MORE.match(self._text, body.end) if body.name.split()[-1].lower() in lexicon.ORG_NOUNS else None
        if more is None:
            return body
        words = re.findall(r"\w+", (more["list"] or "").lower())
        if any(word in places.PLACES or word in first_names() for word in words):
            return Body(body.start, more.start("list"), self._text[body.start : more.start("list")])
        joined = all(nouns.is_common(word) for word in (more["last"] or "").lower().split())
        end = more.end() if joined else more.start("and")
        return Body(body.start, end, self._text[body.start : end])

    def called(self, short: str) -> Body | None:
        """The body that a firm's or a school's first word, or its initials, stand for: "Ford" for the Ford Motor Company, "DNC"
        for the Democratic National Committee."""
        return self._by_short.get(short)

    @cached_property
    def _by_short(self) -> dict[str, Body]:
        shorts: dict[str, Body] = {}
        for body in self.all:
            words = body.name.split()
            if len(words) < 2:
                continue
            if words[-1].rstrip(".").lower() in _FIRMS:
                shorts.setdefault(words[0], body)
            whole = self.whole(body)
            initials = "".join(word[0] for word in whole.name.split() if word[0].isupper())
            if len(initials) > 2:
                shorts.setdefault(initials, whole)
        return shorts

    def owner(self, document: str, before: int) -> Body | None:
        """The body whose report, study or statement was the last named before an offset."""
        held = self._documents.get(document, [])
        at = bisect.bisect_left(held, before, key=lambda pair: pair[0])
        return held[at - 1][1] if at else None

    def _last(self, noun: str, before: int) -> Body | None:
        held = self._by_noun.get(noun, [])
        at = bisect.bisect_left(held, before, key=lambda body: body.start)
        return held[at - 1] if at else None

    def _owners(self, text: str) -> dict[str, list[tuple[int, Body]]]:
        owners: dict[str, list[tuple[int, Body]]] = {}
        for body in self.all:
            floor = max(0, body.start - _DOCUMENT_REACH)
            if not text.endswith(_DOCUMENT_ENDS, floor, body.start):
                continue
            document = _DOCUMENT.search(text, floor, body.start)
            if document is not None:
                more = _PLURAL_OWNER.match(text, body.end)
                end = more.end() if more else self.whole(body).end
                owners.setdefault(document["noun"], []).append(
                    (document.start(), Body(body.start, end, text[body.start : end]))
                )
        for body in self.all:  # a recent UNESCO report
            own = _OWN_REPORT.match(text, body.end)
            if own and not set(body.name.lower().split()) <= places.PLACES:
                owners.setdefault(own["noun"], []).append((body.start, body))
        for held in owners.values():
            held.sort(key=lambda pair: pair[0])
        return owners


def _head(phrase: str) -> str:
    """The noun before a phrase's first preposition."""
    return re.split(r" (?:of|in|for|that|which|with) ", phrase, maxsplit=1)[0].lower().split()[-1]


def acronyms(text: str) -> dict[str, str]:
    """The full names of abbreviations that the story explains: "Federal Security Service (FSB)"."""
    known: dict[str, str] = {}
    done = 0
    for found in _SHORT.finditer(text):
        before = _SPELT_OUT.search(text, max(done, found.start() - _SPELT_REACH), found.start())
        words = before[0].split() if before is not None else []
        done = found.end()
        for size in range(1, len(words) + 1):
            tail = words[-size:]
            letters = "".join(word[0] for word in tail if word[0].isupper())
            if tail[0][0].isupper() and letters.upper() == found["short"].upper():
                known.setdefault(found["short"], " ".join(tail))
                break
    return known
