"""What the source of a pattern is read into: words, and choices between sequences of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CONTRACTIONS: Final[dict[str, tuple[str, ...]]] = {
    "i'm": ("i'm", "im", "i am"), "i've": ("i've", "ive", "i have"), "i'll": ("i'll", "i will"),
    "i'd": ("i'd", "i would", "i had"), "we're": ("we're", "we are"), "we've": ("we've", "we have"),
    "we'll": ("we'll", "we will"), "they're": ("they're", "they are"), "they've": ("they've", "they have"),
    "he's": ("he's", "he is", "he has"), "she's": ("she's", "she is", "she has"), "it's": ("it's", "its", "it is"),
    "who's": ("who's", "who is", "who has"), "don't": ("don't", "dont", "do not"),
    "didn't": ("didn't", "didnt", "did not"), "can't": ("can't", "cant", "cannot"),
    "doesn't": ("doesn't", "does not"), "won't": ("won't", "will not"), "wasn't": ("wasn't", "was not"),
    "isn't": ("isn't", "is not"), "haven't": ("haven't", "have not"), "couldn't": ("couldn't", "could not"),
    "j'ai": ("j'ai", "jai"), "c'est": ("c'est", "cest"), "j'etais": ("j'etais", "jetais"), "je": ("je", "j'"),
}  # fmt: skip
#: Before a word that goes on right behind what stands before it.
GLUE: Final = "\x01"


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A position in a pattern: alternatives, each a sequence; or an expression or a gap, which have no literals.

    Equal only to itself: it can hold hundreds of words, and is asked for in tables.
    """

    alternatives: tuple[tuple[Choice | str, ...], ...] = ()
    expression: str = ""
    optional: bool = False
    gap: int = 0


Sequence = tuple[Choice | str, ...]
