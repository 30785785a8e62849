"""Whom a description in passing means: "questioned the real estate mogul’s temper", "saying the Vell senator was late"."""

import re
from collections.abc import Iterator

from digest.article import Span
from digest.quotes import lexicon, nouns, phrases
from digest.quotes.discourse import Discourse
from digest.quotes.fitness import POSTS, comes_in, is_named, is_plain, lacks
from digest.quotes.likeness import fold
from digest.quotes.people import Mention, Person

_LONG = 200  # characters before a description that are looked at
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|become|becomes|became|as|remains?|remained|named|called|elected) $"
)
_SUBJECT_PRONOUN = re.compile(r"\b(?:he|she|He|She) (?=[a-z])")
_SET_OFF = re.compile(r"(?:\b[A-Z][\w’'.-]*|\d|[)”])(?:,| —| –| -) $")
_FINITE = re.compile(r" (?:is|was|has|had|will|would|could|can|may|might|should|must|did|does|[a-z]+s|[a-z]+ed)\b")
_ACTS = re.compile(
    r" (?:also |[a-z]+ly )?(?:said|says|has|had|is|was|will|would|could|did|does|[a-z]+(?:ed|s)|hit|went|took|made|told) "
    r"| (?:to [a-z]+|in [a-z]+ing) "
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
_PEOPLE_OF = re.compile(r"(?:[’']s?)?(?! (?:in|at|of|on|to|for|with|by|and|from|before)\b)(?P<nouns>(?: [a-z-]+){1,3})")
_BESIDE_SPEECH = re.compile(r"[,!?.…]” $|\b(?:said|says|added) $")
_ANY = re.compile(r"\b(?:vot(?:e|es|ed|ing)|elect(?:s|ed|ing)?|support|pick|choose|optional|mandatory)(?: for)? $")
_OTHER_SIDE = re.compile(r" (?:on|in|from) (?:the other|either|any|a|each)\b")
_BESIDE = re.compile(r"(?:[’']s)?,? (?:and|or|nor|with|from|to|than|like|for|against|over) (?:the |The )")
_LED = re.compile(r"\b(?:of|for|to|with|behind|against|by|about|around|from|on|over) $")
_FRONTED = re.compile(
    r"(?:(?:But|And|Yet|Still),? )?(?:Now that|After|Before|When|While|As|If|Since|Once|Although|Though|Because|By|In|At|On|"
    r"With|Despite|According|Even|For|From|During|Until|Unless|Asked|Without|Instead|[A-Z][a-z]+ing)\b[^;:“”]{0,190}, "
)  # a clause before the main one, whose subject the description is
_DOING = re.compile(
    r"(?:(?:After|Before|While|By|In|Since|When|Without|Despite) )?(?:[A-Z]?[a-z]+ly )?[A-Z]?[a-z]+ing "
)
_THE = re.compile(r"\bthe ")
TO_HIM = re.compile(r" (?:[a-z]+ly )?[a-z]+ (?:him\b|her(?=[,.;]| (?:an?|the|to|of|for|with|by|in|on|at|from|that)\b))")
_WHO_IS = re.compile(r",? who (?:is|was) (?:now )?the $")
_SHORT_TITLE = 4  # letters
BACK = 5  # sentences in which nobody else is named
_FAR, _OFTEN = 1.5, 3  # times as many mentions, and how many at least
Called = dict[int, list[Span]]  # what the story was found to call people, by their identity


def meant(story: Discourse, number: int, role: Span, called: Called) -> Person | None:
    """The only one around a description who can be meant, or the one who is named far more often than the others."""
    text, sentence = story.text, story.sentences[number]
    lead = text[max(sentence.start, role.start - _LONG) : role.start - len("the ")]
    begins = _FRONTED.fullmatch(lead) is not None and _FINITE.match(text, role.end) is not None
    if _is_anybody(text, lead, role, begins=begins) or is_named(story, role):
        return None
    within = [held for held in story.by_sentence[number] if held.start < role.start]
    before = story.by_sentence[number - 1] if number else []
    if number and story.paragraphs[number] - story.paragraphs[number - 1] > 1:
        before = []
    opens = role.start - sentence.start <= len("The ") or _new_clause(lead) == lead.strip().lower()
    clause = opens or begins or _new_clause(lead) is not None
    barred = _barred(story, number, role, lead, clause=clause, begins=begins)
    if barred is None:
        return None
    again = _WHO_IS.search(text, max(sentence.start, role.start - _SHORT_LEAD), role.start)
    for one, spans in called.items():
        if spans[-1].start >= sentence.start and not begins:
            if again is not None and spans[-1].end == again.start():
                return next(who for who in story.cast.people.all if id(who) == one)
            barred.add(one)
    found = _fitting(story, number, role, called, barred, clause=clause)
    if found is None:
        return None
    fitting, known = found
    gender = lexicon.ROLE_GENDER.get(phrases.head(text[role.start : role.end]), "")
    fit = [who for who in fitting if gender in {"", who.gender or gender}]
    if len(fit) > 1 and not opens and _new_clause(lead) is not None:
        subject = _subject(story, number, within, role.start)
        fit = [who for who in fit if who is not subject]  # Reeve rang Marsh because the Vell senator was late
    best = _leading(fit, known)
    if best is None:
        return None
    other = opens and bool(before) and before[0].person is not best and not story.owns(before[0])
    if other and story.asked.get(number - 1) is not best:
        return None  # Marsh, who endorsed Reeve, agreed. The Vermont senator …
    head = phrases.head(text[role.start : role.end])
    return None if _others(story, role, head, best) or (head not in POSTS and comes_in(story, role, head)) else best


def _fitting(
    story: Discourse, number: int, role: Span, called: Called, barred: set[int], *, clause: bool
) -> tuple[list[Person], Person | None] | None:
    """Those named before a description, in its sentence or the last one with a name, of whom nothing is known that speaks
    against it, and who of the same sentence was named since; None where it is said of somebody else."""
    fitting: dict[int, Person] = {}
    plain: dict[int, Person] = {}  # of whom one word is known
    known: Person | None = None
    head = phrases.head(story.text[role.start : role.end])
    seen: set[int] = set()
    for back, group in enumerate(_groups(story, number, role)):
        new = [held for held in reversed(group) if id(held.person) not in seen]
        for held in new:
            who = held.person
            if id(who) in barred or (back and not clause and _speaks_for(story, held)):
                continue
            if lacks(story, who):
                fitting[id(who)] = who
            elif _shares(story, who, role, called):
                return None
            elif clause and is_plain(story, who, head):
                plain[id(who)] = known = who
            elif not fitting and story.asked.get(number - 1) is None:
                if back:
                    return None  # who was named last is something else
                known = known or who
        seen |= {id(held.person) for held in new}
        if fitting or plain or (back and new):
            break
    return list((fitting or plain).values()), known if fitting else None


def _groups(story: Discourse, number: int, role: Span) -> Iterator[list[Mention]]:
    """Who is named before a description in its sentence, then in the sentences before."""
    yield [held for held in story.by_sentence[number] if held.start < role.start]
    for back in range(number - 1, max(-1, number - 1 - BACK), -1):
        if story.paragraphs[number] - story.paragraphs[back] <= number - back:
            yield story.by_sentence[back]


def _is_anybody(text: str, lead: str, role: Span, *, begins: bool) -> bool:
    """Whether a description means whoever it fits, or somebody named beside it, by the words around it."""
    owner = text.startswith(("’s ", "'s "), role.end)  # It was the Vell senator’s third win
    if not owner and _PREDICATE.search(lead) and not (lead.endswith(" as ") and _FINITE.match(text, role.end)):
        return True
    if _SET_OFF.search(lead) and not begins:
        return True
    if _BESIDE_SPEECH.search(lead):
        return True  # “…,” the senator said: whoever speaks
    if TO_HIM.match(text, role.end):
        return True  # after the Vell sheriff called him a thief
    return _ANY.search(lead) is not None or _OTHER_SIDE.match(text, role.end) is not None


def _barred(story: Discourse, number: int, role: Span, lead: str, *, clause: bool, begins: bool) -> set[int] | None:
    """Who cannot be meant: the subject of the clause, those whose people are named; None where nobody can be told."""
    within = [held for held in story.by_sentence[number] if held.start < role.start]
    before = story.by_sentence[number - 1] if number else []
    barred: set[int] = set()
    pronouns = [] if begins else list(_SUBJECT_PRONOUN.finditer(lead))
    spoken = role.start - len("the ") - len(lead) + pronouns[-1].end() if pronouns else 0
    earlier = [held for held in within if held.end <= spoken]
    if pronouns:
        gender = "f" if pronouns[-1][0].lower() == "she " else "m"
        sure = [held for held in earlier if held.person.gender == gender]
        fit = sure or [held for held in earlier if not held.person.gender]
        barred |= {id(held.person) for held in (fit[-1:] or before[:1])}
        since = fit[-1].end if fit else spoken
        for the in _THE.finditer(story.text, since, spoken):
            if phrases.short_phrase(story.text, the.end(), spoken) is not None:
                return None  # Marsh said Reeve had lied, and the mayor felt he must answer the Vell senator
    subject = _subject(story, number, within, role.start)
    if subject is not None and not clause and not earlier:
        alone = all(held.person is subject or not lacks(story, held.person) for held in within)
        if lacks(story, subject) and alone and _LED.search(lead):
            return None  # Marsh won, with the Post calling the race for the Vell senator
        barred.add(id(subject))
    if begins and _DOING.match(lead):
        barred |= {id(held.person) for held in within}  # After beating Reeve, the Vell senator
    for held in within:
        if not clause and _speaks_for(story, held):
            barred.add(id(held.person))
        if _BESIDE.fullmatch(story.text, held.end, role.start):
            barred.add(id(held.person))  # Marsh and the Vell senator
        if _AS_SAYING.search(story.text, held.end, role.start):
            barred.add(id(held.person))  # quoted Marsh as saying that the truck driver ran
    return barred


def _shares(story: Discourse, who: Person, role: Span, called: Called) -> bool:
    """Whether what is known of somebody has a word of a description, which so may be said of them."""
    spans = [*called.get(id(who), ()), *(span for span in (who.role,) if span is not None)]
    known = {fold(word.strip(",")) for span in spans for word in story.text[span.start : span.end].split()}
    return bool({fold(word) for word in story.text[role.start : role.end].split()} & known - {"former", "presidential"})


def _leading(fit: list[Person], known: Person | None) -> Person | None:
    """The one of several whom a story names most, if by far; nobody where another was named since, who is something else."""
    ranked = sorted(fit, key=lambda who: -len(who.mentions))
    if not ranked or (known is not None and len(ranked[0].mentions) < _FAR * len(known.mentions)):
        return None
    if len(ranked) > 1 and len(ranked[0].mentions) < max(_OFTEN, _FAR * len(ranked[1].mentions)):
        return None
    return ranked[0]


def _speaks_for(story: Discourse, held: Mention) -> bool:
    """Whether people of somebody’s are named, who may do something to others: "the Marsh campaign", "Marsh’s small team"."""
    if _SERVES.search(story.text, max(0, held.start - _SHORT_LEAD), held.start):
        return True  # a spokesman for Mrs. Marsh
    found = _PEOPLE_OF.match(story.text, held.end)
    for noun in found["nouns"].split() if found is not None else ():
        if noun in lexicon.ORG_NOUNS or noun in lexicon.CROWD:
            return True
        if nouns.is_verbal(noun) or noun in phrases.PREPOSITIONS:
            return False  # Marsh spoke to analysts
    return False


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
    short = [word for word in lexicon.SYNONYMS.get(head, ()) if len(word) <= _SHORT_TITLE]  # Gov.
    known_so = [one for word in (head, *short) for one in story.cast.with_role(fold(word), len(story.text))]
    for one in known_so:
        known = story.text[one.role.start : one.role.end] if one.role is not None else ""
        elsewhere = named and _CAPITAL.search(known) and not named & set(_CAPITAL.findall(known))
        if one is not who and not elsewhere:
            return True
    return False
