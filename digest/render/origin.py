"""How the lines of a digest came about, in the words of IPTC (http://cv.iptc.org/newscodes/digitalsourcetype/).

- What a model wrote is trainedAlgorithmicMedia: "created algorithmically using a model derived from sampled content".
- What stands in the story, whole, with parts left out or put as headlines put it, is algorithmicallyEnhanced: altered by an
  algorithm, its content not changed. algorithmicMedia would say that a machine made the words; a reporter did.
- A digest of both is compositeWithTrainedAlgorithmicMedia.
"""

import base64
import re
from collections.abc import Mapping
from typing import Any, Literal

from digest.generator import LEAD

DigitalSource = Literal["trainedAlgorithmicMedia", "algorithmicallyEnhanced", "compositeWithTrainedAlgorithmicMedia"]

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")


def digital_source(digest: Mapping[str, Any], line: Mapping[str, Any]) -> DigitalSource:
    """Of a headline, a bullet or a quotation. Where there is no model, what does not stand in the story as it is was put so
    by rules."""
    writers = {digest["model"]["name"], digest["model"]["headline_name"]} - {LEAD, None}
    return "trainedAlgorithmicMedia" if writers and line.get("origin") == "generated" else "algorithmicallyEnhanced"


def digital_source_of_all(digest: Mapping[str, Any]) -> DigitalSource:
    """Of a digest: its headlines, bullets and quotations."""
    lines = (digest["headline"], *digest["alternatives"], *digest["bullets"], *digest["quotes"])
    kinds = {digital_source(digest, line) for line in lines}
    return kinds.pop() if len(kinds) == 1 else "compositeWithTrainedAlgorithmicMedia"


def story_uri(digest: Mapping[str, Any], external_id: str | None = None) -> str:
    """The story's own identifier, where it is a URI; else its text's hash as one (RFC 6920)."""
    if external_id and _URI.fullmatch(external_id):
        return external_id
    sha256 = base64.urlsafe_b64encode(bytes.fromhex(digest["article"]["sha256"])).decode().rstrip("=")
    return f"ni:///sha-256;{sha256}"


def digest_uri(story: str) -> str:
    """An identifier for the digest of a story, where it has none of its own."""
    return f"{story.partition('#')[0]}#digest"
