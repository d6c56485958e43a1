"""Members in, `archive.*` out: every row of every file is kept, known to be a duplicate, or set aside and named."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exposure.errors import ArchiveError
from exposure.ingest.account import FileAccount, Ledger
from exposure.ingest.meaning import READING_ORDER, Meaning
from exposure.ingest.owner import check_one_member
from exposure.ingest.reading import read_table, read_unknown
from exposure.ingest.writing import prepare_table, write_table, write_unknown
from exposure.model import printable
from exposure.tables import display_path, spec_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import polars as pl

    from exposure.archive import Archive, Member
    from exposure.store import Store
    from exposure.tables import TableSpec


@dataclass(slots=True)
class _Entry:
    """One member with the number and the account it goes by."""

    number: int
    member: Member
    account: FileAccount


def ingest(archive: Archive, store: Store, *, keep_all: bool, advance: Callable[[int, int], None]) -> None:
    """Read every member of `archive` into the `archive` schema; `advance` takes the members done and in all.

    Raises `ArchiveError` when the archive's parts are of two people.
    """
    check_one_member(archive)
    ledger = Ledger()
    meaning = Meaning()
    for problem in archive.problems:
        ledger.report(problem.file, problem.message)
    members = _by_table(archive, ledger)

    def prepare(spec: TableSpec) -> pl.DataFrame:
        return prepare_table(spec, _frames(members[spec.name], ledger), ledger, meaning)

    done = 0
    # One thread reads the next table while this one hands the last to the database.
    with ThreadPoolExecutor(max_workers=1) as reader:
        for spec, prepared in zip(READING_ORDER, reader.map(prepare, READING_ORDER), strict=True):
            write_table(store, spec, prepared, keep_all=keep_all)
            if members[spec.name]:
                done += len(members[spec.name])
                advance(done, len(archive.members))
    meaning.write(store)
    write_unknown(store, _frames(members[None], ledger), ledger, keep_all=keep_all)
    ledger.write(store)


def _by_table(archive: Archive, ledger: Ledger) -> defaultdict[str | None, list[_Entry]]:
    """The members of each table, those of none under None, with an account opened for each."""
    members: defaultdict[str | None, list[_Entry]] = defaultdict(list)
    for number, member in enumerate(archive.members):
        match = spec_for(member.path)
        account = FileAccount(member.part, printable(display_path(member.path)), member.size)
        account.table_name = match.spec.name if match else None
        ledger.files.append(account)
        members[account.table_name].append(_Entry(number, member, account))
    return members


def _frames(entries: Iterable[_Entry], ledger: Ledger) -> list[pl.DataFrame]:
    """The rows of those members that are tables and can be read."""
    frames = (_read(entry.member, entry.account, ledger, entry.number) for entry in entries)
    return [frame for frame in frames if frame is not None]


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
