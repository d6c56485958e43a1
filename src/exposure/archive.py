"""Opens a zip, a folder, or several parts of one export, and lists what is inside; knows no columns.

Nothing is ever extracted to disk and nothing inside an archive is ever executed. Container facts (no wrapping
folder, four known sub-folders, parts named Basic and Complete) were observed on exports from 2018 to 2026.
"""

from __future__ import annotations

import hashlib
import lzma
import os
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple, Self

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

#: A large member that inflates by more than this was made to exhaust memory; LinkedIn's tables stay far below.
RATIO_LIMIT: Final = 200
_LARGE: Final = 32 << 20

#: A folder that holds this is a report of this program, not part of an archive.
_REPORT_SIGN: Final = "exposure.duckdb"

#: What reading a damaged member may raise.
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)

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
        try:
            return self._open()
        except _DAMAGE as error:
            raise ArchiveError(f"it is damaged and cannot be read ({type(error).__name__})") from error


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened export: its members in a stable order, and the digest of each source that is one part or more."""

    members: tuple[Member, ...]
    #: One SHA-256 per zip or folder: of the zip's bytes, or for a folder of the sorted lines `<sha256> <path>`.
    sha256: tuple[str, ...]
    #: What was left out on purpose, such as symbolic links.
    problems: tuple[Problem, ...]
    _zips: tuple[zipfile.ZipFile, ...] = field(repr=False, compare=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for opened in self._zips:
            opened.close()


class _File(NamedTuple):
    """A file that was found, before it is known which part it belongs to."""

    path: str
    size: int
    read: Callable[[], bytes]


@dataclass(slots=True)
class _Opening:
    """What has been gathered while the sources are opened one after the other."""

    members: list[Member] = field(default_factory=list)
    sha256: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    zips: list[zipfile.ZipFile] = field(default_factory=list)
    parts: int = 0


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


def bundled_sample() -> Path:
    """The archive of an invented member: inside the installed package, or at the top of a checkout."""
    packaged = Path(__file__).parent / "sample"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "sample_exports" / "camille"


def mistaken_for(archive: Archive) -> str | None:
    """What an archive without any LinkedIn file seems to be, if that can be told."""
    for member in archive.members:
        for element in PurePosixPath(member.path).parts:
            if element in OTHER_SERVICES:
                return f"looks like an export from {OTHER_SERVICES[element]}"
    if any(member.path.casefold().endswith(".zip") for member in archive.members):
        return "holds another zip: unpack it, and give that zip instead"
    return None


def _gather(sources: Sequence[Path], opening: _Opening) -> None:
    for source in sources:
        for container in _containers(source):
            _open_container(container, opening)
    if not opening.members:
        raise ArchiveError(f"{sources[0]} is empty: there is nothing to analyse in it. {ASK_AGAIN}")


def _containers(source: Path) -> list[Path]:
    """The zips and folders a source stands for: itself, or those in it when it holds no file of its own."""
    try:
        if not source.exists():
            raise ArchiveError(f"{source} does not exist. Give the zip that LinkedIn sent, or its unpacked folder.")
        if source.is_file():
            return [source]
        if not source.is_dir():
            raise ArchiveError(f"{source} is neither a file nor a folder. Give the zip that LinkedIn sent.")
        entries = [entry for entry in sorted(source.iterdir()) if not _is_clutter(entry.name) and not _is_report(entry)]
        loose = [entry for entry in entries if entry.is_file() and entry.suffix.lower() != ".zip"]
    except OSError as error:
        raise ArchiveError(f"{source} cannot be read: {error.strerror or error}.") from error
    inner = [entry for entry in entries if entry.is_dir() or entry.suffix.lower() == ".zip"]
    if loose or not inner or any(entry.name in LINKEDIN_FOLDERS for entry in inner):
        return [source]
    return inner


def _open_container(container: Path, opening: _Opening) -> None:
    """Add the parts in one zip or folder, and its digest, to what has been gathered."""
    try:
        found, digest = _list_folder(container, opening) if container.is_dir() else _list_zip(container, opening)
    except OSError as error:
        raise ArchiveError(f"{container} cannot be read: {error.strerror or error}.") from error
    opening.sha256.append(digest)
    for part in _split(found):
        opening.parts += 1
        opening.members += [Member(opening.parts, file.path, file.size, file.read) for file in part]


def _list_zip(path: Path, opening: _Opening) -> tuple[list[_File], str]:
    """The files of a zip, and the SHA-256 of its bytes."""
    with path.open("rb") as file:
        starts_like_a_zip = file.read(2) == b"PK"
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    try:
        opened = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        if starts_like_a_zip:
            raise ArchiveError(f"{path} is cut short or damaged: download it again from LinkedIn's e-mail.") from error
        raise ArchiveError(f"{path} is not a zip. Give the zip that LinkedIn sent, or its unpacked folder.") from error
    opening.zips.append(opened)
    found: dict[str, _File] = {}
    for info in opened.infolist():
        name = _tidy(info.filename)
        if info.filename.endswith(("/", "\\")) or _is_clutter(name):
            continue
        if info.flag_bits & 0x1:
            raise ArchiveError(f"{path} is encrypted. Unpack it with its password and give the folder instead.")
        _check_size(path, info)
        if name in found or not name:
            opening.problems.append(Problem(name, None, None, "the zip holds this name more than once, or none"))
        if name:
            found[name] = _File(name, info.file_size, lambda info=info: opened.read(info))  # type: ignore[misc]
    return list(found.values()), digest


def _check_size(path: Path, info: zipfile.ZipInfo) -> None:
    """Refuse what no export holds before any of it is inflated."""
    too_dense = info.file_size > _LARGE and info.file_size > RATIO_LIMIT * info.compress_size
    if info.file_size > MEMBER_LIMIT or too_dense:
        raise ArchiveError(f"{path} holds a file that would inflate beyond anything LinkedIn sends. {ASK_AGAIN}")


def _list_folder(folder: Path, opening: _Opening) -> tuple[list[_File], str]:
    """The files of a folder, and the SHA-256 of its sorted `<sha256> <path>` lines."""
    found: list[_File] = []
    lines: list[bytes] = []

    def unreadable(error: OSError) -> None:
        name = Path(error.filename).relative_to(folder).as_posix()
        opening.problems.append(Problem(name, None, None, f"the folder cannot be read: {error.strerror}"))

    for parent, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not _is_clutter(name) and not _is_report(Path(parent, name)))
        for path in (Path(parent, name) for name in (*folders, *files) if not _is_clutter(name)):
            name = path.relative_to(folder).as_posix()
            if path.is_symlink():
                opening.problems.append(Problem(name, None, None, "a symbolic link is not followed"))
            elif path.is_file():
                found.append(_File(name, path.stat().st_size, path.read_bytes))
                with path.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                lines.append(f"{digest} {name}\n".encode("utf-8", "surrogateescape"))
            elif not path.is_dir():
                opening.problems.append(Problem(name, None, None, "it is not an ordinary file"))
    return found, hashlib.sha256(b"".join(sorted(lines))).hexdigest()


def _split(found: list[_File]) -> list[list[_File]]:
    """The parts in one container: one, unless everything lies in several folders that LinkedIn did not make."""
    prefix = _wrapping_folder(file.path for file in found)
    if prefix:
        return _split([file._replace(path=file.path.removeprefix(prefix)) for file in found])
    tops = sorted({file.path.partition("/")[0] if "/" in file.path else "" for file in found})
    if "" in tops or any(top in {*LINKEDIN_FOLDERS, *OTHER_SERVICES} for top in tops):
        return [found]
    grouped = [[file for file in found if file.path.startswith(f"{top}/")] for top in tops]
    return [part for group in grouped for part in _split(group)]


def _wrapping_folder(paths: Iterable[str]) -> str:
    """The folder that all paths share, with its slash, unless LinkedIn itself made it; else the empty string."""
    tops = {path.partition("/")[0] if "/" in path else "" for path in paths}
    if len(tops) == 1 and (top := tops.pop()) and top not in {*LINKEDIN_FOLDERS, *OTHER_SERVICES}:
        return f"{top}/"
    return ""


def _tidy(name: str) -> str:
    """A member's name with forward slashes and without the steps that would lead out of the archive."""
    return "/".join(element for element in name.replace("\\", "/").split("/") if element not in {"", ".", ".."})


def _is_clutter(path: str) -> bool:
    """Whether a file was left by an operating system rather than sent by LinkedIn."""
    return any(element in CLUTTER or element.startswith("._") for element in PurePosixPath(path).parts)


def _is_report(folder: Path) -> bool:
    """Whether a folder is a report that was written beside or into the archive."""
    return (folder / _REPORT_SIGN).is_file()
