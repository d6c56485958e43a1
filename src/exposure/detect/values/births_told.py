"""Dates of birth that no word for birth announces: among wishes, and behind names in lists of persons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.values.births_dates import BEFORE_DATE, DASHED_DATE, DATE, DATE_ALONE, is_lifetime
from exposure.detect.values.claims import Claims, Hit, Words, is_sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exposure.detect.text import Text

#: A few words may stand between `me too` and the date: a sign of the zodiac, `I am of`.
_TOO: Final = re.compile(rf"(?P<gap>[^\d\n]{{0,30}}?)(?<!\w){BEFORE_DATE}(?P<date>{DATE}|{DASHED_DATE})")
_MOST_WORDS: Final = 4
_LONGEST_BEFORE: Final = 32
_BESIDES: Final = re.compile(
    r"(?<!\w)(?:since|until|joined|started|depuis|arrive\w*|commence\w*|seit|angefangen|gestartet|desde|empece|entre"
    r"|incorpor\w+|dal|da quando|iniziat\w+|assunt\w+|comecei|entrei|sinds|begonnen"
    r"|gestart|see you|rendez vous|nos vemos|ci vediamo|tot|bis)(?!\w)"
)
_PARTICLE: Final = r"(?:(?:[Dd][eiaou]s?|[Dd]el|[Dd]ella|[Vv]an|[Vv]on|der|den|ten|ter|[Ll][ae]) ){0,2}"
_CAPITAL: Final = r"[^\W\d_a-zà-öø-ÿ][^\W\d_]{1,24}(?:['\u2019-][^\W\d_]{1,24})?"
#: How a line begins that lists a person: surname, given name.
_LINE: Final = re.compile(
    rf"^[ \t]{{0,8}}(?:[-•*·]|\d{{1,3}}[.)])?[ \t]{{0,4}}{_PARTICLE}{_CAPITAL}(?: {_CAPITAL})?[,;]?"
    rf" {_CAPITAL}(?: {_CAPITAL})? ?[,;|\t(-]\s?",
    re.MULTILINE,
)
#: Where a date may stand behind a name in running text, and such a name.
_OPENING: Final = re.compile(r" ?\((?:[*°] ?)?(?=\d|[a-z]{3,9}\.? \d)|, (?=\d|[a-z]{3,9}\.? \d)")
_NAME: Final = re.compile(
    rf"(?<!\w)(?!(?:The|Les|Die|Los|Las|Gli|Lake|Lago|Lac|San|Santa|Saint) ){_CAPITAL} {_PARTICLE}{_CAPITAL}$"
)
_LONGEST_NAME: Final = 50
_DATED: Final = re.compile(rf"(?:{DATE}|{DASHED_DATE})")
#: How near in running text the papers are spoken of whose bearer is named.
_NEAR: Final = 120


def find_wished(text: Text, words: Words, claims: Claims) -> None:
    """Dates of birth told by who wishes a happy birthday and has one too."""
    if not words.near("wish_words", text.folded) or words.near("work_wishes", text.folded):
        return
    for anchor in words.find("me_too_words", text.ground):
        for first, last in _dates_about(text, anchor.start, anchor.end):
            if is_lifetime(text.folded[first:last]):
                _add(text, words, claims, first, last)


def _dates_about(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Dates shortly behind a span, and shortly before it."""
    match = _TOO.match(text.folded, end)
    if match and len(match["gap"].split()) <= _MOST_WORDS and not _BESIDES.search(match["gap"]):
        yield match.span("date")
    before = list(DATE_ALONE.finditer(text.folded, max(0, start - _LONGEST_BEFORE), start))
    if before:
        gap = text.folded[before[-1].end() : start]
        if "\n" not in gap and len(gap.split()) <= _MOST_WORDS // 2 and not _BESIDES.search(gap):
            yield before[-1].span()


def find_listed(text: Text, words: Words, claims: Claims) -> None:
    """Dates of birth behind names where papers and lists of persons are spoken of."""
    for line in _LINE.finditer(text.plain):
        _add_dated(text, words, claims, line.end())
    for opening in _OPENING.finditer(text.folded):
        start, end = opening.span()
        if not _NAME.search(text.plain[max(0, start - _LONGEST_NAME) : start]):
            continue
        if "(" in opening.group() or words.near("person_records", text.around(start, end, _NEAR, _NEAR)):
            _add_dated(text, words, claims, end)


def _add_dated(text: Text, words: Words, claims: Claims, at: int) -> None:
    """Take the date that begins at a position, if it is one of a lifetime."""
    date = _DATED.match(text.folded, at)
    if not date or not is_lifetime(date.group()):
        return
    # Without hyphens, three numbers of two digits are any number.
    if re.fullmatch(r"\d+ \d+ \d\d", date.group()) and "-" not in text.plain[slice(*date.span())]:
        return
    _add(text, words, claims, *date.span())


def _add(text: Text, words: Words, claims: Claims, start: int, end: int) -> None:
    """Take a date of birth, unless it is made up."""
    if not is_sample(text, words, start, end):
        claims.add(Hit("any.birth-date.date", start, end, re.sub(r"[\s/.]+", " ", text.folded[start:end])))
