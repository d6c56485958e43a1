"""One pass over a text for every literal that any rule waits for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import ahocorasick_rs

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEITHER_LETTER_NOR_SPACE: Final = re.compile(r"[^\w ]|_")


def _spaced(folded: str) -> str:
    """The words of a folded text and nothing else, each between spaces; one character longer on either side."""
    return f" {_NEITHER_LETTER_NOR_SPACE.sub(' ', folded)} "


class Matcher:
    """An automaton over anchors, each of which wakes some targets; one that ends with `*` may go on within its word.

    A target is the place of an entry, or the name of whatever else waits for a word.
    """

    def __init__(self, entries: Mapping[str, tuple[int, ...]], names: Mapping[str, frozenset[str]]) -> None:
        woken: dict[str, tuple[list[int], set[str]]] = {}
        signs: dict[str, tuple[list[int], set[str]]] = {}
        for anchor in {**entries, **names}:
            literal = _spaced(anchor.removesuffix("*")).strip()
            ending = "" if anchor.endswith("*") else " "
            # Anchors without a letter cannot be found as words.
            places, some = (
                woken.setdefault(f" {literal}{ending}", ([], set()))
                if literal
                else signs.setdefault(anchor.removesuffix("*"), ([], set()))
            )
            places += entries.get(anchor, ())
            some |= names.get(anchor, frozenset())
        self._entries = [tuple(dict.fromkeys(places)) for places, _ in woken.values()]
        self._names = [frozenset(some) for _, some in woken.values()]
        self._signs = [(sign, tuple(places), frozenset(some)) for sign, (places, some) in signs.items()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(woken))

    def find(self, folded: str) -> tuple[list[tuple[int, int]], set[str]]:
        """The entries whose anchors stand in a text, each with where; and the names that are woken."""
        entries: list[tuple[int, int]] = []
        names: set[str] = set()
        for index, start, _end in self._automaton.find_matches_as_indexes(_spaced(folded), overlapping=True):
            entries += ((place, start) for place in self._entries[index])
            if self._names[index]:
                names |= self._names[index]
        for sign, places, some in self._signs:
            if sign in folded:
                entries += ((place, folded.index(sign)) for place in places)
                names |= some
        return entries, names
