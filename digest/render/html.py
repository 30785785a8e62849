"""A digest's wire form as a fragment of HTML to paste: headline, bullets, key quotes; no style, no script.

`data-spans` says where in the story each line comes from ("114-188 201-240"), in the unit that `data-offsets` names.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from digest.render.credit import credit


def to_html(digest: Mapping[str, Any]) -> str:
    story, headline = digest["article"], digest["headline"]
    about = {
        "class": "nutgraf-digest",
        "lang": story["language"],
        "data-story-sha256": story["sha256"],
        "data-offsets": digest["offsets"],
        "data-model": digest["model"]["name"],
        "data-embargoed-until": story["embargoed_until"],
    }
    lines = [_tag("article", about), f"{_tag('h2', _evidence(headline))}{escape(headline['text'])}</h2>"]
    if digest["bullets"]:
        bullets = (f"{_tag('li', _evidence(bullet))}{escape(bullet['text'])}</li>" for bullet in digest["bullets"])
        lines += ["<ul>", *bullets, "</ul>"]
    for quote in digest["quotes"]:
        paragraphs = "".join(f"<p>{escape(part)}</p>" for part in quote["text"].split("\n"))
        by = credit(quote["speaker"])
        lines += [
            _tag("figure", _evidence(quote)),
            f"<blockquote>{paragraphs}</blockquote>",
            *([f"<figcaption>{escape(by)}</figcaption>"] if by else []),
            "</figure>",
        ]
    return "\n".join([*lines, "</article>"]) + "\n"


def _evidence(line: Mapping[str, Any]) -> dict[str, str | None]:
    spans = " ".join(f"{span['start']}-{span['end']}" for span in line["spans"])
    return {"data-spans": spans, "data-origin": line.get("origin", "story")}  # a quotation is the story's own words


def _tag(name: str, attributes: Mapping[str, str | None]) -> str:
    there = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{there}>"
