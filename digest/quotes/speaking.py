"""What the words beside a verb of speech call the one they were found to mean: "the Democratic candidate said"."""

from collections.abc import Sequence

from digest.article import Span
from digest.quotes import lexicon, phrases, roles
from digest.quotes.discourse import Discourse
from digest.quotes.events import Event
from digest.quotes.fitness import PASSING, is_owned, lacks, may_take, noun_of
from digest.quotes.people import Person
from digest.quotes.sources import Chunk
from digest.quotes.voices import Source

_REACH = 1_000  # characters before a description


def heard(story: Discourse, found: Sequence[Event], sources: Sequence[Source | None]) -> None:
    """Take "the Democratic candidate", where that was found to mean somebody who speaks."""
    for event, source in zip(found, sources, strict=True):
        if source is not None and source.kind == "organisation" and source.name and event.chunk is not None:
            _heard_body(story, source.name, event.chunk)
        who = source.person if source is not None and source.how == "description" else None
        if who is None or event.chunk is None or (not lacks(story, who) and who.besides is not None):
            continue
        role = phrases.short_phrase(story.text, event.chunk.start + 4, event.chunk.full)
        the = story.text[event.chunk.start : event.chunk.start + 4].lower() == "the "
        if not the or role is None or " " not in story.text[role.start : role.end]:
            continue
        if is_owned(story.text[role.start : role.end].split()):
            continue
        if who.role is not None and not lacks(story, who):
            if _named_last(story, who, event.chunk) and roles.differ(story.text, who.role, role):
                who.besides = role  # staff member … the Vell speechwriter said
        elif who.role is None and may_take(story, who, role, noun_of(story, role)):
            who.role, who.rank = role, PASSING
        elif (
            who.role is not None
            and who.rank != PASSING
            and role.start > who.role.end
            and noun_of(story, role) not in lexicon.ANY_ROLE
        ):
            old, new = (story.text[span.start : span.end] for span in (who.role, role))
            if new.endswith(f" {old}"):
                who.role = role  # TD … the Liberal TD
            else:
                who.besides = role  # Rep. … the Lowfield congresswoman


def _named_last(story: Discourse, who: Person, chunk: Chunk) -> bool:
    """Whether somebody is the last one named before a description that begins its sentence, or stands behind quoted words."""
    before = story.cast.between(max(0, chunk.start - _REACH), chunk.start)[-1:]
    sentence = story.sentences[story.number_at(chunk.start)]
    lead = story.text[sentence.start : chunk.start].rstrip()
    return bool(before) and before[0].person is who and (not lead or lead.endswith(("”", "”,")))


def _heard_body(story: Discourse, name: str, chunk: Chunk) -> None:
    """Take "the conservative-leaning newspaper", where that was found to mean a body that speaks."""
    words = story.text[chunk.start : chunk.end].split()
    if words[0].lower() != "the" or len(words) < 3 or words[-1] not in lexicon.ORG_NOUNS or name.endswith(words[-1]):
        return
    if name not in story.cast.body_roles:
        story.cast.body_roles[name] = Span(chunk.start + len("the "), chunk.end)
