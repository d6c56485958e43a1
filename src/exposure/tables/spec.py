"""The shape in which every table of an export is described: one `TableSpec` each, data and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from exposure.dialects.headers import header_key

__all__ = ["Column", "ColumnType", "Era", "Layout", "TableSpec", "header_key", "moment", "partial", "seen", "text"]

#: `text` stays as it is; `moment` becomes a naive UTC timestamp; `partial` too, with a second column
#: `<name>_precision`.
ColumnType = Literal["text", "moment", "partial"]

#: How the bytes of a table's files are laid out; `dialects` has one reader for each.
Layout = Literal["csv", "comments", "article"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an `archive` table and every header it has gone by."""

    #: Name in DuckDB: the snake_case of the newest header, unless SQL reserves that word.
    name: str
    #: Spellings in files of any era; case, spaces and punctuation do not count (`header_key`).
    headers: tuple[str, ...]
    type: ColumnType = "text"
    #: Content of messages or other people's personal data: stored as NULL unless the member asks for it.
    withheld: bool = False
    #: The header may occur several times in one file; the distinct values are joined with `; `.
    repeated: bool = False
    #: Line breaks inside the text are written as quote, newline, quote.
    quoted_breaks: bool = False
    #: Keys of the headers; derived.
    keys: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the keys of the headers."""
        object.__setattr__(self, "keys", frozenset(map(header_key, self.headers)))


@dataclass(frozen=True, slots=True)
class Era:
    """A header that a table has had in the exports of some years."""

    #: As results show them: `2018`, `2021-2024`, `2024 on`.
    years: str
    #: Its cells in order and letter by letter, without those that have no name. Until a `TableSpec` holds the era,
    #: no cells stand for the first header of each of the table's columns.
    header: tuple[str, ...]
    #: Their keys; derived.
    keys: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the keys of the cells."""
        object.__setattr__(self, "keys", frozenset(map(header_key, self.header)))


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table of the export: which files hold it, which columns it has had, what identifies a row."""

    #: Name in DuckDB: the snake_case of the file's newest base name.
    name: str
    #: Base names without folder, extension, chunk number and member id, as LinkedIn spells them.
    files: tuple[str, ...]
    columns: tuple[Column, ...]
    #: Columns that identify a row across two exports of the same member; never the text.
    key: tuple[str, ...]
    #: The headers its files have been seen with, the newest first; none where no file has been seen.
    eras: tuple[Era, ...] = ()
    layout: Layout = "csv"
    #: Column that takes the fields of a row that has too many (an unquoted comma inside it).
    overflow: str | None = None
    #: Column holding a link whose URN, where there is one, is the record's identity.
    urn: str | None = None
    #: LinkedIn puts no line end after the last record; in files of all other tables its absence is a sign of a cut.
    unended: bool = False
    #: A whole line that stands for an empty table instead of a header.
    empty_marker: str | None = None
    #: Columns computed before anything is withheld: name in DuckDB, and SQL over the other columns.
    derived: tuple[tuple[str, str], ...] = ()
    #: Headers known to carry nothing, such as the nameless column that a trailing comma makes.
    ignored: tuple[str, ...] = ()
    #: Header keys, for lookup; derived.
    by_header: dict[str, tuple[Column, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the columns by header, as several may read the same, and give each era its header."""
        index: dict[str, tuple[Column, ...]] = {}
        for column in self.columns:
            for key in column.keys:
                index[key] = (*index.get(key, ()), column)
        object.__setattr__(self, "by_header", index)
        newest = tuple(dict.fromkeys(column.headers[0] for column in self.columns))
        object.__setattr__(self, "eras", tuple(Era(era.years, era.header or newest) for era in self.eras))

    @property
    def withheld(self) -> tuple[str, ...]:
        """Names of the columns that are not stored by default."""
        return tuple(column.name for column in self.columns if column.withheld)


def text(
    name: str, *headers: str, withheld: bool = False, repeated: bool = False, quoted_breaks: bool = False
) -> Column:
    """A column that stays as it is written."""
    return Column(name, headers, withheld=withheld, repeated=repeated, quoted_breaks=quoted_breaks)


def moment(name: str, *headers: str) -> Column:
    """A column of instants with a time of day."""
    return Column(name, headers, "moment")


def partial(name: str, *headers: str) -> Column:
    """A column of dates that may lack the day or the month."""
    return Column(name, headers, "partial")


def seen(years: str, *header: str) -> Era:
    """A header and the years whose exports have it.

    The header is one line with commas, or stretches of such a line; none stands for the first header of each column.
    """
    return Era(years, tuple(",".join(header).split(",")) if header else ())
