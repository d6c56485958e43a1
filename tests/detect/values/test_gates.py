"""What spares a search: it may skip only what the search could not have found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from exposure.detect.batch import Batch, text_alone
from exposure.detect.values.digits import crowd_of
from exposure.detect.values.finders import signs_in
from exposure.detect.values.secrets import PARTS

if TYPE_CHECKING:
    from exposure.detect import Detector


def signs_of(text: str) -> set[str]:
    """The signs in a text, alone and between two that hold none."""
    found = signs_in(Batch(["Nothing", text, "nothing"]))
    assert found.keys() <= {1}
    assert found.get(1) == signs_in(Batch([text])).get(0)
    return found.get(1, set())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no digit",
        "7",
        "a1b22c333",
        "at the end 42",
        "é 12, à 3",
        "\u2019\u2026\u2022 5",
        "\U0001f680\u2764\ufe0f 2024 \U0001f680",
        "\u0663\u0664 and 5",
        "\u096c\u096d",
        "\uff11\uff12",
        "\U0001d7d8\U0001d7d9 3",
        "\U0001fbf0",
        "\ud800 12",
        "half \u00bd, squared \u00b2, question? 1!",
    ],
)
def test_runs_of_digits_are_those_an_expression_finds(text: str) -> None:
    """Whatever the script, and whatever stands before them."""
    assert list(text_alone(text).digit_runs) == [match.span() for match in re.finditer(r"\d+", text)]


def test_no_digit_of_any_script_is_missed() -> None:
    """Each is a run of its own behind a letter."""
    digits = [chr(code) for code in range(0x110000) if chr(code).isdecimal()]
    missed = [digit for digit in digits if list(text_alone(f"é{digit}").digit_runs) != [(1, 2)]]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("12345", None),
        ("123456", 6),
        ("12 - 34, 56", 6),
        ("12 ---- 34 ---- 56", None),
        ("123\n456", None),
        ("1234567 and then 12345678", 8),
        ("in 2010 and 2014 and 12 of them", None),
        ("1 2 3 4 5 6 7", 7),
    ],
)
def test_digits_crowd_where_few_signs_stand_between_them(text: str, most: int | None) -> None:
    """Four signs at most, and no end of a line; of a batch it is told as if there were none."""
    crowd = crowd_of(text, text_alone(text).digit_runs)
    assert (crowd.most if crowd else None) == most
    assert ("crowds" in signs_of(text)) is (most is not None or "\n" in text)


def test_a_crowd_goes_from_its_first_number_to_its_last() -> None:
    """With room for what stands before and behind them."""
    text = f"1 {'.' * 20} QQ 12 34 56 C {'.' * 30} 123456789{'.' * 60} 7"
    crowd = crowd_of(text, text_alone(text).digit_runs)
    assert crowd
    assert crowd.first <= text.index("QQ")
    assert crowd.last >= text.index("123456789") + 9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 10:30 it costs 1.50, not 1.75 or 2.25", False),
        ("version 1.2.3 of 4", False),
        ("on 192.0.2.144", True),
        ("192.0.2.144", True),
        ("see https://192.0.2.144/x", True),
        ("see https://example.org/1.2.3", False),
        ("root@192.0.2.144", True),
        ("@ 7", False),
        ("fe80::1", True),
    ],
)
def test_addresses_of_machines_are_looked_for_where_one_can_stand(text: str, *, expected: bool) -> None:
    """Among four numbers with dots between them, two colons, or behind the sign of a host."""
    assert ("hosts" in signs_of(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lindenweg 5", True),
        ("LINDENSTRASSE\u00a05", True),
        ("am Linden 5", True),
        ("Am\tGroßen Linden 5", True),
        ("am 5", False),
        ("Linden am 5", False),
        ("Lindenweg, 5", False),
        ("Lindenweg 12345", False),
        ("Lindenweg https://example.org/12 5", True),
        ("Lindenweg https://example.org/12", False),
        ("5 am Lindenweg", False),
    ],
)
def test_streets_that_are_one_word_are_looked_for_before_short_numbers(text: str, *, expected: bool) -> None:
    """Behind a word that ends like one, or another that follows the beginning of one; links are spaces."""
    assert ("compounds" in signs_of(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("odile [at] example.org", {"bracketed"}),
        ("odile *A* example.org", {"bracketed", "starred"}),
        ("@odile", {"mailboxes"}),
        ("odile at example", set()),
        ("(a lot) {and more}", set()),
        ("Ann (*3.4.1980)", {"starred"}),
    ],
)
def test_signs_of_mailboxes_and_of_births(text: str, expected: set[str]) -> None:
    """As such, in brackets, and the star that German writes before a date of birth."""
    assert signs_of(text) - {"crowds"} == expected


def test_what_is_looked_for_first_is_a_part_of_the_expression(detector: Detector) -> None:
    """Each match of the expression holds a match of its part, as long as the part stands in it as such."""
    rules = {rule.id: rule for rule in detector.rules}
    for name, part in PARTS.items():
        before, _, behind = rules[name].regex.partition(part)
        assert behind
        assert before.count("(") == before.count(")")
        has_letters = re.search("[A-Za-z]", re.sub(r"\\.", "", part)) is not None
        assert not (has_letters and "(?i" in rules[name].regex)
        outside = before + behind
        while (inner := re.sub(r"\([^()]*\)", "", outside)) != outside:
            outside = inner
        assert "|" not in outside


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("J'habite Calle Mayor s/n, 2\u00ba B", "Calle Mayor s/n, 2\u00ba B"),
        ("Vivo en Calle Mayor s/n. https://example.org/12", "Calle Mayor s/n"),
        ("Send it home: Flat 2, 31 Elder Grove, Marsham ZE9 9ZZ", "Flat 2, 31 Elder Grove, Marsham ZE9 9ZZ"),
        ("31 Elder Grove, Marsham ZE9 9ZZ is my home", "31 Elder Grove, Marsham ZE9 9ZZ"),
        ("Ich wohne Am Markt 5", "Am Markt 5"),
        ("Ich wohne Lindenstr. 5", "Lindenstr. 5"),
        ("Ich wohne Lindenweg\u00a05", "Lindenweg\u00a05"),
        ("Abito in Via dei Mille 12", "Via dei Mille 12"),
        (
            "Moro na Rua de S\u00e3o Jo\u00e3o de Deus e Santos , n.\u00ba 12",
            "Rua de S\u00e3o Jo\u00e3o de Deus e Santos , n.\u00ba 12",
        ),
        ("@friend write to odile.varenne@mail.example.org", "odile.varenne@mail.example.org"),
        ("@@odile, or:odile.varenne@mail.example.org", "odile.varenne@mail.example.org"),
        ("odile.varenne@mail.example.org", "odile.varenne@mail.example.org"),
        ("odile dot varenne\nat\nexample dot org", "odile dot varenne\nat\nexample dot org"),
        ("odile.varenne AROBASE example point org", "odile.varenne AROBASE example point org"),
        ("odile.varenne[at]example.org", "odile.varenne[at]example.org"),
        ("odile.varenne -at- example (dot) org", "odile.varenne -at- example (dot) org"),
    ],
)
def test_an_address_is_found_whatever_stands_about_it(detector: Detector, text: str, value: str) -> None:
    """A street's wherever its number stands; an e-mail's behind signs of user names, or with one on its own line."""
    assert value in [text[finding.start : finding.end] for finding in detector.scan(text)]


@pytest.mark.parametrize(
    ("text", "linkless"),
    [
        ("www.example.org/12 7", "                   7"),
        ("urn:li:activity:12 7", "                   7"),
        ("lnkd.in 12", "lnkd.in 12"),
        ("lnkd.in/12 7", "           7"),
        ("9\nhttps://example.org/12\n7", "9\n                      \n7"),
        ("and/or 12", "and/or 12"),
    ],
)
def test_links_are_blanked_with_or_without_a_slash(text: str, linkless: str) -> None:
    """What numeric rules read has no numbers of links."""
    assert text_alone(text).linkless == linkless


@pytest.mark.parametrize(
    "text",
    [
        "Today I turned 40 on 3 May",
        "I turned 40 today",
        "On 3 May 2024 I will be 40",
        "Ich bin heute 40 geworden",
        "Heute bin ich 40 Jahre alt geworden",
        "Je fêterai mes 40 ans demain",
        "https://example.org/12345 It's my 40th birthday today",
    ],
)
def test_an_age_is_looked_for_about_short_numbers(detector: Detector, text: str) -> None:
    """Before the number or behind it stands what makes it an age."""
    assert "any.birth-date.birthday" in {finding.rule_id for finding in detector.scan(text)}
