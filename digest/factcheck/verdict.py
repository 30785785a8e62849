"""check: one line against one story. support: how much of its wording the story has."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.article import Article, Span
from digest.digest import Check
from digest.factcheck.actors import replaced
from digest.factcheck.assertion import ANTONYMS, Assertion, assertions, is_hedged
from digest.factcheck.attribution import names_a_source
from digest.factcheck.dates import dates, places_of, wrong_date
from digest.factcheck.lexicon import CONVERSES, NEGATE_WITH_TO
from digest.factcheck.quantities import Quantity
from digest.factcheck.quoted import fold, quoted_words
from digest.factcheck.roles import turned_round
from digest.factcheck.story import SentenceFacts, StoryFacts
from digest.factcheck.tokens import Token, content_lemmas, lemma, tokenise

_LONGEST = 2_000  # characters: a line is a sentence or a few
_NEAR = 0.6  # of the best sentence's weight: these may be what a line is about too
_FAR = 0.25  # these may show that a verb stands the line's way round somewhere
_SAME_CLAIM = 0.7  # of a line's weight without a name in one sentence: from there it is that sentence's claim
_LEAST_SHARED = 3  # content words
_SIDES = frozenset("against favour favor".split())
_LEAST_CLAIM = 2  # content words
_CLAIMED = 0.45  # of a line's weight in words that only an attributed claim has: from there it is that claim


def check(line: str, story: Article | StoryFacts, *, passage: Sequence[Span] | None = None) -> tuple[Check, ...]:
    """Every check that a line goes through; it passes when all are ok.

    `story` is indexed afresh where it is an Article. `passage` is where the line came from; without it the sentences
    most like it are looked for. Kinds: "quoted", "number", "date", "name", "negation", "modality", "roles",
    "attribution", and "length" alone for what is too long for a line. Any other string is a line: one without words goes
    through no check.
    """
    facts = story if isinstance(story, StoryFacts) else StoryFacts.of(story)
    if len(line) > _LONGEST:
        return (Check("length", False, f"a line of {len(line)} characters is too long to check"),)
    tokens = tokenise(line)
    lemmas = content_lemmas(tokens)
    near = facts.nearest(lemmas, passage, share=_NEAR)
    return (
        *_quoted(line, facts),
        *_numbers(tokens, facts),
        *_dates(tokens, facts, passage),
        *facts.names.check(tokens, [each.tokens for each in near]),
        *_actors(tokens, facts),
        *_negation(tokens, facts, near),
        *_modality(tokens, facts, near),
        *_roles(tokens, facts, facts.nearest(lemmas, passage, share=_FAR)),
        *_attribution(tokens, set(lemmas), facts, near),
    )


def support(line: str, story: Article | StoryFacts, *, passage: Sequence[Span] | None = None) -> float:
    """How much of a line's wording the passage has, 0 to 1: the mean of the shares of its words and of its word pairs."""
    facts = story if isinstance(story, StoryFacts) else StoryFacts.of(story)
    lemmas = content_lemmas(tokenise(line[:_LONGEST]))
    if not lemmas:
        return 1.0
    near = facts.nearest(lemmas, passage, share=0.0 if passage else _NEAR)
    words = {lemma for each in near for lemma in each.lemmas}
    pairs = {pair for each in near for pair in pairwise(content_lemmas(each.tokens))}
    own = list(pairwise(lemmas))
    single = sum(lemma in words for lemma in lemmas) / len(lemmas)
    return (single + sum(pair in pairs for pair in own) / len(own)) / 2 if own else single


def _quoted(line: str, facts: StoryFacts) -> Iterator[Check]:
    for words in quoted_words(line):
        ok = _stands_in(fold(words), facts.folded)
        yield Check("quoted", ok, words if ok else f"{words}: not the story's words")


