"""One pass over a text for every literal that any rule waits for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Generic, TypeVar

import ahocorasick_rs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_NEITHER_LETTER_NOR_SPACE: Final = re.compile(r"[^\w ]|_")


def _spaced(folded: str) -> str:
    """The words of a folded text and nothing else, each between spaces; one character longer on either side."""
    return f" {_NEITHER_LETTER_NOR_SPACE.sub(' ', folded)} "


class Matcher(Generic[T]):
    """An automaton over anchors, each of which wakes some targets; one that ends with `*` may go on within its word."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        targets: dict[str, list[T]] = {}
        #: Anchors without a letter, which words cannot find.
        self._signs: dict[str, list[T]] = {}
        for anchor, target in entries:
            literal = _spaced(anchor.removesuffix("*"))
            if not literal.strip():
                self._signs.setdefault(anchor.removesuffix("*"), []).append(target)
                continue
            literal = f" {literal.strip()}{'' if anchor.endswith('*') else ' '}"
            targets.setdefault(literal, []).append(target)
        self._targets = [tuple(dict.fromkeys(some)) for some in targets.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(targets))

    def hits(self, folded: str) -> Iterator[tuple[T, int]]:
        """Each target whose anchor stands in the text, and where."""
        for index, start, _end in self._automaton.find_matches_as_indexes(_spaced(folded), overlapping=True):
            for target in self._targets[index]:
                yield target, start
        for sign, some in self._signs.items():
            if sign in folded:
                for target in some:
                    yield target, folded.index(sign)
