"""Identity numbers that stand alone: their form and their check digits leave little to chance."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.detect.values.claims import Claims, Hit, Words, is_sample

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exposure.detect.text import Text
    from exposure.detect.values.digits import Crowd

_SEPARATOR: Final = r"[ \u00a0\u202f.-]?"
_SPACES: Final = re.compile(r"[\s./-]")


class _Kind(NamedTuple):
    """One kind of number: its rule, its form, and the module of stdnum that decides."""

    rule: str
    form: re.Pattern[str]
    validator: str
    #: How few digits the form can have that stand close together.
    fewest: int


_KINDS: Final = (
    _Kind(
        "any.national-id.nir",
        re.compile(
            rf"(?<![\w.+])[1278]{_SEPARATOR}\d{{2}}{_SEPARATOR}(?:0[1-9]|1[0-2]|[2-9]\d){_SEPARATOR}(?:\d{{2}}"
            rf"|2[ABab])"
            rf"{_SEPARATOR}\d{{3}}{_SEPARATOR}\d{{3}}[ \u00a0\u202f./-]{{0,3}}\d{{2}}(?!\w)"
        ),
        "fr.nir",
        14,
    ),
    _Kind("any.national-id.avs", re.compile(r"(?<![\w.+])756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?!\w)"), "ch.ssn", 13),
    _Kind(
        "any.national-id.dni", re.compile(r"(?<![\w.+-])(?:\d{2}\.\d{3}\.\d{3}|\d{8})[ -]?[A-Za-z](?!\w)"), "es.dni", 8
    ),
    _Kind("any.national-id.dni", re.compile(r"(?<![\w.+-])[XYZxyz][ -]?\d{7}[ -]?[A-Za-z](?!\w)"), "es.nie", 7),
    _Kind(
        "any.national-id.codice-fiscale",
        re.compile(
            r"(?<!\w)[A-Za-z]{3} ?[A-Za-z]{3} ?[\dLMNPQRSTUVlmnpqrstuv]{2}"
            r"[A-EHLMPR-Ta-ehlmpr-t][\dLMNPQRSTUVlmnpqrstuv]{2}"
            r" ?[A-Za-z][\dLMNPQRSTUVlmnpqrstuv]{3}[A-Za-z](?!\w)"
        ),
        "it.codicefiscale",
        # Letters may stand for all of them.
        0,
    ),
    _Kind("any.national-id.cpf", re.compile(r"(?<![\w.+-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])"), "br.cpf", 11),
    _Kind("any.national-id.belgian", re.compile(r"(?<![\w.+-])\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}(?!\w)"), "be.nn", 11),
    _Kind("any.national-id.document", re.compile(r"(?<![\w.+-])\d{3}-\d{7}-\d{2}(?![\w-])"), "be.eid", 12),
    _Kind("any.national-id.document", re.compile(r"(?<![\w.+-])\d{8} ?\d ?[A-Z]{2}\d(?!\w)"), "pt.cc", 10),
    # Of persons; the numbers of companies begin higher in Chile, and with a three in Argentina.
    _Kind("any.national-id.document", re.compile(r"(?<![\w.+-])[1-4]?\d\.\d{3}\.\d{3}-[\dkK](?![\w-])"), "cl.rut", 7),
    _Kind("any.national-id.document", re.compile(r"(?<![\w.+-])2[0347]-\d{8}-\d(?![\w-])"), "ar.cuit", 11),
    _Kind("any.national-id.document", re.compile(r"(?<![\w.+-])\d{6} \d{4} \d{3}(?![\w-]| \d)"), "za.idnr", 13),
    _Kind(
        "any.national-id.curp",
        re.compile(r"(?<!\w)[A-Za-z]{4}\d{6}[HMhm][A-Za-z]{5}[A-Za-z\d]\d(?!\w)"),
        "mx.curp",
        6,
    ),
)
_SSN: Final = re.compile(r"(?<![\w.+-])(?!000|666|9)\d{3}([ -])(?!00)\d{2}\1(?!0000)\d{4}(?![\w-]|\.\d)")
_SSN_DIGITS: Final = 9
_NINO_DIGITS: Final = 6
_NINO: Final = re.compile(
    r"(?<!\w)(?:qq|[abceghj-prstw-z][abceghj-nprstw-z])[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?[a-d](?!\w)",
    re.IGNORECASE,
)


def find_identity_numbers(text: Text, crowd: Crowd, words: Words, claims: Claims) -> None:
    """Numbers of the kinds above, and American and British ones, which have a form and no check digits."""
    for kind in _KINDS:
        for match in _matches(kind.form, kind.fewest, text, crowd):
            compact = _SPACES.sub("", match.group()).upper()
            if is_valid(kind.validator, compact) and not _is_other(match, text, words):
                claims.add(Hit(kind.rule, *match.span(), compact))
    for match in _matches(_SSN, _SSN_DIGITS, text, crowd):
        about = text.around(*match.span(), 40, 20)
        plausible = match.group(1) == "-" and not words.near("not_a_phone", about)
        if (plausible or words.near("ssn_context", about)) and not is_sample(text, words, *match.span()):
            claims.add(Hit("any.national-id.ssn", *match.span(), _SPACES.sub("", match.group())))
    for match in _matches(_NINO, _NINO_DIGITS, text, crowd):
        if not _is_other(match, text, words):
            claims.add(Hit("any.national-id.nino", *match.span(), _SPACES.sub("", match.group()).upper()))


def _matches(form: re.Pattern[str], fewest: int, text: Text, crowd: Crowd) -> Iterable[re.Match[str]]:
    """Where a form of so many digits stands."""
    if not fewest:
        return form.finditer(text.linkless)
    return form.finditer(text.linkless, crowd.first, crowd.last) if fewest <= crowd.most else ()


def _is_other(match: re.Match[str], text: Text, words: Words) -> bool:
    """Whether words call the number something else, or an example."""
    return is_sample(text, words, *match.span()) or words.near("goods_words", text.around(*match.span(), 24, 0))


def is_valid(validator: str, compact: str) -> bool:
    """Whether a module of stdnum accepts a number."""
    return bool(import_module(f"stdnum.{validator}").is_valid(compact))
