"""Sources that are no person's name: "a spokesman for the ministry", "the company", "the report", "Beijing"."""

import re
from collections.abc import Sequence

from digest.article import Span
from digest.quotes import bodynouns, holders, lexicon, namewords, origins, places
from digest.quotes.bodies import Body
from digest.quotes.cast import Cast
from digest.quotes.likeness import fold
from digest.quotes.sources import Chunk
from digest.quotes.voices import Source, person

_LEAD = re.compile(r"(?:the|a|an|this|that|these|those) ", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?$")
_OWNER = re.compile(r"(?:[Tt]he |[Aa]n? )?(.+?)[’']s? ")
_WHOSE = re.compile(
    r"(?:[Tt]he |[Aa]n? )?([A-Z][\w&.-]*(?: (?:(?:of|for|and|the) )*[A-Z][\w&.-]*)*) (?:[a-z-]+ )?[a-z-]+$"
)
_FULL_BODY = re.compile(
    r"(?:[Tt]he )?(?P<name>[^\W\d_a-z][\w.&’'-]*(?:,? (?:(?:of|for|and|on|the|in|to|de|&) )*[^\W\d_a-z][\w.&’'-]*)*)"
)
_HELD_BY = re.compile(r" (?:(?:issued|released|published) )?(?:by|from|(?<=editorial )in) (?:[Tt]he )?")
_DATED = re.compile(r"^(?:(?:This|Last|On|In|Earlier|Today|Yesterday|[A-Z][a-z]+day) )+[Tt]he ")
_ANYBODY = frozenset("people others one someone somebody everybody everyone source man woman".split())
_ONLY_ONE = frozenset("government army navy military parliament opposition".split())
_TRADING = frozenset("company firm retailer manufacturer airline operator maker supplier brand bank".split())
_ANY_BODY = (
    _TRADING
    | lexicon.TRADES
    | frozenset("organisation organization group charity union association website site body club".split())
)
_PLAIN_MANY = frozenset("police staff management security".split())
_GROUPS = frozenset("organisation organization group charity union association body".split())
_PRESS = frozenset("times post news journal herald gazette tribune telegraph chronicle press magazine".split())
_PUBLIC = frozenset(
    """
agency army association authority bureau campaign college commission committee congress council court department
federation government house institute league ministry office parliament party police school senate union university
""".split()
)
_RULING = frozenset(
    "army campaign congress court department government house ministry parliament police senate".split()
)
_STAFF = frozenset("campaign camp team entourage aides family estate".split())  # that speak for somebody
_IN_NAME = re.compile(r"(?:[Tt]he |[Aa] )?(?:[A-Z][\w-]*\.? )*(?P<name>[A-Z][\w-]*)(?:[’']s?)?(?: [a-z-]+){1,3}")
_BODY_MEMORY = 6  # acts of speech
_BODY_REACH = 400  # characters
_PAIRED = re.compile(r"\b[Tt]he ((?:[A-Z][\w’'-]+ )+(?:and|&) )$")
_UNITED = frozenset("union charity party association federation group".split())
_PAPERS = frozenset("magazine newspaper".split())
_QUANTITY = frozenset("one another others some many several both".split())
_FINITE = re.compile(r"(?<=[\w’']) (?:may|might|must|could|should|would|can|has|have|had|was|were|is|are|does|did) ")
_CLAUSE = re.compile(r"\b(?:was|were|said|according to|told)\b")
_LONGEST = 120  # characters of a source's description
_BODY_SPOKESMAN = re.compile(
    r"(?:A|An|The|a|an|the) [A-Z][\w’'-]*(?: [\w’'&-]+){0,8} (?:for|of) (?:[\w’'&-]+ )*[a-z-]+"
)  # "A Department for Children spokesperson"


_RANKS = frozenset("Assistant Chief Deputy Head Lead Medical Senior".split())  # the Chief Examiner is no newspaper


def described(text: str, chunk: Chunk, cast: Cast, spoken: Sequence[Source]) -> Source | None:
    """The source that a noun phrase without a person's name means; None where it means nobody. `spoken` holds who has spoken."""
    span = Span(chunk.start, chunk.end)
    if _FINITE.search(text, chunk.start, chunk.end):
        return None  # Marsh's words may have hurt the mayor
    words = text[chunk.start : chunk.end].split()
    bare = _LEAD.sub("", text[chunk.start : chunk.end], count=1)
    if not bare.strip() or _POSSESSIVE.search(words[-1]):
        return None
    head = _POSSESSIVE.sub("", words[-1].lower().strip(".,“”"))
    if len(words) == 1 and head in _PLAIN_MANY:
        return Source("organisation", None, None, head, span, 0.8, "organisation")  # Police said
    definite = words[0].lower() in {"the", "this", "that"} or (len(words) == 1 and head in lexicon.ROLE_GENDER)
    phrase = text[chunk.start : chunk.full].partition(",")[0].rstrip()
    if len(phrase) > _LONGEST or (len(phrase) > 40 and _CLAUSE.search(phrase)):
        phrase = text[chunk.start : chunk.end]
    if _BODY_SPOKESMAN.fullmatch(phrase) and lexicon.is_role(phrase.split()[-1]):
        who = holders.of_body(text, phrase, chunk.start, cast) if phrase[:4].lower() == "the " else None
        if who is not None:
            return person(who, span, 0.85, "description")
        return Source("unnamed", None, None, phrase, Span(chunk.start, chunk.start + len(phrase)), 0.9, "description")
    if head in _STAFF and _whose(text, chunk, cast):
        return Source("unnamed", None, None, phrase, Span(chunk.start, chunk.start + len(phrase)), 0.9, "description")
    one = definite and (origins.one_of(head) is not None or (head in lexicon.PARTY and len(words) == 2))
    panel = cast.bodies.with_noun("panel", chunk.start) if head == "panel" and definite and len(words) == 2 else None
    if panel is not None:
        return _named(panel.name, span, cast)
    human = one or lexicon.is_role(head) or head in lexicon.CROWD or head in _ANYBODY or words[0].lower() in _QUANTITY
    if human and head in lexicon.TRADES and definite and len(words) == 2:
        met = _body_met(text, head, chunk.start, cast, spoken)
        if met is not None and not any(cast.with_role(fold(word), chunk.start) for word in (head,)):
            return met.again(span, 0.8, "organisation")  # the operator, of a firm that just spoke
    paper = (
        head in lexicon.PAPERS
        and (definite or _POSSESSIVE.search(words[0]))
        and len(words) > 2
        and all(word[0].isupper() for word in words[1:])
        and words[1] not in _RANKS
    )
    if paper and not definite:
        return _named(" ".join(words[1:]), span, cast)  # Lowfield’s Plain Dealer
    if human and not paper and not (head in lexicon.ORG_NOUNS and words[-1][0].isupper()):
        known = (
            holders.by_role(text, bare, head, chunk.start, cast, spoken)
            if definite and head not in lexicon.CROWD
            else None
        )
        if known is not None:
            return known.again(span, 0.8, "description")
        return Source("unnamed", None, None, phrase, Span(chunk.start, chunk.start + len(phrase)), 0.9, "description")
    if head in lexicon.DOCUMENTS and words[-1][0].islower() and len(words) <= 7:
        return _document(text, span, phrase, cast, spoken)
    holder = holders.titled(text, bare, chunk.start, cast) if definite else None
    if holder is not None:
        return holder.again(span, 0.85, "description")
    just = _only_here(text, head, chunk.start, cast, spoken) if definite and len(words) == 2 else None
    if just is not None:
        return _named(just.name, span, cast)
    if head == "pac" and definite and bare[0].islower():  # the super PAC
        met = _body_met(text, head, chunk.start, cast, spoken)
        return met.again(span, met.trust, "organisation") if met is not None else _unowned(phrase, span)
    body = _body(text, chunk, head, bare, cast)
    if body is not None and definite and (body.name is None or (bare[0].islower() and head in bodynouns.ANY)):
        met = _body_met(text, head, chunk.start, cast, spoken)
        body = met.again(span, met.trust, "organisation") if met is not None else body
    if body is None and definite and head in lexicon.TRADES and len(words) == 2:
        met = _body_met(text, head, chunk.start, cast, spoken)
        if met is not None:
            return met.again(span, 0.8, "organisation")  # the carmaker
    if body is None and words[0].lower() in {"a", "an", "the"} and bare[0].islower() and 1 < len(words) <= 5:
        return Source("unnamed", None, None, phrase, Span(chunk.start, chunk.start + len(phrase)), 0.7, "phrase")
    return body


def _whose(text: str, chunk: Chunk, cast: Cast) -> bool:
    """Whether a noun phrase says in a person's name whose staff it means: "the Marsh campaign", "Ada Marsh’s legal team"."""
    named = _IN_NAME.fullmatch(text, chunk.start, chunk.end)
    return named is not None and bool(cast.people.with_word(fold(named["name"])))


def _document(text: str, span: Span, phrase: str, cast: Cast, spoken: Sequence[Source]) -> Source:
    """A report or a statement: its owner's, where the words name one; the last speaker's, where they say only "the statement"."""
    owner = _OWNER.match(text, span.start, span.end)
    if owner and owner[1][0].isupper():
        return Source("organisation", None, cast.acronyms.get(owner[1], owner[1]), None, span, 0.7, "document")
    whose = _WHOSE.match(text, span.start, span.end)
    if whose and (whose[1] in cast.acronyms or whose[1].split()[-1].lower() in lexicon.ORG_NOUNS):
        return Source("organisation", None, cast.acronyms.get(whose[1], whose[1]), None, span, 0.7, "document")
    held = _HELD_BY.match(text, span.end, min(len(text), span.end + 90))
    if held and (bodies := cast.bodies.between(held.end(), held.end() + 80)) and bodies[0].start == held.end():
        return _named(bodies[0].name, span, cast) or _unowned(phrase, span)
    known = cast.bodies.owner(phrase.split()[-1].lower(), span.start) if phrase[:4].lower() == "the " else None
    if known is not None:
        return _named(known.name, span, cast) or _unowned(phrase, span)
    paper = bodynouns.meant(text, "newspaper", span.start, cast, spoken) if phrase.lower() == "the editorial" else None
    if paper is not None:
        return Source("organisation", None, paper, cast.body_roles.get(paper), span, 0.8, "document")
    if spoken and re.fullmatch(r"[Tt]he (?:statement|letter|post|tweet|message|release)", phrase):
        return spoken[-1].again(span, 0.7, "document")
    return _unowned(phrase, span)


def _unowned(phrase: str, span: Span) -> Source:
    return Source("organisation", None, None, phrase, span, 0.7, "document")


def _body(text: str, chunk: Chunk, head: str, bare: str, cast: Cast) -> Source | None:
    """A named body or place, or a noun for one ("the ministry")."""
    span = Span(chunk.start, chunk.end)
    whole = _FULL_BODY.fullmatch(text, chunk.start, chunk.full)
    if whole and chunk.full > chunk.end and head in lexicon.ORG_NOUNS:
        return _named(whole["name"], span, cast)
    if head in lexicon.ORG_NOUNS and " " not in bare and text[chunk.start : chunk.start + 4].lower() == "the ":
        longer = cast.bodies.with_noun(head, chunk.start)
        if longer is not None and " " in longer.name and bare[:1].isupper():
            return _named(longer.name, span, cast)  # the Fund, of the International Monetary Fund
    bodies = [body for body in cast.bodies.between(chunk.start, chunk.end) if not lexicon.is_role(body.name)]
    if bodies and bodies[-1].start > chunk.end - len(bare) and len(bare.split()) <= 8 and _FULL_BODY.fullmatch(bare):
        return _named(bare, span, cast)  # the Builders’ Alliance
    if bodies and chunk.end - bodies[-1].end <= 1:
        return _named(bodies[-1].name, span, cast)
    if head in _UNITED and bare.endswith(f" {head}") and _FULL_BODY.fullmatch(bare.removesuffix(f" {head}")):
        pair = _PAIRED.search(text[max(0, chunk.start - 60) : chunk.start])
        return _named(f"{pair[1]}{bare}" if pair else bare, span, cast)  # the Bakery and Snack Workers union
    if head in lexicon.ORG_NOUNS and not bare[:1].isupper():
        known = cast.bodies.with_noun(head, chunk.start)
        phrase = text[chunk.start : chunk.full].rstrip(" ,")
        full = known.name if known else _own_name(phrase)
        return Source("organisation", None, full, None if full else phrase, span, 0.8, "organisation")
    if _FULL_BODY.fullmatch(bare) and len(bare.split()) <= 8:
        return _named(bare, span, cast)
    indefinite = text[chunk.start : chunk.end].split()[0].lower() in {"a", "an"}
    if head in _PAPERS and not indefinite and _FULL_BODY.fullmatch(bare.removesuffix(f" {head}")):
        name = bare.removesuffix(" newspaper")
        return Source("organisation", None, name, None, span, 0.9, "organisation")  # Time magazine
    return None


def _body_met(text: str, noun: str, at: int, cast: Cast, spoken: Sequence[Source]) -> Source | None:
    """Which body "the company" means where no name ends so: the one that the last paragraphs are about; else the last to speak,
    if it may be one, or the only one of the paragraph named just before."""
    span = Span(at, at)
    salient = bodynouns.meant(text, noun, at, cast, spoken)
    if salient is not None:
        return Source("organisation", None, salient, cast.body_roles.get(salient), span, 0.85, "organisation")
    if noun not in _ANY_BODY:
        return None
    for source in reversed(spoken[-_BODY_MEMORY:]):
        if source.kind == "organisation" and source.name is not None and _may_be(noun, source.name):
            return source.again(span, 0.8, "organisation")
    since = max(text.rfind("\n", 0, at), at - _BODY_REACH, 0)
    named = {
        body.name: body
        for body in cast.bodies.between(since, at)
        if " " in body.name and _may_be(noun, body.name) and not places.PLACES & set(body.name.lower().split())
    }
    return _named(next(iter(named)), span, cast) if len(named) == 1 else None


def _only_here(text: str, noun: str, at: int, cast: Cast, spoken: Sequence[Source]) -> Body | None:
    """The only body that the paragraph in hand has named which a noun may mean, by its whole name or a part of it, where
    nobody else's has spoken in it: Carrow spoke a while ago; of Dorn this paragraph tells."""
    if noun not in _ANY_BODY:
        return None
    start = text.rfind("\n", 0, at) + 1
    if any(source.kind == "organisation" and source.mention.start >= start for source in spoken[-1:]):
        return None
    found: dict[str, Body] = {}
    for body in cast.bodies.between(max(start, at - _BODY_REACH), at):
        whole = body if " " in body.name else cast.bodies.called(body.name)
        if whole is not None and _may_be(noun, whole.name) and not places.PLACES & set(whole.name.lower().split()):
            found[whole.name] = whole
    return next(iter(found.values())) if len(found) == 1 else None


def _may_be(noun: str, name: str) -> bool:
    """Whether a body of some name may be called by a noun."""
    words = name.lower().split()
    if noun in _TRADING:
        return not _PUBLIC & set(words) and words[-1] not in lexicon.PLACE_NOUNS
    if noun in _GROUPS and (words[-1] in lexicon.PAPERS or words[-1].split("-")[-1] in _PRESS):
        return False
    return not _RULING & set(words) and words[-1] not in lexicon.PLACE_NOUNS


def _own_name(phrase: str) -> str | None:
    """A body's name where the story has none with capitals: "the police union", "the government"."""
    words = phrase.split()
    bare = " ".join(words[1:])
    own = words[0] in {"the", "The"} and 1 <= len(words[1:]) <= 6
    return bare if own and (len(words) > 2 or bare in _ONLY_ONE) else None


def _named(name: str, span: Span, cast: Cast) -> Source | None:
    name = _DATED.sub("", name)
    first, _, rest = name.partition(" ")
    if first.lower() in lexicon.TRADES and rest[:1].isupper() and rest.split()[0].lower() not in lexicon.ORG_NOUNS:
        name = rest  # Regulator Watergov
    if name.lower() in namewords.NOT_NAMES or lexicon.is_role(name.lower()):
        return None
    role = cast.body_roles.get(name)
    full = cast.acronyms.get(name)
    if full is None and name.isalpha() and name.lower() not in places.PLACES:
        longer = cast.bodies.called(name)
        full = longer.name if longer is not None else None
    return Source("organisation", None, full or name, role, span, 0.9, "organisation")
