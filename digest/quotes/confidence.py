"""How sure a speaker is: the share of right names that the rule which found it had on labelled stories."""

from itertools import pairwise

# From `python -m benchmarks.confidence`, smoothed; only what was met ten times or more.
MEASURED = {
    "after:name": 0.99, "same-paragraph:name": 0.99, "before:name": 0.99, "run:name": 0.97, "after:description": 0.96,
    "same-paragraph:description": 0.97, "after:organisation": 0.89, "paragraph-before:name": 0.96, "before:description": 0.92,
    "colon:subject": 0.93, "clause:name": 0.9, "sentence-before:name": 0.95, "paragraph-before:subject": 0.92,
    "before:organisation": 0.76, "before:subject": 0.86, "after:document": 0.95, "before:document": 0.67,
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
