"""How likely quoted words inside the reporter's own sentence are somebody's words rather than a term, a title or a scare quote.

A logistic regression over what stands around them and what they are; `training.fragments` fits the weights.
"""

import math
import re
from typing import TYPE_CHECKING

from digest.quotes import namewords, nouns

if TYPE_CHECKING:
    from digest.quotes.speech import Setting

_WORD = re.compile(r"[^\W_][\w’'-]*")
_BE = frozenset("is was are were be been being am isn’t wasn’t weren’t isn't wasn't remain remained remains".split())
_LINKING = frozenset(
    "became become becoming becomes felt feel feels sound sounded sounds seem seemed seems look looked looks proved".split()
)
_INTENSE = frozenset("more very so not only merely simply too quite rather both as just almost totally utterly".split())
_LIGHT = frozenset("a an".split())
_THIS = frozenset("this that these those such any some no every each".split())
_OWN = frozenset("his her its their our my your".split())
_LEADS = frozenset("of for in on by with from at into about against over under between through without amid".split())
_MODAL = frozenset("to would will could can should must might may cannot not never did do does didn’t didn't".split())
_HAVE = frozenset("has had have having".split())
_SELF = re.compile(r"\b(?:I|we|me|us|my|our|you|your|I[’'](?:m|ve|d|ll)|we[’'](?:re|ve|d|ll))\b")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did|be|been)\b|n[’']t\b"
)
_STRESS = re.compile(
    r"\b(?:very|so|too|absolutely|completely|deeply|extremely|totally|utterly|most|never|no|not|nothing|ever|all)\b",
    re.IGNORECASE,
)
_GLOSS = re.compile(
    r"[,.]? ?(?:\(|—|– |which (?:is|are|was|were|means|stands)\b|meaning\b|or [a-z]|an? [a-z]|the [a-z]|"
    r"as (?:it|they) (?:is|are)\b)"
)
_NAMED_BY = re.compile(
    r"\b(?:call(?!\w* for\b)|describ|term|brand(?=s|e|i)|label(?=s|e|l|i)|"
    r"denounc|condemn|dismiss|dub|decr|hail|prais|slam|blast|criticis|criticiz|accus|lambast)\w*\b"
)
_PEOPLE = re.compile(
    r"\b(?:people|they|locals|fans|critics|many|some|others|everyone|everybody|residents|scientists|experts|officials)\b"
)

_SUBJECT = re.compile(r" (?:is|was|are|were|had|has|have|would|will|can|could|may|might|means|meant|became|remains)\b")
_WORD_AFTER = re.compile(
    r"[^.“”]{0,30}\b(?:word|words|phrase|term|terms|name|expression|slogan|title|acronym|concept|theory|hypothesis|label|joke|scale)\b"
)
_DIRECT = re.compile(
    r"\b(?:(?:call(?!\w* for\b)|describ|term|denounc|condemn|dismiss|decr|hail|prais|slam|blast|reject|characteri[sz]|portray|"
    r"depict|compar|liken|deem|regard|refer)\w*|(?:brand|label|labell)(?:s|ed|ing)|rat(?:ed?|es|ing))(?: to)? "
    r"(?:[^.;:“”]{2,50}? )??(?:as |like |an? |the |it |him |her |them |"
    r"“·+[,”]+ (?:and |or )?)+$"
)
_DEFINES = re.compile(
    r"\b(?:term|word|phrase|means|meaning|definition|defined|defines|describes|"
    r"refers|referring|short for|stands for|known)\b[^“”]{0,40}$"
)

_JUDGING = re.compile(
    r"^(?:un|ir|mis|over|under)\w{3,}(?:ed|ing|able|ible|ous|ful|ic|al|y|nt|ly)$|\w(?:able|ible|ous|ful|less|est|most|cious|tic|ly)$|"
    r"^(?:bad|best|better|big|brave|cruel|dead|evil|fair|good|great|huge|mad|poor|proud|sad|safe|shame|sick|silly|strange|"
    r"strong|stupid|sorry|weak|wonderful|worse|worst|wrong)$"
)

