"""A page as a reader's program sees it: elements and text."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from exposure.report.page import render_page

if TYPE_CHECKING:
    from exposure.report.content import Page

INLINE = frozenset("a abbr b bdi code em small span strong time".split())


VOID = frozenset("meta img br link input hr wbr".split())


class Document(HTMLParser):
    """The elements and the text of a page; unbalanced tags are an error."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        assert self.open.pop() == tag
        if tag not in INLINE:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        """Note text that a reader sees."""
        if not {"style", "title"} & set(self.open):
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All text, on one line."""
        return " ".join("".join(self.texts).split())

    def every(self, tag: str) -> list[dict[str, str]]:
        """The attributes of all elements of one name."""
        return [attributes for name, attributes in self.elements if name == tag]


def read(page: Page) -> Document:
    """The page as rendered and parsed."""
    return Document(render_page(page))
