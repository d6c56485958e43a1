"""Line breaks in the text of posts."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure.dialects.breaks import decode_breaks


def decoded(text: str | None) -> str | None:
    """One text through the expression."""
    value = pl.DataFrame({"text": [text]}, schema={"text": pl.String}).select(decode_breaks(pl.col("text"))).item()
    assert value is None or isinstance(value, str)
    return value


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('one"\n"two', "one\ntwo"),
        ('one"\r\n"two', "one\ntwo"),
        ('one"\n""\n"two', "one\n\ntwo"),
        ('she said "no""\n"and left', 'she said "no"\nand left'),
        ('one"\n""two" she said', 'one\n"two" she said'),
        ('"quoted from the start"', '"quoted from the start"'),
        ('an empty "" stays', 'an empty "" stays'),
        ('ends in a break"\n"', "ends in a break\n"),
        ("bare\nbreak", "bare\nbreak"),
        (None, None),
    ],
)
def test_breaks_are_decoded_and_nothing_else(written: str | None, meant: str | None) -> None:
    """Quote, line break, quote is a line break; every other quotation mark was typed by the author."""
    assert decoded(written) == meant


@given(st.text(st.sampled_from('ab" \n')), st.sampled_from(['"\n"', '"\r\n"']))
def test_texts_survive(text: str, written_break: str) -> None:
    """A text written with quoted breaks comes back as it was typed."""
    assert decoded(text.replace("\n", written_break)) == text
