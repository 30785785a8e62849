"""Which language a story is in, and what that means for a model that does not know all of them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest.article import Article
from digest.digest import Notice
from digest.errors import LanguageError
from digest.options import UnknownLanguage

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH_ONLY = frozenset({"lead", "house"})  # models that were made for English, as the rules are

_LOOKED_AT = 4000  # characters of running text
_LEAST_LETTERS = 80  # with fewer, the evidence is weak
_SURE = 0.9
_UNSAID = frozenset({"und", "mul", "zxx", "mis"})  # BCP 47's ways to say nothing
# Every third word of English is one of these, not one in ten of any other language.
_ENGLISH = frozenset(
    "the of and to in a is that for it was on with as said by at from be has have had not are were will who his her an but"
    " they their which would been this its after or he she when than more about into two".split()
)
_ENGLISH_SHARE = 0.25
_RULES = "the rules for quotations, names and checks are made for English"
_WORD = re.compile(r"[^\W\d_]+")


class Detected(NamedTuple):
    """A language by its ISO 639 code, and how sure that is, 0-1."""

    language: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """`language` is a BCP 47 tag, None where nothing is known. `extract`: no model may write, and no rule for English may
    shorten; only the story's own sentences are safe."""

    language: str | None
    extract: bool = False
    notices: tuple[Notice, ...] = ()


def judge(article: Article, *, known: Collection[str], unknown: UnknownLanguage = "refuse") -> Verdict:
    """Whether the story is in a language that is `known` (primary subtags: "en"). What it says of itself is trusted; where
    that is not how it reads, a notice says so, and it is not refused for it. A short text is not judged by how it reads.

    Raises LanguageError where it is not known, unless `unknown` is "extract".
    """
    declared = article.language
    primary = (declared or "und").lower().partition("-")[0]
    found = _sure(article)
    if primary in _UNSAID:
        if found is None or found.language == "en":
            language, primary, how = declared, "en", ""
        else:
            language, primary, how = found.language, found.language, f"{found.confidence:.0%} sure"
    else:
        language, how = declared, "its own word"
    if primary in known:
        return Verdict(language, notices=tuple(_warnings(language, primary, found)))
    if found is not None and found.language in known:  # a site's template says so of all its pages, say
        return Verdict(found.language, notices=tuple(_warnings(language, primary, found)))
    if unknown == "refuse":
        raise LanguageError(f"the story is in {language} ({how}); the model here knows {', '.join(sorted(known))}")
    text = f"only quotations and the story's own sentences: the model does not know {language}, and {_RULES}"
    return Verdict(language, extract=True, notices=(Notice("language_unknown", text, how),))


def _warnings(language: str | None, primary: str, found: Detected | None) -> Iterator[Notice]:
    if found is not None and found.language != primary:
        text = f"the story says that it is in {language} and reads like {found.language}"
        yield Notice("language_conflict", text, f"{found.confidence:.0%} sure")
    elif primary != "en":
        yield Notice("language_rules", _RULES, f"the story is in {language}")


def detect(text: str) -> Detected:
    """The language that a text is most likely in. English is told by its commonest words; only for what is not English is
    py3langid loaded, with the 75 MiB that its model takes."""
    words = _WORD.findall(text[:_LOOKED_AT].casefold())
    if words and sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return Detected("en", 1.0)
    return Detected(*_identifier().classify(text[:_LOOKED_AT]))


def _sure(article: Article) -> Detected | None:
    text, length = [], 0
    for span in article.paragraphs:
        text.append(article.text(span)[:_LOOKED_AT])
        length += len(text[-1])
        if length >= _LOOKED_AT:
            break
    read = " ".join(text)
    if sum(map(str.isalpha, read)) < _LEAST_LETTERS:
        return None
    found = detect(read)
    return found if found.confidence >= _SURE else None


@lru_cache(maxsize=1)
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
