"""HTML to blocks of text: every block-level element is a paragraph, and knows where in the markup it stands.

Nothing is fetched, no entity of a document's own is resolved, and the time is linear in the length whatever comes.
"""

import re
from dataclasses import dataclass, field

import lxml.etree
import lxml.html

from digest.article import BlockKind, Element, Span
from digest.errors import FormatError
from digest.intake.text import refuse_bad_characters

BREAK = "\n\n"  # between two blocks

_KINDS: dict[str, BlockKind | None] = {
    "h1": "headline",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "legend", "summary"), "crosshead"),
    **dict.fromkeys(("figcaption", "caption", "td", "th", "footer", "nav"), "furniture"),
    **dict.fromkeys(
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset figure form header hgroup hr"
        " html li main menu ol p pre section table tbody tfoot thead tr ul".split()
    ),
}
_UNREAD = frozenset(
    "applet audio button canvas datalist embed frame frameset head iframe input math meter noembed noframes noscript object"
    " optgroup option param progress script select style svg template textarea title video".split()
)
_CONTAINERS = frozenset("article body div html main section td th".split())
_CELLS = frozenset(("td", "th"))
_SIMPLE_NAME = re.compile(r"[a-z][a-z0-9]*")
_DEEPEST_SELECTOR = 16
_MOST_ELEMENTS = 50_000  # a long page has some thousands
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# Comments, elements whose content is no markup, and tags; each matches up to the end where it is never closed, so that one
# pass is enough. The parser looks each attribute up among those before it: a tag of very many would take it minutes.
_LONGEST_TAG = 1000
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)  # of what a fragment never began
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</(?P=raw)\b|\Z)"
    r"|<(?P<name>[a-z][^\s/>]*+)(?P<rest>(?:[^>=]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"']*+))*+)(?:>|\Z)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """The text of one block, white space collapsed as a browser shows it; a line break is the element br."""

    text: str
    selector: str | None = None
    kind: BlockKind | None = None


