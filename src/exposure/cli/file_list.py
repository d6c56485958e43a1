"""The account of an archive's files in three forms: for a terminal, for a spreadsheet, for another program."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from exposure.report.sensitive import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from exposure.store import Store

_INDENT: Final = "    "
_UNKNOWN: Final = "unknown file"
_COUNTS: Final = ("read", "kept", "duplicate", "set_aside")

#: One row per member of the archive; a problem counts for every file of that name.
_FILES: Final = """
    select
        files.part,
        files.file,
        files.table_name as "table",
        files.recognised_by,
        files.era,
        files.dialect,
        files.encoding,
        files.rows_read as read,
        files.rows_kept as kept,
        files.rows_duplicate as duplicate,
        files.rows_set_aside as set_aside,
        files.unknown_columns,
        files.missing_columns,
        count(problems.file) as problems
    from archive.files as files
    left join archive.problems as problems on files.file = problems.file
    group by all
    order by all
"""
_PROBLEMS: Final = "select file, line, column_name as column, message from archive.problems order by all"


@dataclass(frozen=True, slots=True)
class FileList:
    """What became of every file of an archive; holds no content."""

    #: One mapping per file, with the columns of `_FILES`.
    files: Sequence[dict[str, Any]]
    #: One mapping per problem: `file`, `line`, `column`, `message`.
    problems: Sequence[dict[str, Any]]

    @property
    def totals(self) -> dict[str, int]:
        """How many files, rows of each fate and problems there are in all."""
        counts = {name: sum(row[name] for row in self.files) for name in _COUNTS}
        return {"files": len(self.files), **counts, "problems": len(self.problems)}


def load(store: Store) -> FileList:
    """The account as the database of a report has it."""
    return FileList(store.frame(_FILES).rows(named=True), store.frame(_PROBLEMS).rows(named=True))


def to_json(listed: FileList) -> str:
    """One object with `files`, `totals` and `problems`."""
    content = {"files": listed.files, "totals": listed.totals, "problems": listed.problems}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def to_csv(listed: FileList) -> str:
    """One row per file, with lists joined by `; `; cells are inert in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(next(iter(listed.files), ()))
    writer.writerows([_cell(value) for value in row.values()] for row in listed.files)
    return out.getvalue()


def to_table(listed: FileList, width: int | None) -> str:
    """Aligned columns if `width` characters are enough for them, else a paragraph per file; None is always enough."""
    columns = _columns(listed)
    if width is None or len(columns[0]) <= width:
        header, *rows, totals = columns
        lines = [header]
        for row, line in zip(listed.files, rows, strict=True):
            lines += [line, *_indented(_notes(row))]
        lines.append(totals)
    else:
        lines = [line for row in listed.files for line in (row["file"], *_indented(_paragraph(row)))]
        lines += ["in all", *_indented([f"{len(listed.files)} files", _sum(listed.totals)])]
    lines += map(_problem, listed.problems)
    return "".join(f"{_wrapped(line, width)}\n" for line in lines)


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = "; ".join(value)
    return inert(value) if isinstance(value, str) else value


def _columns(listed: FileList) -> list[str]:
    """The lines of a table, all of one length: its header, one line per file, the totals."""
    words = [
        ("file", "table", "era", "format"),
        *((row["file"], row["table"] or _UNKNOWN, row["era"] or "", _layout(row)) for row in listed.files),
        ("in all", f"{len(listed.files)} files", "", ""),
    ]
    counts = [
        ("read", "kept", "dup.", "aside"),
        *(tuple(str(row[name]) for name in _COUNTS) for row in (*listed.files, listed.totals)),
    ]
    lengths = [max(map(len, column)) for column in zip(*words, strict=True)]
    digits = [max(map(len, column)) for column in zip(*counts, strict=True)]
    return [
        "  ".join([*map(str.ljust, texts, lengths), *map(str.rjust, numbers, digits)])
        for texts, numbers in zip(words, counts, strict=True)
    ]


def _paragraph(row: Mapping[str, Any]) -> list[str]:
    """What there is to say of a file, in lines."""
    what = ", ".join(filter(None, (row["table"] or _UNKNOWN, row["era"], _layout(row))))
    return [what, _sum(row), *_notes(row)]


def _layout(row: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, (row["dialect"], row["encoding"])))


def _sum(counts: Mapping[str, int]) -> str:
    return (
        f"{counts['read']} read: {counts['kept']} kept, {counts['duplicate']} duplicate,"
        f" {counts['set_aside']} set aside"
    )


def _notes(row: Mapping[str, Any]) -> list[str]:
    """What is out of the ordinary about a file."""
    notes = []
    if row["recognised_by"] == "header":
        notes.append("recognised by its header, not by its name")
    if row["unknown_columns"]:
        notes.append(f"new columns kept: {', '.join(row['unknown_columns'])}")
    if row["missing_columns"]:
        notes.append(f"columns missing: {', '.join(row['missing_columns'])}")
    if row["problems"]:
        notes.append(f"problems: {row['problems']}, listed below")
    return notes


def _problem(problem: Mapping[str, Any]) -> str:
    line = f"line {problem['line']}" if problem["line"] else None
    column = f"column {problem['column']}" if problem["column"] else None
    return f"problem: {', '.join(filter(None, (problem['file'], line, column)))}: {problem['message']}"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"{_INDENT}{line}" for line in lines]


def _wrapped(line: str, width: int | None) -> str:
    """A line broken at its spaces where it is too long; what follows stands further to the right."""
    if width is None or len(line) <= width:
        return line
    begin = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(
        line, width, subsequent_indent=f"{begin}{_INDENT}", break_on_hyphens=False, replace_whitespace=False
    )
