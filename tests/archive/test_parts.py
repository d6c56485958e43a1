"""Parts are found wherever they lie: in folders, in zips, and in zips inside a zip, up to a depth."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZIP_STORED

import pytest
from tests.archive.building import CRC, folder, packed, patched, paths, zip_at

from exposure.archive import mistaken_for, open_archive, state
from exposure.errors import ArchiveError

if TYPE_CHECKING:
    from pathlib import Path

BASIC = {"Shares.csv": "a", "Jobs/Saved Jobs.csv": "b"}
COMPLETE = {"Shares.csv": "a", "Skills.csv": "c"}
BOTH = [(1, "Jobs/Saved Jobs.csv"), (1, "Shares.csv"), (2, "Shares.csv"), (2, "Skills.csv")]


def _nested(files: dict[str, str], times: int) -> bytes:
    """A zip of these files inside as many zips."""
    data = packed(files.items())
    for _ in range(times):
        data = packed([("export.zip", data)], ZIP_STORED)
    return data


@pytest.mark.parametrize("outer", ["", "outer/", "outer/inner/"])
def test_parts_inside_one_zip_are_parts(tmp_path: Path, outer: str) -> None:
    """Whoever zipped both parts together gets them counted once, as from a folder."""
    files = {f"{outer}basic/{name}": text for name, text in BASIC.items()}
    files |= {f"{outer}complete/{name}": text for name, text in COMPLETE.items()}
    for source in (zip_at(tmp_path / "x.zip", files), folder(tmp_path / "y", files)):
        with open_archive([source]) as archive:
            assert paths(archive) == BOTH


@pytest.mark.parametrize("times", [0, 1, 2])
def test_a_zip_of_nothing_but_a_zip_is_that_zip(tmp_path: Path, times: int) -> None:
    """Downloads get zipped again, and are then called `.zip.zip`; the digest is that of the file given."""
    path = tmp_path / "export.zip.zip"
    path.write_bytes(_nested(BASIC, times))
    with open_archive([path]) as archive:
        assert paths(archive) == BOTH[:2]
        assert [member.read() for member in archive.members] == [b"b", b"a"]
        assert len(archive.sha256) == 1


def test_zips_nested_deeper_are_refused(tmp_path: Path) -> None:
    """The remedy is to unpack them."""
    path = tmp_path / "export.zip"
    path.write_bytes(_nested(BASIC, 3))
    with pytest.raises(ArchiveError, match=r"holds yet another zip\. Unpack zip after zip until you see CSV files"):
        open_archive([path])


def test_part_zips_are_parts_in_a_zip_and_in_a_folder(tmp_path: Path) -> None:
    """Both parts in one zip, both in one folder, and one of them unpacked: always the same."""
    basic, complete = packed(BASIC.items()), packed(COMPLETE.items())
    zips: dict[str, str | bytes] = {
        "Basic.zip": basic,
        "Complete.ZIP": complete,
        "__MACOSX/._Basic.zip": "junk",
        ".DS_Store": "junk",
    }
    deep: dict[str, str | bytes] = {"export/one/Basic.zip": basic, "export/two/Complete.zip": complete}
    mixed: dict[str, str | bytes] = {
        "Complete.zip": complete,
        **{f"Basic/{name}": text for name, text in BASIC.items()},
    }
    for number, files in enumerate((zips, deep, mixed)):
        sources = (zip_at(tmp_path / f"{number}.zip", files), folder(tmp_path / str(number), files))
        for source in sources:
            with open_archive([source]) as archive:
                assert paths(archive) == BOTH


def test_parts_have_the_same_order_from_a_zip_and_a_folder(tmp_path: Path) -> None:
    """A name comes before the same name with something behind it."""
    files = {"export 2/Skills.csv": "b", "export/Shares.csv": "a"}
    for source in (zip_at(tmp_path / "x.zip", files), folder(tmp_path / "y", files)):
        with open_archive([source]) as archive:
            assert paths(archive) == [(1, "Shares.csv"), (2, "Skills.csv")]


@pytest.mark.parametrize(
    ("inner", "complaint"),
    [
        (b"hello", "Complete.zip inside {} is not a zip"),
        (packed(COMPLETE.items())[:-30], "Complete.zip inside {} is cut short or damaged"),
        (patched(packed(COMPLETE.items()), 8, "<H", 1), "Complete.zip inside {} is encrypted"),
    ],
)
def test_what_is_wrong_with_an_inner_zip_is_said_of_it(tmp_path: Path, inner: bytes, complaint: str) -> None:
    """The sentence names both zips."""
    path = zip_at(tmp_path / "x.zip", {"Complete.zip": inner})
    with pytest.raises(ArchiveError) as caught:
        open_archive([path])
    assert complaint.format(path) in str(caught.value)


def test_an_inner_zip_that_is_damaged_as_a_member_is_named(tmp_path: Path) -> None:
    """An outer zip that was damaged on the way is downloaded again."""
    path = tmp_path / "x.zip"
    path.write_bytes(patched(packed([("Complete.zip", packed(BASIC.items()))]), CRC, "<I", 1))
    with pytest.raises(ArchiveError, match=r"Complete.zip inside .* cannot be opened: it is damaged .* Download it"):
        open_archive([path])


def test_inner_zips_are_held_in_memory_up_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The outer zip can be unpacked instead."""
    inner = packed(BASIC.items())
    path = zip_at(tmp_path / "x.zip", {"Basic.zip": inner, "Complete.zip": inner})
    monkeypatch.setattr(state, "NESTED_LIMIT", len(inner))
    with pytest.raises(ArchiveError, match=r"Complete.zip inside .* Unpack the outer zip, and give the folder\."):
        open_archive([path])


