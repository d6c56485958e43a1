"""One file of an archive, and all files of an era: from a member to bytes and to what the bytes ought to be read as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.fidelity.cells import Value, cell
from tests.fidelity.dialects import plain
from tests.fidelity.member import MEMBER_ID

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.fidelity.dialects import Dialect
    from tests.fidelity.member import Member

Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was written, and the rows that ought to be read from it."""

    path: str
    table: str
    data: bytes
    rows: tuple[Row, ...]

    @property
    def shown(self) -> str:
        """The path as results may show it."""
        return self.path.replace(f"_{MEMBER_ID}", "")


@dataclass(frozen=True, slots=True)
class Layout:
    """How an era wrote one table."""

    #: Path in the archive; several for a table that is spread over numbered files.
    path: str
    #: Table of the `archive` schema.
    table: str
    #: The member's attribute that holds the records.
    records: str
    #: The header, as its line stands in the file.
    header: str
    #: One field per cell, separated by spaces (see `cells.cell`).
    fields: str
    dialect: Dialect = plain
    #: Where among the records this file begins and ends.
    part: tuple[int, int | None] = (0, None)

    def write(self, member: Member) -> Written:
        """The file of one member."""
        records: Sequence[object] = getattr(member, self.records)[slice(*self.part)]
        return written(self, records)


def written(layout: Layout, records: Sequence[object]) -> Written:
    """The file of some records."""
    fields = layout.fields.split()
    cells = [[cell(record, field) for field in fields] for record in records]
    rows = tuple({column: value for each in row for column, value in each.expected.items()} for row in cells)
    data = layout.dialect(layout.header, [[each.written for each in row] for row in cells])
    return Written(layout.path, layout.table, data, rows)


def save(files: Sequence[Written], folder: Path) -> Path:
    """`folder` with the files in it."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder
