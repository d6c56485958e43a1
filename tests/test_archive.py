"""Archives open as zip, folder or several parts, and what is not an archive is refused with a remedy."""

from __future__ import annotations

import hashlib
import os
import struct
import warnings
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from exposure.archive import Archive, bundled_sample, mistaken_for, open_archive
from exposure.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable


def _folder(root: Path, **files: str) -> Path:
    root.mkdir(parents=True)
    for name, content in files.items():
        path = root / name.replace("__", "/").replace("_csv", ".csv")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root


def _paths(archive: Archive) -> list[tuple[int, str]]:
    return [(member.part, member.path) for member in archive.members]


def test_a_zip_and_its_folder_have_the_same_members(tmp_path: Path, zipped: Callable[..., Path]) -> None:
    """It does not matter whether the member unpacked the archive."""
    folder = _folder(tmp_path / "export", Shares_csv="Date\n", Jobs__Saved_csv="x\n")
    with open_archive([folder]) as unpacked, open_archive([zipped(folder)]) as packed:
        assert _paths(unpacked) == _paths(packed) == [(1, "Jobs/Saved.csv"), (1, "Shares.csv")]
        assert [m.read() for m in unpacked.members] == [m.read() for m in packed.members] == [b"x\n", b"Date\n"]


def test_a_wrapping_folder_is_not_part_of_the_path(tmp_path: Path, zipped: Callable[..., Path]) -> None:
    """A folder around everything was added by whoever zipped it again."""
    folder = _folder(tmp_path / "export", Shares_csv="a", Jobs__Saved_csv="b")
    with open_archive([zipped(folder, prefix="Complete_LinkedInDataExport/")]) as archive:
        assert _paths(archive) == [(1, "Jobs/Saved.csv"), (1, "Shares.csv")]


def test_linkedins_own_folder_is_part_of_the_path(tmp_path: Path, zipped: Callable[..., Path]) -> None:
    """An archive that holds nothing but job files still has them under Jobs."""
    with open_archive([zipped(_folder(tmp_path / "export", Jobs__Saved_csv="b"))]) as archive:
        assert _paths(archive) == [(1, "Jobs/Saved.csv")]


def test_what_operating_systems_leave_behind_is_not_a_member(tmp_path: Path) -> None:
    """Clutter is neither read nor counted."""
    folder = _folder(tmp_path / "export", Shares_csv="a")
    (folder / ".DS_Store").write_bytes(b"junk")
    (folder / "._Shares.csv").write_bytes(b"junk")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "Shares.csv").write_bytes(b"junk")
    with open_archive([folder]) as archive:
        assert _paths(archive) == [(1, "Shares.csv")]


def test_a_folder_of_parts_is_opened_as_its_parts(tmp_path: Path) -> None:
    """A folder that holds only part folders stands for all of them, numbered by name."""
    _folder(tmp_path / "export" / "basic", Shares_csv="a")
    _folder(tmp_path / "export" / "complete", Shares_csv="a", Skills_csv="b")
    with open_archive([tmp_path / "export"]) as archive:
        assert _paths(archive) == [(1, "Shares.csv"), (2, "Shares.csv"), (2, "Skills.csv")]
        assert len(archive.sha256) == 2


def test_a_folder_that_wraps_one_export_is_that_export(tmp_path: Path) -> None:
    """Unpacking often makes a folder in a folder."""
    _folder(tmp_path / "outer" / "Complete_LinkedInDataExport", Shares_csv="a", Jobs__Saved_csv="b")
    with open_archive([tmp_path / "outer"]) as archive:
        assert _paths(archive) == [(1, "Jobs/Saved.csv"), (1, "Shares.csv")]


def test_the_digest_of_a_zip_is_that_of_its_bytes(tmp_path: Path, zipped: Callable[..., Path]) -> None:
    """Anyone can check which archive a report was made from with sha256sum."""
    path = zipped(_folder(tmp_path / "export", Shares_csv="a"))
    with open_archive([path]) as archive:
        assert archive.sha256 == (hashlib.sha256(path.read_bytes()).hexdigest(),)


def test_the_digest_of_a_folder_is_that_of_its_sorted_listing(tmp_path: Path) -> None:
    """A folder's digest does not depend on the order in which files are found."""
    folder = _folder(tmp_path / "export", Shares_csv="a", Jobs__Saved_csv="b")
    lines = sorted(
        f"{hashlib.sha256(content).hexdigest()} {name}\n"
        for name, content in (("Shares.csv", b"a"), ("Jobs/Saved.csv", b"b"))
    )
    with open_archive([folder]) as archive:
        assert archive.sha256 == (hashlib.sha256("".join(lines).encode()).hexdigest(),)


