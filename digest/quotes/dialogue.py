"""From one quotation to the next: whether it is the same one, interrupted, and who speaks where its own sentence does not say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.article import Span
from digest.quotes import preceding, speech
from digest.quotes.findings import SURE, SURE_OF_PRONOUN, TRUST, Found
from digest.quotes.marks import OPEN
from digest.quotes.pairs import Quotation
from digest.quotes.pronouns import is_one
from digest.quotes.speakers import Speakers
from digest.quotes.voices import Source

_OTHER_VOICE = re.compile(r"(?<!\ba )\b(?:while|whereas|but)\b")
_THEN = re.compile(r",? (?:and|but|then|before|after|until|when) ")
_ONE_QUESTION = 20  # words of a question that wants an answer from somebody else
_BRIEF = 5  # words of a question that breaks in
_WITHIN = re.compile(r"\b(?:that|which|whom|what|who|whether|if|how|why|because|since|until|after|before|when)\s*$")
_SUBJECT_WORDS = 8
_SAID_SO = 4  # words that say who speaks: "tweeted Prime Minister Marsh"
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did|cannot)\b"
)


@dataclass(slots=True)
class Candidate:
    """A quotation that is kept if it is speech: what was found of its speaker, and the parts it comes in."""

    quotation: Quotation
    found: Found
    verdict: speech.Verdict
    sentence: int
    parts: list[Quotation]


def interrupted(speakers: Speakers, before: Candidate, after: Candidate) -> bool:
    """Whether a quotation goes on with the one before it: “A,” she said, “B.”"""
    one, two = before.parts[-1], after.quotation
    if one.last != two.first or one.secondary != two.secondary or before.verdict != "full":
        return False
    gap = speakers.text[one.outer[-1].end : two.outer[0].start]
    if len(gap) > 250 or before.found.cue is None or OPEN in gap or _OTHER_VOICE.search(gap):
        return False
    if ";" in gap.rstrip()[:-1]:
        return False
    rest = speakers.text[before.found.cue.end : two.outer[0].start].strip()
    if rest[-1:].isalnum() and "," in rest:
        return False  # “A”, Marsh wrote in the letter, the plan “b”
    if speech.starts_upper(speakers.story.body[two.spans[0].start : two.spans[0].end]) and (
        _THEN.match(rest) or gap.rstrip()[-1:].isalnum()
    ):
        return False  # “A,” he said, and when that drew groans, “B.” / “A,” Marsh said “B.”
    if speakers.story.number_at(one.outer[-1].end - 1) != speakers.story.number_at(two.outer[0].start):
        return False
    held = speakers.index.between(one.outer[-1].end, two.outer[0].start)
    if len(held) > 1 or (not held and before.found.rule != "verb-like"):
        return False
    if not (one.outer[-1].end <= before.found.cue.start < two.outer[0].start) or before.found.rule not in {
        "after",
        "verb-like",
    }:
        return False
    if re.search(
        r"\b(?:and|but|that|of|as|or|then|how|because|for|to|with|about|the|a)\s*[,:]?\s*$", gap
    ) or not re.search(r"[,—–:;…-]\s*$|\w\s*$", gap):
        return False
    return (
        speakers.story.body[one.spans[-1].end - 1] in ",—–-…?!;"
        or _is_subject_of(speakers, one, two)
        or _runs_into(speakers, one, two, gap)
        or gap.lstrip()[:1] in {",", "—", "–", "-"}
        or gap.rstrip()[-1:] == ","
    )


def _is_subject_of(speakers: Speakers, one: Quotation, two: Quotation) -> bool:
    """Whether a quotation is the subject of the next one’s verb: “Our team” Marsh said in a release “has built …”."""
    first = speakers.story.body[one.spans[0].start : one.spans[-1].end]
    second = speakers.story.body[two.spans[0].start : two.spans[-1].end]
    brief = len(first.split()) <= _SUBJECT_WORDS and first[-1:].isalnum() and first[:1].isupper()
    return _begins(speakers, one) and brief and _PREDICATE.match(second) is not None and not _PREDICATE.search(first)


def _runs_into(speakers: Speakers, one: Quotation, two: Quotation, gap: str) -> bool:
    """Whether nothing but who says it, without a comma, parts a sentence: “We stand ready” tweeted Marsh “to help.”"""
    first = speakers.story.body[one.spans[-1].start : one.spans[-1].end]
    bare = gap.strip(" ").replace(" ", "").isalpha() and len(gap.split()) <= _SAID_SO
    lower = not speech.starts_upper(speakers.story.body[two.spans[0].start : two.spans[0].end])
    return _begins(speakers, one) and bare and lower and first[-1:].isalnum() and speech.starts_upper(first)


def _begins(speakers: Speakers, quotation: Quotation) -> bool:
    """Whether a sentence begins with a quotation."""
    start = quotation.outer[0].start
    return not speakers.text[speakers.sentences[speakers.story.number_at(start)].start : start].strip()


def beyond(speakers: Speakers, paragraphs: Sequence[Span], candidate: Candidate, before: Candidate | None) -> Found:
    """The speaker of a quotation that its own sentence gives to nobody."""
    quotation = candidate.quotation
    paragraph = paragraphs[quotation.first]
    own = candidate.found
    if before is not None and before.parts[-1].last == quotation.first and before.found.source is not None:
        found = _same_paragraph(speakers, before, candidate)
        if found is not None:
            return found
    found = preceding.sentence_before(speakers, candidate.sentence, paragraph.start)
    opens = not speakers.text[paragraph.start : quotation.outer[0].start].strip()
    if found is None and quotation.first > 0 and opens:
        found = _paragraph_before(speakers, paragraphs, candidate, before)
    if found is not None and found.trust >= own.trust:
        return Found(
            found.source, own.cue or found.cue if found.tight else own.cue, found.rule, found.tight, found.trust
        )
    return own


def _same_paragraph(speakers: Speakers, before: Candidate, candidate: Candidate) -> Found | None:
    """“A,” Kang said. “B.”: the quotation goes on with the speaker of the one before in its paragraph."""
    assert before.found.source is not None
    start = before.parts[-1].outer[-1].end
    end = candidate.quotation.outer[0].start
    events = [
        at
        for at in speakers.index.between(start, end)
        if speakers.sources[at] is not None
        and not _passes_on(speakers, at, before)
        and not _is_within(speakers, at, before)
        and not _only_names(speakers, at, before)
    ]
    if events:
        source = speakers.sources[events[-1]]
        cue = before.found.cue
        own = cue is not None and speakers.events[events[-1]].cue == cue
        if source is not None and not own and not source.same(before.found.source):
            return Found(source, None, "sentence-before", tight=False, trust=TRUST["sentence-before"] * source.trust)
    return Found(
        before.found.source,
        None,
        "same-paragraph",
        tight=False,
        trust=min(TRUST["same-paragraph"], before.found.trust),
    )


def _is_answer(speakers: Speakers, before: Candidate, quotation: Quotation) -> bool:
    """Whether a quotation answers the one in the paragraph before, or asks back, so that it is likely somebody else’s."""
    spans = before.parts[-1].spans
    own = speakers.story.body[spans[0].start : spans[-1].end]  # who asks at the end of a speech goes on to answer
    asked = own.endswith("?") and len(own.split()) <= _ONE_QUESTION
    asks = speakers.story.body[quotation.spans[-1].end - 1] == "?"
    brief = len(speakers.story.body[quotation.spans[0].start : quotation.spans[-1].end].split()) <= _BRIEF
    return asked != asks and (asked or brief)


def _passes_on(speakers: Speakers, at: int, before: Candidate) -> bool:
    """Whether a verb only says who reported the quotation before: "…,” the judge said, according to the Post."."""
    event = speakers.events[at]
    cue = before.found.cue
    return (
        event.word in {"according to", "reported", "reports", "quoting", "citing"}
        and cue is not None
        and cue != event.cue
        and speakers.story.number_at(cue.start) == event.sentence
    )


def _speaks_next(speakers: Speakers, candidate: Candidate) -> Source | None:
    """Who speaks in the sentence after a quotation that ends its paragraph."""
    number = speakers.story.number_at(candidate.quotation.outer[-1].end - 1) + 1
    if (
        number >= len(speakers.sentences)
        or "\n" not in speakers.text[speakers.sentences[number - 1].end - 1 : speakers.sentences[number].start]
    ):
        return None
    sentence = speakers.sentences[number]
    held = speakers.index.between(sentence.start, sentence.end)
    return next((speakers.sources[at] for at in held if speakers.sources[at] is not None), None)


def _spoke(speakers: Speakers, source: Source, floor: int, candidate: Candidate) -> bool:
    """Whether somebody speaks between an offset and a quotation."""
    held = speakers.index.between(floor, candidate.quotation.outer[0].start)
    return any(told is not None and told.person is source.person for told in map(speakers.sources.__getitem__, held))


def _is_within(speakers: Speakers, at: int, before: Candidate) -> bool:
    """Whether a verb stands in a clause within the attribution of the quotation before: "Bush told a crowd that the campaign
    estimated at 3,000. “…”"."""
    event, cue = speakers.events[at], before.found.cue
    if cue is None or event.chunk is None or event.side != "before" or cue == event.cue:
        return False
    same = speakers.story.number_at(cue.start) == event.sentence and cue.end < event.chunk.start
    return same and _WITHIN.search(speakers.text, max(cue.end, event.chunk.start - 20), event.chunk.start) is not None


