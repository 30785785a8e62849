"""A digest's wire form as ninjs 3.2 (IPTC): the story as far as it is known here, the digest associated with it, and each line
associated with the digest, with how it came about and where in the story it comes from."""

from collections.abc import Mapping
from typing import Any

from digest.render.credit import credit
from digest.render.moment import rfc3339
from digest.render.origin import DigitalSource, digest_uri, digital_source, digital_source_of_all, story_uri
from digest.render.plain import to_plain

Json = dict[str, Any]

_STANDARD = {
    "name": "ninjs",
    "version": "3.2",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#",
}
_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def to_ninjs(
    digest: Mapping[str, Any], *, uri: str | None = None, external_id: str | None = None, created: str | None = None
) -> Json:
    """`uri` is the digest's own, without one it is made of the story's; `external_id` is the story's, taken where it is a
    URI; `created` is when the digest was made."""
    story, about = story_uri(digest, external_id), digest["article"]
    uri = uri or digest_uri(story)
    bound = {
        "language": about["language"],
        "pubStatus": about["pub_status"],
        "embargoedUntil": rfc3339(about["embargoed_until"]),
    }
    headlines = [_text(digest["headline"]["text"], "main")]
    headlines += [_text(each["text"], each["use"] or "alternative") for each in digest["alternatives"]]
    made = {
        "name": "digest",
        "rel": "summary",
        "uri": uri,
        "type": "composite",
        "versionCreated": rfc3339(created),
        **bound,
        "headlines": headlines,
        "bodies": [_text(to_plain(digest), "summary")],
        "digitalSourceType": _source_type(digital_source_of_all(digest)),
        "associations": _lines(digest, uri, story),
    }
    return _there(
        {
            "standard": _STANDARD,
            "uri": story,
            "type": "text",
            "representationType": "partial",
            "version": about["version"],
            **bound,
            "by": about["byline"],
            "located": about["dateline"],
            "headlines": [_text(about["headline"], "main")] if about["headline"] else None,
            "associations": [_there(made)],
        }
    )


def _lines(digest: Mapping[str, Any], uri: str, story: str) -> list[Json]:
    named = [("headline", digest["headline"])]
    named += [(f"bullet-{number}", bullet) for number, bullet in enumerate(digest["bullets"], 1)]
    named += [(f"quote-{number}", quote) for number, quote in enumerate(digest["quotes"], 1)]
    in_characters = digest["offsets"] == "codepoint"
    lines = []
    for name, line in named:
        made = _line(name, line, digital_source(digest, line), uri, story, in_characters=in_characters)
        lines.append(_there(made | _speaker(line)))
    return lines


def _speaker(line: Mapping[str, Any]) -> Json:
    speaker = line.get("speaker")
    if not speaker:
        return {}
    kind = "organisations" if speaker["kind"] == "organisation" else "people"
    found = [{"name": speaker["name"], "rel": "speaker"}] if speaker["name"] else None
    return {"by": credit(speaker) or None, kind: found}


def _line(
    name: str, line: Mapping[str, Any], source: DigitalSource, uri: str, story: str, *, in_characters: bool
) -> Json:
    # Ranges of the story's text as RFC 5147 writes them, in characters: not in UTF-16 units.
    text = story.partition("#")[0]
    ranges = [{"role": "source", "value": f"{text}#char={span['start']},{span['end']}"} for span in line["spans"]]
    return {
        "name": name,
        "uri": f"{uri}#{name}" if "#" not in uri else f"{uri}-{name}",
        "type": "component",
        "bodies": [_text(line["text"], "main")],
        "digitalSourceType": _source_type(source),
        "altIds": ranges if in_characters else None,
    }


def _text(value: str, role: str) -> Json:
    return {"role": role, "contentType": "text/plain", "value": value}


def _source_type(name: DigitalSource) -> Json:
    return {"uri": _SOURCE_TYPES + name}


def _there(item: Json) -> Json:
    return {key: value for key, value in item.items() if value is not None}
