"""Noun phrases that say what somebody is: where one ends, and whether its head is a role."""

import re

from digest.article import Span
from digest.quotes import lexicon, namewords, nouns, titles
from digest.quotes.cues import NAMING, STRONG
from digest.quotes.firstnames import first_names

LOOK_AHEAD = 220  # characters after a name in which what it is may begin
LONGEST = 24  # words
PREPOSITIONS = frozenset("of for at in from with to on by about under over against".split())
AUXILIARY = frozenset(
    "would will could can may might must shall should had has have was were is are did does do not".split()
)
PAREN = re.compile(r" ?\([^)]{1,40}\)")
_STOP = re.compile(
    r",(?!\d{3}\b)|[;:.!?()\[\]“”]|\s[—–-]+\s|—|\b(?:such as|who|whose|which|that|when|where|while|after|before|as|because|but|"
    r"during|despite|and (?=(?:he|she|they) )|amid|although|though|said|says|told|tells|wrote|added|was|were|is|are|has|had|will|"
    r"would)\b|$"
)
_ABBREVIATED = re.compile(r"\bPh$|\b(?:[A-Z]\.?)+$|\b(?:St|Dr|Mr|Mrs|Inc|Sen|Gov)$")
_YEARS_OLD = re.compile(r"(?:\d{1,3}-year-old|\d-foot(?:-\d{1,2})?) ")  # a 20-year-old wing, the 7-foot-1 center
_HEAD_WITHIN = 7  # words
_COMPLEMENTS = frozenset("of for at from in".split())
_ENDS = frozenset(
    "who whose which that when where while after before as because but during on to by with if over under".split()
)
_WHEN = re.compile(
    r" (?:at the time|for (?:the (?:past|last) )?[\w-]+ (?:years?|months?)|in (?:\w+-|early |late |\w+ )?\d{4})$"
)
_CLASSES = frozenset({"senior", "junior", "maker"})  # nouns for people where nothing follows
_LINKS = frozenset("and or but nor".split())
_MADE = frozenset("made took gave went came did got began ran spoke stood sat kept held won lost sent put".split())
_AFTER_HEAD = frozenset("and or elect designate emeritus emerita turned here there then now".split())
_ARTICLE = re.compile(
    r"(?:(?:also|now|then|currently|formerly|previously|once|until (?:recently|last \w+)|himself|herself) )?"
    r"(?:(?:a|an|the) |another (?=one of))?",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"(?:(?:newly )?(?:re-?)?(?:elected|appointed|named)|sworn in|hired|chosen|picked)(?: as)? (?:the |an? |its |their )?"
)  # elected mayor in May
_FIRST_TO = re.compile(
    r"(?:(?:very )?(?:first|second|third|only|youngest|oldest|longest) )(?:[\w-]+ ){0,3}?(?:woman|man|person|player|member|one|"
    r"\w+(?:er|or|ian|ist|ean))? ?(?:ever )?to (?:serve|work|act|be (?:elected|appointed|named|chosen|ordained|sworn in)|become|"
    r"hold the (?:post|office|title|job) of|lead|chair)(?: as)? (?:the |a |an )?"
)  # the first woman to serve as Speaker of the House
_IN_YEAR = re.compile(r" (?:in|from|since|until|between|for) (?:[A-Z][a-z]+ )?(?:1[6-9]|20)\d\d\b.*$")
_NUMBERS = frozenset("four five six seven eight nine ten".split())
SINCE = re.compile(
    r" (?:(?:in|since) (?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4})\b"
    r"|(?:last|this) (?:week|month|year|spring|summer|autumn|fall|winter)\b).*$"
)  # who became artistic director in January
_ONE_OF_MANY = frozenset("one of the these those many several".split())
_OWN_NOUN = re.compile(r"(?:his|her|their|its|our|my|(?:(?:Mr|Mrs|Ms|Dr)\. )?[\w-]+[’']s) ")


