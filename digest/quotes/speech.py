"""Whether what stands between marks is speech: a full quotation, a fragment of somebody's words, or neither."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from digest.quotes import coinages, fragments, inscriptions

Verdict = Literal["full", "partial", "no"]

_WORKS = (
    "song|songs|film|films|movie|movies|book|books|novel|album|single|track|play|series|sitcom|show|drama|"
    "episode|documentary|magazine|poem|"
    "ballad|hit|hits|musical|opera|podcast|painting|exhibition|nickname|acronym|hashtag|name|names"
)
_SIGNS = (
    "signs?|banners?|placards?|posters?|stickers?|[Tt]-shirts?|shirts?|hats?|caps?|plaque|tombstones?|gravestones?|billboards?|graffiti|"
    "tattoos?|headlines?|labels?|cards?"
)
# Where a word begins, or a comma or "%" stands: asked once rather than by each of many alternatives.
_TERM = re.compile(
    rf"(?:(?<!\w)|(?=[,%]))(?:(?:"
    rf"\b(?:named|titled|entitled|nicknamed|dubbed|known as|known simply as|codenamed|code-named|captioned|"
    rf"headlined|translated as|translates as|posed as|posing as|disguised as|masquerading as|typed|typing|googled|searched for|"
    rf"regarded as|billed as|pitched as|advertised as|marketed as|listed as|marked as|labell?ed(?: as)?|christened|codename|"
    rf"motto|slogan|"
    rf"of the (?:message|saying|mantra|adage|proverb)|stands for|stood for|"
    rf"translates to|translated to|pronounced|emblazoned with|emblazoned|stamped|inscribed|meaning|means|{_WORKS}|"
    rf"{_SIGNS})"
    rf"|\b(?:word|term|name|phrase|expression)s? for [^.“”]{{0,40}}(?:[“”·.,!?]+ )?(?:is|was)"
    rf"|\b(?:{_SIGNS})\b[^.“”]{{0,60}} (?:reading|announc\w+|that read|which read|that said|which said)"
    rf"|\b(?:{_SIGNS})\b[^.,“”]{{0,60}} (?:(?<!by )saying|read|reads|says|said)"
    rf"|\b(?:is|was|are|were|be|been|being|is also|are also|was also|so-|they|people|sometimes|often|commonly|"
    rf"usually|now|widely) ?called"
    rf"|\b(?:is|was|are|were)(?: (?:also|often|widely|sometimes|usually|commonly|generally))+ (?:called|considered|"
    rf"dubbed|known as)(?: (?:an?|the))?"
    rf"|\b(?:slogan|motto|inscription|graffiti)\b[^.“”]{{0,120}}:|\b(?:a|the) (?:form|type|kind|sort) of"
    rf"|\b[A-Z]\w+ [A-Z][\w’-]+ of"
    rf"|\b(?:numbers?|share|percentage|proportion|per ?cent|percent|%|all|most|those|anything|anyone|"
    rf"thousands|hundreds|dozens|\d) (?:of )?(?:[\w-]+ ){{0,3}}"
    rf"(?:considered|deemed|classified as|classed as|rated|designated|categori[sz]ed as|ranked as)"
    rf"|\b(?:refus(?:al|es|ed|ing|e)|fail(?:s|ed|ing|ure)?|declin(?:es|ed|ing|e)|reluctan(?:t|ce)|unwilling(?:ness)?|unable|"
    rf"inability) to (?:call|say|use|utter|speak|describe|label|mention|brand|term)\b[^,.;:“”]{{0,60}}"
    rf"|\b(?:a|an|the)(?: [\w-]+){{1,3}} called|,(?: \w+)? called"
    rf"|\b(?:the|a|so-called|their|his|her|its|that|this) (?:\w+ )?(?:term|terms|word|words|phrase|slogan|slogans|"
    rf"expression|label))[,:]?\s*$|\b(?:such as|like|including|includes?)\s*$)"
)
SIGNS = frozenset(
    "banner sign placard poster sticker plaque billboard graffiti inscription caption label headline card".split()
)
_SHOUTED = re.compile(
    r"\b(?:(?:shout|chant|yell|scream|bellow|sing|heckl)(?:ing|ed|s)|sang|cry(?:ing)? out|"
    r"(?:slogans?|chants?|cries|shouts) (?:of|like|such as)"
    r"|(?:raised|raising|shouted|shouting|chanted|chanting) (?:the )?slogans?|(?:the|a|their) (?:[\w-]+ )?chants?)"
    r"(?: back\b)?"
    r"(?: (?:at|to|after) (?:him|her|them|us|it|(?:the )?[A-Z][\w’-]+)| in unison| together| as one| again and again)?"
    r",?(?: [“·!?.,]+”,?(?: and| or)?)*:?\s*$"
)
POSTED = re.compile(r"\bnotice (?:at|on|in|outside|above|beside|by|pinned|taped|stuck)\b")
_TITLED_AFTER = re.compile(
    r"\b(?:article|study|paper|report|essay|column|event|law|campaign|story|editorial|speech|programme|program|"
    r"game|video|project|statement|lecture|"
    r"item|section|chapter|bill|act|initiative|feature|interview|tour|operation)s?[,:]?\s*$"
)
_NAME_BEFORE = re.compile(r"[^\W\d_a-z]\w+\s?\(?$")
_GLOSS = re.compile(
    r" an? (?!(?:\w+ )?(?:charge|claim|view|description|accusation|allegation|suggestion|remark|comment|verdict|word|phrase|"
    r"reference|term|position|stance|label|move|sentiment|day|week|month|year|person|spokes\w+|source)\b)[a-z]"
)
_THE = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) $")
_TOLD = re.compile(r"\b(?:told|tells|telling) (?:the )?(?:hosts? of |audience of |viewers of )?$")
_OWNER = re.compile(r"\w(?:[’']s|s[’']) $")
_ADDRESS = re.compile(r"^\S+://\S+$|^www\.\S+$")
_SOURCE_LIST = re.compile(r"[.,]?\s*(?:[—–-]|,)\s*[^“”\n]{2,60}\b(?:19|20)\d\d\b|\s*\((?:19|20)\d\d\)")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_FIRST = re.compile(r"[\[(…. ‘'\"“$£€#@\])]*(\w)")
_SMALL = frozenset("a an the of in on at for and or but to with by from as is it vs into".split())
_CLAUSE_START = frozenset(
    "i i'm i've i'd i'll we we're we've we'll you you're he he's she she's it it's its they they're there "
    "there's this that that's these those the a an no my our "
    "his her their your if when while oh as what how why who some many most people any nobody everyone everybody "
    "nothing everything all not "
    "in since because although though whoever whatever until unless only even let please just one two every each "
    "both neither such".split()
)
_PRONOUNS = frozenset("i we you he she it they".split())
_PREPOSED = frozenset("and or of all both".split())
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did|am|need|needs|want|"
    r"wants|think|believe|know|cannot|shall)\b|\w[’'](?:s|re|m|ve|ll|d|t)\b"
)
_CONNECTING_END = re.compile(
    r"\b(?:was|is|were|are|be|been|being|because|the|a|an|it|had|has|have|as|of|for|his|their|its|my|our|not|and|"
    r"with|by|so|very|more)\s*$"
)
_ASIDE = re.compile(
    r"\w, (?:as )?(?:(?:[^,;:“”]{1,60} )?(?:said|says|put it|puts it|explained|added|recalled|wrote|joked|insisted|argued|noted)"
    r"(?: [A-Z][^,;:“”]{1,40})?|according to [^,;:“”]{1,60}), $"
)  # The other 29 percent, she said, “mostly play football”: the reporter’s clause goes on
_OPENER = re.compile(
    r"(?:In|On|At|After|Before|When|As|While|During|For|From|By|With|Following|Despite|Asked|Since|If|Until|Once|Under|"
    r"[A-Z]\w+(?:ly|ed|ing))\b[^,]*, [^,]+, $|(?:But|And|So|Yet|Still|Then|Now|Instead|Also|However|\w+ly), [^,]+, $"
)
_SENTENCE_END = re.compile(r"[.!?] [A-Z]")
_UNSAID = re.compile(
    r"\b(?:without (?:(?:ever|even|just|simply) )?saying|(?i:why not) (?:(?:just|simply) )?say|instead of (?:just )?saying|"
    r"rather than (?:just )?(?:say|saying))[,:]?\s*$"
)  # what nobody said
_CREDITED = re.compile(r" ?\[[A-Z][\w .’'&-]{1,30}\]")
_LINK = re.compile(r"(?:And|But|So|Still|Yet|Then|Now|Also|Plus|Besides)[,:]?")
_LINKED = re.compile(
    r"(?:^|; ?|[.!?] )(?:however|but|and|so|still|yet|then|now|also|besides|moreover|again|instead|\w+ly),\s*$",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(r"\bin (?:his|her|their|its|[A-Z][\w’'-]*[’']s?) (?:own )?words?,? $")
_AND_VERB = re.compile(r" and (?:also |then |later )?(?:said|added|told|wrote|[a-z]{3,}ed)\b")
_VERB_ON = re.compile(
    r"\s*(?:was|were|is|are|has|have|had|would|will|could|should|may|might|can|did|does|do|of|for|that|which|who|to)\b"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a quotation. `before` reaches back to the start of its sentence, `gap` to the verb that gives it a
    speaker (None where no verb before it does); `last` is its last paragraph."""

    content: str
    last: str
    words: int
    before: str
    after: str
    gap: str | None
    rule: str
    tight: bool
    attributed: bool
    personal: bool  # somebody in person is said to say it
    secondary: bool
    alone: bool  # it is a paragraph, or several, of its own
    sign: bool  # what gives it is a banner, a sign, a card
    told: bool  # a verb of speech stands before it, with a speaker or not
    again: Callable[[], bool]  # whether the story has the words elsewhere too, without marks or in marks
    named: bool  # its verb names something so: "called", "described"
    follows: bool  # a full quotation stands before it in its paragraph


