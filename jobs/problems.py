"""Why a job failed: RFC 9457 problems. None of them says a word of the story."""

from typing import Any

from digest.errors import DigestError, ModelError, TextError, TooShortError

Problem = dict[str, Any]


def _problem(slug: str, title: str, detail: str) -> Problem:
    return {"type": f"/problems/{slug}", "title": title, "detail": detail}


def for_error(error: DigestError) -> Problem:
    """The problem for what the digest package refused. The error's own text stays out: it may quote the story."""
    match error:
        case TooShortError():
            return _problem("story-too-short", "The story is too short", "There is too little text to summarise.")
        case TextError():
            return _problem(
                "not-text", "The story is not text", "It holds characters that no text has, such as control characters."
            )
        case ModelError():
            return _problem("model-failed", "The model cannot do this", "The worker's model could not be used.")
        case _:
            return _problem("story-unreadable", "The story cannot be read", "It could not be read as a news story.")


def attempts_exhausted(attempts: int) -> Problem:
    return _problem(
        "attempts-exhausted",
        "The story could not be digested",
        f"{attempts} workers stopped or failed over this story; it is not tried again.",
    )


def too_slow(limit_s: int) -> Problem:
    return _problem("took-too-long", "The story took too long", f"It was not done after {limit_s} seconds.")
