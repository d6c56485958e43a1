"""What a zip declares is not believed: a lie or damage is a problem of one member, or one sentence."""

from __future__ import annotations

import struct
import tracemalloc
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.archive.building import CRC, METHOD, SIZE, entry, notes, packed, patched, paths, zip_at

from exposure.archive import open_archive
from exposure.archive.zips import DIRECTORY_LIMIT
from exposure.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable

TWO = (("Shares.csv", "a" * 500), ("Skills.csv", "Name\nSQL\n"))


def _write(folder: Path, data: bytes) -> Path:
    path = folder / "export.zip"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_every_method_python_knows_is_read(tmp_path: Path, method: int) -> None:
    """How it is compressed makes no difference to what is read."""
    with open_archive([zip_at(tmp_path / "x.zip", dict(TWO), method)]) as archive:
        assert [member.read() for member in archive.members] == [b"a" * 500, b"Name\nSQL\n"]


class _Stream:
    """A file that cannot go back, so that sizes are written after each member."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")

    def write(self, data: bytes) -> int:
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        self._file.close()


def test_sizes_written_after_the_members_are_read(tmp_path: Path) -> None:
    """LinkedIn's own zips have data descriptors and names in UTF-8."""
    stream = _Stream(tmp_path / "x.zip")
    with ZipFile(stream, "w", ZIP_DEFLATED) as file:
        file.writestr("Articles/Été.html", "<p>")
    stream.close()
    with ZipFile(tmp_path / "x.zip") as file:
        assert file.infolist()[0].flag_bits == 0x808
    with open_archive([tmp_path / "x.zip"]) as archive:
        assert paths(archive) == [(1, "Articles/Été.html")]
        assert archive.members[0].read() == b"<p>"


def test_comments_and_what_stands_before_a_zip_do_not_matter(tmp_path: Path) -> None:
    """A zip begins where its members do, and ends before its comment."""
    path = _write(tmp_path, packed(TWO))
    with ZipFile(path, "a") as file:
        file.comment = b"PK\x06\x06 made by an archiver"
    path.write_bytes(b"#!/bin/sh\n" * 50 + path.read_bytes())
    with open_archive([path]) as archive:
        assert [member.read() for member in archive.members] == [b"a" * 500, b"Name\nSQL\n"]
        assert archive.problems == ()


