"""Whom "he", "she", "they" and "it" mean beside a verb of speech.

For "he" and "she" everybody of the last sentences is a candidate. What speaks for each is counted in `FEATURES`, and weighed
with weights fitted to stories with marked speakers (`training.pronouns`): how lately they were named, whether a sentence
was about them, whether they spoke last, whether their gender is known. How far the best is ahead of the rest says how sure
that is.
"""

import math
import re
from dataclasses import dataclass

from digest.article import Span
from digest.quotes import lexicon, namewords, others
from digest.quotes.described import described
from digest.quotes.discourse import Discourse
from digest.quotes.firstnames import first_names
from digest.quotes.people import Mention, Person
from digest.quotes.sources import PRONOUNS, Chunk
from digest.quotes.voices import Source, person

FEATURES = (
    "named", "topic", "topic just now", "subject", "spoke", "last to speak", "led or owner", "gender", "silent", "new",
    "asked", "unnamed", "unsure", "same paragraph", "often", "spoken of", "object",
)  # fmt: skip
WEIGHTS = (2.06, 1.49, 0.84, 1.00, 1.09, 0.60, -0.77, 0.91, -2.00, 0.30, 2.50, -0.55, -1.02, 0.81, 0.37, -2.00, -0.50)

_THIRD = {"m": re.compile(r"\b(?:[Hh]e|[Hh]is|him)\b"), "f": re.compile(r"\b(?:[Ss]he|[Hh]ers?)\b")}
_FADE = 0.5  # what each sentence leaves of having been named
_SENTENCES = 8
_FAR = 5  # sentences ago: who was met earlier is no candidate, unless last to speak
_VOICES = 12
_LEARN = 0.85  # from there on a pronoun tells somebody's gender
_AGAINST = -5.0  # the gender of somebody whose first name is mostly the other one’s
LIKELY = 0.65  # of whom a pronoun means that begins a sentence, or is asked
_UNLIKELY = 0.66  # of the only one there, whose first name is mostly the other gender’s
_UNSURE = 0.74  # of somebody of whom not even that is certain that it is a person
_INTRODUCED = 4  # the rank of what stands beside a name
_LEAD = 4  # characters before the subject that begins a sentence
_ADDRESSED = re.compile(
    r" (?:(?:later|then|also|once|had|has|\w+ly) )?(?:told|tells|asked|asks|reminded|reminds|informed|warned|warns|assured)"
    r" (?:(?!that\b)[\w’'.-]+ ){0,4}$"
)
_TO_THE_SAME = re.compile(
    r"[“\s]*(?:When|After|As|While|Once|Before|Because|Since|If|Although|Though) [^“”;:.]{3,140} (?P<whom>him|her), $"
)
_SPOKE_TO = re.compile(
    r"[“\s]*(?:Speaking|Talking|In (?:an? |his |her )?(?:[a-z]+ ){0,2}?(?:interview|conversation|call|letter|email|speech)|Asked|"
    r"Writing|Responding|Replying) (?:with|to|by) (?:the )?(?=[A-Z])(?P<whom>[^“”;:.,]{3,80}), $"
)  # Speaking to Martin Reeve of the Courier, he said
_BODY_FIRST = re.compile(
    r"[“\s]*(?:(?:As|After|In|On|While|When|Despite|With|Before|Following) [^,;:“”]{2,80}, )?"
    r"((?:(?:The|the|A|Its|Their) )?(?:[\w’'&.-]+ ){0,6}?[\w’'&-]+)"
    r"(?=, (?:which|a|an|the) | (?:has|have|had|is|was|did|said|[a-z]+ed)\b)"
)
_CROWD_FIRST = re.compile(
    r"[“\s]*(?P<who>(?:[\w’'&-]+ ){0,4}?(?P<head>[A-Za-z]+)"
    r"(?: (?:of|from|for|in|at|with) (?:the )?[\w’'&-]+(?: [A-Z][\w’'&-]+)*)?)"
    r"(?=, who\b|,? (?:who|have|had|were|are|did|met|wrote|said|told|went|came|took|held|gave|stood|[a-z]+ed)\b)"
)


_MANY = frozenset("board committee commission panel team group council band jury court coalition".split())  # of people


@dataclass(frozen=True, slots=True)
class Candidate:
    """One whom a pronoun may mean, with the value of each feature."""

    source: Source
    values: tuple[float, ...]

    @property
    def score(self) -> float:
        return sum(weight * value for weight, value in zip(WEIGHTS, self.values, strict=True))


