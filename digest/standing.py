"""Whether a line can stand alone: it speaks of nobody and nothing that only the lines before it name, and says something."""

import re
from collections.abc import Collection, Sequence

from digest.quotes import lexicon
from digest.quotes.firstnames import first_names
from digest.quotes.places import PLACES
from digest.salience import leans_back
from digest.verbs import verbs
from digest.words import stem, words_of

CONNECTIVE = re.compile(
    r"(?:But|And|Now|Meanwhile|However|Indeed|Also|Still|Yet|Then|So|In fact|As a result|In addition|Moreover|Furthermore"
    r"|Nevertheless|Nonetheless|At the same time|In other words),?\s(?=\w)"
)
# "Released the following statement": it leans on what comes after it.
_AHEAD = re.compile(
    r"\b(?:the|these|this|as|with)\s(?:following|below)\s(?!(?:day|night|week|weekend|month|year|morning|afternoon|evening|season|spring"
    r"|summer|autumn|fall|winter|decade|century|game|match|round|election|\w+day|[A-Z]\w+|an?|the|its|his|her|their|sea|zero|ground|average"
    r"|freezing|cost|par|expectations)\b)[a-z]|\bfollowing\s(?:statements?|remarks|letter)\b",
)
_DID_SO = re.compile(r"\b(?:do|does|did|done|doing)\sso\b")
_IN_THAT = re.compile(r"\b(?:in|of|to|for|by|with|about)\sthat(?=[.,]?$|\s(?:according|and|but|as|when|because)\b)")
_OF_THEM = re.compile(
    r"(?:At|In|On|During|By|For|From|After|Before|With|Since|Among|Under|Like|Unlike)\s(?:that|these|those|such|them|this"
    r"(?!\s(?:week|month|year|morning|weekend|season|spring|summer|autumn|fall|winter)))\b|(?:[A-Z][a-z]+\s)(?:\w+\s)?of\s(?:which|whom|these|those|them)\b"
)
# These begin like what leans back, and do not.
_STANDS = re.compile(
    r"(?:There (?:is|are|was|were|has|have)|One of|This (?:week|month|year|morning|weekend|season)|Both [A-Z]"
    r"|Another \d|At the time of"
    r"|It (?:is|was) (?:the (?:first|second|third|last|latest|only) time|not (?:clear|known|yet)|unclear|unknown|illegal"
    r"|(?:believed|thought|possible|likely|hoped|expected) that))\b"
)
# These lean on the line before, and on no other.
_THIS_ONE = re.compile(
    r"(?:(?:This|These|Such)\s(?!week|weekend|month|year|spring|summer|autumn|fall|winter|morning|afternoon|evening|\w+day\b"
    r"|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|means?|meant|comes?|came|made|makes|includes?"
    r"|led|gives?|gave|[a-z]+ed\b)[a-z]{3,}\b|The\s(?:move|decision|incident)\b"
    r"|(?:Most|Some|Many|Few|Several|All|None|Neither|Each|Half|Two|Three|Four|Five)\s(?:is|are|was|were|has|have|had|will|would|can|could"
    r"|may|say|said|(?!red\b|hundred\b|aged\b|armed\b|united\b|retired\b|injured\b|wounded\b|married\b)[a-z]+ed)\s)"
)
_SAID = re.compile(
    r"[^,“”\":]*?\b(?:said|says|added|wrote|noted|stated|claimed|explained|argued|insisted|announced)\b(?=[^,“”\":]*$)"
)
_WHERE = frozenset("in on at during by to after of".split())
_SUBJECTS = frozenset("that it he she they we there".split())
_LONGEST_PHRASE = 5  # words: "in a preliminary report"