def role_phrase(text: str, start: int, ceiling: int, *, listed: bool = False) -> Span | None:
    """The noun phrase at `start` if its head is a role, without its article: up to a comma, a verb of speech or a clause.
    `listed`: after "his", "her" and the like only a noun that a list holds will do."""
    while start < ceiling and text[start] in " -–—":
        start += 1
    start += 4 if text.startswith(("And ", "But "), start) else 0
    article = _ARTICLE.match(text, start, ceiling)
    start = article.end() if article else start
    chosen = _CHOSEN.match(text, start, ceiling)
    start = chosen.end() if chosen else start
    first = _FIRST_TO.match(text, start, ceiling)
    start = first.end() if first else start
    phrase = text[start : end_of(text, start, ceiling)].rstrip(" ,-—–").removesuffix(" and").removesuffix(" but")
    phrase = _IN_YEAR.sub("", phrase) if first else phrase
    phrase = SINCE.sub("", phrase) if chosen else phrase
    words = phrase.split()
    if not words or len(words) > LONGEST or words[0].lower() in STRONG or words[0].lower() in AUXILIARY | _LINKS:
        return None
    own = _OWN_NOUN.match(phrase) is not None
    if article is None or not article[0].strip():
        low = words[0].lower()
        if low in {"hopeful", "back"} or (
            low.endswith("ing") and low not in lexicon.MODIFIERS and not lexicon.is_role(low)
        ):
            return None  # Ada Marsh, using the mayor
        if low in NAMING or (low.endswith("ed") and len(words) > 1 and not lexicon.is_role(words[1].lower())):
            return None  # Kemar Baptiste, accused the Government of
    if phrase[0].isdigit() and _YEARS_OLD.match(phrase) and len(words) > 1:
        return Span(start, start + len(phrase))  # a 20-year-old wing
    crowd = phrase.lower().startswith("one of ")
    if crowd and words[2:3] in (["those"], ["these"]) and words[-1] in {"people", "men", "women", "those", "these"}:
        return None
    indefinite = article is not None and article[0].lower().endswith(("a ", "an "))
    for index, word in enumerate(words[:10]):
        low = titles.clean(word)
        if crowd and index < 3 and low in _ONE_OF_MANY:
            continue
        if low == "of" and words[index - 1][0].isupper() and titles.clean(words[index - 1]) in lexicon.ORG_NOUNS:
            if titles.is_role(titles.clean(words[-1])) and words[-1][0].islower():
                return Span(start, start + len(phrase))  # Department of State spokesperson
            return None
        if low == "of" and index and any(after.endswith(("’s", "'s")) for after in words[index + 1 : index + 5]):
            continue  # Voices of Change’s executive director
        if (
            low in PREPOSITIONS
            or low in AUXILIARY
            or (index and low in namewords.NOT_NAMES and low not in titles.INNER and not _is_number(words, index))
        ):
            return None
        if low in lexicon.PARTY and index + 1 < len(words) and titles.clean(words[index + 1]).startswith("party"):
            continue  # the Republican Party’s gala
        if low.endswith(("'s", "’s")):
            continue
        following = titles.clean(words[index + 1]) if index + 1 < len(words) else ""
        if (
            low in lexicon.PARTY
            and following
            and not (following in PREPOSITIONS or following.endswith(("ed", "ing", "half")))
        ):
            continue  # the Republican presidential primary
        last = index + 1 == len(words) or titles.clean(words[index + 1]) in PREPOSITIONS
        known = (
            titles.is_role(low)
            or (crowd and (low in lexicon.CROWD or lexicon.is_role(low)))
            or ((indefinite or (own and not listed)) and last and nouns.is_somebody(low))
            or (indefinite and low in _CLASSES and last)
            or (low == "lead" and article is not None and article[0].strip() != "" and _leads(words[index + 1 :]))
        )
        if known and _is_subject(words[index + 1 :], indefinite=indefinite):
            return Span(start, start + len(" ".join(words[: index + 1]))) if indefinite else None
        if known and not _role_follows(words[index + 1 :]) and not modifies(words[index + 1 :]):
            another = (
                index + 1 < len(words)
                and words[index + 1][0].isupper()
                and (
                    word[0].islower()
                    or word[-1] == "."
                    or (len(words[index + 1]) > 2 and words[index + 1].lower() in first_names())
                )
            )
            return None if another else Span(start, start + len(phrase))  # the title of the next person in a list
    return None


def _is_number(words: list[str], index: int) -> bool:
    """Whether a number stands inside a role: "Primary Five pupil", "one of Marsh’s four sons"."""
    return titles.clean(words[index]) in _NUMBERS and (
        words[index][0].isupper() or words[index - 1].endswith(("’s", "'s"))
    )


def _is_subject(after: list[str], *, indefinite: bool) -> bool:
    """Whether a finite verb follows a noun, which so begins a clause: after "Ada Marsh, ", "the candidate stated that"."""
    if not after:
        return False
    told = after[0] in STRONG and after[0].endswith("ed")
    said = told and (after[1:2] in ([], ["that"]) or (indefinite and after[1] not in PREPOSITIONS))
    return said or after[0] in _MADE


