"""Identity numbers that words introduce: their check digits pass by chance, or they have none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.detect.values.claims import Claims, Hit, Words, is_amount, is_sample
from exposure.detect.values.identity.checked import is_valid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from exposure.detect.text import Text
    from exposure.detect.words.walk import Found

#: How far from its anchor a number whose check digits hold may stand.
_NEAR: Final = 45
#: How far before its anchor.
_AHEAD: Final = 28
#: What may not stand between an anchor and a number that has nothing but the anchor to speak for it.
_APART: Final = re.compile(r"\d|[.!?;]\s|\n\s*\n")
_GAP: Final = 34
_SEPARATORS: Final = re.compile(r"[\s./\-\u00a0]")
_YEARS: Final = re.compile(
    r"(?:19|20)\d\d(?:[ /.-]*(?:19|20)\d\d)?|\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d"
)
_ADDRESS: Final = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
#: Short words mean other things in other languages: the number stands right behind them.
_SHORT: Final = 4
_CONNECTED: Final = re.compile(
    r"[\s:=#().,/-]*(?:(?:no|nr|n[°º]?|num\w*|number|is|es|e|est|ist|card|nummer|carte|lautet|heeft|was|now"
    r"|le|il|o|mi|my|de|del|di|da|id|categor\w+|cat[ée]gorie|kategorie|klasse|class|[a-e][1-9]?)(?!\w)[\s:=#().,°º/-]*){0,4}"
)
_STOPS: Final = re.compile(r"[089 .-]+")


class _Kind(NamedTuple):
    """One kind: the list of words that introduce it, its rule and form, and what checks it, if anything does."""

    words: str
    rule: str
    form: re.Pattern[str]
    validators: tuple[str, ...] = ()
    #: A form that no other number has, for which it is enough that the words stand anywhere in the text.
    unmistakable: re.Pattern[str] | None = None


def _digits(fewest: int, most: int) -> re.Pattern[str]:
    """So many digits, in groups or not."""
    return re.compile(rf"(?<![\w.+-])\d(?:[ ./\-\u00a0]{{0,2}}\d){{{fewest - 1},{most - 1}}}(?!\w|[.,-]\d)")


_DOCUMENT: Final = re.compile(
    r"(?<![\w.+-])(?:[A-Za-z]{1,6}(?=\d)|[A-Z]{1,3}[ .-](?=\d))?\d[\dA-Za-z]*(?:[ .\-/](?=\w*\d)\w+"
    r"|[ .\-/][A-Z](?!\w))*(?!\w)"
    r"|(?<![\w.+-])[A-Z]{1,3}[A-Z\d]{6,12}(?!\w)"
)
_ASIDE: Final = re.compile(r"\([^()]*\)")
_ABBREVIATED: Final = re.compile(r"(?:(?<!\w)(?:no|n|num|nro|numero|nummer|id)|nr)\.")
_KINDS: Final[dict[str, _Kind]] = {
    kind.words: kind
    for kind in (
        _Kind(
            "id_words_nir",
            "any.national-id.nir",
            re.compile(
                r"(?<![\w.+-])[1278][ .]?\d\d[ .]?\d\d[ .]?(?:\d\d"
                r"|2[ABab])[ .]?\d{3}[ .]?\d{3}(?:[ ./-]{0,3}\d\d)?(?!\w)"
            ),
            ("fr.nir",),
        ),
        _Kind("id_words_german_tax", "any.national-id.german-tax", _digits(10, 11), ("de.idnr", "de.stnr")),
        _Kind(
            "id_words_german_pension",
            "any.national-id.document",
            re.compile(r"(?<!\w)\d{2}[ ]?\d{6}[ ]?[A-Z][ ]?\d{3}(?!\w)"),
        ),
        _Kind(
            "id_words_luxembourgish",
            "any.national-id.document",
            re.compile(r"(?<![\w.+-])(?:19|20)\d\d[ .]?(?:0[1-9]|1[0-2])[ .]?[0-3]\d[ .]?\d{3}[ .]?\d{2}(?!\w)"),
        ),
        _Kind("id_words_austrian", "any.national-id.document", _digits(10, 10), ("at.vnr",)),
        _Kind(
            "id_words_spanish",
            "any.national-id.dni",
            re.compile(r"(?<![\w.+-])[XYZxyz]?[ -]?\d(?:[ .]?\d){6,7}[ -]?[A-Za-z]?(?!\w)"),
            ("es.dni", "es.nie"),
        ),
        _Kind("id_words_cpf", "any.national-id.cpf", _digits(11, 11), ("br.cpf",)),
        _Kind("id_words_portuguese_tax", "any.national-id.nif", _digits(9, 9), ("pt.nif",)),
        _Kind("id_words_dutch", "any.national-id.bsn", _digits(8, 9), ("nl.bsn",)),
        _Kind("id_words_belgian", "any.national-id.belgian", _digits(11, 11), ("be.nn", "be.bis")),
        _Kind("id_words_swiss", "any.national-id.avs", _digits(11, 13), ("ch.ssn",)),
        _Kind("id_words_canadian", "any.national-id.sin", _digits(9, 9), ("ca.sin",)),
        _Kind(
            "id_words_aadhaar",
            "any.national-id.aadhaar",
            _digits(12, 12),
            ("in_.aadhaar",),
            re.compile(r"(?<![\w.+-])[2-9]\d{3}[ -]\d{4}[ -]\d{4}(?![ -]?\d)(?!\w)"),
        ),
        _Kind("id_words_pan", "any.national-id.pan", re.compile(r"(?<!\w)[A-Za-z]{5}\d{4}[A-Za-z](?!\w)")),
        _Kind("id_words_irish", "any.national-id.pps", re.compile(r"(?<!\w)\d{7} ?[A-Za-z]{1,2}(?!\w)"), ("ie.pps",)),
        _Kind("id_words_australian_tax", "any.national-id.tfn", _digits(8, 9), ("au.tfn",)),
        _Kind("id_words_nhs", "any.national-id.document", _digits(10, 10), ("gb.nhs",)),
        _Kind(
            "id_words_codice_fiscale",
            "any.national-id.codice-fiscale",
            re.compile(r"(?<!\w)[A-Za-z]{6}\w{10}(?!\w)"),
            ("it.codicefiscale",),
        ),
        _Kind("id_words_document", "any.national-id.document", _DOCUMENT),
    )
}
#: The lists of words, each of which wakes its kind.
LISTS: Final = tuple(_KINDS)
#: How many digits the number of an identity document has; with letters it may have fewer, and fewer still in one run.
_DOCUMENT_DIGITS: Final = range(6, 19)
_WITH_LETTERS: Final = 5
_IN_ONE_RUN: Final = 3
_RUN: Final = re.compile(r"[A-Z\d]{8,12}")
#: Which list is tried last, since its words stand before numbers of the other kinds too.
_LAST: Final = "id_words_document"


def find_anchored_ids(text: Text, awake: AbstractSet[str], words: Words, claims: Claims) -> None:
    """Numbers of the kinds whose words stand in the text."""
    for name in sorted(awake & _KINDS.keys(), key=lambda name: (name == _LAST, name)):
        kind = _KINDS[name]
        for match in kind.unmistakable.finditer(text.linkless) if kind.unmistakable else ():
            if not is_sample(text, words, *match.span()):
                claims.add(Hit(kind.rule, *match.span(), _SEPARATORS.sub("", match.group())))
        for anchor in words.find(name, text.ground):
            for start, end in _values(kind, text, *anchor):
                written = text.linkless[start:end]
                if not claims.free(start, end) or not _is_number(kind, written):
                    continue
                if _counts(kind, written, text, anchor, start, words) and not is_sample(text, words, start, end):
                    claims.add(Hit(kind.rule, start, end, _SEPARATORS.sub("", written).upper()))
                    break


def _values(kind: _Kind, text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a number of the kind stands behind the anchor or, less often, before it."""
    last = min(len(text.linkless), end + _NEAR)
    for match in kind.form.finditer(text.linkless, end, min(len(text.linkless), last + 24)):
        if match.start() <= last:
            yield _without_words(match)
    if kind.validators:
        for match in kind.form.finditer(text.linkless, max(0, start - _AHEAD - 16), start):
            if start - match.end() <= _AHEAD:
                yield match.span()


