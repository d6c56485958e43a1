"""Every row of every file is kept, known to be a duplicate, or set aside and named."""

from __future__ import annotations

import csv
import io
import re
import shutil
import tomllib
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

import polars as pl
import pytest
from tests.conftest import ROOT, SAMPLES
from tests.ingest.ingesting import ingested

from exposure.tables import SPECS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from exposure.store import Store


#: How the expectations name an encoding, and how the program does.
ENCODINGS: Final = {"utf-16-le": "utf-16", "utf-8-sig": "utf-8", "cp1252": "windows-1252", "utf-8": "utf-8"}


def _expected(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / "tests" / "samples" / f"{name}.toml").read_text(encoding="utf-8"))


def _base(file: str) -> str:
    return PurePosixPath(file).stem


def _read_counts(store: Store) -> dict[str, int]:
    """Rows read by base name; articles count as files."""
    counts: dict[str, int] = {}
    for file, table, read in store.frame("select file, table_name, rows_read from archive.files").iter_rows():
        name = "Articles" if table == "articles" else _base(file)
        counts[name] = counts.get(name, 0) + read
    return counts


def test_camilles_files_have_the_rows_a_person_counted(camille: Store) -> None:
    """Counts agree with those made by hand, file by file."""
    expected = {**_expected("camille")["rows"], **_expected("bulk")["camille"]}
    assert _read_counts(camille) == expected


def test_jordans_files_have_the_rows_a_person_counted() -> None:
    """Chunks of one table are summed as the person summed them."""
    expected = {**_expected("jordan")["rows"], **_expected("bulk")["jordan"]}
    with ingested(SAMPLES / "jordan" / "complete") as store:
        counts: dict[str, int] = {}
        for name, read in _read_counts(store).items():
            base = re.sub(r"_\d$", "", name)
            counts[base] = counts.get(base, 0) + read
    assert counts == expected


@pytest.mark.parametrize("part", ["2018", "later"])
def test_awkward_files_are_read_as_a_careful_person_would(part: str) -> None:
    """Each quirk of each era: rows read, kept and set aside, and the encoding."""
    expected = _expected("awkward")[part]
    with ingested(SAMPLES / "awkward" / part) as store:
        found = {row["file"]: row for row in store.frame("select * from archive.files").iter_rows(named=True)}
    assert found.keys() == expected.keys()
    for file, row in expected.items():
        if row.get("unknown"):
            assert found[file]["table_name"] is None, file
            continue
        account = found[file]
        assert (account["rows_read"], account["rows_kept"], account["rows_set_aside"]) == (
            row["read"],
            row["kept"],
            row["set_aside"],
        ), file
        assert account["encoding"] == ENCODINGS[row["encoding"]], file


@pytest.mark.parametrize("source", ["camille", "jordan", "awkward"])
def test_rows_read_are_kept_duplicate_or_set_aside(source: str) -> None:
    """The three always add up, and what is kept is what the tables hold."""
    with ingested(SAMPLES / source) as store:
        accounts = store.frame("select * from archive.files")
        sums = accounts["rows_kept"] + accounts["rows_duplicate"] + accounts["rows_set_aside"]
        assert sums.to_list() == accounts["rows_read"].to_list()
        for spec in SPECS:
            kept = accounts.filter(pl.col("table_name") == spec.name)["rows_kept"].sum()
            assert store.frame(f"select count(*) from archive.{spec.name}").item() == kept, spec.name  # noqa: S608


def test_the_overlap_of_two_parts_is_counted_once() -> None:
    """Basic repeats what Complete holds; together they give exactly Complete."""
    with ingested(SAMPLES / "jordan") as both, ingested(SAMPLES / "jordan" / "complete") as complete:
        for spec in SPECS:
            columns = ", ".join(f'"{column.name}"' for column in spec.columns)
            select = f"select record_id, {columns} from archive.{spec.name} order by record_id"  # noqa: S608
            assert both.frame(select).equals(complete.frame(select)), spec.name
        duplicates = both.frame("select sum(rows_duplicate) from archive.files").item()
        assert duplicates == sum(_expected("bulk")["jordan_basic"].values()) + _basic_rows_by_hand()


def _basic_rows_by_hand() -> int:
    """Rows of the hand-written files that basic repeats."""
    written = _expected("jordan")["rows"]
    return sum(written.get(path.stem, 0) for path in (SAMPLES / "jordan" / "basic").glob("*.csv"))


def test_the_same_archive_twice_changes_nothing() -> None:
    """Giving the zip twice by mistake only adds duplicates."""
    folder = SAMPLES / "awkward" / "later"
    with ingested(folder, folder) as twice, ingested(folder) as once:
        for spec in SPECS:
            select = f"select record_id from archive.{spec.name} order by record_id"  # noqa: S608
            assert twice.frame(select).equals(once.frame(select)), spec.name


def test_rows_identical_within_one_part_all_stay(tmp_path: Path) -> None:
    """Of an identical row the larger of the parts' counts stays, because each may be an event of its own."""
    header, row = "Date,Type,Link\n", "2024-01-01 10:00:00,LIKE,https://www.linkedin.com/feed/update/x\n"
    for part, times in (("a", 2), ("b", 3)):
        (tmp_path / part).mkdir()
        (tmp_path / part / "Reactions.csv").write_text(header + row * times, encoding="utf-8")
    with ingested(tmp_path) as store:
        assert store.frame("select record_id from archive.reactions").n_unique() == 3
        assert store.frame("select rows_kept, rows_duplicate from archive.files order by part").rows() == [
            (2, 0),
            (1, 2),
        ]


