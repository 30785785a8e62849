"""What a word is nothing without: "barred Orr | from sailing", "between Lund | and Ystad". No sentence stops before it."""

import re
from collections.abc import Sequence

from digest.predicate import Clause
from digest.verbs import NO_VERBS, verbs

# What goes before the place, by the words that begin what is owed there; no words: whatever begins there.
_OWES: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = tuple(
    (frozenset(words.split()), re.compile(pattern))
    for words, pattern in (
        ("", r"\bbetween\s(?:(?!\sand\s)[^,;])*$"),
        ("", r"\brisks?\sof\s(?:[\w-]+\s){0,4}[\w-]+$"),  # "cuts the risk of death | from strokes": of which, or whose
        ("on", r"\bgo(?:es|ing)?$"),
        ("", r"\b(?:is|are|was|were|been|be)\snamed$"),  # in what, or what
        ("before", r"\b(?:final|last|first|only)\s(?:[\w-]+\s)?[\w-]+$"),  # "the final debate | before the vote"
        (
            "between",
            r"\b(?:interests?|relations?|relationships?|ties|links?|connections?|differences?|gaps?|similarities|balance|borders?)$",
        ),
        ("with", r"\b(?:met|meets?|meeting|spoke|speaks?|talk(?:s|ed)|agree[sd]?)\s\w+ly$"),
        ("in on of to towards for with", r"\b(?:progress|amendments?)$"),
        (
            "to",
            r"\b(?:easy|easier|hard|harder|difficult|important|necessary|possible|impossible|simple|safe|illegal|legal|common|normal)"
            r"(?:\sfor\s(?:[\w’'-]+\s){0,3}[\w’'-]+)?$",
        ),
        ("", r"\b(?:who|that|which)\s(?:is|are|was|were)\s[a-z]+ed$"),  # "sailors who were gathered | on the quay"
        ("in as", r"\bcareers?$"),
        ("for with", r"\bcharg(?:e|es|ed|ing)\s(?:[\w’'.-]+\s){0,4}[\w’'.-]+$"),
        ("in", r"\bAgent$"),  # "Special Agent in Charge"
        ("on in by", r"\b(?:was|were|been|is|are)\s(?:captured|caught|filmed|recorded)$"),
        ("on", r"\b(?:captured|caught|filmed|recorded)\s[^,]{1,40}$"),
        ("at", r"\b(?:throw|threw|launch|shoot|shot|fir|hurl|aim|point|lob|direct)(?:n|s|ed|ing|e|es)?\s[^,]{1,60}$"),
        # "updating the court | on the progress"
        (
            "on of about",
            r"\b(?:updat|brief|advis|inform|notif|consult)(?:e|es|ed|ing|s|y|ies|ied|ying)\s(?:[\w’'-]+\s){0,3}[\w’'-]+$",
        ),
        # What is cut off, and whose: "cutting off the water supply | to most of the town".
        (
            "to for of in from",
            r"\b(?:cut|cuts|cutting|shut|shuts|shutting|knock\w*|block\w*)\s(?:off|out)\s[^,]{1,50}$",
        ),
        # What is final or a record in one thing only: "the final court of appeal | on civil matters", "the record | for women".
        (
            "on in for of to among at over with",
            r"\b(?:[Ff]inal|[Hh]ighest|[Ss]upreme|[Ss]ole|[Ll]ast|[Ff]irst|[Oo]nly|[Ll]argest|[Bb]iggest|[Oo]ldest|[Mm]ain)\s(?:[\w’-]+\s){1,3}of\s[\w’-]+$",
        ),
        (
            "for among in of by",
            r"\b(?:broke|breaks?|breaking|broken|sets?|setting|holds?|held|beat|beats)\s[^,]{0,50}\brecords?$",
        ),
        ("to", r"\bfrom\s(?:[\w$£€,.%’-]+\s){0,4}[\w$£€,.%’-]+$"),  # "raised the toll from five people | to six"
        (
            "of and",
            r"\b[Tt]he\s(?:family|families|parents|mother|father|child|children|son|daughter|wife|husband|widow|victims?|deaths?"
            r"|head|owner)$",
        ),
        ("to", r"\b(?:agree|conspire|plot|work|team|join)(?:s|d|ed|ing)?\s(?:up\s)?with\b[^,]{0,60}$"),
        ("to with and", r"\b(?:connect|link|attach|compar|relat)(?:e|es|ed|s|ing)\s[^,]{1,60}$"),
        (
            "from",
            r"\b(?:bar|ban|prevent|stop|prohibit|enjoin|block|keep|discourag|exclud|disqualif|protect|exempt|shield|spar|remov"
            r"|separat|distinguish)(?:e|es|ed|s|ing|y|ies|ied|r?red|n?ned|p?ped|ping|ning|ring)?\s[^,]{1,90}$|\bkept\s[^,]{1,90}$",
        ),
        (
            "with",
            r"\b(?:provid|suppl|replac|confront|equip|present|compar|associat|arm)(?:e|es|ed|ing|y|ies|ied|s)?\s[^,]{1,60}$",
        ),
        # Where it is put, brought or taken; to whom it is given (Levin 1993, 9, 11 and 13).
        (
            "on in at into behind to under over out up off within before between forward through across against around beside",
            r"\b(?:puts?|putting)\s(?!up\b|out\b|off\b|forward\b|on\b|in\b|down\b|an?\send\b|pressure\b)"
            r"(?:(?!\s(?:on|in|at|into|behind|to|under|over|up|off|out|before|aside)\b)[^,]){1,60}$",
        ),
        ("to under into", r"\bbr(?:ings?|inging|ought)(?:(?!\sto\s)[^,]){1,60}$"),
        (
            "to into within",
            r"\b(?:takes?|taking|took|taken)(?!\s(?:place|part|office|effect|action)\b)(?:(?!\sto\s)[^,]){1,60}$",
        ),
        (
            "to",
            r"\b(?:(?:award(?:s|ed|ing)?|grant(?:s|ed|ing)|lends?|lent)\s(?=[$£€])|(?:giv(?:es?|en|ing)|gave|hand(?:s|ed|ing)?|owe[sd]?|owing)"
            r"\s(?!birth\b|evidence\b|way\b|notice\b|an?\s(?:speech|talk|interview|statement)\b))(?:(?!\sto\s)[^,]){1,60}$",
        ),
        (
            "to",
            r"\b(?:devot|dedicat|attribut|entrust|subject|expos|confin|limit|restrict|commit|allot|allocat|assign|bequeath)"
            r"(?:e|es|ed|ing|s|ted|ting)?\s[^,]{1,60}$",
        ),
        (
            "from to into through",
            r"\b(?:steer|funnel|channel|divert|siphon|redirect)(?:e|es|ed|led|ing|ling|s)?\s[^,]{1,60}$",
        ),
        # How long was spent, how far it was: doing what, from where.
        (
            "in on at with under inside aboard",
            r"\bsp(?:end|ends|ending|ent)\s(?![$£€]|more\b|[\d,.]+\s[mb]illion)[^,]{1,40}$",
        ),
        (
            "above below from before after away into off inside outside beyond ago apart",
            r"(?:(?<![£$€\d,.])\b[\d,.]+\s?k?m|\b(?:[\d,.]+|[a-z-]+)\s(?:miles?|kilomet(?:er|re)s?|yards?|feet|foot|metres?|meters?"
            r"|light-years?|seconds?))$",
        ),
        # What it is made, said to be or picked as (Levin 1993, 29).
        (
            "available possible impossible clear public free open closed safe alive dead mandatory compulsory legal illegal"
            " harder easier cheaper accountable eligible vulnerable responsible liable difficult necessary unable unfit",
            r"\b(?:mak(?:es?|ing)|made|render\w*|keep\w*|kept|leav(?:es?|ing)|left|deem\w*|finds?|found|consider\w*|declar\w*|h[eo]lds?)"
            r"\s[^,]{1,60}$",
        ),
        ("a an the", r"\b(?:declar\w*|crown\w*|elect\w*|proclaim\w*)\s(?:his|her|their|its|the)\s[^,]{1,40}$"),
        (
            "a an",
            r"\b(?:b(?:uy|uys|ought)|g[ai]ves?|sen[dt]s?|s[eo]lls?|sold|show(?:s|ed)|offer(?:s|ed)|lent|teach(?:es)?|taught|hand(?:s|ed))"
            r"\s(?:his|her|their)\s[a-z]+$",
        ),
        # Verbs and adjectives that want their preposition, or what they say of somebody.
        ("to", r"\bvot(?:e|es|ed|ing)(?:\s(?:narrowly|unanimously|overwhelmingly|again|by|to|\d[\d–-]*))+$"),
        (
            "to",
            r"\b(?:likely|unlikely|able|unable|willing|unwilling|eager|keen|prepared|determined|reluctant|poised|entitled|inclined"
            r"|supposed|destined|doomed|proud|pleased|happy|belong\w*|pertain\w*|amount(?:s|ed|ing)?|resort(?:s|ed)|adher\w+"
            r"|succumb\w*|subscrib\w+|cater(?:s|ed|ing)?)$",
        ),
        (
            "with",
            r"\b(?:deals?|dealt|dealing|cop(?:e|es|ed|ing)|compl(?:y|ies|ied)|interfer\w+|tamper\w*|grappl\w+|contend\w*|coincid\w+)$",
        ),
        (
            "on upon",
            r"\b(?:depend\w*|rel(?:y|ies|ied|ying)|insist\w*|embark\w*|elaborat\w+|hing(?:e|es|ed)|encroach\w*|infring\w+)$",
        ),
        ("on against", r"\bwag(?:e|es|ed|ing)\s[^,]{1,60}$"),
        ("from", r"\b(?:suffer(?:s|ed|ing)?|stem(?:s|med|ming)?|refrain\w*|abstain\w*|deriv\w+)$"),
        ("in on at", r"\b(?:participat(?:e|es|ed|ing)|engag(?:e|es|ed|ing)|specialis\w+|specializ\w+|consist\w*)$"),
        (
            "",
            r"\b(?:is|are|was|were|be|been|being|gets?|got)\s(?:\w+ly\s)?(?:tied|left|drawn|put|sworn|overlaid|brought|taken|thrown|swept"
            r"|carried\soff|won|told|presented|linked|attributed|subjected|exposed|tasked|fraught|riddled|surrounded|composed|comprised"
            r"|faced|forced|asked|urged|allowed|permitted|encouraged|invited|credited|suspected|accused|presumed|followed|acted|stopped"
            r"|led|let|driven|flown|rushed|dragged|pulled|handed|spent|written|forbidden|banned|prohibited|barred|outlawed)$",
        ),
        ("", r"\bturn(?:s|ed|ing)?\s\w+sel(?:f|ves)$"),
        ("to for that", r"\b(?:enough|too\s\w+)$"),
        ("", r"\bcompar(?:e|es|ed|ing)\s(?:(?!\s(?:to|with)\s)[^,]){1,60}$"),
        ("to in and", r"\bjoin(?:s|ed|ing)?\s(?:with\s)?[A-Z][^,]{1,80}$"),
        (
            "to",
            r"\bclos(?:e|es|ed|ing)\s(?!in\b|on\b|down\b|off\b)(?:(?!\s(?:to|in|was|were|is|are|has|have)\s)[^,]){1,40}$",
        ),
        ("within near in on at between without during", r"\b(?:stop(?:s|ped)?|cease[sd]?|quit)\s\w+ing$"),
        ("by", r"\b(?:convicted|guilty|accused)\b[^,]{0,40}\sof\s\w+ing\s[^,]{1,60}$"),
        ("", r"\b(?:was|were)\sto\s(?:have\s)?(?:be\s)?[a-z]+$"),  # "a strike that was to have begun"
        (
            "in since for of",
            r"\b(?:their|its|his|her)\s(?:lowest|highest|best|worst|largest|biggest|longest|strongest|weakest)$",
        ),
        ("", r"\b(?:just|merely|simply)\s(?:an?|the)\s[a-z]+$"),
        # A participle after its noun: "a kite sewn | from curtains", "the harm wrought | on the town".
        (
            "",
            r"\b(?:an?|the|[a-z]+s?)\s(?<!\bhas\s)(?<!\bhave\s)(?<!\bhad\s)(?<!\bbe\s)(?<!\bbeen\s)(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)"
            r"(?<!\bwere\s)(?<!ly\s)(?:sewn|woven|drawn|thrown|blown|driven|given|worn|torn|borne|stolen|chosen|hidden|beaten|wrought)$",
        ),
        ("", r"\b(?:cho(?:o?se|oses)|sp(?:end|ends|ent|ending))$"),
        ("with over against", r"\b(?:its|his|her|their)\s(?:first|last|only)\s(?:\w+\s){0,3}\w+$"),
        # Of which charges, on which night.
        ("", r"\bon\s(?:charges|suspicion|allegations)$"),
        ("", r"\b(?:on|since|until|during)\sthe\s(?:morning|night|day|evening|week|month|year|moment)$"),
        ("after before when that", r"\b(?:the|that)\s(?:morning|night|day|evening|week|month|year|moment)$"),
        (
            "into",
            r"\b(?:driv|crash|ram|plough|plow|throw|push|forc|coerc|trick|pressur|lur|turn|talk|divid|split|transform|translat"
            r"|convert|mak|grow)(?:e|es|ed|ing|s)?\s[^,]{1,60}$|\bmade\s[^,]{1,60}$",
        ),
    )
)
# Who is made to do something is nothing without what: "forced thousands | in Lund into crime".
_FORCED = re.compile(r"\b(?:forc|coerc|trick|lur|pressur|turn|transform|convert)(?:e|es|ed|ing|s)\b[^,;]*$")
# Who is taken for what: "announced Orr | as the new head"; an effort by whom to do what.
_PICKED = re.compile(
    r"\b(?:announc|designat|nominat|appoint|select|pick|choos|chose|introduc|honou?r|list|rank|rat|class|install|confirm|elect|adopt"
    r"|depict|represent|characteri[sz]|defin|perceiv|accept|promot|label|mark|establish|condemn|prais)(?:e|es|ed|en|s|ing|y|ies|ied)?\s[^,]{1,60}$"
)
_AS_WHAT = re.compile(r"\sas\s(?:an?|the|its|his|her|their)\s(?P<what>[^,;]*)")
_EFFORT = re.compile(r"\b(?:efforts?|attempts?|bids?|moves?|proposals?|plans?|pushe?s?|requests?|motions?|decisions?)$")
_BY_WHOM = re.compile(r"\sby\s(?:(?!\sto\s)[^,;]){2,60}\sto\s[a-z]")
_FOUND_BY = re.compile(r"\b(?:is|are|was|were)\s(?:found|held|ruled|judged|ordered|shown)$")
# "Poured so much salt | into the Mur that", "not only the crew | but", "more bread | in a day than".
_SO = re.compile(r"\bso\s(?:much|many|few|little|\w+)\b(?!.*\bthat\b)[^,;]*$")
# "Ten storms | a year", "go hungry | in years when the sea is open".
_RATE = re.compile(
    r"\s(?:an?|per|each|every)\s(?:year|day|week|month|hour|night)\b(?!\s(?:after|before|later|ago|earlier))"
    r"|\sin\s(?:years|cases|areas|places|months|regions)\s(?:when|where|in\swhich)\b"
)
_IN_SUCH = re.compile(r"\sin\ssuch\san?\s")
# "Would be kept |, but cut by half"; "followed by laws | and rules that".
_BUT_LESS = re.compile(r",?\sbut\s(?:only|[a-z]+(?:ed|en|t))\s(?:by|to|with|for|in|at|if|when|after)\b")
_AND_THOSE = re.compile(r"\sand\s[a-z]+s\s(?:that|which|who)\b")
_NOT_ONLY = re.compile(r"\bnot\s(?:only|just|merely|so\smuch)\b(?!.*\b(?:but|as)\b)")
_MORE = re.compile(r"\b(?:more|less|fewer|rather|[a-z]{3,}er)\b(?!.*\bthan\b)[^,;]*$")
_THAN = re.compile(r"(?:(?!\b(?:more|less|fewer|rather|other|[a-z]{3,}er)\sthan\b)[^,;])*?\sthan\s")
# What it takes to say what a word means: "the ability to read quickly | and understand it".
_IS_CALLED = re.compile(r"[^,]{1,60}\s(?:is|are|means)\s(?:the|an?|to|when)\s[^,]*$")
# Two nouns without articles share what follows the second: "dates | and locations of fairs".
_SHARED = re.compile(
    r"\sand\s(?!(?:the|an?|his|her|its|their|some|several|many|most|two|three|four|five|other|others|more)\s)"
    r"(?:[a-z-]+\s)?[a-z-]+(?:s|ion|ment|ity|ness|ance|ence)\s(?:of|for|to|about|between|against|over)\s"
)
# What somebody pleaded guilty to stands further on.
_PLEADED = re.compile(r"\b(?:pleaded|pleads?|pled|pleading)\s(?:not\s)?guilty\b(?!.*\b(?:to|for|of)\b)[^,]{0,80}$")
_HALF_CLAUSE = re.compile(r"\b(?:as|when|while|because|although|where)\s(?P<clause>(?!part\b|an?\b)[^:;“”\"]*)$")
_PAST_FORM = re.compile(r"\s[a-z]{2,}ed\s")
_CHARGE = re.compile(r"[^,]*?\b(?:to|for)\s")
_NAME_FOR_NAME = re.compile(r"\sfor\s[A-Z]")
_NAME_LAST = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*$")


