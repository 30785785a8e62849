"""Whose words a document's are: "the judge’s statement", "the decree signed by the Pope", "the statement said"."""

import re
from typing import TYPE_CHECKING

from digest.article import Span
from digest.quotes import authorship, lexicon, pronouns, sources
from digest.quotes.sources import Chunk
from digest.quotes.voices import Source, person

if TYPE_CHECKING:
    from digest.quotes.speakers import Speakers

_KINDS = (
    "statement release note message tweet post remarks",
    "report study survey analysis review research paper findings assessment",
    "letter petition memo e-mail email",
    "warning alert advisory bulletin",
    "lawsuit suit complaint filing petition affidavit",
    "ruling judgment judgement order opinion verdict decision",
    "proclamation decree edict declaration",
)
_WARNINGS = frozenset("warning alert advisory bulletin".split())
_NOUNS = frozenset(lexicon.DOCUMENTS | {word for kind in _KINDS for word in kind.split()})
_ANY = "|".join(sorted(_NOUNS))
_OWNER = re.compile(
    r"(?P<who>(?:[\w’'.&-]+ ){0,6}?[\w’'.&-]+?)(?:’s|'s|(?<=s)[’'])(?: (?:[a-z-]+|[A-Z][\w-]*))* (?P<noun>[a-z-]+)$"
)
_BY = re.compile(
    r" (?:(?:on|late|early|last|this) (?:\w+ )?(?:\w+day|week|month|morning|night|evening|afternoon) )?"
    r"(?:(?:that was |which was )?(?:signed|issued|released|published|posted|written|sent|prepared|commissioned|conducted|"
    r"filed|made|seen|obtained|given|read out|attributed|compiled|drawn up) )?(?:by|from|to|in the name of) "
)
_SEEN_BY = re.compile(r" (?:seen|obtained|reviewed|read|attributed|addressed|sent(?! (?:from|by)\b))\b")
_MADE = re.compile(
    r"\b(?:issued|released|provided|published|posted|put out|gave|made|sent|wrote|read out|read|filed|signed|circulated|tweeted|"
    r"shared)"
    r" (?:out )?(?:an?|the|his|her|their|its|this|another|one) (?:[\w’'-]+ ){0,4}?(?P<noun>" + _ANY + r")\b"
)
_IN_A = re.compile(r"\b[Ii]n (?:an?|his|her|their|its|the|another) (?:[\w’'-]+ ){0,4}?(?P<noun>" + _ANY + r")\b")
_ACCOUNT = re.compile(
    r"(?P<who>(?:[\w’'.-]+ ){0,5}?[\w.-]+)(?:’s|'s|(?<=s)[’']) (?:own |official |personal |verified |campaign |private )*"
    r"(?:[A-Z]\w+ )?(?:account|page|profile|feed|handle|channel|website|blog|office|email)\b"
)  # a tweet sent from Biden’s Twitter account
_FROM = re.compile(
    r"\b(?P<noun>"
    + _ANY
    + r") (?:(?:has been |had been |was |were )?(?:filed|brought|written|issued|released|sent|signed) by|"
    r"from|by) (?:an? (?:[a-z-]+ ){1,4})?(?:(?:Mr|Mrs|Ms|Dr)\.? )?(?=[A-Z])"
)
_OWNED = re.compile(r"(?:’s|'s|(?<=s)[’']) (?:(?!an? |the )[\w-]+ ){0,2}?(?P<noun>" + _ANY + r")\b")
_ON_BEHALF = re.compile(r" (?:from|by|on behalf of) (?P<who>(?:the |[A-Z])[^,;:“”.]{2,60}?)(?=:|,| on | in |$)")
_SUED = re.compile(r"\b(?:sued|(?:is|are) suing|filed suit|has sued|have sued)\b")
_COURT = frozenset("lawsuit suit complaint filing".split())
_OWN = re.compile(r"(His|Her|Its|Their|his|her|its|their) (?:[\w’'-]+ ){0,3}?[a-z-]+$")
_SUBJECT = {"his": "he", "her": "she", "its": "it", "their": "they"}
_MEMORY = 12  # sentences


def is_document(noun: str) -> bool:
    """Whether a noun in lower case is something written that can be quoted."""
    return noun in _NOUNS


