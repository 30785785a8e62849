"""What the story says that somebody is: the title before a name, the apposition after it, "X is a …"."""

import re
from typing import TYPE_CHECKING

from digest.article import Span
from digest.quotes import lexicon, nouns, places, titles
from digest.quotes.cues import NAMING, STRONG

if TYPE_CHECKING:
    from digest.quotes.naming import Name

BEING = 3  # the rank of what "X is a …" says
SURE = 4  # the rank of a role that no later mention betters

_LOOK_AHEAD = 220
_LONGEST = 24  # words

_PREPOSITIONS = frozenset("of for at in from with to on by about under over against".split())
_SCHOOLS = frozenset(
    "university college school institute institution hospital centre center laboratory observatory museum".split()
)
_OFFICES = frozenset(
    "president minister premier chancellor governor mayor senator king queen pope archbishop ambassador".split()
)
_AUXILIARY = frozenset(
    "would will could can may might must shall should had has have was were is are did does do not".split()
)
_PAREN = re.compile(r" ?\([^)]{1,40}\)")
_AGE = re.compile(r",? ?(?:aged )?\d{1,3}(?: years old)?,? ?")
_STOP = re.compile(
    r",(?!\d{3}\b)|[;:.!?()\[\]“”]|\s[—–-]+\s|—|\b(?:who|whose|which|that|when|where|while|after|before|as|because|but|during|"
    r"said|says|told|tells|wrote|added|was|were|is|are|has|had|will|would)\b|$"
)
_ABBREVIATED = re.compile(r"\bPh$|\b(?:[A-Z]\.?)+$|\b(?:St|Dr|Mr|Mrs|Inc|Sen|Gov)$")
_BE = re.compile(
    r"(?:, (?:who|whose) [^,;:.“”]{2,80})?"
    r",?[^\S\n](?:is|was|has been|had been|became|is also|was also|works as|also works as|worked as|serves as|"
    r"served as|has served as|has worked as)[^\S\n](?:now |also |currently |once |then )?(?=\w)"
)
_RELATIVE_BE = re.compile(r", who(?:’s|'s| is| was| has been| works as| serves as) (?:now |also |currently )?(?=\w)")
_RELATIVE_DOES = re.compile(
    r", who (?:also |now |currently )?(?=(?:founded|co-founded|led|ran|owned|directed|"
    r"(?!was\b|survives\b|is\b|has\b|does\b|says\b|tells\b|"
    r"insists\b)[a-z]+s) )"
)
_DEGREE = re.compile(r", (?:Ph\.?D\.?|M\.?D\.?|J\.?D\.?|M\.?P\.?H\.?|R\.?N\.?|Esq\.?)(?=,)")
_IN_COURT = re.compile(r"(?: [KQS]C)?, ((?:prosecuting|defending|mitigating))(?=,)")
_OPENING_IN_COURT = re.compile(r"\b((?:Prosecuting|Defending|Mitigating)), (?:[A-Z][\w.]* )?$")
_RANK = re.compile(
    r"(?:(?:associate|assistant|adjunct|emeritus) )?professor|(?:\w+ )?(?:author|co-author|writer)|"
    r"(?:lieutenant|major|brigadier|sub|chief)?[ -]?(?:colonel|general|lieutenant|commander|captain|inspector|major|sergeant)",
    re.IGNORECASE,
)  # a title that tells less than what follows the name
_INITIALS = re.compile(
    r"(?:^|(?<=[“”,.] )|(?<=\bsaid )|(?<=\bby )|(?<=\bto )|(?<=\band )|(?<=[a-z] ))"
    r"((?:[A-Z][\w-]+ ){0,2}[A-Z]{2,5}(?: \([a-z]+\))?) $"
)
_COURTESY = re.compile(
    r"(?:\b[A-Z]\w+[’']s )?(?:\b(?:the )?(?:Dr|Prof|Engr|Barr|Chief|Alhaji|Alhaja|Hajia|Hon|Sir|Rev|Mr|Mrs|Ms|Arc|Pastor)\.? )*"
    r"(?:\((?:Mrs|Mr|Ms|Miss)\.?\) )?(?:\b\d{1,3}-year-old )?(?:\bthe )?$"
)
_PLURAL = re.compile(
    r"(?:^|\s)(?P<noun>[A-Za-z][a-z]+s) (?:[A-Z][\w’.-]*(?: (?:[a-z]{1,3} )?[A-Z][\w’.-]*)*(?:, and |, | and | & ))*$"
)
_PRONOUN_IS = re.compile(
    r"\b(?:where|as|because|and|since|that) (?:he|she) (?:is|was|works as|serves as) (?=an? |the )"
)
_PAST_DEED = re.compile(r"(?:led|ran|founded|co-founded|owned|directed) ")
_OF_PARTY = re.compile(
    r"\b(Labour|Sinn Féin|Fine Gael|Fianna Fáil|Plaid Cymru|"
    r"(?:[A-Z]\w+ )?(?:Greens?|Conservatives?|Democrats?|Republicans?|Liberals?|Party))"
    r"[’']s? $"
)
_NEXT_DEED = re.compile(r" (?:and|but)(?=$| (?:was|is|has|had|did|[a-z]+s|[a-z]+ed)\b)")
_YEARS_OLD = re.compile(r"\d{1,3}-year-old ")
_NAMED_SO = re.compile(
    r"(?:^|(?<=[\s“”]))(?:(?:[Aa]n?|[Tt]he) )?(?P<role>(?:[Oo]ne of )?[\w’'-]+(?: [\w’'-]+){0,8}?),? "
    r"(?:(?:who|whose) [^,;:.“”]{2,60},? ?|"
    r"(?:popularly |better |also )?(?:named|called|known as|identified as|surnamed) )(?:only |as |simply )*(?:Mr |Mrs |Ms |Dr )?$"
)
_MERE = frozenset(
    """
adjunct admiral former air commodore rear vice brigadier marshal staff flight wing squadron assistant associate author
captain chief co-author colonel commander congressman congresswoman corporal councillor councilman councilwoman
democrat detective general inspector judge lead lieutenant major member mep mla mp msp officer police professor
representative republican researcher retired senator senior sergeant state study td trooper u.s us
""".split()
)
_OF_BODY = re.compile(
    r"(?:\b[Tt]he |^|(?<=[.:;,—] )|\b(?:and|with|by|from|to|of|said) )"
    r"([A-Z][\w’'&.-]*(?: (?:(?:of|for|the|and) )*[A-Z][\w&.-]*)+)(?:’s|'s) $"
)
_ARTICLE = re.compile(
    r"(?:(?:also|now|then|currently|formerly|previously|once|until recently|himself|herself) )?"
    r"(?:(?:a|an|the) |another (?=one of))?",
    re.IGNORECASE,
)
_OWN_NOUN = re.compile(r"(?:his|her|their|its|our|my|[\w-]+[’']s) ")
_PARTY = re.compile(r",? \(?(?P<party>[RDI]-[A-Z][\w. -]*?)(?=[),])")
_OPENING_NOUN = re.compile(
    r"(?:^|(?<=[“”,] ))(?:(?:Also|However|Meanwhile|And|But|Earlier|Later),? )?"
    r"(?:The|A|An|Its|His|Her|Their|the|its|his|her|their) "
    r"(?P<role>(?:[\w’'&-]+ ){0,5}(?:[a-z][\w’'-]+|[A-Z][\w’'-]+(?= of ))"
    r"(?: (?:of|for|at|in) (?:the )?[\w’'&-]+(?: [A-Z][\w’'&-]+){0,5})?), "
    r"(?:[A-Z][\w.]* )?(?:\(\w+\.?\) )?$"
)
_BODY_PIECE = re.compile(
    r"(?P<role>[^,;:.“”]{4,80}), (?P<body>[A-Z][\w’'&-]*(?: (?:of|for|and|the|[A-Z][\w’'&-]*))*), (?:[A-Z][\w.]* )?$"
)
_AFFILIATION = re.compile(
    r",? (?:of|from|at|with|for|is with|was with|works for|works at|works with|is from) (?:the )?"
)
_BODY = re.compile(r"[A-Za-z][\w’'&.–-]*(?: [A-Za-z&][\w’'&.–-]*(?=\W|$)){0,11}")
_DESCRIBED = re.compile(
    r"(?:^|(?<=[\s(]))(?:[Tt]he|[Aa]n?|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ww]hose|[Oo]ne of the|One|"
    r"(?:[a-z][\w-]*|[A-Z][\w-]*(?: [A-Z]\w+)*)[’']s) "
)


