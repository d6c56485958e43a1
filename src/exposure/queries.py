"""Finds, checks and runs the SQL files: one header, one SELECT, one table named by its path.

`queries/README.md` is the contract; `tests/queries/test_contract.py` holds every file to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exposure.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exposure.store import Store

#: Folders whose files all return the same columns; the runner unions them into `<schema>.combined`.
COMBINED: Final = ("records", "scope")

_HEADER: Final = re.compile(r"^-- (Title|Why|Reads|Params|Grain): +(.*)$")
_CONTINUED: Final = re.compile(r"^--  {6,}(\S.*)$")
_FIELDS: Final = ("Title", "Why", "Reads", "Params", "Grain")


@dataclass(frozen=True, slots=True)
class Query:
    """One SQL file: what its header says, and its single SELECT."""

    schema: str
    name: str
    title: str
    why: str
    reads: tuple[str, ...]
    params: tuple[str, ...]
    grain: str
    sql: str

    @property
    def table(self) -> str:
        """The table this query fills."""
        return f"{self.schema}.{self.name}"


def root() -> Path:
    """Where the SQL files are: inside the installed package, or at the top of a checkout."""
    packaged = Path(__file__).parent / "queries"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "queries"


def load(schema: str, folder: Path | None = None) -> tuple[Query, ...]:
    """The queries of one stage, ordered by name; raises `QueryError` for a malformed file."""
    paths = sorted(((folder or root()) / schema).glob("*.sql"))
    return tuple(parse(path.read_text(encoding="utf-8"), schema, path.stem) for path in paths)


def parse(text: str, schema: str, name: str) -> Query:
    """Split a file into header and SELECT; raises `QueryError` naming what the header lacks."""
    header: dict[str, str] = {}
    current = ""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if match := _HEADER.match(line):
            current = match[1]
            header[current] = match[2].strip()
        elif current and (more := _CONTINUED.match(line)):
            header[current] += f" {more[1].strip()}"
        else:
            body = "\n".join(lines[number:]).strip().removesuffix(";")
            break
    else:
        body = ""
    missing = [label for label in _FIELDS if label not in header]
    if missing or not body:
        what = ", ".join(missing) or "a SELECT"
        raise QueryError(f"queries/{schema}/{name}.sql lacks {what}")
    return Query(
        schema=schema,
        name=name,
        title=header["Title"],
        why=header["Why"],
        reads=_names(header["Reads"]),
        params=tuple(param.removeprefix("$") for param in _names(header["Params"])),
        grain=header["Grain"],
        sql=body,
    )


def run_stage(store: Store, schema: str, parameters: Mapping[str, object]) -> None:
    """Fill every table of one stage; files of a stage never read each other, so their order does not matter."""
    loaded = load(schema)
    for query in loaded:
        # Binding refuses surplus parameters, so each statement gets exactly those its header declares.
        own = {name: parameters[name] for name in query.params}
        store.execute(f"create or replace table {query.table} as {query.sql}", own)
    if schema in COMBINED:
        union = " union all by name ".join(f"select * from {query.table}" for query in loaded)
        store.execute(f"create or replace view {schema}.combined as {union}")


def _names(value: str) -> tuple[str, ...]:
    """A comma-separated header value; `none` stands for nothing."""
    return () if value == "none" else tuple(part.strip() for part in value.split(",") if part.strip())
