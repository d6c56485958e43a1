"""Damaged, unknown and renamed files and new columns are named, and nothing of them is lost or let out."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLES
from tests.ingest.ingesting import ingested

if TYPE_CHECKING:
    from pathlib import Path


def test_a_damaged_file_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A file without any known header, and a date that is none, are named with their place and without content."""
    (tmp_path / "Skills.csv").write_text("Name\nSQL\n", encoding="utf-8")
    (tmp_path / "Votes.csv").write_text("hello;there\nsecret;words\n", encoding="utf-8")
    (tmp_path / "Reactions.csv").write_text("Date,Type,Link\nyesterday,LIKE,x\n", encoding="utf-8")
    with ingested(tmp_path) as store:
        problems = store.frame("select * from archive.problems order by file").rows()
        assert store.frame("select name from archive.skills").item() == "SQL"
        assert store.frame("select date from archive.reactions").item() is None
        files = store.frame("select file, rows_read, rows_set_aside from archive.files order by file").rows()
    assert problems == [
        ("Reactions.csv", None, "date", "row 1 holds no date in a form that LinkedIn uses"),
        ("Votes.csv", 1, None, "it stands where the header belongs, and holds no header known of this table"),
    ]
    assert files == [("Reactions.csv", 1, 0), ("Skills.csv", 1, 0), ("Votes.csv", 2, 2)]


def test_a_new_column_is_kept_and_named(tmp_path: Path) -> None:
    """LinkedIn adds columns without notice; nothing is lost."""
    (tmp_path / "Skills.csv").write_text("Name,Level,Level\nSQL,5,high\n", encoding="utf-8")
    with ingested(tmp_path) as store:
        assert store.frame("select unknown_columns from archive.files").item().to_list() == ["Level", "Level"]
        assert store.frame("select name, extra from archive.skills").row(0) == (
            "SQL",
            '{"Level (2)":"5","Level (3)":"high"}',
        )


def test_an_unknown_file_is_named_and_its_rows_counted(tmp_path: Path) -> None:
    """A file nobody has seen before is not dropped; its content is not stored unless asked for."""
    (tmp_path / "Skills.csv").write_text("Name\nSQL\n", encoding="utf-8")
    (tmp_path / "Brand New.csv").write_text("What\nprivate\nthings\n", encoding="utf-8")
    (tmp_path / "notes.bin").write_bytes(b"\0\1")
    with ingested(tmp_path) as store:
        files = store.frame("select file, table_name, rows_read from archive.files order by file").rows()
        assert store.frame("select extra from archive.unknown")["extra"].to_list() == [None, None]
    assert files == [("Brand New.csv", None, 2), ("Skills.csv", "skills", 1), ("notes.bin", None, 0)]
    with ingested(tmp_path, keep_all=True) as store:
        assert store.frame("select extra from archive.unknown order by source_row")["extra"][0] == '{"What":"private"}'


def test_a_repeated_header_loses_no_value(tmp_path: Path) -> None:
    """Ad_Targeting repeats columns; their different values are joined."""
    (tmp_path / "Ad_Targeting.csv").write_text(
        "Member Age,Company Names,Company Names,Job Titles,Job Titles\n25-34,A; B,C,X,X\n", encoding="utf-8"
    )
    with ingested(tmp_path) as store:
        assert store.frame("select company_names, job_titles from archive.ad_targeting").row(0) == ("A; B; C", "X")


def test_nothing_of_a_file_without_header_is_kept(tmp_path: Path) -> None:
    """Where a header should be there may be a person's data: it becomes neither a column's name nor a stored word."""
    (tmp_path / "Skills.csv").write_text("Name\nSQL\n", encoding="utf-8")
    (tmp_path / "Connections.csv").write_text(
        "Zelda,Quux,https://www.linkedin.com/in/zelda,zelda@example.org,Acme,Boss,01 Jan 2024\n" * 2, encoding="utf-8"
    )
    (tmp_path / "diary.csv").write_text("Hi mum my PIN is 9876,love\nmore,words\n", encoding="utf-8")
    with ingested(tmp_path) as store:
        everything = str(
            [store.frame(f"select * from archive.{table}").to_dicts() for table in ("files", "problems", "unknown")]  # noqa: S608
        )
        assert store.frame("select count(*) from archive.connections").item() == 0
    assert "Zelda" not in everything
    assert "PIN" not in everything


def test_new_columns_may_bear_any_names(tmp_path: Path) -> None:
    """Not even a name that looks like the one a repetition would get is lost."""
    (tmp_path / "Skills.csv").write_text("Name,Foo,Foo,Foo (2)\nSQL,1,2,3\n", encoding="utf-8")
    with ingested(tmp_path) as store:
        assert sorted(json.loads(store.frame("select extra from archive.skills").item()).values()) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "name",
    ["Shares_482910375 (1).csv", "Shares_482910375 copy.csv", "Shares_482910375 - Copy.csv", "482910375/Shares.csv"],
)
def test_a_copys_name_is_known_and_hides_the_members_id(tmp_path: Path, name: str) -> None:
    """What browsers and file managers make of a name changes neither the table nor what is shown."""
    path = tmp_path / "export" / name
    path.parent.mkdir(parents=True)
    path.write_bytes((SAMPLES / "camille" / "Shares_482910375.csv").read_bytes())
    (tmp_path / "export" / "Skills.csv").write_text("Name\nSQL\n", encoding="utf-8")
    with ingested(tmp_path / "export") as store:
        assert store.frame("select count(*) from archive.shares").item() == 208
        assert "482910375" not in str(store.frame("select * from archive.files").to_dicts())


def test_an_unknown_files_name_hides_the_members_id_too(tmp_path: Path) -> None:
    """Wherever in a path the id stands."""
    (tmp_path / "Skills.csv").write_text("Name\nSQL\n", encoding="utf-8")
    for name in ("X-482910375.csv", "X_482910375.csv.gz", "482910375 notes.txt"):
        (tmp_path / name).write_text("a\n", encoding="utf-8")
    (tmp_path / "Comments_482910375.csv").symlink_to("/nowhere")
    with ingested(tmp_path) as store:
        shown = str([store.frame(f"select * from archive.{table}").to_dicts() for table in ("files", "problems")])  # noqa: S608
    assert "482910375" not in shown


def test_chunks_saved_again_in_two_countries_are_read_each_in_its_own_order(tmp_path: Path) -> None:
    """Day and month are told apart file by file: what decides one says nothing of the other."""
    (tmp_path / "Reactions.csv").write_text("Date,Type,Link\n31/01/2024 09:30,LIKE,a\n02/03/2024 09:30,LIKE,b\n")
    (tmp_path / "Reactions_1.csv").write_text("Date,Type,Link\n1/31/2024 09:30,LIKE,c\n2/3/2024 09:30,LIKE,d\n")
    with ingested(tmp_path) as store:
        dates = dict(store.frame("select link, date from archive.reactions").iter_rows())
    assert dates["b"] == datetime(2024, 3, 2, 9, 30)  # noqa: DTZ001 - naive UTC is the contract
    assert dates["d"] == datetime(2024, 2, 3, 9, 30)  # noqa: DTZ001 - naive UTC is the contract
