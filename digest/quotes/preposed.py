"""What is said of somebody before the pronoun that means them: "A retired baker, he owns four", "Now a senator, she has"."""

import re
from dataclasses import dataclass

from digest.article import Span
from digest.quotes import lexicon, phrases

_PREPOSED = re.compile(
    r"[“\s]*(?P<now>(?:Now|Once|Formerly|Still|Also|Today|By then|Himself|Herself),? )?"
    r"(?P<what>(?:[Aa]n?|[Tt]he|[Oo]ne of (?:the|[A-Z]\w+[’']s)|[a-z]+) [^,;:.“”\n]{3,110}), (?P<pronoun>he|she)\b"
)
_AGED = re.compile(
    r"[“\s]*(?P<who>The (?P<age>\d{1,3}|[a-z]+)-year-old)"
    r"(?:(?: \w+)? (?=is |was |has been |works |runs |leads )|"
    r"(?= (?:from|of|in) [A-Z][^,;.]{1,40}, an? )|(?=, an? ))"
)


_ONCE = re.compile(
    r"[Aa]n? (?P<role>(?:retired|former|lifelong|self-taught|self-described|qualified|trained|keen) [a-z' ’-]{3,60})$"
)  # A retired grout manufacturer, he


@dataclass(frozen=True, slots=True)
class Preposed:
    """A description and the pronoun that it goes with: spans in the text."""

    role: Span
    pronoun: Span


def before_pronoun(text: str, sentence: Span) -> Preposed | None:
    """The description that a sentence begins with, set before "he" or "she"; None where it has none, or none of a person."""
    if text.find(", he", sentence.start, sentence.end) < 0 and text.find(", she", sentence.start, sentence.end) < 0:
        return None
    found = _PREPOSED.match(text, sentence.start, sentence.end)
    if found is None or not (found["now"] or found["what"].split()[0].lower() in {"a", "an", "the", "one"}):
        return None
    role = phrases.role_phrase(text, found.start("what"), found.end("what"))
    once = _ONCE.match(found["what"]) if role is None else None
    if once is not None:
        return Preposed(Span(found.start("what") + once.start("role"), found.end("what")), Span(*found.span("pronoun")))
    if role is None or not (role.end == found.end("what") or text.startswith(" who ", role.end)):
        return None
    crowd = phrases.head(text[role.start : role.end]) in lexicon.CROWD
    return (
        None
        if crowd and not found["what"].lower().startswith("one of")
        else Preposed(role, Span(*found.span("pronoun")))
    )


def aged(text: str, sentence: Span) -> Span | None:
    """The "34-year-old" that a sentence says something of: "The 34-year-old is the founder of Vuon Xa"."""
    found = _AGED.match(text, sentence.start, sentence.end)
    return Span(*found.span("who")) if found else None
