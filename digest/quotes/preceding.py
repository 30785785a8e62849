"""Who said a quotation whose own sentence gives it to nobody: whom the sentence or the paragraph before it tells of."""

import re

from digest.article import Span
from digest.quotes import cues
from digest.quotes.findings import TRUST, VAGUE, Found, by_event, is_vague
from digest.quotes.sources import Chunk
from digest.quotes.speakers import Speakers
from digest.quotes.voices import Source, person

_LEFT = re.compile(
    r"\b(?:leaving|left|making|made|keeping|kept) (?P<who>(?:[A-Z][\w’-]+ ){0,2}[A-Z][\w’-]+) (?:[a-z]+ )?"
    r"(?:[a-z]+(?:ed|ful|ous|less|y|ent|ant|ic)|proud|sad)[.:]$"
)  # …, leaving Marsh unimpressed. “…”

_WAS_STARK = re.compile(
    r"[“\s]*(?:But |And )?(?P<who>(?:[A-Z][\w.’-]* ){0,3}?[A-Z][\w’-]*?)[’']s? (?:[a-z]+ )?"
    r"(?:warning|message|response|reply|answer|verdict|reaction|advice|view|explanation|argument|assessment|retort|comeback|plea|"
    r"conclusion) (?:was|is) (?:[a-z]+,? ){0,3}[a-z]+\."
)
# "Transcript as follows:" names nobody: the last to speak was wrong more often than right, for others speak in it too.
_FROM = re.compile(
    r"[“\s]*(?:(?:This|More|Here|Again)(?: is)? )?(?:[Ff]rom|Via|Per|Over at) (?P<who>(?:the |The )?[A-Z][^,:;“”]{1,60}?)"
    r",?(?: (?:writing|reporting|in|at|on) [^:“”]{2,60})?:$"
)
_ALONG = re.compile(r"\b(?:as|while|when|and|amid|prompting|drawing) (?:(?:some|many|most) of )?$")
_LED = 30  # characters before a subject that tell what leads it


def sentence_before(speakers: Speakers, number: int, floor: int) -> Found | None:
    """The source of the sentence before, in the same paragraph, which begins at `floor`: Kang disagreed. “…”"""
    if number == 0 or speakers.sentences[number - 1].start < floor:
        return None
    sentence = speakers.sentences[number - 1]
    reply = _reply(speakers, number - 1) or _asked(speakers, number - 1, "sentence-before")
    if reply is not None:
        return reply
    for at in reversed(speakers.index.between(sentence.start, sentence.end)):
        found = by_event(speakers, at, "sentence-before", tight=False) if not _only_began(speakers, at) else None
        if found is not None:
            return found
    return _about(speakers, number - 1, "sentence-before", speakers.text[sentence.end - 1] == ":")


def paragraph_before(speakers: Speakers, first: int, floor: int) -> Found | None:
    """The source of the paragraph before, which begins at `floor`: the last that spoke at its end, or whom its last
    sentence
            is about. `first` is the number of the quotation's sentence."""
    number = first - 1
    if number < 0 or speakers.sentences[number].start < floor:
        return None
    sentence = speakers.sentences[number]
    colon = speakers.text[sentence.start : sentence.end].rstrip().endswith(":")
    rule = "colon" if colon else "paragraph-before"
    made = speakers.issuer(number, sentence.end)
    source = _led_from(speakers, number) if colon else None
    if source is not None:
        return Found(source, None, rule, tight=True, trust=TRUST["before"] * source.trust)
    for at in reversed(speakers.index.between(speakers.sentences[max(0, number - 1)].start, sentence.end)):
        source = speakers.sources[at]
        if (
            speakers.events[at].cue.start >= floor
            and source is not None
            and not _only_began(speakers, at)
            and not _goes_along(speakers, at)
        ):
            leads_in = colon and not speakers.text[speakers.events[at].cue.end : sentence.end].strip(" :")
            issued = made is not None and made.same(source)
            vague = is_vague(rule, source) and not issued
            trust = TRUST["before"] if leads_in else TRUST[rule]
            return Found(source, None, rule, tight=colon, trust=trust * source.trust * (VAGUE if vague else 1))
    if made is not None and not colon:
        return Found(made, None, rule, tight=False, trust=TRUST[rule] * made.trust)
    return _asked(speakers, number, rule) or _about(speakers, number, rule, colon)