def judge(this: Setting) -> Verdict:
    """The verdict on one quotation."""
    return rule(this) or ("partial" if fragments.likelihood(this) >= fragments.SURE else "no")


def rule(this: Setting) -> Verdict | None:
    """The verdict of the rules; None where words inside the reporter’s sentence may be somebody’s or a term."""
    content = this.content
    if not re.search(r"[^\W\d_]", content) or _ADDRESS.search(content) or this.before.endswith("="):
        return "no"
    if this.rule == "dash" and is_source_list(this.before, this.after):
        return "no"
    if _OWN_WORDS.search(this.before) and not starts_upper(content):
        return "partial"
    if _UNSAID.search(this.before):
        return "no"
    if this.sign or inscriptions.is_inscription(this.before, this.after):
        return "no"
    if coinages.is_coinage(this.before, content, this.after):
        return "no"
    if _SHOUTED.search(this.before) and not (this.before.endswith("sang ") and title_case(content)):
        return "full"
    if this.words < 6 and _TOLD.search(this.before) and title_case(content):
        return "no"  # told “Harbour and Hills,” the show
    if this.words < 6 and _OWNER.search(this.before) and capitals(content):
        return "no"  # on CBN’s “Hannah,” Marsh said
    if not beside_speech(this) and is_glossed(this):
        return "no"  # the powder was “magic salt”, a bath product
    beside = beside_speech(this)
    led_by = this.before.rstrip()[-1:]
    embedded = led_by.isalnum() or led_by in {"_", "’", "'"}
    ended = this.last.rstrip("’'\"” ")[-1:] in ".,!?…—-–" or this.after[:1] in {"!", "?"}
    stops = ended or this.after.strip()[:1] in {"", ".", ",", ";"}
    upper = starts_upper(content)
    if not beside and (
        is_nickname(this.before, content, this.after)
        or is_term(this.before, content)
        or is_source_list(this.before, this.after)
    ):
        return "no"
    if embedded and not ended and this.words <= 3 and upper and is_term(this.before, content):
        return "no"  # whose boat is called “Serenity”, said
    if this.secondary and not (this.tight and (this.words > 3 or (upper and ended))):
        return "no"
    if beside and this.words < 6 and _THE.search(this.before) and capitals(content):
        return "no"  # a pie called the “Widowmaker”, said the landlord
    naming = beside and is_term(this.before, content)
    if naming and (title_case(content) or (embedded and this.words <= 4)):
        return "no"  # in a statement titled, “Clarification on Supply,” said
    if beside and not (embedded and title_case(content)):
        if not upper and this.before.strip().endswith(",") and not _LINKED.search(this.before):
            return "partial" if this.words > 3 else None  # By then, “her roof was gone and her well dry,” Marsh said
        if upper or not embedded:
            return "full"
        return "partial" if this.words > 3 and ended else None
    shouted = ended and content.isupper() and this.words > 2  # “THIS IS NOT FINE.”
    title = title_case(content) and not shouted and not (ended and (is_clause(content) or content.rstrip()[-1:] == "!"))
    if this.rule == "label":
        return "full" if upper or ended or this.words > 3 else "partial"
    if this.gap is not None and connects(this.gap):
        if title and this.gap.strip(" ,:"):
            return "no"
        if not upper and this.named and not this.gap.rstrip().endswith(":"):
            return None  # called the ruling “a lesson which we will learn”
        if this.gap.rstrip().endswith(" that"):
            return (
                "partial" if this.words > 3 and is_clause(content) and stops else None
            )  # conceded that “there was some confusion”
        if not upper and _ASIDE.search(this.before) and not _OPENER.match(this.before):
            return None
        if re.search(r"[,:—–-]\s*$", this.gap):
            if this.words > 5 and stops and len(this.gap.split()) < 6 and not re.search(r"\bthat\b", this.gap):
                return "full"  # He wrote in a tweet, “while the campaign ends, the struggle goes on”
            return (
                "full"
                if (this.words > 1 and (upper or ended or is_clause(content)))
                or (upper and (ended or this.after[:1] == "."))
                else "partial"
            )
        if title and this.words > 1 and not ended:
            return "no"
        if upper and stops and this.words > 2 and (ended or is_clause(content)):
            return "full"
        if is_clause(content) and not _VERB_ON.match(this.after):
            return "full"
        parted = this.after.strip()[:1] in {"", ".", ",", ";"} or _AND_VERB.match(this.after) is not None
        beside_verb = not this.gap.strip() and parted
        if beside_verb and (this.words > 9 or (upper and this.words > 3)):
            return "full"
        return None
    if upper and ended and _CREDITED.match(this.after):
        return "full" if this.words > 6 else None  # “It was late when they came.” [Lowfield Post]
    if _LINK.fullmatch(this.before.strip()) and ended and not title and this.words > 3 and is_clause(content):
        return "full" if upper and this.words > 6 else "partial"  # But “the road was open, and nobody came.”
    if not this.before.strip():
        if this.alone and (ended or this.words > 7) and not title:
            return "full"
        if this.follows and upper and this.last.rstrip("’'\"” ")[-1:] in {".", "!", "?", "…"}:
            return "full"
        if upper and stops and this.words > 2 and not (title and this.words < 8):
            return "full" if ended or is_clause(content) else "no"
        if upper and not title and this.words > 6 and _SENTENCE_END.search(content):
            return "full"  # “It was cold. We had no coats” to wear, she said
        if upper and this.words > 6 and is_clause(content) and (this.told or this.attributed):
            return "partial"  # “They agree with him on issues, but they are not there yet” to support him, Marsh said
        return "no" if title else None
    if (
        this.before.rstrip().endswith(":")
        and this.words > 3
        and not title
        and (is_clause(content) or _SENTENCE_END.search(content))
    ):
        return "full"
    if (
        upper
        and ended
        and this.words > 3
        and not title
        and re.search(r"(?:[:;—–!?]| --?|(?<!\b\w)\.)\s*$", this.before)
    ):
        return "full"
    if (
        (upper or is_clause(content))
        and stops
        and this.words > 3
        and not title
        and re.search(r"” (?:and|but|or)\s*$", this.before)
    ):
        return "full"
    led = this.before.rstrip().endswith(",") and upper and this.words > 4 and not title
    if led and ((ended and not this.attributed) or (stops and is_clause(content))):
        return "full"
    return "no" if title and this.words > 1 else None


