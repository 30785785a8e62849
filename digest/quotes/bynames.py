"""What a story calls somebody instead of the name, wherever it stands: "questioned the real estate mogul’s temper", "saying the
Vell senator was late". English news writing does not name the same person twice running. Only for speakers of whom nothing but
a rank is said, and only where nobody else near by can be meant."""

import re

from digest.article import Span
from digest.quotes import lexicon, namewords, nouns, phrases, roles, titles
from digest.quotes.discourse import Discourse
from digest.quotes.fitness import is_named
from digest.quotes.likeness import fold
from digest.quotes.people import Mention, Person

_MOST = 300  # sentences of a story that are read so
_THE = re.compile(r"\b(?:the|The) (?=[A-Za-z0-9])")
_POSSESSIVE = re.compile(r"[’']s\b")
_LEAST = 2  # words of a description
_REACH = 90  # characters of one
_WORDS = 6
_LONG = 120  # characters before a description that are looked at
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|become|becomes|became|as|remains?|remained|named|called|elected) $"
)
_SUBJECT_PRONOUN = re.compile(
    r"(?:^|[,;—] |” |\b(?:and|but|that|as|when|while|after|before|where|because|if) )(?:he|she|He|She) "
)
_SET_OFF = re.compile(r"(?:\b[A-Z][\w’'.-]*|\d|[)”])(?:,| —| –| -) $")
_FINITE = re.compile(r" (?:is|was|has|had|will|would|could|can|may|might|should|must|did|does|[a-z]+s|[a-z]+ed)\b")
_NOT_THAT = frozenset(
    "best most worst first second third fourth fifth sixth seventh next last other same latter fellow two three four own whole "
    "entire and".split()
)
_OFFICERS = frozenset(
    "official officer spokesman spokeswoman spokesperson host moderator interviewer reporter journalist judge prosecutor lawyer "
    "attorney investigator source speaker agent witness".split()
)  # who may come into any story beside the one who was named
_BARE_VERBS = frozenset("speak talk win lose run walk".split())  # to hear the Vell senator speak
_COMPLEMENT = re.compile(r" of (?:the )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)*|state|staff|defen[cs]e|justice)\b")
_ACTS = re.compile(
    r" (?:also |[a-z]+ly )?(?:said|says|has|had|is|was|will|would|could|did|does|[a-z]+(?:ed|s)|hit|went|took|made|told) "
)
_JOINED = re.compile(r", (?:and|but) ")
_AFTER = re.compile(r"\b(?:[Aa]fter|[Bb]efore|[Ss]ince|[Uu]ntil) (?:[A-Z][\w.]* )?$")
_SERVES = re.compile(
    r"\b(?:spokes\w+|aides?|advis[eo]rs?|lawyers?|attorneys?|manager|strategist|surrogate|supporters?|ally|allies|friend) "
    r"(?:for|to|of) (?:[A-Z][a-z]{1,3}\. )?$"
)
_AS_SAYING = re.compile(r"\bas saying\b")
_SHORT_LEAD = 40  # characters
_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_CLAUSE = re.compile(
    r"\b([Aa]s|[Aa]fter|[Bb]ecause|[Bb]efore|[Ww]hen|[Ww]hile|[Ss]ince|[Aa]lthough|[Tt]hough|[Ww]here|[Ii]f|[Uu]ntil) $"
)
_PEOPLE_OF = re.compile(r"(?:[’']s?)?(?P<nouns>(?: [a-z-]+){1,3})")
_BESIDE_SPEECH = re.compile(r"[,!?.…]” $|\b(?:said|says|added) $")
_ANY = re.compile(r"\b(?:vot(?:e|es|ed|ing)|elect(?:s|ed|ing)?|support|pick|choose|optional|mandatory)(?: for)? $")
_OTHER_SIDE = re.compile(r" (?:on|in|from) (?:the other|either|any|a|each)\b")
_LED = re.compile(r"\b(?:of|for|to|with|behind|against|by|about|around|from|on|over) $")
_WHOSE = lexicon.KIN | frozenset("rival opponent challenger ally supporter critic successor predecessor".split())
_ALONE = frozenset(
    "frontrunner front-runner billionaire millionaire tycoon mogul magnate incumbent".split()
)  # what few are
_NATIVE = re.compile(
    r"(?:[\w-]+ )?[A-Z][\w’.-]*(?: [A-Z][\w’.-]*){0,2}, (?:[A-Z][\w.’]*(?: [A-Z][\w.’]*)?,? )(?:native|resident)\b"
)  # the Lowfield, Ohio, native
_OFFICES = frozenset(
    "senator governor congressman congresswoman representative president mayor premier chancellor speaker".split()
)


