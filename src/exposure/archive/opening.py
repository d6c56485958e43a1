"""Opens the sources a member gives as the parts of one export."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from exposure.archive.folders import containers, list_folder
from exposure.archive.members import Archive, File, Member
from exposure.archive.mistakes import ASK_AGAIN, service_of
from exposure.archive.parts import parts_of
from exposure.archive.state import Opening
from exposure.archive.zips import list_zip
from exposure.errors import ArchiveError
from exposure.model import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence


def open_archive(sources: Sequence[Path]) -> Archive:
    """Open all `sources` as the parts of one export; raises `ArchiveError` with the remedy."""
    opening = Opening()
    try:
        _gather(sources, opening)
    except BaseException:
        for opened in opening.zips:
            opened.close()
        raise
    members = sorted(opening.members, key=lambda member: (member.part, member.path))
    return Archive(tuple(members), tuple(opening.sha256), tuple(opening.problems), tuple(opening.zips))


def bundled_sample() -> Path:
    """The archive of an invented member: inside the installed package, or at the top of a checkout."""
    packaged = Path(__file__).parents[1] / "sample"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "sample_exports" / "camille"


def _gather(sources: Sequence[Path], opening: Opening) -> None:
    for source in sources:
        for container in containers(source):
            _open_container(container, opening)
    if not opening.members:
        raise ArchiveError(f"{sources[0]} is empty: there is nothing to analyse in it. {ASK_AGAIN}")


def _open_container(container: Path, opening: Opening) -> None:
    """Add the parts in one zip or folder, and its digest, to what has been gathered."""
    seen = len(opening.problems)
    try:
        if container.is_dir():
            files, digest = list_folder(container, opening)
        else:
            with container.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            files = list_zip(container, str(container), container.name, opening)
    except OSError as error:
        raise ArchiveError(f"{container} cannot be read: {error.strerror or error}.") from error
    opening.sha256.append(digest)
    for part in parts_of(files, str(container), opening):
        _add_part(part, opening)
    # A folder and a zip list the same files in different orders.
    opening.problems[seen:] = sorted(opening.problems[seen:], key=lambda problem: (problem.file, problem.message))


def _add_part(files: Sequence[File], opening: Opening) -> None:
    """Number a part, and say so when it is not the member's, or was there before."""
    name = opening.next_part
    opening.parts.append(files)
    number = len(opening.parts)
    alike = opening.alike.setdefault(frozenset((file.path, file.size) for file in files), [])
    # Contents are compared only once paths and sizes agree.
    if same := next((other for other in alike if _same_contents(opening.parts[other - 1], files)), None):
        message = f"it holds the same files as part {same}: it was given twice, and its rows count once"
        opening.problems.append(Problem(name, None, None, message))
    alike.append(number)
    if service := next(filter(None, (service_of(file.path) for file in files)), None):
        message = f"it looks like an export from {service}, and not from LinkedIn"
        opening.problems.append(Problem(name, None, None, message))
    opening.members += [Member(number, file.path, file.size, file.content) for file in files]


def _same_contents(part: Sequence[File], other: Sequence[File]) -> bool:
    """Whether the files of two parts have the same contents; both parts have the same paths.

    What cannot be read is not the same as anything: each part then is its own.
    """
    checksums = {file.path: file.checksum for file in other}
    try:
        return all(file.checksum() == checksums[file.path]() for file in part)
    except OSError:
        return False
