"""Lists the files of a folder, and finds the zips and folders that a folder stands for."""

from __future__ import annotations

import hashlib
import os
import zlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from exposure.archive.members import File
from exposure.archive.mistakes import is_known
from exposure.archive.naming import accept, is_clutter, is_report, once_each
from exposure.archive.state import PART_LIMIT
from exposure.errors import ArchiveError
from exposure.model import Problem

if TYPE_CHECKING:
    from exposure.archive.state import Opening


def containers(source: Path) -> list[Path]:
    """The zips and folders a source stands for: itself, or those in it when it holds nothing else."""
    try:
        if not source.exists():
            raise ArchiveError(f"{source} does not exist. Give the zip that LinkedIn sent, or its unpacked folder.")
        if source.is_file():
            return [source]
        if not source.is_dir():
            raise ArchiveError(f"{source} is neither a file nor a folder. Give the zip that LinkedIn sent.")
        inner = [entry for entry in sorted(source.iterdir()) if not is_clutter(entry.name) and not is_report(entry)]
        each_is_one = len(inner) <= PART_LIMIT and all(_is_container(entry) for entry in inner)
    except OSError as error:
        raise ArchiveError(f"{source} cannot be read: {error.strerror or error}.") from error
    return inner if inner and each_is_one else [source]


def _is_container(entry: Path) -> bool:
    """Whether an entry of a folder can only be a part, or a folder around one; a link would lead elsewhere."""
    if entry.is_symlink():
        return False
    if entry.is_dir():
        return not is_known(f"{entry.name}/")
    return entry.is_file() and entry.name.casefold().endswith(".zip") and not is_known(entry.name)


def list_folder(folder: Path, opening: Opening) -> tuple[list[File], str]:
    """The files of a folder, and the SHA-256 of its sorted `<sha256> <path>` lines; leaves no file open."""
    found: list[File] = []
    lines: list[bytes] = []

    def unreadable(error: OSError) -> None:
        name = Path(error.filename).relative_to(folder).as_posix()
        opening.problems.append(Problem(name, None, None, f"the folder cannot be read: {error.strerror}"))

    for parent, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not is_clutter(name) and not is_report(Path(parent, name))]
        for path in (Path(parent, name) for name in (*folders, *files) if not is_clutter(name)):
            raw = path.relative_to(folder).as_posix()
            try:
                file = _file(path, raw, folder, opening)
                digest = _digest(path) if file else ""
            except OSError as error:
                opening.problems.append(Problem(raw, None, None, f"it cannot be read: {error.strerror}"))
                continue
            if file:
                found.append(file)
                lines.append(f"{digest} {raw}\n".encode("utf-8", "surrogateescape"))
    return once_each(found, opening.problems), hashlib.sha256(b"".join(sorted(lines))).hexdigest()


def _file(path: Path, raw: str, folder: Path, opening: Opening) -> File | None:
    """The file at `path`; None for what is no ordinary file, with a problem unless it is a folder."""
    if path.is_symlink():
        opening.problems.append(Problem(raw, None, None, "a symbolic link is not followed"))
        return None
    if path.is_dir():
        return None
    if not path.is_file():
        opening.problems.append(Problem(raw, None, None, "it is not an ordinary file"))
        return None
    name = accept(raw, opening.problems)
    if name is None:
        return None
    size = path.stat().st_size
    opening.admit(str(folder), size, size)
    return File(name, size, path.read_bytes, partial(_checksum, path))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _checksum(path: Path) -> int:
    return zlib.crc32(path.read_bytes())
