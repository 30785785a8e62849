"""Which named body a noun that fits many means, where no name ends so: "the group", "the agency", "the newspaper". Every body
named in the last paragraphs is a candidate; what speaks for each is added up, and the best is taken if it is well ahead."""

import re
from collections.abc import Sequence

from digest.quotes import lexicon, nouns, places
from digest.quotes.bodies import Body
from digest.quotes.cast import Cast
from digest.quotes.firstnames import first_names
from digest.quotes.voices import Source

_OFFICIAL = frozenset(
    "administration agency authority board bureau center centre commission department directorate guard ministry office police "
    "secretariat service services".split()
)
_JOINED = frozenset(
    "action alliance association center centre chamber charity club coalition collective committee conference congress council "
    "federation foundation front fund group guild initiative institute league movement network organisation organization pac "
    "partnership project society trust union watch".split()
)
_PRESS = frozenset(
    "times post news journal herald gazette tribune telegraph chronicle press magazine guardian register globe mail daily review "
    "observer standard independent mirror advocate republican sun echo".split()
) | (lexicon.PAPERS - {"pilot", "dealer"})
_FIRMS = frozenset(
    "company corporation corp co inc ltd limited llc plc group holdings industries motors airlines airways technologies "
    "pharmaceuticals laboratories entertainment systems partners foods bank energy studios".split()
)
_STATE = frozenset("army congress court government house ministry parliament senate cabinet kremlin pentagon".split())
_CROWDS = frozenset("campaign party team camp delegation university college school".split())
_FIRM_NOUNS = (
    "company firm retailer manufacturer airline maker brand bank carmaker automaker insurer chain business website site"
)
# The last words of the names that each noun surely fits.
_KINDS = {
    **dict.fromkeys("agency department bureau authority".split(), _OFFICIAL),
    **dict.fromkeys(
        "group organisation organization charity nonprofit association coalition foundation body".split(), _JOINED
    ),
    "pac": _JOINED | {"pac", "usa", "america", "action"},
    **dict.fromkeys("newspaper paper magazine outlet".split(), _PRESS),
    **dict.fromkeys(_FIRM_NOUNS.split(), _FIRMS),
}
ANY = frozenset(
    "pac group organisation organization nonprofit company firm business website site body".split()
)  # whatever its name
_OF_LANDS = frozenset("usa america us uk international".split())
_GROUP_BEFORE = re.compile(r"\b([A-Z][a-z]+) $")
_INITIALS = re.compile(r"[A-Z][A-Z&.]{1,5}")
_REACH = 1_200  # characters
_PARAGRAPHS = 4
_DOMAIN = re.compile(r"\.(?:com|org|net|co\.uk|gov)\b")
_OPENS = re.compile(
    r"(?:^|[\n“.!?”]\s{0,3})(?:(?:But|And|Yet|Meanwhile|Still),? )?(?:[Tt]he |[Tt]he (?:non-?profit|charity) )?$"
)
_ACTS = re.compile(
    r"(?:,? (?:which|who)\b|, an? | (?:has|have|had|is|was|will|would|did|does|also|said|says|wrote|put|told|"
    r"[a-z]{2,}ed|[a-z]{2,}s)\b)"
)
_BESIDE = re.compile(r"\b(?:told|to|with|by|in|at|from|near|via|for|of|on|tells?|telling) (?:the |The )?$")
_REPORTS = re.compile(r",? (?:has |have |had |also |first )?(?:report(?:s|ed)\b|poll\b|survey\b)|/")
_ACCORDING = re.compile(r"(?:\baccording to|\btold|\btelling|\bwith) (?:the |The )?$|/$")
_EMPLOYS = re.compile(r"(?:[’']s)? (?P<noun>[a-z-]+)")
_LEAST, _AHEAD = 1.3, 0.5  # of what is added up: the best, and how far before the next
_AGAIN = 0.5  # of what a mention says, where it is not the only one
_VOICES = 2  # acts of speech
_SPOKE = 0.8
_LETTERS = 3  # of a name
_LED = 30  # characters that lead a name


