"""Addresses that name a dwelling and where it is, part by part: of Africa, India, Latin America and others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.detect.values.addresses.address import Address

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTS: Final = ("parts_of_addresses",)

_NUMBER: Final = (
    r"(?:(?:(?i:n[°ºo]?\.?|n\.[°ºo])|#)\s?)?(?:\d{1,5}[A-Za-z]?(?:[-/]\d{1,4}[A-Za-z]?){0,3}"
    r"|[A-Z]{1,2}[ -]?\d{0,4})(?![\w°º])"
)
_WORD: Final = r"[A-ZÀ-Ý][\w'\u2019-]*"
_NAME: Final = rf"{_WORD}(?:\s(?:{_WORD}|d[aeou]s?|el|l[ao]s?|les|al)){{0,3}}(?:\s\d{{1,3}}(?![\w°º]))?"
#: A dwelling that is somebody's, and one that may as well be a shop's.
_HOME: Final = re.compile(
    r"(?<![\w-])(?i:villa|appt?|appartement|app|apto?|flat|house|maison|casa|porte|door|dpto|depto|mz|manzana|(?:h|d)\.\s?no)"
    rf"(?:\.\s?|\s){_NUMBER}"
)
_BUILDING: Final = re.compile(
    r"(?<![\w-])(?i:imm|immeuble|b[âa]t|b[âa]timent|bloc|bloco|bloque|block|torre|tower|lot|lote|lt|plot|unit|quadra|qd)"
    rf"(?:\.\s?|\s){_NUMBER}"
)
_QUARTER: Final = re.compile(
    r"(?<![\w-])(?i:r[ée]sidence|r[ée]s\.|cit[ée]|hay|quartier|qrt|lot|lotissement|secteur|sicap|hlm|derb|douar|urb"
    r"|urbanizaci[óo]n|barrio|bairro|col|colonia|fracc|conjunto|condominio|condom[íi]nio|setor|rua|rue)"
    rf"(?:\.\s?|\s)(?:(?:l[ae]s?\s|l['\u2019]|d[eu]s?\s|de\sla\s)?{_NAME}|\d{{1,3}}(?!\w))(?:,?\s(?:n[°º]|no\.|n\.[°º])\s?\d{{1,5}}[A-Za-z]?(?!\w))?"
)
#: Streets and quarters that have a number for a name: of Asia's new towns, and of Brasília.
_NUMBERED: Final = re.compile(
    r"(?:(?i:street|road|lane|gali|sector|phase)\s(?i:no\.?\s)?\d{1,3}[A-Z]?|(?:S[QC][NS]|CL[NS]|Q[NSRIL][A-Z]?|SH[IC][NS])\s\d{1,3})(?!\w)"
)
_NAMED_QUARTER: Final = re.compile(
    rf"(?:{_WORD}\s){{1,3}}?(?:Residency|Residence|Residences|Apartments?|Towers?|Heights|Complex|Estate|Layout|Nagar|Colony"
    r"|Society|Mansions?|Villas|Phase(?:\s\d{1,2})?)(?!\w)"
)
_OTHER: Final = re.compile(
    r"(?!(?:Phase|Season|Saison|Part|Partie|Hall|Page|Week|Day|Chapter|Tome|Module|Step|Version)\s)"
    rf"(?:\d{{1,4}}[A-Za-z]?\s|\d{{1,2}}(?:st|nd|rd|th)\s)?{_NAME}(?=\s?[,.;!)\n\u2013-]|\s?$|\s\d{{5,6}})"
)
_CODE: Final = re.compile(
    r"[ ,-]{1,3}\d{5,6}(?!\w)(?:\s" + _WORD + r"(?:[ -]" + _WORD + r"){0,3})?|,?\s[A-Z]\d[A-Z]\s?\d[A-Z]\d(?!\w)"
)
#: Dwellings that nothing else is called, and what may stand before one.
_LONE: Final = re.compile(r"(?i:villa|lot|appt?|appartement|apto?|flat|porte|plot)(?:\.\s?|\s)(?:(?i:n[°ºo]\.?)\s?)?\d")
_NAME_BEFORE: Final = re.compile(rf"(?<![\w-]){_NAME},\s\Z")
_LONGEST_NAME: Final = 40
_BETWEEN: Final = re.compile(r"\s?[,\n\u2013-]\s?")
_OPENING: Final = re.compile(
    r"(?<![\w-])(?i:villa|appt?|appartement|app|apto?|flat|house|maison|casa|(?:h|d)\.\s?no|dpto|depto|mz|manzana|imm|immeuble|bloc"
    r"|bloco|bloque|lot|lote|lt|plot|unit|quadra|qd|r[ée]sidence|r[ée]s|cit[ée]|hay|quartier|secteur|sicap|hlm|derb|douar"
    r"|lotissement|bairro|barrio)(?:\.|\s)"
)
_NUMBERED_QUARTER: Final = re.compile(r"n[°ºo.]+\s?\d")
#: What is numbered at a fair is no house.
_NO_STAND: Final = r"(?<![Ss]tand )(?<![Bb]ooth )(?<![Hh]all )(?<![Tt]able )"
#: Where the number of a flat stands before the name of its building.
_BEFORE_NAMED: Final = re.compile(
    rf"{_NO_STAND}(?<![\w.,-])(?!(?:19|20)\d\d,)(?:[A-Z]{{1,2}}[ -]?)?\d{{1,4}}[A-Z]?(?:[-/]\d{{1,4}}){{0,2}},\s"
    rf"(?=(?:[A-Z\d][^,\n]{{2,20}},\s){{0,2}}{_NAMED_QUARTER.pattern})"
)
_HOUSE_NUMBER: Final = re.compile(_NO_STAND + r"(?<![\w.,-])\d{1,4}[A-Za-z]?,?\s\Z")
#: The longest number of a house that stands first, with what stands behind it.
_LONGEST_NUMBER: Final = 8
_MOST_PARTS: Final = 8
#: The most parts of an address that only begin with a capital.
_MOST_OTHERS: Final = 3


def addresses_in_parts(read: str) -> Iterator[Address]:
    """Addresses of a dwelling with a number, and of the quarter or the building in which it is."""
    done = 0
    for first, number in _openings(read):
        address = _address(read, first, number) if first >= done else None
        if address:
            done = address.end
            yield address


def _openings(read: str) -> list[tuple[int, int | None]]:
    """Where the first part of such addresses may begin, each with the number of the house that stands before it."""
    openings: list[tuple[int, int | None]] = [(match.end(), match.start()) for match in _BEFORE_NAMED.finditer(read)]
    for opening in _OPENING.finditer(read):
        number = _HOUSE_NUMBER.search(read, max(0, opening.start() - _LONGEST_NUMBER), opening.start())
        openings.append((opening.start(), number.start() if number else None))
    return sorted(openings, key=lambda opening: opening[0])


def _quarter(read: str, at: int) -> re.Match[str] | None:
    return _QUARTER.match(read, at) or _NUMBERED.match(read, at) or _NAMED_QUARTER.match(read, at)


class _Parts(NamedTuple):
    """How many parts of each kind an address has, and where it ends."""

    homes: int
    buildings: int
    quarters: int
    others: int
    #: Whether a quarter has the number of a house behind its name.
    is_numbered: bool
    end: int


def _parts(read: str, first: int, *, numbered: bool) -> _Parts:
    """The parts that stand one behind the other from a place on; `numbered` says whether a number stands before."""
    homes = buildings = quarters = others = 0
    is_numbered = False
    at = end = first
    for _ in range(_MOST_PARTS):
        if part := _HOME.match(read, at):
            homes += 1
        elif part := _BUILDING.match(read, at):
            buildings += 1
        elif part := _quarter(read, at):
            quarters += 1
            is_numbered |= _NUMBERED_QUARTER.search(part.group()) is not None
        elif others < _MOST_OTHERS and (numbered or at > first) and (part := _OTHER.match(read, at)):
            others += 1
        else:
            break
        end = part.end()
        between = _BETWEEN.match(read, end)
        at = between.end() if between else end + 1
        if not between and not (read[end : end + 1] == " " and (_HOME.match(read, at) or _BUILDING.match(read, at))):
            break
    return _Parts(homes, buildings, quarters, others, is_numbered, end)


def _address(read: str, first: int, number: int | None) -> Address | None:
    """The address whose first part begins at a place, behind the number of its house if that stands first."""
    parts = _parts(read, first, numbered=number is not None)
    if not parts.quarters:
        return _lone(read, first, parts)
    if not (parts.homes or parts.buildings or parts.is_numbered or number is not None):
        return None
    # The number of a house stands before two quarters, or behind the name of one.
    is_housed = number is not None and parts.quarters > 1 and _QUARTER.match(read, first) is not None
    code = _CODE.match(read, parts.end)
    is_whole = parts.homes or parts.is_numbered or is_housed or code
    end = code.end() if code else parts.end
    return Address(first if number is None else number, end, parts.end, "whole" if is_whole else "doubtful")


def _lone(read: str, first: int, parts: _Parts) -> Address | None:
    """A dwelling beside a name that may be its quarter's, which it is if somebody lives there."""
    if not _LONE.match(read, first):
        return None
    if parts.others:
        return Address(first, parts.end, parts.end, "doubtful")
    name = _NAME_BEFORE.search(read, max(0, first - _LONGEST_NAME), first)
    return Address(name.start(), parts.end, parts.end, "doubtful") if name else None
