"""Finds street addresses, and judges by the words about them whether somebody lives there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.text import places
from exposure.detect.values.addresses import forms, parts
from exposure.detect.values.addresses.address import Address, address_of
from exposure.detect.values.addresses.coded import coded_addresses
from exposure.detect.values.addresses.compounds import matches_of_compounds
from exposure.detect.values.addresses.lettered import lettered_addresses
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
    "streets_french": (forms.FRENCH_NUMBER_LAST, forms.FRENCH_SAID),
    "streets_spanish": (forms.SPANISH,),
    "streets_italian": (forms.ITALIAN,),
    "streets_portuguese": (forms.PORTUGUESE,),
    "streets_colombian": (forms.COLOMBIAN,),
    "places_french": (forms.FRENCH_PLACE,),
}
#: A line, or the beginning of one, that names a person, as above or before an address that is theirs.
_NAMED: Final = re.compile(
    r"(?:^|\n)[ \t]*(?:[A-ZÀ-Ý][\w'\u2019.-]*(?: (?:de|du|d'|van|von|le|la|di|da|dos|el|ben|bin))? ){1,3}"
    r"[A-ZÀ-Ý][\w'\u2019-]+(?:,[^\n\d]{0,60}\n|\n|, )[ \t]*\Z"
)
_LONGEST_LINE: Final = 120
_WAKERS: Final = frozenset({**_NUMBER_FIRST, **_STREET_FIRST})
#: Words of floors, of Irish counties and of who lives there wake what numbers may wake as well.
_FLOORS: Final = "floors_spanish"
_LETTERED: Final = "said_english"
LISTS: Final = (*_NUMBER_FIRST, *_STREET_FIRST, *parts.LISTS, _FLOORS, _LETTERED)
#: All that wakes the search for addresses, words and signs.
_ANY: Final = frozenset({*LISTS, "compounds", "coded", "lettered"})


def find_addresses(text: Text, awake: AbstractSet[str], words: Words, claims: Claims) -> None:
    """Addresses at which a person lives or can be found."""
    if _ANY.isdisjoint(awake):
        return
    addresses = _addresses(text, awake, words)
    # Of two forms that fit, the one that fits more is the country's.
    for address in sorted(addresses, key=lambda address: address.start - address.end):
        severity = _severity(address, text, words)
        # A postcode before a telephone number may have been taken for one.
        end = address.end if claims.free(address.start, address.end) else address.town
        if severity and claims.free(address.start, end) and not is_sample(text, words, address.start, end):
            end = address.start + len(text.linkless[address.start : end].rstrip(" ,-\u2013\n"))
            fact = re.sub(r"[\s,]+", " ", text.folded[address.start : end])
            claims.add(Hit("any.postal-address.street", address.start, end, fact, severity))


def _addresses(text: Text, awake: AbstractSet[str], words: Words) -> list[Address]:
    """What has the form of an address, as far as its words or signs stand in the text."""
    read, runs = text.linkless, text.digit_runs
    matches = [] if _WAKERS.isdisjoint(awake) else _woken(read, runs, awake)
    if "compounds" in awake:
        matches += matches_of_compounds(read, runs)
    addresses = [_uncounted(address_of(match), text, words) for match in matches]
    if "coded" in awake or _FLOORS in awake:
        addresses += coded_addresses(text, runs, words)
    if "lettered" in awake or _LETTERED in awake:
        named = lettered_addresses(read)
        addresses += [one for one in named if not words.near("counted_words", text.folded[one.start : one.town])]
    if not awake.isdisjoint(parts.LISTS):
        addresses += parts.addresses_in_parts(read)
    return addresses


def _uncounted(address: Address, text: Text, words: Words) -> Address:
    """An address without the town that is no town, but what a number counts."""
    if words.near("counted_words", text.folded[address.town : address.end]):
        return Address(address.start, address.town, address.town, "bare")
    return address


def _woken(read: str, runs: Sequence[Run], awake: AbstractSet[str]) -> list[re.Match[str]]:
    """What has the form of an address with one of the words for street that stand in the text."""
    matches = []
    started = [form for name, form in _NUMBER_FIRST.items() if name in awake]
    if started:
        for start in _starts(read, runs):
            matches += [match for form in started if (match := form.match(read, start))]
    streets = [form for name, forms_of in _STREET_FIRST.items() if name in awake for form in forms_of]
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


def _severity(address: Address, text: Text, words: Words) -> Severity | None:
    """High at somebody's home; at a venue or an office none; elsewhere what the form says."""
    about = text.around(address.start, address.end, 110, 60)
    if _is_below_name(address, text, words):
        return "high" if words.near("home_context", about) else "medium"
    is_own = words.near("own_home", about)
    is_companys = not is_own and words.near("company_words", _sentences(text, address, both=False))
    if is_companys or words.near("estate_words", text.folded[address.start : address.end + 30]):
        return None
    if not is_own and words.near("event_context", _sentences(text, address, both=True)):
        return None
    # Who offers the home they live in says so anywhere.
    is_offered = words.near("own_home", text.folded) and words.near("sale_words", text.folded)
    if is_offered or words.near("home_context", about):
        return "high"
    is_venue = words.near("venue_context", text.around(address.start, address.end, 220, 160))
    return None if is_venue else address.severity


def _is_below_name(address: Address, text: Text, words: Words) -> bool:
    """Whether a person's name stands right before an address that has a town, and no company's."""
    name = _NAMED.search(text.plain, max(0, address.start - _LONGEST_LINE), address.start)
    if not name or address.severity == "low":
        return False
    said = text.folded[name.start() : address.start]
    return not words.near("company_words", said) and not words.near("venue_context", said)


def _sentences(text: Text, address: Address, *, both: bool) -> str:
    """The sentence or line of an address, with the one before it if that is asked for or the address begins its own."""
    first, last = text.sentence(address.start)
    if first and (both or not text.folded[first : address.start].strip()):
        first, _ = text.sentence(first - 1)
    return text.folded[first : max(last, address.end)]
