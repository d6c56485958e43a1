"""Slots of the pattern language that every language shares: numbers, money, days and times in seven languages."""

from __future__ import annotations

from typing import Final

from exposure.detect.words.begins import Begins

_NUMBER_WORDS: Final = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred several few couple
    un une deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante
    cinquante soixante cent plusieurs quelques
    ein eine einen einem einer zwei drei vier fuenf funf sechs sieben acht neun zehn elf zwolf zwoelf dreizehn vierzehn
    funfzehn fuenfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreissig vierzig funfzig fuenfzig hundert mehrere
    einige paar
    uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete
    dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta cien varios varias unos unas
    due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette
    diciotto diciannove venti trenta quaranta cinquanta sessanta cento parecchi parecchie alcuni alcune
    um uma dois duas quatro seis sete oito dez onze doze treze catorze quinze dezasseis dezesseis dezassete dezessete
    dezoito dezanove dezenove vinte trinta quarenta cinquenta sessenta cem varios varias
    een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien
    negentien twintig dertig veertig vijftig zestig honderd enkele meerdere
""".split()  # fmt: skip

_MONTHS: Final = """
    jan january janvier januar jaenner janner enero ene gennaio gen janeiro januari
    feb february fevrier fev februar febrero febbraio fevereiro februari
    mar march mars marz maerz marzo marco maart mrt
    apr april avril avr abril abr aprile
    may mai mayo maggio mag maio mei
    jun june juin juni junio giugno giu junho
    jul july juillet juil juli julio luglio lug julho
    aug august aout agosto ago augustus
    sep sept september septembre septiembre settembre set setembro
    oct october octobre okt oktober octubre ottobre ott outubro out
    nov november novembre noviembre novembro
    dec december decembre dez dezember diciembre dic dicembre dezembro
""".split()

_WEEKDAYS: Final = """
    monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lunes martes miercoles jueves viernes sabado
    domingo lunedi martedi mercoledi giovedi venerdi sabato domenica segunda terca quarta quinta sexta maandag dinsdag
    woensdag donderdag vrijdag zaterdag zondag
""".split()


def _alternatives(words: list[str]) -> str:
    """The words as one group, longer ones first so that none hides another."""
    return rf"(?:{'|'.join(sorted(set(words), key=lambda word: (-len(word), word)))})"


#: A month's name or its abbreviation, folded, in any of the languages.
MONTH: Final = rf"{_alternatives(_MONTHS)}\.?"
WEEKDAY: Final = _alternatives(_WEEKDAYS)
_NUMBER: Final = _alternatives(_NUMBER_WORDS)
_ORDINAL: Final = r"(?:er|st|nd|rd|th|\.|º|°|e|ª)?"
_OF: Final = r"(?: of| de| del| di)?"
_AMOUNT: Final = r"\d[\d.,']*(?: \d{3})*"
#: Words behind the digits of an amount, and words for money, as they stand behind an amount and before one.
_THOUSANDS_WORDS: Final = """
    k m mio mille mil mila duizend tausend tsd grand thousand million millions millionen milhoes milhao millones milioni
    miljoen
""".split()
_CURRENCY_WORDS: Final = """
    euros euro eur dollars dollar dolares pounds pound quid usd gbp chf brl mxn ars clp cop francs franc franken stutz
    balles bucks grand lakhs lakh lpa reais pesos peso conto piepen mille pavos
