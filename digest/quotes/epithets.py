"""What a story calls somebody in another sentence than the one that names them: "A former mayor was jailed on Monday. / Ada
Marsh, 61, …", "Marsh won. The Leeds-born striker …". Only for people of whom nothing else is said."""

import re
from itertools import pairwise

from digest.article import Span
from digest.quotes import lexicon, phrases, relatives
from digest.quotes.discourse import Discourse
from digest.quotes.fitness import (
    OFFICERS,
    PASSING,
    brings_in,
    comes_in,
    is_named,
    is_owned,
    may_take,
    noun_of,
    others,
)
from digest.quotes.people import Mention
from digest.quotes.personhood import AGE_NEXT
from digest.quotes.referents import TO_HIM
from digest.quotes.relatives import subject

_FIRST = 4  # sentences in which a lead may call somebody something
_AHEAD = 2  # sentences after it in which they are named
_MOST = 300  # sentences of a story that are read so
_DATELINE = r"(?:\(?[A-Z][^“”:;]{1,60}?(?::| -{1,2}| —| –) )?"
_LEAD = re.compile(rf"{_DATELINE}(?:An?|The|One) (?=[\w’'])")
_BY = re.compile(r"\bby an? (?=[\w’'])")
_BODY = re.compile(
    r"The (?P<role>(?:[\w’'-]+ ){1,4}(?P<noun>[a-z]+)) (?=(?:has|had|is|was|will|would|said|says|[a-z]+ed|[a-z]+s) )"
)
_NEW = re.compile(r"\b(?:an?|another) (?=[\w’'])")
_NEW_SUBJECT = re.compile(r"(?:, | (?:as|while|when) )the (?=[a-z0-9A-Z])")
_OBJECT = re.compile(r" the (?=[A-Za-z0-9])")
_ABSOLUTE = re.compile(r" [a-z]+ing\b")
_ACTS = re.compile(
    r"(?:,? who\b| --?| –| —)? (?!and\b|or\b|of\b|in\b|at\b|for\b|to\b|on\b|by\b|with\b|as\b|from\b)[a-z]"
)
_CLAUSE_THE = re.compile(r" (?:that|because|as|while|when|where|whether|if|since|after|before|until) the (?=[A-Z])")
_FRONTED = re.compile(r"\b(?:[Ww]hen|[Ww]hile|[Ii]f|[Aa]fter|[Aa]lthough|[Bb]ecause|[Ss]ince) [^,;:“”]{3,90}$")
_NEXT_CLAUSE = re.compile(r"(?: (?:after|when|because|before|since|as|until) |(?P<apart>, ))the (?=[a-z])")
_FINITE = re.compile(r" (?:is|was|has|had|will|would|could|can|may|might|should|must|did|does|[a-z]+ed)\b")
_MAIN_THE = re.compile(r", the (?=[a-z])")
_OWNER = re.compile(
    r"(?:(?:However|But|And|Still|Yet|Now|Meanwhile|Instead|Nevertheless),? )?[Tt]he (?P<role>[a-z-]+(?: [a-z-]+){1,3})[’']s "
)
_SPEAKS = re.compile(r" (?:said|says|told|tells|added|wrote|asked|replied|told)\b")
_PRONOUN = re.compile(r"\b(?:he|she|He|She)\b")
_ONE_OF = re.compile(r"(?:One|Another|The first|The last) of (?:them|these|those), ")
_PLURAL = re.compile(r"(?P<lead>\b[a-z]+ )?\b(?P<noun>[a-z]{3,}?)s\b")
_NO_LEAD = frozenset(
    "the of for by to from with and or some many few several two three four five six other most all among".split()
)


def give(story: Discourse) -> None:
    """Give roles to the people of a story who have none."""
    _lead(story)
    _object_of_lead(story)
    for number in range(1, min(len(story.sentences), _MOST)):
        _back(story, number)
        _just_before(story, number)
        relatives.give(story, number)
        _one_of_them(story, number)
    for number in range(min(len(story.sentences), _MOST)):
        _within(story, number)
        _clause(story, number)
        _owner(story, number)


def bodies(story: Discourse) -> None:
    """What the next sentence calls a body that a sentence begins with: "NASA has … / The American space agency …"."""
    for one, two in pairwise(story.sentences[:_MOST]):
        named = [body for body in story.cast.bodies.between(one.start, one.end) if body.start <= one.start + 4]
        called = _BODY.match(story.text, two.start, two.end) if named else None
        if called and called["noun"] in lexicon.ORG_NOUNS and named[0].name not in story.cast.body_roles:
            story.cast.body_roles[named[0].name] = Span(*called.span("role"))


