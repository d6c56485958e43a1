"""Spellings of a header that mean the same."""

from __future__ import annotations

import pytest

from exposure.dialects.headers import header_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("SharedUrl", "SharedURL", "Shared URL", " shared_url "),
        ("Ad Title/Id", "ad_title_id"),
        ("Date/Time", "date_time"),
        ("", " ", "_"),
    ],
)
def test_spellings_have_one_key(spellings: tuple[str, ...]) -> None:
    """Case, spaces and punctuation make no difference."""
    assert len({header_key(spelling) for spelling in spellings}) == 1


def test_words_make_the_difference() -> None:
    """A plural is another header: two such pairs occur in one file."""
    assert header_key("Interface Locales") != header_key("interfaceLocale")
