"""Whose words a colon leads to where no verb of speech does: "Vance’s reply was short: “…”", "a text Marsh sent: “…”"."""

import re

from digest.article import Span
from digest.quotes.cast import Cast
from digest.quotes.people import Mention

_WORDS = (
    "reply|answer|response|retort|riposte|comeback|verdict|message|advice|explanation|reaction|warning|motto|mantra|excuse|comment|"
    "assessment|prediction|conclusion|summary|plea|appeal|apology|promise|pledge|joke|note|letter|text|email|e-mail|tweet|post|"
    "statement|postcard|telegram|caption|question|request|order|instruction|instructions|thoughts|parting shot|last words|"
    "first words|final words|opening line|punchline|toast|prayer|diary|entry|rule|philosophy|view|take|pitch|complaint|wish"
)
_REPLY = re.compile(rf"(?:’s|'s|(?<=s)[’']) (?:[\w-]+ ){{0,4}}?(?:{_WORDS})\b[^“”;:\n]{{0,90}}:? ?$")
_SENT = re.compile(
    r"\b(?:message|text|note|letter|email|e-mail|tweet|post|postcard|telegram|memo|card|statement|reply|caption|diary entry|will|"
    r"comment|poem|song|review|speech|article|column|essay|book|memoir)s? (?:that |which |in which )?"
    r"(?P<title>(?:[A-Z][\w.-]* |[a-z]+ ){0,3}?)$"
)
_WROTE = re.compile(
    r" (?:had |has |once |later )?(?:sent|wrote|written|posted|left|penned|dictated|signed|typed|recorded|published|scribbled|"
    r"tweeted|gave|read out|delivered)\b[^“”;:\n]{0,90}:? ?$"
)
_ANSWERED = re.compile(
    r"\b(?:oppos|reject|dismiss|criticis|criticiz|condemn|denounc|disput|challeng|welcom|prais|defend|echo|mock|answer|question|"
    r"contradict|rebut|counter|(?:respond|repli|react|object|refer)(?:ed|es|s|ing) to|comment(?:ed|s|ing) on)(?:ed|es|d|s|ing)? "
    r"(?:[A-Z][\w.’-]* ){0,3}$"
)  # Reeve rejected Marsh’s statement: “…”
_SPOKE_OF = re.compile(r"\b(?:said|says|asked|wrote|tweeted|added|spoke) (?:of|about|on|to) (?:[A-Z][\w.’-]* ){0,3}$")
_REACH = 160  # characters


def by_colon(text: str, cast: Cast, sentence: Span, quotation: int) -> Mention | None:
    """The mention of whoever wrote or gave what stands behind a colon at the start of a quotation; None where not told."""
    if not text[max(0, quotation - 3) : quotation].rstrip().endswith(":"):
        return None
    for held in reversed(cast.between(max(sentence.start, quotation - _REACH), quotation)):
        if _ANSWERED.search(text, max(sentence.start, held.start - 60), held.start) or _SPOKE_OF.search(
            text, max(sentence.start, held.start - 60), held.start
        ):
            return None
        if _REPLY.match(text, held.end, quotation) and _REPLY.fullmatch(text, held.end, quotation):
            return held
        if _WROTE.fullmatch(text, held.end, quotation) and _SENT.search(
            text, max(sentence.start, held.start - 60), held.start
        ):
            return held
    return None
