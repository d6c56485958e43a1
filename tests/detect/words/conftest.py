"""What the tests of words share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exposure.detect.letters import literal_of
from exposure.detect.words.matcher import Matcher
from exposure.detect.words.tables import make_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.detect.words.patterns import Pattern


def matcher_of(pattern: Pattern, *, language: str = "any", names: Sequence[str] = ()) -> Matcher:
    """A matcher of one entry, and of some names, which have the places behind it."""
    literals = {literal_of(anchor): [0] for anchor in pattern.anchors}
    literals |= {name: [place] for place, name in enumerate(names, start=1)}
    asked = [value for place, one in enumerate(pattern.required) for value in (place, one.reach)]
    tables = make_tables(literals, [one.held for one in pattern.required], [asked, *([] for _ in names)])
    return Matcher(tables, [language])
