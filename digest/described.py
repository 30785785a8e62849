"""People in a headline: by what they are where few know the name, by the name where the story gives one; what a study says after
a colon; who said it last."""

import re
from collections.abc import Iterator

from digest.article import Span
from digest.change import Change
from digest.parts import Part
from digest.predicate import predicate
from digest.quotes.firstnames import first_names
from digest.quotes.lexicon import ROLE_GENDER
from digest.verbs import present, verbs

_NAME = r"[A-Z][\w.’'-]*"
_OFFICES = (
    "President|Vice President|Prime Minister|Chancellor|Pope|King|Queen|Senator|Governor|Mayor|Judge|Foreign Minister"
    "|Chief Minister|Minister|Representative|Professor|Bishop|Archbishop|Justice"
)
# What somebody is, then the name: "Ohio man James Orr", "French President Ana Tann".
_DESCRIBED = re.compile(
    rf"(?P<before>[\w’'.-]+)\s(?P<role>[a-z][a-z-]+|(?:{_OFFICES}))(?P<name>\s(?P<first>{_NAME})(?:\s{_NAME}){{1,3}}(?:,\s(?:Jr|Sr|M\.D|Ph\.D)\.)?)"
    r"(?=\s[a-z]|[.,]?$|,\s)(?!,?\s(?:and|or)\s[A-Z]|\sof\s)"
)
# Before an office, these are part of it, or say nothing of whose it is.
_BEFORE = frozenset(
    "the a an and or as by of for with to from assistant associate deputy vice acting chief senior"
    " executive presiding former".split()
)


def without_names(text: str) -> list[Change]:
    """Full names that what stands before them can stand for."""
    found = []
    for each in _DESCRIBED.finditer(text):
        role, first = each["role"], each["first"].lower()
        office = role[0].isupper()
        if not office and role not in ROLE_GENDER and role not in ("man", "woman", "boy", "girl"):
            continue
        if office and (
            first not in first_names() or not each["before"][0].isupper() or each["before"].lower() in _BEFORE
        ):
            continue  # "President Tann" alone says which president no less than "president" does
        start = each.start("role") if office else each.start("name")
        found.append(Change(Span(start, each.end("name")), role.lower() if office else ""))
    return found


_STUDY = re.compile(
    r"^(?:(?:An?|The|One|This)\s)?(?:[\w-]+\s){0,3}?(?P<kind>[Ss]tudy|[Rr]eport|[Ss]urvey|[Pp]oll|[Rr]esearch|[Dd]ata|[Aa]nalysis)"
    r"(?:\s(?:from|by|in|at|of|conducted|published|released|carried)\s[^,:;“”\"]{2,80}?)?\s(?:(?:also|recently)\s)?"
    r"(?P<verb>says|suggests|shows?|finds|found|showed|suggested|suggest|said|warns|warned|concluded|concludes|reports|reported)\s(?P<that>that\s)?(?P<claim>\S)"
)
_TAKES = re.compile(r"\s(?:to|the|an?|its|his|her|their)\s")
_PRONOUN = re.compile(r"(?:it|they|he|she|its|their|his|her|this|these)\b", re.IGNORECASE)


def claims(text: str, start: int = 0) -> Iterator[Change]:
    """ "A new study suggests that islanders sleep more" is "Study: Islanders sleep more"."""
    found = _STUDY.match(text[start:])
    if not found:
        return
    at = start + found.start("claim")
    claim = text[at:]
    own = predicate(claim)
    if own is None or _PRONOUN.match(claim):
        return
    clause = found["that"] or found["verb"] in ("says", "said") or own.sure or _TAKES.match(claim, own.end)
    if not clause:
        return  # "A study found a link"
    claim = re.sub(r"^(?:the|an?)\s", "", claim, flags=re.IGNORECASE)
    length = len(text) - start - len(claim)
    yield Change(Span(start, start + length + 1), f"{found['kind'].capitalize()}: {claim[0].upper()}")


_NUMBER_OF = re.compile(
    r"(?P<number>(?:[Tt]he\s)?(?:total\s)?[Nn]umber\sof\s)(?=(?:[\w’'-]+\s){0,3}?[a-z]+s\s)[^,;:]{3,90}?\s"
    r"(?P<verb>rose|fell|increased|decreased|dropped|reached|surpassed|passed|topped|exceeded|climbed|doubled|hit)\b"
)