def about(text: str, name: "Name", title: Span | None) -> list[tuple[int, Span]]:
    """What one mention of a person says of their role, best first, each with its rank."""
    ceiling = name.sentence.end
    after = apposition_after(text, name.end, ceiling)
    outer = _outer(text, name)
    before = before_comma(text, outer, name.sentence.start)
    titled = 2 if len(name.words) == 1 and not name.honorific else SURE
    party = after is not None and text[after.start : after.end].split()[0].lower() in lexicon.PARTY
    office = title is not None and text[title.start : title.end].split()[-1].lower() in _OFFICES
    rank = title is not None and _RANK.fullmatch(text, title.start, title.end) is not None
    mere = title is not None and mere_rank(text, title)
    telling = title is not None and (after is None or party or office or mere or (len(title) > 10 and not rank))
    if title is not None and len(title) > 3 and name.sentence.start == title.start:
        words = text[title.start : title.end]
        title = None if words.isupper() and " " not in words else title  # GRAN Ada Marsh, in a headline
    ranked = [
        (titled, title if telling else None),
        (SURE, after),
        (titled, title),
        (SURE, before),
        (BEING, being_after(text, name.end, ceiling)),
        (BEING, does_after(text, name.end, ceiling)),
        (BEING, opening_noun(text, name)),
        (2, initials_before(text, name)),
        (2, party_after(text, name.end, ceiling)),
        (1, named_so(text, name)),
        (1, shared(text, name)),
        (1, being_within(text, name)),
        (
            2,
            affiliation_after(text, name.end, ceiling) or affiliation_before(text, name.run.start, name.sentence.start),
        ),
        (1, in_court(text, name)),
    ]
    found = [
        (1 if _is_kin(text, span) or _PAST_DEED.match(text, span.start) else rank, span)
        for rank, span in ranked
        if span is not None
    ]
    return sorted(found, key=lambda one: -one[0])


