"""The names of files in archives: which folders LinkedIn makes, what is clutter, and how a name is made harmless."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from exposure.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from exposure.archive.members import File

#: Sub-folders that LinkedIn itself makes; any other single top folder was added by whoever re-zipped the archive.
LINKEDIN_FOLDERS: Final = frozenset({"Jobs", "Verifications", "Services Marketplace", "Articles"})

#: What operating systems leave behind in folders and zips.
CLUTTER: Final = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})

#: A folder that holds this is a report of this program, not part of an archive.
REPORT_SIGN: Final = "exposure.duckdb"

#: Characters in a path: several times what any file system shows in a window; LinkedIn's stay below 300.
PATH_LIMIT: Final = 1000

#: Characters of a name that is too long which are shown.
_SHOWN: Final = 80

_DRIVE: Final = re.compile(r"[A-Za-z]:")


def accept(raw: str, problems: list[Problem]) -> str | None:
    """The path that a member goes by; None, and a problem, when it has none that could be shown."""
    name = tidy(raw)
    if not name:
        problems.append(Problem("", None, None, "a file has no name, so it was left out"))
        return None
    if len(name) > PATH_LIMIT:
        shown = f"{name[:_SHOWN]}…"
        problems.append(Problem(shown, None, None, f"its name is longer than {PATH_LIMIT} characters: it was left out"))
        return None
    if "\0" in raw:
        problems.append(Problem(name, None, None, "its name holds a character that no name can hold"))
    return name


def tidy(raw: str) -> str:
    """A member's name with forward slashes, in one Unicode form, and without what would lead out of the archive."""
    elements = unicodedata.normalize("NFC", raw.partition("\0")[0].replace("\\", "/")).split("/")
    if _DRIVE.fullmatch(elements[0]):
        del elements[0]
    return "/".join(element for element in elements if element not in {"", ".", ".."})


def is_clutter(path: str) -> bool:
    """Whether a file was left by an operating system rather than sent by LinkedIn."""
    return any(element in CLUTTER or element.startswith("._") for element in path.split("/"))


def is_report(folder: Path) -> bool:
    """Whether a folder is a report that was written beside or into the archive."""
    return (folder / REPORT_SIGN).is_file()


def without_reports(files: Sequence[File]) -> Sequence[File]:
    """The files without those of reports in sub-folders, as a folder's listing leaves them out too."""
    sign = f"/{REPORT_SIGN}"
    reports = tuple(file.path.removesuffix(REPORT_SIGN) for file in files if file.path.endswith(sign))
    return [file for file in files if not file.path.startswith(reports)] if reports else files


def once_each(files: Iterable[File], problems: list[Problem]) -> list[File]:
    """The files with each name once, as after unpacking; what is left out or looks alike becomes a problem.

    Of files with the very same name the last is kept. Names that differ in case alone stand for two files,
    unless the content is the same.
    """
    last: dict[str, File] = {}
    repeated: set[str] = set()
    for file in files:
        if file.path in last:
            repeated.add(file.path)
        last[file.path] = file
    message = "the archive holds this name more than once: the last was read"
    problems += [Problem(name, None, None, message) for name in sorted(repeated)]
    kept: dict[str, list[File]] = {}
    for name in sorted(last):
        alike = kept.setdefault(name.casefold(), [])
        if any(_same_content(other, last[name]) for other in alike):
            message = "it is there twice, with its name in another case: it was read once"
            problems.append(Problem(name, None, None, message))
            continue
        if alike:
            message = "another file has this name in another case: both were read"
            problems.append(Problem(name, None, None, message))
        alike.append(last[name])
    return [file for alike in kept.values() for file in alike]


def _same_content(one: File, other: File) -> bool:
    return one.size == other.size and one.checksum() == other.checksum()