""".split()
_CURRENCY_BEFORE: Final = "usd eur gbp chf cad aud rs".split()
_THOUSANDS: Final = rf"(?:mio\.|tsd\.|{'|'.join(_THOUSANDS_WORDS)})"
_CURRENCY: Final = rf"(?:€|£|\$|k€|{'|'.join(_CURRENCY_WORDS)})"
_DAY_OF_MONTH: Final = rf"\d{{1,2}}{_ORDINAL}{_OF} {MONTH}"
_NUMERIC_DAY: Final = r"\d{1,2}[/.]\d{1,2}\.?"

SLOTS: Final[dict[str, str]] = {
    "n": rf"(?:\d[\d.,]*|(?:a couple of|a few|ein paar|een paar|{_NUMBER})(?:[\s-]{_NUMBER})?)",
    "digits": r"\d[\d.,  ]*",
    "money": (
        rf"(?:(?:[€$£₹]|r\$|us\$|rs\.|{'|'.join(_CURRENCY_BEFORE)})\s?{_AMOUNT}\s?{_THOUSANDS}?"
        rf"|{_AMOUNT}\s?{_THOUSANDS}?\s?(?:de |d')?{_CURRENCY})"
    ),
    "date": rf"(?:{_DAY_OF_MONTH}|{MONTH} \d{{1,2}}|{_NUMERIC_DAY}|the \d{{1,2}}(?:st|nd|rd|th)"
    r"|(?:le|el|il|o|dia|am|vom|de) \d{1,2}\.?(?:er|e)?(?!\d| %))",
    "day": (
        rf"(?:\d{{1,2}}{_ORDINAL}(?:{_OF} {MONTH})?|{MONTH}(?: \d{{1,2}})?|{_NUMERIC_DAY}|{WEEKDAY})"
    ),
    "time": r"(?:\d{1,2}(?:[:.h]\d{2}|\s?h(?:\s?\d{2})?|\s?[ap]m| uhr| uur)|noon|midnight|midi|minuit|mittags?"
    r"|mitternacht|mediodia|medianoche|mezzogiorno|mezzanotte|meio dia|meia noite)",
    "name": r"[^\W\d_][\w']+",
    "word": r"[\w'&.]+",
}  # fmt: skip

#: Stand among required words for any word of digits, and for any of digits and letters that begins with either.
DIGITS: Final = "0"
MIXED: Final = "0a"
_LETTERS_FIRST: Final = "a0"
#: Stands among them for any word that begins with a capital; folded words have none.
CAPITAL: Final = "A"
#: Stands between texts, and for every word that nothing waits for.
NO_WORD: Final = "\0"
_TIMES: Final = """
    noon midnight midi minuit mittag mittags mitternacht mediodia medianoche mezzogiorno mezzanotte meio meia
""".split()
#: `45 keuros` is written too.
_MONEY: Final = (
    *"€ £ $ ₹".split(),
    *_CURRENCY_BEFORE,
    *_CURRENCY_WORDS,
    *(f"{thousands}{currency}" for thousands in _THOUSANDS_WORDS for currency in _CURRENCY_WORDS),
)

#: Of some slots, what one of which every match holds: digits, or one of the words that they can be written as.
HOLDS: Final[dict[str, tuple[str, ...]]] = {
    SLOTS["digits"]: (DIGITS,),
    SLOTS["money"]: (MIXED, *dict.fromkeys(_MONEY)),
    SLOTS["date"]: (DIGITS, MIXED),
    SLOTS["n"]: (DIGITS, *sorted(set(_NUMBER_WORDS))),
    SLOTS["day"]: (DIGITS, MIXED, *sorted({*_MONTHS, *_WEEKDAYS})),
    SLOTS["time"]: (DIGITS, MIXED, *_TIMES),
    SLOTS["name"]: (CAPITAL,),
}

#: How each slot begins.
BEGINS: Final[dict[str, Begins]] = {
    SLOTS["n"]: Begins(words=frozenset({*_NUMBER_WORDS, "a", "ein", "een"}), digit=True),
    SLOTS["digits"]: Begins(digit=True),
    SLOTS["money"]: Begins(words=frozenset("r us usd eur gbp chf cad aud rs".split()), digit=True, sign=True),
    SLOTS["date"]: Begins(words=frozenset({*_MONTHS, *"the le el il o dia am vom de".split()}), digit=True),
    SLOTS["day"]: Begins(words=frozenset({*_MONTHS, *_WEEKDAYS}), digit=True),
    SLOTS["time"]: Begins(words=frozenset(_TIMES), digit=True),
    SLOTS["name"]: Begins(capital=True),
    SLOTS["word"]: Begins(anything=True),
}

#: The most stretches between spaces that each slot takes; a number of more is none that a pattern means.
WIDTHS: Final[dict[str, int]] = {
    SLOTS["n"]: 6,
    SLOTS["digits"]: 12,
    SLOTS["money"]: 11,
    SLOTS["date"]: 5,
    SLOTS["day"]: 5,
    SLOTS["time"]: 4,
    SLOTS["name"]: 1,
    SLOTS["word"]: 1,
}


def number_of(word: str) -> str:
    """What stands among required words for a word that is not of letters alone; empty if it stands between texts."""
    if word == NO_WORD:
        return ""
    if word.isdigit():
        return DIGITS
    return MIXED if word[0].isdigit() else _LETTERS_FIRST
