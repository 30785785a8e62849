"""What shows that a name is a person’s: titles, ages, verbs of speech, words that only go with people."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial

from digest.article import Span
from digest.quotes import appositions, lexicon, namewords, nouns, phrases, places, premodifiers, titles
from digest.quotes.firstnames import first_names
from digest.quotes.naming import Name, the_before
from digest.quotes.personhood import is_person

_BODY_BEFORE = re.compile(
    r"\b(?:agency|company|group|firm|newspaper|magazine|website|channel|network|broadcaster|maker) $"
)
_FIRM_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[a-z]+) (?:[\w-]+ )?(?:agency|company|group|firm|newspaper|magazine|website|network|broadcaster|"
    r"charity|airline|retailer|insurer|lender|bank|chain|start-?up|supermarket|housebuilder|manufacturer|consultancy|brewer|"
    r"drugmaker|chipmaker) $"
)  # the pensions firm Kettering Lisle
_AGED = re.compile(r", \d{1,2}[,.;]|,? \(\d{1,2}\)|,? aged \d")
_PLACED = re.compile(r"\b(?:in|at|on|of|from|near) $")
_CALLED = re.compile(
    r"\b(?:(?:identified (?:him|her|them)self|(?:his|her|their) (?:first )?name|known|identified|named) "
    r"(?:only |simply |just )?(?:by (?:his|her|their) first name, |as )|(?:gave|giving) only (?:his|her|their) (?:first )?name, |"
    r"(?:popularly|also|simply|better|man|woman|boy|girl) "
    r"(?:called|named|known as)|surnamed|to be called |(?:said|says) (?:his|her) name (?:is|was) )$"
)
_KNOWN_AS = re.compile(r"\b([a-z-]+),? (?:known|identified) (?:only |simply )?as $")
_THE_NEXT = re.compile(r", the (?=[a-z])")
_OFFICES = frozenset(
    "minister secretary spokesman spokeswoman mayor governor senator coach manager captain director chairman chairwoman "
    "president professor judge lawyer prosecutor ambassador commissioner bishop archbishop editor widow mother father".split()
)
_INTRODUCED = re.compile(r",? (?:an? |who |whose |\d)")
_WHO_NEXT = re.compile(
    r", (?:(?:an?|the|one of the) (?:[\w’'-]+ ){1,6}?)?(?:who|whose) "
)  # Brayden, a junior who asked
_DATELINE = re.compile(r"(?: \([\w ]+\))?(?: —| –| --? |:)")
_PLACE_LED = re.compile(r"\b(?:in|at|from|to|near|of|across|outside|around|towards?|into|through|leaving|left) $")
HUMAN = re.compile(
    r" (?:was|is|has|had|left|came|went|grew|spent|took|made|lost|found|fled|sat|stood|began|became|knew|lives?|works?|"
    r"[a-z]{3,}ed) [^.!?“”]{0,160}?(?:\b(?:his|her|himself|herself)\b|[.!?]\s{1,3}(?:He|She|His|Her)\b|"
    r"[.!?”]\s{1,4}“[^“”]{0,400}” (?:he|she) )"
)  # Nasrin left Kandahar at 14 with two bags and her brother’s coat.
_SAYS_IT = re.compile(
    r"(?:, [^“”.\n]{2,140}?,)? (?:has |had |have |also |later )?(?:said|says|announced|announces)"
    r"(?:(?: (?:on |late |early )?\w+day)?(?: that)? it (?:will|would|plans?|expects?|aims?|intends?|hopes?|had|has) "
    r"(?!be\b|been|become|rain|take|seem|appear|make|matter|mean|happen|come|go\b|have|not\b|never|only|all\b|always)"
    r"(?:to )?[a-z]+| in a (?:\w+ )?statement(?: on \w+day)?(?: that)? (?:it|its) )"
)  # Nordhavn said on Monday it would cut its outlook
_LEADS_IN = re.compile(
    r"(?:In|At|On|Outside|Inside|Near|Beside|Under|Among|Across|Along|After|Before|When|While|As|For|By|With|From|Next|Nearby|"
    r"Also|Yesterday|Meanwhile|Earlier|Later|Like|Unlike|Behind|Above|Below|Around|Last|This|That|One)\b[^.!?\n]{0,160}, $"
)
_A_BODY = re.compile(
    r", (?:an?|the) (?:(?!(?:in|of|for|at|with|from|to|by|and|who|whose)\b)[\w’'-]+ ){0,4}?"
    r"(?:group|company|firm|charity|union|airline|bank|agency|newspaper|website|network|nonprofit|non-profit|organi[sz]ation|"
    r"think tank|start-?up|carmaker|automaker|association|coalition|retailer|manufacturer|supplier|chain|club|broadcaster|PAC|"
    r"airport|lender|insurer|committee|service|institute|commission|council|movement|force|promotion|studio|lab|"
    r"laborator(?:y|ies)|foundation|party|outlet|channel|consultancy|trust|body|(?:super|political action) PAC)"
    r"(?=,|\.| (?:based|known|specialising|specializing|dedicated|created|led|that|which|behind|in|of|for|with|from|at|founded|"
    r"owned|run|backed|representing|fighting|whose)\b)"
)  # Nordhavn, a shipping company,
_BODILY = frozenset("operator maker manufacturer lender insurer retailer".split())
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
_PREFIXES = ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "O’", "O'", "Fitz", "Van", "Von")
_COMPANY = frozenset("company corporation corp inc ltd llc plc motors airlines airways".split())
_HUMAN_ACT = re.compile(
    r" (?:\w+ly )?(?:gestured|smiled|laughed|shrugged|nodded|grinned|winked|frowned|wept|cried|spoke|strode|walked|"
    r"sat down|stood up|mentioned|married|recalled|remembered|apologi[sz]ed|tweeted|paused|sighed|blushed|hugged|kissed|"
    r"waved|knelt|whispered|shook (?:his|her) head)\b"
)
_RELATION = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[A-Z]\w+[’']s) (?:[a-z-]+ ){0,3}?([a-z-]+), $")
_TAIL_OF_BODY = re.compile(r"[A-Z][\w’'-]+ (?:and|for|of|&) $")


class Evidence:
    """What is known of the names `found` in a masked text. `speaking` holds where the words begin that stand as the subject of a
    verb of speech; `common`, the words that the text has in small letters."""

    def __init__(self, text: str, found: Sequence[Name], speaking: frozenset[int], common: frozenset[str]) -> None:
        self.text = text
        self.speaking = speaking
        self._common = common
        self._inside = {name.words[0] for name in found if not name.opens}
        self._alone = {name.words[0] for name in found if len(name.words) == 1 and not the_before(text, name)}
        self._free = {  # of one word, and not only after what leads places, nor only before what they own
            name.words[0]
            for name in found
            if len(name.words) == 1
            and not _PLACE_LED.search(text, max(0, name.start - 10), name.start)
            and text[name.end : name.end + 2] not in {"’s", "'s"}
            and not _DATELINE.match(text, name.end)
        }
        self._firms = {  # Ford, where the story has the Ford Motor Company
            name.words[0]
            for name in found
            if len(name.words) > 1 and name.tokens[-1].low in _COMPANY and not name.honorific
        }
        self._firms |= {
            name.words[0]
            for name in found
            if len(name.words) == 1 and not name.honorific and _A_BODY.match(text, name.end, name.sentence.end)
        }
        self._single = Counter(name.words[0] for name in found if len(name.words) == 1)
        self._titles: dict[int, Span | None] = {}
        self._bodies = {name.words for name in found if len(name.words) > 1 and self._is_body(name)}

    def is_human(self, name: Name) -> bool:
        """Whether a name of several words is a person’s rather than a body’s, a place’s or a work’s."""
        if name.words in self._bodies:
            return False
        speaks, titled = name.start in self.speaking, partial(self._is_titled, name)
        return is_person(self.text, name, speaks=speaks, titled=titled, alone=self._alone, common=self._common)

    def _is_titled(self, name: Name) -> bool:
        """Whether the words around a name say what somebody is, or how they are called."""
        return (
            self.title(name) is not None
            or premodifiers.before_comma(self.text, name.run.start, name.sentence.start) is not None
            or appositions.being_after(self.text, name.end, name.sentence.end) is not None
            or appositions.apposition_after(self.text, name.end, name.sentence.end) is not None
            or _CALLED.search(self.text, max(0, name.start - 40), name.start) is not None
        )

    def _is_body(self, name: Name) -> bool:
        """Whether what is said of a name is said of bodies: "Nordhavn said it would", "Daon Mobility, operator of an app"."""
        if name.honorific or self.title(name) is not None:
            return False
        if name.tokens[0].low in first_names():
            said = _A_BODY.match(self.text, name.end, name.sentence.end)
            return said is not None and not said[0].startswith(", the ")  # Harbour Rising, an outside group
        if name.start == name.run.start and _FIRM_BEFORE.search(self.text, max(0, name.start - 60), name.start):
            return True
        if _A_BODY.match(self.text, name.end, name.sentence.end):
            return True
        role = appositions.apposition_after(self.text, name.end, name.sentence.end)
        if role is not None:
            return phrases.head(self.text[role.start : role.end]) in _BODILY
        return _SAYS_IT.match(self.text, name.end, name.sentence.end) is not None

    def is_somebody(self, name: Name, *, the: bool) -> bool:
        """Whether a single word that no full name explains must name a person: titled, speaking, or a first name met again."""
        word, token = name.words[0], name.tokens[0]
        honoured = name.honorific in namewords.HONORIFICS
        if (
            word in places.COUNTRIES
            or token.low in places.DEMONYMS
            or token.low in namewords.NOT_NAMES
            or token.low in lexicon.CROWD
        ):
            return False
        if (
            token.low in places.PLACES or token.low in namewords.COMMON or token.low in lexicon.ORG_NOUNS
        ) and not honoured:
            return False
        plain = lexicon.is_role(token.low) and not (
            word in first_names() and (name.honorific or _AGED.match(self.text, name.end))
        )
        if (token.text.isupper() and len(token.text) > 1) or (plain and not honoured):
            return False
        if _BODY_BEFORE.search(self.text, max(0, name.run.start - 14), name.run.start):
            return False
        if word in self._firms and not name.honorific:
            return False
        if _INNER_CAPITAL.search(token.text) and not token.text.startswith(_PREFIXES) and not name.honorific:
            return False  # MotorTrend
        acting = name.opens and token.low.endswith("ing") and nouns.is_common(token.low) and word not in self._inside
        if acting and not name.honorific:
            return False  # Reacting, a transporter blamed
        if name.honorific or (self.title(name) is not None and not the):
            return True
        beside = "," in self.text[max(0, name.start - 3) : name.start]
        kin = beside and _RELATION.search(self.text, max(name.sentence.start, name.start - 60), name.start)
        if kin and lexicon.is_role(kin[1]):
            return True
        if _AGED.match(self.text, name.end) and not _PLACED.search(self.text, max(0, name.start - 8), name.start):
            return True
        if _CALLED.search(self.text, max(0, name.start - 40), name.start):
            return True
        known_as = _KNOWN_AS.search(self.text, max(0, name.start - 60), name.start)
        if known_as and lexicon.is_role(known_as[1]):
            return True  # the base chief known as Bob
        if token.low in self._common or the:
            return False
        if _WHO_NEXT.match(self.text, name.end) or premodifiers.opening_noun(self.text, name) is not None:
            return True
        if _INTRODUCED.match(self.text, name.end):
            role = appositions.apposition_after(self.text, name.end, name.sentence.end)
            if role is not None:
                return True
        if _THE_NEXT.match(self.text, name.end) and self._holds_office(name):
            return True  # Marsh, the transport minister, is
        begins = name.opens or _LEADS_IN.fullmatch(self.text, name.sentence.start, name.start) is not None
        if begins and HUMAN.match(self.text, name.end) and not nouns.is_common(token.low):
            return True
        if _HUMAN_ACT.match(self.text, name.end, name.sentence.end) and (word in self._inside or not name.opens):
            return True
        known = word in first_names()
        if _TAIL_OF_BODY.search(self.text, max(0, name.start - 30), name.start) and nouns.is_common(token.low):
            return False  # Centers for Disease Control and Prevention
        if name.start in self.speaking:
            return not name.opens or word in self._inside or known or not token.low.endswith("s")
        return known and word in self._inside and self._single[word] > 1 and word in self._free

    def _holds_office(self, name: Name) -> bool:
        """Whether "the" and a role that no body or country has follow a name between commas."""
        role = appositions.apposition_after(self.text, name.end, name.sentence.end)
        if role is None or self.text[role.end : role.end + 1] != ",":
            return False
        return phrases.head(self.text[role.start : role.end]) in _OFFICES

    def title(self, name: Name) -> Span | None:
        """The title before a name."""
        if name.start not in self._titles:
            self._titles[name.start] = titles.title_before(self.text, name.start, name.sentence.start)
        return self._titles[name.start]
