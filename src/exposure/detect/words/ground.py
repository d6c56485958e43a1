"""Where entries are looked for: a stretch of folded text, and its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_RUN: Final = re.compile(r"\w+")


class Ground(NamedTuple):
    """Where to look: folded text, the same with its capitals, and from where to where."""

    folded: str
    plain: str
    start: int
    end: int
    #: The words there, and where each begins.
    runs: Sequence[tuple[str, int]]

    def word_at(self, at: int) -> str:
        """The word that begins at a position, as far as the ground goes; empty if none does."""
        run = _RUN.match(self.folded, at, self.end)
        return run.group() if run else ""

    def goes_on(self, end: int) -> bool:
        """Whether a word goes on at a position."""
        return end < self.end and _is_of_word(self.folded[end])


def runs_of(folded: str, start: int, end: int) -> list[tuple[str, int]]:
    """The words of a stretch of folded text, and where each begins."""
    return [(run.group(), run.start()) for run in _RUN.finditer(folded, start, end)]


def ground_of(folded: str) -> Ground:
    """The whole of a folded text, which has no names, since it has no capitals."""
    return Ground(folded, folded, 0, len(folded), runs_of(folded, 0, len(folded)))


def _is_of_word(character: str) -> bool:
    """Whether a character is one that words are made of."""
    return character.isalnum() or character == "_"