def _outer(text: str, name: "Name") -> int:
    """Where a name begins with what is said before it in courtesy: "Dr. (Mrs.) Ngunan Iorfa"."""
    lead = _COURTESY.search(text, max(name.sentence.start, name.run.start - 30), name.run.start)
    return lead.start() if lead else name.run.start


def _is_kin(text: str, span: Span) -> bool:
    """Whether a role only says whose relative somebody is."""
    words = text[span.start : span.end].lower().split()
    if len(words) > 2 and "of" in words and words[words.index("of") - 1] in lexicon.KIN:
        return True  # a distant cousin of
    owned = len(words) == 1 or words[0] in titles.OWN or any(word.endswith(("’s", "'s")) for word in words[:-1])
    return owned and (words[-1] in lexicon.KIN or words[-1].endswith("-in-law"))


# -- before the name -------------------------------------------------------------------------------------------------------------


def before_comma(text: str, start: int, floor: int) -> Span | None:
    """The role in "the Senate Minority Leader, Chuck Schumer," or "the star of the show is Quinta Brunson"."""
    link = next((word for word in (", ", " is ", " was ") if text.endswith(word, max(0, start - 5), start)), None)
    if link is None:
        return None
    last = start - len(link)
    for match in _DESCRIBED.finditer(text, max(floor, start - titles.LOOK_BACK), last):
        lead = match[0].strip().lower()
        kept = lead.endswith(("'s", "’s")) or lead in titles.OWN or lead in {"another", "one", "one of the"}
        phrase = role_phrase(text, match.start() if kept else match.end(), last, listed=True)
        if phrase is not None and (phrase.end == last or _PAREN.fullmatch(text, phrase.end, last)):
            return phrase
    piece = max(floor, text.rfind(", ", floor, last) + 2 if text.rfind(", ", floor, last) >= 0 else floor)
    phrase = (
        role_phrase(text, piece, last) if link == ", " else None
    )  # "Opposition spokesman on education, Kemar Baptiste,"
    if phrase is not None and phrase.end == last and text[phrase.start].isupper():
        return phrase
    return _with_body(text, start, floor) if link == ", " else None


def _with_body(text: str, start: int, floor: int) -> Span | None:
    """The role in "the Permanent Secretary, Ministry of Health, Halima Dogo,"."""
    found = _BODY_PIECE.search(text, max(floor, start - titles.LOOK_BACK), start)
    if found is None:
        return None
    words = found["role"].split()
    for first in range(len(words)):
        if words[first][0].isupper() and words[first].lower() not in lexicon.NOT_NAMES:
            at = found.start("role") + found["role"].index(words[first])
            return Span(at, found.end("body")) if titles.is_role(titles.clean(words[-1])) else None
    return None