def author(speakers: "Speakers", chunk: Chunk, sentence: int) -> Source | None:
    """Whose document a noun phrase names, by its own words or by what the story told of such a document; None where not told."""
    text = speakers.text
    span = Span(chunk.start, chunk.end)
    own = _OWN.match(text, chunk.start, chunk.end)
    if own:
        who = pronouns.meant(speakers.story, _SUBJECT[own[1].lower()], Span(*own.span(1)), sentence)
        return who.again(span, min(who.trust, 0.8), "document") if who is not None else None
    owner = _OWNER.match(text, chunk.start, chunk.end)
    if owner and owner["noun"] in _NOUNS:
        who = _resolved(speakers, chunk.start, owner.end("who"), sentence)
        return who.again(span, 0.85, "document") if who is not None else None
    by = _BY.match(text, chunk.end, chunk.full)
    if by and not _SEEN_BY.match(text, chunk.end):
        who = _resolved(speakers, by.end(), chunk.full, sentence)
        return who.again(span, 0.85, "document") if who is not None else None
    noun = text[chunk.start : chunk.end].split()[-1].lower()
    if not text[chunk.start : chunk.start + 4].lower().startswith("the "):
        return None
    if chunk.full > chunk.end and not re.match(r" (?:said|read)", text[chunk.end : chunk.full]):
        return None
    if any(
        word in speakers.cast.acronyms or (word[0].isupper() and word.lower() in lexicon.ORG_NOUNS)
        for word in text[chunk.start : chunk.end].split()[1:-1]
    ):
        return None  # the IRH study, the Port Office letter name their own
    told = _told(speakers, _kind(noun), span, sentence)
    body = speakers.cast.bodies.owner(noun, span.start) if told is None and noun in _WARNINGS else None
    if body is None:
        return told
    role = speakers.cast.body_roles.get(body.name)
    return Source("organisation", None, body.name, role, span, 0.75, "document")


def _told(speakers: "Speakers", kind: frozenset[str], span: Span, sentence: int) -> Source | None:
    """Who issued, or spoke in, the last such document: "Cook provided a statement … the statement said"."""
    text, story = speakers.text, speakers.story
    for number in range(sentence, max(-1, sentence - _MEMORY), -1):
        here = story.sentences[number]
        end = min(here.end, span.start)
        for noun in kind:
            who = authorship.named_in(speakers, number, noun, span.start)
            if who is not None:
                return who.again(span, 0.85, "document")
        if any(made["noun"] in kind for made in _MADE.finditer(text, here.start, end)):
            who = issuer(speakers, number, end)
            if who is not None:
                return who.again(span, 0.85, "document")
        sued = _SUED.search(text, here.start, end) if kind & _COURT else None
        plaintiff = sources.before(text, here.start, sued.start()) if sued else None
        who = speakers.of(plaintiff, number) if plaintiff is not None else None
        if who is not None and who.person is not None:
            return who.again(span, 0.8, "document")
        for mention in reversed(story.by_sentence[number]):
            owned = _OWNED.match(text, mention.end, end) if mention.end < end else None
            if owned and owned["noun"] in kind:
                return person(mention.person, span, 0.8, "document")
        for found in reversed(list(_FROM.finditer(text, here.start, end))):
            held = speakers.cast.between(found.end(), found.end() + 60)[:1]
            if found["noun"] in kind and held and held[0].start == found.end():
                return person(held[0].person, span, 0.85, "document")
        for found in reversed(list(_IN_A.finditer(text, here.start, end))):
            if found["noun"] in kind:
                voices = [source for source, at in story.heard(span.start, sentence, 12) if at == number]
                if voices:
                    return voices[-1].again(span, 0.8, "document")
    return None


def issuer(speakers: "Speakers", number: int, before: int) -> Source | None:
    """Who issues a document in a sentence: "Vandermeer Foods issued a statement on Friday: “…”"."""
    here = speakers.sentences[number]
    for made in reversed(list(_MADE.finditer(speakers.text, here.start, min(here.end, before)))):
        others = _ON_BEHALF.match(speakers.text, made.end(), min(here.end, before))
        who = _resolved(speakers, others.start("who"), others.end("who"), number) if others else None
        if who is not None and who.person is not None:
            return who
        subject = sources.before(speakers.text, here.start, made.start())
        who = speakers.of(subject, number) if subject is not None else None
        if who is not None:
            return who
    return None


def _resolved(speakers: "Speakers", start: int, end: int, sentence: int) -> Source | None:
    phrase = speakers.text[start:end]
    low = phrase.lower()
    if low in {"his", "her", "their", "its"}:
        return None
    account = _ACCOUNT.match(speakers.text, start, end)
    if account:
        end = account.end("who")
        held = next((one for one in speakers.cast.between(start, end) if one.end == end), None)
        if held is not None:
            return person(held.person, Span(held.start, held.end), 0.9, "document")
        return speakers.of(Chunk(start, end, end), sentence)
    last = speakers.cast.between(start, end)[-1:]
    if last and last[0].end == end and speakers.text[end : end + 2] in {"’s", "'s"}:
        return person(last[0].person, Span(last[0].start, last[0].end), 1.0, "name")
    stop = re.search(r"[,;:“”]| (?:on|in|at|that|which|who|and) ", phrase)
    if stop:
        end = start + stop.start()
    return speakers.of(Chunk(start, end, end), sentence) if end > start else None


def _kind(noun: str) -> frozenset[str]:
    return next((frozenset(kind.split()) for kind in _KINDS if noun in kind.split()), frozenset({noun}))
