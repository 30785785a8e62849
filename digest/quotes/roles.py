"""What the story says that somebody is: the title before a name, the apposition after it, "X is a …"; the best first."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from digest.article import Span
from digest.quotes import affiliations, appositions, lexicon, namewords, phrases, premodifiers, titles

if TYPE_CHECKING:
    from digest.quotes.naming import Name


BEING = 3  # the rank of what "X is a …" says
SURE = 4  # the rank of a role that no later mention betters

_OFFICES = frozenset(
    "president minister premier chancellor governor mayor senator king queen pope archbishop ambassador".split()
)
_RANK = re.compile(
    r"(?:(?:associate|assistant|adjunct|emeritus) )?professor|(?:\w+ )?(?:author|co-author|writer)|"
    r"(?:lieutenant|major|brigadier|sub|chief)?[ -]?(?:colonel|general|lieutenant|commander|captain|inspector|major|sergeant)",
    re.IGNORECASE,
)  # a title that tells less than what follows the name
_COURTESY = re.compile(
    r"(?:\b[A-Z]\w+[’']s )?(?:\b(?:the )?(?:Dr|Prof|Engr|Barr|Chief|Alhaji|Alhaja|Hajia|Hon|Sir|Rev|Mr|Mrs|Ms|Arc|Pastor)\.? )*"
    r"(?:\((?:Mrs|Mr|Ms|Miss)\.?\) )?(?:\b\d{1,3}-year-old )?(?:\bthe )?$"
)
_COURTESY_ENDS = frozenset("acdefinrsv.)")  # the last characters of all that
_DATED = re.compile(r" (?:in|from|until|between|during) (?:the )?(?:(?:early|late|mid)[- ])?(?:1[5-9]|20)\d\d")
_PASSING = frozenset(
    "member guest participant native resident voter fan visitor lieutenant".split()
)  # that tell little more
_BRIEF = 60  # characters of two descriptions that may stand together
_SHORT = 30  # characters of a title that more may be said beside
_SIDES = frozenset(
    "rival opponent challenger critic foe ally supporter friend competitor mate runner-up".split()
)  # whose, not what
_PAST_DEED = re.compile(r"(?:led|ran|founded|co-founded|owned|directed) ")
_STATE = re.compile(r"[a-z]\.[a-z]")  # S.C. Rep.
_MERE = frozenset(
    """
