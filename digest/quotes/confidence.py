"""How sure a speaker is: the share of right names that the rule which found it had on labelled stories."""

from itertools import pairwise

# From `python -m benchmarks.confidence`, smoothed; only what was met ten times or more.
MEASURED = {
    "after:name": 0.99, "same-paragraph:name": 0.98, "before:name": 0.98, "run:name": 0.96, "after:description": 0.95,
    "same-paragraph:description": 0.94, "after:organisation": 0.94, "paragraph-before:name": 0.93, "before:description": 0.9,
    "colon:subject": 0.92, "clause:name": 0.92, "sentence-before:name": 0.9, "paragraph-before:subject": 0.9,
    "before:organisation": 0.85, "before:subject": 0.75, "after:document": 0.69, "before:document": 0.6,
    "before:phrase": 0.6, "after:phrase": 0.6,
}  # fmt: skip
# What a claim about a pronoun comes true as: (claimed, measured).
_PRONOUN = ((0.6, 0.5), (0.68, 0.6), (0.76, 0.84), (0.86, 0.95), (0.93, 0.98), (1.0, 0.99))


def measured(rule: str, how: str, trust: float) -> float:
    """The confidence of a speaker whom `rule` found by `how`, which the rules themselves trust by `trust`. All are 0-1."""
    if how == "pronoun" and rule in {"after", "before", "same-paragraph", "run"}:
        return _between(trust)
    return MEASURED.get(f"{rule}:{how}", trust)


def _between(trust: float) -> float:
    for (low, least), (high, most) in pairwise(_PRONOUN):
        if trust <= high:
            return least + (most - least) * max(0.0, trust - low) / (high - low)
    return _PRONOUN[-1][1]
