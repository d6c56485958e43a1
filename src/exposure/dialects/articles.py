"""Reads an article: one HTML file with a title, two dates and a body. Nothing in it is ever executed or fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from exposure.dialects.encoding import decode

#: Elements that set their content apart from what is before and after it.
_BLOCKS: Final = frozenset(
    """
    address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main
    nav ol p pre section table td th tr ul
    """.split()
)
#: Elements whose content is not text for a reader.
_HIDDEN: Final = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg"})

#: Comments, declarations and processing instructions, closed or not.
_ASIDES: Final = re.compile(r"<!--.*?(?:-->|\Z)|<[!?][^>]*(?:>|\Z)", re.DOTALL)

_ENDS: Final = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b\d{4}\b")
_LABEL: Final = re.compile(r"^(?:Created|Published)\s+on\s+", re.IGNORECASE)
_SPACES: Final = re.compile(r"[^\S\n]+")
_BREAKS: Final = re.compile(r" ?\n ?")
_PARAGRAPHS: Final = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Article:
    """What one HTML file says; None for what it does not say."""

    title: str | None
    #: Where the title links to.
    url: str | None
    #: The instant after `Created on`, as written.
    created: str | None
    #: The instant after `Published on`, as written; None for a draft.
    published: str | None
    #: The text with an empty line between paragraphs.
    body: str | None
    #: What the reader should be told about the encoding or the end of the file.
    note: str | None = None


def read(data: bytes) -> Article:
    """The article in an HTML file of any era."""
    decoded = decode(data)
    parser = _Parser()
    parser.feed(_simplified(decoded.text))
    parser.close()
    parts = {name: _tidy("".join(pieces)) for name, pieces in parser.parts.items()}
    return Article(
        title=parts["h1"] or parts["title"] or None,
        url=parser.url,
        created=_date(parts["created"]),
        published=_date(parts["published"]),
        body=parts["body"] or None,
        note=decoded.note or (None if _ENDS.search(decoded.text) else "the page has no end: it is cut short"),
    )


def _simplified(html: str) -> str:
    """The page without what the parser would read again and again in search of an end that is not there."""
    html = _ASIDES.sub("", html)
    end = html.rfind(">") + 1
    return html[:end] + html[end:].replace("<", "&lt;")


def _date(text: str) -> str | None:
    """The date in `Published on ...`; drafts have the element too, but with dashes or a sentence in it."""
    return _LABEL.sub("", text) if _YEAR.search(text) else None


def _tidy(text: str) -> str:
    """The text with single spaces, and at most one empty line between paragraphs."""
    lines = _BREAKS.sub("\n", _SPACES.sub(" ", text))
    return _PARAGRAPHS.sub("\n\n", lines).strip()


class _Parser(HTMLParser):
    """Sorts the text of a page into title, dates and body."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: dict[str, list[str]] = {"title": [], "h1": [], "created": [], "published": [], "body": []}
        self.url: str | None = None
        #: The part that text belongs to, and the element that will end it.
        self._part = "body"
        self._until = ""
        #: Hidden elements that are open.
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part, a paragraph or a hidden element."""
        attributes = dict(attrs)
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif self._part == "body" and (part := self._begins(tag, attributes)):
            self._part, self._until = part, tag
        elif self._part == "h1" and tag == "a":
            self.url = self.url or attributes.get("href") or None
        elif tag == "br":
            self._add("\n")
        elif tag in _BLOCKS:
            self._add("\n\n")

    def handle_endtag(self, tag: str) -> None:
        """End what `handle_starttag` began."""
        if tag in self._hidden:
            # Whatever was left open inside it ends with it.
            del self._hidden[self._hidden.index(tag) :]
        elif self._part != "body" and tag == self._until:
            self._part = "body"
        elif tag in _BLOCKS:
            self._add("\n\n")

    def handle_data(self, data: str) -> None:
        """Keep text that a reader would see."""
        if not self._hidden:
            # A line break in the source of a page is a space to its reader.
            self._add(data.replace("\r", " ").replace("\n", " "))

    def _begins(self, tag: str, attributes: dict[str, str | None]) -> str | None:
        """The part that an element begins, if it is the first of its kind."""
        if tag in ("title", "h1"):
            part = tag
        elif tag == "p":
            part = next((name for name in (attributes.get("class") or "").split() if name in self.parts), "")
        else:
            return None
        return part if part in ("title", "h1", "created", "published") and not self.parts[part] else None

    def _add(self, text: str) -> None:
        self.parts[self._part].append(text)
