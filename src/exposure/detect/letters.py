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
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
#: Styled letters that people paste into posts; each is one character, and so is what it stands for.
_STYLED: Final = re.compile("[\U0001d400-\U0001d7ff\uff01-\uff5e]")
_ALL_STYLED: Final = frozenset(map(chr, (*range(0x1D400, 0x1D800), *range(0xFF01, 0xFF5F))))
#: Letters of Latin-1 that no folded text holds.
_STAND_INS: Final = tuple(letter for letter in _FOLDS if letter <= "\xff" and letter.isalnum())
_NOT_OF_WORDS: Final = re.compile(r"[^\w ]|_")
#: For each byte of Latin-1, itself where it is a letter or a digit, and else a space.
_LATIN_WORDS: Final = bytes(code if chr(code).isalnum() else 0x20 for code in range(256))


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


def forms(text: str) -> tuple[str, str, str]:
    """A text with styled letters made ordinary, that folded, and the words of that alone between spaces."""
    if text.isascii():
        folded = _without_signs(text.lower())
        return text, folded, _latin_words(folded)
    lowered = _lowered(text)
    # A text holds few letters beyond ASCII that differ: to replace each is faster than to look at every character.
    odd = set(_NOT_ASCII.findall(lowered))
    if not odd.isdisjoint(_ALL_STYLED):
        text = _STYLED.sub(_plain_letter, text)
        lowered = _lowered(text)
        odd = set(_NOT_ASCII.findall(lowered))
    for letter in odd & _FOLDS.keys():
        lowered = lowered.replace(letter, _FOLDS[letter])
    folded = _without_signs(lowered)
    return text, folded, _words(folded, odd - _FOLDS.keys())


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
    return _latin_words(folded) if folded.isascii() else _words(folded, set(_NOT_ASCII.findall(folded)))


def _without_signs(lowered: str) -> str:
    return lowered.replace("-", " ").replace("`", "'").replace("\t", " ")


def _latin_words(folded: str) -> str:
    # Bytes are translated far faster than text.
    return folded.encode("latin-1").translate(_LATIN_WORDS).decode("latin-1")


def _words(folded: str, odd: set[str]) -> str:
    """The words of a folded text that has these letters beyond ASCII."""
    beyond = [letter for letter in odd if letter > "\xff"]
    if len(beyond) > len(_STAND_INS):
        return _NOT_OF_WORDS.sub(" ", folded)
    letters = []
    for letter, stand_in in zip(beyond, _STAND_INS, strict=False):
        if letter.isalnum():
            letters.append((letter, stand_in))
        folded = folded.replace(letter, stand_in if letter.isalnum() else " ")
    words = _latin_words(folded)
    for letter, stand_in in letters:
        words = words.replace(stand_in, letter)
    return words
