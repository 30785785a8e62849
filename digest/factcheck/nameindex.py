"""NameIndex: whether the story has a line's names, and puts the same words together."""

import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from digest.digest import Check
from digest.factcheck.lexicon import COMMON_ENDINGS, DIRECTIONS, HONORIFICS, NOT_NAMES, PARTICLES, PREFIXES, TITLES
from digest.factcheck.names import Name, begins_sentence, is_after_of, names
from digest.factcheck.nations import INITIALS, base_name, nation
from digest.factcheck.numerals import low_at
from digest.factcheck.tokens import Token, lemma
from digest.words import STOP_WORDS

_TRANSPARENT = frozenset(("-", "&", "’", "'", '"', "“", "”", "‘", "(", ")", "/"))
_BEFORE_PLACE = frozenset(("in", "at", "near"))
_BEFORE_TITLE = frozenset("the a an former current then acting deputy vice".split())
_OVERTAKING = frozenset("outbid beat over against than".split())
_LEADS = frozenset((0, 1))  # the sentences whose places a whole story is about
_TITLE_CASE_LEAST = 2  # plain words with a capital inside the line: from there capitals say nothing


@cache
def common_words() -> frozenset[str]:
    """Lemmas that are mostly written in lower case, made by `training.common_words`."""
    return frozenset(files("digest.factcheck").joinpath("common_words.txt").read_text(encoding="ascii").split())


def _beside(tokens: Sequence[Token], place: int, found: list[Name]) -> list[Name]:
    """The names that may be those of the holder of the title at `place`: "the mayor of San Telmo, Tomás Quiroga", "Hosni
    Mubarak, the former president". A title with a capital stands beside another name only after a comma."""
    after = bisect.bisect_right(found, place, key=lambda name: name.first)
    inside = after > 0 and place < found[after - 1].end
    before = found[max(after - inside - 2, 0) : after - inside]
    if not inside or len(found[after - 1].words) == 1:
        return [*before, *found[after : after + 2]]
    start = place - 1
    while low_at(tokens, start) in _BEFORE_TITLE:
        start -= 1
    return before if low_at(tokens, start) == "," else []


