"""Addresses told by what ends them: a British, Irish or Canadian postcode, or an Irish county."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.values.addresses.address import Address

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from exposure.detect.batch import Batch

#: The most characters between the two numbers of a postcode, and those of an address before its postcode.
_WIDEST_GAP: Final = 3
_LONGEST: Final = 110

_EIRCODE: Final = r"[A-Z]\d[\dW]\s?(?=\d{0,3}[A-Z])[A-Z\d]{4}"
_COUNTIES: Final = (
    r"Carlow|Cavan|Clare|Cork|Donegal|Dublin|Galway|Kerry|Kildare|Kilkenny|Laois|Leitrim|Limerick|Longford|Louth|Mayo"
    r"|Meath|Monaghan|Offaly|Roscommon|Sligo|Tipperary|Waterford|Westmeath|Wexford|Wicklow|Antrim|Armagh|Down|Fermanagh"
    r"|Derry|Londonderry|Tyrone|Durham"
)
_LAST: Final = re.compile(
    rf"(?<!\w)(?:[A-Z]{{1,2}}\d[A-Z\d]?\s?\d[A-Z]{{2}}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|{_EIRCODE}"
    rf"|(?:Co\.?|County)\s(?:{_COUNTIES})(?:,?\s{_EIRCODE})?|Dublin\s(?:\d{{1,2}}|6W))(?!\w)"
)
_WORD: Final = r"[A-ZÀ-Ý][\w'\u2019.-]*"
_HOUSES: Final = r"Cottage|Cottages|Lodge|Farm|Farmhouse|Barn|Bungalow|Croft|Rectory|Vicarage|Grange|Manor|Mill|Villa"
_BEFORE_LAST: Final = re.compile(
    rf"(?<![\w.,/'\u2019£€$-])(?:\d{{1,4}}[A-Za-z]?,?\s{_WORD}|(?P<house>{_WORD}(?:\s{_WORD}){{0,2}}?\s(?:{_HOUSES})),?\s"
    rf"(?:{_WORD}|\d{{1,4}}[A-Za-z]?\s{_WORD}))(?:,?\s{{1,2}}(?:{_WORD}|\d{{1,4}}[A-Za-z]?\s{_WORD}|of|the|upon|on|le"
    r"|under|by)){0,9},?\s{1,2}(?:\((?:Qu[ée]bec|[A-Z]\w+)\),?\s)?\Z"
)
_CODE: Final = re.compile(r"\d\s?[A-Z\d]{3,4}\Z")
#: A house may have any name, where somebody lives.
_NAMED_HOUSE: Final = re.compile(
    rf"(?<![\w.,/'\u2019-])(?:The\s)?{_WORD}(?:\s{_WORD}){{0,2}}(?:,\s{_WORD}(?:\s{_WORD}){{0,2}}){{1,4}},?\s{{1,2}}\Z"
)
#: In lower case only a whole address is like none but an address.
_IN_LOWER_CASE: Final = re.compile(
    r"(?<![\w.,-])\d{1,4}[a-z]?\s(?:[a-z'\u2019]+\s){1,3}(?:street|st|road|rd|lane|avenue|ave|drive|close|crescent|terrace|grove"
    r"|gardens|court|way|place|row|hill|mews),?\s(?:[a-z-]+,?\s){1,3}[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}(?!\w)"
)
#: Behind such words stands where somebody lives, by any name.
_NAMED: Final = r"[A-Z][a-z][\w'\u2019-]*"
_SAID: Final = re.compile(
    r"(?<!\w)(?i:(?:i|we|you|they|he|she|mum|mom|dad|parents|who)\s(?:now\s|still\s|all\s|both\s)?live[sd]?\sat"
    r"|(?:m|re|am|are|is|was|been)\s(?:now\s|still\s)?(?:living|staying)\sat|(?:my|our|home|his|her)\s(?:new\s)?address(?:\sis|:)"
    r"|(?:my|our)\s(?:new\s)?(?:home|house|flat)\sis(?:\sat)?),?\s"
    rf"(?P<address>\d{{1,4}}[A-Za-z]?,?\s(?:{_NAMED}\s){{0,3}}{_NAMED}(?:,\s{_NAMED}(?:\s{_NAMED}){{0,2}}){{1,2}})"
)


def lettered_in(batch: Batch) -> NDArray[np.int64]:
    """Where in texts two numbers stand as close as in a postcode, the first of them behind a letter."""
    begins, ends = batch.digits
    before = batch.folded.take(begins - 1, mode="clip")
    is_first = (before >= ord("a")) & (before <= ord("z"))
    is_first[-1:] = False
    is_first[:-1] &= begins[1:] - ends[:-1] <= _WIDEST_GAP
    return begins[is_first]


def lettered_addresses(read: str) -> Iterator[Address]:
    """Addresses that begin with the number or the name of a house, and end with a postcode or a county."""
    for last in _LAST.finditer(read):
        first = max(0, last.start() - _LONGEST)
        if match := _BEFORE_LAST.search(read, first, last.start()):
            yield Address(match.start(), last.end(), last.start(), "whole")
        elif _CODE.search(last.group()) and (match := _NAMED_HOUSE.search(read, first, last.start())):
            yield Address(match.start(), last.end(), last.start(), "doubtful")
    for match in _IN_LOWER_CASE.finditer(read):
        yield Address(match.start(), match.end(), match.end(), "whole")
    for match in _SAID.finditer(read):
        start, end = match.span("address")
        yield Address(start, end, end, "doubtful")
