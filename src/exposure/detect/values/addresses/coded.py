"""Addresses in streets that have no word for street, told by the postcode and town, or the flat, behind the number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from exposure.detect.characters import are_capitals
from exposure.detect.values.addresses.address import Address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from exposure.detect.batch import Batch
    from exposure.detect.text import Text
    from exposure.detect.values.addresses.address import Grade
    from exposure.detect.values.claims import Words
    from exposure.detect.values.digits import Run

#: The most digits of the number of a house, and the digits of a postcode.
_LONGEST_NUMBER: Final = 5
_CODE_DIGITS: Final = (4, 5)
_LONGEST_CODE: Final = max(_CODE_DIGITS)
#: How far behind its number a house has its postcode, and its floor.
_CODE_WITHIN: Final = 50
_FLOOR_WITHIN: Final = 12
#: The most runs of digits from the number of a house to its postcode.
_MOST_BETWEEN: Final = 3
_LONGEST_NAME: Final = 48
_MOST_WORDS: Final = 4
#: The fewest letters of the last word of a name.
_SHORTEST_WORD: Final = 4

_CAPITAL: Final = r"[A-ZÀ-ÖØ-Ý]"
_NUMBER: Final = r"\d{1,4}(?:\s?[A-Za-z](?!\w)|\s?[-/]\s?[\dA-Za-z]{1,4}|\s(?:bis|ter|hs)(?!\w))?(?![\d\w])"
_FLAT: Final = (
    r"(?:,?\s(?:(?:\d{1,2}\s?(?:\.|e|er|de|[èe]me)?|\w{3,9})\s)?(?i:og|ug|eg|dg|stock|etage|[ée]tage|hinterhof|hinterhaus"
    r"|vorderhaus|seitenfl[üu]gel|aufgang|wohnung|top|t[üu]r|stiege|bus|bte|bo[îi]te|apt?p?\.?|appartement|verdieping"
    r"|links|rechts|piano|int\.?|interno|scala|c/o)(?!\w)(?:\s(?:\d{1,3}|[A-Za-z]|links|rechts)(?!\w))?)"
)
_BEFORE_CODE: Final = r"(?:\s{0,2}[,|\u2013-]\s{0,2}|\s?\n|\s(?i:te|in|à|a)\s)(?:(?:NL|CH|FL|[DALBFI])[- ])?"
_TOWN: Final = (
    rf"(?P<name>(?:Sta?\.\s)?{_CAPITAL}[\w'\u2019-]{{2,}}"
    rf"(?:[ /-](?:{_CAPITAL}(?:\w{{0,2}}\.|[\w'\u2019-]+)|am|an|der|den|aan|de|bei|ob|im))*)"
)
_WITH_CODE: Final = re.compile(
    rf"{_NUMBER}{_FLAT}{{0,2}}(?P<town>{_BEFORE_CODE}(?:(?P<letters>[1-9]\d{{3}}\s?[A-Z]{{2}}(?!\w)),?|(?P<code>[1-9]\d{{3}}|\d{{5}}))"
    rf"\s{_TOWN})"
)
_CODE_BEFORE: Final = re.compile(
    rf"(?<!\w)(?:(?:CH|FL|[DALBI])[- ])?\d{{4,5}}\s{_TOWN},\s(?:(?:am|an der|in der|im)\s)?\Z"
)
_HOUSE: Final = re.compile(_NUMBER)
#: Letters of Dutch postcodes in lower case are no unit and no word.
_NO_LETTERS: Final = (
    r"(?!(?:km|kg|mb|gb|tb|mg|ml|cl|cm|mm|kw|ha|gr|st|hz|mw|en|de|in|of|op|te|is|er|we|ik|je|al|zo|na|om|an|to|or|by|ab"
    r"|pp|eu|ca)(?!\w))"
)
_IN_LOWER_CASE: Final = re.compile(
    rf"{_NUMBER}{_FLAT}{{0,2}}(?P<town>{_BEFORE_CODE}(?:(?P<letters>[1-9]\d{{3}}\s?{_NO_LETTERS}[a-z]{{2}}(?!\w))|\d{{5}})"
    r"\s(?P<name>[^\W\d_]{4,}))"
)
#: How streets end that are written in lower case.
_ENDINGS: Final = tuple(
    "strasse straße str. weg gasse platz allee ring damm ufer steig stieg pfad hof berg chaussee graben wall zeile"
    " garten feld winkel grund höhe hoehe tal bach wiese wiesen blick siedlung hain heide park busch eck straat laan"
    " kade gracht plein dijk singel steeg dreef markt baan plantsoen oord veld hoek erf akker gaarde hoeve wijk"
    " hof rode donk heuvel kamp meent horst".split()
)
_WITH_FLOOR: Final = re.compile(
    r"\d{2,5}(?P<flat>,?\s(?:(?i:piso|p\.)\s?)?(?:\d{1,2}\s?[°º]\s?(?:[\"'\u201c]?[A-Z](?!\w)[\"'\u201d]?|(?i:piso)(?!\w))|(?i:piso\s\d{1,2})[°º]?"
    r"|PB(?!\w)|(?i:depto|dpto|dto|departamento)\.?\s?\w{1,4}(?!\w))(?:,?\s(?i:depto|dpto|dto)\.?\s?\w{1,4}(?!\w))?)"
)
_OF_NAME: Final = frozenset(
    "de del der den dem des die das di da do dos das du la las le les los el et van von zum zur zu am an im in ter ten"
    " a ai al alla y e aan op het".split()
)
_ENDS_NAME: Final = re.compile(r"[\n,;:!?()\u2022|\"]|[\w\u2019')]{5,}\.\s")
#: No house that is told by its postcode has a number like this.
_YEAR: Final = re.compile(r"\d{4}(?!\d)")
#: What stands behind an address that is the end of what is said.
_END: Final = re.compile(r"\s*(?:[,.;)!\n]|$)")


def coded_in(batch: Batch) -> NDArray[np.int64]:
    """Where in texts numbers stand behind a word, and before a postcode or a floor."""
    begins, ends = batch.digits
    lengths = ends - begins
    is_number = (lengths <= _LONGEST_NUMBER) & batch.spaces.take(begins - 1, mode="clip")
    behind = batch.characters.take(ends, mode="clip")
    # Behind a postcode stands a town, or two letters of its own.
    first, third = (batch.folded.take(ends + step, mode="clip") for step in (1, 3))
    is_word = batch.spaces.take(ends, mode="clip") & (first >= ord("a"))
    is_named = are_capitals(batch.characters.take(ends + 1, mode="clip")) | (lengths == _LONGEST_CODE)
    is_code = np.isin(lengths, _CODE_DIGITS) & is_word & (is_named | (third < ord("a")))
    is_floor = (behind == ord("°")) | (behind == ord("º"))
    is_before = np.zeros(len(begins), np.bool_)
    for step in range(1, min(_MOST_BETWEEN, len(begins) - 1) + 1):
        gap = begins[step:] - ends[:-step]
        # In Austria and Switzerland the town may stand first.
        is_before[step:] |= is_code[:-step] & (gap <= _CODE_WITHIN)
        is_before[:-step] |= (is_code[step:] & (gap <= _CODE_WITHIN)) | (is_floor[step:] & (gap <= _FLOOR_WITHIN))
    return begins[is_number & is_before]


def coded_addresses(text: Text, runs: Sequence[Run], words: Words) -> Iterator[Address]:
    """Addresses whose name is any, with a postcode and a town, or with a floor, behind their number."""
    read = text.linkless
    for number, end in runs:
        if end - number > _LONGEST_NUMBER or not number or read[number - 1] not in " \u00a0":
            continue
        address = _coded(text, number, words) or _behind_town(text, number, words) or _floored(text, number, words)
        if address:
            yield address


def _coded(text: Text, number: int, words: Words) -> Address | None:
    read = text.linkless
    match = _WITH_CODE.match(read, number) or _IN_LOWER_CASE.match(read, number)
    if not match:
        return None
    is_lower = match.re is _IN_LOWER_CASE
    start = _start_in_lower_case(read, number) if is_lower else _start_of_name(text, number, words)
    if start is None or words.near("counted_words", text.folded[match.start("name") : match.end("name")]):
        return None
    return Address(start, number + _length(match), match.start("town"), _grade(text, start, match, words))


def _grade(text: Text, start: int, match: re.Match[str], words: Words) -> Grade:
    """A Dutch postcode is like no other number; where another stands alone and is not round, it is of an address."""
    read = text.linkless
    if match["letters"] or match.re is _IN_LOWER_CASE:
        return "whole"
    if match["code"].endswith("00") or words.near("venue_context", text.folded[start : match.start()]):
        return "doubtful"
    is_alone = not start or read[:start].rstrip(" ")[-1:] in ("", "\n", ":", ",")
    is_house = not _YEAR.match(match.group())
    return "whole" if is_alone and is_house and _END.match(read, match.start() + _length(match)) else "doubtful"


def _length(match: re.Match[str]) -> int:
    return len(match.group().rstrip("."))


def _behind_town(text: Text, number: int, words: Words) -> Address | None:
    """A name and a number behind a postcode and a town."""
    read = text.linkless
    match = _HOUSE.match(read, number)
    start = _start_of_name(text, number, words) if match else None
    before = _CODE_BEFORE.search(read, max(0, start - _CODE_WITHIN), start) if start else None
    if not match or not before or words.near("counted_words", text.folded[before.start("name") : before.end("name")]):
        return None
    return Address(before.start(), match.end(), match.end(), "doubtful")


def _floored(text: Text, number: int, words: Words) -> Address | None:
    match = _WITH_FLOOR.match(text.linkless, number)
    start = _start_of_name(text, number, words) if match else None
    return None if match is None or start is None else Address(start, match.end(), match.end(), "doubtful")


def _start_in_lower_case(read: str, number: int) -> int | None:
    """Where the one word before a number begins, if it ends like a street."""
    words = read[max(0, number - _LONGEST_NAME) : number - 1].rsplit(None, 1)
    word = words[-1] if words else ""
    return number - 1 - len(word) if word.lower().endswith(_ENDINGS) and read[number - 2].isalpha() else None


def _start_of_name(text: Text, number: int, words: Words) -> int | None:
    """Where the name before a number begins: words with capitals, and small ones between."""
    first = max(0, number - _LONGEST_NAME)
    before = text.linkless[first : number - 1]
    cut = max((match.end() for match in _ENDS_NAME.finditer(before)), default=0)
    start: int | None = None
    for word in reversed(list(re.finditer(r"\S+", before[cut:]))[-_MOST_WORDS:]):
        if word.group()[0].isupper():
            start = first + cut + word.start()
        elif start is None or word.group() not in _OF_NAME:
            break
    if start is None or not _is_word(before[cut:].split()[-1]):
        return None
    return None if words.near("no_streets", text.folded[start : number - 1]) else start


def _is_word(word: str) -> bool:
    """Whether it is no abbreviation."""
    return len(word) >= _SHORTEST_WORD and word[-1].isalpha() and not word.isupper()
