"""What is said of somebody after the name: ", a professor at Handong Global University", "is a farmer", "R-Neb."."""

import re
from typing import TYPE_CHECKING

from digest.article import Span
from digest.quotes import lexicon, phrases
from digest.quotes.cues import NAMING, STRONG
from digest.quotes.firstnames import first_names

if TYPE_CHECKING:
    from digest.quotes.naming import Name


_AGE = re.compile(r",? ?(?:aged )?\d{1,3}(?: years old)?,? ?")
_BE = re.compile(
    r"(?:, (?:who|whose) [^,;:.“”]{2,80}(?=,))?"
    r",?[^\S\n](?:is|was|has been|had been|became|has become|had become|remains|remained|"
    r"is also|was also|works as|also works as|worked as|serves as|"
    r"served as|has served as|has worked as)[^\S\n](?:now |also |currently |once |then |still |not only |not just |"
    r"\d{1,3}(?: years old)?(?:, | and ))?(?=\w)"
)
_RELATIVE_BE = re.compile(
    r"(?:,| (?=who is (?:the|an?) )) ?who(?: (?:for (?:the (?:past|last) )?[\w-]+ years|until (?:recently|last \w+)))?"
    r"(?:’s|'s| is| was| has been| became| later became| (?:also |previously |once |now )?"
    r"(?:works|serves|worked|served|acts|doubles|has served|"
    r"has worked) as) (?:now |also |currently )?(?=\w)"
)
_CHOSE = re.compile(r"\b(?:named|appointed|elected|made|chose|picked) $")
_FOR_WHAT = re.compile(r" (?:as )?(?:the |an? |its |his |her |their )")
_IN_PAREN = re.compile(r" \((?=(?:the|an?) [a-z][^()]{3,80}\))")  # Ada Marsh (the mayor of Vell)
_AND_NOW = re.compile(
    r"(?: (?:in|during|under|at|for|from|of) [^,;:.“”]{2,60}?)?,? (?:(?:and|but)(?: is)?|who is|who) (?:now|currently) "
    r"(?:is )?(?:the |an? )?(?=[\w’'])"
)  # an aide during her first term and now director of the archive
_WHO_SERVES = re.compile(r" who (?:also )?(?:works|serves|served|acts|doubles|doubled|sits) as (?=\w)")
_BETWEEN = re.compile(r", (?:no relation|(?:of|from|in) (?:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}))(?=, )")
_FROM_TOWN = re.compile(
    r"(?:an? )(?:[a-z-]+ )?(?=[A-Z])(?P<town>(?:[A-Z][\w’'.-]* ?){1,3}), (?:[A-Z][\w’'.-]* ?){1,3}, (?=[a-z])"
)
_RELATIVE_DOES = re.compile(
    r"(?:, \d{1,3}(?=, who (?:founded|co-founded|helped|started|organi|launched|led|ran|owned|directed|chaired|headed)))?"
    r", who (?:also |now |currently )?(?=(?:founded|co-founded|helped (?:to )?(?:found|start|set up|organi[sz]e)|"
    r"started|organi[sz]ed|launched|created|led|ran|owned|directed|managed|edited|chaired|headed|"
    r"(?!was\b|survives\b|is\b|has\b|does\b|says\b|tells\b|"
    r"insists\b)[a-z]+s) )"
)
_DOES = re.compile(
    r"(?:, \d{1,3},)? (?:also |now |currently )?(?P<deed>(?:directs|heads|chairs|edits|manages|oversees|teaches|coaches|founded|"
    r"co-founded|runs|owns|represents) (?=the |an? |his |her |its |[A-Z])|(?:oversees|teaches|studies|edits|researches) (?=[a-z])"
    r"(?!(?:him|her|them|it|that|how|why|what)\b)|works (?:for|at|with|in) |"
    r"(?:worked|used to work) (?:for|at) (?=the [A-Z]|an? |[A-Z])|"
    r"(?:directs|heads|manages|leads|runs) (?=(?:[a-z-]+ ){1,3}(?:for|at|of) )"
    r"(?!(?:in|into|by|off|up|out|to|with|on|from|away|for|as|at|back|over) )|leads (?=the |an? |his |her |its )"
    r"(?!the (?:\w+ )?(?:race|polls?|field|table|way|list|league|line|pack|standings|championship|voting|count|scoring)\b))"
)
_SERVES_AS = re.compile(
    r"\b(?:serv(?:es|ed|ing)|work(?:s|ed|ing)|act(?:s|ed|ing)|appointed|elected|re-elected|hired|named|installed|sworn in|stint|"
    r"career|job|role|term|terms|tenure|years|resign(?:s|ed|ing)|retir(?:es|ed|ing)|stepp(?:ed|ing) down|steps down|dismissed|"
    r"took over|takes over|"
    r"fired|sacked|ousted|removed|replaced|quit|nominated|promoted|confirmed|continues|remains|doubles|doubled|running the \w+)"
    r"(?: (?:on|in|last|this) [\w ]{2,16})? as (?:the |an? |its |his |her )?(?=[\w’'])"
)
_OTHER_NAME = re.compile(r"[.!?“”;]| [A-Z]\w+ (?:was|is|has|had|said|who)\b|\b(?:he|she|they) ")
_OWNED = re.compile(
    r"\b[A-Z][\w-]*[’']s? $|\b[A-Z][\w’'-]*, (?:an?|the|who|whose) "
)  # Reeve asked about Marsh’s tenure as; of Marsh, a clerk appointed as
_NO_TRADE = re.compile(
    r"\w+ (?:him|her|it|that|them|to|they|he|she|no|not|up|out)\b|(?:backs|believes|counts|expects|faces|feels|goes|hates|hopes|"
    r"keeps|knows|likes|looks|loses|loves|makes|means|needs|opposes|plans|remains|seems|sees|shares|stands|struggles|supports|thinks|"
    r"tries|uses|wants|worries) "
)
_OF_SEVERAL = re.compile(
    r"(?: and (?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w’'-]+)?, (?P<role>(?:one|two|three|four|some|both) of "
    r"(?:the|those|these|many|several)(?: [\w-]+){0,3}? (?:people|men|women|children|[a-z]+s)"
    r"(?: (?:who|in|at|from|of|on|to|behind|killed|injured)\b[^,;.“”]{0,80})?)(?=[,.])"
)
_TOGETHER = re.compile(
    r"(?P<pair> and (?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w’'-]+)?, (?:both |(?P<the>the ))?(?P<role>(?:[\w’-]+ ){0,3}?(?P<noun>[a-z]+s)"
    r"(?: (?:at|from|of|in) [^,;:.“”]{2,90}?)?)(?=,|\.| who\b| whose\b)"
)
_OTHERS = re.compile(
    r",? (?:and|along with) (?:(?:several|many|some|two|three|four|five|six|dozens of|hundreds of) )?other "
    r"(?P<role>(?:[\w-]+ ){0,2}(?P<noun>[a-z]+)s)(?= [a-z]|[,.])"
)
_DEGREE = re.compile(r", (?:Ph\.?D\.?|M\.?D\.?|J\.?D\.?|M\.?P\.?H\.?|R\.?N\.?|Esq\.?)(?=,)")
_IN_COURT = re.compile(r"(?: [KQS]C)?, ((?:prosecuting|defending|mitigating))(?=,)")
_OPENING_IN_COURT = re.compile(r"\b((?:Prosecuting|Defending|Mitigating)), (?:[A-Z][\w.]* )?$")
_PRONOUN_IS = re.compile(
    r"\b(?:where|as|because|and|since|that) (?:he|she) (?:is|was|works as|serves as|(?:first )?emerged as|became) (?=an? |the )"
)
_IN_YEAR = re.compile(r" (?:in|since|from|until) (?:1[6-9]|20)\d\d\b")
_NEXT_DEED = re.compile(r" (?:and|but)(?=$| (?:was|is|has|had|did|[a-z]+s|[a-z]+ed)\b)")
_OTHERS_OWN = re.compile(r"(?:his|her|their) ")
_SAYS_OF = re.compile(
    r"\b(?:said|says|acknowledged|admitted|insisted|added|claimed|thinks|thought|believes|believed|that|told \w+)(?: that)? "
    r"(?:[\w.’'-]+ ){0,4}[\w.’'-]+$"
)
_WRITES_FOR = re.compile(
    r",? (?:\w+ly )?(?:wrote|writes|writing|blogged|blogs|blogging|reports|reporting|reported) (?:\w+day )?(?:in|for|on|at) "
    r"(?P<outlet>(?:[Tt]he )?[A-Z][\w’'.&-]*(?: (?:(?:of|the|and) )?[A-Z][\w’'.&-]*){0,4})"
    r"(?=[,.;:”]| (?:that|in|on|last|this)\b|$)"
)
_NO_OUTLETS = frozenset(
    """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
november december facebook twitter instagram weibo telegram whatsapp linkedin reddit tiktok snapchat bluesky mastodon x
english french spanish german arabic chinese russian italian welsh irish latin urdu hindi
""".split()
)  # in which anybody may write
_PARTY = re.compile(r",? \(?(?P<party>[RDI]-[A-Z][\w. -]*?)(?=[),]|\.?(?:\s|$)(?![A-Z]))")


