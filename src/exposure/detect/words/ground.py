"""Where entries are looked for: a stretch of folded text, and its words."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from exposure.detect.letters import words_alone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Letters of a word by which the beginning of one is looked up.
KEY: Final = 3
_RUN: Final = re.compile(r"\w+")
_SIGN: Final = re.compile(r"(?<!\w)[^\w\s]")
_ANYTHING: Final = re.compile(r"(?<!\w)\S")
_UNSPACED: Final = re.compile(r"[^\s,]+")
_SPACE: Final = re.compile(r"[,:]?\s+")


class Ground:
    """Where to look: folded text, the same with its capitals, from where to where, and the words there."""

    def __init__(self, folded: str, plain: str, start: int, end: int, words: Mapping[int, str]) -> None:
        self.folded = folded
        self.plain = plain
        self.start = start
        self.end = end
        #: Each word by where it begins, in order.
        self.words = words

    @cached_property
    def beginnings(self) -> Sequence[str]:
        """The beginning of each word."""
        return [word[:KEY] for word in self.words.values()]

    @cached_property
    def digits(self) -> Sequence[int]:
        """Where a word begins with a digit."""
        return [at for at, word in self.words.items() if word[0].isdigit()]

    @cached_property
    def capitals(self) -> Sequence[int]:
        """Where a word begins with a capital."""
        return [at for at in self.words if self.plain[at].isupper()]

    @cached_property
    def signs(self) -> Sequence[int]:
        """Where a sign stands behind no word."""
        return [match.start() for match in _SIGN.finditer(self.folded, self.start, self.end)]

    @cached_property
    def anything(self) -> Sequence[int]:
        """Where anything stands behind no word."""
        return [match.start() for match in _ANYTHING.finditer(self.folded, self.start, self.end)]

    def part(self, start: int, end: int) -> Ground:
        """A stretch of it, without names."""
        words = {at: word for at, word in self.words.items() if start <= at < end}
        return Ground(self.folded, self.folded, start, end, words)

    def word_at(self, at: int) -> str:
        """The word that begins at a position, or the rest of the one there; empty if there is none."""
        known = self.words.get(at)
        if known is None and self.goes_on(at) and (rest := _RUN.match(self.folded, at, self.end)):
            return rest.group()
        return known or ""

    def goes_on(self, end: int) -> bool:
        """Whether a word goes on at a position."""
        return end < self.end and _is_of_word(self.folded[end])

    def behind_space(self, at: int) -> int:
        """The position behind the space, with or without a comma or a colon, that has to stand here, or -1."""
        if at + 1 in self.words and self.folded[at] == " ":
            return at + 1
        match = _SPACE.match(self.folded, at, self.end)
        return match.end() if match else -1

    def behind_word(self, at: int) -> int:
        """The position behind what stands here up to the next space or comma, or -1 if that is nothing."""
        end = at + len(self.words.get(at, ""))
        if at < end < self.end and self.folded[end] == " ":
            return end
        match = _UNSPACED.match(self.folded, at, self.end)
        return match.end() if match else -1


def ground_of(folded: str) -> Ground:
    """The whole of a folded text, which has no names, since it has no capitals."""
    words = underscored_words(folded, 0, len(folded)) if "_" in folded else _words(words_alone(folded))
    return Ground(folded, folded, 0, len(folded), words)


def underscored_words(folded: str, start: int, end: int) -> dict[int, str]:
    """The words of a stretch of a folded text, each by where it begins; an underscore is of a word in a ground."""
    return {run.start(): run.group() for run in _RUN.finditer(folded, start, end)}


def _words(spaced: str) -> dict[int, str]:
    """The words of a text that has nothing but spaces between them, each by where it begins."""
    words: dict[int, str] = {}
    start = 0
    for word in spaced.split(" "):
        if word:
            words[start] = word
        start += len(word) + 1
    return words


def _is_of_word(character: str) -> bool:
    """Whether a character is one that words are made of."""
    return character.isalnum() or character == "_"