_PRONOUN = re.compile(
    r"\b(?:(?P<person>he|him|his|she|her|hers|himself|herself)|(?P<thing>it|its|itself)|(?P<many>they|them|their|themselves))\b"
)
_QUOTATION = re.compile(r"[“\"][^“”\"]*[”\"]")
# What a pronoun after it may mean: a name, or a noun of its number.
_NO_NAME = r"(?!(?:What|If|When|As|Each|Some|Any|All|Most|Many|One|None|Both|Half|Part|Much|Several|Few|Another|Once|Then|Now)\b)"
_A_NAME = r"(?<=\w[ ,’'])[A-Z][\w’'-]+"
_ONE = (
    rf"{_A_NAME}|\b(?:an?|the|this|that|each|every|another|one|no|its|his|her|their|our|\w+[’']s?|{_NO_NAME}[A-Z]\w*[^s\W])\s(?:\w+ly\s)?"
    r"(?!\w+s\b)[\w’'-]+|\b(?:some|any|every|no)thing\b"
)
_SOMEBODY = re.compile(
    r"(?:(?:some|any|every|no)(?:one|body)|(?:wo)?man|boy|girl|baby|child|teenager|person|victim|suspect|defendant|(?:step)?(?:father"
    r"|mother)|son|daughter|brother|sister|wife|husband|widow|uncle|aunt|\w+-old|who|whoever)$",
    re.IGNORECASE,
)
_ONE_BEFORE = {
    "thing": re.compile(rf"{_ONE}|^{_NO_NAME}(?:[A-Z][\w&]*[^s\W]|[A-Z]{{2,}}|[A-Z]\w+s[’'])(?<!ly)(?=[\s,])"),
    "many": re.compile(
        rf"{_A_NAME}|\b(?!this|as|is|was|has|does|its|his|always|perhaps)[\w-]+[^s\W]s\b|\b(?:[Pp]eople|[Pp]olice|[Cc]hildren|[Mm]en"
        r"|[Ww]omen|[Ff]amily|[Tt]eam|[Ss]taff|[Cc]ouple|[Gg]roup|public|[Ww]ho|(?:[Ss]ome|[Aa]ny|[Ee]very|[Nn]o)(?:one|body)|and)\b"
        r"|^[A-Z]{2,}\b|^[A-Z][a-z]+(?=\s(?:has|have|had|is|was|will|said|says|\w+ed)\b)"
    ),
}
_WORDS = frozenset("April May June August Many Will Young Major So".split())  # first names as well
_ASKED_WHO = re.compile(r"\b(?:know|knows|knew|ask|asks|asked|see|saw)\swho\b")
_FULL_NAME = re.compile(r"(?<!\bthe\s)(?<!\bThe\s)\b[A-Z][a-z]+\s(?:[A-Z]\.\s)?[A-Z][a-z]+(?:,|\sand\b)")
# "The agency says that these reports were late".
_THESE = re.compile(
    r"\s(?:this|these|those|such)\s(?!(?:week|month|year|morning|afternoon|evening|night|weekend|season|spring|summer|autumn|fall|winter"
    r"|time|day|days|kind|kinds|type|types|sort|sorts|decade|century|past|coming|who|which|that|of|an?|as|is|are|was|were|has|have|had|will"
    r"|would|can|could|may|might|must|should|did|does|do|not|in|on|at|to|with|for|from|and|or|by|affected|involved|\w+ing)\b)"
    r"(?P<noun>[a-z]+)\b"
)
_THERE = re.compile(
    r"\bthere\b(?![’']s|\s(?:\w+ly\s)?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|appears?|seems?|remains?"
    r"|to\sbe|being|exists?|be|came|comes|isn|aren|wasn|weren|needs?|used))"
)
_A_PLACE = re.compile(
    r"\b(?:in|at|to|into|from|near|on|inside|of|for|around)\s(?:(?:the|an?|its|his|her|their)\s)?[\w’-]+|[A-Z]\w+[’']s"
)
# "When he took office, Kennedy was 43": who is meant comes after.
_COMES_AFTER = re.compile(
    r"(?:When|While|As|After|Before|Although|Though|Since|Because|If|Until|Once|In|On|At|For|With|Despite|Like|Unlike|From|By)\s[^,]*,\s(?!(?:he|she|it|they|his|her|its|their)\b)"
)
# "Named in 1981, they are …", "In 2011, she moved": who is meant came before.
_CAME_BEFORE = re.compile(
    r"(?:\w+,\s)?(?:[Tt]hat|[Tt]his|[Tt]hese|[Tt]hose)\s(?:is|was|are|were)\b|(?:According\sto|The|An?)\s[^,]{3,80},\s(?:he|she|it|they)\b|(?:Born|Raised|Named|Known)\s[^;:]{3,120}?,\s(?:he|she)\b"
    r"|(?:(?:[A-Z]\w+(?:ed|ing)|Named|Known|Built|Born|Made|Held|Seen|Found|Left|Set|Led)\b(?!\sto\b)"
    r"|In|On|At|During|Among|By|For|From|With|Over|Under|Instead|Later|Reportedly|Recently|[A-Z]\w+ly|Today|Yesterday)\b[^,]{0,90}(?:,\s\d{4})?,?\s"
    r"(?:he|she|it|they)\b"
)
_IT_IS = re.compile(
    r"it\s(?:is|was|will be|would be|has been|seems|appears|becomes?|became|takes?|took)\b.{0,60}\b(?:that|to|when|who|for)\b"
)
# "The aim is", "The show was": but "The mayor said" and "The sun shines" are known.
_BARE = re.compile(
    r"[Tt]he\s(?P<noun>[a-z]+)\s(?=(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|also|then|later"
    r"|now|still|never|first|[a-z]+ed|[a-z]+s|took|came|went|made|began|left|led|saw|held|won|lost|got|gave|found|ran|fell|rose)\b)"
)
_ENDED = re.compile(r"(?<!\s)[.!?…:;][\"“”’')\]»]*$")  # "at sea ." had none
_MOST_ENDED = 0.5
_BARE_END = re.compile(r"\bthe\s(?P<noun>[a-z]+)[.]?$")
_NO_NEWS = re.compile(
    r"(?:Editor[’']?s?[’']?\s[Nn]ote|Note:|Correction|Update:|Photo|Image|Picture|Related|Read more|Watch|Click|Scroll|Follow us"
    r"|Sign up|(?:The following|Below|Here) (?:is|are)\b|Hello\b|Welcome\b|Thanks for|Thank you|Please\b|Imagine\b|Consider\b"
    r"|(?:In|On) (?:this|today[’']s) (?:lesson|article|report|episode|program|programme|show)\b"
    r"|(?:[^,]{0,40},\s|Today\s)?(?:this is|we (?:will|look|take a look|explore|are (?:talking|looking))"
    r"|.* presents? a (?:special )?program)\b)"
    r"|For more information|.*\b(?:made|making) (?:the|this|today[’']s) announcement\b"
    r"|.*\b(?:contributed to this (?:report|story|article)|(?:wrote|reported|adapted) this\s(?:story|article|report)"
    r"|[Aa]ll rights reserved)\b"
)


