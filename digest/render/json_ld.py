"""A digest's wire form as JSON-LD (schema.org): the story's NewsArticle, with the digest and each quotation as its parts."""

from collections.abc import Mapping
from typing import Any

from digest.render.moment import rfc3339
from digest.render.origin import digest_uri, digital_source_of_all, story_uri

Json = dict[str, Any]


def to_json_ld(digest: Mapping[str, Any], *, uri: str | None = None, external_id: str | None = None) -> Json:
    """`uri` is the digest's own, without one it is made of the story's; `external_id` is the story's, taken where it is a URI."""
    story, about = story_uri(digest, external_id), digest["article"]
    headlines = [digest["headline"]["text"], *(each["text"] for each in digest["alternatives"])]
    abstract = "\n".join(bullet["text"] for bullet in digest["bullets"])
    source = digital_source_of_all(digest)
    made = {
        "@type": "CreativeWork",
        "@id": uri or digest_uri(story),
        "name": "Digest",
        "headline": headlines[0],
        "abstract": abstract or None,
        "inLanguage": about["language"],
        "digitalSourceType": f"https://schema.org/{source[:1].upper()}{source[1:]}DigitalSource",
    }
    return _there(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": story,
            "headline": about["headline"] or headlines[0],
            "alternativeHeadline": headlines,
            "abstract": abstract or None,
            "creditText": about["byline"],
            "dateline": about["dateline"],
            "datePublished": rfc3339(about["published"]),
            "inLanguage": about["language"],
            "version": about["version"],
            "wordCount": about["words"],
            "hasPart": [_there(made), *(_quotation(quote) for quote in digest["quotes"])],
        }
    )


def _quotation(quote: Mapping[str, Any]) -> Json:
    speaker = quote["speaker"]
    person = {
        "@type": "Organization" if speaker["kind"] == "organisation" else "Person",
        "name": speaker["name"],
        "description" if speaker["kind"] == "organisation" else "jobTitle": speaker["role"],
    }
    known = speaker["name"] or speaker["role"]
    return _there({"@type": "Quotation", "text": quote["text"], "spokenByCharacter": _there(person) if known else None})


def _there(thing: Json) -> Json:
    return {key: value for key, value in thing.items() if value is not None}
