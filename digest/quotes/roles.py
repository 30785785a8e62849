"""What the story says that somebody is: the title before a name, the apposition after it, "X is a …"."""

import re
from typing import TYPE_CHECKING

from digest.article import Span
from digest.quotes import lexicon
from digest.quotes.cues import NAMING, STRONG

if TYPE_CHECKING:
    from digest.quotes.naming import Name

SURE = 4  # the rank of a role that no later mention betters

_WORDS_BEFORE = 14
_LOOK_BACK = 160  # characters
_LOOK_AHEAD = 220
_WORD = re.compile(r"\S+")
_PREPOSITIONS = frozenset("of for at in from with to on by about under over against on behalf".split())
_DETERMINERS = frozenset("the a an this that these those".split())
_OWN = frozenset("his her their its our my your".split())
_TITLES = frozenset(
    "sen rep gov prof gen lt col sgt capt cmdr maj adm rev supt det insp const cpl pvt pres atty amb cllr judge justice".split()
)
_ADJECTIVE = (
    "al",
    "ic",
    "ive",
    "ary",
    "ese",
    "ian",
    "ish",
    "ean",
    "born",
    "based",
    "led",
    "year-old",
    "ous",
    "less",
    "winning",
    "wing",
    "elect",
    "ical",
)
_AGE = re.compile(r",? ?(?:aged )?\d{1,3}(?: years old)?,? ?")
_APPOSITION_END = re.compile(
    r"[,;:.!?()\[\]“”]|\s[—–-]+\s|—|\b(?:who|whose|which|that|when|where|while|after|before|as|because|but|during|said|says|told|tells|wrote|added)\b|$"
)
_BE = re.compile(
    r"[^\S\n](?:is|was|has been|had been|became|is also|was also|works as|worked as|serves as|served as)[^\S\n](?:now |also |currently |once |then )?(?=(?:a|an|the|one of)\b|[a-z-]+ (?:of|at|for)\b)"
)
_AFFILIATION = re.compile(r",? (?:of|from|at|with) (?=(?:the )?[A-Z])")
_RELATIVE_BE = re.compile(
    r", who(?:’s|'s| is| was| has been| works as| serves as) (?:now |also |currently )?(?=(?:a|an|the|one of)\b)"
)


def title_before(text: str, start: int, floor: int) -> Span | None:
    """The title that stands before a name beginning at `start`: "Chinese Foreign Ministry spokesman". `floor` bounds the search."""
    floor = max(floor, start - _LOOK_BACK)
    words = [match for match in _WORD.finditer(text, floor, start)][-_WORDS_BEFORE:]
    if not words or start - words[-1].end() > 1 or "\n" in text[words[-1].end() : start]:
        return None
    head = _head(words)
    if head is None:
        return None
    first = head
    unknown = 0
    while first > 0:
        word = words[first - 1][0]
        verdict = _belongs(word, words[first][0], sentence_start=words[first - 1].start() == floor)
        if verdict == "stop":
            break
        if verdict == "unknown":
            unknown += 1
            if unknown > 2:
                break
        first -= 1
        if word.lower() in _OWN:
            break
    while first < head and words[first][0].lower() in {"and", "&"}:
        first += 1
    span = Span(words[first].start(), words[-1].end())
    low = text[span.start : span.end].rstrip(".").lower()
    return None if low in lexicon.PLAIN_HONORIFICS else span


def _head(words: list[re.Match[str]]) -> int | None:
    """Index of the role noun that governs the name after `words`."""
    last = _clean(words[-1][0])
    if words[-1][0][-1] in ",;:)!?”“" or (words[-1][0].endswith(".") and last not in _TITLES):
        return None
    if is_role(last):
        return len(words) - 1
    if last in lexicon.DEMONYMS and words[-1][0][0].isupper():
        return (
            len(words) - 1
            if last in {"republican", "democrat", "conservative", "labour", "tory", "libertarian", "olympian"}
            else None
        )
    index = len(words) - 1
    while index > 0 and (
        words[index][0][0].isupper() or words[index][0] in {"state", "staff", "the", "and", "operations"}
    ):
        index -= 1
        if words[index][0] in {"of", "for", "to", "at"} and is_role(_clean(words[index - 1][0])) and index:
            return index - 1
    return None


def _clean(word: str) -> str:
    return word.strip("().,;:“”‘’'\"").lower()


def is_role(word: str) -> bool:
    return word in _TITLES or lexicon.is_role(word) and not word.endswith("s")


def _belongs(word: str, following: str, *, sentence_start: bool) -> str:
    """Whether a word left of a title is part of it: "yes", "unknown" (perhaps) or "stop"."""
    low = _clean(word)
    if (
        word[-1] in ",;:)!?”“.…—–"
        and low not in _TITLES
        and low not in lexicon.PLACES
        and not re.fullmatch(r"(?:[A-Z]\.)+", word)
    ):
        return "stop"
    if low in {"and", "&"}:
        return "yes" if following[0].islower() and is_role(_clean(following)) else "stop"
    if low in _OWN:
        return "yes"
    if low in {"mr", "mrs", "ms", "dr"}:
        return "stop"
    if low in lexicon.NOT_NAMES and low not in {"former", "late", "new", "current", "first", "second", "third"}:
        return "stop"
    if low in STRONG or low in NAMING:
        return "stop"
    if word[0].isupper():
        return "stop" if sentence_start and low.endswith("ly") else "yes"
    if (
        low in lexicon.MODIFIERS
        or is_role(low)
        or low.endswith(("'s", "’s"))
        or word.endswith(("’s", "'s", "s’", "s'"))
        or "-" in low
    ):
        return "yes"
    if low.endswith(("ed", "ing", "ly")):
        return "stop"
    return "yes" if low.endswith(_ADJECTIVE) else "unknown"