def opening_noun(text: str, name: "Name") -> Span | None:
    """What somebody is by the form of the sentence alone: "The village pradhan, Suresh Yadav,"."""
    if text[name.end : name.end + 1] != ",":
        return None
    floor = max(name.sentence.start, name.run.start - titles.LOOK_BACK)
    found = _OPENING_NOUN.search(text[floor : name.run.start])
    if found is None:
        return None
    head = re.split(r" (?:of|for|at|in) ", found["role"], maxsplit=1)[0].split()[-1].lower()
    known = nouns.is_somebody(head) or lexicon.is_role(head)
    return Span(floor + found.start("role"), floor + found.end("role")) if known else None


def named_so(text: str, name: "Name") -> Span | None:
    """The description that a name is given to: "a park ranger named Ploy", "one of the herders, who gave his name as Umaru"."""
    floor = max(name.sentence.start, name.run.start - titles.LOOK_BACK)
    found = _NAMED_SO.search(text[floor : name.run.start])
    if found is None or ("who" in found[0] and not re.search(r"\b(?:name|as|himself|herself|themselves)\b", found[0])):
        return None
    words = found["role"].split()
    known = any(
        lexicon.is_role(word) or word in lexicon.CROWD or titles.is_agent(word) for word in map(str.lower, words)
    )
    cut = len(words[0]) + 1 if words[0].lower() in STRONG and len(words) > 1 else 0  # said one of the protesters
    return Span(floor + found.start("role") + cut, floor + found.end("role")) if known else None


def shared(text: str, name: "Name") -> Span | None:
    """A title in the plural before a list of names: "Morning Joe hosts Joe Scarborough and Mika Brzezinski"."""
    floor = max(name.sentence.start, name.start - titles.LOOK_BACK)
    found = _PLURAL.search(text[floor : name.start])
    if found is None or not lexicon.is_role(found["noun"].lower()) or found["noun"].endswith("ss"):
        return None
    words = list(titles.WORD.finditer(text, floor, floor + found.end("noun")))
    first = titles.leftmost([word[0] for word in words], len(words) - 1, opens=words[0].start() == name.sentence.start)
    return Span(words[first].start(), words[-1].end())


def being_within(text: str, name: "Name") -> Span | None:
    """What the rest of the sentence says: "When Kashiya learned that he would come to Louisville, where she is a student"."""
    found = _PRONOUN_IS.search(text, name.end, name.sentence.end)
    role = role_phrase(text, found.end(), name.sentence.end) if found else None
    return None if role is None or text[role.start : role.end].split()[-1] in {*lexicon.ANY_ROLE, "minor"} else role


def initials_before(text: str, name: "Name") -> Span | None:
    """The initials of an office: "MNA Zubaida Khattak", "SP (rural) Harpreet Gill"."""
    floor = max(name.sentence.start, name.start - 40)
    found = _INITIALS.search(text[floor : name.start])
    if found is None or found[1].lower() in places.PLACES:
        return None
    return Span(floor + found.start(1), floor + found.end(1))


# -- after the name --------------------------------------------------------------------------------------------------------------


def apposition_after(text: str, end: int, ceiling: int) -> Span | None:
    """The apposition after a name that ends at `end`: ", a professor at Handong Global University". `ceiling` bounds it."""
    ceiling = min(ceiling, end + _LOOK_AHEAD)
    paren = _PAREN.match(text, end, ceiling)
    at = paren.end() if paren else end
    degree = _DEGREE.match(text, at, ceiling)
    at = degree.end() if degree else at
    relative = _RELATIVE_BE.match(text, at, ceiling)
    if relative:
        return role_phrase(text, relative.end(), ceiling)
    age = _AGE.match(text, at, ceiling)
    if age and text[age.end() - 1 : age.end()] == " ":
        at = age.end()
    elif text.startswith((", ", " – ", " — ", " - "), at):
        at += 2 if text[at] == "," else 3
    elif text.startswith("—", at):
        at += 1
    else:
        return None
    return role_phrase(text, at, ceiling)


def being_after(text: str, end: int, ceiling: int) -> Span | None:
    """What "X is a …" says after a name (or "he", "she") that ends at `end`."""
    ceiling = min(ceiling, end + _LOOK_AHEAD)
    be = _BE.match(text, end, ceiling)
    return role_phrase(text, be.end(), ceiling) if be else None