def give(story: Discourse) -> None:
    """Give those who speak, and have no role or a mere rank, what the story calls them."""
    plain = {id(who): who for who in story.cast.people.all if id(who) in story.vocal and lacks(story, who)}
    if not plain:
        return
    for number, sentence in enumerate(story.sentences[:_MOST]):
        around = {
            id(held.person): held.person
            for near in range(max(0, number - 1), number + 1)
            for held in story.by_sentence[near]
        }
        if around.keys().isdisjoint(plain.keys()):
            continue
        for the in _THE.finditer(story.text, sentence.start, sentence.end):
            role = description(story.text, the.end(), sentence.end)
            who = _meant(story, number, role) if role is not None else None
            if who is None or role is None or id(who) not in plain:
                continue
            if who.role is None:
                who.role, who.rank = role, 1
            else:
                who.besides = role
            del plain[id(who)]


def lacks(story: Discourse, who: Person) -> bool:
    """Whether nothing is known of somebody but a rank ("Rep.") or whose they are ("her rival")."""
    if who.role is None or who.besides is not None:
        return who.role is None
    words = story.text[who.role.start : who.role.end].lower().split()
    plain = who.rank <= 1 and len(words) == 1  # the candidate added
    return plain or roles.mere_rank(story.text, who.role) or (words[0] in titles.OWN and words[-1] in _WHOSE)


def _meant(story: Discourse, number: int, role: Span) -> Person | None:
    """The only one around a description who can be meant."""
    text, sentence = story.text, story.sentences[number]
    lead = text[max(sentence.start, role.start - _LONG) : role.start - len("the ")]
    if (_PREDICATE.search(lead) and not (lead.endswith(" as ") and _FINITE.match(text, role.end))) or _SET_OFF.search(
        lead
    ):
        return None
    if _BESIDE_SPEECH.search(lead):
        return None  # “…,” the senator said: whoever speaks
    if _ANY.search(lead) or _OTHER_SIDE.match(text, role.end):
        return None  # whoever that is
    if is_named(story, role):
        return None
    pronoun = _SUBJECT_PRONOUN.search(lead) is not None
    within = [held for held in story.by_sentence[number] if held.start < role.start]
    before = story.by_sentence[number - 1] if number else []
    if number and story.paragraphs[number] - story.paragraphs[number - 1] > 1:
        before = []
    subject = _subject(story, number, within, role.start)
    opens = role.start - sentence.start <= len("The ") or _new_clause(lead) == lead.strip().lower()
    barred: set[int] = set()
    if subject is not None and not opens and not _new_clause(lead):
        if subject.role is None and _LED.search(lead):
            return None  # Marsh won, with the Post calling the race for the Vell senator
        barred.add(id(subject))
    if pronoun:
        barred |= {id(held.person) for held in before[:1]}
    words = {fold(word) for word in text[role.start : role.end].split()}
    fitting: dict[int, Person] = {}
    for held in [*reversed(within), *reversed(before)]:
        who = held.person
        if held.start < sentence.start and fitting:
            break
        if not _new_clause(lead) and _speaks_for(story, held):
            barred.add(id(who))
        if held.start >= sentence.start and _AS_SAYING.search(text, held.end, role.start):
            barred.add(id(who))  # quoted Marsh as saying that the truck driver ran
        if id(who) in barred:
            continue
        known = text[who.role.start : who.role.end].split() if who.role is not None else []
        if words & {fold(word.strip(",")) for word in known} - {"former", "presidential"}:
            return None  # it is said of somebody else
        if lacks(story, who):
            fitting[id(who)] = who
        elif not fitting and story.asked.get(number - 1) is None:
            return None  # who was named last is known
    head = phrases.head(text[role.start : role.end])
    gender = lexicon.ROLE_GENDER.get(head, "")
    fit = [who for who in fitting.values() if gender in {"", who.gender or gender}]
    if opens and fit and before and before[0].person is not fit[0] and not story.owns(before[0]):
        asked = story.asked.get(number - 1)
        if asked is not fit[0]:
            return None  # Marsh, who endorsed Reeve, agreed. The Vermont senator …
    if len(fit) != 1 or _others(story, role, head, fit[0]):
        return None
    return fit[0]


