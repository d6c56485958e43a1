"""Makes the zips and folders that the tests of this folder open."""

from __future__ import annotations

import io
import struct
import warnings
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from exposure.archive import Archive

#: Offsets of fields in a member's entry in the directory of a zip, in bytes.
METHOD: Final = 10
CRC: Final = 16
SIZE: Final = 24


def folder(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """A new folder at `root` with these files."""
    root.mkdir(parents=True)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def packed(files: Iterable[tuple[str | ZipInfo, str | bytes]], method: int = ZIP_DEFLATED) -> bytes:
    """The bytes of a zip with these members in this order; a name may be there twice."""
    target = io.BytesIO()
    with ZipFile(target, "w", method) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in files:
            file.writestr(name, content)
    return target.getvalue()


def zip_at(path: Path, files: Mapping[str, str | bytes], method: int = ZIP_DEFLATED) -> Path:
    """A new zip at `path` with these files."""
    path.write_bytes(packed(files.items(), method))
    return path


def entry(name: str, mode: int) -> ZipInfo:
    """A member made on Unix with this mode and file type."""
    info = ZipInfo(name)
    info.create_system = 3
    info.external_attr = mode << 16
    return info


def patched(data: bytes, offset: int, layout: str, value: int, nth: int = 0) -> bytes:
    """A zip with one field of the directory entry of its `nth` member overwritten."""
    changed = bytearray(data)
    at = -1
    for _ in range(nth + 1):
        at = changed.index(b"PK\x01\x02", at + 1)
    struct.pack_into(layout, changed, at + offset, value)
    return bytes(changed)


def paths(archive: Archive) -> list[tuple[int, str]]:
    """Part and path of each member."""
    return [(member.part, member.path) for member in archive.members]


def notes(archive: Archive) -> list[tuple[str, str]]:
    """File and message of each problem."""
    return [(problem.file, problem.message) for problem in archive.problems]
