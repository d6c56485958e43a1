"""A folder is what its zip would be; what is no ordinary file in it is named and left alone."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest
from tests.archive.building import folder, notes, paths

from exposure.archive import open_archive
from exposure.errors import ArchiveError


def test_what_operating_systems_leave_behind_is_not_a_member(tmp_path: Path) -> None:
    """Clutter is neither read nor counted."""
    files = {"Shares.csv": "a", ".DS_Store": "junk", "._Shares.csv": "junk", "__MACOSX/Shares.csv": "junk"}
    with open_archive([folder(tmp_path / "x", files)]) as archive:
        assert paths(archive) == [(1, "Shares.csv")]


def test_a_symbolic_link_is_named_and_not_followed(tmp_path: Path) -> None:
    """A link could lead to any file on the machine."""
    source = folder(tmp_path / "x", {"Shares.csv": "a"})
    folder(tmp_path / "private", {"Skills.csv": "secret"})
    (source / "Comments.csv").symlink_to(tmp_path / "private" / "Skills.csv")
    (source / "Jobs").symlink_to(tmp_path / "private", target_is_directory=True)
    with open_archive([source]) as archive:
        assert paths(archive) == [(1, "Shares.csv")]
        assert notes(archive) == [
            ("Comments.csv", "a symbolic link is not followed"),
            ("Jobs", "a symbolic link is not followed"),
        ]


def test_a_link_among_parts_is_not_a_part(tmp_path: Path) -> None:
    """A folder of parts is no way around that."""
    source = folder(tmp_path / "x", {"basic/Shares.csv": "a"})
    (source / "complete").symlink_to(folder(tmp_path / "private", {"Skills.csv": "secret"}), target_is_directory=True)
    (source / "other.zip").symlink_to(tmp_path / "private" / "Skills.csv")
    with open_archive([source]) as archive:
        assert paths(archive) == [(1, "Shares.csv")]
        assert [file for file, _ in notes(archive)] == ["complete", "other.zip"]


def test_a_link_that_is_given_is_followed(tmp_path: Path) -> None:
    """Whoever gives a link means what it leads to."""
    (tmp_path / "link").symlink_to(folder(tmp_path / "x", {"Shares.csv": "a"}), target_is_directory=True)
    with open_archive([tmp_path / "link"]) as archive:
        assert paths(archive) == [(1, "Shares.csv")]


def test_what_is_no_ordinary_file_is_named(tmp_path: Path) -> None:
    """A pipe is not waited for, neither as the source nor in a folder."""
    source = folder(tmp_path / "x", {"parts/Shares.csv": "a"})
    os.mkfifo(source / "Complete.zip")
    with open_archive([source]) as archive:
        assert paths(archive) == [(1, "Shares.csv")]
        assert notes(archive) == [("Complete.zip", "it is not an ordinary file")]
    with pytest.raises(ArchiveError, match="neither a file nor a folder"):
        open_archive([source / "Complete.zip"])


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is behind a closed door is not silently missing."""
    source = folder(tmp_path / "x", {"Shares.csv": "a", "Jobs/Saved.csv": "b"})
    listing = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("Jobs"):
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", closed)
    with open_archive([source]) as archive:
        assert notes(archive) == [("Jobs", "the folder cannot be read: Permission denied")]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One closed file does not end the run."""
    source = folder(tmp_path / "x", {"Shares.csv": "a", "Skills.csv": "b"})
    opening = Path.open

    def closed(path: Path, mode: str) -> object:
        if path.name == "Skills.csv":
            raise PermissionError(13, "Permission denied", str(path))
        return opening(path, mode)

    monkeypatch.setattr(Path, "open", closed)
    with open_archive([source]) as archive:
        assert paths(archive) == [(1, "Shares.csv")]
        assert notes(archive) == [("Skills.csv", "it cannot be read: Permission denied")]


def test_a_file_that_is_gone_when_it_is_read_is_its_own_problem(tmp_path: Path) -> None:
    """The system says why; the path of the machine is not in it."""
    source = folder(tmp_path / "x", {"Shares.csv": "a"})
    with open_archive([source]) as archive:
        (source / "Shares.csv").unlink()
        with pytest.raises(ArchiveError, match=r"^it cannot be read: No such file or directory$"):
            archive.members[0].read()


def test_a_copy_that_is_gone_is_not_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read again is not taken for given twice."""
    source = folder(tmp_path / "x", {"Shares.csv": "a"})

    def gone(path: Path) -> bytes:
        raise FileNotFoundError(2, "No such file or directory", str(path))

    monkeypatch.setattr(Path, "read_bytes", gone)
    with open_archive([source, source]) as archive:
        assert archive.problems == ()


def test_no_file_of_a_folder_stays_open(tmp_path: Path) -> None:
    """A folder with more files than a process may have open is no burden."""
    source = folder(tmp_path / "x", {f"Articles/{number}.html": "x" for number in range(40)})
    allowed = resource.getrlimit(resource.RLIMIT_NOFILE)
    # The lowest number that is free is one more than what is open, give or take a few.
    with (source / "Articles" / "0.html").open() as probe:
        resource.setrlimit(resource.RLIMIT_NOFILE, (probe.fileno() + 10, allowed[1]))
    try:
        with open_archive([source]) as archive:
            assert [member.read() for member in archive.members] == [b"x"] * 40
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, allowed)


def test_a_file_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    """Old systems wrote names in other encodings."""
    source = folder(tmp_path / "x", {"Shares.csv": "a", os.fsdecode(b"caf\xe9.csv"): "b"})
    with open_archive([source]) as archive:
        assert len(archive.members) == 2


def test_a_path_that_is_too_long_is_left_out_and_named(tmp_path: Path) -> None:
    """The limit is that of zips, so that a folder and its zip have the same members."""
    source = folder(tmp_path / "x", {"Shares.csv": "a", "/".join(["b" * 200] * 6): "c"})
    with open_archive([source]) as archive:
        assert paths(archive) == [(1, "Shares.csv")]
        assert notes(archive) == [("b" * 80 + "…", "its name is longer than 1000 characters: it was left out")]
