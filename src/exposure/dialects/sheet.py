"""What every reader of a dialect hands back: header, rows, and an account of what became of each record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence


class Trouble(NamedTuple):
    """A place in a file that does not read as its dialect says; never holds the content itself."""

    #: Line of the file, counted from 1; None when the whole file is meant.
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file as text cells; `read == rows.height + len(set_aside)` always."""

    #: The header cells as written; as many as `rows` has columns.
    header: tuple[str, ...]
    #: Whether the header holds headers of the table asked for; if not, `header` is merely the first record.
    recognised: bool
    #: Text columns named `c0`, `c1` ...; an empty cell is NULL.
    rows: pl.DataFrame
    #: For each of the `rows` its number among the records that were read, counted from 1.
    numbers: pl.Series
    #: How many records there are: those after the header, and the one in its place if the file is `headless`.
    read: int
    #: Records that could not be turned into a row.
    set_aside: tuple[Trouble, ...]
    #: What is worth knowing although no record was lost, such as an unexpected encoding.
    notes: tuple[Trouble, ...]
    #: How the file is laid out, in words.
    dialect: str
    encoding: str
    #: How many rows were completed with empty cells at their end.
    padded: int = 0
    #: How many rows had their surplus cells joined into the overflow column.
    overflowed: int = 0
    #: Whether none of the header's cells is one that the table asked for is known by; `header` is then a record that
    #: was set aside, and nobody knows what the columns hold.
    headless: bool = False


def empty_sheet(dialect: str, encoding: str, notes: Sequence[Trouble] = ()) -> Sheet:
    """A file without header and records."""
    return Sheet(
        header=(),
        recognised=False,
        rows=pl.DataFrame(),
        numbers=row_numbers([]),
        read=0,
        set_aside=(),
        notes=tuple(notes),
        dialect=dialect,
        encoding=encoding,
    )


def text_frame(rows: Sequence[Sequence[str]], width: int) -> pl.DataFrame:
    """Rows of equal width as text columns `c0` ..., with NULL for empty cells."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * width
    return pl.DataFrame(
        [
            pl.Series(name, [cell or None for cell in cells], dtype=pl.String)
            for name, cells in zip(names(width), columns, strict=True)
        ]
    )


def names(width: int) -> list[str]:
    """The names of the columns of a sheet."""
    return [f"c{number}" for number in range(width)]


def blanks_to_null(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with NULL in place of the empty text: an export does not tell the two apart."""
    return frame.with_columns(pl.when(pl.col(name) != "").then(pl.col(name)).alias(name) for name in frame.columns)


def row_numbers(numbers: Sequence[int] | range) -> pl.Series:
    """Row numbers in the type in which `Sheet` holds them."""
    return pl.Series("number", numbers, dtype=pl.UInt32)
