"""Who was asked something: the answer is theirs. "Hannity asked Trump", "Mrs. Stokes was asked", "the mayor asked her"."""

import re

from digest.article import Span

ASKING = frozenset("asked asks asking pressed questioned".split())
_VERBS = ("asked", "pressed", "questioned", "quizzed", "challenged")
_WAS_ASKED = re.compile(
    r"(?:^|(?<=[\s“]))(?P<who>[Hh]e|[Ss]he|[^\W\d_a-z][\w’'-]*),? (?:was|is|were|being|when|if) (?:also |then |later |once |"
    rf"again |often |recently )?(?:{'|'.join(_VERBS)})\b"
)
_ASKED_PRONOUN = re.compile(r" (?P<who>him|her)\b(?! [a-z]+[’']s| [A-Z])")
_SUBJECT = {"him": "he", "her": "she"}
_NOUN_NEXT = re.compile(r" (?:own )?[a-z]+(?:er|or|ist|man|woman|mother|father|sister|brother|son|wife|husband)\b")


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
