"""Texts that a careless reader would cut, join, trim or decode wrongly."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

_RECORD: Final = "2024-01-31 10:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7200000000000000009"

#: Pieces from which longer texts are put together.
FRAGMENTS: Final = (
    *'" "" \\ , ; | = + - @ \' < & % N/A null #'.split(),
    *(" ", "\t", "\n", "\r\n", "\r", "\n\n", "\0", "\x0b", "\x1c", "\x85", "\xa0"),
    *("\u2028", "\u2029", "\u200f", "\ufeff", "\ufffd", "\ue000"),
    *("e\u0301", "é", "日本", "שלום", "👩🏽‍🎨", "\U0010ffff"),
    *('"\n"', '"\r\n"', '\\"', '","', '",\n', "word", "2024-01-31 10:00:00", "2024-01-31", "3/1/24, 9:05 AM"),
    *(
        f"{_RECORD},hello\n",
        f'\n{_RECORD},"hello"',
        f'\n{_RECORD},"hello',
        "\n2024-01-31 10:00:00,",
        "Date,Link,Message\n",
    ),
)

#: Whole texts: each piece by itself, at the start, at the end and in the middle, and what is longer than any limit.
CORPUS: Final = (
    "",
    *FRAGMENTS,
    *(f"a{piece}" for piece in FRAGMENTS),
    *(f"{piece}b" for piece in FRAGMENTS),
    *(f"a{piece}b{piece}{piece}c" for piece in FRAGMENTS),
    *(f'"{piece}"' for piece in FRAGMENTS),
    *(f'a, "{piece}' for piece in FRAGMENTS),
    "   ",
    "Name",
    'Long, "very"\nlong. ' * 5500,
)

awkward: Final = st.one_of(
    st.sampled_from(CORPUS[:-1]),
    st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
