"""Dates of birth: a date beside words that say birth, unless what was born is a company."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.values.claims import Claims, Hit, Words, is_sample
from exposure.detect.words.slots import MONTH, WEEKDAY

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from exposure.detect.batch import Batch
    from exposure.detect.text import Text
    from exposure.detect.words.walk import Found

_YEAR: Final = r"(?:1\d|20)\d\d"
_ORDINAL: Final = r"(?:er|st|nd|rd|th|ª|º|°|e)?\.?"
_OF: Final = r"(?: of| de| del| di| do| d')?"
_SHORT_YEAR: Final = rf"(?:{_YEAR}|'?\d\d)"
_DATE: Final = (
    rf"(?:\d{{1,2}}{_ORDINAL}{_OF} ?(?:the )?{MONTH}(?:,?{_OF} {_YEAR}| '?\d\d(?!\w|[.,:]\d))?"
    rf"|{MONTH} (?:the )?\d{{1,2}}{_ORDINAL}(?!\d)(?:,? {_YEAR})?"
    rf"|\d{{1,2}} ?[/.] ?\d{{1,2}} ?[/.] ?{_SHORT_YEAR}|\d{{1,2}} \d{{1,2}} {_YEAR}"
    rf"|{_YEAR}[/. ]\d{{1,2}}[/. ]\d{{1,2}})(?![\w/])"
)
_BEFORE_DATE: Final = (
    rf"(?:(?:on|the|le|il|el|o|em|no|dia|am|den|op|de|un|this|ce|este|questo|a|het|im|in der nacht auf den) ?)?"
    rf"(?:{WEEKDAY}(?: feira)?,? )?(?:(?:the|le|el|dem|den|dia|o|der) )?"
)
_DATE_ALONE: Final = re.compile(rf"(?<![\w/.]){_DATE}")
#: What may stand between a word for birth and the date: a place, a time, a colon.
_BETWEEN: Final = re.compile(
    r"(?: at \d[\d:.apm ]*(?:on)?| a \d{1,2}h\d{0,2}| um \d[\d:.]* uhr| alle \d[\d:.]*| a las \d[\d:.]*"
    r"| om \d[\d:.]* uur"
    r"| as \d[\dh:.]*)?[^\d.!?;\n]{0,34}?(?:! ?)?"
    rf"(?<!\w){_BEFORE_DATE}(?P<date>{_DATE})"
)
#: What begins something else between the word and the date.
_UNRELATED: Final = re.compile(
    r"(?<!\w)(?:since|until|from|for|to|out of|of|depuis|jusqu|pour|seit|bis|fur|desde|hasta|para|dal|dalla"
    r"|fino|per|ate"
    r"|sinds|tot|voor|launched|started|joined|founded)(?!\w)"
)
#: Dates before this are history's.
_HISTORY: Final = re.compile(r"(?<!\d)(?:1[0-8]\d\d|190\d|191\d)(?!\d)")
_HAS_YEAR: Final = re.compile(rf"{_YEAR}(?!\d)|\d{{1,2}} ?[/.] ?\d{{1,2}} ?[/.] ?\d\d(?!\d)|'\d\d(?!\d)|[a-z.] \d\d$")
#: An age, and the day on which it is reached, in either order.
_AGE: Final = (
    r"(?:(?:will |just |officially |'ll )?turn(?:s|ed|ing)?(?: the big)? \d{1,2}(?! ?%| \w*s? (?:into|of))"
    r"|(?:it's|its) my \d{2}(?:st|nd|rd|th) birthday"
    r"|(?:i'm|i am|(?:i|he|she)(?:'ll| will) be|ill be) \d{1,2}(?: years old)?|(?:j'ai|j'aurai|je fete"
    r"|je feterai|je souffle|il a|elle a|il aura|elle aura|a|aura|fete|fetera)(?: eu)?(?: mes"
    r"| ses)? \d{1,2} (?:ans|bougies)"
    r"|(?:werde|wurde|wird|bin)(?: ich| er| sie)? \d{1,2}(?: jahre)?(?: alt)?(?: geworden)?"
    r"|\d{1,2}(?: jahre alt)? (?:geworden|werde ich|wurde ich|wird)"
    r"|(?:cumplo|cumple|cumpli|cumplio|cumplire|cumplira|he cumplido|ha cumplido) (?:los )?\d{1,2}(?: anos)?"
    r"|(?:compio|compie|compiro|compira|ho compiuto|ha compiuto|faccio) (?:i )?\d{1,2}(?: anni)?"
    r"|(?:faco|faz|fiz|fez|farei|fara|completo|completa|completei|completou) (?:os )?(?:meus "
    r"|seus )?\d{1,2}(?: anos| aninhos)"
    r"|(?:word|wordt|werd|ben)(?: ik| hij| ze)? \d{1,2}(?: jaar)?(?: geworden)?|\d{1,2}(?: jaar)? geworden)"
)
_TODAY: Final = (
    r"(?:today|yesterday|tomorrow|aujourd'hui|hier|demain|ce jour|heute|gestern|morgen|hoy|ayer|manana|oggi"
    r"|ieri|domani"
    r"|hoje|ontem|amanha|vandaag|gisteren)"
)
_DAY: Final = rf"(?:{_TODAY}|{_BEFORE_DATE}{_DATE})"
_AGED: Final = re.compile(
    rf"(?<!\w)(?:{_AGE},? (?:(?:on|le|el|il|no|em|am|op|a|o|de|next|this) )?{_DAY}|{_DAY},? (?:i |ich |ik |eu "
    rf"|yo |io |je |my \w+ |mein\w* \w+ |mijn \w+ |mi \w+ |ma \w+ |mon \w+ |o meu \w+ |a minha \w+ "
    rf"|mia \w+ )?{_AGE})(?!\w)"
)
#: An age alone, and how far before its digits and behind where they begin it can go.
_AGE_ALONE: Final = re.compile(rf"(?<!\w){_AGE}")
_BEFORE_AGE: Final = 24
_AFTER_AGE: Final = 24
#: How many digits an age has.
_AGE_DIGITS: Final = 2
_AGED_NOT: Final = re.compile(r"\d{1,2} (?:weeks|months|days|years (?:in|at|with|of)|semaines|mois|jours)")
#: Verbs whose subject may be a product.
_THIRD_PERSON: Final = re.compile(
    r"(?<!\w)(?:turns|turned|turning|cumple|cumplio|cumplira|ha cumplido|compie|compira|ha compiuto|faz|fez"
    r"|fara|completa|completou"
    r"|wird|wurde|wordt|werd|aura|fete|fetera|a eu|geworden)(?!\w)"
)
#: Several who turn an age are a company.
_WE: Final = re.compile(r"(?<!\w)(?:we|we'll|wir|nous|noi|nosotros|nos|wij)(?: \w+)? $")
_STARRED: Final = re.compile(r"[,(]\s?\*\s?(\d{1,2}\. ?\d{1,2}\. ?(?:19[2-9]|20[0-4])\d)(?!\d)")
#: How far about a birth to look for whose it is, and for what is told of products.
_AROUND: Final = 40
_LONG_AFTER: Final = 160
_AHEAD: Final = 46
_CLAUSE: Final = re.compile(r"[,;:.!?\n]")


def find_births(text: Text, words: Words, claims: Claims) -> None:
    """Dates of birth of persons."""
    for anchor in words.find("birth_words", text.ground):
        match = _BETWEEN.match(text.folded, anchor.end)
        if match and not _UNRELATED.search(text.folded, anchor.end, match.start("date")):
            _claim(text, words, claims, anchor, match.span("date"))
    for anchor in words.find("birth_words_after", text.ground):
        before = list(_DATE_ALONE.finditer(text.folded, max(0, anchor.start - _AHEAD), anchor.start))
        if before and not re.search(r"[.!?;\n]\s", text.folded[before[-1].end() : anchor.start]):
            _claim(text, words, claims, anchor, before[-1].span())


def starred_in(batch: Batch) -> NDArray[np.int64]:
    """Where stars stand in texts."""
    return batch.places_of("*")


def find_starred(text: Text, words: Words, claims: Claims) -> None:
    """Dates of birth behind a star, as German writes them after a name."""
    for match in _STARRED.finditer(text.plain):
        if not is_sample(text, words, *match.span()):
            claims.add(Hit("any.birth-date.date", *match.span(1), re.sub(r"[\s.]+", " ", match[1])))


def find_birthdays(text: Text, words: Words, claims: Claims) -> None:
    """Ages together with the day on which they are reached."""
    if not _may_hold_age(text):
        return
    for match in _AGED.finditer(text.folded):
        about = text.around(*match.span(), 30, 20)
        if not _AGED_NOT.search(text.folded, match.start(), match.end() + 12) and not words.near("born_things", about):
            if _WE.search(text.folded, max(0, match.start() - 24), match.start()):
                continue
            if _THIRD_PERSON.search(match.group()) and not words.near(
                "born_people", text.folded[max(0, match.start() - _AROUND) : match.end()]
            ):
                continue
            claims.add(Hit("any.birth-date.birthday", *match.span(), match.group()))


def _may_hold_age(text: Text) -> bool:
    """Whether an age may stand in a text: to look about short numbers is far faster than to look everywhere."""
    return any(
        _AGE_ALONE.search(text.folded, max(0, start - _BEFORE_AGE), end + _AFTER_AGE)
        for start, end in text.digit_runs
        if end - start <= _AGE_DIGITS
    )


def _claim(text: Text, words: Words, claims: Claims, anchor: Found, date: tuple[int, int]) -> None:
    """Take a date of birth, unless it is a thing's, a public figure's of old, or a wedding's."""
    first, last = min(anchor.start, date[0]), max(anchor.end, date[1])
    written = text.folded[slice(*date)]
    if _HISTORY.search(written) or is_sample(text, words, *date):
        return
    said = text.folded[slice(*anchor)]
    yearless = not _HAS_YEAR.search(written)
    about = text.folded[max(0, first - _AROUND) : last]
    if yearless and not words.near("birthday_words", said) and not words.near("born_people", about):
        return
    if (
        yearless
        and words.near("birthday_words", said)
        and not words.near("own_birthday", text.around(first, first, 24, 0) + said)
    ):
        return
    if not words.near("birth_labels", said) and (
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