def test_a_symbolic_link_is_named_and_not_followed(tmp_path: Path) -> None:
    """A link could lead to any file on the machine."""
    folder = _folder(tmp_path / "export", Shares_csv="a")
    (tmp_path / "private.csv").write_text("secret", encoding="utf-8")
    (folder / "Comments.csv").symlink_to(tmp_path / "private.csv")
    with open_archive([folder]) as archive:
        assert _paths(archive) == [(1, "Shares.csv")]
        assert [(problem.file, problem.message) for problem in archive.problems] == [
            ("Comments.csv", "a symbolic link is not followed")
        ]


def test_one_damaged_member_does_not_spoil_the_others(tmp_path: Path, zipped: Callable[..., Path]) -> None:
    """A checksum error concerns the member that has it."""
    path = zipped(_folder(tmp_path / "export", Shares_csv="a" * 500, Skills_csv="Name\nSQL\n"))
    with ZipFile(path) as file:
        info = file.getinfo("Shares.csv")
    data = bytearray(path.read_bytes())
    data[info.header_offset + 14 : info.header_offset + 18] = b"\0\0\0\0"
    central = data.index(b"PK\x01\x02")
    data[central + 16 : central + 20] = b"\0\0\0\0"
    path.write_bytes(bytes(data))
    with open_archive([path]) as archive:
        shares, skills = archive.members
        with pytest.raises(ArchiveError, match="damaged"):
            shares.read()
        assert skills.read() == b"Name\nSQL\n"


def test_an_absurdly_large_member_is_not_read(tmp_path: Path, zipped: Callable[..., Path]) -> None:
    """A member that claims more than any export holds is refused before it is unpacked."""
    path = zipped(_folder(tmp_path / "export", Shares_csv="a"))
    data = bytearray(path.read_bytes())
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 0xF0000000)
    path.write_bytes(bytes(data))
    with pytest.raises(ArchiveError, match="would inflate beyond anything"):
        open_archive([path])


def _encrypted(path: Path) -> None:
    with ZipFile(path, "w") as file:
        file.writestr("Shares.csv", "a")
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))


def _truncated(path: Path) -> None:
    with ZipFile(path, "w") as file:
        file.writestr("Shares.csv", "a" * 1000)
    path.write_bytes(path.read_bytes()[:-30])


def _empty(path: Path) -> None:
    with ZipFile(path, "w"):
        pass


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda path: path.write_text("hello", encoding="utf-8"), "is not a zip"),
        (lambda path: path.write_bytes(b""), "is not a zip"),
        (_truncated, "cut short or damaged: download it again"),
        (_encrypted, "is encrypted"),
        (_empty, "is empty"),
        (lambda path: path.mkdir(), "is empty"),
        (lambda _: None, "does not exist"),
    ],
    ids=["not a zip", "no bytes", "truncated", "encrypted", "empty zip", "empty folder named like a zip", "missing"],
)
def test_what_is_not_an_archive_is_refused(tmp_path: Path, make: Callable[[Path], object], complaint: str) -> None:
    """One sentence says what is wrong with which file."""
    path = tmp_path / "archive.zip"
    make(path)
    with pytest.raises(ArchiveError, match=complaint) as caught:
        open_archive([path])
    assert str(path) in str(caught.value)


def test_another_services_export_is_recognised(tmp_path: Path) -> None:
    """A mix-up is named, so that the member knows which file to look for."""
    for name, service in (("Takeout/Mail/all.csv", "Google Takeout"), ("data/tweets.js", "X (Twitter)")):
        with ZipFile(tmp_path / "x.zip", "w") as file:
            file.writestr(name, "x")
        with open_archive([tmp_path / "x.zip"]) as archive:
            assert mistaken_for(archive) == f"looks like an export from {service}"
    with open_archive([_folder(tmp_path / "export", Shares_csv="a")]) as archive:
        assert mistaken_for(archive) is None


def _zip(path: Path, names: list[str]) -> Path:
    with ZipFile(path, "w") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that is there twice is what is wanted
        for name in names:
            file.writestr(name, name)
    return path