def affiliation_after(text: str, end: int, ceiling: int) -> Span | None:
    """Where somebody is from, by "of", "from", "at", "with" or "for" after the name: "Portsmouth University"."""
    ceiling = min(ceiling, end + _LOOK_AHEAD)
    found = _AFFILIATION.match(text, end, ceiling)
    if not found:
        return None
    body = _BODY.match(text, found.end(), _stop(text, found.end(), ceiling))
    words = _before_verb(body[0].split()) if body else []
    if not words or len(words) > 12 or not any(word[0].isupper() for word in words):
        return None
    if " at " in found[0] and not any(word.lower() in _SCHOOLS for word in words):
        return None
    bodily = any(re.sub(r"[’']s$", "", word.lower()) in lexicon.ORG_NOUNS for word in words)
    if not bodily and all(word.lower() in places.PLACES for word in words):
        return None
    allied = " for " in found[0]  # Priya Nandra, for the Liberal Democrats
    if not bodily and not (
        words[0][0].isupper() and (allied or len(words) > 2 or (len(words) == 1 and words[0].isupper()))
    ):
        return None
    return Span(found.end(), found.end() + len(re.sub(r"[’']s$", "", " ".join(words).rstrip("."))))


def affiliation_before(text: str, start: int, floor: int) -> Span | None:
    """The body whose somebody is: "the Coast Rights Fund’s Ada Marsh"."""
    found = _OF_BODY.search(text[max(floor, start - 80) : start])
    words = found[1].lower().split() if found else []
    if not found or not (words[-1] in lexicon.ORG_NOUNS or (words[0] in lexicon.ORG_NOUNS and words[1] == "of")):
        party = _OF_PARTY.search(text[max(floor, start - 40) : start])
        at = max(floor, start - 40)
        return Span(at + party.start(1), at + party.end(1)) if party else None
    at = max(floor, start - 80)
    return Span(at + found.start(1), at + found.end(1))


def does_after(text: str, end: int, ceiling: int) -> Span | None:
    """What somebody is said to head, teach or run: ", who chairs the residents’ association"."""
    ceiling = min(ceiling, end + _LOOK_AHEAD)
    found = _RELATIVE_DOES.match(text, end, ceiling)
    if not found:
        return None
    phrase = text[found.end() : _stop(text, found.end(), ceiling)].rstrip(" ,-—–")
    phrase = _NEXT_DEED.split(phrase, maxsplit=1)[0]
    return Span(found.end(), found.end() + len(phrase)) if 2 <= len(phrase.split()) <= _LONGEST else None


def besides(text: str, name: "Name", title: Span | None, role: Span) -> Span | None:
    """What a mere rank leaves unsaid and the words after the name say: "Prof." and "who teaches political science"; "Sen."
    and "R-Cold Spring"."""
    if title is None or role != title or not mere_rank(text, title):
        return None
    ceiling = name.sentence.end
    more = (
        apposition_after(text, name.end, ceiling)
        or opening_noun(text, name)
        or does_after(text, name.end, ceiling)
        or party_after(text, name.end, ceiling)
        or affiliation_after(text, name.end, ceiling)
    )
    return more if more is not None and not _is_kin(text, more) else None


def party_after(text: str, end: int, ceiling: int) -> Span | None:
    """An American politician’s party and state after the name: "R-Neb."."""
    found = _PARTY.match(text, end, ceiling)
    return Span(*found.span("party")) if found else None


def mere_rank(text: str, title: Span) -> bool:
    """Whether a title says little of what somebody does: "Prof.", "State Sen.", "Lieutenant Colonel"."""
    words = [titles.clean(word) for word in text[title.start : title.end].split()]
    return len(words) <= 3 and all(word in _MERE or word in lexicon.HONORIFICS for word in words)


def in_court(text: str, name: "Name") -> Span | None:
    """The side for which a lawyer speaks: "Prosecuting, Jonathan Lowe said", "Fiona Bright, defending,"."""
    after = _IN_COURT.match(text, name.end)
    if after:
        return Span(*after.span(1))
    before = _OPENING_IN_COURT.search(text, max(name.sentence.start, name.run.start - 20), name.run.start)
    return Span(*before.span(1)) if before else None


def _before_verb(words: list[str]) -> list[str]:
    """The words up to the end of the first capitalised name, without the small words left at their end."""
    named = False
    for index, word in enumerate(words):
        low = word.lower()
        verb = (
            low in STRONG
            or low in NAMING
            or low in _AUXILIARY
            or low in {"on", "by", "last", "also"}
            or low.endswith("ed")
        )
        if word[0].islower() and (verb or (named and low not in titles.LINKS)):
            words = words[:index]
            break
        named = named or word[0].isupper()
    while words and words[-1].lower() in {"of", "for", "the", "and", "in", "at", "to", "a", "an"}:
        words = words[:-1]
    return words


