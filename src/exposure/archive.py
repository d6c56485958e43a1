"""Opens a zip, a folder, or several parts of one export, and lists what is inside; knows no columns.

Nothing is ever extracted to disk and nothing inside an archive is ever executed. Container facts (no wrapping
folder, four known sub-folders, parts named Basic and Complete) were observed on exports from 2018 to 2026.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, Self

from exposure.errors import ArchiveError
from exposure.model import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

#: Sub-folders that LinkedIn itself makes; any other single top folder was added by whoever re-zipped the archive.
LINKEDIN_FOLDERS: Final = frozenset({"Jobs", "Verifications", "Services Marketplace", "Articles"})

#: What operating systems leave behind in folders and zips.
CLUTTER: Final = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})

#: Larger than any file seen in an export by a factor of a hundred; more is refused rather than read into memory.
MEMBER_LIMIT: Final = 1 << 30

#: First path element of other services' exports, so that a mix-up can be named.
OTHER_SERVICES: Final = {
    "Takeout": "Google Takeout",
    "your_facebook_activity": "Facebook",
    "your_instagram_activity": "Instagram",
    "tweets.js": "X (Twitter)",
}

ASK_AGAIN: Final = "Ask LinkedIn for it again under Settings > Data privacy > Get a copy of your data."


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the export."""

    #: Which of the parts given it belongs to, counted from 1.
    part: int
    #: Path inside the part, with forward slashes and without a wrapping folder.
    path: str
    #: Uncompressed size in bytes, as declared.
    size: int
    _open: Callable[[], bytes] = field(repr=False, compare=False)

    def read(self) -> bytes:
        """The whole content; raises `ArchiveError` when this one file is damaged."""
        if self.size > MEMBER_LIMIT:
            raise ArchiveError(f"it is larger than {MEMBER_LIMIT >> 20} MiB, which no LinkedIn file is")
        try:
            return self._open()
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise ArchiveError(f"it is damaged and cannot be read ({type(error).__name__})") from error


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened export: its members in a stable order, and the digest of each part."""

    members: tuple[Member, ...]
    #: One SHA-256 per part: of the zip file, or for a folder of the sorted lines `<sha256> <path>`.
    sha256: tuple[str, ...]
    #: What was left out on purpose, such as symbolic links.
    problems: tuple[Problem, ...]
    _zips: tuple[zipfile.ZipFile, ...] = field(repr=False, compare=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for opened in self._zips:
            opened.close()


@dataclass(slots=True)
class _Opening:
    """What has been gathered while the sources are opened one after the other."""

    members: list[Member] = field(default_factory=list)
    sha256: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    zips: list[zipfile.ZipFile] = field(default_factory=list)


def open_archive(sources: Sequence[Path]) -> Archive:
    """Open all `sources` as the parts of one export; raises `ArchiveError` with the remedy."""
    opening = _Opening()
    try:
        _gather(sources, opening)
    except BaseException:
        for opened in opening.zips:
            opened.close()
        raise
    members = tuple(sorted(opening.members, key=lambda member: (member.part, member.path)))
    return Archive(members, tuple(opening.sha256), tuple(opening.problems), tuple(opening.zips))


def _gather(sources: Sequence[Path], opening: _Opening) -> None:
    for source in sources:
        for part in _parts(source):
            _open_part(part, opening)
    if not opening.members:
        raise ArchiveError(f"{sources[0]} is empty: there is nothing to analyse in it. {ASK_AGAIN}")


def bundled_sample() -> Path:
    """The archive of an invented member: inside the installed package, or at the top of a checkout."""
    packaged = Path(__file__).parent / "sample"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "sample_exports" / "camille"


def other_service(archive: Archive) -> str | None:
    """Name of the service whose export this looks like, if it is a well-known one and not LinkedIn."""
    for member in archive.members:
        for element in PurePosixPath(member.path).parts:
            if element in OTHER_SERVICES:
                return OTHER_SERVICES[element]
    return None


def _parts(source: Path) -> list[Path]:
    """The parts a source stands for: itself, or the folders and zips in it when it holds no file of its own."""
    if not source.exists():
        raise ArchiveError(
            f"{source} does not exist. Give the zip that LinkedIn sent, or the folder it was unpacked to."
        )
    if not source.is_dir():
        return [source]
    entries = [entry for entry in sorted(source.iterdir()) if not _is_clutter(entry.name)]
    loose = [entry for entry in entries if entry.is_file() and entry.suffix.lower() != ".zip"]
    inner = [entry for entry in entries if entry.is_dir() or entry.suffix.lower() == ".zip"]
    if loose or not inner or any(entry.name in LINKEDIN_FOLDERS for entry in inner):
        return [source]
    return inner


def _open_part(part: Path, opening: _Opening) -> None:
    """Add one part's members and digest to what has been gathered."""
    number = len(opening.sha256) + 1
    try:
        if part.is_dir():
            found, digest = _list_folder(part, opening.problems)
        else:
            found, digest = _list_zip(part, opening.zips)
    except OSError as error:
        raise ArchiveError(f"{part} cannot be read: {error.strerror or error}.") from error
    prefix = _wrapping_folder(path for path, _, _ in found)
    opening.members += [Member(number, path.removeprefix(prefix), size, read) for path, size, read in found]
    opening.sha256.append(digest)


def _list_zip(path: Path, zips: list[zipfile.ZipFile]) -> tuple[list[tuple[str, int, Callable[[], bytes]]], str]:
    """Members of a zip as (path, size, reader), and the SHA-256 of the zip."""
    with path.open("rb") as file:
        starts_like_a_zip = file.read(2) == b"PK"
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    try:
        opened = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        if starts_like_a_zip:
            raise ArchiveError(f"{path} is cut short or damaged: download it again from LinkedIn's e-mail.") from error
        raise ArchiveError(
            f"{path} is not a zip. Give the zip that LinkedIn sent, or the folder it was unpacked to."
        ) from error
    zips.append(opened)
    infos = [info for info in opened.infolist() if not info.is_dir() and not _is_clutter(info.filename)]
    if any(info.flag_bits & 0x1 for info in infos):
        raise ArchiveError(f"{path} is encrypted. Unpack it with its password and give the folder instead.")
    return [(info.filename, info.file_size, lambda info=info: opened.read(info)) for info in infos], digest  # type: ignore[misc]


def _list_folder(folder: Path, problems: list[Problem]) -> tuple[list[tuple[str, int, Callable[[], bytes]]], str]:
    """Members of a folder as (path, size, reader), and the SHA-256 of its sorted `<sha256> <path>` lines."""
    found: list[tuple[str, int, Callable[[], bytes]]] = []
    lines: list[str] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if _is_clutter(name):
            continue
        if path.is_symlink():
            problems.append(Problem(name, None, None, "a symbolic link is not followed"))
        elif path.is_file():
            found.append((name, path.stat().st_size, path.read_bytes))
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()} {name}\n")
    return found, hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()


def _wrapping_folder(paths: Iterable[str]) -> str:
    """The folder that all paths share, with its slash, unless LinkedIn itself made it; else the empty string."""
    tops = {path.partition("/")[0] if "/" in path else "" for path in paths}
    if len(tops) == 1 and (top := tops.pop()) and top not in {*LINKEDIN_FOLDERS, *OTHER_SERVICES}:
        return f"{top}/"
    return ""


def _is_clutter(path: str) -> bool:
    """Whether a file was left by an operating system rather than sent by LinkedIn."""
    return any(element in CLUTTER or element.startswith("._") for element in PurePosixPath(path).parts)
