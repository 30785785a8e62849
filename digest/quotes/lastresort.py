"""Who said a quotation that no rule gives to anybody: the person whom the sentences before it are about, if they speak elsewhere
and all that would speak for a pronoun in its place speaks for them."""

import math

from digest.article import Span
from digest.quotes import pronouns
from digest.quotes.dialogue import Candidate
from digest.quotes.findings import SURE_OF_PRONOUN, Found
from digest.quotes.speakers import Speakers
from digest.quotes.voices import Source, person

_LEAST = 6  # words of a quotation
_SHARE = 0.74  # of the likelihood of all who may be meant
_TOPIC = 0.125  # of a feature: three sentences ago
_LEADS = frozenset(",:;(?”’")  # before a quotation: its sentence tells who speaks, or what it is, or somebody asks


def likeliest(speakers: Speakers, candidate: Candidate) -> Found | None:
    """The speaker, whose sentence or paragraph the quotation goes on with; None where another may be meant."""
    quotation = candidate.quotation
    start = quotation.outer[0].start
    words = sum(len(speakers.story.body[span.start : span.end].split()) for span in quotation.spans)
    lead = speakers.text[max(0, start - 3) : start].rstrip()[-1:]
    if candidate.verdict != "full" or candidate.found.cue is not None or words < _LEAST or lead in _LEADS:
        return None
    mention = Span(start, start)
    best: dict[int, pronouns.Candidate] = {}
    for gender in "mf":
        for one in pronouns.candidates(speakers.story, gender, mention, candidate.sentence):
            who = one.source.person
            if who is not None and who.gender not in {"", gender}:
                continue
            key = id(who) if who is not None else id(one.source)
            if key not in best or one.score > best[key].score:
                best[key] = one
    if not best:
        return None
    first = max(best.values(), key=lambda one: one.score)
    share = 1 / sum(math.exp(one.score - first.score) for one in best.values())
    who = first.source.person
    topic = first.values[pronouns.FEATURES.index("topic")]
    if who is None or share < _SHARE or topic < _TOPIC or id(who) not in speakers.story.vocal:
        return None
    if _another_spoke(speakers, first.source, candidate.sentence, start):
        return None
    return Found(person(who, mention, SURE_OF_PRONOUN, "subject"), None, "topic", tight=False, trust=SURE_OF_PRONOUN)


def _another_spoke(speakers: Speakers, source: Source, sentence: int, start: int) -> bool:
    """Whether a body or a person with another name was the last to speak, right before."""
    heard = [told for told, number in speakers.story.heard(start, sentence, 1) if number >= sentence - 1]
    return any(told.name is not None and told.person is not source.person for told in heard)