def _lead(story: Discourse) -> None:
    """What the first sentences call the one whom the next ones name."""
    for number in range(min(_FIRST, len(story.sentences) - 1)):
        sentence = story.sentences[number]
        opening = _LEAD.match(story.text, sentence.start, sentence.end)
        agent = _BY.search(story.text, sentence.start, sentence.end)
        for found in (opening, agent):
            role = phrases.short_phrase(story.text, found.end(), sentence.end) if found else None
            if (
                found is not None
                and story.text[: found.end()].endswith("One ")
                and story.text.startswith("of ", found.end())
            ):
                role = phrases.role_phrase(story.text, found.end() - len("One "), sentence.end)
            if role is None or story.cast.between(0, role.start):
                continue  # somebody was named before
            if not _ACTS.match(story.text, role.end) or is_named(story, role):
                continue
            head, plain = noun_of(story, role), " " not in story.text[role.start : role.end]
            words = story.text[role.start : role.end]
            office = head in OFFICERS and not re.search(r"\bof\b|\bfor\b|^former\b", words)
            if office or words.isupper() or (plain and story.text[role.start - 4 : role.start] == "The "):
                continue
            named = _named_after(story, number)
            if named is not None and may_take(story, named.person, role, head):
                named.person.role, named.person.rank = role, 1
                return


def _object_of_lead(story: Discourse) -> None:
    """Whom the first sentence brings in as "a former undersecretary", where the next one begins with a name and an age."""
    if len(story.sentences) < 2:
        return
    first = story.sentences[0]
    roles = [
        role
        for found in _NEW.finditer(story.text, first.start, first.end)
        if (role := phrases.short_phrase(story.text, found.end(), first.end)) is not None and not is_named(story, role)
    ]
    main = [
        role
        for found in _MAIN_THE.finditer(story.text, first.start, first.end)
        if (role := phrases.short_phrase(story.text, found.end(), first.end)) is not None
        and _FINITE.match(story.text, role.end)
        and not is_named(story, role)
    ]
    roles = main if len(main) == 1 else roles
    named = _named_after(story, 0)
    if len(roles) != 1 or named is None or " " not in story.text[roles[0].start : roles[0].end]:
        return
    head = noun_of(story, roles[0])
    follows = AGE_NEXT.match(story.text, named.end) or story.text.startswith((", whose ", ", who "), named.end)
    at_once = named.start == story.sentences[1].start and follows
    if at_once and head not in OFFICERS and may_take(story, named.person, roles[0], head):
        named.person.role, named.person.rank = roles[0], 1


def _just_before(story: Discourse, number: int) -> None:
    """What a sentence ends with where the next one begins with a name and an age: "I met a commuter. Ada Marsh, 58,"."""
    one, two = story.sentences[number - 1], story.sentences[number]
    held = story.by_sentence[number][:1]
    if not held or held[0].start != two.start or held[0].person.role is not None or story.by_sentence[number - 1]:
        return
    spots = [found.end() for found in _NEW.finditer(story.text, one.start, one.end)]
    role = phrases.short_phrase(story.text, spots[-1], one.end) if spots else None
    if role is None or role.end < one.end - 1 or not AGE_NEXT.match(story.text, held[0].end):
        return
    if story.paragraphs[number] == story.paragraphs[number - 1] and may_take(
        story, held[0].person, role, noun_of(story, role)
    ):
        held[0].person.role, held[0].person.rank = role, 1


def _one_of_them(story: Discourse, number: int) -> None:
    """What those were of whom a sentence picks one: "It was a feast for auto drivers. One of them, Ada Marsh, …"."""
    sentence, held = story.sentences[number], story.by_sentence[number][:1]
    if not held or held[0].person.role is not None or len(held[0].person.words) < 2:
        return
    if not _ONE_OF.fullmatch(story.text, sentence.start, held[0].start):
        return
    one = story.sentences[number - 1]
    found = [
        many
        for many in _PLURAL.finditer(story.text, one.start, one.end)
        if lexicon.is_role(many["noun"]) and not many["noun"].endswith("s")
    ]
    if len(found) == 1:
        lead = found[0]["lead"]
        start = found[0].start("noun" if not lead or lead.strip() in _NO_LEAD or lead.endswith("ed ") else "lead")
        held[0].person.role, held[0].person.rank = Span(start, found[0].end("noun")), 1


def _named_after(story: Discourse, number: int) -> Mention | None:
    """The first person whom the next sentences introduce, as their subject or with their age."""
    for later in range(number + 1, min(number + 1 + _AHEAD, len(story.sentences))):
        for mention in story.by_sentence[later]:
            who = mention.person
            sure = who.firm or id(who) in story.vocal
            if not sure or who.mentions[0] != mention.start or story.owns(mention):
                continue
            if AGE_NEXT.match(story.text, mention.end) or not story.led(mention):
                return mention
    return None


