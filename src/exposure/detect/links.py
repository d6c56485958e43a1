"""Web links, whose digits and tokens are nobody's number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

#: LinkedIn's own links hold long runs of digits too.
_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']+|\b(?:lnkd\.in|[a-z]{0,3}\.?linkedin\.com)/[^\s<>\"']+|\burn:li:[\w:()%,-]+",
    re.IGNORECASE,
)
#: Each link holds one of these signs behind one of these letters, folded.
_SIGNS: Final = {"/": ":nm", ":": "i", ".": "w"}


def links_in(plain: str, folded: NDArray[np.uint32], signs: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Where each link in a text begins and ends, by its plain form and its folded characters.

    `signs` has the places of those that are neither of words nor spaces, in order.
    """
    # To look for links everywhere is slow; none goes past a space, and few stretches between spaces hold one.
    done = 0
    here, before = folded.take(signs), folded.take(signs - 1, mode="clip")
    pairs = ((sign, letter) for sign, letters in _SIGNS.items() for letter in letters)
    likely = np.logical_or.reduce([(here == ord(sign)) & (before == ord(letter)) for sign, letter in pairs])
    for sign in signs[likely].tolist():
        if sign >= done:
            first = max(done, plain.rfind(" ", done, sign) + 1)
            done = plain.find(" ", sign)
            done = len(plain) if done < 0 else done
            yield from (match.span() for match in _LINK.finditer(plain, first, done))
