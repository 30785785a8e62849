"""Asides and their commas: an aside goes with both of its own, and with all that belongs to it, and with nothing else."""

import re
from collections.abc import Sequence

from digest.article import Span
from digest.complements import is_restricted
from digest.parts import Part, verb_at
from digest.predicate import Clause
from digest.remains import ATTRIBUTED
from digest.times import DAY
from digest.unfinished import owes_verb
from digest.verbs import number_of, verbs

# These have no comma of their own, or keep it whatever stands beside them.
_ALONE = frozenset(("parenthesis", "connective", "opening", "source", "occasion", "dash", "named"))
# Commas that part nothing: "1,200", "May 5, 2015,", "Orr, Jr.", "Tann, M.D.".
_NO_COMMA = re.compile(
    r"(?<=\d),(?=\d{3})|(?<=[a-z.]\s\d),\s\d{4}(?:,|\b)|(?<=[a-z.]\s\d\d),\s\d{4}(?:,|\b)"
    r"|,\s(?:Jr|Sr|Inc|LLC|L\.L\.C|Ltd|Corp|M\.?D|Ph\.?D|Esq|I{2,3}|IV)\b\.?,?"
)
_DAY_OPENS = re.compile(
    r"^(?:[^,]{0,60}[–—-]\s?)?(?:Today|Yesterday|Tonight|(?:Earlier\s|Later\s)?(?:[Tt]his|[Ll]ast)\s\w+),"
)
_BEGUN = re.compile(r",\s(?P<aside>[^,;:—]*)$")
# What begins an aside, and neither a list nor a clause: ", 58", ", a baker", ", Skåne", ", who", ", of Lund".
_TELLS = re.compile(
    r"\s?(?:\(|\d{1,3}$|aged?\s\d|(?:an?|the|his|her|its|one|who|which|whose|of|from|formerly|currently|former|then|aka|also|member"
    r"|and\s[A-Z]|president|chief|head|founder|owner)\b|[A-Z])"
)
_LISTED = re.compile(r"\s(?:and|or)\s(?:an?|the|his|her|its|their|[A-Z])|,\s(?:and|or)\s")
# After an aside these begin another, of the same thing where the first was an age, a place or a name.
_ANOTHER = re.compile(r"\s(?:an?|the|who|which|whose|whom|where|formerly|currently|previously|of|from)\b")
_SAYS_WHICH = re.compile(r",\s(?:(?:aged?\s|now\s)?\d{1,3}|(?:of\s|from\s)?(?:[A-Z][\w.’'-]*\s?){1,4}),")
_OWN_ASIDE = re.compile(r"\s(?:an?|the|who|which|whose|whom|where)\b[^,]*,")
# ", killing two," of what "that burned for days" says, ", a slum by the port," of "of Rivage".
_OF_WHAT_GOES = re.compile(
    r",\s(?P<word>[a-z]+ing|which|where|an?|the)\s(?:[^,“”\"]|(?<=\d),(?=\d{3})){2,120},(?=\s[a-z])"
)
_POINTS_BACK = re.compile(r",\s(?:which|where|whose|whom)\b")
_ONE_OF_NAMES = re.compile(r",\s(?:the\s)?(?:[A-Z][\w.’'-]*\s?){1,4},")
_MORE_NAMES = re.compile(r"(?:,?\s(?:and|or)\s|\s(?:the\s)?[A-Z][^,]*\s(?:and|or)\s)(?:the\s)?[A-Z]")
_JOINED = re.compile(r"\s(?:and|or)\s")  # "hats, scarves and gloves"
_SECOND_NAME = re.compile(r",\s(?:and|or)\s[A-Z]")
_TOGETHER = re.compile(r",\s(?:along|together|including|such|like|as|with|from|of|in|[a-z]+ed\sby)\b")
_PLACE = re.compile(r"\s(?:in|at|near|from|of|outside)\s[^,]{2,60},\s[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}")
_DAY = re.compile(rf"\s(?:on\s)?(?:{DAY}|today|yesterday|tonight)(?=\s)")
_WHO = re.compile(r",\s(?:who|which)\b")
_DOING = re.compile(r",\s[a-z]+ing\b")
_SECOND_NOUN = re.compile(r",\s(?:and|or)\s(?:an?|the|its|his|her|their)\s")
_ENDS_JOINING = re.compile(r"\s(?:and|or|but|nor),?\s?$")
_SEVERAL = re.compile(r"\s(?:both|have|were|are|do|all)\b")
_AND_ASIDE = re.compile(r"\sand\s(?P<other>[^,]{2,80}),\s(?P<next>[a-z]+)")
_GOES_ON = re.compile(r"[\s,.;:)—–!?”\"]|$")
_NO_WORD = re.compile(r"\s[£$€\d“\"A-Z]")


