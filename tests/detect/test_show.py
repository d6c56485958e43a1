"""How values are masked."""

from __future__ import annotations

import pytest

from exposure.detect import mask


@pytest.mark.parametrize(
    ("value", "shown"),
    [("odile@example.org", "od•••••••••••••rg"), ("12345678", "12••••78"), ("1234567", "•••••••"), ("", "")],
)
def test_a_mask_keeps_two_characters_at_each_end(value: str, shown: str) -> None:
    """Long values can be recognised by their owner; short ones are hidden whole."""
    assert shown == mask(value)
