"""Dates of birth that no word for birth announces: among wishes, and behind names in lists of persons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.letters import fold
from exposure.detect.values.births.dates import BEFORE_DATE, DASHED_DATE, DATE, DATE_ALONE, is_lifetime
from exposure.detect.values.claims import Claims, Hit, Words, is_sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exposure.detect.text import Text

_TOO: Final = re.compile(rf"(?P<gap>[^\d\n]{{0,30}}?)(?<!\w){BEFORE_DATE}(?P<date>{DATE}|{DASHED_DATE})")
_LONGEST_BEFORE: Final = 32
#: Between `me too` and the date, all but these and a sign of the zodiac tells of something else.
_FILLERS: Final = frozenset(
    "i am m was born on of the je suis ne nee du le moi ich bin vom am den geboren yo soy nacido nacida naci del de el"
    " dia io sono nato nata di il eu sou nascido nascida nasci do em no ik ben van op een a here ici hier aqui".split()
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
_NEAR, _FAR = 120, 400


def find_wished(text: Text, words: Words, claims: Claims) -> None:
    """Dates of birth told by who wishes a happy birthday and has one too."""
    if not words.near("wish_words", text.folded) or words.near("work_wishes", text.folded):
        return
    for anchor in words.find("me_too_words", text.ground):
        for first, last in _dates_about(text, words, anchor.start, anchor.end):
            if is_lifetime(text.folded[first:last]):
                _add(text, words, claims, first, last)


def _dates_about(text: Text, words: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Dates shortly behind a span, and shortly before it."""
    match = _TOO.match(text.folded, end)
    if match and _is_filler(words, match["gap"]):
        yield match.span("date")
    before = list(DATE_ALONE.finditer(text.folded, max(0, start - _LONGEST_BEFORE), start))
    if before and _is_filler(words, text.folded[before[-1].end() : start]):
        yield before[-1].span()


def _is_filler(words: Words, gap: str) -> bool:
    """Whether what stands between a date and `me too` says nothing but that it is one of birth."""
    others = [word for word in re.findall(r"\w+", gap) if word not in _FILLERS]
    return not others or (len(others) == 1 and words.near("star_signs", gap))


def find_listed(text: Text, words: Words, claims: Claims) -> None:
    """Dates of birth behind names where papers and lists of persons are spoken of."""
    for line in _LINE.finditer(text.plain):
        _add_dated(text, words, claims, line.end())
    for opening in _OPENING.finditer(text.folded):
        start, end = opening.span()
        name = _NAME.search(text.plain[max(0, start - _LONGEST_NAME) : start])
        if not name or words.near("recorded_things", fold(name.group())):
            continue
        # What stands in brackets belongs to the name; behind a comma, only papers make it a date of birth.
        needed = "person_records" if "(" in opening.group() else "identity_papers"
        reach = _FAR if "(" in opening.group() else _NEAR
        if words.near(needed, text.around(start, end, reach, reach)):
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
