"""Numbers and days as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def records(count: int) -> str:
    """A number of records."""
    return f"{number(count)} record{'' if count == 1 else 's'}"


def number(value: int) -> str:
    """A number as people read it: 12,345."""
    return f"{value:,}"


def sentence(text: str) -> str:
    """The text with a capital first letter and nothing else changed."""
    return text[:1].upper() + text[1:]


def day(value: date) -> str:
    """A day as people read it: 3 November 2025."""
    return f"{value.day} {value:%B %Y}"
