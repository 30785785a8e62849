"""A request's body becomes a Submission, or a refusal that says what is wrong with it."""

import json
from dataclasses import replace
from typing import Any, Self

from flask import Request
from pydantic import ConfigDict, Field, JsonValue, model_validator

from digest.article import Format
from digest.generator import LEAD
from digest.intake import read
from digest.options import (
    BULLET_CHARS,
    BULLET_WORDS,
    HEADLINE_CHARS,
    MAX_BULLETS,
    MAX_HEADLINES,
    MAX_QUOTES,
    HeadlineCase,
    Offsets,
    Options,
    UnknownLanguage,
)
from jobs.callbacks import LONGEST_URL
from jobs.job import Submission
from jobs.settings import Settings
from service.bodies import SURROGATE, Strict, invalid, validated
from service.errors import Fault, Refusal
from service.formats import read_story
from service.receivers import check_receiver

MAX_METADATA_BYTES = 8 * 1024

EXAMPLE = """\
HALVERBY — The ferry across Halverby harbour will stop running for ten weeks from May 12 after the town council voted 7-4 \
on Tuesday to spend £2.3 million on a new slipway.

“Nobody on this council wants to close the ferry,” said Marta Okonjo, the council leader. “But the slipway is 71 years old, \
and our engineers found cracks in four of its nine piers.”
"""


class DigestOptions(Strict):
    """What the digest should hold."""

    headlines: int = Field(
        Options().headlines, ge=0, le=MAX_HEADLINES, description="How many alternatives to the headline, at most."
    )
    bullets: int = Field(Options().bullets, ge=0, le=MAX_BULLETS, description="How many bullets, at most.")
    quotes: int = Field(Options().quotes, ge=0, le=MAX_QUOTES, description="How many key quotes, at most.")
    all_quotes: bool = Field(False, description="Give every quotation found too, as `all_quotes`.")
    headline_case: HeadlineCase = Field(
        "sentence", description='"title": as the Associated Press sets it. "sentence": as it was written.'
    )
    headline_max_chars: int | None = Field(
        None,
        ge=HEADLINE_CHARS[0],
        le=HEADLINE_CHARS[1],
        description="No headline is longer; where none can be had, the shortest comes with a warning.",
    )
    bullet_min_words: int | None = Field(
        None, ge=BULLET_WORDS[0], le=BULLET_WORDS[1], description="No bullet is shorter; there may be fewer then."
    )
    bullet_max_words: int | None = Field(
        None, ge=BULLET_WORDS[0], le=BULLET_WORDS[1], description="No bullet is longer; there may be fewer then."
    )
    bullet_max_chars: int | None = Field(
        None, ge=BULLET_CHARS[0], le=BULLET_CHARS[1], description="No bullet is longer; there may be fewer then."
    )
    model: str | None = Field(
        None,
        max_length=200,
        description='Which model writes: the one configured, which is the default, or "lead", the story\'s own sentences.',
    )
    unknown_language: UnknownLanguage = Field(
        "refuse",
        description='What becomes of a story in a language that the model does not know: "extract" gives its quotations and'
        " its own sentences, with a warning.",
    )
    offsets: Offsets = Field(
        "codepoint",
        description='What `start` and `end` count: Unicode code points, or, as JavaScript does, "utf16" units.',
    )

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        Options(**self.model_dump())  # raises ValueError where they do not
        return self


class Callback(Strict):
    """Where to send the digest when it is ready."""

    url: str = Field(
        max_length=LONGEST_URL,
        description="An https URL. A POST is sent there when the job is over, signed after Standard Webhooks.",
        examples=["https://cms.example/hooks/nutgraf"],
    )