_PROMISE = re.compile(
    r"\b(?:vow|pledg|promis|threaten|warn|urg)(?:e|es|ed|s|ing)? (?:\w+ ){0,6}?(?:to|of|that) [^.;:“”]{0,60}$"
)

FEATURES = (
    "bias", "one word", "two words", "four to six", "seven or more", "title case", "capital first", "small all",
    "ends the clause", "finite verb", "first person", "stress", "article first", "verb -ing first", "verb first",
    "adjective last", "plural last", "after be", "after linking", "after as", "after that", "after a", "after the", "after own",
    "after this", "after possessive", "after preposition", "after modal", "after have", "after intense", "after adjective",
    "after noun", "after quotation", "after comma", "noun next", "preposition next", "clause next", "gloss next",
    "said before", "naming before", "said after", "no cue", "in person", "nobody",
    "naming close", "again", "caps or digits", "own noun next", "lone adjective",
    "subject", "word after", "naming direct", "short after be", "short and noun next", "said and be",
    "definition", "short and said", "capital inside", "after adjective short",
    "lead by",
    "judging",
    "without",
    "short and judging",
    "promise",
    "said and ends",
)  # fmt: skip
SURE = 0.9  # below it too many are none
WEIGHTS = (
    1.10,
    -1.24,
    -0.80,
    1.05,
    1.53,
    -0.04,
    -1.58,
    0.69,
    0.14,
    0.95,
    0.32,
    0.49,
    0.66,
    0.32,
    0.55,
    0.12,
    -0.00,
    0.86,
    0.52,
    0.34,
    0.45,
    -0.10,
    -0.47,
    0.67,
    -0.76,
    -0.75,
    -0.22,
    0.91,
    0.17,
    0.54,
    0.60,
    -0.39,
    -0.82,
    0.14,
    -0.45,
    0.32,
    -0.01,
    -0.29,
    0.65,
    0.67,
    -0.14,
    -1.60,
    0.93,
    -0.54,
    0.47,
    -0.65,
    -0.08,
    -0.07,
    0.42,
    -0.94,
    -0.82,
    0.95,
    0.60,
    -0.02,
    0.92,
    -1.46,
    -0.44,
    0.61,
    0.11,
    -0.60,
    0.63,
    0.09,
    0.14,
    0.43,
    0.54,
)


