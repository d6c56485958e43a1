"""One pass over a text for every literal that any rule waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ahocorasick_rs

from exposure.detect.text import with_digit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exposure.detect.text import Text
    from exposure.detect.words.literals import Requirement


class Matcher:
    """An automaton over literals, each of which wakes entries, by their places, or names of what else waits for it."""

    def __init__(
        self,
        entries: Mapping[str, Sequence[int]],
        names: Mapping[str, frozenset[str]],
        required: Sequence[tuple[Requirement, ...]],
    ) -> None:
        # Words that are signs alone stand among no words.
        self._signs = tuple((sign, some) for sign, some in names.items() if not sign.startswith(" "))
        literals = list(entries)
        literals += (literal for literal in names if literal.startswith(" ") and literal not in entries)
        #: For each literal, the names and the places it wakes.
        self._woken = [(names.get(literal), entries.get(literal, ())) for literal in literals]
        self._required = required
        self._automaton = ahocorasick_rs.AhoCorasick(literals)

    def find(self, text: Text) -> tuple[list[tuple[int, int]], set[str]]:
        """The entries that could match, each with where among the words; and the names that are woken."""
        woken, required = self._woken, self._required
        entries: list[tuple[int, int]] = []
        names: set[str] = set()
        words, folded = with_digit(text.words, has_digit=text.has_digit), text.folded
        joined = f" {' '.join(text.words)} "
        for index, start, _end in self._automaton.find_matches_as_indexes(joined, overlapping=True):
            some, places = woken[index]
            if some:
                names |= some
            for place in places:
                # Most anchors are met by chance: what is not in the text is in none of its sentences.
                for one_of, stretches in required[place]:
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
