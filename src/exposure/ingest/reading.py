"""From the bytes of one member to a frame with the columns of its table, all of them still text."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

import polars as pl

from exposure.dialects import articles, comments, delimited
from exposure.dialects.breaks import decode_breaks
from exposure.dialects.sheet import Sheet, Trouble, row_numbers, text_frame
from exposure.model import printable
from exposure.tables import header_key

if TYPE_CHECKING:
    from exposure.ingest.account import FileAccount, Ledger
    from exposure.tables import Column, TableSpec

#: Columns that ingest adds to those of a table.
MEMBER: Final = "member"
PROVENANCE: Final = ("part", "source_file", "source_row", "extra")


def read_table(data: bytes, spec: TableSpec, account: FileAccount, ledger: Ledger, member: int) -> pl.DataFrame:
    """The rows of a member whose table is known; what cannot be read goes into the account and the ledger."""
    sheet = _sheet(data, spec, account.file)
    _enter(sheet, account, ledger)
    # A header most of which is new is still one: the file's name says which table it is.
    if not sheet.recognised and not any(header_key(header) in spec.by_header for header in sheet.header):
        account.rows_set_aside = account.rows_read
        if data.strip() and not sheet.headless:
            ledger.report(account.file, "its header has none of the columns this table is known to have", line=1)
        # What stands in place of a header may be anybody's words, so not even its cells are kept.
        nothing = _aligned(sheet, spec, account, member).clear()
        account.unknown_columns, account.missing_columns = [], []
        return nothing
    return _aligned(sheet, spec, account, member)


def read_unknown(data: bytes, account: FileAccount, ledger: Ledger, member: int) -> pl.DataFrame:
    """The rows of a CSV file that no table is known for, each as one JSON object."""
    sheet = delimited.read(data, frozenset())
    _enter(sheet, account, ledger)
    return sheet.rows.select(_as_json(range(len(sheet.header)), sheet.header), *_provenance(sheet, account, member))


def _enter(sheet: Sheet, account: FileAccount, ledger: Ledger) -> None:
    """Enter what became of a file's rows into its account, and what was wrong with them into the ledger."""
    account.dialect, account.encoding = sheet.dialect, sheet.encoding
    account.rows_read, account.rows_set_aside = sheet.read, len(sheet.set_aside)
    for trouble in (*sheet.notes, *sheet.set_aside):
        ledger.report(account.file, trouble.message, line=trouble.line)
    if sheet.padded:
        ledger.report(account.file, f"{sheet.padded} rows ended early; their last cells are taken to be empty")


def _sheet(data: bytes, spec: TableSpec, path: str) -> Sheet:
    if spec.layout == "article":
        return _article(data, path)
    known = frozenset(spec.by_header) | {header_key(header) for header in spec.ignored}
    if spec.layout == "comments":
        return comments.read(data, known)
    overflow = next((column.headers[0] for column in spec.columns if column.name == spec.overflow), None)
    return delimited.read(data, known, overflow=overflow, empty_marker=spec.empty_marker)


def _article(data: bytes, path: str) -> Sheet:
    """An article as a sheet of one row, under the headers that the table of articles gives its columns."""
    article = articles.read(data)
    name = PurePosixPath(path).name
    cells = (article.title, article.url, article.created, article.published, article.body, name)
    return Sheet(
        header=("Title", "Url", "Created At", "Published At", "Body", "File Name"),
        recognised=True,
        rows=text_frame([[cell or "" for cell in cells]], len(cells)),
        numbers=row_numbers([1]),
        read=1,
        set_aside=(),
        notes=() if article.note is None else (Trouble(None, article.note),),
        dialect="article",
        encoding="utf-8",
    )


def _aligned(sheet: Sheet, spec: TableSpec, account: FileAccount, member: int) -> pl.DataFrame:
    """The sheet with the table's columns in the table's order; unknown columns become one JSON object."""
    keys = [header_key(header) for header in sheet.header]
    ignored = {header_key(header) for header in spec.ignored}
    unknown = [place for place, key in enumerate(keys) if key not in spec.by_header and key not in ignored]
    present = {
        column.name: [p for p, key in enumerate(keys) if column in spec.by_header.get(key, ())]
        for column in spec.columns
    }
    account.unknown_columns = [printable(sheet.header[place]) for place in unknown]
    account.missing_columns = [name for name, places in present.items() if not places]
    return sheet.rows.select(
        *(_cell(column, present[column.name]).alias(column.name) for column in spec.columns),
        _as_json(unknown, sheet.header),
        *_provenance(sheet, account, member),
    )


def _cell(column: Column, places: list[int]) -> pl.Expr:
    """What a column takes from the cells that carry its header."""
    cells = [pl.col(f"c{place}") for place in places]
    if not cells:
        return pl.lit(None, dtype=pl.String)
    value = cells[0] if len(cells) == 1 else _distinct(cells) if column.repeated else pl.coalesce(cells)
    return decode_breaks(value) if column.quoted_breaks else value


def _distinct(cells: list[pl.Expr]) -> pl.Expr:
    """The different values of a header that a file repeats, joined as LinkedIn joins lists."""
    values = pl.concat_list(cells).list.drop_nulls().list.unique(maintain_order=True)
    return pl.when(values.list.len() > 0).then(values.list.join("; "))


def _as_json(places: range | list[int], header: tuple[str, ...]) -> pl.Expr:
    """Cells without a column of their own, by header, as a JSON object; NULL where there are none."""
    names: dict[str, int] = {}
    for place in places:
        name = header[place]
        while name in names or header.count(name) > 1:
            name = f"{name} ({place + 1})"
        names[name] = place
    cells = [pl.col(f"c{place}").alias(name) for name, place in names.items()]
    return (pl.struct(cells).struct.json_encode() if cells else pl.lit(None, dtype=pl.String)).alias("extra")


def _provenance(sheet: Sheet, account: FileAccount, member: int) -> tuple[pl.Expr, ...]:
    return (
        pl.lit(account.part, dtype=pl.Int32).alias("part"),
        pl.lit(account.file).alias("source_file"),
        pl.lit(sheet.numbers, dtype=pl.Int64).alias("source_row"),
        pl.lit(member, dtype=pl.Int32).alias(MEMBER),
    )
