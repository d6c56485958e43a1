"""Dates of birth: a date beside words that say birth, unless what was born is a company."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.values.births.dates import (
    BEFORE_DATE,
    DASHED_DATE,
    DATE,
    DATE_ALONE,
    DATE_IN_WORDS,
    DATE_IN_WORDS_ALONE,
    HAS_YEAR,
    HISTORY,
    HISTORY_IN_WORDS,
)
from exposure.detect.values.claims import Claims, Hit, Words, is_sample

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from exposure.detect.batch import Batch
    from exposure.detect.text import Text
    from exposure.detect.words.walk import Found

#: What may stand between a word for birth and the date: a place, a time, a colon.
_PLACED: Final = (
    r"(?: at \d[\d:.apm ]*(?:on)?| a \d{1,2}h\d{0,2}| um \d[\d:.]* uhr| alle \d[\d:.]*| a las \d[\d:.]*"
    r"| om \d[\d:.]* uur"
    r"| as \d[\dh:.]*)?[^\d.!?;\n]{0,34}?(?:! ?)?"
)
_BETWEEN: Final = re.compile(rf"{_PLACED}(?<!\w){BEFORE_DATE}(?P<date>{DATE}|{DASHED_DATE})")
_BETWEEN_IN_WORDS: Final = re.compile(rf"[^\d.!?;\n]{{0,34}}?(?<!\w){BEFORE_DATE}(?P<date>{DATE_IN_WORDS})")
#: Into which somebody is born, and what makes a world one of work, into which one comes later.
_WORLDS: Final = ("monde", "welt", "wereld")
_OTHER_WORLD: Final = re.compile(
    r"(?: (?:of|du|des|del|dello|della|do|da|der|van|wide|de la|se lever|corporativ\w+|profes\w+|laboral"
    r"|digital\w*)(?!\w))"
)
#: Behind words for coming into the world, more may be told before the date.
_WORLDLY: Final = re.compile(rf"(?!{_OTHER_WORLD.pattern})[^\d.!?;\n]{{0,80}}?(?<!\w){BEFORE_DATE}(?P<date>{DATE})")
#: What begins something else between the word and the date.
_UNRELATED: Final = re.compile(
    r"(?<!\w)(?:since|until|from|for|to|out of|of|depuis|jusqu|pour|seit|bis|fur|desde|hasta|para|dal|dalla"
    r"|fino|per|ate"
    r"|sinds|tot|voor|launched|started|joined|founded)(?!\w)"
)
#: What begins something else even behind such words.
_SINCE: Final = re.compile(r"(?<!\w)(?:since|until|depuis|jusqu|seit|bis|desde|hasta|fino|ate|sinds|tot)(?!\w)")
#: `ne` says birth where its accent has been left out, unless it says no.
_BARE: Final = frozenset({"ne", "nee", "nes", "nees"})
_NEAREST: Final = 6
#: What stands between a date and the word for the birthday that it was.
_IT_WAS: Final = re.compile(
    r"\W{1,4}(?:(?:it was|that was|was|is|it's|c'etait|c'est|jour de|es war|das war|war|era|fue|es|e|foi|het was"
    r"|dat was|the|der|le|el|il|o|de|l'|dia do|dia de|giorno del) ?)?(?P<owner>(?:my|his|her|mon|mein|mi|mio|il mio|meu"
    r"|o meu|mijn) )?(?:[\w'.]+ ){0,3}"
)
_WHOSE: Final = re.compile(
    r" (?:(?:de|di|da|do|von|van|del|of) )?(?:ma|mon|mes|mi|mia|mio|minha|meu|mijn|mein\w*|onze|unser\w*|notre"
    r"|nuestr[ao]|nostr[ao]|noss[ao]|my|our) \w"
)
#: What makes a birthday the jubilee of something else.
_OF_WHAT: Final = re.compile(r" (?:d'|(?:de|di|da|do|at|with|als|bij|bei|chez|en|no|na|profession\w+|laboral)(?!\w))")
_STARRED: Final = re.compile(r"[,(]\s?\*\s?(\d{1,2}\. ?\d{1,2}\. ?(?:19[2-9]|20[0-4])\d)(?!\d)")
#: The sign of Belgian papers; behind one letter it is a number's.
_RINGED: Final = re.compile(rf"(?:[^\W\d_]{{2}}|[,(;:])\s?°\s?(?P<date>{DATE})")
#: How far about a birth to look for whose it is, and for what is told of products.
_AROUND: Final = 40
_LONG_AFTER: Final = 160
_AHEAD: Final = 46
_CLAUSE: Final = re.compile(r"[,;:.!?\n]")


def find_births(text: Text, words: Words, claims: Claims) -> None:
    """Dates of birth of persons."""
    for anchor in words.find("birth_words", text.ground):
        date = _date_behind(text, anchor)
        if date:
            _claim(text, words, claims, anchor, date)
    for anchor in words.find("birth_words_after", text.ground):
        start = max(0, anchor.start - _AHEAD)
        dates = (dated.finditer(text.folded, start, anchor.start) for dated in (DATE_ALONE, DATE_IN_WORDS_ALONE))
        before = max((match.span() for some in dates for match in some), default=None)
        if before and not re.search(r"[.!?;\n]\s", text.folded[before[1] : anchor.start]):
            _claim(text, words, claims, anchor, before)
    for anchor in words.find("world_words", text.ground):
        match = _WORLDLY.match(text.folded, anchor.end)
        if match and (whose := _arrival(text, words, anchor, match)):
            _claim(text, words, claims, anchor, match.span("date"), owned=whose == "own")
    for anchor in words.find("birthday_words", text.ground):
        date = _date_of_birthday(text, words, anchor)
        if date:
            _claim(text, words, claims, anchor, date)


def _date_behind(text: Text, anchor: Found) -> tuple[int, int] | None:
    """Where the date behind a word for birth stands, in digits or in words."""
    match = _BETWEEN.match(text.folded, anchor.end) or _BETWEEN_IN_WORDS.match(text.folded, anchor.end)
    if not match or _UNRELATED.search(text.folded, anchor.end, match.start("date")):
        return None
    said = text.plain[slice(*anchor)].lower()
    if said in _BARE and match.start("date") - anchor.end > _NEAREST:
        return None
    if said.endswith(_WORLDS) and _OTHER_WORLD.match(text.folded, anchor.end):
        return None
    return match.span("date")


def _arrival(text: Text, words: Words, anchor: Found, match: re.Match[str]) -> str:
    """Whether it is the writer (`own`) or somebody (`told`) who came into the world, on a day of some year."""
    if not HAS_YEAR.search(match["date"]) or _SINCE.search(text.folded, anchor.end, match.start("date")):
        return ""
    opening, _ = text.sentence(anchor.start)
    told = text.folded[opening : match.end()]
    if words.near("arrived_people", told):
        return "own"
    return "told" if words.near("born_people", told) else ""


def _date_of_birthday(text: Text, words: Words, anchor: Found) -> tuple[int, int] | None:
    """Where a date with its year stands that was the birthday of who writes, or of one of theirs."""
    dates = list(DATE_ALONE.finditer(text.folded, max(0, anchor.start - 2 * _AHEAD), anchor.start))
    if not dates or not HAS_YEAR.search(dates[-1].group()):
        return None
    leading = _IT_WAS.fullmatch(text.folded, dates[-1].end(), anchor.start)
    if not leading:
        return None
    whose = _WHOSE.match(text.folded, anchor.end)
    if not whose and _OF_WHAT.match(text.folded, anchor.end):
        return None
    about = leading.group() + (text.around(anchor.end, anchor.end, 0, 24) if whose else "")
    return dates[-1].span() if leading["owner"] or words.near("born_people", about) else None


def starred_in(batch: Batch) -> NDArray[np.int64]:
    """Where stars and rings stand in texts."""
    return batch.places_of("*°")


def find_starred(text: Text, words: Words, claims: Claims) -> None:
    """Dates of birth behind a star, as German writes them after a name, or behind a ring, as Belgians do."""
    for match in _STARRED.finditer(text.plain):
        if not is_sample(text, words, *match.span()):
            claims.add(Hit("any.birth-date.date", *match.span(1), re.sub(r"[\s.]+", " ", match[1])))
    for match in _RINGED.finditer(text.folded):
        date = match["date"]
        if HAS_YEAR.search(date) and not HISTORY.search(date) and not is_sample(text, words, *match.span("date")):
            claims.add(Hit("any.birth-date.date", *match.span("date"), re.sub(r"[\s/.]+", " ", date)))


def _claim(
    text: Text, words: Words, claims: Claims, anchor: Found, date: tuple[int, int], *, owned: bool = False
) -> None:
    """Take a date of birth, unless it is a thing's, a public figure's of old, or a wedding's; `owned` is no thing's."""
    first, last = min(anchor.start, date[0]), max(anchor.end, date[1])
    written = text.folded[slice(*date)]
    if HISTORY.search(written) or HISTORY_IN_WORDS.match(text.folded, date[1]) or is_sample(text, words, *date):
        return
    said = text.folded[slice(*anchor)]
    yearless = not HAS_YEAR.search(written)
    about = text.folded[max(0, first - _AROUND) : last]
    if yearless and not words.near("birthday_words", said) and not words.near("born_people", about):
        return
    if (
        yearless
        and words.near("birthday_words", said)
        and not words.near("own_birthday", text.around(first, first, 24, 0) + said)
    ):
        return
    if not (owned or words.near("birth_labels", said)) and (
        _is_thing(text, words, (first, last), date_first=date[0] < anchor.start) or _is_launch(text, words, first, last)
    ):
        return
    claims.add(Hit("any.birth-date.date", *date, re.sub(r"[\s/.]+", " ", written)))


def _is_thing(text: Text, words: Words, span: tuple[int, int], *, date_first: bool) -> bool:
    """Whether the words about a birth name a thing that was born, or the jubilee of one."""
    first, last = span
    opening, closing = text.sentence(first)
    after = text.folded[last : max(last, text.sentence(max(first, last - 1))[1])][: _LONG_AFTER // 2]
    if not date_first:
        after = _CLAUSE.split(after[:_AROUND], maxsplit=1)[0]
    ahead = text.around(first, last, min(50, first - opening), 0)
    if words.near("born_things", f"{ahead} {text.folded[first:last]} {after}"):
        return True
    before = text.folded[max(0, opening - _LONG_AFTER) : max(closing, last)]
    return words.near("jubilee_words", before) and not words.near("born_people", before)


def _is_launch(text: Text, words: Words, start: int, end: int) -> bool:
    """Whether what was born, and is nobody in particular, has versions and customers."""
    return not words.near("born_people", text.folded[max(0, start - _AROUND) : end]) and words.near(
        "launch_words", text.around(start, end, _AROUND, _LONG_AFTER)
    )
