"""What an opened archive consists of: its members, their digests, and how one member is read."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from exposure.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable

    from exposure.model import Problem

#: What reading a damaged zip, or a damaged member of one, may raise.
DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class File(NamedTuple):
    """A file that was found, before it is known which part it belongs to."""

    #: Path with forward slashes, as `naming.tidy` leaves it.
    path: str
    #: Uncompressed size in bytes, as declared.
    size: int
    #: Reads the whole content; may raise any of `DAMAGE`.
    read: Callable[[], bytes]
    #: The content's CRC-32: as a zip declares it, computed for a file in a folder.
    checksum: Callable[[], int]

    def content(self) -> bytes:
        """The whole content; raises `ArchiveError` when this one file is damaged."""
        try:
            return self.read()
        except NotImplementedError as error:
            raise ArchiveError(
                "it is packed by a method that this program cannot read: unpack the archive, and give the folder"
            ) from error
        except DAMAGE as error:
            if isinstance(error, OSError) and error.strerror:
                raise ArchiveError(f"it cannot be read: {error.strerror}") from error
            raise ArchiveError(f"it is damaged and cannot be read ({type(error).__name__})") from error


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the export; any number of threads may read any members at once while the archive is open."""

    #: Which of the parts given it belongs to, counted from 1.
    part: int
    #: Path inside the part, with forward slashes and without a wrapping folder.
    path: str
    #: Uncompressed size in bytes, as declared.
    size: int
    _content: Callable[[], bytes] = field(repr=False, compare=False)

    def read(self) -> bytes:
        """The whole content; raises `ArchiveError` when this one file is damaged."""
        return self._content()


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened export: its members in a stable order, and the digest of each source that is one part or more.

    Zips stay open until the context ends; of a folder, nothing is open but while a member of it is read.
    """

    members: tuple[Member, ...]
    #: One SHA-256 per zip or folder: of the zip's bytes, or for a folder of the sorted lines `<sha256> <path>`.
    sha256: tuple[str, ...]
    #: What was left out on purpose, such as symbolic links, and what is odd about the container.
    problems: tuple[Problem, ...]
    _zips: tuple[zipfile.ZipFile, ...] = field(repr=False, compare=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for opened in self._zips:
            opened.close()
