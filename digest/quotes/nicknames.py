"""Nicknames inside names: Robert “Bobby” Tarrant, William (Bill) Haas. No quotations; the name goes on after them."""

import re

from digest.quotes import lexicon, namewords
from digest.quotes.runs import HIDDEN, UPPER

_WORDS = rf"(?:[Tt]he )?[{UPPER}][\w.’'-]*(?: (?:of |the )?[{UPPER}][\w’'-]*){{0,2}}"
_NICKNAME = re.compile(
    rf"(?P<first>[{UPPER}](?<!\w.)[\w’'-]*\.?) (?P<marked>[“\"]{_WORDS}[”\"]|[‘']{_WORDS}[’']|''{_WORDS}''|``{_WORDS}''"
    rf"|\((?!(?:Mrs?|Ms|Miss|Dr)\))[{UPPER}][a-z]+\)) (?=(?P<last>[{UPPER}][\w’'-]+))"
)
_ONE = rf"(?:[{UPPER}][\w’-]+ )?[{UPPER}][\w’-]+"
_FULL = re.compile(rf"[{UPPER}][\w’-]+(?: (?:(?![{UPPER}][\w’-]+ )\w{{1,3}} )?[{UPPER}][\w’-]+)+\Z")
_ALIAS = re.compile(
    rf"[,—–-](?:(?<=,)|(?<= .)) ?(?:(?:who (?:is|was) )?(?:(?:better|popularly|also|widely|universally|affectionately|simply) )?"
    rf"(?:known|nicknamed|called|dubbed)(?: (?:to|by|in|among) [^,;.“”\"]{{2,40}}?)?(?: (?:simply|only|just))?(?: as)? "
    rf"[“\"‘']?(?P<alias>{_ONE})[”\"’']?(?=[,.;]| —| –| -)"
    rf"|[“\"‘'](?P<loved>{_ONE})[”\"’'] (?:to|for) )"
)  # after a full name
_NAME_REACH = 200  # characters of a full name
# Commodore “Jock” Abernethy; a shearer, ‘Robbo’, who
_FIRST = re.compile(
    rf"[“\"‘'](?<= .)(?P<name>[{UPPER}][a-z]+)[”\"’']"
    rf"(?=(?: [{UPPER}][a-z]|, (?:who|a|an|the|aged|\d)| (?:said|says|who)\b))"
)
_ROLE = re.compile(r"\b[A-Za-z][\w-]*\.?$")
_ROLE_REACH = 80  # characters


def aliases(body: str) -> list[tuple[int, str]]:
    """The other names that a story gives people: where the full name stands that one belongs to, and its last word."""
    found = [(match.start("first"), match["marked"].strip("“”\"‘’'`()")) for match in _NICKNAME.finditer(body)]
    found += _known_as(body)
    return [(at, alias.split()[-1]) for at, alias in found if alias.split()[-1].lower() not in namewords.NOT_NAMES]


def _known_as(body: str) -> list[tuple[int, str]]:
    """Where the full names stand that "better known as …" follows, and what it says."""
    found, done = [], 0
    match = _ALIAS.search(body)
    while match is not None:
        end = match.start() - (match[0][0] != ",")  # before the space that leads a dash
        name = _FULL.search(body, max(done, end - _NAME_REACH), end)
        if name is not None:
            found.append((name.start(), match["alias"] or match["loved"]))
            done = match.end()
        match = _ALIAS.search(body, match.end() if name is not None else match.start() + 1)
    return found


def hide(body: str) -> str:
    """`body` at equal length, every nickname inside a name a word of its own that no other rule reads; one that stands for a
    first name is left, without its marks."""
    return _FIRST.sub(_bared, _NICKNAME.sub(_hidden, body))


def _bared(found: re.Match[str]) -> str:
    before = _ROLE.search(found.string, max(0, found.start() - _ROLE_REACH), found.start() - 1)
    role = before[0].lower().rstrip(".") if before else ""
    plural = role.endswith("s") and not role.endswith("ss")
    if plural or not (lexicon.is_role(role) or role in namewords.HONORIFICS):
        return found[0]
    return f"\u00a0{found['name']}\u00a0"


def _hidden(found: re.Match[str]) -> str:
    first, last = found["first"].lower().rstrip("."), found["last"].lower()
    if first in namewords.NOT_NAMES or last in namewords.NOT_NAMES or lexicon.is_role(last) or lexicon.is_role(first):
        return found[0]
    return f"{found['first']} {HIDDEN * len(found['marked'])} "


def without(name: str) -> str:
    """A name as it is written without the hidden nickname."""
    return re.sub(r"[ \u00a0]{2,}", " ", re.sub(rf" ?{HIDDEN}+", "", name))
