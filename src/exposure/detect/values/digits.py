"""Where the digits of a text stand: most texts hold so few that hardly any number can be made of them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_DIGITS: Final = re.compile(r"\d+")
#: The bytes with which, in UTF-8, digits of other scripts begin; Latin letters and most signs begin with none of them,
#: but emoji do with two.
_OF_OTHER_DIGITS: Final = b"\xd9\xdb\xdf\xe0\xe1\xea"
_OF_EMOJI: Final = b"\xef\xf0"
#: For each byte `0` where it is a digit, `?` and `!` where it may begin another digit, and else a space.
_MARKS: Final = bytes.maketrans(
    b"0123456789" + _OF_OTHER_DIGITS + _OF_EMOJI, b"0" * 10 + b"?" * len(_OF_OTHER_DIGITS) + b"!" * len(_OF_EMOJI)
)
_MARKED: Final = bytes(mark if chr(mark) in "0?!" and byte not in b"?!" else 0x20 for byte, mark in enumerate(_MARKS))
#: All bytes of a character but its first: without them there is one byte for each character.
_CONTINUED: Final = bytes(range(0x80, 0xC0))
#: No account, card, telephone number or number of identity has fewer digits than this.
_MANY: Final = 6
#: How many other signs may stand between the digits of one number.
_WIDEST_GAP: Final = 4
#: How many letters and signs a number may have before its first digit, and behind those that stand close together.
_AHEAD: Final = 8
_BEHIND: Final = 40

#: Where a run of digits begins and ends.
Run = tuple[int, int]


class Crowd(NamedTuple):
    """Where digits stand so close together that a number of many digits can be made of them."""

    #: The most digits that can be of one number: at most four signs, and no end of a line, stand between two.
    most: int
    #: From where to where such numbers can stand.
    first: int
    last: int


def digit_runs(read: str) -> list[Run]:
    """Where the runs of digits in a text begin and end, digits of other scripts included."""
    # Bytes are translated and looked through many times faster than an expression reads text.
    encoded = read.encode("utf-8", "surrogatepass")
    marked = encoded.translate(_MARKED, _CONTINUED)
    if b"?" in marked or (b"!" in marked and not _are_emoji(encoded)):
        return [match.span() for match in _DIGITS.finditer(read)]
    marked = marked.replace(b"!", b" ")
    runs = []
    start = marked.find(b"0")
    while start >= 0:
        end = marked.find(b" ", start)
        end = len(marked) if end < 0 else end
        runs.append((start, end))
        start = marked.find(b"0", end)
    return runs


def crowd_of(read: str, runs: list[Run]) -> Crowd | None:
    """Where numbers of many digits can stand, if any can."""
    most = count = first = last = 0
    began = before = 0
    for start, end in runs:
        if start - before > _WIDEST_GAP or "\n" in read[before:start]:
            count = 0
        if not count:
            began = start
        count += end - start
        if count >= _MANY:
            first, last, most = first if most else began, end, max(most, count)
        before = end
    return Crowd(most, max(0, first - _AHEAD), last + _BEHIND) if most else None


def _are_emoji(encoded: bytes) -> bool:
    """Whether what begins as emoji do begins no digit."""
    return (
        b"\xef\xbc" not in encoded
        and b"\xf0\x9f\xaf" not in encoded
        and encoded.count(b"\xf0") == encoded.count(b"\xf0\x9f")
    )
