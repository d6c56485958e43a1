"""Characters as numbers: what each is, and what it is folded to, looked up for many at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from exposure.detect.letters import STYLED_LETTERS, fold, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

#: Characters that are looked up; those beyond are letters of rare scripts, or nothing that is read.
_KNOWN: Final = 0x20000
#: What a character can be, a bit for each: of a word once it is folded, a digit, a space, a letter that is styled;
OF_WORD, DIGIT, SPACE, STYLED = (np.uint8(1 << bit) for bit in range(4))
#: what ends a sentence, a bracket or a quotation mark behind that, what ends a line, and what is a space once folded.
STOP, CLOSER, BREAK, BLANK = (np.uint8(1 << bit) for bit in range(4, 8))
_STOPS: Final = ".!?\u2026;"
_CLOSERS: Final = "\"'\u00bb\u201d\u2019)"
_BREAKS: Final = "\n\r\u2022\u00b7\u25aa\u25ba\u2705\u2714\U0001f449\u27a1\U0001f539|"


def characters_of(text: str) -> NDArray[np.uint32]:
    """The characters of a text, of the same length."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint32, copy=False)


def text_of(characters: NDArray[np.uint32]) -> str:
    """The text that some characters are."""
    return characters.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")


def fold_all(characters: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """What characters are folded to (`letters.fold`), of the same shape."""
    folded = _folds().take(characters, mode="clip")
    beyond = np.flatnonzero(characters >= _KNOWN)
    folded[beyond] = characters[beyond]
    return folded


def kinds_of(characters: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """What characters are, as bits, of the same shape."""
    kinds = _kinds().take(characters, mode="clip")
    beyond = np.flatnonzero(characters >= _KNOWN)
    kinds[beyond] = [OF_WORD * chr(character).isalnum() for character in characters[beyond].tolist()]
    return kinds


def with_plain(characters: NDArray[np.uint32], styled: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Characters with those at some places, which are styled letters, made ordinary."""
    ordinary = characters.copy()
    ordinary[styled] = characters_of(plain(text_of(characters.take(styled))))
    return ordinary


def are_capitals(characters: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Whether characters are capital letters."""
    # Scripts beyond have no capitals.
    return _capitals().take(characters, mode="clip")


def places_of(kind: np.uint8, kinds: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The places of the characters that are of a kind."""
    return np.flatnonzero((kinds & kind).astype(np.bool_))


@cache
def _folds() -> NDArray[np.uint32]:
    return characters_of(fold("".join(map(chr, range(_KNOWN)))))


@cache
def _capitals() -> NDArray[np.bool_]:
    return np.fromiter(map(str.isupper, map(chr, range(_KNOWN))), np.bool_, _KNOWN)


@cache
def _kinds() -> NDArray[np.uint8]:
    every = "".join(map(chr, range(_KNOWN)))

    def told(letters: str, is_so: Callable[[str], bool]) -> NDArray[np.uint8]:
        return np.fromiter(map(is_so, letters), np.uint8, _KNOWN)

    folded = text_of(_folds())
    kinds = OF_WORD * told(folded, str.isalnum) | BLANK * told(folded, str.isspace)
    kinds |= DIGIT * told(every, str.isdecimal) | SPACE * told(every, str.isspace)
    for kind, some in ((STYLED, STYLED_LETTERS), (STOP, _STOPS), (CLOSER, _CLOSERS), (BREAK, _BREAKS)):
        kinds[characters_of("".join(some))] |= kind
    return kinds
