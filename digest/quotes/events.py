"""Acts of speech: each verb of speech outside quotations, with the words that name who speaks."""

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.article import Span
from digest.quotes import cues, lexicon, sources
from digest.quotes.runs import runs
from digest.quotes.sources import Chunk

_TAIL = 90  # characters before a verb that say what it is
_NEAR = 40  # of which these that say what the word before it does
_QUOTED_TAIL = 240  # with what is said of the one quoted
_NOT_A_VERB = re.compile(
    r"(?:\b(?:to|the|a|an|his|her|its|their|our|my|your|this|that|these|those|no|any|some|in|of|for|with|by|from)|"
    r"[’']s) $"
)
_AFTER_PAUSE = re.compile(r"[,”] $")
_GOES_ON = re.compile(
    r"\b(?:used|likes?|liked|loved?s?|went|goes|going|continued|hastened|was quick|took to \w+) (?:on )?to $"
)
_QUOTED_NEXT = re.compile(r"(?: (?:this|of (?:it|this|that)))?[,:]? “")
_CAUSED = re.compile(
    r"\b(?:leading|led|prompting|prompted|causing|caused|forcing|forced|moving|moved|inspiring|inspired|driving|drove|spurring) "
    r"(?P<who>(?:[a-z]+ ){0,2}[A-Z][\w.’-]*(?: [A-Z][\w.’-]*){0,3}) to $"
)  # leading Ada Marsh to say
_WHOSE_TASK = re.compile(
    r"\b(?:want|wants|wanted|like|likes|liked|ask|asks|asked|tell|tells|told|urge[ds]?|allow\w*|people|us|them|him|her|me|you|one|"
    r"anyone|easy|hard|refus\w+|declin\w+|not|never|is|are) to $"
)  # asked them to say
_QUOTED_AS = re.compile(r"\bquot(?:ed|es|ing) (?P<who>[^,.;:“”]{2,80}?)(?P<told>, [^;:“”]{2,120}?)?,? as $")
_WAS_QUOTED = re.compile(
    r"\b(?:was|were|is|are|been|be) (?:also |widely )?(?:quoted|cited|reported)(?: by [^,.;:“”]{2,60})? as $"
)
_PASSIVE = re.compile(r"\b(?:as|first|were|was|is|been) $")
_WAS_TOLD = re.compile(r"\b(?:was|were|is|are|been|being|be|gets|got) (?:\w+ly )?$")
_NOT_SAY = re.compile(r"\b(?:to|not|n[’']t|could|can|should|must|may|might|did|do) (?:[a-z]+ (?:and|or) )?$")
_DID_SAY = re.compile(r"(?<!n[’']t )(?<!not )\bdid $")
_FOND_OF = re.compile(r"\b(?:fond|in the habit|given to|tired|guilty) (?:of )?$")
_PARTICIPLE = re.compile(r"[,”]\s*(?:and |but |then |later |also |while |before |after |further |in part )*$")
_AFTER_QUOTATION = re.compile(r"”[\s,—–-]*(?:(?:so|as|also|then|and) )?$")
_NOT_A_SOURCE = re.compile(
    r"(?:that|it|him|them|me|us|reporters?|in|on|at|there|this|these|those|how|what|why|if|whether|when|as|to|"
    r"nothing|no|yes|so|journalists|later)\b"
)
_PASSIVE_READ = re.compile(r"\b(?:be|been|being|was|were|is|are) $")
_MADE = re.compile(
    r"\b(?:issued|released|posted|published|sent|put out|wrote|shared|made|filed|circulated|tweeted|gave|delivered|signed) "
    r"(?:an?|the|his|her|their|its|another) (?:[\w’'-]+ ){0,4}?"
    rf"(?:{'|'.join(sorted(lexicon.DOCUMENTS))}|speech|address|remarks|apology|warning|video)\b[^;:“”]{{0,90}}$"
)
_AFTER_SPEECH = re.compile(
    r"\b(?:explained|announced|confirmed|defended|praised|criticised|criticized|welcomed|described) (?:[\w’'-]+ ){0,4}$"
)
_COUNTED = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|several|many|few|fewer|more|most|other|federal|new|"
    r"neighbou?ring|previous|recent|similar|certain) $"
)
_SPOKE_ALREADY = re.compile(
    r"[\w’'] (?:tweeted|wrote|posted|explained|announced|confirmed|defended|replied|responded|texted|emailed|answered|told|"
    r"added) "
)
_NOUN_HERE = re.compile(
    r"(?:think tanks?|claims? (?:to|of|against)|reports? (?:of|on|by|from)|calls? for|questions? about)\b"
)
_NOUN_PHRASE = re.compile(r"[^\W\d_]|\d")
_CLAUSE_ON = re.compile(
    r" (?:has|had|have|is|was|are|were|would|will|could|should|might|must|did|does)\b(?! (?:said|told|quoted)\b)"
)
_FINITE = re.compile(r"\b(?:has|had|have|is|was|are|were|would|will|could|should|might|must|did|does)\b")
_HEARD = re.compile(
    r"\b(?:be|was|were|is|are|been|being) (?:heard|seen|filmed|recorded|caught|shown|overheard|pictured) $"
)
_CAPTURED = re.compile(
    r"\b(?:(?:footage|videos?|clips?|audio|recordings?|tapes?|film|images?|transcripts?) of|shows?|showed|showing|heard|caught|"
    r"filmed|recorded) (?P<who>(?:[A-Z][\w.’-]*\s?){1,4})$"
)  # footage of Ada Marsh saying
_LED_IN = re.compile(r"\b(?:before|after|upon|while|when) (?:also |then |first )?$")
_RELATIVE_NEXT = re.compile(
    r", (?:who|whose|an?|the|his|her|their|of|from|\d|[a-z]+ (?:of|at|for|with)\b|(?:[a-z-]+ ){1,3}[A-Z])"
)


