"""Tells the parts of an export apart that lie in one container, among them zips inside a zip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exposure.archive.mistakes import is_known, office_file
from exposure.archive.naming import without_reports
from exposure.archive.state import PART_LIMIT
from exposure.archive.zips import list_zip
from exposure.errors import ArchiveError
from exposure.model import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exposure.archive.members import File
    from exposure.archive.state import Opening

#: Zips inside one another that are opened, not counting the outermost.
ZIP_DEPTH: Final = 2

#: Levels of folders with nothing but folders in them that are taken for parts, and parts of these.
_FOLDER_DEPTH: Final = 4


def parts_of(
    files: Sequence[File], label: str, opening: Opening, *, zips: int = 0, folders: int = 0
) -> Iterator[Sequence[File]]:
    """The files of each part in a container that `label` names; lazy, so that a problem can name the part it is of.

    There is one part, unless everything lies in zips and in several folders that LinkedIn did not make. `zips` and
    `folders` count the levels above.
    """
    files = _unwrapped(without_reports(_unwrapped(files)))
    if mistake := office_file(file.path for file in files):
        raise ArchiveError(f"{label} {mistake}")
    groups = _separate(files) if folders < _FOLDER_DEPTH else {}
    if files and not groups:
        yield files
    for top, group in sorted(groups.items(), key=lambda item: item[0].removesuffix("/")):
        if top.endswith("/"):
            yield from parts_of(group, label, opening, zips=zips, folders=folders + 1)
            continue
        if zips == ZIP_DEPTH:
            raise ArchiveError(
                f"{label} holds yet another zip. Unpack zip after zip until you see CSV files, and give their folder."
            )
        inner = f"{printable(top)} inside {label}"
        yield from parts_of(_list_nested(group[0], inner, opening), inner, opening, zips=zips + 1, folders=folders)


def _list_nested(file: File, label: str, opening: Opening) -> list[File]:
    """The files of a zip that is a member, read in memory."""
    opening.admit_nested(label, file.size)
    try:
        content = file.content()
    except ArchiveError as error:
        raise ArchiveError(f"{label} cannot be opened: {error}. Download it again from LinkedIn's e-mail.") from error
    return list_zip(content, label, file.path, opening)


def _unwrapped(files: Sequence[File]) -> Sequence[File]:
    """The files with paths that begin after the folders all of them share and LinkedIn did not make."""
    while top := _wrapping_folder(files):
        files = [file._replace(path=file.path.removeprefix(top)) for file in files]
    return files


def _wrapping_folder(files: Sequence[File]) -> str:
    """The folder that all paths begin with, with its slash, unless LinkedIn or another service made it; or nothing."""
    name, slash, _ = files[0].path.partition("/") if files else ("", "", "")
    top = name + slash
    if not slash or is_known(top) or not all(file.path.startswith(top) for file in files):
        return ""
    return top


def _separate(files: Sequence[File]) -> dict[str, list[File]]:
    """The files by top folder, with its slash, or by name for zips; nothing unless all lie in such parts."""
    groups: dict[str, list[File]] = {}
    for file in files:
        name, slash, _ = file.path.partition("/")
        if not slash and not name.casefold().endswith(".zip"):
            return {}
        groups.setdefault(name + slash, []).append(file)
    return {} if len(groups) > PART_LIMIT or any(is_known(top) for top in groups) else groups
