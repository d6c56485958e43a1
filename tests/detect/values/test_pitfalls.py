"""Mistakes that finders of numbers are prone to, each with a text in which it used to happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exposure.model import VALUE_CATEGORIES

if TYPE_CHECKING:
    from exposure.detect import Detector


def categories(detector: Detector, text: str) -> list[str]:
    """Categories of the values found, those of low severity left out."""
    return [
        finding.category
        for finding in detector.scan(text)
        if finding.category in VALUE_CATEGORIES and finding.severity != "low"
    ]


@pytest.mark.parametrize("text", ["+4222222222222", "Ring +44(0)20 7946 0999", "0044 20 7946 0999"])
def test_an_international_number_is_no_card(detector: Detector, text: str) -> None:
    """Thirteen digits that pass the checksum of cards are a telephone number behind a plus or two zeros."""
    assert "payment-card" not in categories(detector, text)


@pytest.mark.parametrize("text", ["Commande 0612345678 expédiée", "Commande 0655501234 : merci de votre patience"])
def test_an_order_is_no_telephone_of_a_far_country(detector: Detector, text: str) -> None:
    """A number that some country's plan knows is not a telephone where words say order."""
    assert categories(detector, text) == []


@pytest.mark.parametrize("text", ["Je vous laisse 06 39 98 77 31", "I leave you this: (415) 555-0142"])
def test_numbers_that_no_plan_has_given_out_count_in_their_groups(detector: Detector, text: str) -> None:
    """Fictional ranges are possible and not valid; the groups of the text's country speak for them."""
    assert categories(detector, text) == ["phone"]


def test_a_birth_needs_no_six_digits(detector: Detector) -> None:
    """Words wake the search for dates of birth, however few digits follow."""
    assert categories(detector, "Né le 3 mars 86") == ["birth-date"]


@pytest.mark.parametrize("number", ["4242424242424242", "4111111111111111", "5555555555554444"])
def test_few_different_digits_make_a_card_too(detector: Detector, number: str) -> None:
    """Published test cards repeat their digits and pass the checksum."""
    assert categories(detector, f"My card {number} was charged") == ["payment-card"]


@pytest.mark.parametrize("word", ["Los", "Lot", "Charge", "Commande", "Order"])
@pytest.mark.parametrize("number", ["999900006", "200000420", "000000402"])
def test_check_digits_of_short_numbers_pass_by_chance(detector: Detector, word: str, number: str) -> None:
    """Nine digits whose check digit holds are nobody's number without a word that introduces them."""
    assert categories(detector, f"{word} {number}") == []


def test_an_anchor_far_away_introduces_nothing(detector: Detector) -> None:
    """A number of nine digits needs its word within forty-five characters."""
    text = "Een BSN is iets anders dan wat wij hier met elkaar in de loods bespreken, namelijk pallet 999900006"

    assert categories(detector, text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("iban fr7630006000011234567890189 merci", "fr7630006000011234567890189"),
        ("FR7630006000011234567890189 avant vendredi", "FR7630006000011234567890189"),
        ("FR76 3000 6000 0112 3456 7890 189 avant", "FR76 3000 6000 0112 3456 7890 189"),
        ("NL91ABNA0417164300 op naam van Fenna", "NL91ABNA0417164300"),
    ],
)
def test_an_iban_ends_where_its_check_digits_hold(detector: Detector, text: str, shown: str) -> None:
    """Lower case and glued IBANs are found, and no word behind them is swallowed."""
    assert [text[finding.start : finding.end] for finding in detector.scan(text)] == [shown]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.linkedin.com/feed/update/urn:li:activity:7012345678901234567/",
        "https://lnkd.in/e0639987731",
        "urn:li:activity:7012345678901234567",
        "https://example.org/4242424242424242/06-39-98-77-31",
    ],
)
def test_links_hold_nobodys_numbers(detector: Detector, text: str) -> None:
    """Long runs of digits in links are no numbers of persons."""
    assert categories(detector, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "01/02/2025", "2019-2024", "12 500 000 vues", "1 250 000 €", "$ 415 555 0142", "NºCol: 28 28 57410",
        "colegiado 282857410", "v 07.11.2024.3", "10-12-2024 20:00", "le 12.05.2024 à 18.30",
    ],
)  # fmt: skip
def test_dates_prices_counts_and_licences_are_no_telephones(detector: Detector, text: str) -> None:
    """Other numbers in groups are left alone."""
    assert categories(detector, text) == []


def test_an_extension_belongs_to_its_number(detector: Detector) -> None:
    """An extension is part of the evidence."""
    text = "Call me: 415-555-0142 x123"

    assert [text[finding.start : finding.end] for finding in detector.scan(text)] == ["415-555-0142 x123"]


@pytest.mark.parametrize(
    "text",
    ["a place to stay for 3 nights", "12 place to visit", "on the way to 14 cities", "sulla via di casa 3 volte"],
)
def test_prose_is_no_address(detector: Detector, text: str) -> None:
    """Names of streets begin with a capital, whatever the case of the word for street."""
    assert categories(detector, text) == []


@pytest.mark.parametrize("text", ["Llámame sin 123456789 dudas", "nas 912555012 vezes", "Ich habe nie 12345678 gesagt"])
def test_a_short_word_of_another_language_introduces_nothing(detector: Detector, text: str) -> None:
    """Abbreviations of documents are common words elsewhere."""
    assert "national-id" not in categories(detector, text)


def test_an_escaped_line_break_ends_a_number(detector: Detector) -> None:
    """Exports write line breaks as two characters."""
    text = "mon 06 39 98 77 31\\nmerci"

    assert categories(detector, text) == ["phone"]
