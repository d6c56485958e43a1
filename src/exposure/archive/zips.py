"""Lists the files of a zip, on disk or in memory, and inflates one of them no further than it declares."""

from __future__ import annotations

import bz2
import copy
import io
import lzma
import stat
import struct
import zipfile
import zlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exposure.archive.members import DAMAGE, File
from exposure.archive.mistakes import HEAD, not_a_zip
from exposure.archive.naming import accept, is_clutter, once_each
from exposure.errors import ArchiveError
from exposure.model import Problem

if TYPE_CHECKING:
    from typing import BinaryIO

    from exposure.archive.state import Opening

#: Bytes of a zip's directory of members: room for `state.COUNT_LIMIT` long names. The directory is read as a whole.
DIRECTORY_LIMIT: Final = 32 << 20

_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800

#: Systems whose zips keep Unix file types: Unix itself and macOS.
_UNIX: Final = frozenset({3, 19})

#: Bytes read at a time: a size that is a lie must not be asked for at once.
_STEP: Final = 1 << 20

#: What stands for a size in the header of a .lzma file whose end shows in its data.
_UNKNOWN_SIZE: Final = b"\xff" * 8

#: The last record of a zip, and the two of ZIP64 that stand before it: how they begin, and their bytes.
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_END64: Final = b"PK\x06\x06"
_END64_SIZE: Final = 56
_LOCATOR: Final = b"PK\x06\x07"
_LOCATOR_SIZE: Final = 20
_TAIL: Final = (1 << 16) + _END_SIZE + _END64_SIZE + _LOCATOR_SIZE


def list_zip(source: Path | bytes, label: str, name: str, opening: Opening) -> list[File]:
    """The files of the zip at a path or of these bytes, which `label` calls by their place and `name` by theirs.

    Raises `ArchiveError` if it is no zip, is encrypted, or is larger than any archive.
    """
    with source.open("rb") if isinstance(source, Path) else io.BytesIO(source) as file:
        head = file.read(HEAD)
        count, size = _directory(file)
    if size > DIRECTORY_LIMIT:
        raise ArchiveError(f"{label} holds more files than any LinkedIn archive. Give only the archive.")
    try:
        opened = zipfile.ZipFile(source if isinstance(source, Path) else io.BytesIO(source))
    except NotImplementedError as error:
        raise ArchiveError(
            f"{label} is a kind of zip that this program cannot read. Unpack it, and give the folder."
        ) from error
    except DAMAGE as error:
        raise ArchiveError(f"{label} {not_a_zip(name, head)}") from error
    opening.zips.append(opened)
    entries = opened.infolist()
    if (count - len(entries)) % (1 << 16):
        message = f"the zip says that it holds {count} files and lists {len(entries)}: download it again"
        opening.problems.append(Problem(opening.next_part, None, None, message))
    found = (_file(opened, info, label, opening) for info in entries)
    return once_each([file for file in found if file], opening.problems)


def _directory(file: BinaryIO) -> tuple[int, int]:
    """How many members a zip's last record declares, and in how many bytes; zeros when there is no such record."""
    length = file.seek(0, io.SEEK_END)
    file.seek(max(0, length - _TAIL))
    tail = file.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < _END_SIZE:
        return 0, 0
    count, size = struct.unpack_from("<HI", tail, end + 10)
    locator = end - _LOCATOR_SIZE
    record = locator - _END64_SIZE
    if record >= 0 and tail.startswith(_LOCATOR, locator) and tail.startswith(_END64, record):
        count, size = struct.unpack_from("<QQ", tail, record + 32)
    return count, size


def _file(opened: zipfile.ZipFile, info: zipfile.ZipInfo, label: str, opening: Opening) -> File | None:
    """The file that an entry stands for; None for what is no file of the archive, with a problem if it could be."""
    raw = _decoded(info)
    if raw.endswith(("/", "\\")) or is_clutter(raw.replace("\\", "/")):
        return None
    if info.flag_bits & _ENCRYPTED:
        raise ArchiveError(f"{label} is encrypted. Unpack it with its password and give the folder instead.")
    name = accept(raw, opening.problems)
    if name is None:
        return None
    kind = stat.S_IFMT(info.external_attr >> 16) if info.create_system in _UNIX else 0
    if kind == stat.S_IFLNK:
        opening.problems.append(Problem(name, None, None, "a symbolic link is not followed"))
        return None
    if kind not in {0, stat.S_IFREG}:
        opening.problems.append(Problem(name, None, None, "it is not an ordinary file"))
        return None
    opening.admit(label, info.file_size, info.compress_size)
    return File(name, info.file_size, partial(_inflate, opened, info), lambda: info.CRC)


def _decoded(info: zipfile.ZipInfo) -> str:
    """An entry's name; macOS writes UTF-8 without saying so, which then was read as code page 437."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8:
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            return name
    return name


def _inflate(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """An entry's content; never more is inflated than it declares, which `zipfile` does not see to for all methods."""
    raw = copy.copy(info)
    # Read as if it were stored, it comes as it lies; the checksum is of the content.
    raw.compress_type = zipfile.ZIP_STORED
    raw.file_size = info.compress_size
    del raw.CRC
    with opened.open(raw) as file:
        content = _decompressed(b"".join(iter(partial(file.read, _STEP), b"")), info)
    if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
        raise zipfile.BadZipFile
    return content


def _decompressed(raw: bytes, info: zipfile.ZipInfo) -> bytes:
    """What `raw` inflates to, one byte more at most than `info` declares, so that a lie shows."""
    limit = info.file_size + 1
    match info.compress_type:
        case zipfile.ZIP_STORED:
            return raw
        case zipfile.ZIP_DEFLATED:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(raw, limit)
        case zipfile.ZIP_BZIP2:
            return bz2.BZ2Decompressor().decompress(raw, limit)
        case zipfile.ZIP_LZMA:
            # A zip puts a version and a length before the five bytes of properties; a .lzma file puts a size after.
            header = raw[4:9] + _UNKNOWN_SIZE
            return lzma.LZMADecompressor(lzma.FORMAT_ALONE).decompress(header + raw[9:], limit)
        case _:
            raise NotImplementedError
