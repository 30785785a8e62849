"""What a story has told so far: who was named in which sentence, who spoke, whom a sentence is about."""

import bisect
import re
from collections.abc import Sequence

from digest.article import Span
from digest.quotes import cues, lexicon, namewords, nouns
from digest.quotes.cast import Cast
from digest.quotes.events import Event
from digest.quotes.people import Mention, Person
from digest.quotes.voices import Source

_OWN = ("’s", "'s")
_LED = re.compile(
    r"\b(?:of|for|from|at|in|on|with|to|by|about|under|over|against|after|before|like|than|between) (?:(?!and\b|"
    r"but\b|is\b|was\b)[\w’'.-]+ ){0,4}$"
)
_NEW_CLAUSE = re.compile(r"\b(?:while|and|but|whereas|as) (?:[\w’'.-]+ ){0,5}$")
_VERB_NEXT = re.compile(r" (?:was|is|has|had|did|said|says|told|wrote|took|went|[a-z]+ed)\b")
_NOUN_PHRASE = re.compile(
    r"(?!(?:[Ii]n|[Oo]n|[Aa]t|[Aa]fter|[Aa]s|[Ww]hen|[Ff]or|[Ww]ith)\b)[\w’'&-]+(?: [\w’'&-]+){0,9}, "
)
_OPENER = re.compile(
    r"[“\s]*(?:Asked|Pressed|Questioned|Told|Speaking|Every|Each|Most|That|This|Last|Today|Yesterday|Across|Near|Above|"
    r"Below|Two|Three|In|At|On|After|Before|During|When|While|For|Now|Once|Since|Until|Despite|"
    r"Outside|Inside|By)\b[^,;“”]{2,120}, "
    r"|[“\s]*(?:This|It|That) (?:is|was) (?:the (?:first|second|third|last|only|latest) time |when |where |why )"
    r"|[“\s]*(?:And )?[Tt]hen (?:there(?:’s|'s| is| was)|came) "
    r"|[“\s]*(?:Reacting|Responding|Replying|Commenting|Contributing|Reached|Contacted|Laughing|Smiling)\b[^,;“”]{0,120}, "
    r"|[“\s]*(?:A few|Some|Several|Moments|Minutes|Hours|Days|Weeks|Months|Years|Seconds|Two|Three|Four|Five|Six|Seven|"
    r"Eight|Nine|Ten|\d+)"
    r"(?: [a-z]+)? (?:later|earlier|before that|after that) "
)  # Asked if patients were safe, Pene hesitated.
_COURTESY = re.compile(r"(?<=, )(?:[A-Z][\w’'.-]* ){1,3}$")
_ASKED = re.compile(r" (?:(?!about\b|by\b|for\b|if\b|whether\b|how\b|why\b|that\b)[\w’'.-]+ ){0,4}")
_NEXT_WORD = re.compile(r" ([a-z]+)\b(?!-)")
_CAPITAL_NEXT = re.compile(r" [A-Z]")
_TOPIC_LEAD = re.compile(r"^[“\s]*(?:(?:As for|For|But for|But|And|Then) )?(?:the )?")
_LEADS_UP = re.compile(
    r"[“\s]*(?:(?:Also |And |But )?(?:[Aa]mong|[Aa]mongst|[Oo]ne of|[Tt]he (?:first|last|only|next|other|second|third|"
    r"winner|loser|man|woman|person|driver)"
    r"|[Aa]lso|[Ff]irst|[Ll]ast|[Nn]ext|[Ww]ith (?:him|her|them)|[Ww]atching|[Ss]tanding|[Ss]itting|"
    r"[Ll]eading)\b[^,;:“”.]{0,90}?) "
    r"(?:is|was|were|are|stood|sat|came) (?:(?:the|an?|his|her|its|their)? ?(?:[\w’'-]+ ){0,6}?[\w’'-]+, )?"
)
_ONE_BREATH = 35  # characters in which a second name belongs to the first: "Ada Marsh, known as Umm Tarek"
_AROUND = 300  # characters around a verb in which a quotation is its own
_FEW = 8  # names of a sentence that are looked at
_TITLE = 4  # words of a title
_PAST_SENTENCES = 8
_LEAST = 3  # characters before a name that begins its sentence
_QUOTED = 2_000  # characters of a quotation that are looked at
_LED_IN = 40
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_NEW = 400  # characters after the first mention of somebody, in which "he" may well mean them


