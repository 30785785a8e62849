"""Who was asked something: the answer is theirs. "Hannity asked Trump", "Mrs. Stokes was asked", "the mayor asked her"."""

import re

from digest.article import Span
from digest.quotes import pronouns
from digest.quotes.discourse import Discourse
from digest.quotes.events import Event
from digest.quotes.sources import PRONOUNS
from digest.quotes.voices import Source

ASKING = frozenset("asked asks asking pressed questioned".split())
_VERBS = ("asked", "pressed", "questioned", "quizzed", "challenged")
_WAS_ASKED = re.compile(
    r"(?:^|(?<=[\s“]))(?P<who>[Hh]e|[Ss]he|[^\W\d_a-z][\w’'-]*),? (?:was|is|were|being|when|if) (?:also |then |later |once |"
    rf"again |often |recently )?(?:{'|'.join(_VERBS)})\b"
)
_ASKED_PRONOUN = re.compile(r" (?P<who>him|her)\b(?! [a-z]+[’']s| [A-Z])")
_SUBJECT = {"him": "he", "her": "she"}
_NOUN_NEXT = re.compile(r" (?:own )?[a-z]+(?:er|or|ist|man|woman|mother|father|sister|brother|son|wife|husband)\b")
_NAME = 60  # characters of a name before "was asked"


def note(story: Discourse, event: Event, asker: Source | None) -> None:
    """Remember who was asked by a verb, and by whom."""
    who = asker.person if asker is not None else None
    found = asked_pronoun(story.text, event.cue.end)
    if found is not None:
        meant = pronouns.meant(story, found[0], found[1], event.sentence, but=who)
        if meant is not None and meant.person is not None and meant.trust >= pronouns.LIKELY:
            story.asked[event.sentence] = meant.person
    else:
        story.ask(event.cue, event.sentence)
    if who is not None and event.sentence in story.asked:
        story.askers[event.sentence] = who


def note_asked(story: Discourse, number: int) -> None:
    """Remember who was asked, where it is said of them: "On her last day Mrs. Stokes was asked what she would miss"."""
    word = was_asked(story.text, story.sentences[number])
    if word is None:
        return
    low = story.text[word.start : word.end].lower()
    if low in PRONOUNS:
        meant = pronouns.meant(story, low, word, number)
        who = meant.person if meant is not None and meant.trust >= pronouns.LIKELY else None
    else:
        who = next((m.person for m in story.cast.between(word.start - _NAME, word.end) if m.end == word.end), None)
    if who is not None:
        story.asked[number] = who


def was_asked(text: str, sentence: Span) -> Span | None:
    """The word before "was asked" in a sentence, a pronoun or the end of a name; None where nobody was asked."""
    words = text[sentence.start : sentence.end]
    if not any(verb in words for verb in _VERBS):
        return None
    found = _WAS_ASKED.search(text, sentence.start, sentence.end)
    return Span(*found.span("who")) if found else None


def asked_pronoun(text: str, end: int) -> tuple[str, Span] | None:
    """The pronoun, as a subject, after "asked" that ends at an offset: "she" and where "her" stands; not in "asked her son"."""
    found = _ASKED_PRONOUN.match(text, end)
    if found is None or _NOUN_NEXT.match(text, found.end()):
        return None
    return _SUBJECT[found["who"]], Span(*found.span("who"))