def _back(story: Discourse, number: int) -> None:
    """What a sentence calls the one whom it, or the one before it, is about."""
    sentence = story.sentences[number]
    opens = story.text.startswith("The ", sentence.start)
    spots = [sentence.start + 4] if opens else []
    spots += [found.end() for found in _NEW_SUBJECT.finditer(story.text, sentence.start, sentence.end)]
    for spot in spots:
        role = phrases.short_phrase(story.text, spot, sentence.end)
        if role is None or is_named(story, role):
            continue
        first = spot == sentence.start + 4 and opens
        who = subject(story, number - 1) if first else subject(story, number) or subject(story, number - 1)
        words = story.text[role.start : role.end].split()
        absolute = _ABSOLUTE.match(story.text, role.end) is not None
        acts = _ACTS.match(story.text, role.end)
        if first and brings_in(story, number - 1):
            continue  # As Ada Marsh spoke, a designer watched her. The employee of four years
        if who is None or acts is None or not (len(words) > 1 or absolute) or _SPEAKS.match(story.text, role.end):
            continue
        if is_owned(words):
            continue
        head = noun_of(story, role)
        if may_take(story, who, role, head) and not others(story, role, head, who):
            who.role, who.rank = role, PASSING
    found = _OBJECT.search(story.text, sentence.start, sentence.end)
    if found is not None and not opens:
        _object(story, number)


def _object(story: Discourse, number: int) -> None:
    """What a sentence that is about somebody else calls the only person of the sentence before: "urged the Vermont senator"."""
    before = {id(mention.person): mention.person for mention in story.by_sentence[number - 1]}
    sentence = story.sentences[number]
    who = next(iter(before.values())) if len(before) == 1 else None
    if who is None or who.role is not None:
        return
    for found in _OBJECT.finditer(story.text, sentence.start, sentence.end):
        if _PRONOUN.search(story.text, sentence.start, found.start()) or any(
            mention.start < found.start() for mention in story.by_sentence[number]
        ):
            return
        role = phrases.short_phrase(story.text, found.end(), sentence.end)
        if role is None or is_named(story, role) or _SPEAKS.match(story.text, role.end):
            continue
        head = noun_of(story, role)
        telling = len(story.text[role.start : role.end].split()) > 1 and story.text[role.start].isupper()
        if telling and may_take(story, who, role, head) and not others(story, role, head, who):
            who.role, who.rank = role, PASSING
            return


def _within(story: Discourse, number: int) -> None:
    """What a later clause calls the only person of its sentence: "Fears grew around Marsh that the Labour leader was ill"."""
    people = {id(mention.person): mention.person for mention in story.by_sentence[number]}
    who = next(iter(people.values())) if len(people) == 1 else None
    if who is None or who.role is not None:
        return
    sentence = story.sentences[number]
    for found in _CLAUSE_THE.finditer(story.text, story.by_sentence[number][0].end, sentence.end):
        role = phrases.short_phrase(story.text, found.end(), sentence.end)
        if role is None or is_named(story, role) or not _FINITE.match(story.text, role.end):
            continue
        hopes = found[0] == " that the " and story.opens(number, who)
        if hopes or TO_HIM.match(story.text, role.end):
            continue  # Marsh hopes that the Vell senator will lose
        head = noun_of(story, role)
        telling = len(story.text[role.start : role.end].split()) > 1 and story.text[role.start].isupper()
        if telling and head not in OFFICERS and may_take(story, who, role, head):
            if not others(story, role, head, who):
                who.role, who.rank = role, PASSING
            return


def _clause(story: Discourse, number: int) -> None:
    """What one word calls the only person whom a sentence has named, as the subject of its next clause: "A late run from Ada
    Marsh won it after the captain was hurt", "Marsh won it, the captain scoring twice"."""
    people = {id(mention.person): mention.person for mention in story.by_sentence[number]}
    who = next(iter(people.values())) if len(people) == 1 else None
    if who is None or who.role is not None or id(who) not in story.vocal:
        return
    sentence = story.sentences[number]
    for found in _NEXT_CLAUSE.finditer(story.text, story.by_sentence[number][0].end, sentence.end):
        role = phrases.short_phrase(story.text, found.end(), sentence.end)
        if role is None or is_named(story, role) or story.text[role.start].isupper():
            continue
        fronted = found["apart"] and _FRONTED.search(story.text, sentence.start, found.start("apart"))
        apart = found["apart"] and _ABSOLUTE.match(story.text, role.end) is not None
        acts = apart or ((fronted or not found["apart"]) and _FINITE.match(story.text, role.end) is not None)
        head = noun_of(story, role)
        if not acts or head in OFFICERS or comes_in(story, role, head):
            continue
        if may_take(story, who, role, head) and not others(story, role, head, who):
            who.role, who.rank = role, PASSING
            return


def _owner(story: Discourse, number: int) -> None:
    """Whose something is, of the only person whom the story has named so far: "the billionaire businessman’s tone"."""
    sentence = story.sentences[number]
    found = _OWNER.match(story.text, sentence.start, sentence.end)
    if found is None:
        return
    before = {id(mention.person): mention.person for mention in story.cast.between(0, sentence.start)}
    who = next(iter(before.values())) if len(before) == 1 else None
    role = phrases.short_phrase(story.text, found.start("role"), found.end("role")) if who is not None else None
    if who is None or role is None or role.end != found.end("role") or id(who) not in story.vocal:
        return
    head = noun_of(story, role)
    if head not in OFFICERS and may_take(story, who, role, head) and not others(story, role, head, who):
        who.role, who.rank = role, PASSING
