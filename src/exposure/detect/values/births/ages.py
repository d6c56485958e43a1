"""Birthdays: an age together with the day on which somebody reaches it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure.detect.values.births.dates import BEFORE_DATE, DATE, TODAY
from exposure.detect.values.claims import Claims, Hit, Words

if TYPE_CHECKING:
    from exposure.detect.text import Text

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
_DAY: Final = rf"(?:{TODAY}|{BEFORE_DATE}{DATE})"
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
#: How far about an age to look for whose it is.
_AROUND: Final = 40


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