@dataclass(frozen=True, slots=True)
class Event:
    """One verb of speech: its own span, the sentence, and the words that name the source.

    `side`: "before" the verb, "after" it, or "elided" where the sentence's subject is meant ("…, adding that").
    """

    cue: Span
    word: str
    sentence: int
    chunk: Chunk | None
    side: str


def events(text: str, sentences: Sequence[Span]) -> list[Event]:
    """Every act of speech in masked text, in order."""
    found: list[Event] = []
    for number, sentence in enumerate(sentences):
        for match in cues.CUE.finditer(text, sentence.start, sentence.end):
            event = _event(text, number, sentence, match)
            if event is not None:
                found.append(event)
    return found


def _event(text: str, number: int, sentence: Span, match: re.Match[str]) -> Event | None:
    word = match[0].lower()
    cue = Span(match.start(), match.end())
    if _NOUN_HERE.match(text, match.start(), sentence.end):
        return None
    verb = cue.start  # where the verb phrase begins
    tail = text[max(sentence.start, verb - _TAIL) : verb]
    if word in {"according to", "in the words of"}:
        chunk = sources.after(text, cue.end, sentence.end)
        return Event(cue, word, number, chunk, "after") if chunk else None
    if tail.endswith("as ") and word.endswith("ing"):
        return _quoted_as(text, number, sentence, cue, word, tail)
    if word.endswith("ing") and _LED_IN.search(tail) and not tail.endswith("as "):
        return Event(cue, word, number, None, "elided")  # Marsh smiled before adding
    if tail.endswith("by ") and word in {"saying", "adding", "telling", "writing", "announcing", "declaring"}:
        return Event(cue, word, number, None, "elided")
    caused = _CAUSED.search(tail) if word in cues.BASE else None
    if caused is not None:
        start, end = (verb - len(tail) + at for at in caused.span("who"))
        return Event(cue, word, number, Chunk(start, end, end), "before")
    near = len(tail) - _NEAR
    if word.endswith("s") and _COUNTED.search(tail, near):
        return None  # by 50 points
    if word == "read" and _PASSIVE_READ.search(tail, near):
        return None
    on = _GOES_ON.search(tail) if "to " in tail[-4:] else None
    if tail.endswith("of ") and word in {"saying", "telling"} and _FOND_OF.search(tail):
        return Event(cue, word, number, None, "elided")  # Marsh is fond of saying
    if _NOT_A_VERB.search(tail, near) and not on and not _AFTER_PAUSE.search(tail):
        led = tail.endswith("to ") and word in cues.BASE and _QUOTED_NEXT.match(text, cue.end)
        if led and not _WHOSE_TASK.search(tail):
            return Event(cue, word, number, None, "elided")  # Mr Reeve was prompted to say, “…”
        return None
    if on:
        verb -= len(tail) - on.start()
    if text.startswith(" by ", cue.end, sentence.end) and (word in {"told", "asked"} or word.endswith("ed")):
        chunk = (
            None
            if _PASSIVE.search(tail, near) and word not in {"told", "asked"}
            else sources.after(text, cue.end + 3, sentence.end)
        )
        return Event(cue, word, number, chunk, "after") if chunk else None
    if (word.endswith("ed") or word in {"told", "said", "written"}) and _WAS_TOLD.search(tail, near):
        return None  # was called up, were told
    did = _DID_SAY.search(tail) is not None and _QUOTED_NEXT.match(text, cue.end) is not None
    if word in cues.BASE and not (on and word in {"say", "tell"}) and not did and _NOT_SAY.search(tail, near):
        return None
    inverted = _inverted(text, sentence, cue, tail) or _at_the_end(text, sentence, cue, tail)
    if inverted is not None:
        return Event(cue, word, number, inverted, "after")
    captured = _CAPTURED.search(tail) if word.endswith("ing") else None
    if captured:
        start, end = (verb - len(tail) + at for at in captured.span("who"))
        end -= text[start:end].endswith(" ")
        return Event(cue, word, number, Chunk(start, end, end), "before")
    heard = _HEARD.search(tail) if word.endswith("ing") else None
    if heard:  # Mrs Marsh could be heard saying
        verb -= len(tail) - heard.start()
    chunk = sources.before(text, sentence.start, verb)
    if (
        chunk is not None
        and word.endswith("ing")
        and not heard
        and _AFTER_SPEECH.search(text, max(sentence.start, chunk.start - 60), chunk.start)
    ):
        return Event(cue, word, number, None, "elided")  # Marsh explained the decision to ban them saying
    if (
        chunk is not None
        and word.endswith("ing")
        and not heard
        and _SPOKE_ALREADY.search(text, chunk.start, chunk.full)
    ):
        return Event(cue, word, number, None, "elided")  # The governor tweeted her reasoning, saying
    if chunk is not None and word.endswith("ing") and _begins_with_verb(text, chunk):
        return Event(cue, word, number, None, "elided")  # Ada Marsh, a clerk, explained the decision saying
    made = _MADE.search(text, sentence.start, verb) if chunk is not None and word.endswith("ing") else None
    if made:  # Greenfold Water issued a statement at its office in Lowfield saying
        subject = sources.before(text, sentence.start, made.start())
        return Event(cue, word, number, subject, "before" if subject else "elided")
    if (
        chunk is None
        or not text[chunk.start : chunk.end].strip(" ,·“”")
        or (word.endswith("ing") and _PARTICIPLE.search(tail))
    ):
        return Event(cue, word, number, None, "elided")
    return Event(cue, word, number, chunk, "before")


