"""Who a sentence says wrote, sent or issued a document: "The email was sent on Tuesday by Ada Marsh", "a memo from the panel"."""

import re
from typing import TYPE_CHECKING

from digest.article import Span
from digest.quotes import lexicon, sources
from digest.quotes.sources import Chunk
from digest.quotes.voices import Source, person

if TYPE_CHECKING:
    from digest.quotes.speakers import Speakers

_ANY = "|".join(sorted(lexicon.DOCUMENTS | {"e-mails", "analysis", "assessment", "column"}))
_WHEN = (
    r"(?: (?:on|in|at|late|early|earlier|last|this|about|around|from|to|over) (?:[^,;:“”]|(?<=\d):(?=\d)){2,50}?"
    r"| [A-Z][a-z]+day)?"
)
_BY_AUTHOR = re.compile(
    rf"\b(?:sent|written|signed|penned|authored|drafted|prepared|filed|posted|composed|dictated){_WHEN} by (?P<who>[^,;:“”]+)"
)
_BY_ISSUER = re.compile(
    rf"\b(?:issued|released|published|produced|compiled|conducted|commissioned|put out|drawn up){_WHEN} by (?P<who>[^,;:“”]+)"
)
_FROM = re.compile(r"(?: by|(?: [^,;:“”.]{0,50}?)? from) (?P<who>(?:the |an? |[A-Z])[^,;:“”]+)")
_VERB = re.compile(
    r"\b(?:is|was|are|were|has|had|have|will|would|said|says|seen|given|taken|[a-z]+(?<!dat)(?<!address)ed)\b"
)
_SUBJECT = re.compile(
    r"[“\s]*(?:(?:But|And|Meanwhile|Later|In [a-z]+ [a-z]+),? )?"
    rf"(?P<np>(?:The|A|An|Its|His|Her|Their|Another|One|[A-Z][\w’'-]*[’']s?) (?:[\w’'-]+ ){{0,4}}?(?P<noun>{_ANY}))\b(?![’'-])"
)
_DID = {
    "email": re.compile(r"\b(?:e-?mailed|sent out an? e-?mail)\b"),
    "e-mail": re.compile(r"\be-?mailed\b"),
    "tweet": re.compile(r"\btweeted\b"),
    "ruling": re.compile(r"\bruled\b"),
    "decision": re.compile(r"\bruled\b"),
    "text": re.compile(r"\btexted\b"),
    "post": re.compile(r"\bposted\b"),
}
_IT_READS = re.compile(
    r" (?:also |then |further )?(?:reads?|states?|stated|goes on|went on|continues|continued|concludes?|concluded)\b"
)
_LONGEST = 140  # characters of a source
_LONG_SENTENCE = 600  # characters of a sentence that are looked at
_MEMORY = 4  # sentences


def named_in(speakers: "Speakers", number: int, noun: str, before: int) -> Source | None:
    """Who a sentence says wrote or issued such a document, before an offset."""
    sentence = speakers.sentences[number]
    end = min(sentence.end, before, sentence.start + _LONG_SENTENCE)
    for found in re.finditer(rf"\b{re.escape(noun)}\b", speakers.text[sentence.start : end]):
        who = _told_by(speakers, sentence.start + found.end(), end, number)
        if who is not None:
            return who
    did = _DID.get(noun)
    verb = did.search(speakers.text, sentence.start, end) if did is not None else None
    subject = sources.before(speakers.text, sentence.start, verb.start()) if verb is not None else None
    return speakers.of(subject, number) if subject is not None else None


def of_it(speakers: "Speakers", at: int, sentence: int) -> Source | None:
    """Whose the document is that "it" means at an offset: that which one of the sentences before begins with, others between only
    where the document is read from: "The email was sent by Ada Marsh. It rained. “…,” it reads"."""
    reads = _IT_READS.match(speakers.text, at + len("it")) is not None
    for number in range(sentence - 1, max(-1, sentence - 1 - _MEMORY), -1):
        here = speakers.sentences[number]
        end = min(here.end, here.start + _LONG_SENTENCE)
        found = _SUBJECT.match(speakers.text, here.start, end)
        if found is not None:
            span = Span(*found.span("np"))
            return _told_by(speakers, found.end(), end, number) or speakers.of(
                Chunk(span.start, span.end, span.end), number
            )
        held = [at for at in speakers.index.between(here.start, here.end) if at < len(speakers.sources)]
        voices = [source for at in held if (source := speakers.sources[at]) is not None and source.how != "document"]
        if voices:
            chunk = speakers.events[held[-1]].chunk
            same = chunk is not None and speakers.text[chunk.start : chunk.end].lower() == "it"
            return voices[-1] if same else None
        if not (reads or held):
            return None
    return None


def _told_by(speakers: "Speakers", start: int, end: int, number: int) -> Source | None:
    """Whom the words after a noun for a document name as its author, else as who issued it."""
    for pattern in (_BY_AUTHOR, _BY_ISSUER):
        found = pattern.search(speakers.text, start, end)
        if found is not None:
            return _named(speakers, found.start("who"), min(found.end("who"), found.start("who") + _LONGEST), number)
    sender = _FROM.match(speakers.text, start, end)
    if sender is None or _VERB.search(speakers.text, start, sender.start("who")):
        return None
    verb = _VERB.search(speakers.text, sender.start("who") + len("the "), sender.end("who"))
    return _named(speakers, sender.start("who"), verb.start() - 1 if verb else sender.end("who"), number)


def _named(speakers: "Speakers", start: int, end: int, number: int) -> Source | None:
    """The person or the body that a noun phrase begins with, with titles before a name."""
    for held in speakers.cast.between(start, end)[:1]:
        lead = speakers.text[start : held.start]
        if not speakers.story.owns(held) and not re.search(r"\b(?:to|for|about|on|at|in|with|and)\b", lead):
            return person(held.person, Span(held.start, held.end), 0.85, "document")
    body = next(iter(speakers.cast.bodies.between(start, end)), None)
    whole = speakers.cast.bodies.whole(body) if body is not None else None
    if body is not None and whole is not None and whole.end > body.end and body.start - start <= len("the "):
        role = speakers.cast.body_roles.get(whole.name)
        return Source("organisation", None, whole.name, role, Span(whole.start, whole.end), 0.85, "document")
    chunk = sources.after(speakers.text, start - 1, end)
    return speakers.of(chunk, number) if chunk is not None and chunk.start == start else None
