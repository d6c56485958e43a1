"""Archives open as zip, folder or several parts, and what is empty, missing or too large is refused with a remedy."""

from __future__ import annotations

import hashlib
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.archive.building import folder, packed, paths, zip_at

from exposure.archive import bundled_sample, open_archive, state
from exposure.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = {"Shares.csv": "Date\n", "Jobs/Saved.csv": "x\n"}
MEMBERS = [(1, "Jobs/Saved.csv"), (1, "Shares.csv")]


@pytest.mark.parametrize("wrapping", ["", "Complete_LinkedInDataExport_06-30-2026/", "a/b/"])
def test_a_zip_and_its_folder_have_the_same_members(tmp_path: Path, wrapping: str) -> None:
    """It matters neither whether the member unpacked the archive nor what was put around it."""
    files = {f"{wrapping}{name}": text for name, text in FILES.items()}
    for source in (zip_at(tmp_path / "x.zip", files), folder(tmp_path / "y", files)):
        with open_archive([source]) as archive:
            assert paths(archive) == MEMBERS
            assert [(member.size, member.read()) for member in archive.members] == [(2, b"x\n"), (5, b"Date\n")]


def test_linkedins_own_folder_is_part_of_the_path(tmp_path: Path) -> None:
    """An archive that holds nothing but job files still has them under Jobs."""
    with open_archive([zip_at(tmp_path / "x.zip", {"export/Jobs/Saved.csv": "x"})]) as archive:
        assert paths(archive) == MEMBERS[:1]


def test_a_folder_of_parts_is_opened_as_its_parts(tmp_path: Path) -> None:
    """A folder that holds only part folders stands for all of them, numbered by name."""
    files = {"basic/Shares.csv": "a", "complete/Shares.csv": "a", "complete/Skills.csv": "b"}
    with open_archive([folder(tmp_path / "x", files)]) as archive:
        assert paths(archive) == [(1, "Shares.csv"), (2, "Shares.csv"), (2, "Skills.csv")]
        assert len(archive.sha256) == 2


def test_the_digest_of_a_zip_is_that_of_its_bytes(tmp_path: Path) -> None:
    """Anyone can check which archive a report was made from with sha256sum."""
    path = zip_at(tmp_path / "x.zip", FILES)
    with open_archive([path]) as archive:
        assert archive.sha256 == (hashlib.sha256(path.read_bytes()).hexdigest(),)


def test_the_digest_of_a_folder_is_that_of_its_sorted_listing(tmp_path: Path) -> None:
    """A folder's digest does not depend on the order in which files are found."""
    lines = sorted(f"{hashlib.sha256(text.encode()).hexdigest()} {name}\n" for name, text in FILES.items())
    with open_archive([folder(tmp_path / "x", FILES)]) as archive:
        assert archive.sha256 == (hashlib.sha256("".join(lines).encode()).hexdigest(),)


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda path: path.write_bytes(packed([])), "is empty: there is nothing to analyse in it. Ask LinkedIn"),
        (lambda path: path.write_bytes(packed([("a/", "")])), "is empty: there is nothing to analyse in it"),
        (lambda path: path.mkdir(), "is empty: there is nothing to analyse in it"),
        (lambda _: None, "does not exist. Give the zip that LinkedIn sent, or its unpacked folder."),
    ],
    ids=["empty zip", "nothing but folders", "empty folder", "missing"],
)
def test_a_source_with_nothing_in_it_is_refused(tmp_path: Path, make: Callable[[Path], object], complaint: str) -> None:
    """One sentence says what is wrong with which file."""
    path = tmp_path / "export.zip"
    make(path)
    with pytest.raises(ArchiveError) as caught:
        open_archive([path])
    assert str(caught.value).startswith(f"{path} {complaint}")


def test_a_name_too_long_for_the_system_is_refused() -> None:
    """The system's own words are passed on."""
    with pytest.raises(ArchiveError, match="cannot be read: File name too long"):
        open_archive([Path("a" * 300)])


def test_a_zip_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own words are passed on, and the first zip is closed again."""
    good, bad = zip_at(tmp_path / "a.zip", FILES), zip_at(tmp_path / "b.zip", FILES)
    opening = Path.open

    def closed(path: Path, mode: str) -> object:
        if path == bad:
            raise PermissionError(13, "Permission denied", str(path))
        return opening(path, mode)

    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(ArchiveError, match=r"b\.zip cannot be read: Permission denied\."):
        open_archive([good, bad])


@pytest.mark.parametrize(
    ("limit", "value", "complaint"),
    [
        ("COUNT_LIMIT", 1, "holds more files than any LinkedIn archive. Give only the archive."),
        ("MEMBER_LIMIT", 4, "holds a file that would inflate beyond anything LinkedIn sends. Ask LinkedIn"),
        ("TOTAL_LIMIT", 6, "would inflate beyond anything LinkedIn sends. Ask LinkedIn"),
    ],
)
def test_more_than_any_export_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, complaint: str
) -> None:
    """The limits hold for zips and folders alike, before any content is in memory."""
    monkeypatch.setattr(state, limit, value)
    for source in (zip_at(tmp_path / "x.zip", FILES), folder(tmp_path / "y", FILES)):
        with pytest.raises(ArchiveError) as caught:
            open_archive([source])
        assert str(caught.value).startswith(f"{source} {complaint}")


def test_a_zip_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    """Density gives it away before anything is inflated."""
    path = zip_at(tmp_path / "x.zip", {"Shares.csv": b"0" * (40 << 20)})
    tracemalloc.start()
    with pytest.raises(ArchiveError, match="would inflate beyond anything"):
        open_archive([path])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 << 20


def test_threads_may_read_members_at_once(tmp_path: Path) -> None:
    """Many readers of one zip, and of one member, each get the whole content."""
    contents = {f"Articles/{number}.html": bytes([number]) * 200_000 for number in range(8)}
    with open_archive([zip_at(tmp_path / "x.zip", contents)]) as archive, ThreadPoolExecutor(8) as readers:
        read = list(readers.map(lambda member: member.read(), archive.members * 4))
    assert read == list(contents.values()) * 4


def test_an_archive_is_closed_with_its_context(tmp_path: Path) -> None:
    """After it no member can be read, and the zip can be replaced."""
    with open_archive([zip_at(tmp_path / "x.zip", FILES)]) as archive:
        pass
    with pytest.raises(ArchiveError, match="cannot be read"):
        archive.members[0].read()


def test_opening_many_members_takes_memory_in_proportion(tmp_path: Path) -> None:
    """Twice the members take no more than about twice the memory, so that nothing is kept of pairs of members."""
    peaks = []
    for count in (1000, 2000):
        path = zip_at(tmp_path / f"{count}.zip", {f"Articles/{number}.html": "" for number in range(count)})
        tracemalloc.start()
        with open_archive([path]) as archive:
            assert len(archive.members) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 3 * peaks[0]


def test_the_bundled_sample_is_an_archive() -> None:
    """`exposure demo` has something to analyse."""
    with open_archive([bundled_sample()]) as archive:
        assert any(member.path.startswith("Shares") for member in archive.members)
