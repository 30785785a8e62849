"""Title case as the Associated Press sets it: the first and the last word, words of four letters or more and all nouns,
pronouns, verbs, adjectives and adverbs begin with a capital; shorter articles, conjunctions and prepositions do not."""

import re

# "off", "out", "up", "so" and "yet" are not here: in headlines they are mostly adverbs ("Shuts Off", "Opens Up").
_SMALL = frozenset("a an the and but or nor for if as at by in of on per to via vs v".split())
# Before a capital these are part of a name: Ursula von der Leyen, Bill de Blasio, Bashar al-Assad.
_PARTICLES = frozenset("de del della da di du la le von van der den ten ter al el bin ibn ben".split())
_OPENING = "“‘\"'([{«„¿¡"
_CLOSING = "”’\"')]}»,;:?!…."
_ENDS_SENTENCE = re.compile(r"[:?!—–][”’\"')\]]*$")
_ADDRESS = re.compile(r"[@/#_]|\w\.\w")  # and "a.m."
_LETTER = re.compile(r"[^\W\d_]")


def title_case(line: str) -> str:
    """The line in title case, of the same length. What has a capital of its own is left as it is (iPhone, McDonald, NATO),
    and so are addresses and what begins with a digit. "to" is small before a verb too: telling the two apart takes a
    parser."""
    words = list(re.finditer(r"\S+", line))
    out = list(line)
    for number, found in enumerate(words):
        word, after = found[0], [each[0] for each in words[number + 1 : number + 4]]
        first = number == 0 or word[0] in _OPENING or bool(_ENDS_SENTENCE.search(words[number - 1][0]))
        edge = first or not after or bool(_ENDS_SENTENCE.search(word))
        name = next((each for each in after if each not in _PARTICLES), "")
        for place in _capitals(word, edge=edge, in_name=name[:1].isupper()):
            capital = word[place].title()
            if len(capital) == 1:  # "ß" and the like have none of their own
                out[found.start() + place] = capital
    return "".join(out)


def _capitals(word: str, *, edge: bool, in_name: bool) -> list[int]:
    """Which of a word's letters become capitals. `in_name`: a capital follows, after further particles at most."""
    bare = word.strip(_OPENING + _CLOSING)
    if _ADDRESS.search(bare) or (not edge and (bare in _SMALL or (in_name and bare in _PARTICLES))):
        return []
    found = []
    parts = list(re.finditer(r"[^-‐–—]+", word))
    for number, part in enumerate(parts):
        letters = part[0].strip(_OPENING + _CLOSING)
        within = 0 < number < len(parts) - 1  # "man-of-war"
        before_name = number == 0 and len(parts) > 1 and parts[1][0][:1].isupper()  # "al-Assad"
        if letters[:1].isdigit() or any(character.isupper() for character in letters):
            continue
        if (within and letters in _SMALL) or (before_name and not edge and letters in _PARTICLES):
            continue
        if letter := _LETTER.search(part[0]):
            found.append(part.start() + letter.start())
    return found
