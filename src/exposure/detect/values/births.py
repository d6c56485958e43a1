"""Dates of birth: a date behind words that say birth, unless what was born is a company."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.values.claims import Claims, Hit, Words

if TYPE_CHECKING:
    from exposure.detect.text import Text

_MONTH: Final = (
    r"(?:jan(?:uary|vier)?|feb(?:ruary)?|fev(?:rier)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il)?|may|mai|june?|juin"
    r"|july?|juillet|juil|"
    r"aug(?:ust)?|aout|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember|embre)?)\.?"
)
_DATE: Final = (
    rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)?(?: of)? {_MONTH},?(?: (?:19|20)?\d\d)?|{_MONTH} \d{{1,2}}(?:st|nd|rd"
    rf"|th)?,?(?: (?:19|20)\d\d)?|"
    r"\d{1,2}[/. ]\d{1,2}[/. ](?:19|20)?\d\d|(?:19|20)\d\d[/. ]\d{1,2}[/. ]\d{1,2})"
)
_DAY: Final = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day |lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?"
)
_ANCHORS: Final = re.compile(
    r"(?<!\w)(?P<said>date of birth|birth ?date|birthdate|d\.?o\.?b\.?|born(?: on| at \d[\d:.apm ]*on)?|(?:my|his|her"
    r"|[a-z]+'s) birthday(?: is| falls)?(?: on)?|"
    r"date de naissance|(?:ne|nee|nes|nees|ne\(e\)|ne·e)(?: a [a-z' ]{2,30})?,? (?:le|un)"
    r"|mon anniversaire(?:,)?(?: est| c'est| tombe)?(?: le)?|"
    r"est (?:ne|nee|arrivee?|venue? au monde) le|naissance)"
    rf"\s*(?:[:=\-,(]\s*)?(?:the |le |on )?{_DAY}(?P<date>{_DATE})(?![\w/])"
)
_SIGNS: Final = (
    *"born birth dob d.o.b naissance anniversaire nee nes ne(e) ne·e nees monde arrive turn".split(),
    "ne le",
    "ne a",
    "ne un",
    " ans",
    "today i",
)
_AGED_TODAY: Final = re.compile(
    r"(?<!\w)(?:(?:i|i've|ive)(?: just| officially)? turn(?:ed)? (?:the big )?\d{2} (?:today|yesterday|on \w+day"
    r"|this week)|(?:it's|its) my \d{2}(?:st|nd|rd|th) birthday(?: today)?|"
    r"today i(?:'m| am| turn| turned) \d{2}(?! (?:weeks|months|days|years (?:in|at|with)))|"
    r"j'ai (?:eu )?\d{2} ans (?:aujourd'hui|hier|demain|ce jour)|aujourd'hui,? (?:j'ai|je fete mes) \d{2} ans"
    r"|je fete (?:aujourd'hui )?mes \d{2} ans)(?!\w)"
)


#: How far about a birth to look for whose it is, and for what is told of products.
_BEFORE: Final = 40
_AFTER: Final = 160


def find_births(text: Text, words: Words, claims: Claims) -> None:
    """Dates of birth of persons."""
    if not any(sign in text.folded for sign in _SIGNS):
        return
    for match in _ANCHORS.finditer(text.folded):
        start, end = match.span("date")
        if words.near("born_things", text.around(match.start(), end, 50, 40)) or not claims.free(start, end):
            continue
        if match["said"].startswith(("born", "ne")) and _is_launch(text, words, match.start(), end):
            continue
        claims.add(Hit("any.birth-date.date", start, end, re.sub(r"[\s/.]+", " ", match["date"])))
    for match in _AGED_TODAY.finditer(text.folded):
        claims.add(Hit("any.birth-date.birthday", *match.span(), match.group()))


def _is_launch(text: Text, words: Words, start: int, end: int) -> bool:
    """Whether what was born, and is nobody in particular, has versions and customers."""
    return not words.near("born_people", text.folded[max(0, start - _BEFORE) : end]) and words.near(
        "launch_words", text.around(start, end, _BEFORE, _AFTER)
    )