def _begins_with_verb(text: str, chunk: Chunk) -> bool:
    """Whether what seems a subject begins with a verb of speech."""
    first = text[chunk.start : chunk.end].split(maxsplit=1)[:1]
    if not first:
        return False
    word = first[0]
    acting = word.endswith("ing") and word.islower() and word not in lexicon.MODIFIERS and not lexicon.is_role(word)
    return acting or word in cues.STRONG | cues.NAMING


def _quoted_as(text: str, number: int, sentence: Span, cue: Span, word: str, tail: str) -> Event | None:
    """ "NHK quoted Kim, a poet, as saying" and "Kim was quoted as saying": Kim speaks."""
    passive = _WAS_QUOTED.search(tail)
    if passive:
        chunk = sources.before(text, sentence.start, cue.start - len(tail) + passive.start())
        return Event(cue, word, number, chunk, "before") if chunk else None
    quoted = _QUOTED_AS.search(text, max(sentence.start, cue.start - _QUOTED_TAIL), cue.start)
    if quoted:
        return Event(cue, word, number, Chunk(*quoted.span("who"), quoted.end()), "before")
    return None


def _inverted(text: str, sentence: Span, cue: Span, tail: str) -> Chunk | None:
    """The name after the verb in "…,” said Kang": only right after a quotation or at a sentence's start."""
    if (tail.strip() not in {"", "So", "Thus", "Or so"} and not _AFTER_QUOTATION.search(tail)) or text[
        cue.start : cue.end
    ].endswith("ing"):
        return None
    chunk = sources.after(text, cue.end, sentence.end)
    if (
        chunk is None
        or _NOT_A_SOURCE.match(text, chunk.start, chunk.end)
        or not _NOUN_PHRASE.match(text, chunk.start, chunk.end)
        or (_CLAUSE_ON.match(text, chunk.end) and text[sentence.start : cue.start].rstrip("” ").endswith(","))
    ):
        return None  # Marsh, in a note titled “Roofs,” said the school had
    return chunk


