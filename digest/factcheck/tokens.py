"""Tokens: the words, numbers and marks of a line or a sentence, as the fact check compares them."""

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from digest.words import STOP_WORDS, stem

Kind = Literal["word", "number", "mark"]

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*(?:st|nd|rd|th|bn|tn|mn|km|kg|[ap]m|[mkbs])?(?![^\W\d_]))"
    r"|(?P<word>(?:[^\W\d_]\.){2,}[^\W\d_]?"
    r"|(?:St|Ste|Mt|Ft|Dr|Mr|Mrs|Ms|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Supt|Prof|Rev|Hon|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?"
    r"|Oct|Nov|Dec|No|vs|[^\W\d_])\.(?!\w)"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*[^\W_]*)"
    r"|(?P<mark>[^\w\s]|_)"
)
_LETTERS = str.maketrans(
    {"’": "'", "‘": "'", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"}
)

# Forms that stemming does not bring together.
_IRREGULAR = {
    form: group.split()[0]
    for group in """
beat beats beaten beating|become became|begin began begun|break broke broken|bring brought|build built|buy bought
catch caught|choose chose chosen|come came|cut cuts cutting|deal dealt|draw drew drawn|drive drove driven
eat ate eaten|fall fell fallen|feel felt|fight fought|find found|flee fled|fly flew flown|forget forgot
freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown|hang hung|hear heard|hide hid hidden
hit hits hitting|hold held|hurt hurts|keep kept|know knew known|lay laid|lead led|leave left leaving|lend lent
lose lost losing loss|make made|mean meant|meet met|pay paid|put puts|quit quits|ride rode ridden|ring rang rung
rise rose risen|run ran running|see saw seen|seek sought|sell sold|send sent|set sets setting|shake shook shaken
shoot shot|shut shuts|sing sang sung|sink sank sunk|sit sat|sleep slept|speak spoke spoken|spend spent|stand stood
steal stole stolen|stick stuck|strike struck|swear swore sworn|sweep swept|swim swam swum|take took taken
teach taught|tear tore torn|tell told|think thought|throw threw thrown|understand understood|wake woke woken
wear wore worn|win won winning|write wrote written|withdraw withdrew withdrawn|man men|woman women|child children
person people|die died dies dying dead death deaths|kill kills killed killing|injure injured injures injury injuries
metre metres meter meters|kilometre kilometres kilometer kilometers km|kilogram kilograms kg
programme programmes program programs|defence defense|labour labor|favour favor
organise organize organisation organization|travelling traveling
centre center|million millions|per
""".replace("\n", "|").split("|")
    for form in group.split()
}


_LONGEST = 40  # characters: what is longer is no word that has forms
_FUNCTION = STOP_WORDS | frozenset(("whether", "cannot", "nor", "without", "upon", "also", "ever", "never"))
_AMERICAN = re.compile(r"(?<=\w{3})iz(e|es|ed|ing|ations?|ers?)$")


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `low` is folded: lower case, no accents, no full stops, no possessive. `joined`: no white space before it."""

    text: str
    low: str
    kind: Kind
    start: int
    joined: bool
    possessive: bool = False

    @property
    def capital(self) -> bool:
        return self.kind == "word" and self.text[0].isupper()


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of a text in their order. Hyphenated words are several: "three-day" is three, - and day."""
    tokens = []
    end = -1
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        word = found[0]
        low = _folded(word)
        possessive = False
        if kind == "word":
            low, possessive = low.replace(".", ""), low.endswith("'s")
            low = low.removesuffix("'s")
        tokens.append(Token(word, low, kind, found.start(), found.start() == end, possessive))  # type: ignore[arg-type]
        end = found.end()
    return tuple(tokens)


def _folded(word: str) -> str:
    low = word.lower()
    if low.isascii():
        return low
    low = unicodedata.normalize("NFKD", low.translate(_LETTERS))
    return "".join(character for character in low if not unicodedata.combining(character))


def is_irregular(low: str) -> bool:
    """Whether a folded word's lemma may be another than its stem."""
    return len(low) > _LONGEST or low in _IRREGULAR or _AMERICAN.search(low) is not None


@functools.lru_cache(maxsize=50_000)
def lemma(low: str) -> str:
    """What a folded word is compared by: its irregular verb's base, else its stem."""
    if len(low) > _LONGEST:
        return low
    return _IRREGULAR.get(low) or stem(_AMERICAN.sub(r"is\1", low))


def is_content(token: Token) -> bool:
    return token.kind == "word" and len(token.low) > 1 and token.low not in _FUNCTION and not token.low.endswith("n't")


def content_lemmas(tokens: Sequence[Token]) -> list[str]:
    """The lemmas of the content words, and the numbers as they stand, in their order."""
    return [
        lemma(token.low) if token.kind == "word" else token.low
        for token in tokens
        if token.kind == "number" or is_content(token)
    ]
