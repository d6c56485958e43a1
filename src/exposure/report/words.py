"""Plain text for a terminal: lines of even width."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTH = 96


def wrapped(text: str) -> list[str]:
    """The text in lines; those of an item of a list stand under its words."""
    hanging = "  " if text.startswith("- ") else ""
    return textwrap.wrap(" ".join(text.split()), _WIDTH, subsequent_indent=hanging)


def indented(lines: Iterable[str], by: int = 2) -> list[str]:
    """The lines, moved to the right."""
    return [f"{' ' * by}{line}" for line in lines]
