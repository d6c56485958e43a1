"""Names in archives are whoever's: none leads out of the archive, and none is silently lost."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.archive.building import folder, notes, packed, paths, zip_at

from exposure.archive import open_archive
from exposure.archive.naming import PATH_LIMIT, tidy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "name",
    [
        "../../Shares.csv",
        "/etc/Shares.csv",
        "a\\b\\Shares.csv",
        "./Shares.csv",
        "a/b/c/Shares.csv",
        "C:\\Users\\x\\Shares.csv",
        "C:Shares.csv/../Shares.csv",
        "\\\\host\\share\\Shares.csv",
    ],
)
def test_paths_that_lead_elsewhere_are_tidied(tmp_path: Path, name: str) -> None:
    """Nothing is ever extracted, and no result shows a path that looks like one of this machine's."""
    with open_archive([zip_at(tmp_path / "x.zip", {name: "x"})]) as archive:
        assert paths(archive) == [(1, "Shares.csv")]


@given(st.text())
def test_no_name_leads_out_of_the_archive(raw: str) -> None:
    """A tidied name is relative, goes only downwards, and stays as it is when it is tidied again."""
    elements = tidy(raw).split("/")
    assert elements == [""] or not {"", ".", ".."} & set(elements)
    assert "\\" not in tidy(raw)
    assert "\0" not in tidy(raw)


def test_backslashes_separate_folders(tmp_path: Path) -> None:
    """Some programs for Windows write them into zips, also at the end of folders."""
    files = {"Jobs\\": "", "Jobs\\Saved Jobs.csv": "x", "Shares.csv": "y"}
    with open_archive([zip_at(tmp_path / "x.zip", files)]) as archive:
        assert paths(archive) == [(1, "Jobs/Saved Jobs.csv"), (1, "Shares.csv")]
        assert archive.problems == ()


def test_one_form_of_accents(tmp_path: Path) -> None:
    """Some systems take accents apart in file names; the path is that of the zip."""
    name = unicodedata.normalize("NFD", "Été.html")
    with open_archive([folder(tmp_path / "x", {f"Articles/{name}": "x"})]) as archive:
        assert paths(archive) == [(1, "Articles/Été.html")]


def test_a_name_with_a_null_character_ends_there_and_is_named(tmp_path: Path) -> None:
    """What is behind the character is for programs that do not look as far."""
    data = packed([("Shares.csvXexe", "x"), ("Skills.csv", "y")]).replace(b"csvXexe", b"csv\0exe")
    (tmp_path / "x.zip").write_bytes(data)
    with open_archive([tmp_path / "x.zip"]) as archive:
        assert paths(archive) == [(1, "Shares.csv"), (1, "Skills.csv")]
        assert archive.members[0].read() == b"x"
        assert notes(archive) == [("Shares.csv", "its name holds a character that no name can hold")]


def test_a_name_that_is_too_long_is_left_out_and_named(tmp_path: Path) -> None:
    """A name of many thousand characters would fill the report, and one of many folders the stack."""
    files = {"a/" * 30_000 + "Shares.csv": "x", "b" * PATH_LIMIT + ".csv": "x", "Skills.csv": "y"}
    with open_archive([zip_at(tmp_path / "x.zip", files)]) as archive:
        assert paths(archive) == [(1, "Skills.csv")]
        message = "its name is longer than 1000 characters: it was left out"
        assert notes(archive) == [("a/" * 40 + "…", message), ("b" * 80 + "…", message)]


def test_many_folders_in_one_another_are_no_burden(tmp_path: Path) -> None:
    """A deep tree is opened like any other."""
    with open_archive([zip_at(tmp_path / "x.zip", {"a/" * 490 + "Shares.csv": "x"})]) as archive:
        assert paths(archive) == [(1, "Shares.csv")]


def test_a_file_without_a_name_is_left_out_and_said(tmp_path: Path) -> None:
    """A name that only leads upwards is no name."""
    with open_archive([zip_at(tmp_path / "x.zip", {"..": "x", "Shares.csv": "y"})]) as archive:
        assert paths(archive) == [(1, "Shares.csv")]
        assert notes(archive) == [("", "a file has no name, so it was left out")]


def test_a_name_that_occurs_twice_is_read_once_and_named(tmp_path: Path) -> None:
    """A zip with a file twice must not double the member's history; the last is what unpacking would leave."""
    (tmp_path / "x.zip").write_bytes(packed([("Shares.csv", "x"), ("Shares.csv", "y"), ("Shares.csv", "z")]))
    with open_archive([tmp_path / "x.zip"]) as archive:
        assert [(member.path, member.read()) for member in archive.members] == [("Shares.csv", b"z")]
        assert notes(archive) == [("Shares.csv", "the archive holds this name more than once: the last was read")]


def test_names_that_differ_in_case_are_one_file_if_they_hold_the_same(tmp_path: Path) -> None:
    """The same rows do not count twice, and different rows are not lost."""
    files = {"Shares.csv": "x", "SHARES.csv": "x", "Votes.csv": "y", "votes.csv": "z"}
    expected = [
        ("Shares.csv", "it is there twice, with its name in another case: it was read once"),
        ("votes.csv", "another file has this name in another case: both were read"),
    ]
    for source in (zip_at(tmp_path / "x.zip", files), folder(tmp_path / "y", files)):
        with open_archive([source]) as archive:
            assert paths(archive) == [(1, "SHARES.csv"), (1, "Votes.csv"), (1, "votes.csv")]
            assert notes(archive) == expected


def test_a_report_in_the_archive_is_not_part_of_it(tmp_path: Path) -> None:
    """A report that was written into the folder is left out, also when the folder is zipped with it."""
    files = {"Shares.csv": "x", "my report/exposure.duckdb": "x", "my report/sensitive_posts.csv": "x"}
    for source in (zip_at(tmp_path / "x.zip", files), folder(tmp_path / "y", files)):
        with open_archive([source]) as archive:
            assert paths(archive) == [(1, "Shares.csv")]