class NameIndex:
    """The words of a story as names are looked up: which follow each other, which stand in one sentence, who holds a title."""

    def __init__(self, sentences: Sequence[Sequence[Token]], beside: Sequence[Sequence[Token]]) -> None:
        """`beside` are the headline, the dateline and the byline: they support a name, and have no sentence."""
        self._words: set[str] = set()
        self._lower: set[str] = set()  # lemmas of words written in lower case
        self._inside: set[str] = set()  # words written with a capital where no sentence begins
        self._bases: set[str] = set()
        self._pairs: set[tuple[str, str]] = set()
        self._runs: set[tuple[str, ...]] = set()
        self._first_names: set[str] = set()  # words that another follows in a name
        self._initials: set[str] = set()
        self._where: dict[str, set[int]] = defaultdict(set)
        self._seats: set[str] = set()
        self._holders: dict[str, set[str]] = defaultdict(set)  # the words of names beside a title
        self._members: dict[str, set[str]] = defaultdict(set)  # the last words of names before "of" an organisation
        for number, tokens in enumerate([*sentences, *beside]):
            self._add_words(tokens, number if number < len(sentences) else -1)
            self._add_names(tokens)

    def check(self, tokens: Sequence[Token], near: Sequence[Sequence[Token]]) -> Iterator[Check]:
        """A check for each name of a line. `near` are the sentences that it is most like."""
        for name in self.names_in(tokens):
            wrong = self._wrong(name, tokens, near)
            yield Check("name", wrong is None, wrong or name.text)

    @property
    def words(self) -> frozenset[str]:
        """The folded words that the story writes with a capital though no sentence begins, or that are no common words."""
        plain = self._lower | common_words()
        begins = {low for run in self._runs for low in run if lemma(low) not in plain}
        return frozenset((self._inside | begins) - STOP_WORDS - NOT_NAMES)

    def names_in(self, tokens: Sequence[Token]) -> Iterator[Name]:
        """The names of a line, without words that have a capital for another reason."""
        title_case = self._is_title_case(tokens)
        for name in names(tokens):
            yield from self._without_plain(name, tokens, title_case=title_case)

    def _add_words(self, tokens: Sequence[Token], number: int) -> None:
        words = [(place, token) for place, token in enumerate(tokens) if token.kind != "mark"]
        for place, token in words:
            self._words.add(token.low)
            if token.capital:
                self._bases.add(base_name(token.low))
                self._where[token.low].add(number)
                if not begins_sentence(tokens, place) or (len(token.text) > 1 and token.text.isupper()):
                    self._inside.add(token.low)
            else:
                self._lower.add(lemma(token.low))
        for place, token in enumerate(tokens):
            if token.low == "based":
                self._seats |= {
                    low_at(tokens, place - 2),
                    low_at(tokens, place + 2),
                }  # "Bergen-based", "based in Dayton"
        for (place, one), (after, other) in pairwise(words):
            if all(token.low in _TRANSPARENT for token in tokens[place + 1 : after]):
                self._pairs.add((one.low, other.low))

    def _add_names(self, tokens: Sequence[Token]) -> None:
        found = list(names(tokens))
        holder = ""
        for name in found:
            run = name.words
            if run not in self._runs:
                self._add_run(name, run)
            if holder and is_after_of(tokens, name.first):
                self._members[run[-1]].add(holder)
            else:
                holder = run[-1]
        for place, token in enumerate(tokens):
            if token.low in TITLES:
                self._holders[TITLES[token.low]].update(
                    word for name in _beside(tokens, place, found) for word in name.words
                )

    def _add_run(self, name: Name, run: tuple[str, ...]) -> None:
        self._runs.add(run)
        self._first_names.update(run[:-1])
        for place, one in enumerate(run):
            self._pairs.update((one, other) for other in run[place + 1 : place + 4])
            if one in TITLES:
                self._holders[TITLES[one]].update(run)
        for chosen in (run, tuple(token.low for token in name.tokens if token.kind == "word")):
            initials = "".join(word[0] for word in chosen)
            self._initials.update(
                initials[begin:end] for begin in range(len(run)) for end in range(begin + 2, len(initials) + 1)
            )

    def _is_title_case(self, tokens: Sequence[Token]) -> bool:
        """Whether a line writes words with a capital that are no names."""
        inside = [token for place, token in enumerate(tokens) if token.kind == "word" and place and not token.joined]
        longer = [token for token in inside if len(token.low) > 3 and token.low not in STOP_WORDS]
        plain = sum(token.capital and (token.low in STOP_WORDS or self._is_plain(token)) for token in inside)
        lower = sum(not token.capital for token in longer)
        if lower == 0 and len(longer) >= 3:
            return plain >= 1
        return lower <= len(longer) // 5 and plain >= _TITLE_CASE_LEAST

    def _without_plain(self, name: Name, tokens: Sequence[Token], *, title_case: bool) -> Iterator[Name]:
        """The run without the words that are capitalised only because a sentence begins there, or the line is in title case."""
        kept: list[Token] = []
        first = name.first
        for place, token in enumerate(name.tokens, name.first):
            only_begins = place == name.first and begins_sentence(tokens, place) and not self._continues(name)
            if (title_case or only_begins or (not kept and not token.capital)) and self._is_plain(token):
                if kept:
                    yield Name(tuple(kept), first)
                kept, first = [], place + 1
            else:
                kept.append(token)
        if kept:
            yield Name(tuple(kept), first)

    def _continues(self, name: Name) -> bool:
        """Whether the story joins the first two words, so that the first is part of the name."""
        return len(name.words) > 1 and name.words[:2] in self._pairs

    def _is_plain(self, token: Token) -> bool:
        """Whether a word may be no name: the story or the language writes it in lower case."""
        known = lemma(token.low)
        if token.kind != "word" or token.low in STOP_WORDS or token.low in PARTICLES or token.low in PREFIXES:
            return True
        if token.low.endswith("n't") or known in self._lower:
            return True
        if token.low in self._inside or nation(token.low):
            return False
        return known in common_words() or token.low.endswith(COMMON_ENDINGS)

    def _wrong(self, name: Name, tokens: Sequence[Token], near: Sequence[Sequence[Token]]) -> str | None:
        """Why the story does not support a name; None where it does."""
        words = [word for word in name.words if word not in HONORIFICS and len(word) > 1]
        if words and not self._is_spelt_out(name):
            for word in words:
                if not self._is_known(word) and not self._is_of_place(word, words):
                    return f"{name.text}: {word} is not in the story"
            for one, other in pairwise(self._parts(name, words)):
                if not self._may_stand_together(one, other, words[-1]):
                    return f"{name.text}: not together in the story"
        return self._wrong_place(name, tokens, near) or self._wrong_role(name, tokens)

    def _is_spelt_out(self, name: Name) -> bool:
        """Whether the story has the name's initials instead."""
        if len(name.words) < 2:
            return False
        everything = "".join(token.low[0] for token in name.tokens if token.kind == "word")
        return "".join(word[0] for word in name.words) in self._words or everything in self._words

    def _is_known(self, word: str) -> bool:
        if word in self._words or lemma(word) in self._lower or word in DIRECTIONS or word in self._initials:
            return True
        if nation(word) and base_name(word) in self._bases:
            return True
        if spelt := INITIALS.get(word):
            return all(part in self._words or lemma(part) in self._lower for part in spelt)
        return word in TITLES and TITLES[word] in self._holders

    def _is_of_place(self, word: str, words: Sequence[str]) -> bool:
        """Whether a word is the adjective of a place in the story: "Samoan"; not a first name that only looks like one."""
        return (len(words) == 1 or (word == words[0] and words[1] in TITLES)) and base_name(word) in self._bases

    def _parts(self, name: Name, words: Sequence[str]) -> list[list[str]]:
        """The name's words, those together that follow each other in the story. A part that begins with an empty word may
        follow any other: "X's Y", "X and Y"."""
        loose = {one.low for one, after in pairwise(name.tokens) if one.possessive or after.low == "and"}
        parts: list[list[str]] = [[words[0]]]
        for one, other in pairwise(words):
            if any((one, form) in self._pairs for form in (other, other.removesuffix("s"), other + "s")):
                parts[-1].append(other)
            else:
                parts.append(["", other] if one in loose else [other])
        return parts

    def _may_stand_together(self, one: Sequence[str], other: Sequence[str], surname: str) -> bool:
        """Whether two parts of a name that the story has apart may be joined: "Burundi President", "Ohio [Corliss Coatings]";
        not a first name with another's surname."""
        if not other[0] or {one[-1], other[0]} & DIRECTIONS or nation(one[-1]) or nation(other[0]):
            return True
        if self._holds(one[-1], surname):
            return True
        if len(other) == 1 and one[-1] in self._first_names:
            return False
        alone = [self._stands_alone(part) for part in (one, other)]
        common = [len(part) == 1 and lemma(part[0]) in self._lower for part in (one, other)]
        return all(alone) or (alone[0] and common[1]) or (alone[1] and common[0])

    def _stands_alone(self, part: Sequence[str]) -> bool:
        return len(part) > 1 or ((part[0],) in self._runs and part[0] not in self._first_names)

    def _holds(self, title: str, surname: str) -> bool:
        """Whether the story has this title beside this name."""
        title = INITIALS[title][0] if title in INITIALS else title
        return title in TITLES and surname in self._holders[TITLES[title]]

    def _wrong_role(self, name: Name, tokens: Sequence[Token]) -> str | None:
        """A title that the story does not give this person, an organisation that it gives another."""
        surname = name.words[-1]
        title = name.words[0] if name.words[0] in TITLES else low_at(tokens, name.first - 1)
        if title in TITLES and title != surname and surname in self._where and not self._holds(title, surname):
            return f"{title} {name.text}: not so in the story"
        if is_after_of(tokens, name.first) and self._members.get(surname):
            place = name.first - 1
            while low_at(tokens, place) in ("of", "the", ","):
                place -= 1
            holder = tokens[place]
            if holder.capital and low_at(tokens, place + 1) == "," and holder.low not in self._members[surname]:
                return f"{holder.text} of {name.text}: not so in the story"
        return None

    def _wrong_place(self, name: Name, tokens: Sequence[Token], near: Sequence[Sequence[Token]]) -> str | None:
        """ "in Geneva", where that passage says "in Vienna"; "Oslo-based", where the story says so of another place."""
        if low_at(tokens, name.end) == "-" and low_at(tokens, name.end + 1) == "based":
            return None if name.words[-1] in self._seats else f"{name.text}-based: not so in the story"
        preposition = low_at(tokens, name.first - 1)
        if preposition not in _BEFORE_PLACE or (preposition, name.words[0]) in self._pairs:
            return None
        if elsewhere := _other_place(name, preposition, near):
            return elsewhere
        there = {form for sentence in near for token in sentence for form in (token.low, base_name(token.low))}
        if any(word in there or base_name(word) in there or self._where[word] & _LEADS for word in name.words):
            return None
        for sentence in near:
            for before, token in pairwise(sentence):
                if before.low == preposition and token.capital and token.low not in NOT_NAMES:
                    return f"{preposition} {name.text}: that passage has {preposition} {token.text}"
        return None


def _other_place(name: Name, preposition: str, near: Sequence[Sequence[Token]]) -> str | None:
    """The place that the nearest sentence is about, where it has this name only after a verb: "in Montevideo, which outbid
    [Dubai]"."""
    if not near:
        return None
    sentence = near[0]
    before = [low_at(sentence, place - 1) for place, token in enumerate(sentence) if token.low == name.words[0]]
    after_verbs = before and all(low.endswith("ed") or low in _OVERTAKING for low in before)
    places = [token for last, token in pairwise(sentence) if last.low == preposition and token.capital]
    if after_verbs and places:
        return f"{preposition} {name.text}: that passage has {preposition} {places[0].text}"
    return None