def _at_the_end(text: str, sentence: Span, cue: Span, tail: str) -> Chunk | None:
    """The name after the verb in "The roof leaks, says the head teacher, Ada Marsh.": nothing but who that is may follow."""
    if text[cue.start : cue.end] not in {"said", "says", "added", "adds", "warned", "warns", "explained", "explains"}:
        return None
    if not tail.endswith(", "):
        return None
    chunk = sources.after(text, cue.end, sentence.end)
    if chunk is None or _NOT_A_SOURCE.match(text, chunk.start, chunk.end):
        return None
    last = text[chunk.start : chunk.end].split()[-1]
    if not last[0].isupper() and not lexicon.is_role(last):
        return None
    if text.startswith(" who ", chunk.end):
        return chunk
    if _FINITE.search(text, chunk.end, chunk.full):
        return None  # Ada Marsh, who watched, said villagers in her street would leave
    rest = text[chunk.full : sentence.end].rstrip()
    if rest in {"", ".", "!", "?"} or _RELATIVE_NEXT.match(rest):
        return chunk
    return None


def speaking_words(text: str, found: Sequence[Event]) -> frozenset[int]:
    """Where the capitalised words stand that end the subject of a verb of speech: surely somebody's name."""
    offsets: set[int] = set()
    for event in found:
        if event.chunk is None or event.word in cues.NAMING:
            continue
        if not _ends_named(text, event.chunk):
            continue
        last = None
        for run in runs(text, Span(event.chunk.start, event.chunk.end)):
            last = run
        if last is not None and event.chunk.end - last.end <= 1:
            offsets.update(token.start for token in last.tokens)
    return frozenset(offsets)


def _ends_named(text: str, chunk: Chunk) -> bool:
    """Whether a capital stands in the last two words of a noun phrase: no name ends it otherwise."""
    tail = text[chunk.start : chunk.end].rsplit(maxsplit=2)[-2:]
    return any(word != word.lower() for word in tail)


class EventIndex:
    """Events looked up by place."""

    def __init__(self, found: Sequence[Event]) -> None:
        self.all = found
        self._starts = [event.cue.start for event in found]

    def between(self, start: int, end: int) -> range:
        """Indices of the events whose verb lies in [start, end)."""
        return range(bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end))

    def at(self, cue: Span) -> Event | None:
        """The event of one verb."""
        found = self.between(cue.start, cue.end)
        return self.all[found[0]] if found else None