def apposition_after(text: str, end: int, ceiling: int) -> Span | None:
    """The apposition after a name that ends at `end`: ", a professor at Handong Global University". `ceiling` bounds it."""
    ceiling = min(ceiling, end + phrases.LOOK_AHEAD)
    paren = phrases.PAREN.match(text, end, ceiling)
    at = paren.end() if paren else end
    degree = _DEGREE.match(text, at, ceiling)
    at = degree.end() if degree else at
    inside = _IN_PAREN.match(text, end, ceiling)
    if inside:
        return phrases.role_phrase(text, inside.end(), ceiling)
    relative = _RELATIVE_BE.match(text, at, ceiling)
    if relative:
        role = _present(text, phrases.role_phrase(text, relative.end(), ceiling), ceiling)
        since = phrases.SINCE.search(text, role.start, role.end) if role is not None else None
        return Span(role.start, since.start()) if role is not None and since else role
    age = _AGE.match(text, at, ceiling)
    if age and text[age.end() - 1 : age.end()] == " ":
        at = age.end()
    elif text.startswith((", ", " – ", " — ", " - "), at):
        at += 2 if text[at] == "," else 3
    elif text.startswith("—", at):
        at += 1
    else:
        return None
    town = _FROM_TOWN.match(text, at, ceiling)
    if town:  # Ada Marsh, a Lowfield, Ohio, pastor
        noun = phrases.role_phrase(text, town.end(), ceiling)
        return Span(town.start("town"), noun.end) if noun is not None else None
    role = phrases.role_phrase(text, at, ceiling)
    if role is None:
        return _later_apposition(text, at, ceiling)
    current = _present(text, role, ceiling)
    if current is not None and current != role:
        return current
    serves = _WHO_SERVES.match(text, role.end, ceiling)
    more = phrases.role_phrase(text, serves.end(), ceiling) if serves else None
    return Span(role.start, more.end) if more is not None else role


