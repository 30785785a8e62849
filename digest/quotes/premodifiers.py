"""What is said of somebody before the name: "the Senate Minority Leader, Chuck Schumer", "a park ranger named Ploy"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest.article import Span
from digest.quotes import lexicon, namewords, nouns, phrases, places, titles
from digest.quotes.cues import STRONG

if TYPE_CHECKING:
    from digest.quotes.naming import Name


_INITIALS = re.compile(
    r"(?:^|(?<=[“”,.] )|(?<=\bsaid )|(?<=\bby )|(?<=\bto )|(?<=\band )|(?<=[a-z] ))"
    r"((?:[A-Z][\w-]+ ){0,2}[A-Z]{2,5}(?: \([a-z]+\))?) $"
)
_PLURAL = re.compile(
    r"(?:^|\s)(?P<noun>(?:[A-Z][a-z]+-[a-z]+|[A-Za-z][a-z]+)s|(?:Sen|Rep|Gov|Prof|Cllr)s\.) "
    r"(?:[A-Z][\w’.-]*(?: (?:[a-z]{1,3} )?[A-Z][\w’.-]*)*(?: \([RDI]-[\w. ]{2,12}\))?(?:, and |, | and | & ))*$"
)
_LISTED = re.compile(r"[’']?,? (?:and|&) |, (?:[A-Z]|\d)| \(")
_NAMED_SO = re.compile(
    r"(?:^|(?<=[\s“”]))(?:(?:[Aa]n?|[Tt]he) )?(?P<role>(?:[Oo]ne of )?[\w’'-]+(?: [\w’'-]+){0,8}?),? "
    r"(?:(?:who|whose) [^,;:.“”]{2,60},? ?|"
    r"(?:popularly |better |also )?(?:named|called|known (?:only |simply |just )?as|"
    r"identified (?:only )?as|surnamed|(?:who (?:used|uses|gave|took) |using |under |giving |by |with |going by )(?:the|an?) "
    r"(?:(?:assumed|false|fake|stage|first|pen) )?(?:pseudonym|name|alias|nom de guerre)(?: of)?) )"
    r"(?:only |as |simply )*(?:Mr |Mrs |Ms |Dr )?$"
)
_ACTING_FOR = re.compile(r"\b(?P<role>[A-Za-z]+)(?: acting| appearing)? for $")
_OPENING_NOUN = re.compile(
    r"(?:^|(?<=[“”,] ))(?:(?:Also|However|Meanwhile|And|But|Earlier|Later),? )?"
    r"(?:The|A|An|One|Another|Its|His|Her|Their|the|its|his|her|their) "
    r"(?P<role>(?:[\w’'&-]+ ){0,5}(?:[a-z][\w’'-]+|[A-Z][\w’'-]+(?= of ))"
    r"(?: (?:of|for|at|in) (?:the )?[\w’'&-]+(?: [A-Z][\w’'&-]+){0,5})?), "
    r"(?:[A-Z][\w.]* )?(?:\(\w+\.?\) )?$"
)
_SAID_NOUN = re.compile(
    r"\b(?:said|says|added|recalled) (?:the|its|his|her|their) (?P<role>(?:[\w’'&-]+ ){0,4}[a-z][\w’'-]+), (?:[A-Z][\w.]* )?$"
)
_SUBORDINATE = re.compile(
    r"(?:Asked|When|If|While|Although|Though|After|Before|Since|Because|Unless|Told|Meeting|"
    r"According to|As (?:the|his|her|its) (?:[a-z-]+ ){1,3}[a-z]+ed) [^,]+"
)
_BODY_PIECE = re.compile(r"[A-Z][\w’'&-]*(?: (?:of|for|and|the|[A-Z][\w’'&-]*))*")
_IN_YEAR = re.compile(
    r" (?:in|from|until|between|during) (?:the )?(?:(?:early|late|mid)[- ])?(?:1[5-9]|20)\d\d\b[^,]*$"
)
_OWN_TIME_AS = re.compile(
    r"\b(?:his|her|their) (?:[a-z-]+ ){0,2}?(?:time|tenure|years?|days|months|decades?|stint|spell|term|terms|role|job|work|"
    r"career|capacity|duties|position|post) as (?:the |an? )?(?=[\w’'])"
)
_SHORTEST_ROLE, _LONGEST_ROLE = 4, 80  # characters
_NAMING_WORDS = (
    "who",
    "pseudonym ",
    "alias ",
    " name ",
    "nom de guerre ",
    "named",
    "called",
    "known as",
    "identified as",
)
_WORD_BEFORE = re.compile(r"([A-Za-z][\w’'-]*) $")
_CLOSED = re.compile(
    r"(?:(?:[A-Z][a-z]{1,4}\.|\((?:Mrs?|Ms|Miss)\.?\)) ){0,3}(?!(?:Mrs?|Ms|Dr|Sen|Rep|Gov)\.)"
    r"[A-Z][\w’'-]*(?: (?:[a-z]{1,3} )?[A-Z][\w’'-]*\.?){0,4}"
    r"(?: \([^)]{1,40}\))?(?:[,;:.)]|$)",
    re.MULTILINE,
)
_DETERMINERS = frozenset("the a an another his her their its whose one".split())
_DESCRIBED = re.compile(
    r"(?:^|(?<=[\s(]))(?:[Tt]he|[Aa]n?|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ww]hose|[Oo]ne of the|One|"
    r"(?:[a-z][\w-]*|[A-Z][\w-]*(?: [A-Z]\w+)*)[’']s) "
)


_CLAUSE = re.compile(r"\b[A-Z][\w’'-]* [a-z]+(?:ed|es) (?:the|an?|his|her|its|their|that|to|about) ")
_NAME_COMMA = re.compile(r"[A-Z][\w’.-]*, $")


def before_comma(text: str, start: int, floor: int) -> Span | None:
    """The role in "the Senate Minority Leader, Chuck Schumer," or "the star of the show is Quinta Brunson"."""
    link = next((word for word in (", ", " is ", " was ") if text.endswith(word, max(0, start - 5), start)), None)
    if link is None:
        return None
    last = start - len(link)
    if (
        link == ", "
        and _SUBORDINATE.fullmatch(text, floor, last)
        and not re.match(r"[^,;:“”]{0,50},", text[start : start + 60])
    ):
        return None  # Asked if she would miss her neighbour, Mrs Marsh pointed
    for match in _descriptions(text, max(floor, start - titles.LOOK_BACK), last):
        lead = match[0].strip().lower()
        named = _NAME_COMMA.search(text, max(floor, match.start() - 20), match.start())
        if link == ", " and named is not None and not _CLOSED.match(text, start):
            continue  # Led in by Joe Holt, the town’s sheriff, Marsh spoke
        if (
            link == ", "
            and (led := _WORD_BEFORE.search(text, max(floor, match.start() - 20), match.start())) is not None
            and led[1].lower() not in STRONG | {"by", "as"}
            and not _CLOSED.match(text, start)
        ):
            continue  # Alongside her husband, Marsh walked; at the mayor’s debate, Marsh asked
        acting = _ACTING_FOR.search(text, max(floor, match.start() - 40), match.start())
        if acting and titles.is_role(acting["role"].lower()):  # Counsel for the petitioner, Asma Qazalbash,
            phrase = phrases.role_phrase(text, acting.start("role"), last, listed=True)
            if phrase is not None and phrase.end == last:
                return phrase
        kept = lead.endswith(("'s", "’s")) or lead in titles.OWN or lead in {"another", "one", "one of the"}
        phrase = phrases.role_phrase(text, match.start() if kept else match.end(), last, listed=True)
        if phrase is not None and (phrase.end == last or phrases.PAREN.fullmatch(text, phrase.end, last)):
            return phrase
    piece = max(floor, text.rfind(", ", floor, last) + 2 if text.rfind(", ", floor, last) >= 0 else floor)
    phrase = (
        phrases.role_phrase(text, piece, last) if link == ", " else None
    )  # "Opposition spokesman on education, Kemar Baptiste,"
    named = _NAME_COMMA.search(text, max(floor, piece - 20), piece)
    if named is not None and text.startswith("the ", piece) and not _CLOSED.match(text, start):
        return None
    if phrase is not None and _CLAUSE.search(text, phrase.start, phrase.end):
        phrase = None  # As President Ada Marsh lectured the council on Monday, Tom Reeve laughed
    if phrase is not None and phrase.end == last and text[phrase.start].isupper():
        if text.startswith("As ", phrase.start):
            phrase = Span(phrase.start + 3, phrase.end)
        year = _IN_YEAR.search(text, phrase.start, phrase.end)
        return Span(phrase.start, year.start()) if year else phrase
    return _with_body(text, start, floor) if link == ", " else None


def _descriptions(text: str, floor: int, end: int) -> Iterator[re.Match[str]]:
    """The articles and owners that may begin a description."""
    words = text[floor:end].lower().replace("(", " ").split()
    if _DETERMINERS.isdisjoint(words) and not any(word.endswith(("’s", "'s")) for word in words):
        return iter(())
    return _DESCRIBED.finditer(text, floor, end)


def as_before(text: str, start: int, floor: int) -> Span | None:
    """What somebody was, by the clause that leads up to the name: "Asked about her tenure as finance minister, Marsh said"."""
    floor = max(floor, start - titles.LOOK_BACK * 2)
    if not text.endswith(", ", floor, start) or text.find(" as ", floor, start) < 0:
        return None
    found = list(_OWN_TIME_AS.finditer(text, floor, start))
    role = phrases.short_phrase(text, found[-1].end(), start - len(", ")) if found else None
    return role if role is not None and role.end == start - len(", ") else None


def _with_body(text: str, start: int, floor: int) -> Span | None:
    """The role in "the Permanent Secretary, Ministry of Health, Halima Dogo,"."""
    floor, end = max(floor, start - titles.LOOK_BACK), start - len(", ")
    comma = text.rfind(", ", floor, end)
    if comma < 0 or not _BODY_PIECE.fullmatch(text, comma + len(", "), end):
        return None
    begin = max(floor, comma - _LONGEST_ROLE)
    begin = max(begin, *(text.rfind(mark, begin, comma) + 1 for mark in ",;:.“”"))
    role = text[begin:comma]
    if len(role) < _SHORTEST_ROLE:
        return None
    words = role.split()
    for first in range(len(words)):
        if words[first][0].isupper() and words[first].lower() not in namewords.NOT_NAMES:
            at = begin + role.index(words[first])
            return Span(at, end) if titles.is_role(titles.clean(words[-1])) else None
    return None


def opening_noun(text: str, name: "Name") -> Span | None:
    """What somebody is by the form of the sentence alone: "The village pradhan, Suresh Yadav,"."""
    floor = max(name.sentence.start, name.run.start - titles.LOOK_BACK)
    before, following = text[floor : name.run.start], text[name.end : name.end + 1]
    if following not in {",", "."} or _DETERMINERS.isdisjoint(before.lower().split()):
        return None
    found = _OPENING_NOUN.search(before) if following == "," else None
    found = found or _SAID_NOUN.search(before)
    if found is None:
        return None
    if found["role"].split()[0].lower() in phrases.PREPOSITIONS:
        return None  # One of them, Ada Marsh,
    head = re.split(r" (?:of|for|at|in) ", found["role"], maxsplit=1)[0].split()[-1].lower()
    known = nouns.is_somebody(head) or lexicon.is_role(head)
    return Span(floor + found.start("role"), floor + found.end("role")) if known else None


_WHICH = re.compile(r"^(?:.* an? |the )")
_CALLED_SO = re.compile(r"\b(?:called|named) $")
NAMES_SOMEBODY = re.compile(r" (?:[“\"‘]|an? |the |(?:as )?(?:its|his|her|their|one of) )")


def named_so(text: str, name: "Name") -> Span | None:
    """The description that a name is given to: "a park ranger named Ploy", "one of the herders, who gave his name as Umaru"."""
    floor = max(name.sentence.start, name.run.start - titles.LOOK_BACK)
    before = text[floor : name.run.start]
    found = _NAMED_SO.search(before) if any(word in before for word in _NAMING_WORDS) else None
    if found is None or ("who" in found[0] and not re.search(r"\b(?:name|as|himself|herself|themselves)\b", found[0])):
        return None
    if _CALLED_SO.search(before) and NAMES_SOMEBODY.match(text, name.end):
        return None  # one member called Marsh “the orange prince”
    role = _WHICH.sub(
        "", found["role"]
    )  # a suit filed by a former aide named Ada Marsh; the interest of a grocer named so
    words = role.split()
    known = any(
        lexicon.is_role(word) or word in lexicon.CROWD or titles.is_agent(word) for word in map(str.lower, words)
    )
    cut = len(words[0]) + 1 if words[0].lower() in STRONG and len(words) > 1 else 0  # said one of the protesters
    cut += len(words[1]) + 1 if cut and words[1] in {"a", "an", "the"} else 0
    return Span(floor + found.end("role") - len(role) + cut, floor + found.end("role")) if known else None


def shared(text: str, name: "Name") -> Span | None:
    """A title in the plural before a list of names: "Morning Joe hosts Joe Scarborough and Mika Brzezinski"."""
    floor = max(name.sentence.start, name.start - titles.LOOK_BACK)
    before = text[floor : name.start]
    found = _PLURAL.search(before) if "s " in before or "s. " in before else None
    if found is None:
        return None
    if found["noun"].endswith("."):
        return Span(floor + found.start("noun"), floor + found.end("noun"))  # Sens. Ada Marsh (D-Ohio) and Tom Reeve
    if not lexicon.is_role(found["noun"].lower()) or found["noun"].endswith("ss"):
        return None
    if found.end("noun") + 1 == len(before) and not _LISTED.match(text, name.end, name.sentence.end):
        return None  # his lead in delegates Marsh lost
    words = list(titles.WORD.finditer(text, floor, floor + found.end("noun")))
    first = titles.leftmost([word[0] for word in words], len(words) - 1, opens=words[0].start() == name.sentence.start)
    return Span(words[first].start(), words[-1].end())


def initials_before(text: str, name: "Name") -> Span | None:
    """The initials of an office: "MNA Zubaida Khattak", "SP (rural) Harpreet Gill"."""
    floor = max(name.sentence.start, name.start - 40)
    last = text[floor : name.start].rstrip()[-1:]
    found = _INITIALS.search(text[floor : name.start]) if last.isupper() or last == ")" else None
    if found is None or found[1].lower() in places.PLACES:
        return None
    return Span(floor + found.start(1), floor + found.end(1))
