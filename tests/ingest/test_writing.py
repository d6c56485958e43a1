"""A typed table holds what its rows mean, and not what is withheld of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from tests.conftest import SAMPLES

from exposure.archive import open_archive
from exposure.ingest import ingest
from exposure.ingest.account import FileAccount, Ledger
from exposure.ingest.writing import prepare_table, write_table, write_unknown
from exposure.tables import SPECS

if TYPE_CHECKING:
    from exposure.store import Store

FEED = "https://www.linkedin.com/feed/update/"


def _write(store: Store, table: str, *rows: dict[str, str]) -> Ledger:
    """Fill one table from text cells; those left out are empty."""
    spec = next(spec for spec in SPECS if spec.name == table)
    texts = {column.name: pl.String for column in spec.columns} | {"extra": pl.String}
    schema = {**texts, "part": pl.Int32, "source_file": pl.String, "source_row": pl.Int64, "member": pl.Int32}
    place = {"part": 1, "source_file": f"{table}.csv", "member": 0}
    frame = pl.DataFrame([{**place, "source_row": n, **row} for n, row in enumerate(rows, start=1)], schema=schema)
    ledger = Ledger([FileAccount(1, f"{table}.csv", 0)])
    write_table(store, spec, prepare_table(spec, [frame], ledger), keep_all=False)
    return ledger


def test_a_messages_side_and_folder_are_stored_and_its_people_are_not(store: Store) -> None:
    """Whether it was sent is computed before names and links are dropped; spam keeps its folder."""
    mine = {"conversation_id": "2-a", "sender": "Camille", "sender_profile_url": "https://www.linkedin.com/in/c"}
    spam = {"conversation_id": "2-b", "sender": "LinkedIn Member", "folder": "SPAM"}
    _write(store, "messages", {**mine, "is_message_draft": "Yes"}, {**mine, "folder": "ARCHIVE"}, spam)
    stored = store.frame("select is_sent, folder, sender, sender_profile_url from archive.messages order by source_row")
    assert stored.rows() == [(True, None, None, None), (True, "ARCHIVE", None, None), (False, "SPAM", None, None)]


@pytest.mark.parametrize("table", ["comments", "reactions", "votes", "instant_reposts"])
def test_what_answers_a_post_names_it(store: Store, table: str) -> None:
    """The link stays as it was written, and the post's URN stands beside it."""
    link = f"{FEED}urn%3Ali%3AgroupPost%3A1000001-7000000000000000001"
    _write(store, table, {"date": "2024-05-06 07:08:09", "link": link})
    assert store.frame(f"select link, parent_urn from archive.{table}").rows() == [  # noqa: S608
        (link, "urn:li:groupPost:1000001-7000000000000000001")
    ]


def test_an_unreadable_date_of_a_post_is_named_and_taken_from_its_id(store: Store) -> None:
    """The problem stays, because the file is not as it should be, and the row says where its date is from."""
    link = f"{FEED}urn%3Ali%3Ashare%3A7138510000000000000"
    ledger = _write(store, "shares", {"date": "yesterday", "share_link": link})
    assert [problem.column for problem in ledger.problems] == ["date"]
    assert store.frame("select strftime(date, '%Y-%m-%d'), date_source from archive.shares").rows() == [
        ("2023-12-07", "post id")
    ]


def test_the_samples_dates_need_no_help(store: Store) -> None:
    """Ordinary exports raise no problem about their posts' times, and every date comes from its column."""
    with open_archive([SAMPLES / "jordan"]) as archive:
        ingest(archive, store, keep_all=False, advance=lambda _done, _all: None)
    assert store.frame("select distinct date_source from archive.shares")["date_source"].to_list() == ["column"]
    assert store.frame("select count(*) from archive.problems where file like '%Shares%'").item() == 0
    assert store.frame("select count(*) from archive.job_application_answers where answer is not null").item() > 5


def test_rows_of_unknown_files_have_an_identity_each(store: Store) -> None:
    """The same row of two parts that differ is two records."""
    frame = pl.DataFrame(
        {"extra": ["a", "b"], "part": [1, 2], "source_file": ["New.csv"] * 2, "source_row": [1, 1], "member": [0, 1]},
        schema_overrides={"part": pl.Int32, "source_row": pl.Int64, "member": pl.Int32},
    )
    ledger = Ledger([FileAccount(1, "New.csv", 0), FileAccount(2, "New.csv", 0)])
    write_unknown(store, [frame], ledger, keep_all=False)
    stored = store.frame("select record_id, extra from archive.unknown order by part")
    assert stored["record_id"].n_unique() == 2
    assert stored["extra"].to_list() == [None, None]