def _present(text: str, role: Span | None, ceiling: int) -> Span | None:
    """What somebody is now, where a past role is told first: "an aide during her first term and now director of the archive"."""
    now = _AND_NOW.match(text, role.end, ceiling) if role is not None else None
    return (phrases.role_phrase(text, now.end(), ceiling) if now else None) or role


def _later_apposition(text: str, at: int, ceiling: int) -> Span | None:
    """The apposition that stands after where somebody lives: "Ada Marsh, 34, of Lowfield, a nurse"."""
    between = _BETWEEN.match(text, at - 2, ceiling)
    if between is None:
        return None
    role = phrases.role_phrase(text, between.end() + 1, ceiling)
    return (
        role
        if role is not None and re.match(r", an? |, [a-z]+ of ", text[between.end() : between.end() + 30])
        else None
    )


def being_after(text: str, end: int, ceiling: int) -> Span | None:
    """What "X is a …" says after a name (or "he", "she") that ends at `end`."""
    ceiling = min(ceiling, end + phrases.LOOK_AHEAD)
    be = _BE.match(text, end, ceiling)
    role = phrases.role_phrase(text, be.end(), ceiling) if be else None
    if role is not None and _OTHERS_OWN.match(text, role.start) and _SAYS_OF.search(text, max(0, end - 80), end):
        return None  # Harvey, who said Marsh was his fourth choice
    return role


def being_within(text: str, name: "Name") -> Span | None:
    """What the rest of the sentence says: "When Kashiya learned that he would come to Louisville, where she is a student"."""
    if text.find("he ", name.end, name.sentence.end) < 0:
        return None
    found = _PRONOUN_IS.search(text, name.end, name.sentence.end)
    gender = first_names().get(name.words[0], "")
    if found and gender and gender != ("f" if " she " in found[0] else "m"):
        return None  # Ada Marsh learned that Tom Reeve would come where she is a student
    role = phrases.role_phrase(text, found.end(), name.sentence.end) if found else None
    year = _IN_YEAR.search(text, role.start, role.end) if role is not None else None
    role = Span(role.start, year.start()) if role is not None and year else role
    return None if role is None or text[role.start : role.end].split()[-1] in {*lexicon.ANY_ROLE, "minor"} else role


def deed_after(text: str, end: int, ceiling: int) -> Span | None:
    """What a plain sentence says that somebody does: "Ada Marsh directs the city's museums", "He works for Home"."""
    ceiling = min(ceiling, end + phrases.LOOK_AHEAD)
    found = _DOES.match(text, end, ceiling)
    if not found:
        return None
    phrase = text[found.end() : phrases.end_of(text, found.end(), ceiling)].rstrip(" ,-—–")
    phrase = _NEXT_DEED.split(phrase, maxsplit=1)[0]
    span = Span(found.start("deed"), found.end() + len(phrase))
    return span if 1 <= len(phrase.split()) <= phrases.LONGEST else None


