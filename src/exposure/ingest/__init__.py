"""Members in, `archive.*` out: every row of every file is kept, known to be a duplicate, or set aside and named."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from exposure.errors import ArchiveError
from exposure.ingest.account import FileAccount, Ledger
from exposure.ingest.meaning import READING_ORDER, Meaning
from exposure.ingest.owner import check_one_member
from exposure.ingest.reading import read_articles, read_table, read_unknown
from exposure.ingest.renamed import table_of
from exposure.ingest.writing import prepare_table, write_table, write_unknown
from exposure.model import printable
from exposure.tables import display_path, spec_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
    members, others = _by_table(archive, ledger)
    unknown = _read_others(others, members, ledger)

    def prepare(spec: TableSpec) -> pl.DataFrame:
        return prepare_table(spec, _frames(spec, members[spec.name], ledger), ledger, meaning)

    done = len(archive.members) - sum(map(len, members.values()))
    # One thread reads the next table while this one hands the last to the database.
    with ThreadPoolExecutor(max_workers=1) as reader:
        for spec, prepared in zip(READING_ORDER, reader.map(prepare, READING_ORDER), strict=True):
            write_table(store, spec, prepared, keep_all=keep_all)
            if members[spec.name]:
                done += len(members[spec.name])
                advance(done, len(archive.members))
    meaning.write(store)
    write_unknown(store, unknown, ledger, keep_all=keep_all)
    ledger.write(store)


def _by_table(archive: Archive, ledger: Ledger) -> tuple[defaultdict[str, list[_Entry]], list[_Entry]]:
    """The members of each table as their names tell, and those of none; an account is opened for each."""
    members: defaultdict[str, list[_Entry]] = defaultdict(list)
    others: list[_Entry] = []
    for number, member in enumerate(archive.members):
        account = FileAccount(member.part, printable(display_path(member.path)), member.size)
        ledger.files.append(account)
        entry = _Entry(number, member, account)
        if match := spec_for(member.path):
            account.table_name, account.recognised_by = match.spec.name, "name"
            members[match.spec.name].append(entry)
        else:
            others.append(entry)
    return members, others


def _read_others(
    others: Iterable[_Entry], members: defaultdict[str, list[_Entry]], ledger: Ledger
) -> list[pl.DataFrame]:
    """The rows of the files of no known name; one whose header tells its table goes to the `members` of that table."""
    frames = []
    for entry in others:
        is_table = entry.member.path.casefold().endswith(".csv")
        data = _content(entry, ledger) if is_table else None
        if data is None:
            continue
        if spec := table_of(data):
            entry.account.table_name, entry.account.recognised_by = spec.name, "header"
            members[spec.name].append(entry)
        else:
            frames.append(read_unknown(data, entry.account, ledger, entry.number))
    return _joined(frames)


def _frames(spec: TableSpec, entries: Iterable[_Entry], ledger: Ledger) -> list[pl.DataFrame]:
    """The rows of those members of a table that can be read."""
    contents = ((_content(entry, ledger), entry) for entry in entries)
    readable = ((data, entry.account, entry.number) for data, entry in contents if data is not None)
    if spec.layout == "article":
        return read_articles(readable, spec, ledger)
    return _joined([read_table(data, spec, account, ledger, number) for data, account, number in readable])


def _joined(frames: list[pl.DataFrame]) -> list[pl.DataFrame]:
    """The frames as one, of one piece: the database is slow to take what lies in thousands of pieces."""
    return [pl.concat(frames, rechunk=True)] if frames else []


def _content(entry: _Entry, ledger: Ledger) -> bytes | None:
    """The bytes of a member; None, and a problem, if it cannot be read."""
    try:
        return entry.member.read()
    except ArchiveError as error:
        ledger.report(entry.account.file, str(error))
        return None
