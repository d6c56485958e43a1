"""The account kept of every member: what became of its rows, and what could not be read as it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Literal

import polars as pl

from exposure.model import Problem, printable
from exposure.tables import display_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.store import Store

#: What told which table a file belongs to.
RecognisedBy = Literal["name", "header"]

_FILES: Final[dict[str, pl.DataType | type[pl.DataType]]] = {
    "part": pl.Int32,
    "file": pl.String,
    "table_name": pl.String,
    "recognised_by": pl.String,
    "era": pl.String,
    "dialect": pl.String,
    "encoding": pl.String,
    "bytes": pl.Int64,
    "rows_read": pl.Int64,
    "rows_kept": pl.Int64,
    "rows_duplicate": pl.Int64,
    "rows_set_aside": pl.Int64,
    "unknown_columns": pl.List(pl.String()),
    "missing_columns": pl.List(pl.String()),
}
_PROBLEMS: Final = {"file": pl.String, "line": pl.Int64, "column_name": pl.String, "message": pl.String}


@dataclass(slots=True)
class FileAccount:
    """One member's account; `rows_read` is always the sum of kept, duplicate and set aside."""

    part: int
    #: Path as results may show it, without the member's id.
    file: str
    bytes: int
    #: Table it belongs to; None for a file this program does not know.
    table_name: str | None = None
    recognised_by: RecognisedBy | None = None
    #: Years whose exports have this header; `like 2024 on` if it is none that was seen but nearest to that one. None
    #: without a header, and for a table of which no header has been seen.
    era: str | None = None
    dialect: str | None = None
    encoding: str | None = None
    rows_read: int = 0
    rows_kept: int = 0
    rows_duplicate: int = 0
    rows_set_aside: int = 0
    #: Headers that the table has no column for; their cells are kept in `extra`.
    unknown_columns: Sequence[str] = ()
    #: Columns that files of the era have and this one lacks; they are NULL.
    missing_columns: Sequence[str] = ()


@dataclass(slots=True)
class Ledger:
    """All accounts and problems of one archive."""

    files: list[FileAccount] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, file: str, message: str, *, line: int | None = None, column: str | None = None) -> None:
        """Note a problem; the message never holds content."""
        self.problems.append(Problem(printable(display_path(file)), line, column, message))

    def write(self, store: Store) -> None:
        """Fill `archive.files` and `archive.problems`."""
        files = list(map(attrgetter(*_FILES), self.files))
        store.write("archive.files", pl.DataFrame(files, schema=_FILES, orient="row"))
        rows = [(problem.file, problem.line, problem.column, problem.message) for problem in self.problems]
        store.write("archive.problems", pl.DataFrame(rows, schema=_PROBLEMS, orient="row"))
