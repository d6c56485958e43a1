"""Members in, `archive.*` out: every row of every file is kept, known to be a duplicate, or set aside and named."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from exposure.errors import ArchiveError
from exposure.ingest.account import FileAccount, Ledger
from exposure.ingest.reading import read_table, read_unknown
from exposure.ingest.writing import write_table, write_unknown
from exposure.tables import SPECS, display_path, spec_for

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from exposure.archive import Archive, Member
    from exposure.store import Store

#: Key of the frames that belong to no table.
_UNKNOWN = ""


def ingest(archive: Archive, store: Store, *, keep_all: bool, advance: Callable[[int, int], None]) -> None:
    """Read every member of `archive` into the `archive` schema; `advance` takes the members done and in all."""
    ledger = Ledger(problems=list(archive.problems))
    frames: defaultdict[str, list[pl.DataFrame]] = defaultdict(list)
    for number, member in enumerate(archive.members):
        match = spec_for(member.path)
        account = FileAccount(member.part, _printable(display_path(member.path)), member.size)
        account.table_name = match.spec.name if match else None
        ledger.files.append(account)
        frame = _read(member, account, ledger, number)
        if frame is not None:
            frames[account.table_name or _UNKNOWN].append(frame)
        advance(number + 1, len(archive.members))
    for spec in SPECS:
        write_table(store, spec, frames[spec.name], ledger, keep_all=keep_all)
    write_unknown(store, frames[_UNKNOWN], ledger, keep_all=keep_all)
    ledger.write(store)


def _read(member: Member, account: FileAccount, ledger: Ledger, number: int) -> pl.DataFrame | None:
    """The rows of one member; None if it is no table or cannot be read."""
    try:
        data = member.read()
    except ArchiveError as error:
        ledger.report(account.file, str(error))
        return None
    if match := spec_for(member.path):
        return read_table(data, match.spec, account, ledger, number)
    if member.path.casefold().endswith(".csv"):
        return read_unknown(data, account, ledger, number)
    return None


def _printable(path: str) -> str:
    """A path that cannot steer the terminal it is printed on; names in an archive are whoever's."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in path)
