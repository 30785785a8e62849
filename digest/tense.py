"""Whether a sentence tells what is or what was, by the first of its words that are surely verbs."""

from typing import Literal

from digest.verbs import verbs

Tense = Literal["past", "present"]

_PRESENT = frozenset("is are has have says say will can may appears appear seems seem plans plan wants want".split())
_PAST = frozenset("was were had did could would said".split())


def tense(sentence: str) -> Tense | None:
    """None where it cannot be told."""
    found = next((verb.word.lower() for verb in verbs(sentence) if verb.sure or verb.word.endswith("ed")), "")
    if found in _PAST or found.endswith("ed"):
        return "past"
    return "present" if found in _PRESENT or found.endswith("s") else None


def is_background(sentence: str, lead: str) -> bool:
    """Whether a sentence tells what was where the lead tells what is."""
    return tense(sentence) == "past" and tense(lead) == "present"