def test_a_zip_among_other_files_is_a_member(tmp_path: Path) -> None:
    """It may be anything; if nothing else is LinkedIn's, that zip is asked for."""
    files: dict[str, str | bytes] = {"notes.txt": "x", "Complete.zip": packed(BASIC.items())}
    with open_archive([folder(tmp_path / "x", files)]) as archive:
        assert paths(archive) == [(1, "Complete.zip"), (1, "notes.txt")]
        assert mistaken_for(archive) == "holds a zip among other files: give that zip alone"


def test_many_folders_are_not_parts(tmp_path: Path) -> None:
    """No export has as many parts; the files are one part, with their folders."""
    files = {f"{number}/Shares.csv": "x" for number in range(state.PART_LIMIT + 1)}
    for source in (zip_at(tmp_path / "x.zip", files), folder(tmp_path / "y", files)):
        with open_archive([source]) as archive:
            assert {member.part for member in archive.members} == {1}
            assert len(archive.members) == len(files)


def test_folders_of_folders_are_parts_up_to_a_depth(tmp_path: Path) -> None:
    """A tree of folders is not taken apart without end."""
    files = {f"{'b/' * depth}a/{depth}.csv": "x" for depth in range(300)}
    with open_archive([zip_at(tmp_path / "x.zip", files)]) as archive:
        assert len(archive.members) == 300
        assert max(member.part for member in archive.members) == 5


def test_a_folder_named_like_a_zip_is_a_folder(tmp_path: Path) -> None:
    """Some systems unpack `x.zip` into a folder of that name."""
    with open_archive([folder(tmp_path / "x.zip", BASIC)]) as archive:
        assert paths(archive) == BOTH[:2]
    files = {f"x.zip/{name}": text for name, text in BASIC.items()}
    with open_archive([zip_at(tmp_path / "y.zip", files)]) as archive:
        assert paths(archive) == BOTH[:2]


def test_a_zip_needs_no_suffix(tmp_path: Path) -> None:
    """What it is shows in its bytes."""
    with open_archive([zip_at(tmp_path / "export", BASIC)]) as archive:
        assert paths(archive) == BOTH[:2]


@pytest.mark.parametrize("same", ["the same path", "a copy", "its folder", "zipped again"])
def test_a_part_that_is_given_twice_is_said_once(tmp_path: Path, same: str) -> None:
    """Neither its name nor how it is packed matters, only what is in it."""
    one = zip_at(tmp_path / "one.zip", BASIC)
    other = {
        "the same path": lambda: one,
        "a copy": lambda: zip_at(tmp_path / "copy.zip", BASIC),
        "its folder": lambda: folder(tmp_path / "one", BASIC),
        "zipped again": lambda: zip_at(tmp_path / "again.zip", dict(reversed(BASIC.items())), ZIP_STORED),
    }[same]()
    with open_archive([one, other]) as archive:
        assert [(problem.file, problem.message) for problem in archive.problems] == [
            ("part 2", "it holds the same files as part 1: it was given twice, and its rows count once")
        ]


def test_parts_that_overlap_are_not_given_twice(tmp_path: Path) -> None:
    """The second part repeats most of the first, and a later export has the same files with other rows."""
    one, other = zip_at(tmp_path / "1.zip", BASIC), zip_at(tmp_path / "2.zip", BASIC | COMPLETE)
    later = zip_at(tmp_path / "3.zip", BASIC | {"Shares.csv": "z"})
    with open_archive([one, other, later]) as archive:
        assert archive.problems == ()
