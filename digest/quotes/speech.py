"""Whether what stands between marks is speech: a full quotation, a fragment of somebody's words, or neither."""

import re
from typing import Literal

Verdict = Literal["full", "partial", "no"]

_TERM = re.compile(
    r"(?:\b(?:called|named|titled|entitled|nicknamed|dubbed|known as|known simply as|so-called|codenamed|code-named|headlined|captioned|tagged|"
    r"labelled|labeled|billed as|marketed as|meaning|means|translated as|translates as|translates to|pronounced|spelled|spelt|"
    r"term|terms|word|words|phrase|slogan|slogans|hashtag|nickname|acronym|motto|title|song|songs|film|films|movie|book|books|novel|album|single|"
    r"track|play|series|sitcom|show|drama|programme|program|episode|documentary|magazine|article|column|essay|poem|ballad|hit|hits|musical|opera|podcast|game|"
    r"painting|exhibition|operation|signs?|banners?|placards?|posters?|stickers?|T-shirts?|t-shirts?|hats?|caps?|graffiti|tattoos?|plaque|reading|that read|which read|"
    r"saying simply|emblazoned with|emblazoned|marked|stamped|bearing(?: the)?(?: words?)?|inscribed|"
    r"such as|like|as|not|the|a|an|of|his|her|their|its|so))[,:]?\s*$",
    re.IGNORECASE,
)
_HARD_TERM = re.compile(
    r"\b(?:named|titled|entitled|nicknamed|dubbed|known as|known simply as|codenamed|code-named|captioned|translated as|translates as|translates to|pronounced|"
    r"hashtag|nickname|acronym|song|songs|film|films|movie|book|novel|album|single|track|play|series|sitcom|show|drama|episode|documentary|magazine|poem|"
    r"ballad|hit|hits|musical|opera|podcast|painting|exhibition|signs?|banners?|placards?|posters?|stickers?|[Tt]-shirts?|hats?|caps?|graffiti|tattoos?|"
    r"emblazoned with|emblazoned|stamped|inscribed|(?:signs?|banners?|placards?|posters?|[Tt]-shirts?|hats?|caps?|plaque|stickers?)[^.“”]{0,40} (?:reading|saying|that read|which read|that said|read|says|said)|"
    r"(?<!what )(?:a|an|the|so-)\s?(?:\w+ ){0,3}?called)[,:]?\s*$"
)
_NAME_BEFORE = re.compile(r"[^\W\d_a-z]\w+\s?\(?$")
_SOURCE_LIST = re.compile(r"[.,]?\s*(?:[—–-]|,)\s*[^“”\n]{2,60}\b(?:19|20)\d\d\b|\s*\((?:19|20)\d\d\)")
_SMALL = frozenset("a an the of in on at for and or but to with by from as is it vs".split())


def title_case(text: str) -> bool:
    """Whether every word that counts begins with a capital, as in the title of a work; two words or more."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    counted = [word for word in words if word.lower() not in _SMALL]
    return len(words) > 1 and bool(counted) and all(word[0].isupper() for word in counted)


def is_nickname(before: str, content: str, after: str) -> bool:
    """Whether quoted words stand inside a name: Dwayne “The Rock” Johnson."""
    if len(content.split()) > 4 or content[-1:] in ",?!":
        return False
    return bool(_NAME_BEFORE.search(before)) and bool(re.match(r"\)?\s?[^\W\d_a-z]\w", after)) and not re.search(r"[.!?,:]\s*$", before)


def is_work_or_term(before: str, content: str) -> bool:
    """Whether the words before name what is quoted: a song, a film, a sign, a nickname, a term."""
    return bool(_HARD_TERM.search(before[-120:]))


def is_source_list(before: str, after: str) -> bool:
    """Whether a quotation is a title in a list of sources: “Title” — Publisher, May 5, 2019."""
    return bool(_SOURCE_LIST.match(after)) and not re.search(r"\b(?:said|says|wrote)\b", before[-40:])


def is_whole(content: str) -> bool:
    """Whether the words can stand as an utterance: a capital (or a cut) first, a mark that ends a sentence last."""
    start = re.match(r"[\[(…. ‘'\"“]*(\w)", content)
    return bool(start) and (start[1].isupper() or start[1].isdigit()) and content.rstrip("’'\"” ")[-1:] in ".,!?…—-–"


def starts_upper(content: str) -> bool:
    start = re.match(r"[\[(…. ‘'\"“$£€#@]*(\w)", content)
    return bool(start) and (start[1].isupper() or start[1].isdigit())