def paired(text: str, part: Part, told: Sequence[Clause], opening: int) -> Part | None:
    """A part with the commas that are its own, and with what belongs to it; None where it cannot go without half of something
    else. `told` are the clauses of the text, `opening` is where what opens it ends."""
    if part.span.start == 0 and part.kind not in _ALONE and _half_named(text, part.span.end):
        return None
    if part.kind in _ALONE or part.span.end <= opening:
        return part
    start, end = part.span.start, part.span.end
    cut, after = text[start:end], text[end:]
    if _ENDS_JOINING.search(cut) or (not cut.startswith(",") and is_restricted(text, start, told)):
        return None  # "[Ida Tann and] Ola Orr", ", noisier lunches and,"
    began = max((clause.verb.end for clause in told if clause.verb.end <= start), default=opening)
    before = text[began:start]
    subject = not any(clause.verb.end <= start for clause in told)
    if cut.startswith(",") and cut.endswith(","):
        return _closed(text, part, before, subject=subject)
    if cut.startswith(",") and not after.startswith((",", ".")) and after and _stands_open(before, subject=subject):
        return Part(part.kind, Span(start + 1, end))  # "Tann, a baker[, today] spoke"
    if cut.startswith(","):
        return part
    stray = cut.endswith(",") and not (_commas(cut) == 1 and verb_at(text, end))  # a comma before the verb is a slip
    odd = _commas(cut) % 2 and not cut.endswith(",") and not after.startswith(",")
    if subject and start > opening and (stray or odd) and not _JOINED.search(cut.rpartition(",")[2]):
        return None  # half of what is between commas
    if after.startswith(",") and part.kind not in ("time", "later"):
        if _commas(cut) % 2 and not _LISTED.search(cut):
            goes_on = verb_at(text, end + 1)
            if _PLACE.fullmatch(cut):  # "sat [in Lund, Skåne], ordered a fish": a verb of several has its own comma
                return part if goes_on and not subject else Part(part.kind, Span(start, end + 1))
            return Part(part.kind, Span(start, end + 1)) if goes_on else None
        return _with_its_asides(text, part)
    return part


def _closed(text: str, part: Part, before: str, *, subject: bool) -> Part | None:
    """An aside that has a comma on both sides."""
    start, end = part.span.start, part.span.end
    cut, after = text[start:end], text[end:]
    if _ONE_OF_NAMES.fullmatch(cut) and _MORE_NAMES.match(after):
        return None  # "Hythe[, Lund,] the Mur and Ystad"
    several = _SECOND_NAME.search(cut[:-1]) and not _TOGETHER.match(cut)
    names_all = cut[2:3].isupper() and number_of(text[:start]) == "plural"  # "The two, Ida Tann, a baker, and Ola Orr,"
    if (several and not names_all) or (_SECOND_NOUN.search(cut[:-1]) and _SEVERAL.match(after)):
        return None  # ", a baker, and Ola Orr, a cook,"
    if (
        (joined := _AND_ASIDE.match(after))
        and not any(verbs(joined["other"]))
        and subject
        and not joined["other"][0].isupper()
    ):
        return None  # ", member of the council, and the board, spoke"
    if not subject and _DOING.match(cut) and verb_at(text, end):
        return None  # "switched it off, ending years of work, lasted for nine"
    day = _DAY.match(text, end)  # ", who led it, on Monday left"
    if (
        _WHO.match(cut)
        and subject
        and not verb_at(text, day.end() if day else end)
        and not re.match(r"\s(?:and|to)\b", after)
    ):
        return None  # ", who has taught," by her own count, "900 children"
    if any(verb_at(cut, comma.end() + 1) for comma in re.finditer(",", cut[1:-1])):
        return None  # ", who cannot be named, wept as the jury,"
    if _DOING.match(cut) and owes_verb(cut[:-1], doing=True):
        return None  # ", speaking as the girls, some barefoot," were led in
    if not subject and ATTRIBUTED.match(text, end - 1):
        return Part(part.kind, Span(start, end - 1))  # ", the council said" keeps its comma
    which = _SAYS_WHICH.fullmatch(cut)
    if subject and not which and _OWN_ASIDE.match(after):
        return None  # ", who taught at Lund Hall," a school by the sea, "was"
    if (which and _ANOTHER.match(after)) or _stands_open(before, subject=subject):
        return Part(part.kind, Span(start, end - 1))
    return None if subject and _NO_WORD.match(after) else part


def _half_named(text: str, start: int) -> bool:
    """Whether a sentence that begins here begins with a name and a comma that ends an aside: "Ida Tann, wrote"."""
    found = re.match(r"[A-Z][^,]{1,60},", text[start:])
    return found is not None and verb_at(text, start + found.end())


def _with_its_asides(text: str, part: Part) -> Part | None:
    """What restricts a noun, with the aside that adds to it."""
    start, end = part.span.start, part.span.end
    found = _OF_WHAT_GOES.match(text, end)
    if found is None:
        return None if _POINTS_BACK.match(text, end) else part
    word, aside = found["word"], found[0]
    if word in ("a", "an", "the") and any(verbs(aside)):
        return part  # ", the minister said,"
    clause = any(verbs(text[start:end]))
    several = number_of(text[:start]) == "plural" and word in ("a", "an", "the")
    if word in ("which", "where") or (word.endswith("ing") and clause) or several:
        return Part(part.kind, Span(start, found.end())) if verb_at(text, found.end()) else None
    return part


def _commas(text: str) -> int:
    return _NO_COMMA.sub("", text).count(",")


def _stands_open(before: str, *, subject: bool) -> bool:
    """Whether an aside stands open at the end of a stretch, so that a comma there ends it too: "Ana Orr, 58"."""
    before = _DAY_OPENS.sub("", _NO_COMMA.sub("", before))
    begun = _BEGUN.search(before)
    if begun is None or before.count(",") % 2 == 0 or not _TELLS.match(begun["aside"]):
        return False
    if re.search(r"\s(?:and|or)\s", begun["aside"]):
        return (
            subject
            and _LISTED.search(begun["aside"]) is None
            and begun["aside"].startswith(("a ", "an ", "the ", "who "))
        )
    return True
