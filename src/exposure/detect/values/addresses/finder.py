"""Finds street addresses, and judges by the words about them whether somebody lives there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.text import places
from exposure.detect.values.addresses import forms
from exposure.detect.values.addresses.compounds import matches_of_compounds
from exposure.detect.values.claims import Claims, Hit, Words, is_sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from exposure.detect.text import Text
    from exposure.detect.values.digits import Run
    from exposure.model import Severity

#: How an address may begin that begins with a dwelling; any other begins with its number or with the word for street.
_DWELLINGS: Final = ("Flat", "Unit", "Apt", "Apartment")
#: The most digits of the number of a house that stands first.
_LONGEST_FIRST: Final = 5
#: What a Spanish, Italian or Portuguese address says where the house has no number.
_NO_NUMBER: Final = "s/n"
#: More words than stand between the beginning of an address and its number.
_MOST_WORDS: Final = 12
#: The forms that begin with their number, and those that begin with the word for street, by the list that wakes them.
_NUMBER_FIRST: Final = {"streets_french": forms.FRENCH, "streets_english": forms.ENGLISH}
_STREET_FIRST: Final = {
    "streets_french": forms.FRENCH_NUMBER_LAST,
    "streets_spanish": forms.SPANISH,
    "streets_italian": forms.ITALIAN,
    "streets_portuguese": forms.PORTUGUESE,
}
LISTS: Final = tuple({**_NUMBER_FIRST, **_STREET_FIRST})
_WAKERS: Final = frozenset(LISTS)


def find_addresses(text: Text, awake: AbstractSet[str], words: Words, claims: Claims, *, compounds: bool) -> None:
    """Addresses at which a person lives or can be found; `compounds` says whether one of those may stand there."""
    matches = [] if _WAKERS.isdisjoint(awake) else _woken(text.linkless, text.digit_runs, awake)
    if compounds:
        matches += matches_of_compounds(text.linkless, text.digit_runs)
    # Of two forms that fit, the one that fits more is the country's.
    for match in sorted(matches, key=lambda match: match.start() - match.end()):
        severity = _severity(match, text, words)
        if severity and claims.free(*match.span()) and not is_sample(text, words, *match.span()):
            end = match.start() + len(match.group().rstrip(" ,-\n"))
            fact = re.sub(r"[\s,]+", " ", text.folded[match.start() : end])
            claims.add(Hit("any.postal-address.street", match.start(), end, fact, severity))


def _woken(read: str, runs: Sequence[Run], awake: AbstractSet[str]) -> list[re.Match[str]]:
    """What has the form of an address with one of the words for street that stand in the text."""
    matches = []
    started = [form for name, form in _NUMBER_FIRST.items() if name in awake]
    if started:
        for start in _starts(read, runs):
            matches += [match for form in started if (match := form.match(read, start))]
    streets = [form for name, form in _STREET_FIRST.items() if name in awake]
    if streets:
        stretches = _before_numbers(read, runs)
        for street in streets:
            matches += _in_stretches(street, read, stretches)
    return matches


def _before_numbers(read: str, runs: Sequence[Run]) -> list[Run]:
    """Where an address that ends with its number can begin: looking there only is far faster than everywhere."""
    numbers = [*runs, *((at, at + len(_NO_NUMBER)) for at in places((_NO_NUMBER,), read))]
    stretches: list[Run] = []
    for start, end in sorted(numbers):
        words = read[:start].rsplit(None, _MOST_WORDS)
        first = len(words[0]) if len(words) > _MOST_WORDS else 0
        if stretches and first <= stretches[-1][1]:
            first, _ = stretches.pop()
        stretches.append((first, end))
    return stretches


def _in_stretches(street: forms.StreetFirst, read: str, stretches: list[Run]) -> Iterator[re.Match[str]]:
    """The addresses of a form that begin in some stretches of a text."""
    done = 0
    for first, last in stretches:
        for opening in street.opening.finditer(read, first, last):
            match = street.form.match(read, opening.start()) if opening.start() >= done else None
            if match:
                done = match.end()
                yield match


def _starts(read: str, runs: Sequence[Run]) -> list[int]:
    """Where an address that begins with its number or its dwelling can begin."""
    starts = [start for start, end in runs if end - start <= _LONGEST_FIRST]
    return sorted((*starts, *places(_DWELLINGS, read)))


def _severity(match: re.Match[str], text: Text, words: Words) -> Severity | None:
    """High at somebody's home, medium where nothing says whose it is, none at a venue or an office."""
    groups = match.groupdict()
    first, last = text.sentence(match.start())
    if first:
        first, _ = text.sentence(first - 1)
    about = text.around(*match.span(), 110, 60)
    if words.near("estate_words", text.folded[match.start() : match.end() + 30]):
        return None
    if words.near("event_context", text.folded[first:last]) and not words.near("own_home", about):
        return None
    if words.near("home_context", about):
        return "high"
    if words.near("venue_context", text.around(*match.span(), 220, 160)):
        return None
    if groups.get("flat") or groups.get("unit") or groups.get("town"):
        return "medium"
    return "low"