def apposition_after(text: str, end: int, ceiling: int) -> Span | None:
    """The apposition after a name that ends at `end`: ", a professor at Handong Global University". `ceiling` bounds it."""
    ceiling = min(ceiling, end + _LOOK_AHEAD)
    at = end
    paren = re.compile(r" ?\([^)]{1,40}\)").match(text, at, ceiling)
    if paren:
        at = paren.end()
    age = _AGE.match(text, at, ceiling)
    relative = _RELATIVE_BE.match(text, at, ceiling)
    if relative:
        return role_phrase(text, relative.end(), ceiling)
    if age and text[age.end() - 1 : age.end()] == " ":
        at = age.end()
    elif text.startswith((", ", " – ", " — ", " - "), at):
        at += 2 if text[at] == "," else 3
    elif text.startswith("—", at):
        at += 1
    elif paren is None or text[at : at + 1] != ",":
        return None
    return role_phrase(text, at, ceiling)


def being_after(text: str, end: int, ceiling: int) -> Span | None:
    """What "X is a …" says after a name (or "he", "she") that ends at `end`."""
    be = _BE.match(text, end, min(ceiling, end + _LOOK_AHEAD))
    return role_phrase(text, be.end(), min(ceiling, be.end() + _LOOK_AHEAD)) if be else None


def affiliation_after(text: str, end: int, ceiling: int) -> Span | None:
    """Where somebody is from, by "of", "from", "at" or "with" after the name: "Portsmouth University"."""
    found = _AFFILIATION.match(text, end, min(ceiling, end + _LOOK_AHEAD))
    if not found:
        return None
    start = found.end() + (4 if text.startswith("the ", found.end()) else 0)
    name = re.compile(r"[A-Z][\w’'&.-]*(?: (?:[A-Z&][\w’'&.-]*|of|for|the|and|in)(?=\W))*").match(text, start, ceiling)
    if not name:
        return None
    phrase = re.sub(r"(?: (?:of|for|the|and|in))+$", "", name[0]).rstrip(".")
    words = [word.lower() for word in phrase.split()]
    if not any(word in lexicon.ORG_NOUNS for word in words) and not (len(words) == 1 and words[0].isupper()):
        return None
    return Span(start, start + len(phrase))


def before_comma(text: str, start: int, floor: int) -> Span | None:
    """The role in "the Senate Minority Leader, Chuck Schumer," : a described person, a comma, then the name at `start`."""
    if text[max(0, start - 2) : start] != ", ":
        return None
    floor = max(floor, start - _LOOK_BACK)
    found = None
    for match in re.compile(
        r"(?:^|(?<=[\s(]))(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ne of the|[\w-]+(?: [A-Z]\w+)*[’']s) "
    ).finditer(text, floor, start - 2):
        possessive = match[0].rstrip().endswith(("'s", "’s"))
        phrase = role_phrase(text, match.start() if possessive else match.end(), start)
        if phrase is not None and phrase.end == start - 2:
            found = phrase
            break
    return found


def role_phrase(text: str, start: int, ceiling: int) -> Span | None:
    """The noun phrase at `start` if its head is a role, without its article: up to a comma, a verb of speech or a clause."""
    article = re.compile(r"(?:a|an|the|also|now|then|one of the|one of|another) ", re.IGNORECASE).match(
        text, start, ceiling
    )
    if article and not article[0].lower().startswith("another"):
        start = article.end()
    end = _APPOSITION_END.search(text, start, ceiling)
    stop = end.start() if end else ceiling
    while (
        end
        and end[0] == "."
        and (re.search(r"\b(?:[A-Z]\.?)+$|\b(?:St|Dr|Mr|Mrs|Inc|Sen|Gov)$", text[start:stop]) and stop + 1 < ceiling)
    ):
        end = _APPOSITION_END.search(text, stop + 1, ceiling)
        stop = end.start() if end else ceiling
    phrase = text[start:stop].rstrip(" ,-—–")
    words = phrase.split()
    if not words or len(words) > 24:
        return None
    for index, word in enumerate(words):
        low = _clean(word)
        if (
            low in _PREPOSITIONS
            or low
            in lexicon.NOT_NAMES
            - {"former", "late", "new", "current", "first", "second", "third", "two", "three", "and"}
            and index
        ):
            return None
        if low in STRONG and index == 0:
            return None
        following = _clean(words[index + 1]) if index + 1 < len(words) else ""
        if (
            is_role(low.removesuffix("'s").removesuffix("’s"))
            and not low.endswith(("'s", "’s"))
            and (not following or not _role_follows(words[index + 1 :]))
        ):
            return Span(start, start + len(phrase))
        if index >= 9:
            return None
    return None


def _role_follows(words: list[str]) -> bool:
    """Whether a noun phrase goes on to another role noun before its first preposition ("police officer")."""
    for word in words[:4]:
        low = _clean(word)
        if low in _PREPOSITIONS or low == "and":
            return False
        if is_role(low):
            return True
    return False


def about(text: str, name: "Name", title: Span | None) -> list[tuple[int, Span]]:
    """What one mention of a person says of their role, best first, each with its rank."""
    ceiling = name.sentence.end
    after = apposition_after(text, name.end, ceiling)
    before = before_comma(text, name.run.start, name.sentence.start)
    being = being_after(text, name.end, ceiling)
    place = affiliation_after(text, name.end, ceiling)
    short = len(name.words) == 1 and not name.honorific
    ranked = [(SURE, after), (2 if short else SURE, title), (SURE, before), (3, being), (2, place)]
    return [(rank, span) for rank, span in ranked if span is not None]