def is_owed(before: str, word: str, rest: str) -> bool:
    """Whether what follows a place belongs to what stands before it. `word` begins what follows, `rest` is all of it."""
    if any(pattern.search(before) for words, pattern in _OWES if not words or word in words):
        return True
    if _FORCED.search(before) and " into " in rest:
        return True
    named = _AS_WHAT.match(rest) if word == "as" else None
    if named and not any(verbs(named["what"])) and _PICKED.search(before):
        return True
    if word == "by" and _BY_WHOM.match(rest) and (_EFFORT.search(before) or _FOUND_BY.search(before)):
        return True
    if (" that " in rest and _SO.search(before)) or (re.search(r"\b(?:but|as)\b", rest) and _NOT_ONLY.search(before)):
        return True
    if (
        _RATE.match(rest)
        or _IN_SUCH.match(rest)
        or _BUT_LESS.match(rest)
        or (_AND_THOSE.match(rest) and re.search(r"\b[a-z]+s$", before))
    ):
        return True
    if _THAN.match(rest) and _MORE.search(before):
        return True
    half = _HALF_CLAUSE.search(before)
    if half and _PAST_FORM.match(rest) and not any(verbs(half["clause"])):
        return True  # "came as bakers | gathered for a fair"
    if _PLEADED.search(before) and _CHARGE.match(rest):
        return True
    if word == "and" and (_IS_CALLED.match(before) or _SHARED.match(rest)):
        return True
    return _NAME_FOR_NAME.match(rest) is not None and _NAME_LAST.search(before) is not None  # "Women | for Lund"


