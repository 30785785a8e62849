"""Full names that a story has only inside quoted words: "a Donald Trump nomination", where the story itself writes "Trump"."""

import re
from collections.abc import Sequence

from digest.quotes.firstnames import first_names
from digest.quotes.likeness import fold
from digest.quotes.pairs import Quotation
from digest.quotes.people import Person

_FULL = re.compile(r"\b(?P<first>[A-Z][\w’-]+) (?:[A-Z]\. )?(?P<last>[A-Z][\w-]+)(?![\w’'-]*[\w-] ?[A-Z])")


class FullNames:
    """Looks up people of one word by it. `body` is the story, unmasked."""

    def __init__(self, body: str, quotations: Sequence[Quotation]) -> None:
        self._by_surname: dict[str, set[str]] = {}
        for quotation in quotations:
            for span in quotation.spans:
                for found in _FULL.finditer(body, span.start, span.end):
                    if found["first"].lower() in first_names():
                        self._by_surname.setdefault(fold(found["last"]), set()).add(found[0])

    def of(self, who: Person) -> str:
        """The name of a person: in full where the quoted words of the story have only one full name with that surname."""
        if len(who.words) > 1:
            return who.name
        held = self._by_surname.get(who.words[0], set())
        full = next(iter(held)) if len(held) == 1 else ""
        gender = first_names().get(full.split(" ")[0].lower(), "")
        return full if full and who.gender in {"", gender or who.gender} else who.name
