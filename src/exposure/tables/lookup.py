"""Finds the table a file belongs to by its exact base name, and hides the member id a name may carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from exposure.dialects.headers import header_key
from exposure.tables import account, activity, ads, eras, jobs, messages, network, profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.tables.spec import TableSpec

#: Every table, by subject.
SPECS: Final[tuple[TableSpec, ...]] = (
    *activity.SPECS,
    *messages.SPECS,
    *network.SPECS,
    *profile.SPECS,
    *jobs.SPECS,
    *ads.SPECS,
    *account.SPECS,
)

#: A number of more digits than this at the end of a file name is the member's id; a shorter one counts chunks.
_CHUNK_DIGITS: Final = 2
_NUMBERED: Final = re.compile(r"(.+)_(\d+)", re.DOTALL | re.ASCII)
_MEMBER_ID: Final = re.compile(rf"_\d{{{_CHUNK_DIGITS + 1},}}(?=(?:_\d{{1,{_CHUNK_DIGITS}}})?\.\w+$)", re.ASCII)

#: What browsers and file managers add to the name of a second copy.
_COPIED: Final = re.compile(r"(?: \(\d+\)| - copy| copy(?: \d+)?)$", re.IGNORECASE)
#: Wherever else in a path a number this long stands, it may be the member's id too.
_LONG_NUMBER: Final = re.compile(r"(?<!\d)\d{7,}(?!\d)", re.ASCII)

_BY_FILE: Final = {file.casefold(): spec for spec in SPECS for file in spec.files if spec.layout != "article"}
_HEADERS: Final = frozenset[str]().union(*(era.keys for spec in SPECS for era in spec.eras))
_ARTICLES: Final = next(spec for spec in SPECS if spec.layout == "article")


@dataclass(frozen=True, slots=True)
class Match:
    """The table a file belongs to, and what its name says beyond that."""

    spec: TableSpec
    #: Number of the chunk, when a table is spread over several files; the first chunk has none.
    chunk: int | None
    #: Whether the name ends in the member's id.
    member_id: bool


def spec_for(path: str) -> Match | None:
    """The table that the file at `path` belongs to; None when no table goes by that name."""
    file = PurePosixPath(path)
    if file.suffix.casefold() in (".html", ".htm"):
        in_articles = any(folder.casefold() == "articles" for folder in file.parts[:-1])
        return Match(_ARTICLES, None, member_id=False) if in_articles else None
    if file.suffix.casefold() != ".csv":
        return None
    chunk: int | None = None
    member_id = False
    name = _COPIED.sub("", file.stem).strip()
    while (spec := _BY_FILE.get(name.casefold())) is None:
        numbered = _NUMBERED.fullmatch(name)
        if numbered is None:
            return None
        name, number = numbered[1], numbered[2]
        if len(number) > _CHUNK_DIGITS:
            member_id = True
        else:
            chunk = int(number)
    return Match(spec, chunk, member_id)


def spec_with_header(header: Sequence[str]) -> TableSpec | None:
    """The one table that a header can only belong to, whatever the file is called; None if there is no such table."""
    # Most lines that are looked at have not one known header.
    return None if _HEADERS.isdisjoint(map(header_key, header)) else eras.spec_with_header(SPECS, header)


def display_path(path: str) -> str:
    """The path as results may show it: without the member's id, which is personal data, whatever the file is."""
    folder, slash, name = path.rpartition("/")
    return _LONG_NUMBER.sub("…", f"{folder}{slash}{_MEMBER_ID.sub('', name)}")