def as_after(text: str, name: "Name", ceiling: int) -> Span | None:
    """What somebody served as, by a later word of the name's sentence: "was dismissed as the club's manager"."""
    ceiling_near = min(ceiling, name.end + phrases.LOOK_AHEAD)
    served = text.find(" as ", name.end, ceiling_near) >= 0
    found = _SERVES_AS.search(text, name.end, ceiling_near) if served else None
    if (
        found is None
        or _OTHER_NAME.search(text, name.end, found.start())
        or _OWNED.search(text, name.end, found.start())
    ):
        return None
    role = phrases.short_phrase(text, found.end(), ceiling)
    return role if role is not None and text[role.end : role.end + 1] in {",", ".", ";", "", " "} else None


def does_after(text: str, end: int, ceiling: int) -> Span | None:
    """What somebody is said to head, teach or run: ", who chairs the residents’ association"."""
    ceiling = min(ceiling, end + phrases.LOOK_AHEAD)
    found = _RELATIVE_DOES.match(text, end, ceiling)
    if not found:
        return None
    phrase = text[found.end() : phrases.end_of(text, found.end(), ceiling)].rstrip(" ,-—–")
    phrase = _NEXT_DEED.split(phrase, maxsplit=1)[0]
    if not phrase.strip() or _NO_TRADE.match(phrase) or phrase.split()[0] in STRONG | NAMING:
        return None  # who cites them
    return Span(found.end(), found.end() + len(phrase)) if 2 <= len(phrase.split()) <= phrases.LONGEST else None


def writes_for(text: str, end: int, ceiling: int) -> Span | None:
    """The paper or website somebody writes for: "Ada Marsh wrote in the Lowfield Courier", "Marsh, writing for Home"."""
    found = _WRITES_FOR.match(text, end, min(ceiling, end + phrases.LOOK_AHEAD))
    if found is None or found["outlet"].split()[-1].rstrip(".").lower() in _NO_OUTLETS:
        return None
    start, outlet = found.start("outlet"), found["outlet"].rstrip(".")
    article = 4 if outlet.lower().startswith("the ") else 0
    return Span(start + article, start + len(outlet))


def named_to(text: str, name: "Name") -> Span | None:
    """What others chose somebody for: "The council named Ada Marsh its chief planner"."""
    if _CHOSE.search(text, max(name.sentence.start, name.run.start - 14), name.run.start) is None:
        return None
    found = _FOR_WHAT.match(text, name.end, name.sentence.end)
    role = phrases.short_phrase(text, found.end(), name.sentence.end) if found else None
    since = phrases.SINCE.search(text, role.start, role.end) if role is not None else None
    return Span(role.start, since.start()) if role is not None and since else role


def party_after(text: str, end: int, ceiling: int) -> Span | None:
    """An American politician’s party and state after the name: "R-Neb."."""
    found = _PARTY.match(text, end, ceiling)
    return Span(*found.span("party")) if found else None


def plural_after(text: str, name: "Name") -> Span | None:
    """What two people are together: "Ali and Omar Hadi, bakers,"."""
    several = _OF_SEVERAL.match(text, name.end, name.sentence.end)
    if several:
        return Span(*several.span("role"))
    found = _TOGETHER.match(text, name.end, name.sentence.end)
    if found is None or not lexicon.is_role(found["noun"]) or found["noun"].endswith("ss"):
        return None
    second = text.endswith(" and ", 0, name.start)
    if not (found["pair"] or second) and (found["the"] or found["role"][0].isupper()):
        return None
    return Span(*found.span("role"))


def among_others(text: str, name: "Name") -> Span | None:
    """What the others are beside whom somebody is named: "Marsh and other climate activists"."""
    found = _OTHERS.match(text, name.end, name.sentence.end)
    if (
        found is None
        or not lexicon.is_role(found["noun"])
        or found["noun"] in lexicon.PARTY | lexicon.KIN | lexicon.ANY_ROLE
    ):
        return None
    return Span(*found.span("role"))


def in_court(text: str, name: "Name") -> Span | None:
    """The side for which a lawyer speaks: "Prosecuting, Jonathan Lowe said", "Fiona Bright, defending,"."""
    after = _IN_COURT.match(text, name.end)
    if after:
        return Span(*after.span(1))
    before = _OPENING_IN_COURT.search(text, max(name.sentence.start, name.run.start - 20), name.run.start)
    return Span(*before.span(1)) if before else None
