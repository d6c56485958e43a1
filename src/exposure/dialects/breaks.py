"""Line breaks that LinkedIn writes into the text of posts as quotation mark, line break, quotation mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


def decode_breaks(column: pl.Expr) -> pl.Expr:
    r"""The text with `\n` for each quoted break.

    One pass from left to right and nothing else: a quotation mark the author typed next to a break, or at either
    end of the text, is text.
    """
    return column.str.replace_all('"\r?\n"', "\n")
