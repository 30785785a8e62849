"""Where the sentences of a story's running text begin and end.

Rules, in one pass over each paragraph: a full stop, question mark or exclamation mark ends a sentence where white space
and something that can begin one follow, unless what stands before it is an abbreviation or an initial, or what follows
says who spoke ("“Why now?” Ms Osei asked").
"""

import re
from collections.abc import Iterator

from digest.abbreviations import BEFORE_NUMBER, EITHER_WAY, INITIAL, LEANING
from digest.article import Article, Sentence, Span

_LONGEST = 2_000  # characters: no reporter writes a longer sentence, and no model should be handed one

# A run of terminators, then what closes with it, then the gap, then what the next sentence would begin with. The runs are
# bounded, and none is entered in its middle, so that a page of question marks takes linear time.
_END = re.compile(
    r"(?P<stop>[.!?…](?<![.!?…].)[.!?…]{0,8})(?P<close>(?:''|[\"”’»“)\]']){0,4})(?P<gap>\s{1,99})"
    r"(?P<open>(?:''|``|[\"“‘«„(\[']){0,4})(?P<next>\S)"
)
# "… is now on show at the harbour His wife said": the caption of a picture, on one line with the story.
_RUN_ON = re.compile(
    r" (?=(?:He|She|They|It|His|Her|Their|The|This|But)\s(?!it\b)[a-z]{2,}\s[a-z])(?<=[a-z]{3} )(?<!\b[Aa]nd )(?<!\bthe )"
)
_TOKEN_BEFORE = re.compile(r"[^\s(\[\"“‘«—–]+$")

_STARTERS = frozenset(
    "the a an he she it they we i you in on at for but and or if when while as after before since although though "
    "however this that these those his her its their our my there here what who why how where by with from to some "
    "many most all one two no not yet so then now last next earlier later according still even once also both each".split()
)
_WORD = re.compile(r"[\w’'.-]*")
_SPEECH_AFTER = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|of|the|for|van|de|bin|al)\s+){1,5}"
    r"(?:said|says|asked|asks|added|adds|wrote|writes|told|tells|wondered|replied|cried|shouted"
    r"|demanded|exclaimed|tweeted|quipped|joked)\b"
)


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Every sentence of the article's running text, in story order. A sentence never crosses a paragraph."""
    found: list[Sentence] = []
    for block, paragraph in enumerate(article.paragraphs):
        for span in split(article.body, paragraph):
            found.append(Sentence(span, block, len(found)))
    return tuple(found)


def split(body: str, paragraph: Span) -> Iterator[Span]:
    """The sentence spans of one paragraph."""
    start = paragraph.start
    for found in _END.finditer(body, paragraph.start, paragraph.end):
        if _ends_sentence(body, start, found):
            yield from _parted(body, start, found.start("gap"))
            start = found.end("gap")
    if start < paragraph.end:
        yield from _parted(body, start, paragraph.end)


def _parted(body: str, start: int, end: int) -> Iterator[Span]:
    """One span, or several where a caption without a full stop stands before a sentence."""
    for found in _RUN_ON.finditer(body, start, end):
        yield from _bounded(body, start, found.start())
        start = found.end()
    yield from _bounded(body, start, end)


def _ends_sentence(body: str, start: int, found: re.Match[str]) -> bool:
    following = found["next"]
    opened = found["open"]
    if following.islower() and not opened:
        return False  # iPhone and its kind begin a sentence seldom enough
    if not (following.isalnum() or opened or following in "$£€¥₩@#"):
        return following in "-–—•*" and found["stop"] != "."  # a dash continues a sentence that ended in a mere "Inc."
    if found["stop"] != ".":
        if found["stop"] in ("…", "...", "..") and not found["close"]:
            return following.isupper() or bool(opened)
        # “Why now?” Ms Osei asked.
        return not (
            found["close"] and not opened and _SPEECH_AFTER.match(body, found.start("next"), found.start("next") + 120)
        )
    before = _TOKEN_BEFORE.search(body, max(start, found.start() - 40), found.start())
    last_word = before[0] if before else ""
    if found["close"]:  # Dr. (Mrs.) Iorfa
        aside = found["close"] == ")" and before is not None and body[before.start() - 1 : before.start()] == "("
        return not (aside and last_word.lower() in LEANING)
    next_word = _WORD.match(body, found.start("next"))[0]  # type: ignore[index]  # it matches the empty string too
    # "Orr Inc. (OIN) said", 'the U.S. "clearly" needed'.
    opened_anew = bool(opened) and not opened.startswith(("(", "[")) and not following.islower()
    return _stop_ends(last_word, next_word, opened=opened_anew)


def _stop_ends(last_word: str, next_word: str, *, opened: bool) -> bool:
    """Whether the full stop after `last_word` ends a sentence where `next_word` follows."""
    lower = last_word.lower().rstrip(".").rpartition("-")[2]  # "the Lund-U.S. Dialogue"
    if lower in LEANING and last_word[:1].isupper() | (
        lower in ("vs", "v", "cf", "eg", "e.g", "i.e", "al", "ca", "approx", "est")
    ):
        return False
    if lower in BEFORE_NUMBER and next_word[:1].isdigit():
        return False
    starts = next_word.lower() in _STARTERS or opened
    if lower in EITHER_WAY and (last_word[:1].isupper() or lower in ("a.m", "p.m", "etc")):
        return starts
    if INITIAL.match(last_word):
        return starts and last_word != "I" if len(last_word) == 1 else starts
    return True


def _bounded(body: str, start: int, end: int) -> Iterator[Span]:
    """One span, or several where it is too long to be a sentence: cut at white space where there is any."""
    while end - start > _LONGEST:
        cut = body.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield Span(start, cut)
        start = cut
        while start < end and body[start].isspace():
            start += 1
    if start < end:
        yield Span(start, end)