def _without_words(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.start() + len(match.group().rstrip(" .-/"))


def _is_number(kind: _Kind, written: str) -> bool:
    """Whether what was found can be the number of a document: not a date, and long enough."""
    if _YEARS.fullmatch(written) or _ADDRESS.fullmatch(written):
        return False
    digits = sum(map(str.isdigit, written))
    if kind.words != _LAST:
        return True
    if not any(map(str.isalpha, written)):
        return digits in _DOCUMENT_DIGITS
    return (_IN_ONE_RUN if _RUN.fullmatch(written) else _WITH_LETTERS) <= digits < _DOCUMENT_DIGITS.stop


def _counts(kind: _Kind, written: str, text: Text, anchor: Found, start: int, words: Words) -> bool:
    """Whether check digits hold, or the number stands right behind words that call it one."""
    compact = _SEPARATORS.sub("", written).upper()
    between = text.folded[anchor.end : start] if start > anchor.end else text.folded[start : anchor.start]
    between = _ASIDE.sub(" ", between)
    ambiguous = text.folded[slice(*anchor)] in words.listed("ambiguous_id_words") and not (
        any(map(str.isalpha, compact)) or text.plain[slice(*anchor)].isupper()
    )
    if ambiguous and not (between.strip() and _CONNECTED.fullmatch(between)):
        return False
    if any(is_valid(validator, compact) for validator in kind.validators):
        # What a form refuses may be right all the same.
        return "\n\n" not in between
    short = len(text.folded[slice(*anchor)]) <= _SHORT and not any(map(str.isalpha, compact))
    if (short and not _CONNECTED.fullmatch(between)) or (
        kind.words == _LAST and is_amount(text, start, start + len(written))
    ):
        return False
    if (
        start < anchor.end
        or len(between) > _GAP
        or _APART.search(_ABBREVIATED.sub("", text.folded[slice(*anchor)].rstrip(".")[-3:] + between))
        or _STOPS.fullmatch(written)
    ):
        return False
    if words.near("id_refused", text.around(start, start + len(written), 30, 40)):
        return False
    return not words.near("not_the_number", between)
