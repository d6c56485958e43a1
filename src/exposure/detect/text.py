"""One text in the forms the rules read, all of one length, so that every offset is an offset of the original."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Final

from exposure.detect.letters import forms
from exposure.detect.words.ground import Ground, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Longer texts are read piece by piece. No post is as long, and no text made to be slow to read can be slower than
#: the square of this.
LONGEST_PIECE: Final = 4_000

#: Web links; LinkedIn's own hold long digit runs and tokens that are nobody's number.
_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']+|\b(?:lnkd\.in|[a-z]{0,3}\.?linkedin\.com)/[^\s<>\"']+|\burn:li:[\w:()%,-]+",
    re.IGNORECASE,
)
_LINK_SIGNS: Final = ("://", "www.", "lnkd.in", "linkedin.com", "urn:li:")
#: Those of links that may do without a slash.
_SLASHLESS_SIGNS: Final = ("www.", "urn:li:")
_STOPS: Final = ".!?…;"
_SENTENCE_END: Final = re.compile(r"[.!?…;]+[\"'»”\u2019)]*(?=\s|$)")
#: A German ordinal in front of what goes on; its full stop ends no sentence: "am 4. Mai", "vom 3. bis 17.".
_ORDINAL: Final = re.compile(
    r"\d(?<!\d\d\d)\.(?= (?:[a-zäöüß]|(?:Jan(?:uar|ner)?|Jän(?:ner)?|Feb(?:ruar)?|März|Apr(?:il)?|Mai|Juni?|Juli?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?|Woche|Monat|Stock|Stockwerk|Etage|Klasse"
    r"|Semester|Geburtstag|Hochzeitstag|Todestag|Jahrestag|Jahrgang|Lebensjahr|Schwangerschaftswoche|SSW)\b))"
)
_DIGITS: Final = "0123456789"
_BREAKS: Final = "\n\r•·▪►✅✔👉➡🔹|"
_LINE_END: Final = re.compile(rf"[{_BREAKS}]+")
_SIGN: Final = re.compile(rf"[{_STOPS}{_BREAKS}]")
_QUOTE: Final = re.compile(r"“[^”\n]{2,400}”|«[^»\n]{2,400}»|„[^“”\n]{2,400}[“”]|(?<!\w)\"[^\"\n]{2,300}\"(?!\w)")


def _blank(match: re.Match[str]) -> str:
    """As many spaces as the match is long."""
    return " " * len(match.group())


def _ends(text: str) -> set[int]:
    """Where sentences and lines end."""
    ends = set()
    # To look for the signs first is far faster than to try both expressions everywhere.
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if match := (_LINE_END if text[at] in _BREAKS else _SENTENCE_END).match(text, at):
            ends.add(match.end())
    return ends


def places(signs: Iterable[str], text: str) -> list[int]:
    """Where some signs stand in a text, in order."""
    places = []
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + 1)
    return sorted(places)


def has_digit(text: str) -> bool:
    """Whether a text holds one of the ten digits."""
    # To look for each is far faster than to ask of every character whether it is one.
    return any(digit in text for digit in _DIGITS)


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


class Text:
    """A text as its author wrote it, and the folded and link-free forms that rules read."""

    def __init__(self, original: str) -> None:
        self.original = original
        #: `plain` has ordinary letters, case kept; `folded` is what lexicon rules read.
        self.plain, self.folded, self._spaced = forms(original)
        self.has_digit = has_digit(self.folded)
        self._grounds: dict[int, Ground] = {}

    @cached_property
    def linkless(self) -> str:
        """The plain form with links blanked out: what numeric rules read."""
        signs = places(_LINK_SIGNS if "/" in self.folded else _SLASHLESS_SIGNS, self.folded)
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

    @cached_property
    def _sentence_ends(self) -> list[int]:
        """Where each sentence ends, and past the text, so that every position lies before one of them."""
        ends = _ends(self.original)
        if self.has_digit:
            ends = {end for end in ends if not _ORDINAL.match(self.original, max(end - 2, 0))}
        return [*sorted(ends), len(self.original) + 1]

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
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

    @cached_property
    def words(self) -> list[str]:
        """The words, folded."""
        return self._spaced.split()

    @cached_property
    def word_places(self) -> list[int]:
        """Where each of the words begins."""
        return list(words_of(self._spaced, self._spaced, 0, len(self._spaced)))

    def sentence_words(self, number: int) -> list[str]:
        """The words of a sentence, folded, by its number."""
        first, last = (bisect_left(self.word_places, edge) for edge in self.span_of(number))
        return self.words[first:last]

    def ground_of(self, number: int) -> Ground:
        """A sentence, as a ground to look for entries in."""
        known = self._grounds.get(number)
        if known is None:
            start, end = self.span_of(number)
            end = min(end, len(self.folded))
            words = words_of(self.folded, self._spaced, start, end)
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
