"""Telephone numbers in words: digits, and numbers below a hundred, said one after the other in seven languages."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise, product
from typing import TYPE_CHECKING, Final

from exposure.detect.values.claims import Claims, Hit, Words, is_sample

if TYPE_CHECKING:
    from exposure.detect.text import Text

#: From zero to nine, from ten to ninety, and from eleven on; folded.
_UNITS: Final = """
    zero one two three four five six seven eight nine
    zero un deux trois quatre cinq six sept huit neuf
    null eins zwei drei vier funf sechs sieben acht neun
    cero uno dos tres cuatro cinco seis siete ocho nueve
    zero uno due tre quattro cinque sei sette otto nove
    zero um dois tres quatro cinco seis sete oito nove
    nul een twee drie vier vijf zes zeven acht negen
"""
_TENS: Final = """
    ten twenty thirty forty fifty sixty seventy eighty ninety
    dix vingt trente quarante cinquante soixante septante huitante nonante
    zehn zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig
    diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa
    dieci venti trenta quaranta cinquanta sessanta settanta ottanta novanta
    dez vinte trinta quarenta cinquenta sessenta setenta oitenta noventa
    tien twintig dertig veertig vijftig zestig zeventig tachtig negentig
"""
_TEENS: Final = """
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    onze douze treize quatorze quinze seize
    elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn
    once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve
    undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove
    onze doze treze catorze quinze dezasseis dezassete dezoito dezanove
    elf twaalf dertien veertien vijftien zestien zeventien achttien negentien
"""
_OTHERS: Final[dict[str, str]] = {
    "oh": "0", "une": "1", "ein": "1", "una": "1", "uma": "1", "zwo": "2", "duas": "2", "meia": "6", "fuenf": "5",
    "octante": "80", "dezesseis": "16", "dezessete": "17", "dezenove": "19",
}  # fmt: skip
#: What joins the parts of a number below a hundred in one word: `vierundsiebzig`, `vierenzeventig`.
_JOINERS: Final = ("und", "en")
#: What repeats the digit behind it, and what does so behind a word for how often.
_TIMES: Final[dict[str, int]] = {
    "double": 2, "doppel": 2, "doble": 2, "doppio": 2, "duplo": 2, "dubbel": 2, "triple": 3, "treble": 3, "triplo": 3,
}  # fmt: skip
_REPEATS: Final = frozenset("mal fois veces volte vezes maal keer times".split())
#: No telephone number has fewer digits, and hardly anything else has more; fewer words than these are met elsewhere.
_FEWEST_DIGITS: Final = 8
_FEWEST_WORDS: Final = 5
#: Fewer numbers are not enough, whatever is said twice.
_FEWEST_NUMBERS: Final = 4
#: Of the steps from digit to digit so many may be others where somebody only counts.
_ODD_STEPS: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+")
#: What stands between the words of one number.
_BETWEEN: Final = re.compile(r"(?: (?:et|y|e|en|und) |[ ,./\u2013\u2014-]){1,3}")


@cache
def _numbers() -> dict[str, str]:
    """The digits that each word says."""
    numbers = dict(_OTHERS)
    for lines, first, step in ((_UNITS, 0, 1), (_TENS, 10, 10), (_TEENS, 11, 1)):
        for line in lines.strip().splitlines():
            numbers.update({word: str(first + step * place) for place, word in enumerate(line.split())})
    for unit, ten in product(_UNITS.split(), _TENS.split()):
        both = numbers[ten][0] + numbers[unit]
        behind = (f"{unit}{joiner}{ten}" for joiner in _JOINERS)
        # Italian drops a vowel: `ventuno`.
        numbers.update(dict.fromkeys((*behind, f"{ten}{unit}", f"{ten[:-1]}{unit}"), both))
    return numbers


def find_spoken_numbers(text: Text, words: Words, claims: Claims) -> None:
    """Runs of such words that are long enough, unless somebody only counts."""
    # Few texts hold so many such words.
    if sum(map(_numbers().__contains__, text.ground.words.values())) < _FEWEST_NUMBERS:
        return
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text.folded):
        if run and not _BETWEEN.fullmatch(text.folded, run[-1].end(), match.start()):
            _claim(run, text, words, claims)
            run = []
        if match.group() in _numbers() or match.group() in _TIMES or (run and match.group() in _REPEATS):
            run.append(match)
        else:
            _claim(run, text, words, claims)
            run = []
    _claim(run, text, words, claims)


def _claim(run: list[re.Match[str]], text: Text, words: Words, claims: Claims) -> None:
    if len(run) < _FEWEST_WORDS:
        return
    start, end, digits = run[0].start(), run[-1].end(), _digits([match.group() for match in run])
    if len(digits) < _FEWEST_DIGITS or _only_counts(digits) or is_sample(text, words, start, end):
        return
    if (
        digits.startswith("0")
        or len(digits) > _FEWEST_DIGITS
        or words.near("phone_context", text.around(start, end, 80, 20))
    ):
        claims.add(Hit("any.phone.spoken", start, end, digits))


def _digits(said: list[str]) -> str:
    """The digits that some words say."""
    digits, times = "", 1
    for before, word in pairwise(["", *said]):
        if word in _TIMES:
            times = _TIMES[word]
        elif word in _REPEATS:
            # `drei mal null`
            times, digits = int(digits[-1:] or 1), digits[:-1]
        else:
            number, ten = _numbers()[word], _numbers().get(before, "")
            # `thirty nine` is one number of two digits.
            is_joined = len(number) == 1 and number != "0" and len(ten) > 1 and ten.endswith("0")
            digits = f"{digits[:-1]}{number}" if is_joined else digits + number * times
            times = 1
    return digits


def _only_counts(digits: str) -> bool:
    """Whether nearly each digit is the same as the one before it, or one more, or one less."""
    steps = Counter(int(behind) - int(before) for before, behind in pairwise(digits))
    return max(steps[step] for step in (-1, 0, 1)) >= steps.total() - _ODD_STEPS