def title_case(text: str) -> bool:
    """Whether every word that counts begins with a capital, as in the title of a work; two words or more."""
    words = counted = 0
    for found in _WORD.finditer(text):
        word, words = found[0], words + 1
        if word.lower() in _SMALL or word.isdigit():
            continue
        if not word[0].isupper():
            return False
        counted += 1
    return words > 1 and counted > 0


def beside_speech(this: Setting) -> bool:
    """Whether a verb of speech follows right after."""
    return this.tight and this.rule in {"after", "dash", "verb-like"}


def is_glossed(this: Setting) -> bool:
    """Whether what two or three plain words are is said right after them, as of a term."""
    words = this.content.split()
    if not 2 <= len(words) <= 3 or not this.content.islower() or words[0] in {"a", "an", "the"}:
        return False
    comma = this.last.rstrip()[-1:] == "," or this.after[:1] == ","
    return comma and _GLOSS.match(this.after.lstrip(",")) is not None


def capitals(text: str) -> bool:
    """Whether every word that counts begins with a capital, one alone too."""
    return title_case(text) or re.fullmatch(r"[A-Z][\w’'-]+[,.]?", text) is not None


def is_clause(content: str) -> bool:
    """Whether the words make a sentence: four or more, a subject first, a verb among them."""
    words = [word.lower().replace("’", "'") for word in re.findall(r"[\w’']+", re.sub(r"[\[\]]", "", content))]
    if len(words) == 3:
        return words[0] in _PRONOUNS and words[1] not in _PREPOSED
    if len(words) < 4 or not _FINITE.search(content):
        return False
    return starts_upper(content) or words[0] in _CLAUSE_START