adjunct admiral former air commodore rear vice brigadier marshal staff flight wing squadron assistant associate author
captain chief co-author colonel commander congressman congresswoman corporal councillor councilman councilwoman
democrat detective general inspector judge lead lieutenant major member mep mla mp msp officer police professor
rep representative reps republican researcher retired senator senior sens sergeant state study td trooper u.s us
""".split()
)


def about(text: str, name: "Name", title: Span | None) -> list[tuple[int, Span]]:
    """What one mention of a person says of their role, best first, each with its rank."""
    ceiling = name.sentence.end
    after = appositions.apposition_after(text, name.end, ceiling)
    outer = _outer(text, name)
    before = premodifiers.before_comma(text, outer, name.sentence.start)
    titled = 2 if len(name.words) == 1 and not name.honorific else SURE
    if title is not None and text[title.start : title.end].split()[-1].lower() in _SIDES:
        titled = 2
    if title is not None and text[title.start : title.end].rstrip(".") == "Fr":
        titled = 1
    party = after is not None and text[after.start : after.end].split()[0].lower() in lexicon.PARTY
    office = title is not None and text[title.start : title.end].split()[-1].lower() in _OFFICES
    rank = title is not None and _RANK.fullmatch(text, title.start, title.end) is not None
    mere = title is not None and mere_rank(text, title)
    telling = title is not None and (after is None or party or office or mere or (len(title) > 10 and not rank))
    if title is not None and len(title) > 3 and name.sentence.start == title.start:
        words = text[title.start : title.end]
        title = None if words.isupper() and " " not in words else title  # GRAN Ada Marsh, in a headline
    beside = [
        (titled, title if telling else None),
        (2 if after is not None and phrases.head(text[after.start : after.end]) in _SIDES else SURE, after),
        (titled, title),
        (BEING if _is_past(text, before) else SURE, before),
    ]
    found = _best_first(text, beside)
    if found and found[0][0] == SURE:
        return found
    several = premodifiers.shared(text, name)
    ranked = [
        *beside,
        (BEING, appositions.being_after(text, name.end, ceiling)),
        (BEING, appositions.does_after(text, name.end, ceiling)),
        (BEING, premodifiers.opening_noun(text, name)),
        (2, premodifiers.initials_before(text, name)),
        (2, appositions.party_after(text, name.end, ceiling)),
        (1, premodifiers.named_so(text, name)),
        (1, appositions.plural_after(text, name)),
        (3 if several is not None and text[several.end - 1] == "." else 1, several),
        (1, appositions.being_within(text, name)),
        (
            2,
            affiliations.affiliation_after(text, name.end, ceiling)
            or affiliations.affiliation_before(text, name.run.start, name.sentence.start),
        ),
        (1, appositions.in_court(text, name)),
        (1, appositions.among_others(text, name)),
        (1, appositions.writes_for(text, name.end, ceiling)),
        (1, appositions.deed_after(text, name.end, ceiling)),
        (1, appositions.as_after(text, name, ceiling)),
        (1, appositions.named_to(text, name)),
        (1, premodifiers.as_before(text, outer, name.sentence.start)),
    ]
    return _best_first(text, ranked)


def _best_first(text: str, ranked: Sequence[tuple[int, Span | None]]) -> list[tuple[int, Span]]:
    """What is said, by its rank, which is the lowest for kin and past deeds."""
    found = [
        (1 if _is_kin(text, span) or _PAST_DEED.match(text, span.start) else rank, span)
        for rank, span in ranked
        if span is not None
    ]
    return sorted(found, key=lambda one: -one[0])


def besides(text: str, name: "Name", title: Span | None, role: Span) -> Span | None:
    """What a mere rank leaves unsaid and the words after the name say: "Prof." and "who teaches political science"; "Sen."
    and "R-Cold Spring"."""
    if title is None and text[role.end - 1] == ".":
        title = role  # Sens. Ada Marsh (D-Ohio) and Tom Reeve
    if title is None or role != title:
        return None
    if not mere_rank(text, title):
        return _second(text, name, title)
    ceiling = name.sentence.end
    more = (
        appositions.apposition_after(text, name.end, ceiling)
        or premodifiers.opening_noun(text, name)
        or premodifiers.before_comma(text, _outer(text, name), name.sentence.start)
        or appositions.does_after(text, name.end, ceiling)
        or appositions.party_after(text, name.end, ceiling)
        or affiliations.affiliation_after(text, name.end, ceiling)
    )
    return more if more is not None and not _is_kin(text, more) else None


def _second(text: str, name: "Name", title: Span) -> Span | None:
    """The apposition that says something else than a short title: "Superintendent" and "commander of Lowfield Division"."""
    ceiling = name.sentence.end
    more = appositions.apposition_after(text, name.end, ceiling)
    if more is None and text.startswith(" is a", name.end):
        more = appositions.being_after(text, name.end, ceiling)
    if more is None or len(title) > _SHORT or _is_kin(text, more):
        return None
    first, second = (text[span.start : span.end].lower() for span in (title, more))
    same = phrases.head(first) == phrases.head(second) or set(first.split()) >= set(second.split())
    bare = second in lexicon.PARTY
    return None if same or bare or phrases.head(second) in lexicon.ANY_ROLE else more


def differ(text: str, role: Span, more: Span) -> bool:
    """Whether a second description, of another mention, says something else than the first that is worth saying: another noun
    for what one does, both brief."""
    first, second = (text[span.start : span.end].lower() for span in (role, more))
    one, other = phrases.head(first), phrases.head(second)
    said = {one, *lexicon.SYNONYMS.get(one, ())}
    return (
        more.start > role.end
        and max(len(first), len(second)) <= _BRIEF
        and lexicon.is_role(other)
        and other not in said | lexicon.ANY_ROLE | lexicon.KIN | lexicon.AGES.keys() | lexicon.PARTY | _SIDES | _PASSING
        and not set(first.split()) >= set(second.split())
        and not second.startswith("one of ")
        and not re.search(r"\d", second)
        and not _is_kin(text, more)
    )


def _is_past(text: str, role: Span | None) -> bool:
    """Whether a role before a comma is an office of years gone by: "As governor of Lowfield in 1983, Ada Marsh"."""
    return role is not None and _DATED.match(text, role.end) is not None


def mere_rank(text: str, title: Span) -> bool:
    """Whether a title says little of what somebody does: "Prof.", "State Sen.", "Lieutenant Colonel"."""
    words = [titles.clean(word) for word in text[title.start : title.end].split()]
    return len(words) <= 3 and all(
        word in _MERE or word in namewords.HONORIFICS or _STATE.fullmatch(word) for word in words
    )


def _outer(text: str, name: "Name") -> int:
    """Where a name begins with what is said before it in courtesy: "Dr. (Mrs.) Ngunan Iorfa"."""
    floor, start = max(name.sentence.start, name.run.start - 30), name.run.start
    if text[floor:start].rstrip()[-1:] not in _COURTESY_ENDS:
        return start
    lead = _COURTESY.search(text, floor, start)
    return lead.start() if lead else start


def _is_kin(text: str, span: Span) -> bool:
    """Whether a role only says whose relative somebody is."""
    words = text[span.start : span.end].lower().split()
    if len(words) > 2 and "of" in words and words[words.index("of") - 1] in lexicon.KIN:
        return True  # a distant cousin of
    owned = len(words) == 1 or words[0] in titles.OWN or any(word.endswith(("’s", "'s")) for word in words[:-1])
    return owned and (words[-1] in lexicon.KIN or words[-1].endswith("-in-law"))
