"""The way back from a digest's offsets into markup, as a browser goes it."""

import json
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver

from digest import Summarizer
from digest.article import Article
from digest.intake import read
from digest.render.html import to_html
from digest.render.wire import to_wire

FORMATS = Path(__file__).parents[1] / "digest" / "formats"
WORDS = "The council voted on Tuesday to mend the old bridge over the river, after two years of talk."
FRAGMENTS = {
    "a CMS's": (FORMATS / "fragment.html").read_text(encoding="utf-8"),
    "WordPress": json.loads((FORMATS / "wordpress_raw.json").read_text(encoding="utf-8"))["content"]["raw"],
    "unclosed": f"<p>{WORDS}<p>{WORDS}<ul><li>one<li>two</ul>{WORDS}",
    "a table": f"<p>{WORDS}</p><table><tr><td>1</td><td><p>{WORDS}</p></td></tr><tr><th>x</th></tr></table>",
    "a table in parts": f"<table><thead><tr><th>x</th></tr></thead><tbody><tr><td>{WORDS}</td></tr></tbody></table><p>y</p>",
    "lists in lists": f"<ul><li>{WORDS}<ul><li>inner</li></ul></li><li>{WORDS}</li></ul>",
    "loose text": f"{WORDS}<br><br><b>{WORDS}</b><section><header>head</header><div>{WORDS}<p>in</p></div></section>",
    "hidden parts": f"<p hidden>no</p><p>{WORDS}</p><script>1</script><aside><p>{WORDS}</p></aside><svg><text>no</text></svg>",
}  # fmt: skip


def found(browser: webdriver.Chrome, article: Article, root: str) -> list[str | None]:
    """The text of each block's element, white space collapsed."""
    selectors = [element.selector for element in article.envelope.elements]
    script = f"return arguments[0].map(s => {{ const e = {root}.querySelector(s); return e && e.textContent; }})"
    texts = browser.execute_script(
        script, [selector.replace(":scope > ", "#story > ") for selector in selectors if selector]
    )
    assert len(texts) == len(selectors)
    return [text and " ".join(text.split()) for text in texts]


@pytest.mark.parametrize("name", FRAGMENTS)
def test_every_block_of_a_fragment_is_found(browser: webdriver.Chrome, tmp_path: Path, name: str) -> None:
    article = read(FRAGMENTS[name], format="html-fragment", min_words=0).article
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><div id=story>{FRAGMENTS[name]}</div>", encoding="utf-8")
    browser.get(page.as_uri())
    wanted = [" ".join(article.text(element.span).split()) for element in article.envelope.elements]
    for element, text, want in zip(article.envelope.elements, found(browser, article, "document"), wanted, strict=True):
        if element.selector != ":scope":  # loose text: its element is what the fragment is put into
            assert text is not None
            assert want in text


def test_every_block_of_a_page_is_found(browser: webdriver.Chrome) -> None:
    article = read((FORMATS / "page.html").read_text(encoding="utf-8")).article
    browser.get((FORMATS / "page.html").as_uri())
    wanted = [" ".join(article.text(element.span).split()) for element in article.envelope.elements]
    assert found(browser, article, "document") == wanted


def test_a_pasted_digest_is_inert(browser: webdriver.Chrome, tmp_path: Path) -> None:
    article = read((FORMATS / "fragment.html").read_text(encoding="utf-8")).article
    wire: dict[str, Any] = to_wire(Summarizer().digest(article), article)
    wire["headline"]["text"] = '<img src=x onerror="document.title=1">'
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><title>0</title>{to_html(wire)}", encoding="utf-8")
    browser.get(page.as_uri())
    assert browser.title == "0"
    assert browser.execute_script("return document.querySelector('h2').textContent") == wire["headline"]["text"]