def test_parts_inside_one_zip_are_parts(tmp_path: Path) -> None:
    """Whoever zipped both parts together gets them counted once, as from a folder."""
    names = ["basic/Shares.csv", "complete/Jobs/Saved.csv", "complete/Shares.csv"]
    with open_archive([_zip(tmp_path / "x.zip", names)]) as archive:
        assert _paths(archive) == [(1, "Shares.csv"), (2, "Jobs/Saved.csv"), (2, "Shares.csv")]
        assert len(archive.sha256) == 1
    with open_archive([_zip(tmp_path / "y.zip", [f"outer/{name}" for name in names])]) as archive:
        assert _paths(archive) == [(1, "Shares.csv"), (2, "Jobs/Saved.csv"), (2, "Shares.csv")]


def test_a_name_that_occurs_twice_is_read_once_and_named(tmp_path: Path) -> None:
    """A zip with every file twice must not double the member's history."""
    with open_archive([_zip(tmp_path / "x.zip", ["Shares.csv", "Shares.csv"])]) as archive:
        assert _paths(archive) == [(1, "Shares.csv")]
        assert [problem.file for problem in archive.problems] == ["Shares.csv"]


@pytest.mark.parametrize(
    "name", ["../../Shares.csv", "/etc/Shares.csv", "a\\b\\Shares.csv", "./Shares.csv", "a/b/c/Shares.csv"]
)
def test_paths_that_lead_elsewhere_are_tidied(tmp_path: Path, name: str) -> None:
    """Nothing is ever extracted, and no result shows a path that looks like one of this machine's."""
    with open_archive([_zip(tmp_path / "x.zip", [name])]) as archive:
        assert _paths(archive) == [(1, "Shares.csv")]


def test_backslashes_separate_folders(tmp_path: Path) -> None:
    """Some programs for Windows write them into zips."""
    with open_archive([_zip(tmp_path / "x.zip", ["Jobs\\Saved Jobs.csv", "Shares.csv"])]) as archive:
        assert _paths(archive) == [(1, "Jobs/Saved Jobs.csv"), (1, "Shares.csv")]


def test_a_zip_in_a_zip_is_named(tmp_path: Path) -> None:
    """The remedy is to unpack it once."""
    with open_archive([_zip(tmp_path / "x.zip", ["Complete.zip"])]) as archive:
        assert mistaken_for(archive) == "holds another zip: unpack it, and give that zip instead"


def test_a_zip_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    """Density gives it away before anything is inflated."""
    with ZipFile(tmp_path / "x.zip", "w", ZIP_DEFLATED) as file:
        file.writestr("Shares.csv", b"0" * (40 << 20))
    with pytest.raises(ArchiveError, match="would inflate beyond anything"):
        open_archive([tmp_path / "x.zip"])


def test_what_is_no_ordinary_file_is_named(tmp_path: Path) -> None:
    """A pipe is not waited for, neither as the source nor in a folder."""
    folder = _folder(tmp_path / "export", Shares_csv="a")
    os.mkfifo(folder / "Comments.csv")
    with open_archive([folder]) as archive:
        assert _paths(archive) == [(1, "Shares.csv")]
        assert [problem.message for problem in archive.problems] == ["it is not an ordinary file"]
    with pytest.raises(ArchiveError, match="neither a file nor a folder"):
        open_archive([folder / "Comments.csv"])


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is behind a closed door is not silently missing."""
    folder = _folder(tmp_path / "export", Shares_csv="a", Jobs__Saved_csv="b")
    listing = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("Jobs"):
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", closed)
    with open_archive([folder]) as archive:
        assert [(problem.file, problem.message) for problem in archive.problems] == [
            ("Jobs", "the folder cannot be read: Permission denied")
        ]


def test_a_name_too_long_for_the_system_is_refused() -> None:
    """The system's own words are passed on."""
    with pytest.raises(ArchiveError, match="cannot be read: File name too long"):
        open_archive([Path("a" * 300)])


def test_a_file_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    """Old systems wrote names in other encodings."""
    folder = _folder(tmp_path / "export", Shares_csv="a")
    (folder / os.fsdecode(b"caf\xe9.csv")).write_text("b", encoding="utf-8")
    with open_archive([folder]) as archive:
        assert len(archive.members) == 2


def test_the_bundled_sample_is_an_archive() -> None:
    """`exposure demo` has something to analyse."""
    with open_archive([bundled_sample()]) as archive:
        assert any(member.path.startswith("Shares") for member in archive.members)