def meant(story: Discourse, word: str, mention: Span, sentence: int, *, but: Person | None = None) -> Source | None:
    """The source that a pronoun stands for, who is not `but`."""
    kind = PRONOUNS[word]
    if kind in {"m", "f"}:
        return _he_or_she(story, kind, mention, sentence, but)
    if kind == "w":
        return _who(story, mention)
    body = _body_before(story, sentence) if kind == "n" else None
    if body is not None:
        return body.again(mention, 0.8, "pronoun")
    crowd = _crowd_before(story, sentence) if kind == "p" else None
    if crowd is not None:
        return crowd.again(mention, 0.8, "pronoun")
    wanted = {"p": {"unnamed", "organisation"}, "n": {"organisation"}}.get(kind, set())
    if kind == "p":
        for source, _ in reversed(story.heard(mention.start, sentence, 3)):
            if source.kind == "organisation" and (source.name or "").split(" ")[-1].lower() in _MANY:
                return source.again(mention, 0.7, "pronoun")
    for source, _ in reversed(story.heard(mention.start, sentence, 3)):
        if source.kind in wanted:
            return source.again(mention, 0.7, "pronoun")
        who = source.person
        if (
            kind == "n" and who is not None and (not who.firm or _may_be_a_body(who))
        ):  # Médecins Sans Frontières said … it said
            return Source("organisation", None, who.name, None, mention, 0.75, "pronoun")
    return None


def _may_be_a_body(who: Person) -> bool:
    """Whether one word is all that is known of somebody: "Nordhavn said … it said"."""
    return len(who.words) == 1 and not who.gender and who.role is None and who.name.lower() not in first_names()


def _who(story: Discourse, mention: Span) -> Source | None:
    """The person whom "who" follows: "Kang, who said"."""
    before = story.cast.between(max(0, mention.start - 80), mention.start)
    if before and not re.search(r"[.;:“”]", story.text[before[-1].end : mention.start]):
        return person(before[-1].person, Span(before[-1].start, before[-1].end), 0.9, "name")
    return None


def _body_before(story: Discourse, number: int) -> Source | None:
    """The body that the sentence before begins with: "The Care Alliance disputed the figures. “…,” it said"."""
    return body_first(story, number - 1) if number else None


def body_first(story: Discourse, number: int) -> Source | None:
    """The body that a sentence begins with."""
    sentence = story.sentences[number]
    chunk = _BODY_FIRST.match(story.text, sentence.start, sentence.end)
    if chunk is None:
        return None
    first = chunk[1].split()[0].lower()
    if (first in namewords.NOT_NAMES and first not in {"the", "its", "their"}) or story.cast.between(*chunk.span(1)):
        return None
    source = described(story.text, Chunk(chunk.start(1), chunk.end(1), chunk.end(1)), story.cast, [])
    return source if source is not None and source.kind == "organisation" and source.how == "organisation" else None


def _crowd_before(story: Discourse, number: int) -> Source | None:
    """The people whom this sentence or the one before begins with: "The activists responded. “…,” they wrote"."""
    for at in (number, number - 1):
        if at < 0:
            continue
        sentence = story.sentences[at]
        found = _CROWD_FIRST.match(story.text, sentence.start, sentence.end)
        if found and found["head"].lower() in lexicon.CROWD:
            span = Span(*found.span("who"))
            return Source("unnamed", None, None, found["who"], span, 0.9, "description")
    return None


# -- he and she ------------------------------------------------------------------------------------------------------------------


def _he_or_she(story: Discourse, gender: str, mention: Span, sentence: int, but: Person | None) -> Source | None:
    found = [one for one in candidates(story, gender, mention, sentence) if but is None or one.source.person is not but]
    if not found:
        return None
    scores = [one.score for one in found]
    highest = max(scores)
    best = found[scores.index(highest)]
    trust = 0.5 + 0.45 / sum(math.exp(score - highest) for score in scores)
    if best.values[FEATURES.index("unsure")]:
        trust = min(trust, _UNSURE)
    if best.values[FEATURES.index("gender")] < 0:
        trust = min(trust, _UNLIKELY)
    who = best.source.person
    if who is not None and not who.known_gender and trust >= _LEARN:
        who.gender, who.known_gender = gender, True
    return best.source.again(mention, round(trust, 2), "pronoun")