def test_a_zip64_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Large zips have 64-bit sizes in each member and a second record at the end."""
    with monkeypatch.context() as patch:
        patch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)
        with ZipFile(tmp_path / "x.zip", "w") as file:
            for name, content in TWO:
                with file.open(name, "w", force_zip64=True) as member:
                    member.write(content.encode())
    assert b"PK\x06\x06" in (tmp_path / "x.zip").read_bytes()
    with open_archive([tmp_path / "x.zip"]) as archive:
        assert [member.read() for member in archive.members] == [b"a" * 500, b"Name\nSQL\n"]
        assert archive.problems == ()


def test_a_name_in_utf8_that_does_not_say_so_is_read_as_utf8(tmp_path: Path) -> None:
    """Some systems leave the sign out; a name that is in the old code page stays in it."""
    data = packed([("Articles/Ete_.html", "x"), ("Articles/caf_.html", "y")])
    data = data.replace(b"Ete_", "Eté".encode()).replace(b"caf_", b"caf\x82")
    with open_archive([_write(tmp_path, data)]) as archive:
        assert paths(archive) == [(1, "Articles/Eté.html"), (1, "Articles/café.html")]
        assert [member.read() for member in archive.members] == [b"x", b"y"]


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (lambda data: patched(data, CRC, "<I", 1), r"it is damaged and cannot be read \(BadZipFile\)"),
        (lambda data: patched(data, SIZE, "<I", 20), r"it is damaged and cannot be read \(BadZipFile\)"),
        (lambda data: patched(data, SIZE, "<I", 5000), r"it is damaged and cannot be read \(BadZipFile\)"),
        (lambda data: patched(data, METHOD, "<H", 9), "method that this program cannot read: unpack the archive"),
        (lambda data: patched(data, METHOD, "<H", 99), "method that this program cannot read: unpack the archive"),
        (lambda data: patched(data, 42, "<I", 1), r"it is damaged and cannot be read \(BadZipFile\)"),
        (lambda data: patched(data, 42, "<I", len(data)), r"it is damaged and cannot be read \(BadZipFile\)"),
        (lambda data: data[:40] + b"\xff" * 4 + data[44:], r"it is damaged and cannot be read"),
        (lambda data: data.replace(b"Shares.csv", b"Shores.csv", 1), r"it is damaged .* \(BadZipFile\)"),
        (lambda data: patched(data, 8, "<H", 0x20), "method that this program cannot read"),
    ],
    ids=[
        "checksum",
        "declared too small",
        "declared too large",
        "deflate64",
        "unknown method",
        "offset into a member",
        "offset beyond the end",
        "garbage",
        "two names",
        "patch data",
    ],
)
def test_one_damaged_member_does_not_spoil_the_others(
    tmp_path: Path, damage: Callable[[bytes], bytes], complaint: str
) -> None:
    """Whatever one member declares, it alone cannot be read."""
    with open_archive([_write(tmp_path, damage(packed(TWO)))]) as archive:
        shares, skills = archive.members
        with pytest.raises(ArchiveError, match=complaint):
            shares.read()
        assert skills.read() == b"Name\nSQL\n"


def test_a_checksum_made_for_the_declared_size_is_not_believed(tmp_path: Path) -> None:
    """A member that goes on after its declared end is damaged, even if all up to there is as declared."""
    data = patched(packed(TWO), SIZE, "<I", 20)
    data = patched(data, CRC, "<I", zlib.crc32(b"a" * 20))
    with open_archive([_write(tmp_path, data)]) as archive, pytest.raises(ArchiveError, match="it is damaged"):
        archive.members[0].read()


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_the_bytes_of_a_member_that_end_too_soon_are_its_damage(tmp_path: Path, method: int) -> None:
    """A member of which only the first bytes are there is not taken for whole."""
    data = patched(packed([("Shares.csv", bytes(range(256)) * 40)], method), 20, "<I", 30)
    with open_archive([_write(tmp_path, data)]) as archive, pytest.raises(ArchiveError, match="it is damaged"):
        archive.members[0].read()


@pytest.mark.parametrize("method", [ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_a_bomb_that_declares_a_small_size_stays_small(tmp_path: Path, method: int) -> None:
    """No more is inflated than was declared, whatever the member would come to."""
    data = patched(packed([("Shares.csv", b"0" * (32 << 20))], method), SIZE, "<I", 20)
    with open_archive([_write(tmp_path, data)]) as archive:
        tracemalloc.start()
        with pytest.raises(ArchiveError, match="it is damaged"):
            archive.members[0].read()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 16 << 20


def _half_a_directory(data: bytes) -> bytes:
    start, second, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    return data[:start] + data[second:end] + data[end:]


def _wrong_size_of_directory(data: bytes) -> bytes:
    end = data.rindex(b"PK\x05\x06")
    return data[: end + 12] + struct.pack("<I", 10**6) + data[end + 16 :]


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (lambda data: data[:-30], "is cut short or damaged: download it again"),
        (lambda data: data[: len(data) // 2], "is cut short or damaged: download it again"),
        (lambda data: data[:4], "is cut short or damaged: download it again"),
        (_half_a_directory, "is cut short or damaged: download it again"),
        (_wrong_size_of_directory, "is cut short or damaged: download it again"),
        (lambda data: patched(data, 6, "<B", 99), "is a kind of zip that this program cannot read"),
        (lambda data: patched(data, 8, "<H", 1), "is encrypted"),
        (lambda data: patched(data, SIZE, "<I", 0xF0000000), "would inflate beyond anything"),
    ],
    ids=[
        "no end",
        "half of it",
        "a signature",
        "half a directory",
        "large directory",
        "version",
        "encrypted",
        "absurd size",
    ],
)
def test_a_zip_that_cannot_be_opened_is_refused(
    tmp_path: Path, damage: Callable[[bytes], bytes], complaint: str
) -> None:
    """One sentence says what is wrong with which file."""
    path = _write(tmp_path, damage(packed(TWO)))
    with pytest.raises(ArchiveError, match=complaint) as caught:
        open_archive([path])
    assert str(caught.value).startswith(f"{path} is ") or str(caught.value).startswith(f"{path} holds ")


def test_a_directory_too_large_for_an_archive_is_not_read(tmp_path: Path) -> None:
    """A file can be nearly all directory, which would be read as a whole."""
    data = packed(TWO)
    end = data.rindex(b"PK\x05\x06")
    size = struct.pack("<I", DIRECTORY_LIMIT + 1)
    with pytest.raises(ArchiveError, match="holds more files than any LinkedIn archive"):
        open_archive([_write(tmp_path, data[: end + 12] + size + data[end + 16 :])])


def test_a_directory_that_lists_fewer_files_than_there_are_is_a_problem(tmp_path: Path) -> None:
    """What is missing from the list cannot be read, and that is said."""
    data = packed(TWO)
    end = data.rindex(b"PK\x05\x06")
    path = _write(tmp_path, data[: end + 8] + struct.pack("<HH", 5, 5) + data[end + 12 :])
    with open_archive([path]) as archive:
        assert len(archive.members) == 2
        assert notes(archive) == [("part 1", "the zip says that it holds 5 files and lists 2: download it again")]


def test_links_and_devices_in_a_zip_are_named_and_not_followed(tmp_path: Path) -> None:
    """Whoever unpacks such a zip gets a link; here it is neither a member nor opened."""
    data = packed(
        [
            (entry("Comments.csv", 0o120777), "/etc/passwd"),
            (entry("Votes.csv", 0o010644), ""),
            (entry("Skills.csv", 0o100644), "a"),
            (entry("Shares.csv", 0o644), "b"),
        ]
    )
    with open_archive([_write(tmp_path, data)]) as archive:
        assert paths(archive) == [(1, "Shares.csv"), (1, "Skills.csv")]
        assert notes(archive) == [
            ("Comments.csv", "a symbolic link is not followed"),
            ("Votes.csv", "it is not an ordinary file"),
        ]


SMALL = packed(TWO)


@given(at=st.integers(0, len(SMALL) - 1), change=st.binary(min_size=1, max_size=8), cut=st.integers(0, len(SMALL)))
def test_no_damage_whatever_is_more_than_an_archive_error(
    tmp_path_factory: pytest.TempPathFactory, at: int, change: bytes, cut: int
) -> None:
    """Overwritten bytes and missing ends are sentences, not tracebacks."""
    path = tmp_path_factory.mktemp("damage") / "x.zip"
    damaged = SMALL[:at] + change + SMALL[at + len(change) :]
    for data in (damaged, damaged[:cut]):
        path.write_bytes(data)
        try:
            with open_archive([path]) as archive:
                for member in archive.members:
                    assert not Path(member.path).is_absolute()
                    member.read()
        except ArchiveError as error:
            assert str(error)  # noqa: PT017 - that nothing else is raised is what is tested
