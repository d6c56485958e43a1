"""Finds street addresses, and judges by the words about them whether somebody lives there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.values.addresses import forms
from exposure.detect.values.claims import Claims, Hit, Words, is_sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from exposure.detect.text import Text
    from exposure.model import Severity

#: Where an address that begins with its number can begin: looking there only is far faster than looking everywhere.
_NUMBER: Final = re.compile(r"(?<!\d)\d{1,5}(?!\d)|[FUA](?=lat|nit|p(?:t|artment))")
#: The number of a house behind a word.
_HOUSE: Final = re.compile(r"[ \u00a0]\d{1,4}(?!\d)")
#: Words before the name of a street that has no word for street.
_GERMAN_STARTS: Final = frozenset(
    "am an im zum zur der den dem alte alten alter neue neuen neuer obere oberen untere unteren große großen grosse"
    " grossen kleine kleinen lange langen".split()
)
_LONGEST_NAME: Final = 48
#: The forms that begin with their number, and those that begin with the word for street, by the list that wakes them.
_NUMBER_FIRST: Final = {"streets_french": forms.FRENCH, "streets_english": forms.ENGLISH}
_STREET_FIRST: Final = {
    "streets_french": forms.FRENCH_NUMBER_LAST,
    "streets_spanish": forms.SPANISH,
    "streets_italian": forms.ITALIAN,
    "streets_portuguese": forms.PORTUGUESE,
}
LISTS: Final = tuple({**_NUMBER_FIRST, **_STREET_FIRST})


def find_addresses(text: Text, awake: AbstractSet[str], words: Words, claims: Claims) -> None:
    """Addresses at which a person lives or can be found."""
    # Of two forms that fit, the one that fits more is the country's.
    for match in sorted(_matches(text, awake), key=lambda match: match.start() - match.end()):
        severity = _severity(match, text, words)
        if severity and claims.free(*match.span()) and not is_sample(text, words, *match.span()):
            end = match.start() + len(match.group().rstrip(" ,-\n"))
            fact = re.sub(r"[\s,]+", " ", text.folded[match.start() : end])
            claims.add(Hit("any.postal-address.street", match.start(), end, fact, severity))


def _matches(text: Text, awake: AbstractSet[str]) -> Iterator[re.Match[str]]:
    """What has the form of an address."""
    started = [form for name, form in _NUMBER_FIRST.items() if name in awake]
    if started:
        for number in _NUMBER.finditer(text.linkless):
            for form in started:
                match = form.match(text.linkless, number.start())
                if match:
                    yield match
    for name, form in _STREET_FIRST.items():
        if name in awake:
            yield from form.finditer(text.linkless)
    yield from _compounds(text)


def _compounds(text: Text) -> Iterator[re.Match[str]]:
    """Addresses in streets that are one word with their name, or have no word for street."""
    read = text.linkless
    for number in _HOUSE.finditer(read):
        start = number.start()
        words = read[max(0, start - _LONGEST_NAME) : start].lower().split()[-2:]
        if not words:
            continue
        for form, endings in forms.COMPOUND:
            starts = form is forms.GERMAN and words[0] in _GERMAN_STARTS
            match = _last_match(form, read, start) if starts or words[-1].endswith(endings) else None
            if match:
                yield match


def _last_match(form: re.Pattern[str], read: str, number: int) -> re.Match[str] | None:
    """The address whose house number stands at a place."""
    for match in form.finditer(read, max(0, number - _LONGEST_NAME)):
        if match.start() > number:
            break
        if match.end() > number:
            return match
    return None


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
