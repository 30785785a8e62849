"""What a word is nothing without: "barred Orr | from sailing", "between Lund | and Ystad". No sentence stops before it."""

import re

# What goes before the place, by the words that begin what is owed there; no words: whatever begins there.
_OWES: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = tuple(
    (frozenset(words.split()), re.compile(pattern))
    for words, pattern in (
        ("", r"\bbetween\s(?:(?!\sand\s)[^,;])*$"),
        ("", r"\brisks?\sof\s(?:[\w-]+\s){0,4}[\w-]+$"),  # "cuts the risk of death | from strokes": of which, or whose
        ("on", r"\bgo(?:es|ing)?$"),
        ("to", r"\bfrom\s(?:[\w$£€,.%’-]+\s){0,4}[\w$£€,.%’-]+$"),  # "raised the toll from five people | to six"
        (
            "of and",
            r"\b[Tt]he\s(?:family|families|parents|mother|father|child|children|son|daughter|wife|husband|widow|victims?|deaths?"
            r"|head|owner)$",
        ),
        ("to", r"\b(?:agree|conspire|plot|work|team|join)(?:s|d|ed|ing)?\s(?:up\s)?with\b[^,]{0,60}$"),
        ("to with and", r"\b(?:connect|link|attach|compar|relat)(?:e|es|ed|s|ing)\s[^,]{1,60}$"),
        (
            "from",
            r"\b(?:bar|ban|prevent|stop|prohibit|enjoin|block|keep|discourag|exclud|disqualif|protect|exempt|shield|spar|remov"
            r"|separat|distinguish)(?:e|es|ed|s|ing|y|ies|ied|r?red|n?ned|p?ped|ping|ning|ring)?\s[^,]{1,90}$|\bkept\s[^,]{1,90}$",
        ),
        (
            "with",
            r"\b(?:provid|suppl|replac|confront|equip|present|compar|associat|arm)(?:e|es|ed|ing|y|ies|ied|s)?\s[^,]{1,60}$",
        ),
        (
            "into",
            r"\b(?:driv|crash|ram|plough|plow|throw|push|forc|coerc|trick|pressur|lur|turn|talk|divid|split|transform|translat"
            r"|convert|mak|grow)(?:e|es|ed|ing|s)?\s[^,]{1,60}$|\bmade\s[^,]{1,60}$",
        ),
    )
)
_NAME_FOR_NAME = re.compile(r"\sfor\s[A-Z]")
_NAME_LAST = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*$")


def is_owed(before: str, word: str, rest: str) -> bool:
    """Whether what follows a place belongs to what stands before it. `word` begins what follows, `rest` is all of it."""
    if any(pattern.search(before) for words, pattern in _OWES if not words or word in words):
        return True
    return _NAME_FOR_NAME.match(rest) is not None and _NAME_LAST.search(before) is not None  # "Women | for Lund"