def _leads(after: list[str]) -> bool:
    """Whether "lead" is somebody who leads by what follows it: "the technical lead at WHO", "a lead for nursing"."""
    return not after or after[0] in {"at", "for", "on", "of", "with"}


def end_of(text: str, start: int, ceiling: int) -> int:
    """Where a noun phrase that begins at `start` must end: at a mark that is no abbreviation's, or a word that opens a clause."""
    end = _STOP.search(text, start, ceiling)
    while end and end[0] == "." and end.end() < ceiling and _ABBREVIATED.search(text[start : end.start()]):
        end = _STOP.search(text, end.end(), ceiling)
    return end.start() if end else ceiling


def modifies(words: list[str]) -> bool:
    """Whether a noun phrase goes on to a noun for a thing: "the Democrat debate"."""
    low = words[0] if words else ""
    if (
        len(words) > 1
        and low[-1:] == "s"
        and words[1] in PREPOSITIONS
        and nouns.is_common(low[:-1])
        and low not in STRONG
    ):
        low = low[:-1]  # the terrorist attacks in Paris
    if low.endswith(("s’", "s'")) and not low[0].isupper():
        return True  # the Republican candidates’ debate
    return (
        low.isalpha()
        and low.islower()
        and low not in _AFTER_HEAD
        and not low.endswith("self")
        and low not in PREPOSITIONS
        and low not in namewords.NOT_NAMES
        and not nouns.is_verbal(low)
        and not nouns.is_adjectival(low)
        and not low.endswith("s")
        and nouns.is_common(low)
    )


def _role_follows(words: list[str]) -> bool:
    """Whether a noun phrase goes on to another role noun before its first preposition ("police officer")."""
    for word in words[:4]:
        low = titles.clean(word)
        if low in PREPOSITIONS or low == "and":
            return False
        if titles.is_role(low):
            return True
    return False


def short_phrase(text: str, start: int, ceiling: int) -> Span | None:
    """The noun phrase at `start`, which stands behind its article, up to its role noun and what "of" adds to that: it may be the
    subject of a verb. None where no role noun ends it, or one in the plural."""
    words = list(titles.WORD.finditer(text, start, min(ceiling, start + LOOK_AHEAD)))[:LONGEST]
    found = None
    for index, word in enumerate(words[:_HEAD_WITHIN]):
        low = titles.clean(word[0])
        if low in PREPOSITIONS or low in AUXILIARY or (low in namewords.NOT_NAMES and low not in titles.INNER):
            break
        if titles.is_role(low) and not (found is not None and low == "accused"):
            found = index
        elif found is not None or (nouns.is_verbal(low) and "-" not in low and not _participial(low, words[:index])):
            break
        if word[0][-1] in ",;:.!?)”":
            break
    rest = [word[0] for word in words[found + 1 :]] if found is not None else []
    if found is None or modifies(rest) or (rest and rest[0] != "accused" and lexicon.is_role(titles.clean(rest[0]))):
        return None
    end = words[found].end()
    if words[found][0][-1].isalnum() and found + 2 < len(words) and words[found + 1][0] in _COMPLEMENTS:
        end = _complement(words[found + 2 :], end)
    phrase = _WHEN.sub("", text[start:end].rstrip(",;:.!?)”’'"))
    return Span(start, start + len(phrase))


def _participial(low: str, before: list[re.Match[str]]) -> bool:
    """Whether a verb's form stands as an adjective before a noun: "retired dinner lady", "newly elected mayor"."""
    if not low.endswith(("ed", "ing")):
        return False
    last = titles.clean(before[-1][0]) if before else ""
    return not last or nouns.is_adjectival(last) or last in titles.INNER or last in lexicon.MODIFIERS


def _complement(words: list[re.Match[str]], end: int) -> int:
    """Where what "of" leads ends, before a verb or another clause."""
    for index, word in enumerate(words):
        low = titles.clean(word[0])
        verb = (
            (index or low != "state")
            and word[0][0].islower()
            and "-" not in low
            and (nouns.is_verbal(low) or low in STRONG)
        )
        if verb or low in AUXILIARY or low in _ENDS or word[0][0] in "“(—–":
            break
        end = word.end()
        if word[0][-1] in ",;:.!?)”":
            break
    return end


def head(phrase: str) -> str:
    """The noun of a role, in lower case: the last word before its first preposition."""
    words = phrase.split()
    for index, word in enumerate(words):
        if index and titles.clean(word) in PREPOSITIONS:
            return titles.clean(words[index - 1])
    return titles.clean(words[-1]) if words else ""