_DONE = re.compile(r"\b(?:born|made|[a-z]{3,}ed)\b(?!\s[a-z]+s\b)")  # and no "confirmed cases"


def counted(text: str, start: int = 0) -> list[Change]:
    """ "The number of marriages rose" is "Marriages rise"."""
    found = _NUMBER_OF.match(text, start)
    if not found or _DONE.search(what := text[found.end("number") : found.start("verb")]) or any(verbs(what)):
        return []  # "babies born last year" don't fall
    now = present(found["verb"], "plural")
    told = [Change(Span(*found.span("verb")), now)] if now else []
    return [Change(Span(*found.span("number")), ""), *told]


_ACCORDING = re.compile(
    r"(?P<all>According\sto\s(?P<source>(?:(?:an?|the)\s)?[^,“”\"]{3,60}?)(?P<more>\s(?:on|by|from|in|at|of\sthe|published|released|conducted)"
    r"\s[^“”\"]{2,120})?,\s)(?=(?:an?|the|his|her|its|their|many|more|some|at\sleast|nearly|about|two|three|four|five|six|seven|eight|nine|ten|\d|[a-z]+s\s"
    r"|[A-Z][\w’'-]+\s(?:[A-Z][\w’'-]+\s)*[a-z]))"
)


def according(text: str, end: int) -> tuple[Part, Change] | None:
    """ "According to police, two men died" is "Two men died, according to police": what goes, and what the sentence ends
    with. `end` is where its words end."""
    found = _ACCORDING.match(text)
    if not found or any(verbs(found["source"])) or not any(verbs(text[found.end("all") :])):
        return None
    source = re.sub(r"^(?:an?|the)\s", "", found["source"])
    return Part("opening", Span(*found.span("all"))), Change(Span(end, end), f", according to {source}")


_OFFICE = (
    r"(?:Vice President|President|Prime Minister|Chancellor|Pope|King|Queen|Senator|Sen\.|Governor|Gov\.|Mayor"
    r"|Representative|Rep\."
    r"|Secretary of State|Attorney General|Justice|Judge|Foreign Minister|Chief Minister)"
)
_HOLDER = re.compile(
    rf"(?:\b(?:[Tt]he\s)?(?P<nation>United States|US|U\.S\.|American|British|UK|Canadian|Australian|French|German"
    rf"|Russian|Chinese"
    rf"|Indian|Israeli|[A-Z][a-z]+(?:an|ish|ese"
    rf"|i))\s)?(?P<office>{_OFFICE})\s(?P<first>(?:[A-Z][\w.’-]+\s){{1,3}})(?P<last>[A-Z][\w’-]+)"
)


def shorter_names(text: str, body: str) -> list[Change]:
    """Holders of an office as the story itself calls them for short: "President Orr" for "Lorranian President Ana Orr"."""
    found = []
    for each in _HOLDER.finditer(text):
        short = f"{each['office']} {each['last']}"
        if re.search(rf"(?<!\w){re.escape(short)}(?!\w)", body) or re.search(
            rf"(?<![\w.] )(?<!\w){re.escape(each['last'])}(?:['’]s)?\s[a-z]", body[each.end() :]
        ):
            found.append(Change(Span(*each.span()), short))
    return found


_OPENING_DESCRIPTION = re.compile(
    r"(?:(?:The"
    r"|An?)\s)?(?P<description>(?:[\w’'-]+\s){1,9}?[a-z][\w-]+)\s(?=[A-Z][\w’'-]+\s(?:[A-Z][\w.’'-]+\s)*[A-Z][\w’'-]+,?\s[a-z])"
)
# "The Veldanian space agency VSA says".
_BODY = re.compile(r"(?:(?:The|An?)\s)?(?P<description>(?:[\w.’'-]+\s){1,5}?[a-z][\w-]+)\s(?=[A-Z]{2,6}\s[a-z])")
_NO_DESCRIPTION = re.compile(
    r"\b(?:of|for|with|to|in|on|at|by|from|against|near|over|about|who|that|which|including|\w+ing|\w+s’?|[\w’']+[’']s)\b"
    r"|\b(?:and|or|&)$"  # "Ida Tann and"
)


def without_description(text: str) -> list[Change]:
    """A full name that begins a sentence without what stands before it: "Hungarian mathematician"."""
    found = _OPENING_DESCRIPTION.match(text) or _BODY.match(text)
    if not found or _NO_DESCRIPTION.search(found["description"]) or any(verbs(found["description"])):
        return []
    return [Change(Span(*found.span()), "")]
