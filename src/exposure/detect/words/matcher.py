"""One pass over a text for every literal that any rule waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ahocorasick_rs

from exposure.detect.letters import words_of
from exposure.detect.text import with_digit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exposure.detect.text import Text
    from exposure.detect.words.patterns import Requirement


def _literal(anchor: str) -> str:
    """The words of an anchor as they stand among those of a text; empty if it has none."""
    words = words_of(anchor.removesuffix("*"))
    # What ends with a sign ends its last word, though more may follow: `sk-*`.
    goes_on = anchor.endswith("*") and not words.endswith(" ")
    joined = " ".join(words.split())
    return joined and f" {joined}{'' if goes_on else ' '}"


class Matcher:
    """An automaton over anchors, each of which wakes some targets; one that ends with `*` may go on within its word.

    A target is the place of an entry, or the name of whatever else waits for a word.
    """

    def __init__(
        self,
        entries: Mapping[str, Sequence[int]],
        names: Mapping[str, frozenset[str]],
        required: Sequence[tuple[Requirement, ...]],
    ) -> None:
        woken: dict[str, tuple[list[int], set[str]]] = {}
        signs: dict[str, set[str]] = {}
        for anchor in {**entries, **names}:
            literal = _literal(anchor)
            if not literal:
                signs[anchor.removesuffix("*")] = set(names.get(anchor, ()))
                continue
            places, some = woken.setdefault(literal, ([], set()))
            places += entries.get(anchor, ())
            some |= names.get(anchor, frozenset())
        self._entries = [tuple(dict.fromkeys(places)) for places, _ in woken.values()]
        self._names = [frozenset(some) for _, some in woken.values()]
        self._signs = tuple(signs.items())
        self._required = required
        self._automaton = ahocorasick_rs.AhoCorasick(list(woken))

    def find(self, text: Text) -> tuple[list[tuple[int, int]], set[str]]:
        """The entries that could match, each with where among the words; and the names that are woken."""
        entries: list[tuple[int, int]] = []
        names: set[str] = set()
        words, folded = with_digit(text.words, has_digit=text.has_digit), text.folded
        joined = f" {' '.join(text.words)} "
        for index, start, _end in self._automaton.find_matches_as_indexes(joined, overlapping=True):
            if self._names[index]:
                names |= self._names[index]
            for place in self._entries[index]:
                # Most anchors are met by chance: what is not in the text is in none of its sentences.
                for one_of, stretches in self._required[place]:
                    if one_of.isdisjoint(words):
                        for stretch in stretches:
                            if stretch in folded:
                                break
                        else:
                            break
                else:
                    entries.append((place, start))
        for sign, some in self._signs:
            if sign in folded:
                names |= some
        return entries, names