_UNIT = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|[A-Z][a-z]{2,3}\.|\d{4}s?|spring|summer|autumn|fall|winter|years?|months?|weeks?|days?|weekend"
    r"|hours?|minutes?|night|morning|afternoon|evening|midnight|noon|season|decades?|century|centuries)"
)
# What tells when, where, on what occasion or by whom, and what no noun or verb needs.
_SPARE = re.compile(
    rf"\s(?:on|in|at|since|during|until|by|for|from|over|within|before|after|around|about|throughout)\s(?:[\w’'-]+\s){{0,3}}?{_UNIT}(?=[\s,.]|$)"
    r"|\s(?:in|at|near|outside|inside|across|along|off|around|throughout)\s(?:the\s|an?\s|its\s)?(?:(?:city|town|village|state|district|port|island|islands"
    r"|county|suburb|north|south|east|west|northern|southern|eastern|western|central|nearby|downtown|court|street|capital|region|province|country)\b|[A-Z])"
    r"|\s(?:during|following|amid|despite|because|due|ahead|including|alongside|outside|until|since|after|before|when|while|by|without)\s"
)


def is_spare(rest: str) -> bool:
    """Whether a phrase tells when or where something was, so that no word before it can be in need of it."""
    return _SPARE.match(rest) is not None


_PARTICIPLE = re.compile(
    r"\b(?P<aux>(?:is|are|was|were|be|been|being|has|have|had|gets?|got|who|which|that|to)\s(?:\w+ly\s|not\s)?)?"
    r"(?P<word>[a-z]{2,}ed|bound|headed|born|held|found|built|made|sold|sent|shot|brought|bought|caught|taken|given|written|seen|known|driven"
    r"|thrown|stolen|drawn|hit|set|put|led|left|lost|paid|kept|fed)$"
)


def is_restricted(text: str, place: int, told: Sequence[Clause]) -> bool:
    """Whether a participle ends here that is nothing without what follows: "a jet bound | from Lund to Mur landed"."""
    if not told or told[0].verb.start < place:
        return False
    found = _PARTICIPLE.search(text, told[0].start, place)
    finite = any(verb.sure and verb.end == place for verb in verbs(text[:place]))
    if finite or re.match(r"[^,]*?\sto\s[a-z]+\s", text[place:][:40]):
        return False  # "people died", "failed [on Monday] to agree"
    return found is not None and not found["aux"] and found.start() > told[0].start and found["word"] not in NO_VERBS
