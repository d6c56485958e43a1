"""One text in the forms the rules read, all of one length, so that every offset is an offset of the original."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol

from exposure.detect.words.ground import Ground, underscored_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Longer texts are read piece by piece. No post is as long, and no text made to be slow to read can be slower than
#: the square of this.
LONGEST_PIECE: Final = 4_000

#: Web links; LinkedIn's own hold long digit runs and tokens that are nobody's number.
_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']+|\b(?:lnkd\.in|[a-z]{0,3}\.?linkedin\.com)/[^\s<>\"']+|\burn:li:[\w:()%,-]+",
    re.IGNORECASE,
)
_LINK_SIGNS: Final = ("://", "www.", "lnkd.in", "linkedin.com", "urn:li:")
#: Each link holds one of these.
SIGNS_OF_LINKS: Final = ("/", "www.", "urn:li:")
_OPENING_QUOTES: Final = frozenset('\u201c\u00ab\u201e"')
_QUOTE: Final = re.compile(r"“[^”\n]{2,400}”|«[^»\n]{2,400}»|„[^“”\n]{2,400}[“”]|(?<!\w)\"[^\"\n]{2,300}\"(?!\w)")


def _blank(match: re.Match[str]) -> str:
    """As many spaces as the match is long."""
    return " " * len(match.group())


def places(signs: Iterable[str], text: str) -> list[int]:
    """Where some signs stand in a text, in order."""
    places = []
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + 1)
    return sorted(places)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Spans of at most `LONGEST_PIECE` characters that make up a text, cut where a paragraph, line or word ends."""
    start = 0
    while len(text) - start > LONGEST_PIECE:
        end = start + LONGEST_PIECE
        cuts = (text.rfind(mark, start + LONGEST_PIECE // 2, end) + len(mark) for mark in ("\n\n", "\n", ". ", " "))
        end = next((cut for cut in cuts if cut > start + LONGEST_PIECE // 2), end)
        yield start, end
        start = end
    yield start, len(text)


class Source(Protocol):
    """Where a text is one of many, and what is known of it there, by its number; of many texts nobody asks."""

    def digit_runs(self, number: int) -> Sequence[tuple[int, int]]:
        """Where each run of digits begins and ends."""
        ...

    def has_digit(self, number: int) -> bool:
        """Whether a text holds a digit."""
        ...

    def may_hold_link(self, number: int) -> bool:
        """Whether a text holds a sign without which there is no link (`SIGNS_OF_LINKS`)."""
        ...

    def sentence_ends(self, number: int) -> Sequence[int]:
        """Where each sentence ends, and past the text, so that every position lies before one of them."""
        ...

    def sentence(self, number: int, sentence: int) -> tuple[int, int, dict[int, str]]:
        """Where a sentence begins and ends, by its number, and its folded words, each by where it begins."""
        ...


class Text:
    """A text as its author wrote it, and the folded and link-free forms that rules read."""

    def __init__(self, original: str, plain: str, folded: str, source: Source, number: int) -> None:
        self.original = original
        #: `plain` has ordinary letters, case kept; `folded` is what lexicon rules read.
        self.plain, self.folded = plain, folded
        self._source, self._number = source, number
        self._grounds: dict[int, Ground] = {}

    @cached_property
    def linkless(self) -> str:
        """The plain form with links blanked out: what numeric rules read."""
        signs = places(_LINK_SIGNS, self.folded) if self._source.may_hold_link(self._number) else ()
        if not signs:
            return self.plain
        # To look for links everywhere is slow; none goes past a space, and few stretches between spaces hold one.
        parts: list[str] = []
        done = 0
        for sign in signs:
            if sign >= done:
                first = max(done, self.plain.rfind(" ", done, sign) + 1)
                last = self.plain.find(" ", sign)
                last = len(self.plain) if last < 0 else last
                parts += (self.plain[done:first], _LINK.sub(_blank, self.plain[first:last]))
                done = last
        return "".join((*parts, self.plain[done:]))

    @property
    def has_digit(self) -> bool:
        """Whether the text holds a digit, in a link or beside."""
        return self._source.has_digit(self._number)

    @cached_property
    def digit_runs(self) -> Sequence[tuple[int, int]]:
        """Where each run of digits beside links begins and ends."""
        runs = self._source.digit_runs(self._number)
        if not runs or self.linkless is self.plain:
            return runs
        return [run for run in runs if self.linkless[run[0]] != " "]

    @cached_property
    def _sentence_ends(self) -> Sequence[int]:
        return self._source.sentence_ends(self._number)

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        if _OPENING_QUOTES.isdisjoint(self.original):
            return []
        return [match.span() for match in _QUOTE.finditer(self.original)]

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence that holds a position."""
        return self.span_of(self.sentence_number(position))

    def sentence_number(self, position: int) -> int:
        """How many sentences stand before the one that holds a position."""
        return bisect_right(self._sentence_ends, position)

    def span_of(self, number: int) -> tuple[int, int]:
        """Where a sentence begins and ends, by its number."""
        return (self._sentence_ends[number - 1] if number else 0), self._sentence_ends[number]

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where each sentence begins and ends."""
        start = 0
        for end in self._sentence_ends:
            yield start, min(end, len(self.original))
            start = end

    def ground_of(self, number: int) -> Ground:
        """A sentence, as a ground to look for entries in."""
        known = self._grounds.get(number)
        if known is None:
            start, end, words = self._source.sentence(self._number, number)
            if "_" in self.folded:
                words = underscored_words(self.folded, start, end)
            known = self._grounds[number] = Ground(self.folded, self.plain, start, end, words)
        return known

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a span lies inside quotation marks."""
        return any(opening < start and end < closing for opening, closing in self._quotes)

    def around(self, start: int, end: int, before: int, after: int) -> str:
        """The folded text about a span, the span and words cut by the edges left out."""
        first, last = max(0, start - before), min(len(self.folded), end + after)
        while first and first < start and self.folded[first - 1].isalnum():
            first += 1
        while end < last < len(self.folded) and self.folded[last].isalnum():
            last -= 1
        return f"{self.folded[first:start]} \n {self.folded[end:last]}"
