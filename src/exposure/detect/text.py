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

_OPENING_QUOTES: Final = frozenset('\u201c\u00ab\u201e"')
_QUOTE: Final = re.compile(r"“[^”\n]{2,400}”|«[^»\n]{2,400}»|„[^“”\n]{2,400}[“”]|(?<!\w)\"[^\"\n]{2,300}\"(?!\w)")


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
        """Where each run of digits beside links begins and ends."""
        ...

    def linkless(self, number: int) -> str:
        """The plain form of a text with links blanked out."""
        ...

    def sentence_ends(self, number: int) -> Sequence[int]:
        """Where each sentence ends, and past the text, so that every position lies before one of them."""
        ...

    def words_of(self, number: int) -> dict[int, str]:
        """The folded words of a text, each by where it begins."""
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
        return self._source.linkless(self._number)

    @cached_property
    def digit_runs(self) -> Sequence[tuple[int, int]]:
        """Where each run of digits beside links begins and ends."""
        return self._source.digit_runs(self._number)

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

    @cached_property
    def ground(self) -> Ground:
        """All of it, as a ground to look for lists in, without names."""
        words = self._source.words_of(self._number)
        if "_" in self.folded:
            words = underscored_words(self.folded, 0, len(self.folded))
        return Ground(self.folded, self.folded, 0, len(self.folded), words)

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
