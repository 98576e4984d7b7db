"""A saved web page -> its text: blocks apart from each other, nothing of what is not meant for reading."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

from explorer.model.anchors import Stopped

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul"))
_SILENT = frozenset(("script", "style", "template", "svg", "math", "noscript", "title", "nav", "select", "textarea",
                     "button", "iframe", "object"))
_STEP = 1 << 16
_BLANKS = re.compile(r"[ \t\r\f\v\n]+")


class _Text(HTMLParser):
    """Gathers what is to be read."""

    def __init__(self, silent: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.silent = silent
        self.skipping: list[str] = []
        self.preformatted = 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.silent:
            self.skipping.append(tag)
        elif tag == "br":
            self.parts.append("\n")
        elif tag in _BLOCKS:
            self.preformatted += tag == "pre"
            self.parts.append("\n\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.silent:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            if tag in self.skipping:
                while self.skipping.pop() != tag:
                    pass
        elif tag in _BLOCKS:
            self.preformatted -= tag == "pre" and self.preformatted > 0
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.parts.append(data if self.preformatted else _BLANKS.sub(" ", data))


def read_html(page: str, stopped: Callable[[], bool]) -> str:
    """The text of a page, blocks divided by blank lines."""
    text, open_to_the_end = _read(page, _SILENT, stopped)
    if open_to_the_end and not text:  # a <nav> that nobody closed
        text, _ = _read(page, frozenset(("script", "style")), stopped)
    return text


def _read(page: str, silent: frozenset[str], stopped: Callable[[], bool]) -> tuple[str, bool]:
    parser = _Text(silent)
    for start in range(0, len(page), _STEP):
        if stopped():
            raise Stopped
        parser.feed(page[start:start + _STEP])
    parser.close()
    text = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(parser.parts).replace("\u00ad", "")))
    return re.sub(r"\n{3,}", "\n\n", text).strip(), bool(parser.skipping)
