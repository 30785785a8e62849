"""Where people come from: the country that a word names, and the one that the story gives somebody."""

import re
from functools import lru_cache

from digest.factcheck.nations import nation
from digest.quotes import places

# Words for one person of a country that no adjective serves for.
_PEOPLE = {
    "brit": "britain", "briton": "britain", "croat": "croatia", "dane": "denmark", "englishman": "england",
    "englishwoman": "england", "finn": "finland", "frenchman": "france", "frenchwoman": "france", "irishman": "ireland",
    "irishwoman": "ireland", "dutchman": "netherlands", "dutchwoman": "netherlands", "kiwi": "zealand",
    "zealander": "zealand", "pole": "poland", "scot": "scotland", "scotsman": "scotland", "scotswoman": "scotland",
    "serb": "serbia", "slovene": "slovenia", "spaniard": "spain", "swede": "sweden", "turk": "turkey",
    "welshman": "wales", "welshwoman": "wales", "ulsterman": "ireland", "aussie": "australia", "montenegrin": "montenegro",
}  # fmt: skip
_MANY = frozenset(
    "chinese dutch english french irish japanese scots spanish vietnamese welsh british europeans".split()
)
_OWNER = re.compile(r"\b([A-Z]\w+)[’']s? $")
_OF = re.compile(r",? (?:of|from) ([A-Z]\w+)\b|,? \(([A-Z]\w+)\)")


@lru_cache(maxsize=5_000)
def country(low: str) -> str | None:
    """The country of a word in lower case for it or its people: "Kenyan", "Spaniard", "Kenya"; None for other words."""
    return _PEOPLE.get(low) or nation(low)


def one_of(low: str) -> str | None:
    """The country of a noun for one person: "the Kenyan", "the Spaniard"; None where it means a people or a place."""
    if low in _PEOPLE:
        return _PEOPLE[low]
    return nation(low) if low in places.DEMONYMS and low not in _MANY and low not in places.COUNTRIES else None


def given(text: str, start: int, end: int, words: list[str]) -> str | None:
    """The country that the words around a name give a person: `words` before it, "Kenya’s" or ", of Kenya"."""
    for word in words:
        if found := country(word.lower()):
            return found
    owner = _OWNER.search(text, max(0, start - 30), start)
    of = _OF.match(text, end)
    for match in (owner, of):
        if match and (found := country((match[1] or match[match.lastindex or 1]).lower())):
            return found
    return None
