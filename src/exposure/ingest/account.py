"""The account kept of every member: what became of its rows, and what could not be read as it stands."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Final

import polars as pl

from exposure.model import Problem, printable
from exposure.tables import display_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.store import Store

_FILES: Final[dict[str, pl.DataType | type[pl.DataType]]] = {
    "part": pl.Int32,
    "file": pl.String,
    "table_name": pl.String,
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
    dialect: str | None = None
    encoding: str | None = None
    rows_read: int = 0
    rows_kept: int = 0
    rows_duplicate: int = 0
    rows_set_aside: int = 0
    unknown_columns: list[str] = field(default_factory=list)
    missing_columns: list[str] = field(default_factory=list)


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
        files: Sequence[dict[str, object]] = [asdict(account) for account in self.files]
        store.write("archive.files", pl.DataFrame(files, schema=_FILES))
        rows = [(problem.file, problem.line, problem.column, problem.message) for problem in self.problems]
        store.write("archive.problems", pl.DataFrame(rows, schema=_PROBLEMS, orient="row"))