def _stands_in(words: str, text: str) -> bool:
    """Whether the words are in the text, and not as part of longer ones."""
    start = text.find(words)
    while start >= 0:
        before, after = text[start - 1 : start], text[start + len(words) : start + len(words) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        start = text.find(words, start + 1)
    return False


def _numbers(tokens: Sequence[Token], facts: StoryFacts) -> Iterator[Check]:
    def same_claim(quantity: Quantity) -> list[Quantity]:
        rest = content_lemmas([*tokens[: quantity.first], *tokens[quantity.last + 1 :]])
        return [
            each for found in facts.saying(rest, share=_SAME_CLAIM, least=_LEAST_SHARED) for each in found.quantities
        ]

    yield from facts.numbers.check(tokens, places_of(dates(tokens)), same_claim)


def _dates(tokens: Sequence[Token], facts: StoryFacts, passage: Sequence[Span] | None) -> Iterator[Check]:
    found = dates(tokens)
    if not found:
        return
    used = places_of(found)
    near = facts.nearest(content_lemmas([t for p, t in enumerate(tokens) if p not in used]), passage, share=_NEAR)
    nearest = [date for each in near for date in each.dates]
    for date in found:
        wrong = wrong_date(date, nearest, facts.dates)
        yield Check("date", wrong is None, wrong or date.text)


def _actors(tokens: Sequence[Token], facts: StoryFacts) -> Iterator[Check]:
    """A name in another's place: looked for in the sentence that is most like the line without that name."""
    for name in facts.names.names_in(tokens):
        rest = content_lemmas([*tokens[: name.first], *tokens[name.end :]])
        near = facts.saying(rest, share=_SAME_CLAIM, least=_LEAST_SHARED)
        found = [replaced(name, tokens, sentence.tokens, sentence.forms) for sentence in near]
        if found and all(found):
            yield Check("name", False, f"{name.text}: that passage has {found[0]}")


def _negation(tokens: Sequence[Token], facts: StoryFacts, near: Sequence[SentenceFacts]) -> Iterator[Check]:
    own = assertions(tokens)
    relevant = any(each.negated for each in own)
    refused = any(token.low in NEGATE_WITH_TO and lemma(token.low) in facts.where for token in tokens)
    for place, word in enumerate(own):
        there = [each for sentence in near for each in sentence.assertions if each.lemma == word.lemma]
        relevant = relevant or any(each.negated for each in there)
        unknown = word.negated is None or (word.negated and refused)
        differs = there and not unknown and all(each.negated is (not word.negated) for each in there)
        if differs or (word.negated is False and word.lemma in facts.only_denied):
            says = "asserts" if word.negated else "denies"
            yield Check("negation", False, f"{tokens[word.place].text}: the story {says} it")
            return
        if opposite := _opposite(tokens, own, place, facts):
            yield Check("negation", False, f"{tokens[word.place].text}: the story has {opposite}")
            return
    if near and (opposite := _against(tokens, near[0].tokens)):
        yield Check("negation", False, f"{opposite}: not in that passage")
    elif relevant:
        yield Check("negation", True, "as in the story")


def _against(tokens: Sequence[Token], sentence: Sequence[Token]) -> str | None:
    """ "Against" where the story is in favour, and the other way round; None where neither is."""
    here, there = ({token.low for token in each} & _SIDES for each in (tokens, sentence))
    contrary = ("against" in here) != ("against" in there)
    return min(here) if here and there and contrary else None


def _opposite(tokens: Sequence[Token], own: Sequence[Assertion], place: int, facts: StoryFacts) -> str | None:
    """The word of the story's that says the contrary of the line's word at `place`, in the sentence about the same things."""
    word = own[place]
    antonyms = ANTONYMS.get(word.lemma)
    if not antonyms or word.negated:
        return None
    beside = [*content_lemmas(tokens[: word.place])[-2:], *content_lemmas(tokens[word.place + 1 :])[:3]]
    least = min(2, len(set(beside)))
    near = [each for each in facts.nearest(beside, None, share=0.9) if len(each.lemmas.intersection(beside)) >= least]
    if not near or any(word.lemma in each.lemmas for each in near):
        return None
    subject = own[place - 1].lemma if place else ""
    answers = [after for sentence in near if (after := facts.answer_to(sentence, beside))]
    for sentence in (*near, *answers):
        for each in sentence.assertions:
            if each.lemma not in antonyms or each.negated:
                continue
            before = {other.lemma for other in sentence.assertions if other.place < each.place}
            if word.lemma not in CONVERSES or subject in before:
                return sentence.tokens[each.place].text
    return None


def _modality(tokens: Sequence[Token], facts: StoryFacts, near: Sequence[SentenceFacts]) -> Iterator[Check]:
    possible = {each.lemma for sentence in near for each in sentence.assertions if each.possible}
    plain = {each.lemma for sentence in near for each in sentence.assertions if not each.possible}
    sure = possible - plain - facts.name_words
    for word in assertions(tokens):
        if word.lemma in sure and not is_hedged(tokens, word.place):
            yield Check("modality", False, f"{tokens[word.place].text}: the story holds it only possible")
            return
    if sure:
        yield Check("modality", True, "held possible as in the story")


def _roles(tokens: Sequence[Token], facts: StoryFacts, near: Sequence[SentenceFacts]) -> Iterator[Check]:
    if verb := turned_round(tokens, [each.tokens for each in near], facts.name_words):
        yield Check("roles", False, f"{verb}: the other way round in the story")


def _attribution(
    tokens: Sequence[Token], own_words: set[str], facts: StoryFacts, near: Sequence[SentenceFacts]
) -> Iterator[Check]:
    claimed: set[str] = set()
    plain: set[str] = set()
    speaker: set[str] = set()
    source = ""
    for sentence in near:
        found = sentence.attribution
        inside: set[str] = set()
        if found and not found.of_self:
            inside = set(
                content_lemmas([token for place, token in enumerate(sentence.tokens) if place in found.places])
            )
        claimed |= inside
        plain |= sentence.lemmas - inside
        if found and own_words & inside:
            speaker |= found.speaker
            source = source or found.source
    total = sum(facts.weight(lemma) for lemma in own_words)
    only_claimed = sum(facts.weight(lemma) for lemma in own_words & claimed - plain)
    if only_claimed < _CLAIMED * total or len(own_words) < _LEAST_CLAIM:
        return
    # "The team" is anybody's; a name is the speaker's.
    by_name = {lemma for lemma in speaker if lemma in facts.name_lemmas}
    named = names_a_source(tokens, claimed) or bool(own_words & (by_name or speaker))
    missing = f"the story says it only in the name of {source.strip(' ,')}"
    yield Check("attribution", named, "attributed" if named else missing)
