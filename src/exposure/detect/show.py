"""How values are shown: masked, so that a report can be read over a shoulder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.model import VALUE_CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exposure.model import Finding

_DOT: Final = "•"
_SHOWN: Final = 2
_SHORTEST: Final = 8
#: Letters and digits from which on a value is looked for in the rest of the text.
_REPEATED: Final = 5


def mask(value: str) -> str:
    """The value with all but its first and last two characters hidden; short ones are hidden whole."""
    if len(value) < _SHORTEST:
        return _DOT * len(value)
    return f"{value[:_SHOWN]}{_DOT * (len(value) - 2 * _SHOWN)}{value[-_SHOWN:]}"


def redact(text: str, findings: Iterable[Finding]) -> str:
    """The text with the identifiers and secrets that were found in it masked."""
    spans = [(found.start, found.end) for found in findings if found.category in VALUE_CATEGORIES]
    parts, shown_to = [], 0
    for start, end in _merged([*spans, *_repetitions(text, spans)]):
        parts += [text[shown_to:start], mask(text[start:end])]
        shown_to = end
    return "".join([*parts, text[shown_to:]])


def _repetitions(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where else the values in `spans` stand, in any case and with any separators; what is a secret once stays one."""
    for value in {text[start:end] for start, end in spans}:
        letters = [character for character in value if character.isalnum()]
        if len(letters) >= _REPEATED:
            pattern = r"[\W_]{0,2}".join(map(re.escape, letters))
            yield from (match.span() for match in re.finditer(pattern, text, re.IGNORECASE))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
