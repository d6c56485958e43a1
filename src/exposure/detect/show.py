"""How values are shown: masked, so that a report can be read over a shoulder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exposure.model import VALUE_CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exposure.model import Finding

_DOT: Final = "•"
_SHOWN: Final = 2
_SHORTEST: Final = 8


def mask(value: str) -> str:
    """The value with all but its first and last two characters hidden; short ones are hidden whole."""
    if len(value) < _SHORTEST:
        return _DOT * len(value)
    return f"{value[:_SHOWN]}{_DOT * (len(value) - 2 * _SHOWN)}{value[-_SHOWN:]}"


def redact(text: str, findings: Iterable[Finding]) -> str:
    """The text with the identifiers and secrets that were found in it masked."""
    parts, shown_to = [], 0
    for start, end in _merged(findings):
        parts += [text[shown_to:start], mask(text[start:end])]
        shown_to = end
    return "".join([*parts, text[shown_to:]])


def _merged(findings: Iterable[Finding]) -> list[tuple[int, int]]:
    """The spans of values in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    spans = sorted((finding.start, finding.end) for finding in findings if finding.category in VALUE_CATEGORIES)
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