class Discourse:
    """The state that pronouns and descriptions are read in. `note` and `tell` must be called in story order."""

    def __init__(
        self, text: str, sentences: Sequence[Span], cast: Cast, found: Sequence[Event], body: str | None = None
    ) -> None:
        self.text = text
        self.body = text if body is None else body
        self.sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self.cast = cast
        self._presented: dict[int, Person | None] = {}
        self._begun: dict[int, Person | None] = {}
        self._owned: dict[int, bool] = {}  # by where a name starts, as the two that follow
        self._led: dict[int, bool] = {}
        self._clauses: dict[int, bool] = {}
        self.spoken: list[tuple[Source, int]] = []  # with the number of the sentence
        self.leads: dict[int, Person] = {}  # sentence -> whom the pronoun or description that it begins with means
        self.described: set[int] = set()  # sentences that begin with a description of their lead
        self.asked: dict[int, Person] = {}  # sentence -> who was asked something in it
        self.askers: dict[int, Person] = {}  # sentence -> who asked
        self.paragraphs = self._paragraphs()  # sentence -> the number of its paragraph
        self.by_sentence = self._mentions_by_sentence()
        self.vocal = self._who_speaks(found)

    def tell(self, source: Source, sentence: int) -> None:
        """Remember that somebody spoke."""
        self.spoken.append((source, sentence))

    def quoted_beside(self, mention: Span) -> str:
        """The quoted words that end right before the subject of a verb of speech, or begin right after the verb."""
        before = self.text[max(0, mention.start - 3) : mention.start].rstrip()
        if before.endswith("”"):
            end = self.text.rindex("”", 0, mention.start)
            return self.body[self.text.rfind("“", max(0, end - _QUOTED), end) + 1 : end]
        start = self.text.find("“", mention.end, mention.end + _LED_IN)
        if start >= 0 and _SENTENCE_END.search(self.text, mention.end, start):
            return ""  # He left on Sunday. “…”
        return self.body[start + 1 : self.text.find("”", start, start + _QUOTED)] if start >= 0 else ""

    def ask(self, cue: Span, sentence: int) -> None:
        """Remember who was asked by a verb: "Hannity asked Trump how high the wall would be"."""
        for held in self.cast.between(cue.end, cue.end + 60)[:1]:
            if _ASKED.fullmatch(self.text, cue.end, held.start) and not self.owns(held):
                self.asked[sentence] = held.person

    def speaks(self, source: Source) -> bool:
        """Whether the story lets this source say anything under a name."""
        return source.person is None or id(source.person) in self.vocal

    def is_somebody(self, source: Source) -> bool:
        """Whether more than capital letters makes a source a person."""
        who = source.person
        return who is None or who.firm or id(who) in self.vocal

    def may_speak(self, source: Source, at: int) -> bool:
        """Whether a source speaks elsewhere, or was introduced just before `at`."""
        return self.speaks(source) or (source.person is not None and self.is_new(source.person, at))

    def heard(self, before: int, sentence: int, count: int) -> list[tuple[Source, int]]:
        """The last few who spoke before an offset in a sentence."""
        end = bisect.bisect_right(self.spoken, sentence, key=lambda spoken: spoken[1])
        while end and self.spoken[end - 1][1] == sentence and self.spoken[end - 1][0].mention.start >= before:
            end -= 1
        return self.spoken[max(0, end - count) : end]

    def owns(self, mention: Mention) -> bool:
        """Whether a name belongs to the noun after it: "Kim’s house", "the Kim campaign"."""
        if mention.start not in self._owned:
            self._owned[mention.start] = self._owns(mention)
        return self._owned[mention.start]

    def _owns(self, mention: Mention) -> bool:
        following = _NEXT_WORD.match(self.text, mention.end)
        if following and following[1] in lexicon.ORG_NOUNS:
            return True
        named = following is not None and _CAPITAL_NEXT.match(self.text, following.end()) is not None
        if following and named and lexicon.is_role(following[1]) and not nouns.is_verbal(following[1]):
            return True  # Kim spokesman Ada Marsh, and not: Kim accused Marsh
        return self.text[mention.end : mention.end + 2] in _OWN or (
            self.text[mention.end - 1] == "s" and self.text[mention.end : mention.end + 2] in {"’ ", "' "}
        )

    def led(self, mention: Mention) -> bool:
        """Whether a preposition leads a name: "speaking to Martin Smith"."""
        if mention.start not in self._led:
            self._led[mention.start] = self._is_led(mention)
        return self._led[mention.start]

    def _is_led(self, mention: Mention) -> bool:
        found = _LED.search(self.text, max(self._sentence_start(mention), mention.start - 60), mention.start)
        return found is not None and not self._is_title(found.start(), mention.start)

    def _is_title(self, preposition: int, name: int) -> bool:
        """Whether a preposition stands in the title before a name: "former Secretary of State Ada Marsh"."""
        before = self.text[max(0, preposition - 30) : preposition].split()[-1:]
        words = self.text[preposition:name].split()
        return (
            words[0] in {"of", "for"}
            and len(words) > 1
            and words[-1][0].isupper()
            and not lexicon.is_role(words[-1])
            and words[-1].rstrip(".").lower() not in namewords.HONORIFICS
            and bool(before)
            and lexicon.is_role(before[0])
        )

    def number_at(self, offset: int) -> int:
        """The number of the sentence that an offset lies in."""
        return max(0, bisect.bisect_right(self._starts, offset) - 1)

    def _sentence_start(self, mention: Mention) -> int:
        return self.sentences[self.number_at(mention.start)].start

    def begins_clause(self, mention: Mention) -> bool:
        """Whether a name is the subject of a later clause: "and Wexham boss Gary Nunn was booked"."""
        if mention.start not in self._clauses:
            self._clauses[mention.start] = (
                _VERB_NEXT.match(self.text, mention.end) is not None
                and _NEW_CLAUSE.search(self.text, max(0, mention.start - 80), mention.start) is not None
            )
        return self._clauses[mention.start]

    def nearest(self, at: int, sentence: int, gender: str) -> tuple[Person | None, int]:
        """The first compatible person of the nearest earlier sentence, the one in hand included, and that sentence's number.
        Any gender is compatible with ""."""
        for number in range(sentence, max(-1, sentence - _PAST_SENTENCES), -1):
            lead = self.leads.get(number) if number < sentence else None
            if lead is not None and (not gender or lead.gender in {"", gender}):
                return lead, number
            found = [
                m for m in self.by_sentence[number] if m.end <= at and (not gender or m.person.gender in {"", gender})
            ]
            plain = [m for m in found if not self.led(m)]
            found = plain if number == sentence else plain or found
            found = [m for m in found if not self.owns(m)] or found
            sure = [
                m
                for m in found
                if (gender and m.person.gender == gender) or m.person.firm or id(m.person) in self.vocal
            ]
            if found and not sure and number >= sentence - 1:
                return None, number  # somebody unknown stands nearest
            found = sure
            if found:
                return self._second_voice(found) or found[0].person, number
        return None, -1

    def opens(self, number: int, who: Person) -> bool:
        """Whether a sentence is about somebody: it begins with their name, or with "As for" and it, or ends up at it."""
        if self.leads.get(number) is who or self.presented(number) is who:
            return True
        if number not in self._begun:
            self._begun[number] = self._begins_with(number)
        return self._begun[number] is who

    def _begins_with(self, number: int) -> Person | None:
        """The person whose name a sentence begins with, or after what only leads in to it or says what they are."""
        sentence = self.sentences[number]
        opener = _OPENER.match(self.text, sentence.start, sentence.end)
        start = opener.end() if opener else sentence.start
        first = next((m for m in self.by_sentence[number] if m.start >= start and not self.owns(m)), None)
        if first is None:
            return None
        lead = _TOPIC_LEAD.sub("", self.text[start : first.start])
        if all(word[0].isupper() or lexicon.is_role(word) for word in lead.split()):
            return first.person
        lead = _COURTESY.sub("", lead)  # A haulier, Alhaji Bello Marsh, blamed
        described = lead.endswith(", ") and _NOUN_PHRASE.fullmatch(lead) is not None and not _verbal(lead)
        return first.person if described else None

    def presented(self, number: int) -> Person | None:
        """Whom a sentence leads up to: "Among his pupils was Ada Marsh, who", "The first to see it was the watchman, Ada
        Marsh"."""
        if number not in self._presented:
            self._presented[number] = self._led_up_to(number)
        return self._presented[number]

    def _led_up_to(self, number: int) -> Person | None:
        sentence = self.sentences[number]
        for held in self.by_sentence[number][:_FEW]:
            lead = _LEADS_UP.match(self.text, sentence.start, held.start)
            if lead and self.text[lead.end() : held.start].count(" ") <= _TITLE and not self.owns(held):
                return held.person
        return None

    def is_new(self, who: Person, at: int) -> bool:
        """Whether a person was introduced just before `at`."""
        return (
            bool(who.mentions)
            and who.mentions[0] < at < who.mentions[0] + _NEW
            and all(offset >= at or self._in_one_breath(who.mentions[0], offset) for offset in who.mentions[:3])
        )

    def _in_one_breath(self, first: int, offset: int) -> bool:
        """Whether a name belongs to the one just before it."""
        return offset - first < _ONE_BREATH and ". " not in self.text[first:offset]

    def _second_voice(self, found: Sequence[Mention]) -> Person | None:
        """The last of several who speak in one sentence, each in a clause of their own."""
        for mention in reversed(found[1:]):
            if (
                id(mention.person) in self.vocal
                and _NEW_CLAUSE.search(self.text, max(0, mention.start - 80), mention.start)
                and re.match(r" (?:said|says|wrote|told|tweeted|added)\b", self.text[mention.end : mention.end + 9])
            ):
                return mention.person
        return None

    def _who_speaks(self, found: Sequence[Event]) -> set[int]:
        vocal: set[int] = set()
        for event in found:
            if event.chunk is not None and not self.is_deed(event):
                for mention in self.cast.between(event.chunk.start, event.chunk.full)[-1:]:
                    if min(event.chunk.end - mention.end, event.chunk.full - mention.end, key=abs) <= 1:
                        vocal.add(id(mention.person))
        for number, sentence in enumerate(self.sentences[:-1]):
            after = self.sentences[number + 1]
            quoted = (
                self.text[after.start : after.start + 1] == "“"
                and self.paragraphs[number] == self.paragraphs[number + 1]
            )
            for held in self.by_sentence[number][:1] if quoted else ():  # Strickland was not impressed. “…”
                if held.start - sentence.start <= _LEAST:
                    vocal.add(id(held.person))
        return vocal

    def is_deed(self, event: Event) -> bool:
        """Whether a verb that may be one of speech tells of a deed here: "The umpire gave him not out"."""
        if event.word not in cues.LOOSE:
            return False
        sentence = self.sentences[event.sentence]
        start, end = max(sentence.start, event.cue.start - _AROUND), min(sentence.end, event.cue.end + _AROUND)
        return self.text.find("“", start, end) < 0

    def _paragraphs(self) -> list[int]:
        numbers, number, end = [], 0, 0
        for sentence in self.sentences:
            number += "\n" in self.text[end : sentence.start]
            numbers.append(number)
            end = sentence.end
        return numbers

    def _mentions_by_sentence(self) -> list[list[Mention]]:
        held: list[list[Mention]] = [[] for _ in self.sentences]
        number = 0
        for mention in self.cast.mentions:
            while number < len(self.sentences) - 1 and self.sentences[number].end <= mention.start:
                number += 1
            held[number].append(mention)
        return held


def _verbal(words: str) -> bool:
    """Whether any word in lower case of a phrase looks like a verb's form."""
    return any(word.islower() and nouns.is_verbal(word.strip(",")) for word in words.split())
