"""Which of two people with one surname speaks, where the words of one are about the other."""

import re

from digest.quotes.discourse import Discourse
from digest.quotes.events import Event
from digest.quotes.voices import Source, person

_ABOUT = re.compile(r" (?:of|about) ")


def not_spoken_of(story: Discourse, source: Source | None, event: Event) -> Source | None:
    """The namesake of whoever is spoken of: "“…,” Reeve said of Ida Reeve" is Tom Reeve; None where nobody else is called so,
    or more than one."""
    about = _ABOUT.match(story.text, event.cue.end)
    if (
        about is None
        or source is None
        or source.person is None
        or " " in story.text[source.mention.start : source.mention.end]
    ):
        return None
    held = next(iter(story.cast.between(about.end(), story.sentences[event.sentence].end)), None)
    if held is None or held.start != about.end() or held.person is not source.person:
        return None
    surname = source.person.words[-1]
    others = [
        who
        for who in story.cast.people.with_word(surname)
        if who is not source.person and who.words[-1] == surname and who.mentions
    ]
    return person(others[0], source.mention, source.trust, source.how) if len(others) == 1 else None