def candidates(story: Discourse, gender: str, mention: Span, sentence: int) -> list[Candidate]:
    """Everybody whom "he" (gender "m") or "she" ("f") at `mention` may mean."""
    found: dict[int, _Trail] = {}
    addressed, other = _addressed(story, mention), _did_it_to(story, mention, sentence)
    for number in range(sentence, max(-1, sentence - _SENTENCES), -1):
        lead = story.leads.get(number) if number < sentence else None
        if lead is not None:
            found.setdefault(id(lead), _Trail(person(lead, mention, 1.0, "pronoun"))).topic(
                sentence - number, story, number
            )
        first = True
        for held in story.by_sentence[number]:
            if held.end > mention.start:
                break
            trail = found.setdefault(id(held.person), _Trail(person(held.person, mention, 1.0, "pronoun")))
            first = trail.named(story, held, sentence - number, number, first=first)
    voices = story.heard(mention.start, sentence, _VOICES)
    unnamed: list[tuple[Source, _Trail]] = []
    for source, number in reversed(voices):
        if source.person is not None:
            trail = found.setdefault(id(source.person), _Trail(source))
        elif is_one(source):
            trail = next((trail for known, trail in unnamed if known.same(source)), None) or _Trail(source)
            unnamed.append((source, trail))
        else:
            continue
        trail.told(story, source, sentence - number, number)
    trails = [*found.values(), *{id(trail): trail for _, trail in unnamed}.values()]
    fitting = [
        trail
        for trail in trails
        if trail.fits(gender) and (trail.source.person is None or trail.source.person not in {addressed, other})
    ]
    cannot = set(map(id, others.than(story, gender, mention, sentence)))
    fitting = [trail for trail in fitting if id(trail.source.person) not in cannot] or fitting
    last = max(fitting, key=lambda trail: trail.spoke, default=None)
    third = _THIRD[gender].search(story.quoted_beside(mention)) is not None
    fitting = [trail for trail in fitting if trail is last or trail.values["named"] >= _FADE**_FAR]
    return [
        trail.candidate(
            story,
            gender,
            mention,
            sentence,
            last=trail is last,
            third=third,
            others=any(other.spoke >= 0 and other is not trail for other in fitting),
        )
        for trail in fitting
    ]


def _addressed(story: Discourse, mention: Span) -> Person | None:
    """The person to whom the pronoun speaks, who cannot be the same: "he told Hannity"."""
    for held in story.cast.between(mention.end, mention.end + 80)[:1]:
        if _ADDRESSED.match(story.text[mention.end : held.start]) and not story.owns(held):
            return held.person
    return None


def _did_it_to(story: Discourse, mention: Span, sentence: int) -> Person | None:
    """The person who did something to whom the pronoun means: "When Oakes challenged him, he"."""
    start = story.sentences[sentence].start
    found = _TO_THE_SAME.match(story.text, start, mention.start)
    if found is None and (led := _SPOKE_TO.match(story.text, start, mention.start)) is not None:
        return next(
            (m.person for m in story.cast.between(led.start("whom"), led.end()) if m.start == led.start("whom")), None
        )
    held = story.cast.between(start, mention.start) if found else []
    return held[0].person if found and len(held) == 1 and held[0].end <= found.start("whom") else None


def is_one(source: Source) -> bool:
    """Whether a source without a name is one human being."""
    if source.kind != "unnamed" or source.how == "phrase":
        return False
    words = re.findall(r"[\w-]+", source.role.lower()) if isinstance(source.role, str) else []
    return not any(
        word in lexicon.CROWD or word in _ANYBODY or (word.endswith("s") and lexicon.is_role(word))
        for word in words[:4]
    )


_ANYBODY = frozenset("no everyone everybody anyone anybody nobody others people none".split())


def _leads_in(story: Discourse, who: Person, sentence: int) -> bool:
    """Whether a paragraph of one sentence right before is about somebody: "Ridley saw it differently. / “…,” he said"."""
    before, own = sentence - 1, story.paragraphs
    if before < 0 or own[before] == own[sentence] or (before and own[before - 1] == own[before]):
        return False
    return story.opens(before, who)


def _is_introduced(story: Discourse, held: Mention) -> bool:
    """Whether a sentence ends with the introduction of somebody: "courtesy of Wes Naka, a delegate who had dressed up"."""
    first = bool(held.person.mentions) and held.person.mentions[0] == held.start
    return first and held.person.rank >= _INTRODUCED and story.text[held.end : held.end + 1] == ","


