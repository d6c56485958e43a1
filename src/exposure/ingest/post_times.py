"""Checks the dates of posts against the times inside the posts' own ids, and fills those that are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from exposure.dates import post_id_times

if TYPE_CHECKING:
    from datetime import timedelta

    from exposure.ingest.account import Ledger

#: Rows of one file that must be comparable before anything is said about it.
_ENOUGH_ROWS: Final = 5
#: In files as LinkedIn writes them the median gap is below two seconds; minutes are the coarsest that dates come in.
_SHIFTED: Final = pl.duration(seconds=60)
#: A single date that is further from its id's time than this is of another day in every time zone.
_STRAY: Final = pl.duration(days=1)
#: Some share ids of old posts hold another time than the post's: about two in a hundred in ordinary files.
_USUAL_STRAYS: Final = 0.05


def checked_against_ids(shares: pl.DataFrame, ledger: Ledger) -> pl.DataFrame:
    """`shares` with gaps in `date` filled, and `date_source`: `column`, `post id`, or NULL for a row without a date."""
    in_id = post_id_times(shares["share_link"]).cast(pl.Datetime("us")).dt.truncate("1s").alias("in_id")
    compared = shares.select("source_file", "date", in_id).drop_nulls()
    # What a spreadsheet re-saved as a day alone has lost its time.
    compared = compared.filter(pl.col("date") != pl.col("date").dt.truncate("1d"))
    _report(compared.with_columns((pl.col("date") - pl.col("in_id")).alias("gap")), ledger)
    return shares.with_columns(
        pl.coalesce("date", pl.lit(in_id)).alias("date"),
        pl.when(pl.col("date").is_not_null())
        .then(pl.lit("column"))
        .when(pl.lit(in_id.is_not_null()))
        .then(pl.lit("post id"))
        .alias("date_source"),
    )


def _report(compared: pl.DataFrame, ledger: Ledger) -> None:
    """Report the files whose dates are all shifted, and those in which too many single ones are wrong."""
    gap = pl.col("gap")
    files = (
        compared.group_by("source_file")
        .agg(
            pl.len().alias("rows"),
            gap.median().alias("shift"),
            (gap.median().abs() > _SHIFTED).alias("shifted"),
            (gap.abs() > _STRAY).sum().alias("strays"),
        )
        .filter(pl.col("rows") >= _ENOUGH_ROWS)
        .sort("source_file")
    )
    for row in files.iter_rows(named=True):
        if row["shifted"]:
            message = f"its dates are about {_hours(row['shift'])} the times inside the posts' ids"
            ledger.report(row["source_file"], message, column="date")
        elif row["strays"] > max(1, _USUAL_STRAYS * row["rows"]):
            message = f"{row['strays']} dates differ by more than a day from the times inside the posts' ids"
            ledger.report(row["source_file"], message, column="date")


def _hours(shift: timedelta) -> str:
    hours = round(abs(shift).total_seconds() / 3600, 1)
    return f"{hours:g} hours {'later' if shift.total_seconds() > 0 else 'earlier'} than"
