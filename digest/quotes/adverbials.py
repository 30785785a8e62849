"""What stands between a subject and its verb and says when or how: "Kim, however, has on Tuesday night said"."""

import re

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ADVERB = re.compile(
    r"(?:has|have|had|was|is|were|are|be|been|also|then|later|further|once|recently|reportedly|earlier|again|"
    r"still|even|simply|just|would|could|"
    r"will|did|does|do|can|might|may|must|himself|herself|themselves|itself|both|all|never|always|often|soon|now|"
    r"today|yesterday|instead|first|"
    rf"next|finally|however|meanwhile|too|so|not|only|{DAY}|(?!(?:ally|family|assembly|bully|supply|reply|fly|monopoly)$)[a-z]+ly)"
)
_ADVERBIAL = re.compile(
    rf"(?:(?:(?:early|late|earlier|later) )?on {DAY}(?: (?:morning|afternoon|evening|night))?"
    rf"|(?:early |late |last )?{DAY} (?:morning|afternoon|evening|night)|(?:early|late|last|this) {DAY}"
    rf"|this week|last week|last month|last year|that day|in turn|at the time|for example|for instance|in part)"
)
_ADVERBIAL_ENDS = (
    "day", "week", "month", "year", "turn", "time", "example", "instance", "part", "morning", "afternoon", "evening", "night",
)  # fmt: skip
_LONGEST_ADVERBIAL = 32  # characters
_IS_THE = re.compile(
    r"(?P<who>.*[^\W\d_a-z][\w’'.-]+) (?:is|was) (?:the|an?|one of the) [^,;:]{2,60}$"
)  # Wilma is the teacher who


def without(clause: str) -> tuple[str, bool]:
    """A clause without the auxiliaries and adverbs at its end, and whether a comma set them off: "Kim, however, has said"."""
    comma = False
    while True:
        space = clause.rfind(" ")
        word = clause[space + 1 :]
        bare = word.rstrip(",")
        if bare == "who" and space > 0:
            rest = clause[:space].rstrip()
            told = _IS_THE.match(rest)
            rest = told["who"] if told else rest
            return rest.rstrip(","), rest.endswith(",")
        cut = _begin(clause.rstrip(",")) if bare.endswith(_ADVERBIAL_ENDS) else None
        if cut is None and bare and _ADVERB.fullmatch(bare):
            cut = max(space, 0)
        if cut is None:
            return clause, comma
        rest = clause[:cut].rstrip()
        if clause.endswith(",") and rest[-1:].isalnum() and "," in rest:
            return clause, True  # Ada Marsh, speaking to reporters on Tuesday, said
        comma = (comma or clause.endswith(",")) and rest.endswith(",")
        clause = rest.rstrip(",") + ("," if rest.endswith(",") and not comma else "")
        if rest.endswith(","):
            comma = True
        if not rest:
            return "", False


def _begin(clause: str) -> int | None:
    """Where the words that say when begin, at the end of a clause: "Kim on Tuesday night"."""
    for found in _ADVERBIAL.finditer(clause, max(0, len(clause) - _LONGEST_ADVERBIAL)):
        if found.end() == len(clause) and clause[: found.start()].endswith((" ", ",")):
            return found.start()
    return None