def _is_maker(story: Discourse, held: Mention) -> bool:
    """Whether a sentence ends with whose work it told of, named for the first time: "videos by Ada Marsh."."""
    first = bool(held.person.mentions) and held.person.mentions[0] == held.start and len(held.person.words) > 1
    return first and story.text.endswith(" by ", 0, held.start) and story.text[held.end : held.end + 1] == "."


class _Trail:
    """What the last sentences say of one candidate, gathered from the pronoun backwards."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.spoke = -1  # where last
        self.paragraph: int | None = None  # where last met
        self.described = False  # the sentence before begins with a description of this one
        self.values = dict.fromkeys(FEATURES, 0.0)

    def fits(self, gender: str) -> bool:
        """Whether "he" or "she" agrees with what is known."""
        who = self.source.person
        if who is not None:
            return who.gender in {"", gender} or not who.known_gender
        words = re.findall(r"[\w-]+", self.source.role.lower()) if isinstance(self.source.role, str) else []
        return next((lexicon.ROLE_GENDER[word] for word in words if lexicon.ROLE_GENDER.get(word)), gender) == gender

    def _met(self, story: Discourse, ago: int, number: int) -> float:
        if self.paragraph is None:
            self.paragraph = story.paragraphs[number]
            self.values["named"] = _FADE**ago
        return float(_FADE**ago)

    def topic(self, ago: int, story: Discourse, number: int) -> None:
        """A sentence begins with a pronoun or a description that means this one."""
        fade = self._met(story, ago, number)
        self.values["topic"] = max(self.values["topic"], fade)
        self.described = self.described or (ago == 1 and number in story.described)

    def named(self, story: Discourse, held: Mention, ago: int, number: int, *, first: bool) -> bool:
        """A sentence names this one. `first`: nobody before in it stands free; returns the same for the next."""
        new = self.paragraph is None
        fade = self._met(story, ago, number)
        is_name = story.text.endswith((" is ", " was "), max(0, held.start - 5), held.start)
        named = is_name and not story.owns(held)  # The director is Mark Jones.
        met = _is_introduced(story, held) or _is_maker(story, held)
        bound = not named and (story.owns(held) or (story.led(held) and not met))
        if named:
            self.values["topic"] = max(self.values["topic"], fade)
        lead = story.leads.get(number)
        if (
            new
            and not named
            and not met
            and (not first or lead not in {None, held.person})
            and not story.begins_clause(held)
        ):
            self.values["object"] = fade  # Marsh praised Reeve. “…,” she said
        if bound:
            self.values["led or owner"] = max(self.values["led or owner"], fade if new else 0.0)
        elif first or story.begins_clause(held):
            self.values["subject"] = max(self.values["subject"], fade)
            if story.opens(number, held.person):
                self.values["topic"] = max(self.values["topic"], fade)
        return first and bound

    def told(self, story: Discourse, source: Source, ago: int, number: int) -> None:
        """This one spoke."""
        fade = self._met(story, ago, number)
        self.values["spoke"] = max(self.values["spoke"], fade)
        self.spoke = max(self.spoke, source.mention.start)
        if source.mention.start - story.sentences[number].start <= _LEAD:
            self.values["topic"] = max(self.values["topic"], fade)
            self.values["subject"] = max(self.values["subject"], fade)

    def candidate(
        self, story: Discourse, gender: str, mention: Span, sentence: int, *, last: bool, others: bool, third: bool
    ) -> Candidate:
        who = self.source.person
        values = self.values
        values["last to speak"] = float(last and self.spoke >= 0)
        if last:
            values["spoke"] *= 2
        values["topic just now"] = float(values["topic"] >= _FADE)
        values["spoken of"] = float(third and values["topic"] >= _FADE)
        values["same paragraph"] = float(self.paragraph == story.paragraphs[sentence])
        if who is None:
            values["unnamed"] = 1.0
        else:
            values["gender"] = _AGAINST if who.gender not in {"", gender} else float(who.gender == gender)
            values["new"] = float(story.is_new(who, mention.start))
            told = values["new"] or values["same paragraph"] or self.described or _leads_in(story, who, sentence)
            values["silent"] = float(others and id(who) not in story.vocal and not told)
            values["unsure"] = float(not (who.firm or id(who) in story.vocal or who.gender == gender))
            values["asked"] = float(story.asked.get(sentence) is who or story.asked.get(sentence - 1) is who)
            values["often"] = math.log1p(sum(1 for offset in who.mentions[:50] if offset < mention.start))
        return Candidate(self.source, tuple(values[name] for name in FEATURES))
