"""The words that name a source beside a verb of speech: its subject before the verb, or the name after it."""

import re
from dataclasses import dataclass

from digest.quotes import adverbials, lexicon, namewords, nouns, places
from digest.quotes.firstnames import first_names
from digest.quotes.runs import ABBREVIATED

PRONOUNS = {"he": "m", "she": "f", "they": "p", "i": "i", "we": "i", "it": "n", "who": "w", "him": "m", "her": "f"}

_LONGEST_BODY = 90  # characters of a name: the Department for Environment, Food and Rural Affairs
_REACH = 400  # characters that a subject may stand before its verb
_PIECES = 8  # between commas
_PREPOSITIONS = (
    "of|for|from|at|in|on|with|to|by|about|under|over|against|after|before|during|since|into|through|near|within|"
    "without|across|among|"
    "between|behind|beyond|despite|amid|regarding|including|following|toward|towards|around|outside|inside|via|per"
)
_IN_NAME = r"(?!in [’']t )"  # Sophie in ’t Feld
_PREPOSITION = re.compile(rf"(?<![\w-]){_IN_NAME}(?:{_PREPOSITIONS})(?= )", re.IGNORECASE)
_CONJUNCTIONS = (
    "and|but|or|while|when|that|because|if|since|although|though|where|whereas|so|then|which|until|unless|as|"
    "whether|how|why|what|yet|asked|speaking|writing"
)
_CONJUNCTION = re.compile(rf"(?<![\w’'-])(?:{_CONJUNCTIONS})(?= |$)", re.IGNORECASE)
_LINKS = frozenset(_CONJUNCTIONS.split("|"))
_LEADS = frozenset(_PREPOSITIONS.split("|"))
_SMALL = re.compile(r"[a-z]+")
_REPORTING = frozenset("said says claimed claims alleged alleges believes added adds told".split())
_REPORTED = re.compile(
    r"\b(?:said|says|claimed|claims|alleged|alleges|believes|added|adds|told (?:the )?[\w’'-]+(?: that)?)"
    r" (?=(?:(?:the|an?|his|her|their|its|he|she|they|it|one|many|most|some|several|few|all|both|more|other|people|those|"
    r"these|we|you|there)\b|[A-Z]))"
)  # Mr Rusk said the defendant told
_SAME_ONE = re.compile(
    r"and (?:a |an )?(?:former )?(?:contributor|author|co-author|founder|co-founder|owner|director|professor|member|"
    r"chair\w*|head|editor)\b"
)  # Jennifer Daskal of American University and contributor to Slate
_NAME_OF_BODY = re.compile(
    rf"\b(?P<head>{'|'.join(sorted(word.capitalize() for word in lexicon.ORG_NOUNS))})s? (?:of|for|on) (?:the )?"
    r"(?:[A-Z][\w’'-]+,? ){1,4}$"
)
_ONE_WORD_MORE = re.compile(r" ?(?:the )?([A-Z][a-z]+)(?: [A-Z][a-z]+)?$")
_STREET = re.compile(
    r"\b(?:Street|Road|Avenue|Lane|Drive|Close|Court|Park|Terrace|Way|Crescent|Place|Square|Row|Gardens)$"
)
_LATER = frozenset({"after", "before", "since"})
_COMES_AFTER = re.compile(
    r"\b(?:comes?|came|happened|arrived|follows?|weeks?|days?|hours?|months?|years?|shortly|just|soon|long) "
    r"(?:after|before|since) "
    r"(?P<who>(?:the )?[^\W\d_a-z][^,;:]*)$"
)
_SINCE = re.compile(r"\b(?:after|before|since|until) ")
_FROM = re.compile(r"\s*(?:also |both |formerly )?(?:of|from|in|at|near)\s")
_HARD = re.compile(r"[;:—“”\[\]\s](?:(?<!\s)|[–-]+\s)")
_PARENTHESIS = re.compile(r"\([^()“”]{0,80}\)")
_STOP_AFTER = re.compile(
    rf"[,;:.!?()“”\[\]—]|\s[–-]+\s|(?<![\w-]){_IN_NAME}(?:{_PREPOSITIONS}|who|whose|whom|which|that|when|where|while|because|"
    rf"if|as|and|but|or|has|had|have|is|was|"
    rf"were|are|be|said|not|last|this|yesterday|today|tonight|tomorrow|earlier|later|filed|released|issued|"
    rf"published|obtained|posted|(?<!a )(?<!the ){adverbials.DAY})(?=\W|$)"
    r"|(?<!\w)\d(?!\w*(?:st|nd|rd|th)\b|\d*-)"
)
_ABBREVIATION = re.compile(rf"(?:\b(?:{ABBREVIATED})|\b\w)$")
_COMPLEMENT = re.compile(
    r"(?:for|from|of|with|at|in|on|by|familiar|who|filed|released|issued|published|obtained|posted|close) "
)
_UNNAMED = re.compile(
    r" and who (?:did not|didn[’']t|does not|doesn[’']t|asked|wished|wanted|requested|declined)"
    r" (?:[\w’']+ ){0,4}(?:named|identified|anonymous|anonymity)$"
)  # Another man who saw it and who did not want to be named said
_SPEAKING_TO = re.compile(
    r"[“\s]*(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother) (?:[a-z-]+ ){1,4}|(?:[A-Z][a-z]+ )?(?:[a-z-]+ ){0,2}[A-Za-z][a-z]+s )"
)  # Another source speaking to the Post said
_CLAUSE_END = re.compile(r"[,;:.!?()“”—]")
_ARTICLE_INSIDE = re.compile(r"(?<=\s)(?:the|an?|he|she|they|it|I|we)(?= |$)")
_APPOSITIVE = re.compile(
    r"\s*(?:[a-z]|\d|Jr\b|Sr\b|I{2,3}\b|[RD]-|(?:Chair|President|Head|Director|Professor|Chief|Dean|Secretary|"
    r"Minister|Senior|Deputy|Co-|Vice|"
    r"Executive|CEO|MP|Democrat|Republican|Conservative|Calif|Fla)\w*\b)"
)
_PRONOUN_LAST = re.compile(r"(?<=[\w’'] )(?:he|she|they|we|I)$")
_MODIFIED = re.compile(
    r"((?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w’'-]+ ){0,4}?(?!who|that|which)[a-z]+(?<!ed)) "
    r"(?:[a-z]{2,}ed|speaking|seen|written|sent|given|taken|caught|hit|held|left|known|close|familiar|present|responsible)$"
)  # the decree signed
_CLOSE_TO = re.compile(
    r"((?:(?!the |an? )[\w’'-]+ ){0,4}?(?:[A-Za-z][a-z]+s|[Pp]eople|[Ee]veryone|[Ee]verybody|[Tt]hose)) "
    r"(?:close|familiar|involved|briefed|present|interviewed|contacted|affected|based|trapped|living|working|speaking)$"
)  # three people familiar with the plan
_RELATED = re.compile(r"((?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w’'-]+ ){0,4}?[\w-]+) (?:who|whose) ")
_DASHED = re.compile(r"\s?[–—-]{1,2}\s?(?=\S)[^–—;:.“”]{3,120}\s[–—-]{1,2}$|—[^–—;:.“”]{3,120}—$")
_RELATIVE = re.compile(r", (?:who|whose|which) [^,]*$")
_WITHIN = re.compile(r", (?:whom|which) (?P<who>(?:(?:the|an?|his|her|their|its|he|she|they) |[^\W\d_a-z])[^,]*)$")
_FULL_NAME = re.compile(r"\s*(?:[^\W\d_a-z][\w’'.-]*(?:\s(?:van|de|der|bin|al|von|da|di))*(?:\s|$)){1,5}$")
_TITLED = re.compile(
    r"\s*(?!(?:of|from|in|at|near|with|for|on|to|by)\b)"
    r"(?:\d+-year-old |[a-z][\w’'-]* ){1,4}[^\W\d_a-z][\w’'.-]+(?: [^\W\d_a-z][\w’'.-]+){1,3}\s*$"
)  # one of the authors, herpetologist David Blackburn,
_ENDS_NAMED = re.compile(r"[^\W\d_a-z][\w’'-]*\.?\s*$")
_OPENER = re.compile(
    r"\s*(?:In|On|At|After|Before|When|As|While|During|For|From|By|With|Following|Despite|Outside|Asked|Meanwhile|However|Also|But|"
    r"And|Later|Earlier|[A-Z][a-z]+(?:ing|ly|ed))\b"
)
_DETERMINED = re.compile(r"\s*(?:the|an?)\s", re.IGNORECASE)
_A_TOWN = re.compile(r"\s*an? (?:[a-z-]+ )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}")
_IN_TOWN = re.compile(r"[a-z’'-]+ (?:in|of|from|near|at|outside) (?:[A-Z][\w.’-]*\s?){1,3}$")
_STATE = re.compile(r"\s*[A-Z][\w.]*(?: [A-Z][\w.]*)?")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A noun phrase by a verb of speech: its head part [start, end), and `full`, where its last complement ends."""

    start: int
    end: int
    full: int


def before(text: str, floor: int, verb: int) -> Chunk | None:
    """The subject of the verb that begins at `verb`, looking back no farther than `floor`; None where none is plain."""
    floor = max(floor, verb - _REACH)
    floor = max(floor, text.rfind("”", floor, verb) + 1, text.rfind("“", floor, verb) + 1)
    clause = text[floor:verb]
    if "(" in clause:
        clause = _PARENTHESIS.sub(lambda found: " " * len(found[0]), clause)
    clause = _UNNAMED.sub("", clause.rstrip())
    if clause.endswith(("–", "—", "-")):
        clause = _DASHED.sub(",", clause)
    clause, comma = adverbials.without(clause)
    if not clause.strip():
        return None
    within = _WITHIN.search(clause)
    if within and not comma and not clause.endswith(","):
        return _direct(floor + within.start("who"), within["who"])  # …, which the BBC describes
    if comma or clause.endswith(",") or _RELATIVE.search(clause):
        return _across_commas(floor, clause.rstrip(","))
    return _direct(floor, clause)


def _direct(floor: int, clause: str) -> Chunk | None:
    """The noun phrase that ends a clause."""
    pronoun = _PRONOUN_LAST.search(clause, len(clause) - len("they"))
    if pronoun:  # the three letters he had written
        return Chunk(floor + pronoun.start(), floor + pronoun.end(), floor + pronoun.end())
    words = set(_SMALL.findall(clause.lower()))
    patterns = [_HARD]
    if not words.isdisjoint(_LINKS):
        patterns.append(_CONJUNCTION)
    if not words.isdisjoint(_REPORTING):
        patterns.append(_REPORTED)
    breaks = [match for pattern in patterns for match in pattern.finditer(clause)]
    begin = max((match.end() for match in breaks if not _goes_on(clause, match)), default=0)
    since = None if words.isdisjoint(_LATER) else _COMES_AFTER.search(clause, begin)
    begin = since.start("who") if since else begin
    comma = clause.rfind(", ", begin)
    begin = comma + 2 if comma >= 0 else begin
    return _head(floor + begin, clause[begin:])


def _head(at: int, chunk: str) -> Chunk | None:
    """The first part of a noun phrase that no preposition leads."""
    at += len(chunk) - len(chunk.lstrip())
    chunk = chunk.strip()
    position, led = 0, False
    led_by = [] if _LEADS.isdisjoint(_SMALL.findall(chunk.lower())) else _PREPOSITION.finditer(chunk)
    for match in [*led_by, None]:
        end = match.start() if match else len(chunk)
        part = chunk[position:end]
        start = position + len(part) - len(part.lstrip())
        part = part.strip()
        if part and not led:
            noun = _MODIFIED.match(part) or _CLOSE_TO.match(part) or _RELATED.match(part)
            return Chunk(at + start, at + start + (noun.end(1) if noun else len(part)), at + len(chunk))
        inner = list(_ARTICLE_INSIDE.finditer(part)) if led else []
        if inner:  # "In a statement the ministry"
            return Chunk(at + start + inner[-1].start(), at + start + len(part), at + len(chunk))
        if match is None:
            break
        led, position = True, match.end()
    return Chunk(at + position, at + len(chunk), at + len(chunk)) if position < len(chunk) else None


def _across_commas(floor: int, clause: str) -> Chunk | None:
    """The head of "Name, a professor at X, said": back over what stands between commas."""
    hard = max((match.end() for match in _HARD.finditer(clause)), default=0)
    pieces: list[tuple[int, str]] = []
    at = hard
    for piece in clause[hard:].split(","):
        if piece.strip():
            pieces.append((at, piece))
        at += len(piece) + 1
    for index in range(len(pieces) - 1, max(-1, len(pieces) - 1 - _PIECES), -1):
        start, piece = pieces[index]
        words = piece.split()
        pronoun = words[0].lower() in PRONOUNS and len(words) <= (1 if words[0].lower() == "who" else 2)
        noun_next = 0 < index < len(pieces) - 1 and pieces[index + 1][1].lstrip()[:1].islower()
        if index > 1 and index == len(pieces) - 1 and _IN_TOWN.search(pieces[index - 1][1]) and _STATE.fullmatch(piece):
            continue  # Tom Daniloff, now retired in Cambridge, Mass., said
        if noun_next and _A_TOWN.fullmatch(pieces[index - 1][1]) and _STATE.fullmatch(piece):
            continue  # Ada Marsh, a Lowfield, Ohio, pastor, said
        if index > 1 and _is_place(pieces[index - 1][1]) and _FULL_NAME.match(piece):
            continue  # Kelly Marsden, of Mill Road, Thorley, told
        if index and not pronoun:
            named = _ends_named(pieces[index - 1][1])
            opened = _DETERMINED.match(piece) is not None and _opens(pieces[index - 1][1])
            if (
                not opened
                and _APPOSITIVE.match(piece)
                and (named or not (_TITLED.match(piece) or _FULL_NAME.match(piece)))
            ):
                continue
            if (
                not opened
                and not _FULL_NAME.match(piece)
                and (named or not (_DETERMINED.match(piece) or _ENDS_NAMED.search(piece)))
            ):
                continue
        head = _direct(floor + start, piece) or _since(floor + start, piece)
        if head is not None:
            return Chunk(head.start, head.end, max(head.full, floor + len(clause)))
    return None


def _opens(piece: str) -> bool:
    """Whether what stands before a comma only leads in to the subject: "Meanwhile", "Asked about it"; "Ahmed" does not."""
    found = _OPENER.match(piece)
    if found is None:
        return False
    word = found[0].strip().lower()
    return not (word.endswith(("ed", "ing", "ly")) and word in first_names())


def _ends_named(piece: str) -> bool:
    """Whether what stands between two commas ends with a name; "Meanwhile" is none."""
    found = _ENDS_NAMED.search(piece)
    return found is not None and found[0].strip().lower() not in namewords.NOT_NAMES


def _since(at: int, piece: str) -> Chunk | None:
    """The subject that a word for a time leads: "after Mr. Trump, asked about it, had said"."""
    led = _SINCE.search(piece)
    if led is None or not _FULL_NAME.match(piece, led.end()):
        return None
    start, end = led.end(), len(piece.rstrip())
    return Chunk(at + start, at + end, at + end) if start < end else None


def _goes_on(clause: str, conjunction: re.Match[str]) -> bool:
    """Whether a noun phrase goes on after what may end it: "and contributor to Slate", "dressed as a salmon"."""
    if conjunction[0].strip().lower() == "as":
        return re.search(r"(?:ed|ing|known|seen) $", clause[: conjunction.start()]) is not None
    if conjunction[0].lower() == "speaking":
        told = clause.startswith((" to ", " with "), conjunction.end())
        return told and _SPEAKING_TO.fullmatch(clause, 0, conjunction.start()) is not None
    if _NAME_OF_BODY.search(clause, max(0, conjunction.start() - _LONGEST_BODY), conjunction.start()) and (
        more := _ONE_WORD_MORE.match(clause, conjunction.end())
    ):
        return (
            nouns.is_common(more[1].lower()) or more[1].lower() in places.PLACES
        )  # the High Court of England and Wales
    return _SAME_ONE.match(conjunction[0] + clause[conjunction.end() :]) is not None


def _is_place(piece: str) -> bool:
    """Whether what stands between two commas says where somebody lives: "of Mill Road", "Main Street"."""
    return _FROM.match(piece) is not None or _STREET.search(piece.rstrip()) is not None


def after(text: str, verb_end: int, ceiling: int) -> Chunk | None:
    """The noun phrase right after a verb: "said Kang Jun-young, a professor"; None where something else follows."""
    start = verb_end
    while start < min(ceiling, verb_end + 3) and text[start] in " \u00a0":
        start += 1
    if start == verb_end:
        return None
    end = ceiling
    for match in _STOP_AFTER.finditer(text, start, min(ceiling, start + _REACH)):
        if match[0] != "." or not _ABBREVIATION.search(text, start, match.start()):
            end = match.start()
            break
    size = len(text[start:end].rstrip())
    if not size:
        return None
    full = start + size
    if _COMPLEMENT.match(text, end):
        clause = _CLAUSE_END.search(text, end, ceiling)
        full = max(full, clause.start() if clause else ceiling)
    return Chunk(start, start + size, full)