def values(this: "Setting") -> tuple[float, ...]:
    """What a quotation shows, in the order of FEATURES."""
    words = _WORD.findall(this.content)
    lows = [word.lower() for word in words]
    count = len(words)
    before = _WORD.findall(this.before[-60:])
    last = before[-1].lower() if before and this.before.rstrip()[-1:].isalnum() else ""
    tail = this.before.rstrip()[-1:]
    following = re.match(r"[ ]([^\W\d_][\w’'-]*)", this.after)
    following_word = following[1] if following else ""
    nxt = following_word.lower()
    noun_next = (
        bool(nxt)
        and nxt.isalpha()
        and following_word.islower()
        and not nouns.is_verbal(nxt)
        and nxt not in namewords.NOT_NAMES
    )
    noun_next = (
        noun_next and nxt not in _LEADS and nxt not in _MODAL and nxt not in _BE and nxt not in {"and", "or", "but"}
    )
    end = lows[-1] if lows else ""
    adjectival = nouns.is_adjectival(end)
    direct = _DIRECT.search(this.before[-120:]) is not None
    shown = {
        "bias": True,
        "one word": count <= 1,
        "two words": count == 2,
        "four to six": 4 <= count <= 6,
        "seven or more": count >= 7,
        "title case": count > 1
        and sum(word[0].isupper() for word in words if len(word) > 3) == sum(len(word) > 3 for word in words) > 0,
        "capital first": bool(words) and words[0][0].isupper() and lows[0] != "i",
        "small all": all(word.islower() for word in words),
        "ends the clause": this.after.strip()[:1] in {"", ".", ",", ";"} or this.last.rstrip()[-1:] in {".", "!", "?"},
        "finite verb": _FINITE.search(this.content) is not None,
        "first person": _SELF.search(this.content) is not None,
        "stress": _STRESS.search(this.content) is not None,
        "article first": bool(lows) and lows[0] in {"a", "an", "the"},
        "verb -ing first": bool(lows) and lows[0].endswith("ing"),
        "verb first": bool(lows)
        and count > 1
        and (nouns.is_verbal(lows[0]) or last in _MODAL)
        and not lows[0].endswith("ing"),
        "adjective last": adjectival and count <= 3,
        "plural last": end.endswith("s") and not end.endswith("ss"),
        "after be": last in _BE,
        "after linking": last in _LINKING,
        "after as": last == "as",
        "after that": last == "that",
        "after a": last in _LIGHT,
        "after the": last == "the",
        "after own": last in _OWN,
        "after this": last in _THIS and last != "that",
        "after possessive": last.endswith(("’s", "'s", "s’")),
        "after preposition": last in _LEADS,
        "after modal": last in _MODAL,
        "after have": last in _HAVE,
        "after intense": last in _INTENSE,
        "after adjective": bool(last) and nouns.is_adjectival(last),
        "after noun": bool(last) and nouns.is_common(last) and not nouns.is_verbal(last),
        "after quotation": "”" in this.before[-8:],
        "after comma": tail == ",",
        "noun next": noun_next,
        "preposition next": nxt in _LEADS,
        "clause next": nxt in {"that", "which", "who", "when", "where", "because", "after", "before", "while"},
        "gloss next": _GLOSS.match(this.after) is not None,
        "said before": this.told and not this.named,
        "naming before": this.named,
        "said after": this.rule in {"after", "verb-like", "dash"},
        "no cue": not this.told and this.rule == "none",
        "in person": this.personal,
        "nobody": not this.attributed,
        "naming close": _NAMED_BY.search(this.before[-60:]) is not None,
        "again": this.again(),
        "caps or digits": any(word.isupper() and len(word) > 1 for word in words)
        or any(char.isdigit() for char in this.content),
        "own noun next": noun_next and (last in _OWN or last.endswith(("’s", "'s"))),
        "lone adjective": count == 1 and adjectival,
        "subject": count <= 4
        and _SUBJECT.match(this.after) is not None
        and not _FINITE.search(this.content)
        and last not in _BE,
        "word after": _WORD_AFTER.match(this.after) is not None,
        "naming direct": direct,
        "short after be": count <= 3 and last in _BE,
        "short and noun next": count <= 3 and noun_next,
        "said and be": last in _BE | _MODAL and this.told,
        "definition": _DEFINES.search(this.before) is not None,
        "short and said": count <= 3 and this.told and not this.named,
        "capital inside": any(word[0].isupper() for word in words[1:]),
        "after adjective short": count <= 3 and bool(last) and nouns.is_adjectival(last),
        "judging": any(_JUDGING.search(low) for low in lows),
        "short and judging": count <= 3 and bool(lows) and _JUDGING.search(lows[0]) is not None,
        "without": bool(lows)
        and lows[0] in {"without", "no", "not", "never", "nothing", "beyond", "too", "so", "very", "all"},
        "promise": _PROMISE.search(this.before[-120:]) is not None,
        "said and ends": this.told and not this.named and this.last.rstrip()[-1:] in {".", "!", "?"},
        "lead by": _PEOPLE.search(this.before[-60:]) is not None,
    }
    return tuple(float(shown[name]) for name in FEATURES)


def likelihood(this: "Setting") -> float:
    """How likely, 0-1, a quoted fragment is somebody's words."""
    score = sum(weight * value for weight, value in zip(WEIGHTS, values(this), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