def leans(text: str, names: Collection[str] = (), *, opens: bool = False) -> bool:
    """Whether only the lines before explain what a line means. A connective is cut off, and leans on nothing. `names`: the
    words of people's names in the story, in lower case; where there are none any capital may begin one. A story's first
    sentence, `opens`, may name later whom it speaks of."""
    return needs_more_than_before(text) or (not opens and follows(text, names))


def needs_more_than_before(text: str) -> bool:
    """Whether a line leans on others so that not even the one before makes it clear: it begins with "he" or "they"."""
    text = _plainly(text)
    if _THIS_ONE.match(text):
        return False
    return bool(
        _AHEAD.search(text)
        or _OF_THEM.match(text)
        or _DID_SO.search(text)
        or (leans_back(text) and not _STANDS.match(text))
    )


def follows(text: str, names: Collection[str] = ()) -> bool:
    """Whether a line speaks of what the line before it has to name: "the move", "his death"."""
    text = _plainly(text)
    return bool(_THIS_ONE.match(text)) or _dangles(text, names)


def _plainly(text: str) -> str:
    text = CONNECTIVE.sub("", text)
    return text[:1].upper() + text[1:]


def _dangles(text: str, names: Collection[str]) -> bool:
    """Whether a pronoun inside means what the line does not name."""
    if _CAME_BEFORE.match(text) and not _IT_IS.search(text):
        return True
    plain = _QUOTATION.sub(lambda found: " " * len(found[0]), text)
    after = _COMES_AFTER.match(plain)
    pronouns = list(_PRONOUN.finditer(plain, after.end() if after else 0))
    first = {each.lastgroup: each for each in reversed(pronouns)}
    if _points_back(plain):
        return True
    if (person := first.get("person")) and not _names_somebody(plain[: person.start()], names):
        return True
    if (
        person
        and person[0] == "him"
        and not re.search(r"[’']s\b", plain)
        and sum(1 for _ in verbs(plain[: person.start()])) == 1
    ):
        return True  # "Tann met him": not Tann
    for kind, before in _ONE_BEFORE.items():
        found = first.get(kind)
        expletive = kind == "thing" and found and _IT_IS.match(plain, found.start())
        if found and not expletive and not before.search(plain[: found.start()]):
            return True
    return False