def role_phrase(text: str, start: int, ceiling: int, *, listed: bool = False) -> Span | None:
    """The noun phrase at `start` if its head is a role, without its article: up to a comma, a verb of speech or a clause.
    `listed`: after "his", "her" and the like only a noun that a list holds will do."""
    while start < ceiling and text[start] in " -–—":
        start += 1
    article = _ARTICLE.match(text, start, ceiling)
    start = article.end() if article else start
    phrase = text[start : _stop(text, start, ceiling)].rstrip(" ,-—–")
    words = phrase.split()
    if not words or len(words) > _LONGEST or words[0].lower() in STRONG or words[0].lower() in _AUXILIARY:
        return None
    own = _OWN_NOUN.match(phrase) is not None
    if article is None or not article[0].strip():
        low = words[0].lower()
        if low in NAMING or (low.endswith("ed") and len(words) > 1 and not lexicon.is_role(words[1].lower())):
            return None  # Kemar Baptiste, accused the Government of
    if _YEARS_OLD.match(phrase) and len(words) > 1:
        return Span(start, start + len(phrase))  # a 20-year-old wing
    crowd = phrase.lower().startswith("one of ")
    indefinite = article is not None and article[0].lower().endswith(("a ", "an "))
    for index, word in enumerate(words[:10]):
        low = titles.clean(word)
        if crowd and index < 3 and low in {"one", "of", "the"}:
            continue
        if low == "of" and words[index - 1][0].isupper() and titles.clean(words[index - 1]) in lexicon.ORG_NOUNS:
            if titles.is_role(titles.clean(words[-1])) and words[-1][0].islower():
                return Span(start, start + len(phrase))  # Department of State spokesperson
            return None
        if (
            low in _PREPOSITIONS
            or low in _AUXILIARY
            or (index and low in lexicon.NOT_NAMES and low not in titles.INNER)
        ):
            return None
        if low.endswith(("'s", "’s")):
            continue
        last = index + 1 == len(words) or titles.clean(words[index + 1]) in _PREPOSITIONS
        known = (
            titles.is_role(low)
            or (crowd and (low in lexicon.CROWD or lexicon.is_role(low)))
            or ((indefinite or (own and not listed)) and last and nouns.is_somebody(low))
        )
        if known and not _role_follows(words[index + 1 :]):
            another = index + 1 < len(words) and words[index + 1][0].isupper() and word[0].islower()
            return None if another else Span(start, start + len(phrase))  # the title of the next person in a list
    return None


def _stop(text: str, start: int, ceiling: int) -> int:
    """Where a noun phrase that begins at `start` must end: at a mark that is no abbreviation's, or a word that opens a clause."""
    end = _STOP.search(text, start, ceiling)
    while end and end[0] == "." and end.end() < ceiling and _ABBREVIATED.search(text[start : end.start()]):
        end = _STOP.search(text, end.end(), ceiling)
    return end.start() if end else ceiling


def of_body(text: str, start: int, end: int, floor: int, ceiling: int) -> Span | None:
    """What the story says that a named body is: "the American space agency NASA", "NASA, the American space agency"."""
    words = list(titles.WORD.finditer(text, max(floor, start - titles.LOOK_BACK), start))[-titles.WORDS_BEFORE :]
    if words and words[-1][0] in lexicon.ORG_NOUNS and start - words[-1].end() == 1:
        first = titles.leftmost([word[0] for word in words], len(words) - 1, opens=False)
        return Span(words[first].start(), words[-1].end()) if first < len(words) - 1 else None
    apposition = re.compile(r", (?:a|an|the) (?=[A-Za-z])").match(text, end, ceiling)
    if not apposition:
        return None
    phrase = text[
        apposition.end() : _stop(text, apposition.end(), min(ceiling, apposition.end() + _LOOK_AHEAD))
    ].rstrip(" ,-—–")
    for word in phrase.split()[:8]:
        if titles.clean(word) in _PREPOSITIONS:
            return None
        if word in lexicon.ORG_NOUNS:
            return Span(apposition.end(), apposition.end() + len(phrase))
    return None


def _role_follows(words: list[str]) -> bool:
    """Whether a noun phrase goes on to another role noun before its first preposition ("police officer")."""
    for word in words[:4]:
        low = titles.clean(word)
        if low in _PREPOSITIONS or low == "and":
            return False
        if titles.is_role(low):
            return True
    return False