def meant(text: str, noun: str, at: int, cast: Cast, spoken: Sequence[Source]) -> str | None:
    """The name of the body; None where none of the last paragraphs is well ahead, or where one without a name came in since."""
    kind = _KINDS.get(noun)
    if kind is None:
        return None
    scores: dict[str, float] = {}
    last: dict[str, int] = {}
    voice = next((one for one in reversed(spoken[-_VOICES:]) if one.kind == "organisation" and one.name), None)
    bodies = cast.bodies.between(max(0, at - _REACH), at)
    if noun in ANY:
        bodies = sorted([*bodies, *_misread(text, at, cast)], key=lambda body: body.start)
    for body in bodies:
        name = _name(text, body, cast)
        fit = _fits(noun, kind, name, cast)
        if not fit:
            continue
        value = _value(text, noun, body, at)
        if value:
            scores[name] = max(scores.get(name, fit) + value * _AGAIN, fit + value)
            last[name] = body.end
    if voice is not None and voice.name is not None and voice.mention.start > at - _REACH:
        fit = _fits(noun, kind, voice.name, cast)
        if fit:
            scores[voice.name] = scores.get(voice.name, fit) + _SPOKE
            last[voice.name] = max(last.get(voice.name, 0), voice.mention.end)
    ranked = sorted(scores, key=lambda name: -scores[name])
    if not ranked or scores[ranked[0]] < _LEAST:
        return None
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _AHEAD:
        return None
    return ranked[0] if not _came_in(text, noun, last[ranked[0]], at) else None


def _misread(text: str, at: int, cast: Cast) -> list[Body]:
    """What was taken for a person by its capitals, and may as well be a body: "Shared Harbour", "Open Rivers Now"."""
    found = []
    for held in cast.between(max(0, at - _REACH), at):
        first = held.person.words[0]
        if (
            len(held.person.words) > 1
            and not held.person.gender
            and nouns.is_common(first)
            and first not in first_names()
        ):
            lead = _GROUP_BEFORE.search(text, max(0, held.start - _LED), held.start)
            group = lead is not None and lead[1].lower() in places.GROUPS
            start = lead.start(1) if lead is not None and group else held.start
            found.append(Body(start, held.end, text[start : held.end]))
    return found


def _name(text: str, body: Body, cast: Cast) -> str:
    """The whole name of a body: "Vell Board of Elections", "Gearbay.com", what initials stand for."""
    domain = _DOMAIN.match(text, body.end)
    if domain:
        return body.name + domain[0]
    whole = body if " " in body.name else cast.bodies.called(body.name) or body
    return cast.acronyms.get(whole.name) or cast.bodies.whole(whole).name


def _fits(noun: str, kind: frozenset[str], name: str, cast: Cast) -> float:
    """How well a noun goes with a name: 1 for its kind, less for a name that tells nothing; 0 for another kind."""
    words = name.lower().split()
    own = words[-1] in _OF_LANDS and words[0] not in places.PLACES  # Harbours USA
    place = set(words) <= places.PLACES | places.DEMONYMS or (words[-1] in places.PLACES - kind and not own)
    if place or len(name) < _LETTERS or words == ["pac"]:
        return 0.0
    role = cast.body_roles.get(name)
    if role is not None and noun in cast.text[role.start : role.end].lower().split():
        return 1.0
    if words[-1] in kind or (words[0] in kind and " of " in name) or (kind is _FIRMS and "." in name[1:-1]):
        return 1.0
    known = (
        words[-1] in _OFFICIAL | _JOINED | _PRESS | _FIRMS | _STATE | _CROWDS | lexicon.PLACE_NOUNS
        or set(words) & _STATE
    )
    if known:
        return 0.0
    if kind is _OFFICIAL:
        return 0.8 if _INITIALS.fullmatch(name) else 0.0
    return 0.5 if noun in ANY else 0.0


def _value(text: str, noun: str, body: Body, at: int) -> float:
    """How much one mention speaks for a body: more in the paragraph in hand, and as the subject of its sentence."""
    paragraphs = len(re.findall(r"\n+", text[body.end : at]))
    if paragraphs > _PARAGRAPHS:
        return 0.0
    lead = text[max(0, body.start - _LED) : body.start]
    if _REPORTS.match(text, body.end) or (_ACCORDING.search(lead) and _KINDS[noun] is not _PRESS):
        return 0.0  # the Courier reported; told the Courier
    value = 1.0 - 0.2 * paragraphs
    if _OPENS.search(lead) and _ACTS.match(text, body.end):
        return value + 0.5
    staff = _EMPLOYS.match(text, body.end)
    if staff is not None and lexicon.is_role(staff["noun"]):
        return value - 0.4
    return value - 0.3 if _BESIDE.search(lead) else value


def _came_in(text: str, noun: str, start: int, at: int) -> bool:
    """Whether one of the kind came in without a name since a body was named, or more than one is meant."""
    new = rf"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir) (?:[\w-]+ ){{0,3}}?{re.escape(noun)}\b"
    return any(found.start() != len(", ") for found in re.finditer(new, text[start:at]))