def connects(gap: str) -> bool:
    """Whether the words between a verb of speech and a quotation only lead to it: "on Friday", "the BBC after the verdict"."""
    return (
        len(gap.split()) <= 12
        and not _CONNECTING_END.search(gap)
        and not re.search(r"[;“”]|\b(?:was|were|is|are|had|has|would|will|could|should|did)\b", gap)
    )


def is_nickname(before: str, content: str, after: str) -> bool:
    """Whether quoted words stand inside a name: Dwayne “The Rock” Johnson."""
    if len(content.split()) > 4 or content[-1:] in ",?!":
        return False
    return (
        bool(_NAME_BEFORE.search(before))
        and bool(re.match(r"\)?\s?[^\W\d_a-z]\w", after))
        and not re.search(r"[.!?,:]\s*$", before)
    )


def is_term(before: str, content: str) -> bool:
    """Whether the words before name what is quoted: a song, a film, a sign, a nickname, a term."""
    tail = before[-140:]
    if _TERM.search(tail) and not re.search(r"\bwhat (?:[^,.;]{1,60} )?(?:called|dubbed|termed)\s*$", tail):
        return True
    return title_case(content) and bool(_TITLED_AFTER.search(tail))


def is_source_list(before: str, after: str) -> bool:
    """Whether a quotation is a title in a list of sources: “Title” — Publisher, May 5, 2019."""
    return bool(_SOURCE_LIST.match(after)) and not re.search(r"\b(?:said|says|wrote|told|added)\b", before[-60:])


def starts_upper(content: str) -> bool:
    """Whether the words begin as a sentence does: a capital or a figure, brackets and cuts aside."""
    start = _FIRST.match(content)
    return start is not None and (start[1].isupper() or start[1].isdigit())