class DigestRequest(Strict):
    """A story, as `text` or as `content`, and what is wanted of it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"text": EXAMPLE, "options": {"bullets": 2}}],
            "oneOf": [{"required": ["text"]}, {"required": ["content"]}],
        }
    )

    text: str = Field("", description="The story, as plain text. Offsets in the digest count from its start.")
    content: JsonValue = Field(
        "",
        description="The story in another format: markup as a string, a WordPress post, ninjs or JSON-LD as it is.",
        json_schema_extra={"type": ["string", "object", "array"]},
    )
    format: Format | None = Field(None, description="The format of `content`; without it, it is told by what is in it.")
    headline: str | None = Field(None, max_length=1000, description="Its headline, where the text does not carry it.")
    byline: str | None = Field(None, max_length=1000, description="Its byline, where the text does not carry it.")
    language: str | None = Field(
        None,
        max_length=35,
        pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        description="Its language, as a BCP 47 tag.",
        examples=["en-GB"],
    )
    options: DigestOptions = DigestOptions()
    callback: Callback | None = None
    external_id: str | None = Field(None, max_length=200, description="Your own name for the story, given back.")
    revision: str | None = Field(None, max_length=200, description="Which version of the story it is, given back.")
    metadata: dict[str, JsonValue] = Field(
        {}, description=f"Anything of your own, given back: {MAX_METADATA_BYTES} bytes of JSON at most."
    )


def read_submission(request: Request, settings: Settings) -> Submission:
    """The story in a request's body, checked as far as it can be without digesting it.

    Raises Refusal, digest.errors.IntakeError, and Werkzeug's RequestEntityTooLarge and ClientDisconnected.
    """
    content, told = read_story(request, settings)
    return submission_of(content, settings) if told is None else _submission(DigestRequest(), content, told, settings)


def submission_of(value: Any, settings: Settings) -> Submission:
    """The story in an envelope, the values of JSON. Raises Refusal and digest.errors.IntakeError."""
    asked = validated(value, DigestRequest)
    given = asked.model_fields_set & {"text", "content"}
    if not given:
        raise invalid(Fault("#/text", "Field required."))
    if len(given) > 1:
        raise invalid(Fault("#/content", "There is a text already; give one of the two."))
    if not isinstance(asked.content, str | dict | list):
        raise invalid(Fault("#/content", "Input should be a string, an object or an array."))
    if "text" in given and asked.format not in (None, "text"):
        raise invalid(Fault("#/format", "A text is plain; give anything else as content."))
    check_metadata(asked.metadata)
    _check_model(asked.options.model, settings)
    if asked.callback:
        check_callback(asked.callback.url, settings)
    if "text" in given:
        return _submission(asked, asked.text, "text", settings)
    return _submission(asked, asked.content, asked.format, settings)


def _submission(asked: DigestRequest, content: Any, told: Format | None, settings: Settings) -> Submission:
    options = Options(**asked.options.model_dump())
    reading = read(
        content,
        format=told,
        headline=asked.headline,
        byline=asked.byline,
        language=asked.language,
        languages=settings.languages_of(options.model),
        unknown_language=options.unknown_language,
    )
    if reading.extract:
        options = replace(options, model=LEAD)
    envelope = reading.article.envelope
    return Submission(
        text=reading.article.body,
        headline=envelope.headline,
        byline=envelope.byline,
        language=envelope.language,
        envelope=envelope,
        warnings=reading.notices,
        options=options,
        callback_url=asked.callback.url if asked.callback else None,
        external_id=asked.external_id or reading.external_id,
        revision=asked.revision or reading.revision,
        metadata=asked.metadata,
    )


def check_metadata(metadata: dict[str, Any]) -> None:
    """Raises Refusal where there is too much of it, or no text in it."""
    try:
        size_bytes = len(json.dumps(metadata, ensure_ascii=False).encode())
    except UnicodeEncodeError:
        raise invalid(Fault("#/metadata", SURROGATE)) from None
    if size_bytes > MAX_METADATA_BYTES:
        raise invalid(Fault("#/metadata", f"More than {MAX_METADATA_BYTES} bytes of JSON."))


def _check_model(name: str | None, settings: Settings) -> None:
    there = (settings.model, LEAD)
    if name is not None and name not in there:
        raise invalid(Fault("#/options/model", f"No such model here; there is {' and '.join(dict.fromkeys(there))}."))


def check_callback(url: str, settings: Settings) -> None:
    """Refuse what is no callback's address at all. Where its name leads is looked at when it is sent (worker)."""
    if settings.webhook_secret is None:
        raise Refusal("callback-refused", "Callbacks are not set up here: there is no secret to sign them with.")
    check_receiver(url, settings, pointer="#/callback/url")
