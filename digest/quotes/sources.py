"""The words that name a source beside a verb of speech: its subject before the verb, or the name after it."""

import re
from dataclasses import dataclass

PRONOUNS = {"he": "m", "she": "f", "they": "p", "i": "i", "we": "i", "it": "n", "who": "w", "him": "m", "her": "f"}
_PREPOSITIONS = (
    "of|for|from|at|in|on|with|to|by|about|under|over|against|after|before|during|since|into|through|near|within|without|"
    "across|among|between|behind|beyond|despite|amid|regarding|including|following|toward|towards|around|outside|inside|via|as|per"
)
_PREPOSITION = re.compile(
    rf"(?<![\w-])(?:{_PREPOSITIONS}|In|On|At|After|During|For|By|With|As|From|Since|Before|Under|About|To|Of|Despite|Amid|Through|Over|Within|Following|Without|Upon|Per)(?= )"
)
_CONJUNCTION = re.compile(
    r"(?<![\w’'-])(?:and|but|or|while|when|that|because|if|since|although|though|where|whereas|so|then|which|until|unless|as|whether|how|why|what|"
    r"And|But|While|When|Because|If|Although|Though|So|Then|Yet|Asked|Speaking|Writing)(?= )"
)
_ADVERBS = re.compile(
    r"(?:[ ,]+(?:has|have|had|was|is|were|are|be|been|also|then|later|further|once|recently|reportedly|earlier|again|still|even|simply|just|would|could|"
    r"will|did|does|do|can|might|may|must|himself|herself|themselves|itself|both|all|never|always|often|soon|now|today|yesterday|instead|"
    r"first|next|finally|reluctantly|however|too|so|not|only|who|went on to|goes on to|continued to|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|this week|last week|last month|last year|that day|in turn|at the time|since|[a-z]+ly))+$"
)
_HARD = re.compile(r"[;:—“”()\[\]]|\s[–-]+\s")
_STOP_AFTER = re.compile(
    rf"[,;:.!?()“”\[\]—]|\s[–-]+\s|(?<![\w-])(?:{_PREPOSITIONS}|who|whose|which|that|when|where|while|because|if|and|but|or|has|had|have|is|was|were|are|be|said|not|"
    r"on|last|this|yesterday|today|tomorrow|earlier|later|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?=\W|$)|\d"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Rev|Fr|St|Jr|Sr|Hon|Supt|Det|Insp|Reps|Sens|Atty|Cmdr)|\b[A-Z])$"
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A noun phrase by a verb of speech: its head part [start, end), and `full`, where its last complement ends."""

    start: int
    end: int
    full: int


def before(text: str, floor: int, verb: int) -> Chunk | None:
    """The subject of the verb that begins at `verb`, looking back no farther than `floor`; None where none is plain."""
    clause = text[floor:verb].rstrip()
    adverbs = _ADVERBS.search(" " + clause) if clause else None
    if adverbs and adverbs.start() >= 0:
        kept = (" " + clause)[: adverbs.start()][1:].rstrip()
        relative = re.search(r"\bwho\b", clause[len(kept) :]) is not None
        comma = (
            clause[len(kept) :].lstrip().startswith(",") or (" " + clause)[adverbs.start() : adverbs.start() + 1] == ","
        )
        clause = kept
        if not relative and comma and not clause.endswith(","):
            clause += ","
    if not clause.strip():
        return None
    if clause.endswith(","):
        return _across_commas(text, floor, clause[:-1])
    return _direct(text, floor, clause)


def _direct(text: str, floor: int, clause: str) -> Chunk | None:
    """The noun phrase that ends a clause."""
    begin = 0
    for pattern in (_HARD, _CONJUNCTION):
        for match in pattern.finditer(clause):
            begin = max(begin, match.end())
    comma = clause.rfind(", ", begin)
    if comma >= 0:
        begin = comma + 2
    return _head(floor + begin, clause[begin:])


def _head(at: int, chunk: str) -> Chunk | None:
    """The first part of a noun phrase that no preposition leads."""
    stripped = chunk.lstrip()
    at += len(chunk) - len(stripped)
    chunk = stripped.rstrip()
    if not chunk:
        return None
    position = 0
    leads = False
    for match in [*_PREPOSITION.finditer(chunk), None]:
        end = match.start() if match else len(chunk)
        part = chunk[position:end].strip()
        if part and not leads:
            start = at + position + (len(chunk[position:end]) - len(chunk[position:end].lstrip()))
            return Chunk(start, start + len(part), at + len(chunk))
        if part and leads and re.search(r"(?:^|\s)(?:[Tt]he|[Aa]n?|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|we) ", part[1:] + " "):
            inner = list(re.finditer(r"(?<=\s)(?:the|an?|he|she|they|it|I|we)(?= |$)", part))
            if inner:
                offset = chunk.index(part, position) + inner[-1].start()
                return Chunk(at + offset, at + offset + len(part) - inner[-1].start(), at + len(chunk))
        if match is None:
            break
        leads = True
        position = match.end()
    return Chunk(at + position, at + len(chunk), at + len(chunk)) if position < len(chunk) else None


_APPOSITIVE = re.compile(
    r"\s*(?:[a-z]|\d|Jr\b|Sr\b|I{2,3}\b|[RD]-|(?:Chair|President|Head|Director|Professor|Chief|Dean|Secretary|Minister|Senior|Deputy|Co-|Vice|Executive|CEO|MP|Calif|Fla)\w*\b)"
)
_FULL_NAME = re.compile(r"^\s*(?:[^\W\d_a-z][\w’'.-]*\s?(?:(?:van|de|der|bin|al|von|da|di)\s)*){1,5}$")


def _across_commas(text: str, floor: int, clause: str) -> Chunk | None:
    """The head of "Name, a professor at X, said": back over what stands between commas."""
    hard = max((match.end() for match in _HARD.finditer(clause)), default=0)
    pieces: list[tuple[int, str]] = []
    at = hard
    for piece in clause[hard:].split(","):
        pieces.append((at, piece))
        at += len(piece) + 1
    for index in range(len(pieces) - 1, max(-1, len(pieces) - 8), -1):
        start, piece = pieces[index]
        words = piece.split()
        if not words:
            continue
        pronoun = words[0].lower() in PRONOUNS and len(words) <= 2
        if index and _APPOSITIVE.match(piece) and not pronoun:
            continue
        if (
            index
            and not pronoun
            and not _FULL_NAME.match(piece)
            and not re.match(r"\s*(?:[Tt]he|[Aa]n?)\s", piece)
            and index != len(pieces) - 1
        ):
            if not re.search(r"[^\W\d_a-z][\w’'-]*\s*$", piece):
                continue
        head = _direct(text, floor + start, piece)
        if head is not None:
            return Chunk(head.start, head.end, max(head.full, floor + len(clause)))
    return None


def after(text: str, verb_end: int, ceiling: int) -> Chunk | None:
    """The noun phrase right after a verb: "said Kang Jun-young, a professor"; None where something else follows."""
    if text[verb_end : verb_end + 1] != " ":
        return None
    start = verb_end + 1
    end = ceiling
    for match in _STOP_AFTER.finditer(text, start, ceiling):
        if match[0] == "." and _ABBREVIATION.search(text, start, match.start()):
            continue
        end = match.start()
        break
    piece = text[start:end].rstrip()
    if not piece:
        return None
    full = end
    clause = re.compile(r"[,;:.!?()“”—]").search(text, end, ceiling)
    if text[end : end + 4] in {"for ", "from", "of t", "with", "in t", "at t", "of M"} or re.match(
        r"(?:for|from|of|with|at|in|familiar) ", text[end : end + 9]
    ):
        full = clause.start() if clause else ceiling
    return Chunk(start, start + len(piece), max(full, start + len(piece)))
