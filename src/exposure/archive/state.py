"""What has been gathered while sources are opened, and how much of it is too much."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from exposure.archive.mistakes import ASK_AGAIN
from exposure.errors import ArchiveError

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Sequence

    from exposure.archive.members import File, Member
    from exposure.model import Problem

#: Bytes; larger than any file seen in an export by a factor of a hundred; more is refused rather than read into memory.
MEMBER_LIMIT: Final = 1 << 30

#: Bytes that all members of all sources may have together.
TOTAL_LIMIT: Final = 8 << 30

#: Bytes of zips inside zips, which are held in memory while the archive is open.
NESTED_LIMIT: Final = 1 << 30

#: Members of all sources together: an export has about a hundred, and one more for each article.
COUNT_LIMIT: Final = 100_000

#: Parts that lie in one container; more folders than this are no export's parts, and are left in one.
PART_LIMIT: Final = 100

#: A large member that inflates by more than this was made to exhaust memory; LinkedIn's tables stay far below.
RATIO_LIMIT: Final = 200
_LARGE: Final = 32 << 20


@dataclass(slots=True)
class Opening:
    """What has been gathered while the sources are opened one after the other."""

    members: list[Member] = field(default_factory=list)
    sha256: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    zips: list[zipfile.ZipFile] = field(default_factory=list)
    #: The files of each part.
    parts: list[Sequence[File]] = field(default_factory=list)
    #: The numbers of the parts that have the same paths and sizes.
    alike: dict[frozenset[tuple[str, int]], list[int]] = field(default_factory=dict)
    #: Files found so far, and their bytes once inflated; of zips inside zips, the bytes held.
    _count: int = 0
    _bytes: int = 0
    _nested: int = 0

    @property
    def next_part(self) -> str:
        """What a problem of a part that is about to be added calls it; a source's own name may be a person's."""
        return f"part {len(self.parts) + 1}"

    def admit(self, label: str, size: int, packed: int) -> None:
        """Count a file of `size` bytes that takes `packed` where it lies; refuse what no export holds, unread."""
        self._count += 1
        self._bytes += size
        if self._count > COUNT_LIMIT:
            raise ArchiveError(f"{label} holds more files than any LinkedIn archive. Give only the archive.")
        if size > MEMBER_LIMIT or (size > _LARGE and size > RATIO_LIMIT * packed):
            raise ArchiveError(f"{label} holds a file that would inflate beyond anything LinkedIn sends. {ASK_AGAIN}")
        if self._bytes > TOTAL_LIMIT:
            raise ArchiveError(f"{label} would inflate beyond anything LinkedIn sends. {ASK_AGAIN}")

    def admit_nested(self, label: str, size: int) -> None:
        """Count a zip inside a zip, which is held in memory."""
        self._nested += size
        if self._nested > NESTED_LIMIT:
            raise ArchiveError(
                f"{label} is too large to be read inside another zip. Unpack the outer zip, and give the folder."
            )
