"""Where sentences end, in several texts at once: at a stop before a space, and at the end of a line or of an item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from exposure.detect.characters import BREAK, CLOSER, DIGIT, SPACE, STOP, places_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: A German ordinal in front of what goes on; its full stop ends no sentence: "am 4. Mai", "vom 3. bis 17.".
_ORDINAL: Final = re.compile(
    r"\d(?<!\d\d\d)\.(?= (?:[a-zäöüß]|(?:Jan(?:uar|ner)?|Jän(?:ner)?|Feb(?:ruar)?|März|Apr(?:il)?|Mai|Juni?|Juli?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?|Woche|Monat|Stock|Stockwerk|Etage|Klasse"
    r"|Semester|Geburtstag|Hochzeitstag|Todestag|Jahrestag|Jahrgang|Lebensjahr|Schwangerschaftswoche|SSW)\b))"
)


def sentence_ends(joined: str, kinds: NDArray[np.uint8], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places in texts joined where their sentences end, in order.

    `kinds` has what each character is, `ends` where each text ends; one sentence more ends behind each.
    """
    is_break = (kinds & BREAK) > 0
    # What stands between texts ends no line of theirs.
    for behind in range(3):
        is_break[ends + behind] = False
    lines = np.flatnonzero(is_break[:-1] > is_break[1:]) + 1
    stops = _behind_stops(kinds)
    found = np.concatenate([lines, stops[_are_no_ordinals(joined, kinds, stops)], ends + 1])
    # Each of the three is in order, and no two share a place.
    found.sort(kind="stable")
    return found


def _behind_stops(kinds: NDArray[np.uint8]) -> NDArray[np.int64]:
    """The spaces before which a stop stands, with or without brackets and quotation marks behind it."""
    spaces = places_of(SPACE, kinds)
    found = []
    before = spaces - 1
    while len(spaces):
        kind = kinds.take(before, mode="clip")
        found.append(spaces[((kind & STOP) > 0) & (before >= 0)])
        goes_on = ((kind & CLOSER) > 0) & (before > 0)
        spaces, before = spaces[goes_on], before[goes_on] - 1
    return np.concatenate([np.zeros(0, np.int64), *found])


def _are_no_ordinals(joined: str, kinds: NDArray[np.uint8], stops: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether what ends a sentence at some places is not the full stop of an ordinal."""
    keep = np.ones(len(stops), np.bool_)
    for number in np.flatnonzero((kinds.take(stops - 2, mode="clip") & DIGIT) > 0).tolist():
        keep[number] = not _ORDINAL.match(joined, int(stops[number]) - 2)
    return keep