def _points_back(text: str) -> bool:
    """Whether "these reports" or "there" inside a line mean what it does not name."""
    for each in _THESE.finditer(text):
        if stem(each["noun"]) not in map(stem, words_of(text[: each.start()])):
            return True
    if _IN_THAT.search(text):
        return True
    there = _THERE.search(text)
    return there is not None and not _A_PLACE.search(text[: there.start()])


def _names_somebody(text: str, names: Collection[str]) -> bool:
    """Whether a person is named here, or spoken of as one."""
    text = _ASKED_WHO.sub("", text)
    words = [word.removesuffix("’s").removesuffix("'s") for word in words_of(text)]
    if any(_SOMEBODY.match(word) or (word[-1] != "s" and lexicon.is_role(word.lower())) for word in words):
        return True
    capitals = [word.lower() for word in words if word[0].isupper() and word not in _WORDS]
    capitals = [word for word in capitals if word in names or word not in PLACES]
    if _FULL_NAME.search(text) or any(word in names or word in first_names() for word in capitals):
        return True
    return not names and re.search(r"\b[A-Z][\w’'-]+(?<!ly)\b", text) is not None


def captions(texts: Sequence[str]) -> frozenset[int]:
    """Which of a story's sentences have no full stop where most have one: they stand under pictures. The first does not."""
    ended = {number for number, text in enumerate(texts) if not number or _ENDED.search(text)}
    return frozenset(range(len(texts))) - ended if len(ended) > _MOST_ENDED * len(texts) else frozenset()


# A line in brackets or after a dash, one with tags, what a transcript gives somebody, "Just hours before it was closed."
_FRAGMENT = re.compile(
    r"^\s*(?:[(\[–—*•>-]|[A-Z][A-Z.’'-]+(?:\s[A-Z][A-Z.’'-]+)*:\s)|</?[a-z][\w-]*(?:\s[^<>]*)?/?>"
    r"|^(?:Just\s\w+\s)?(?i:before|after|when|while|because|although|though|if|since|unless|whereas)\s[^,:;—–]*$"
)


def is_fragment(text: str) -> bool:
    """Whether a sentence of a story is none: an aside, a speaker's part, a clause without the main one, or text with tags."""
    return _FRAGMENT.search(text) is not None


def bare_subject(text: str) -> str | None:
    """The noun of a line that begins with "The" and one noun only, as a stem: it may mean what was spoken of before."""
    found = _BARE.match(CONNECTIVE.sub("", text))
    return stem(found["noun"]) if found else None


def bare_end(text: str) -> str | None:
    """The noun of a line that ends with "the" and one noun only, as a stem: which one may have been said in what was cut off."""
    found = _BARE_END.search(text)
    return stem(found["noun"]) if found else None


def says_nothing(text: str) -> bool:
    """Whether a line is no news, or somebody says something and what is said is gone: "The agency said in a report."."""
    if _NO_NEWS.match(text):
        return True
    said = _SAID.match(text)
    if said is None:
        return False
    rest = text[said.end() :]
    since = _LONGEST_PHRASE  # words since the last preposition: what follows has to be phrases of place and time only
    for word in rest.lower().strip(" .").split():
        since = 1 if word in _WHERE else since + 1
        if since > _LONGEST_PHRASE or word in _SUBJECTS:
            return False
    return not any(verb.sure or verb.word.endswith("ed") for verb in verbs(rest))
