"""Addresses that name a dwelling and where it is, part by part: of Africa, India, Latin America and others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.values.addresses.address import Address

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTS: Final = ("parts_of_addresses",)

_NUMBER: Final = (
    r"(?:(?:n[°ºo]?\.?|n\.[°ºo]|no\.|#)\s?)?(?:\d{1,5}[A-Za-z]?(?:[-/]\d{1,4}[A-Za-z]?){0,3}"
    r"|[A-Z]{1,2}[ -]?\d{0,4})(?![\w°º])"
)
_WORD: Final = r"[A-ZÀ-Ý][\w'\u2019-]*"
_NAME: Final = rf"{_WORD}(?:\s(?:{_WORD}|d[aeou]s?|el|l[ao]s?|les|al)){{0,3}}(?:\s\d{{1,3}}(?![\w°º]))?"
#: A dwelling that is somebody's, and one that may as well be a shop's.
_HOME: Final = re.compile(
    r"(?<![\w-])(?i:villa|appt?|app|apto?|flat|house|maison|casa|porte|door|dpto|depto|mz|manzana|(?:h|d)\.\s?no)"
    rf"(?:\.\s?|\s){_NUMBER}"
)
_BUILDING: Final = re.compile(
    r"(?<![\w-])(?i:imm|immeuble|b[âa]t|b[âa]timent|bloc|bloco|bloque|block|torre|tower|lot|lote|lt|plot|unit|quadra|qd)"
    rf"(?:\.\s?|\s){_NUMBER}"
)
_QUARTER: Final = re.compile(
    r"(?<![\w-])(?i:r[ée]sidence|r[ée]s\.|cit[ée]|hay|quartier|qrt|lot|lotissement|secteur|sicap|hlm|derb|douar|urb"
    r"|urbanizaci[óo]n|barrio|bairro|col|colonia|fracc|conjunto|condominio|condom[íi]nio|setor|rua|rue)"
    rf"(?:\.\s?|\s)(?:{_NAME}|\d{{1,3}}(?!\w))(?:,?\s(?:n[°º]|no\.|n\.[°º])\s?\d{{1,5}}[A-Za-z]?(?!\w))?"
)
_NAMED_QUARTER: Final = re.compile(
    rf"(?:{_WORD}\s){{1,3}}?(?:Residency|Residence|Residences|Apartments?|Towers?|Heights|Complex|Estate|Layout|Nagar|Colony"
    r"|Society|Mansions?|Villas|Phase(?:\s\d{1,2})?)(?!\w)"
)
_OTHER: Final = re.compile(
    rf"(?:\d{{1,4}}[A-Za-z]?\s|\d{{1,2}}(?:st|nd|rd|th)\s)?{_NAME}(?=\s?[,.;!)\n\u2013-]|\s?$|\s\d{{5,6}})"
)
_CODE: Final = re.compile(r"[ ,-]{1,3}\d{5,6}(?!\w)|,?\s[A-Z]\d[A-Z]\s?\d[A-Z]\d(?!\w)")
_BETWEEN: Final = re.compile(r"\s?[,\n\u2013-]\s?")
_OPENING: Final = re.compile(
    r"(?<![\w-])(?i:villa|appt?|app|apto?|flat|house|maison|casa|(?:h|d)\.\s?no|dpto|depto|mz|manzana|imm|immeuble|bloc"
    r"|bloco|bloque|lot|lote|lt|plot|unit|quadra|qd|r[ée]sidence|r[ée]s|cit[ée]|hay|quartier|secteur|sicap|hlm|derb|douar"
    r"|lotissement|bairro|barrio)(?:\.|\s)"
)
_HOUSE_NUMBER: Final = re.compile(r"(?<![\w.,-])\d{1,4}[A-Za-z]?,?\s\Z")
_MOST_PARTS: Final = 8
#: The most parts of an address that only begin with a capital.
_MOST_OTHERS: Final = 3


def addresses_in_parts(read: str) -> Iterator[Address]:
    """Addresses of a dwelling with a number, and of the quarter or the building in which it is."""
    done = 0
    for opening in _OPENING.finditer(read):
        if opening.start() < done:
            continue
        address = _address(read, opening.start(), done)
        if address:
            done = address.end
            yield address


def _address(read: str, first: int, done: int) -> Address | None:
    """The address whose first part begins at a place, behind the number of its house if that stands first."""
    number = _HOUSE_NUMBER.search(read, max(done, first - 8), first)
    homes, buildings, quarters, others = 0, int(number is not None), 0, 0
    at, end = first, first
    for _ in range(_MOST_PARTS):
        if part := _HOME.match(read, at):
            homes += 1
        elif part := _BUILDING.match(read, at):
            buildings += 1
        elif part := _QUARTER.match(read, at) or _NAMED_QUARTER.match(read, at):
            quarters += 1
            # A lot has a name and, behind it, the number of the house.
            buildings += re.search(r"n[°ºo.]+\s?\d", part.group()) is not None
        elif others < _MOST_OTHERS and quarters + homes + buildings and (part := _OTHER.match(read, at)):
            others += 1
        else:
            break
        end = part.end()
        between = _BETWEEN.match(read, end)
        at = between.end() if between else end + 1
        if not between and not (read[end : end + 1] == " " and (_HOME.match(read, at) or _BUILDING.match(read, at))):
            break
    if not quarters or not homes + buildings:
        return None
    code = _CODE.match(read, end)
    start = number.start() if number else first
    return Address(start, code.end() if code else end, end, "whole" if homes or code else "doubtful")