def test_a_zip_and_its_folder_give_the_same_tables(zipped: Callable[..., Path]) -> None:
    """It does not matter whether the member unpacked the archive, nor whether something was wrapped around it."""
    folder = SAMPLES / "awkward" / "later"
    with ingested(zipped(folder, prefix="Complete_Export/")) as packed, ingested(folder) as unpacked:
        for table in (*(spec.name for spec in SPECS), "files", "problems", "unknown"):
            select = f"select * from archive.{table} order by all"  # noqa: S608
            assert packed.frame(select).equals(unpacked.frame(select)), table


def test_other_people_are_counted_and_not_stored(camille: Store) -> None:
    """Messages and contacts keep their dates; what was said and by whom is NULL."""
    for table, columns in {
        "messages": ("sender", "recipients", "subject", "content", "sender_profile_url", "recipient_profile_urls"),
        "connections": ("first_name", "last_name", "url", "email_address", "company", "position"),
        "invitations": ("sender", "recipient", "message", "inviter_profile_url", "invitee_profile_url"),
        "imported_contacts": ("first_name", "last_name", "emails", "phone_numbers"),
        "notes": ("note",),
        "recommendations_received": ("first_name", "text"),
    }.items():
        frame = camille.frame(f"select * from archive.{table}")  # noqa: S608
        assert frame.height > 0
        for column in columns:
            assert frame[column].null_count() == frame.height, (table, column)
    assert camille.frame("select count(date) from archive.messages").item() == 739
    assert camille.frame("select count(*) from archive.messages where recipient_count > 1").item() > 0


def test_no_table_holds_a_withheld_word(camille: Store) -> None:
    """Not one message of the sample is found anywhere in the database."""
    text = (SAMPLES / "camille" / "messages.csv").read_text(encoding="utf-8")
    said = {row["CONTENT"] for row in csv.DictReader(io.StringIO(text, newline="")) if len(row["CONTENT"]) > 40}
    assert len(said) > 50
    for spec in SPECS:
        frame = camille.frame(f"select * from archive.{spec.name}")  # noqa: S608
        for column in frame.columns:
            if frame[column].dtype == pl.String:
                assert not said & set(frame[column].drop_nulls()), (spec.name, column)


def test_keep_all_stores_what_is_otherwise_withheld() -> None:
    """The member may ask for everything."""
    with ingested(SAMPLES / "camille", keep_all=True) as store:
        assert store.frame("select count(content) from archive.messages").item() > 700
        assert store.frame("select count(first_name) from archive.connections").item() > 300


def test_pacific_wall_time_becomes_utc(camille: Store) -> None:
    """Invitations are stamped in US Pacific time; the first row's 1:22 PM in June is 20:22 UTC."""
    path = SAMPLES / "camille" / "Invitations.csv"
    first = next(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))["Sent At"]
    written = datetime.strptime(first, "%m/%d/%y, %I:%M %p")  # noqa: DTZ007 - wall time, as the file has it
    stored = camille.frame("select sent_at from archive.invitations where source_row = 1").item()
    assert (stored - written).total_seconds() / 3600 in {7, 8}


def test_post_ids_confirm_the_dates_of_posts(camille: Store) -> None:
    """The time inside a post's id is the time in its row, which proves that Shares is in UTC."""
    rows = camille.frame("select record_id, date from archive.shares where record_id like 'urn:li:share:%'").rows()
    assert len(rows) > 100
    for record_id, date in rows:
        milliseconds = int(record_id.removeprefix("urn:li:share:").partition("-")[0]) >> 22
        assert abs(milliseconds / 1000 - (date - datetime(1970, 1, 1)).total_seconds()) < 1.5  # noqa: DTZ001 - naive UTC


def test_quoted_line_breaks_are_decoded_and_typed_quotes_stay(camille: Store) -> None:
    """The encoding of line breaks in posts is undone, and nothing else is."""
    texts = camille.frame("select share_commentary from archive.shares")["share_commentary"].drop_nulls().to_list()
    assert sum("\n" in text for text in texts) > 50
    assert not any('"\n"' in text for text in texts)
    assert any(text.startswith('"') for text in texts)


def test_the_members_id_is_nowhere(camille: Store) -> None:
    """File names carry it, and it is personal data: no table of the archive shows it."""
    for table in ("files", "problems", "shares", "reactions"):
        frame = camille.frame(f"select * from archive.{table}")  # noqa: S608
        assert "482910375" not in str(frame.to_dicts())


def test_record_ids_are_unique_and_stable_across_exports(camille: Store, tmp_path: Path) -> None:
    """A later export that lacks some rows gives the others the ids they had."""
    folder = tmp_path / "later"
    shutil.copytree(SAMPLES / "camille", folder)
    shares = folder / "Shares_482910375.csv"
    head, _, rest = shares.read_text(encoding="utf-8").partition("\n")
    second = re.search(r"(?m)^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,", rest[20:])
    assert second is not None
    shares.write_text(f"{head}\n{rest[20 + second.start() :]}", encoding="utf-8")
    with ingested(folder) as store:
        now = set(store.frame("select record_id from archive.shares")["record_id"])
    before = camille.frame("select record_id from archive.shares")["record_id"]
    assert before.n_unique() == before.len()
    assert now < set(before)
    assert len(now) == before.len() - 1