def _only_names(speakers: Speakers, at: int, before: Candidate) -> bool:
    """Whether a participle only tells a thing's name behind the attribution: "Marsh said, citing a club called Vell Now. “…”"."""
    event, cue, source = speakers.events[at], before.found.cue, before.found.source
    if event.word not in {"called", "dubbed", "termed", "labeled", "labelled"} or cue is None or cue == event.cue:
        return False
    person = source is not None and source.person is not None
    return person and speakers.story.number_at(cue.start) == event.sentence and cue.end <= event.cue.start


def _paragraph_before(
    speakers: Speakers, paragraphs: Sequence[Span], candidate: Candidate, before: Candidate | None
) -> Found | None:
    quotation = candidate.quotation
    floor = paragraphs[quotation.first - 1].start
    found = preceding.paragraph_before(speakers, candidate.sentence, floor)
    if found is not None and found.rule == "colon":
        return found
    if found is None or found.trust < SURE_OF_PRONOUN or is_crowd(found.source):
        after = _speaks_next(speakers, candidate)
        if (
            after is not None
            and after.person is not None
            and after.trust >= SURE
            and _spoke(speakers, after, floor, candidate)
        ):
            return Found(after, None, "run", tight=False, trust=SURE_OF_PRONOUN)
    source = before.found.source if before is not None else None
    if before is None or source is None or before.verdict != "full":
        return found
    if before.parts[-1].last == quotation.first - 1:
        same = found is None or found.source is None or found.source.same(source)
        if _is_answer(speakers, before, quotation):
            return None if same else found
        return Found(source, None, "run", tight=False, trust=min(TRUST["run"], before.found.trust)) if same else found
    subject = speakers.subject(candidate.sentence - 1) if found is None else None
    if subject is not None and subject.same(source):
        return Found(subject, None, "run", tight=False, trust=min(TRUST["run"], before.found.trust))
    return found


def is_crowd(source: Source | None) -> bool:
    """Whether several people without a name speak, who seldom go on in another paragraph."""
    return source is not None and source.kind == "unnamed" and not is_one(source)
