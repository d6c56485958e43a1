"""From the bytes of one member to a frame with the columns of its table, all of them still text.

Polars takes a good part of a millisecond for each expression, whatever the size of the frame. An archive may hold
thousands of tiny files, so that frames are put together from their columns and expressions are left for what needs
them.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

import polars as pl

from exposure.dialects import articles, comments, delimited
from exposure.dialects.breaks import decode_breaks
from exposure.dialects.encoding import decode
from exposure.model import printable
from exposure.tables import fit, header_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exposure.dialects.sheet import Sheet
    from exposure.ingest.account import FileAccount, Ledger
    from exposure.tables import Column, TableSpec

#: Columns that ingest adds to those of a table.
MEMBER: Final = "member"
PROVENANCE: Final = ("part", "source_file", "source_row", "extra")

_NO_TEXT: Final = pl.Series(dtype=pl.String)


def read_table(data: bytes, spec: TableSpec, account: FileAccount, ledger: Ledger, member: int) -> pl.DataFrame:
    """The rows of a member whose table is known; what cannot be read goes into the account and the ledger."""
    sheet = _sheet(data, spec)
    _enter(sheet, account, ledger)
    if not sheet.headless:
        return _aligned(sheet, spec, account, member)
    # What stands in place of a header may be anybody's words, so not even its cells are kept.
    account.rows_set_aside = account.rows_read
    return no_rows(spec)


def read_articles(
    files: Iterable[tuple[bytes, FileAccount, int]], spec: TableSpec, ledger: Ledger
) -> list[pl.DataFrame]:
    """One frame of all articles, each a row; what comes in is the bytes, the account and the number of each member."""
    rows = []
    for data, account, member in files:
        article = articles.read(data)
        account.dialect, account.encoding, account.rows_read = "article", decode(data).encoding, 1
        if article.note is not None:
            ledger.report(account.file, article.note)
        cells = (article.title, article.url, article.created, article.published, article.body)
        rows.append((*cells, PurePosixPath(account.file).name, None, account.part, account.file, 1, member))
    return [pl.DataFrame(rows, schema=no_rows(spec).schema, orient="row")]


def read_unknown(data: bytes, account: FileAccount, ledger: Ledger, member: int) -> pl.DataFrame:
    """The rows of a CSV file that no table is known for, each as one JSON object."""
    sheet = delimited.read(data, frozenset())
    _enter(sheet, account, ledger)
    return pl.DataFrame([_as_json(range(len(sheet.header)), sheet), *_provenance(sheet, account, member)])


def no_rows(spec: TableSpec) -> pl.DataFrame:
    """The frame of a file without rows."""
    texts = {column.name: pl.String for column in spec.columns} | {"extra": pl.String}
    return pl.DataFrame(
        schema={**texts, "part": pl.Int32, "source_file": pl.String, "source_row": pl.Int64, MEMBER: pl.Int32}
    )


def _enter(sheet: Sheet, account: FileAccount, ledger: Ledger) -> None:
    """Enter what became of a file's rows into its account, and what was wrong with them into the ledger."""
    account.dialect, account.encoding = sheet.dialect, sheet.encoding
    account.rows_read, account.rows_set_aside = sheet.read, len(sheet.set_aside)
    for trouble in (*sheet.notes, *sheet.set_aside):
        ledger.report(account.file, trouble.message, line=trouble.line)
    if sheet.padded:
        ledger.report(account.file, f"{sheet.padded} rows ended early; their last cells are taken to be empty")


def _sheet(data: bytes, spec: TableSpec) -> Sheet:
    known = frozenset(spec.by_header) | {header_key(header) for header in spec.ignored}
    if spec.layout == "comments":
        return comments.read(data, known)
    overflow = next((column.headers[0] for column in spec.columns if column.name == spec.overflow), None)
    return delimited.read(data, known, overflow=overflow, empty_marker=spec.empty_marker, unended=spec.unended)


def _aligned(sheet: Sheet, spec: TableSpec, account: FileAccount, member: int) -> pl.DataFrame:
    """The sheet with the table's columns in the table's order; unknown columns become one JSON object."""
    keys = [header_key(header) for header in sheet.header]
    ignored = {header_key(header) for header in spec.ignored}
    unknown = [place for place, key in enumerate(keys) if key not in spec.by_header and key not in ignored]
    account.unknown_columns = [printable(sheet.header[place]) for place in unknown]
    account.era, account.missing_columns = fit(spec, sheet.header)
    return pl.DataFrame(
        [
            *(
                _cells(column, [p for p, key in enumerate(keys) if key in column.keys], sheet)
                for column in spec.columns
            ),
            _as_json(unknown, sheet),
            *_provenance(sheet, account, member),
        ]
    )


def _cells(column: Column, places: list[int], sheet: Sheet) -> pl.Series:
    """What a column takes from the cells that carry its header."""
    found = [sheet.rows.to_series(place) for place in places]
    if not found:
        return _NO_TEXT.clear(sheet.rows.height).alias(column.name)
    if len(found) == 1 and not column.quoted_breaks:
        return found[0].alias(column.name)
    cells = [pl.col(series.name) for series in found]
    value = cells[0] if len(cells) == 1 else _distinct(cells) if column.repeated else pl.coalesce(cells)
    value = decode_breaks(value) if column.quoted_breaks else value
    return sheet.rows.select(value.alias(column.name)).to_series()


def _distinct(cells: list[pl.Expr]) -> pl.Expr:
    """The different values of a header that a file repeats, joined as LinkedIn joins lists."""
    values = pl.concat_list(cells).list.drop_nulls().list.unique(maintain_order=True)
    return pl.when(values.list.len() > 0).then(values.list.join("; "))


def _as_json(places: Sequence[int], sheet: Sheet) -> pl.Series:
    """Cells without a column of their own, by header, as a JSON object; NULL where there are none."""
    if not places:
        return _NO_TEXT.clear(sheet.rows.height).alias("extra")
    names: dict[str, int] = {}
    for place in places:
        name = sheet.header[place]
        while name in names or sheet.header.count(name) > 1:
            name = f"{name} ({place + 1})"
        names[name] = place
    rows = zip(*(sheet.rows.to_series(place) for place in names.values()), strict=True)
    objects = [
        json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, separators=(",", ":")) for row in rows
    ]
    return pl.Series("extra", objects, dtype=pl.String)


def _provenance(sheet: Sheet, account: FileAccount, member: int) -> tuple[pl.Series, ...]:
    height = sheet.rows.height
    return (
        pl.Series("part", [account.part], dtype=pl.Int32).new_from_index(0, height),
        pl.Series("source_file", [account.file]).new_from_index(0, height),
        sheet.numbers.cast(pl.Int64).alias("source_row"),
        pl.Series(MEMBER, [member], dtype=pl.Int32).new_from_index(0, height),
    )
