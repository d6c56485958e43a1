"""Two people's exports given together are refused; one person's of different years are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exposure.archive import open_archive
from exposure.errors import ArchiveError
from exposure.ingest import ingest
from exposure.ingest.owner import check_one_member

if TYPE_CHECKING:
    from pathlib import Path

    from exposure.store import Store


def _part(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True)
    for name, text in {"Skills": "Name\nSQL\n", **files}.items():
        (folder / f"{name.replace('__', ' ')}.csv").write_text(text, encoding="utf-8")
    return folder


def _person(folder: Path, *, name: str | None = None, email: str | None = None, registered: str | None = None) -> Path:
    files = {}
    if name:
        files["Profile"] = f"First Name,Last Name,Headline\n{name.replace(' ', ',')},\n"
    if email:
        files["Email__Addresses"] = f"Email Address,Confirmed,Primary,Updated On\n{email},Yes,Yes,Not Available\n"
    if registered:
        files["Registration"] = f'Registered At,Registration Ip,Subscription Types\n"{registered}",192.0.2.1,\n'
    return _part(folder, **files)


def _check(*folders: Path) -> None:
    with open_archive(folders) as archive:
        check_one_member(archive)


def test_files_of_two_members_are_refused(tmp_path: Path) -> None:
    """Two ids in names are two people's; the message gives parts and files but no id."""
    shares, comments = "Date,ShareLink\n", "Date,Link,Message\n"
    one, other = _part(tmp_path / "a", Shares_482910375=shares), _part(tmp_path / "b", Comments_100000001_1=comments)
    with pytest.raises(ArchiveError) as caught:
        _check(one, other)
    assert str(caught.value) == (
        "these are two people's exports: Shares.csv of part 1 and Comments_1.csv of part 2 are named after different"
        " members. Give the parts of one member's export at a time."
    )


@pytest.mark.parametrize(
    "names",
    [
        ("Shares_482910375", "Comments_482910375"),
        ("Shares_482910375", "Comments"),
        ("Shares_482910375_1", "Shares_482910375_2"),
        ("Shares_20240131", "Shares_20250131"),
        ("Shares_01312024", "Shares_482910375"),
        ("Shares_2024", "Shares_2025"),
        ("Shares_482910375", "Diary_100000001"),
    ],
)
def test_chunks_dates_and_unknown_files_name_nobody(tmp_path: Path, names: tuple[str, str]) -> None:
    """Only a number that can be nothing but a member's id is evidence."""
    for folder, name in zip(("a", "b"), names, strict=True):
        _part(tmp_path / folder, **{name: "Date,ShareLink\n"})
    _check(tmp_path / "a", tmp_path / "b")


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        pytest.param(
            {"registered": "1/31/12, 9:30 AM"},
            {"registered": "2/2/12, 9:30 AM"},
            "Registration.csv of part 1 and Registration.csv of part 2 give different days of registration",
            id="registration",
        ),
        pytest.param(
            {"name": "Camille Ferrand", "email": "camille@example.org"},
            {"name": "Jordan Avery", "email": "jordan@example.org"},
            "Profile.csv of part 1 and Profile.csv of part 2 name different people, and no e-mail address is in both"
            " parts",
            id="names-and-addresses",
        ),
    ],
)
def test_parts_of_two_members_are_refused_before_anything_is_read(
    tmp_path: Path, store: Store, one: dict[str, str], other: dict[str, str], how: str
) -> None:
    """The message says which files differ in what, and neither name, address nor date."""
    parts = (_person(tmp_path / "a", **one), _person(tmp_path / "b", **other))
    with open_archive(parts) as archive, pytest.raises(ArchiveError) as caught:
        ingest(archive, store, keep_all=False, advance=lambda _done, _all: None)
    assert (
        str(caught.value) == f"these are two people's exports: {how}. Give the parts of one member's export at a time."
    )
    tables = store.frame("select table_name from information_schema.tables where table_schema = 'archive'")
    assert tables.height == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"registered": "1/31/12, 9:30 AM"}, {"registered": "1/31/12, 5:30 PM"}, id="same-day"),
        pytest.param({"registered": "1/31/12, 9:30 AM"}, {"registered": "Not Available"}, id="no-date"),
        pytest.param({"registered": "1/31/12, 9:30 AM"}, {}, id="basic-part"),
        pytest.param({"name": "Camille Ferrand"}, {"name": "Camille Roy"}, id="names-alone"),
        pytest.param({"email": "a@example.org"}, {"email": "b@example.org"}, id="addresses-alone"),
        pytest.param(
            {"name": "Camille Ferrand", "email": "a@example.org"},
            {"name": "Camille Roy", "email": "A@example.org"},
            id="married",
        ),
        pytest.param(
            {"name": "Camille Ferrand", "email": "a@example.org"},
            {"name": "CAMILLE Ferrand-Roy", "email": "b@example.org"},
            id="moved",
        ),
        pytest.param({"registered": "1/31/12, 11:30 PM"}, {"registered": "31 Jan 2012"}, id="day-of-another-zone"),
    ],
)
def test_one_members_exports_of_different_years_are_accepted(
    tmp_path: Path, one: dict[str, str], other: dict[str, str]
) -> None:
    """Names and addresses change with the years, though hardly all at once."""
    _check(_person(tmp_path / "a", **one), _person(tmp_path / "b", **other))


def test_a_damaged_part_is_no_evidence(tmp_path: Path) -> None:
    """What cannot be read, or has no header, says nothing about anybody."""
    one = _person(tmp_path / "a", registered="1/31/12, 9:30 AM")
    other = _person(tmp_path / "b", registered="1/31/13, 9:30 AM")
    with open_archive((one, other)) as archive:
        (other / "Registration.csv").unlink()
        check_one_member(archive)
    _check(one, _part(tmp_path / "c", Registration="these are,not headers\n", Profile=""))
