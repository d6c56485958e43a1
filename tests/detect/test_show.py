"""How values are masked."""

from __future__ import annotations

import pytest

from exposure.detect import mask, redact
from exposure.model import Finding


@pytest.mark.parametrize(
    ("value", "shown"),
    [("odile@example.org", "od•••••••••••••rg"), ("12345678", "12••••78"), ("1234567", "•••••••"), ("", "")],
)
def test_a_mask_keeps_two_characters_at_each_end(value: str, shown: str) -> None:
    """Long values can be recognised by their owner; short ones are hidden whole."""
    assert shown == mask(value)


@pytest.mark.parametrize(
    ("text", "secret", "leftover"),
    [
        ("The wifi password is Tr0ub4dor&3xyz. Yes, Tr0ub4dor&3xyz!", "Tr0ub4dor&3xyz", "Tr0ub4dor"),
        ("ssn 078-05-1120 also 078051120", "078-05-1120", "078051120"),
        ("card 4242 4242 4242 4242, again 4242.4242.4242.4242", "4242 4242 4242 4242", "4242.4242"),
        ("Write to Nadia.Orsel@example.org / nadia.orsel@example.org", "Nadia.Orsel@example.org", "orsel@"),
    ],
)
def test_what_is_said_again_is_masked_again(text: str, secret: str, leftover: str) -> None:
    """A value that was found once is hidden wherever else it stands, in any case and with any separators."""
    start = text.index(secret)
    found = Finding("any.x", "credential", "critical", 0.9, start, start + len(secret), secret, "A secret.")
    shown = redact(text, [found])
    assert leftover not in shown
    assert len(shown) == len(text)