def _led_from(speakers: Speakers, number: int) -> Source | None:
    """Whose words a line that ends in a colon gives: "From Ada Marsh, writing at the Courier:", "Via the Lowfield Herald:"."""
    sentence = speakers.sentences[number]
    found = _FROM.match(speakers.text, sentence.start, sentence.end)
    return speakers.of(Chunk(*found.span("who"), found.end("who")), number) if found is not None else None


def _reply(speakers: Speakers, number: int) -> Found | None:
    """Whose words a sentence only says the manner of: "Marsh’s warning was stark. “…”"."""
    sentence = speakers.sentences[number]
    found = _WAS_STARK.fullmatch(speakers.text, sentence.start, sentence.end)
    held = speakers.cast.between(*found.span("who"))[-1:] if found else []
    if found is None or not held or held[0].end != found.end("who"):
        return None
    source = person(held[0].person, Span(held[0].start, held[0].end), 0.9, "name")
    return Found(source, None, "sentence-before", tight=False, trust=TRUST["sentence-before"] * source.trust)


def _asked(speakers: Speakers, number: int, rule: str) -> Found | None:
    """Who was asked something in a sentence that ends before a quotation: "Marsh was asked if it would rain. / “…”"."""
    story = speakers.story
    who = story.asked.get(number) if number not in story.askers else None
    if who is None:
        return None
    start = speakers.sentences[number].start
    return Found(person(who, Span(start, start), 0.9, "subject"), None, rule, tight=False, trust=TRUST[rule] * 0.9)


def _only_began(speakers: Speakers, at: int) -> bool:
    """Whether a verb that seldom is one of speech has a thing for its subject: "what the one-way signs had started"."""
    source = speakers.sources[at]
    return speakers.events[at].word in cues.LOOSE and source is not None and source.how == "phrase"


def _goes_along(speakers: Speakers, at: int) -> bool:
    """Whether some people without a name only do something while somebody speaks, or in what they say: "Marsh said as the crowd
    roared", "Marsh said many people think they must move"."""
    event, source = speakers.events[at], speakers.sources[at]
    if source is None or source.kind != "unnamed" or event.chunk is None or event.side != "before":
        return False
    before = speakers.index.between(speakers.sentences[event.sentence].start, event.chunk.start)
    spoke = [at for at in before if (told := speakers.sources[at]) is not None and told.person is not None]
    if not spoke:
        return False
    start = max(speakers.sentences[event.sentence].start, event.chunk.start - _LED)
    within = not re.search("[,;:“”]", speakers.text[speakers.events[spoke[-1]].cue.end : event.chunk.start])
    return within or _ALONG.search(speakers.text, start, event.chunk.start) is not None


def _left(speakers: Speakers, number: int) -> Source | None:
    """Whom the end of a sentence tells the mood of: "leaving Marsh unimpressed"."""
    sentence = speakers.sentences[number]
    found = _LEFT.search(speakers.text, max(sentence.start, sentence.end - 80), sentence.end)
    held = speakers.cast.between(*found.span("who"))[-1:] if found else []
    return person(held[0].person, Span(held[0].start, held[0].end), 0.9, "subject") if held else None


def _about(speakers: Speakers, number: int, rule: str, colon: bool) -> Found | None:
    """The person whom the sentence before a quotation is about, where it lets nobody speak: most surely where its paragraph
    began with them, and they speak elsewhere or were just introduced."""
    subject = speakers.subject(number)
    topic = speakers.topic(number)
    story = speakers.story
    if subject is None or colon:
        found = subject or topic
        trust = TRUST["colon"]
    elif topic is not None and topic.same(subject):
        found = subject
        sure = rule == "sentence-before" or story.may_speak(subject, speakers.sentences[number].end)
        trust = TRUST["topic"] if sure else TRUST["subject"]
    else:
        found = subject
        opens = subject.person is not None and story.opens(number, subject.person)
        beside = rule == "sentence-before" and opens  # Vance was more cheerful. “…”
        trust = TRUST["topic"] if beside else TRUST["subject"] if story.speaks(subject) else 0.0
    left = _left(speakers, number) if not colon else None
    if left is not None and story.speaks(left):
        found, trust = left, TRUST["topic"]
    if found is None or not trust or not story.is_somebody(found):
        return None
    return Found(found, None, rule, tight=colon, trust=trust * found.trust)
