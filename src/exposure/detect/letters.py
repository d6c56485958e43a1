"""Letters made ordinary, one for one, so that every offset in what is read is an offset in what was written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_REPLACEMENTS: Final[dict[str, str]] = {
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u00b4": "'",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200b": " ",
    "\u2010": " ", "\u2011": " ",
}  # fmt: skip
_ACCENTED: Final = "éèêëàâäáãåîïíìôöóòõùûüúçñÿýšžčřěůńśźżęąłıđğş"


def _without_accent(letter: str) -> str:
    """The letter an accented letter is built on."""
    return unicodedata.normalize("NFD", letter)[0]


#: What folding makes of a letter that is not ASCII; it leaves the others alone.
_FOLDS: Final[dict[str, str]] = _REPLACEMENTS | {
    letter: _without_accent(letter) for letter in _ACCENTED if _without_accent(letter) != letter
}
#: Styled letters that people paste into posts; each is one character, and so is what it stands for.
_STYLED: Final = re.compile("[\U0001d400-\U0001d7ff\uff01-\uff5e]")
STYLED_LETTERS: Final = frozenset(map(chr, (*range(0x1D400, 0x1D800), *range(0xFF01, 0xFF5F))))
_NOT_OF_WORDS: Final = re.compile(r"[^\w ]|_")
#: For each byte of ASCII, itself where it is a letter or a digit, and else a space.
_ASCII_WORDS: Final = bytes(code if chr(code).isascii() and chr(code).isalnum() else 0x20 for code in range(256))


def _plain_letter(match: re.Match[str]) -> str:
    """What a styled letter stands for, if that is one character."""
    plain = unicodedata.normalize("NFKC", match.group())
    return plain if len(plain) == 1 else match.group()


def _lowered(text: str) -> str:
    """Lower case; same length."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def plain(text: str) -> str:
    """A text with styled letters made ordinary."""
    return _STYLED.sub(_plain_letter, text)


def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes and spaces, hyphens as spaces; same length."""
    lowered = _lowered(text)
    if not lowered.isascii():
        for letter in _FOLDS.keys() & set(lowered):
            lowered = lowered.replace(letter, _FOLDS[letter])
    return _without_signs(lowered)


@lru_cache(maxsize=50_000)
def literal_of(anchor: str) -> str:
    """The words of an anchor as they stand among those of a text, with spaces between them; empty if it has none.

    One that ends with `*` may go on within its word; but what ends with a sign, as `sk-*` does, ends its last word.
    """
    stem = anchor.removesuffix("*")
    words = words_alone(stem)
    goes_on = stem != anchor and not words.endswith(" ")
    joined = " ".join(words.split())
    return f"{joined}*" if joined and goes_on else joined


def words_alone(folded: str) -> str:
    """The words of a folded text with nothing but spaces between them; same length."""
    # Bytes are translated far faster than text.
    if folded.isascii():
        return folded.encode("ascii").translate(_ASCII_WORDS).decode("ascii")
    return _NOT_OF_WORDS.sub(" ", folded)


def _without_signs(lowered: str) -> str:
    return lowered.replace("-", " ").replace("`", "'").replace("\t", " ")
