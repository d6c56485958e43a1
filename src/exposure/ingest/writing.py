"""From text frames to typed `archive` tables: overlap removed, dates read, rows understood, other people withheld."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from exposure.dates import Moments, parse_moments
from exposure.ingest.meaning import Meaning
from exposure.ingest.reading import MEMBER, PROVENANCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.ingest.account import Ledger
    from exposure.store import Store
    from exposure.tables import TableSpec

#: Characters of a SHA-256 that name a record without a URN; 64 bits, far beyond the rows of any archive.
_DIGEST: int = 16


def prepare_table(
    spec: TableSpec, frames: Sequence[pl.DataFrame], ledger: Ledger, meaning: Meaning | None = None
) -> pl.DataFrame:
    """One table from the frames of its members: without overlap, typed and interpreted, in the order of the rows.

    `meaning` is that of the archive, which has seen other tables already; without it the table speaks for itself.
    """
    frame = _settled(pl.concat(frames) if frames else _no_rows(spec), ledger)
    understood = (meaning or Meaning()).interpret(spec, _typed(frame, spec, ledger), ledger)
    return understood.sort("part", "source_file", "source_row").with_row_index("place")


def write_table(store: Store, spec: TableSpec, prepared: pl.DataFrame, *, keep_all: bool) -> None:
    """Fill one table of the `archive` schema."""
    store.write(f"archive.{spec.name}", prepared, _select(spec, prepared.columns, keep_all=keep_all))


def write_unknown(store: Store, frames: Sequence[pl.DataFrame], ledger: Ledger, *, keep_all: bool) -> None:
    """Fill `archive.unknown`: one row per row of the files that no table is known for."""
    columns = {"extra": pl.String, "part": pl.Int32, "source_file": pl.String, "source_row": pl.Int64, MEMBER: pl.Int32}
    frame = _settled(pl.concat(frames) if frames else pl.DataFrame(schema=columns), ledger)
    extra = "extra" if keep_all else "cast(null as varchar)"
    store.write(
        "archive.unknown",
        frame,
        f"select 'unknown:' || left(sha256(concat_ws(chr(31), source_file, source_row)), {_DIGEST})"
        f" || if(part > 1, '-' || part, '') as record_id, {extra} as extra, part, source_file, source_row from frame",
    )


def _settled(frame: pl.DataFrame, ledger: Ledger) -> pl.DataFrame:
    """The frame without overlap, with what each member kept and lost in the ledger."""
    kept = without_overlap(frame)
    counts = dict(kept.group_by(MEMBER).len().iter_rows())
    for member, rows in frame.group_by(MEMBER).len().iter_rows():
        ledger.files[member].rows_kept = counts.get(member, 0)
        ledger.files[member].rows_duplicate = rows - counts.get(member, 0)
    return kept


def without_overlap(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame without the rows that several parts share: of an identical row, the larger of the parts' counts stays.

    Rows that are identical within one part are separate events (two people, one minute) and all stay.
    """
    if frame["part"].n_unique() < 2:  # noqa: PLR2004 - one part cannot overlap with itself
        return frame
    content = [name for name in frame.columns if name not in {*PROVENANCE[:3], MEMBER}]
    ordinal = pl.int_range(pl.len()).over("part", *content).alias("ordinal")
    return (
        frame.with_columns(ordinal)
        .unique(subset=[*content, "ordinal"], keep="first", maintain_order=True)
        .drop("ordinal")
    )


def _no_rows(spec: TableSpec) -> pl.DataFrame:
    texts = {column.name: pl.String for column in spec.columns} | {"extra": pl.String}
    return pl.DataFrame(
        schema={**texts, "part": pl.Int32, "source_file": pl.String, "source_row": pl.Int64, MEMBER: pl.Int32}
    )


def _typed(frame: pl.DataFrame, spec: TableSpec, ledger: Ledger) -> pl.DataFrame:
    """The frame with its dates as timestamps; those that cannot be read become NULL and a problem."""
    for column in spec.columns:
        if column.type == "text":
            continue
        moments = _moments(frame, column.name, spec)
        for file, row in frame.filter(moments.unreadable).select("source_file", "source_row").iter_rows():
            ledger.report(file, f"row {row} holds no date in a form that LinkedIn uses", column=column.name)
        frame = frame.with_columns(moments.values.alias(column.name))
        if column.type == "partial":
            frame = frame.with_columns(moments.precision.alias(f"{column.name}_precision"))
    return frame


def _moments(frame: pl.DataFrame, column: str, spec: TableSpec) -> Moments:
    """A column read as time, each file by itself: two that were saved again may put day and month in another order."""
    # Articles, each a file, may be many; LinkedIn wrote their dates and no spreadsheet did.
    if spec.layout == "article" or frame[MEMBER].n_unique() < 2:  # noqa: PLR2004 - one file is one column
        return parse_moments(frame[column])
    files = [parse_moments(part[column]) for part in frame.partition_by(MEMBER, maintain_order=True)]
    return Moments(*(pl.concat([file[field] for file in files]) for field in range(len(Moments._fields))))


def _select(spec: TableSpec, columns: Sequence[str], *, keep_all: bool) -> str:
    """SQL that gives each row of `frame` its identity and drops what is not to be stored."""
    withheld = () if keep_all else (*spec.withheld, *(("extra",) if spec.withheld else ()))
    kept = [
        f'cast(null as varchar) as "{name}"' if name in withheld else f'"{name}"'
        for name in columns
        if name not in {MEMBER, "place"}
    ]
    derived = [f"{expression} as {name}" for name, expression in spec.derived]
    # Only identities go through the window: sorting whole rows would carry every text along.
    return (
        f"with identified as (select place, {_identity(spec)} as identity from frame),"
        " numbered as (select place, identity, row_number() over (partition by identity order by place) as ordinal"
        " from identified)"
        f" select identity || if(ordinal > 1, '-' || ordinal, '') as record_id, {', '.join([*kept, *derived])}"
        " from frame inner join numbered using (place) order by place"
    )


def _identity(spec: TableSpec) -> str:
    """SQL for what a row is known by across two exports of the same member."""
    if not spec.key:
        return f"'{spec.name}'"
    parts = ", ".join(f"""coalesce(cast("{name}" as varchar), '')""" for name in spec.key)
    digest = f"'{spec.name}:' || left(sha256(concat_ws(chr(31), {parts})), {_DIGEST})"
    if spec.urn is None:
        return digest
    # A link whose percent signs encode nothing has no URN to find.
    urn = f"regexp_extract(coalesce(try(url_decode({spec.urn})), ''), 'urn:li:[A-Za-z]+:[0-9-]+')"
    return f"coalesce(nullif({urn}, ''), {digest})"
