"""Addresses in streets that are one word with their name, or have no word for street: German and Dutch ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from exposure.detect.values.addresses import forms

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from exposure.detect.batch import Batch
    from exposure.detect.values.digits import Run

#: The most digits of the number of a house that stands behind a word.
_LONGEST_NUMBER: Final = 4
_LONGEST_NAME: Final = 48
#: Words before the name of a street that has no word for street.
_GERMAN_STARTS: Final = frozenset(
    "am an im zum zur der den dem alte alten alter neue neuen neuer obere oberen untere unteren große großen grosse"
    " grossen kleine kleinen lange langen".split()
)
_ENDINGS: Final = tuple({ending for _, endings in forms.COMPOUND for ending in endings})
#: How these end: a look at two letters spares most looks at every ending.
_LAST_LETTERS: Final = frozenset(ending[-2:] for ending in _ENDINGS)


def compounds_in(batch: Batch) -> NDArray[np.int64]:
    """Where in texts numbers stand behind a word that ends like a street, or behind two that may be its name."""
    begins, ends = batch.digits
    begins = begins[(ends - begins <= _LONGEST_NUMBER) & batch.spaces.take(begins - 1, mode="clip")]
    edges = np.flatnonzero(np.diff(batch.spaces, prepend=True))
    firsts, lasts = edges[::2], edges[1::2]
    before = np.searchsorted(firsts, begins) - 1
    begins, before = begins[before >= 0], before[before >= 0]
    # What stands before the first word of all is the last, which makes no difference.
    is_street = [
        _is_street(batch.plain[first:last], batch.plain[begin:end])
        for first, last, begin, end in zip(
            *(places.take(before - 1).tolist() for places in (firsts, lasts)),
            *(places.take(before).tolist() for places in (firsts, lasts)),
            strict=True,
        )
    ]
    return begins[np.array(is_street, np.bool_)]


def _is_street(first: str, second: str) -> bool:
    if first.lower() in _GERMAN_STARTS:
        return True
    word = second.lower()
    return word[-2:] in _LAST_LETTERS and word.endswith(_ENDINGS)


def matches_of_compounds(read: str, runs: Sequence[Run]) -> list[re.Match[str]]:
    """What has the form of such an address in a text; `runs` are the runs of its digits."""
    matches = []
    for first, last in runs:
        start = first - 1
        if last - first > _LONGEST_NUMBER or start < 0 or read[start] not in " \u00a0":
            continue
        words = read[max(0, start - _LONGEST_NAME) : start].lower().rsplit(None, 2)[-2:]
        for form, endings in forms.COMPOUND if words else ():
            # Behind other words a number of four digits is a year.
            is_named = form is forms.GERMAN and words[0] in _GERMAN_STARTS and last - first < _LONGEST_NUMBER
            begins = is_named or words[-1].endswith(endings)
            match = _last_match(form, read, start) if begins else None
            if match:
                matches.append(match)
    return matches


def _last_match(form: re.Pattern[str], read: str, number: int) -> re.Match[str] | None:
    """The address whose house number stands at a place."""
    for match in form.finditer(read, max(0, number - _LONGEST_NAME)):
        if match.start() > number:
            break
        if match.end() > number:
            return match
    return None