def parse(markup: str) -> lxml.html.HtmlElement:
    """The tree of a whole page. Raises FormatError where it is nested too deeply to be read whole or has too many elements,
    TextError where it holds characters that no text has."""
    refuse_bad_characters("the markup", markup)
    # Before the tree is made: it takes a hundred times the memory of its text.
    if sum(token["name"] is not None for token in _TOKEN.finditer(markup)) > _MOST_ELEMENTS:
        raise FormatError(f"the markup has more than {_MOST_ELEMENTS} elements")
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        root = lxml.etree.fromstring(_TOKEN.sub(_shortened, markup).encode(), parser)
    except lxml.etree.ParserError:  # nothing in it but comments
        root = None
    if any(entry.type == lxml.etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise FormatError("the markup is nested too deeply")
    return root if root is not None else lxml.html.Element("html")


def fragment_blocks(markup: str, *, blank_lines: bool = False) -> list[MarkedBlock]:
    """The blocks of a fragment, each with its selector from the fragment's top (":scope > p:nth-of-type(2)").
    `blank_lines`: outside of paragraphs they end a block, as WordPress reads what it stores. Raises as `parse` does."""
    root = parse(f"<html><body><div>{_ENDS.sub('', markup)}</div></body></html>")
    walk = _Walk(blank_lines=blank_lines)
    body = root.find("body")
    for number, part in enumerate([] if body is None else body):
        # What stands after the first is there because the fragment closes more than it opens.
        walk.read(part, ":scope" if number == 0 else None)
    return walk.blocks


def page_blocks(root: lxml.html.HtmlElement, *, selector: str = "html") -> list[MarkedBlock]:
    """The blocks of a page, or of an element of it whose own selector is given."""
    walk = _Walk()
    walk.read(root, selector)
    return walk.blocks


def text_of(markup: str) -> str:
    """A line that may hold markup or character references, as text."""
    if "<" not in markup and "&" not in markup:
        return " ".join(markup.split())
    return " ".join(" ".join(block.text for block in fragment_blocks(markup)).split())


def joined(blocks: list[MarkedBlock]) -> tuple[str, tuple[Element, ...]]:
    """The blocks as one text, and the element that each range of it came from."""
    elements: list[Element] = []
    start = 0
    for block in blocks:
        elements.append(Element(Span(start, start + len(block.text)), block.selector, block.kind))
        start += len(block.text) + len(BREAK)
    return BREAK.join(block.text for block in blocks), tuple(elements)


def _shortened(token: re.Match[str]) -> str:
    return f"<{token['name']}>" if token["name"] and len(token["rest"]) > _LONGEST_TAG else token[0]


@dataclass(slots=True)
class _Context:
    """An element that is open, as far as blocks are concerned."""

    selector: str | None
    kind: BlockKind | None
    inherited: BlockKind | None
    depth: int
    is_block: bool
    is_container: bool
    is_pre: bool
    children: dict[str, int] = field(default_factory=dict)


def _outermost(selector: str | None) -> _Context:
    return _Context(selector, None, None, 0, is_block=True, is_container=True, is_pre=False)


class _Walk:
    """One pass over a tree, without recursion, that cuts its text into blocks."""

    def __init__(self, *, blank_lines: bool = False) -> None:
        self.blocks: list[MarkedBlock] = []
        self._blank_lines = blank_lines
        self._text: list[str] = []
        self._open: list[_Context] = []
        self._breaks = 0

    def read(self, root: lxml.html.HtmlElement, selector: str | None) -> None:
        self._open = [_outermost(selector)]
        self._add(root.text)
        path = [(root, iter(root))]
        while path:
            element, children = path[-1]
            child = next(children, None)
            if child is None:
                path.pop()
                if path:
                    self._close(element)
                    self._add(element.tail)
            elif isinstance(child.tag, str) and child.tag not in _UNREAD and not _hidden(child):
                self._enter(child)
                self._add(child.text)
                path.append((child, iter(child)))
            else:
                if isinstance(child.tag, str):
                    self._count(child.tag)
                self._add(child.tail)
        self._end()
        self._open = [_outermost(None)]
        self._add(root.tail)
        self._end()

    def _count(self, tag: str) -> int:
        children = self._open[-1].children
        children[tag] = children.get(tag, 0) + 1
        return children[tag]

    def _enter(self, element: lxml.html.HtmlElement) -> None:
        tag, parent = element.tag, self._open[-1]
        number = self._count(tag)
        if tag == "br":
            self._breaks += 1
            if self._breaks == 2:  # two of them are meant as a paragraph's end
                self._end()
            self._text.append("\n")
        elif tag in _KINDS:
            self._end()
        named = parent.selector is not None and parent.depth < _DEEPEST_SELECTOR and _SIMPLE_NAME.fullmatch(tag)
        is_block = tag in _KINDS
        # Where a table's rows are in no part of it, browsers put them in one.
        rows = "tbody:nth-of-type(1) > " if tag == "tr" and element.getparent().tag == "table" else ""
        kind = parent.inherited or _KINDS.get(tag)
        self._open.append(
            _Context(
                selector=f"{parent.selector} > {rows}{tag}:nth-of-type({number})" if named else None,
                kind=kind,
                inherited=None if tag in _CELLS else kind,  # a page may be laid out in a table
                depth=parent.depth + 1,
                is_block=is_block,
                is_container=tag in _CONTAINERS if is_block else parent.is_container,
                is_pre=parent.is_pre or tag == "pre",
            )
        )

    def _close(self, element: lxml.html.HtmlElement) -> None:
        if element.tag in _KINDS:
            self._end()
        self._open.pop()

    def _add(self, text: str | None) -> None:
        if not text:
            return
        here = self._open[-1]
        if here.is_pre:
            text = text.replace("\r\n", "\n")
        elif self._blank_lines and here.is_container:
            *ended, text = _BLANK_LINE.split(text)
            for part in ended:
                self._put(part)
                self._end()
        self._put(text, keep_lines=here.is_pre or (self._blank_lines and here.is_container))

    def _put(self, text: str, *, keep_lines: bool = False) -> None:
        if keep_lines:
            self._text += "\n".join(_SPACE.sub(" ", line) for line in text.split("\n"))
        else:
            self._text.append(_SPACE.sub(" ", text))
        if text.strip():
            self._breaks = 0

    def _end(self) -> None:
        """Whatever was read since the last block is a block, unless it is white space."""
        lines = (" ".join(line.split(" ")).strip(" ") for line in re.sub(" +", " ", "".join(self._text)).split("\n"))
        text = "\n".join(line for line in lines if line).strip()
        self._text.clear()
        self._breaks = 0
        if text:
            here = next(context for context in reversed(self._open) if context.is_block)
            self.blocks.append(MarkedBlock(text, here.selector, here.kind))


def _hidden(element: lxml.html.HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_INVISIBLE.search(element.get("style") or ""))
