"""The units of meaning: the sentences of a text, without the space about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from exposure.detect.text import Text


class Unit(NamedTuple):
    """A sentence: where it stands in its text, and how it is written and folded."""

    start: int
    end: int
    written: str
    folded: str


def units_of(text: Text) -> list[Unit]:
    """The sentences of a text that hold a letter, in their order."""
    units = []
    for start, end in text.spans():
        written = text.plain[start:end]
        if any(map(str.isalpha, written)):
            first = start + len(written) - len(written.lstrip())
            last = start + len(written.rstrip())
            units.append(Unit(first, last, text.plain[first:last], text.folded[first:last]))
    return units