def _speaks_for(story: Discourse, held: Mention) -> bool:
    """Whether people of somebody’s are named, who may do something to others: "the Marsh campaign", "Marsh’s small team"."""
    if _SERVES.search(story.text, max(0, held.start - _SHORT_LEAD), held.start):
        return True  # a spokesman for Mrs. Marsh
    found = _PEOPLE_OF.match(story.text, held.end)
    return found is not None and any(
        noun in lexicon.ORG_NOUNS or noun in lexicon.CROWD for noun in found["nouns"].split()
    )


def _subject(story: Discourse, number: int, within: list[Mention], at: int) -> Person | None:
    """Who does what the clause of a description tells, by the names before it in its sentence."""
    for held in reversed(within):
        after = _AFTER.search(story.text, max(0, held.start - _SHORT_LEAD), held.start) is not None
        if not story.owns(held) and (after or not story.led(held)) and _ACTS.match(story.text, held.end):
            joined = _JOINED.search(story.text, held.end, at) is not None
            return None if joined else held.person
    first = within[0].person if within and story.opens(number, within[0].person) else None
    return story.leads.get(number) or first


def _new_clause(lead: str) -> str | None:
    """The word that begins a clause whose subject a description is: the sentence’s own subject may be meant again."""
    found = _CLAUSE.search(lead)
    return found[1].lower() if found else None


def _others(story: Discourse, role: Span, head: str, who: Person) -> bool:
    """Whether somebody else of the story may be called so: another senator, but not one from elsewhere."""
    named = set(_CAPITAL.findall(story.text, role.start, role.end))
    for one in story.cast.with_role(fold(head), len(story.text)):
        known = story.text[one.role.start : one.role.end] if one.role is not None else ""
        elsewhere = named and _CAPITAL.search(known) and not named & set(_CAPITAL.findall(known))
        if one is not who and not elsewhere:
            return True
    return False


def description(text: str, start: int, ceiling: int) -> Span | None:
    """The description of two words or more that begins behind "the": modifiers, a noun for one person, what "of" adds."""
    native = _NATIVE.match(text, start, ceiling)
    if native:
        return Span(*native.span())
    words = list(titles.WORD.finditer(text, start, min(ceiling, start + _REACH)))[:_WORDS]
    for index, word in enumerate(words):
        owned = _POSSESSIVE.search(word[0])
        plain = (word[0][: owned.start()] if owned else word[0]).rstrip(",;:.!?”’')")
        low = titles.clean(plain)
        if low in phrases.PREPOSITIONS or low in phrases.AUXILIARY or low in _NOT_THAT:
            return None
        if low == "person" or (index == 0 and low.endswith("est")):
            return None
        if low in namewords.NOT_NAMES and low not in titles.INNER and low not in lexicon.PARTY:
            return None
        named = plain[:1].isupper()
        head = titles.is_role(low) or (low in lexicon.PARTY and not low.endswith("s"))
        if head and (
            not named or low in _OFFICES or (low in lexicon.PARTY and index and words[index - 1][0][0].isupper())
        ):
            following = words[index + 1][0] if index + 1 < len(words) and plain == word[0] else ""
            if following and (
                titles.is_role(titles.clean(_POSSESSIVE.sub("", following)))
                or _is_noun(following)
                or following[0].isupper()
            ):
                continue
            if low in _OFFICERS and not words[0][0][0].isupper():
                return None
            if (
                (index + 1 < _LEAST and low not in _ALONE)
                or low in lexicon.ANY_ROLE
                or low in lexicon.KIN
                or low in lexicon.AGES
            ):
                return None
            end = word.start() + len(plain)
            more = _COMPLEMENT.match(text, end, ceiling) if plain == word[0] else None
            return Span(start, more.end() if more else end)
        if plain != word[0]:
            return None
        if low.endswith("s") and titles.is_role(low[:-1]):
            return None
    return None


def _is_noun(word: str) -> bool:
    """Whether a noun for a thing follows, so that the word before is no head: "the governor race"."""
    low = titles.clean(word)
    return (
        low.isalpha()
        and word[0].islower()
        and low not in phrases.PREPOSITIONS
        and low not in phrases.AUXILIARY
        and low not in namewords.NOT_NAMES
        and not nouns.is_verbal(low)
        and not nouns.is_adjectival(low)
        and not low.endswith("ly")
        and low not in _BARE_VERBS
    )
