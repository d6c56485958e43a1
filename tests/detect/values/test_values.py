"""Identifiers and secrets: what is one, what only looks like one, and what takes precedence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exposure.model import VALUE_CATEGORIES

if TYPE_CHECKING:
    from exposure.detect import Detector


def values(detector: Detector, text: str) -> list[tuple[str, str]]:
    """Category and text of every value found, those of low severity left out."""
    return [
        (finding.category, text[finding.start : finding.end])
        for finding in detector.scan(text)
        if finding.category in VALUE_CATEGORIES and finding.severity != "low"
    ]


@pytest.mark.parametrize(
    ("text", "category", "value"),
    [
        ("Écrivez à odile.varenne@mail.example.org.", "email", "odile.varenne@mail.example.org"),
        ("odile.varenne (arobase) example (point) org", "email", "odile.varenne (arobase) example (point) org"),
        ("odile dot varenne at example dot org!", "email", "odile dot varenne at example dot org"),
        ("Call (415) 555-0142 now", "phone", "(415) 555-0142"),
        ("tél. 06.39.98.77.31", "phone", "06.39.98.77.31"),
        ("Mon numéro : +33 6 39 98 77 31", "phone", "+33 6 39 98 77 31"),
        ("+33\u00a06\u00a039\u00a098\u00a077\u00a031 ☎", "phone", "+33\u00a06\u00a039\u00a098\u00a077\u00a031"),
        ("FR76 3000 6000 0112 3456 7890 189", "bank-account", "FR76 3000 6000 0112 3456 7890 189"),
        ("fr7630006000011234567890189 merci", "bank-account", "fr7630006000011234567890189"),
        ("DE89 3704 0044 0532 0130 00 by Friday", "bank-account", "DE89 3704 0044 0532 0130 00"),
        ("sort code 20-20-15", "bank-account", "20-20-15"),
        ("carte 4242 4242 4242 4242 exp 11/26", "payment-card", "4242 4242 4242 4242"),
        ("amex 3782 822463 10005", "payment-card", "3782 822463 10005"),
        ("visa 4111-1111-1111-1111", "payment-card", "4111-1111-1111-1111"),
        ("NIR 2 55 08 14 168 025 38", "national-id", "2 55 08 14 168 025 38"),
        ("SSN 078-05-1120", "national-id", "078-05-1120"),
        ("my nino is QQ 12 34 56 C", "national-id", "QQ 12 34 56 C"),
        ("passport no. X12345678", "national-id", "X12345678"),
        ("Né le 3 mars 1986", "birth-date", "3 mars 1986"),
        ("DOB: 1986-03-03", "birth-date", "1986-03-03"),
        ("ssh to my box on 192.0.2.144", "ip-address", "192.0.2.144"),
        (
            "J'habite 8 ter avenue des Ormes, 01999 Valserre",
            "postal-address",
            "8 ter avenue des Ormes, 01999 Valserre",
        ),
        ("Send it home: 31 Elder Grove, Marsham ZE9 9ZZ", "postal-address", "31 Elder Grove, Marsham ZE9 9ZZ"),
        ("user deploy, pw Basil#Monsoon88", "credential", "Basil#Monsoon88"),
        ("le mdp c'est Tilleul!jardin7", "credential", "Tilleul!jardin7"),
        ("amqp://app:Quartz19melon@mq.example.org/", "credential", "Quartz19melon"),
    ],
)
def test_a_value_is_found_with_its_exact_span(detector: Detector, text: str, category: str, value: str) -> None:
    """The span holds the value and nothing else."""
    assert [(category, value)] == values(detector, text)


@pytest.mark.parametrize(
    "text",
    [
        "Write to support@example.org or to press@example.org.",
        'check("john.smith@example.org") gives true',
        "Dans le gabarit : prenom.nom@example.org",
        "At one point or another, at some point, everybody leaves.",
        "Firmware build 07.11.2024.3 demain",
        "Invoice 555-0142-88",
        "Le standard répond au 06 39 98 77 31",
        "From 01/02/2025 to 2026, 2019-2024, 12 500 000 vues",
        "https://www.linkedin.com/feed/update/urn:li:activity:7012345678901234567/",
        "https://lnkd.in/e4242424242424242",
        "GB34 BUKB 2020 1555 5555 55 was bounced",
        "Order 4242 4242 4242 4243",
        "+44(0)20 is how it begins",
        "Fixture rows carry 000-12-3456",
        "Le formulaire rejette 2 55 08 14 168 025 39",
        "My passport expires in 2027.",
        "The brand was born on 19 August 2003.",
        "Release 4.20.1.9 is out",
        "Throughout this tutorial our gateway is 192.0.2.201.",
        "NºCol: 28 28 57410",
        "Looking for a place to stay in 3 cities",
        "La librairie vous accueille au 5 place du Marché, 01999 Valserre",
        "mysql://user:password@localhost:3306/demo",
        "export MAPS_API_KEY=<YOUR_KEY_HERE>",
        "Your password is not your pet.",
        "Le mot de passe est mort.",
    ],
)
def test_a_look_alike_is_left_alone(detector: Detector, text: str) -> None:
    """Numbers and addresses that are nobody's are not findings."""
    assert values(detector, text) == []


def test_a_social_security_number_is_no_card(detector: Detector) -> None:
    """The French specimen number passes the card checksum too, and is one fact all the same."""
    assert values(detector, "carte 2 55 08 14 168 025 38") == [("national-id", "2 55 08 14 168 025 38")]


def test_a_corsican_number_is_valid(detector: Detector) -> None:
    """The letters of Corsican departments take part in the check digits."""
    assert [category for category, _ in values(detector, "2 55 08 2A 168 025 97")] == ["national-id"]


def test_one_value_written_two_ways_is_one_fact(detector: Detector) -> None:
    """The normalised value does not depend on how a number is written."""
    facts = {finding.fact for finding in detector.scan("06 39 98 77 31, ou tél +33 6 39 98 77 31")}

    assert {"+33639987731"} == facts


def test_a_home_weighs_more_than_an_address(detector: Detector) -> None:
    """An address at home is high; the same address alone is medium."""
    address = "8 ter avenue des Ormes, 01999 Valserre"
    alone, home = detector.scan(address), detector.scan(f"J'habite au {address}")

    assert [finding.severity for finding in alone] == ["medium"]
    assert [finding.severity for finding in home] == ["high"]


def test_a_word_cut_by_the_edge_of_the_context_says_nothing(detector: Detector) -> None:
    """The first letter of a longer word is not read as a word of its own, such as the v of a version."""
    text = "mon routeur, adresse fixe 192.0.2.144, merci au premier volontaire"

    assert values(detector, text) == [("ip-address", "192.0.2.144")]


def test_two_numbers_side_by_side_are_two_findings(detector: Detector) -> None:
    """A number does not swallow the one behind it."""
    text = "tél 06 39 98 77 31 4242 4242 4242 4242 FR76 3000 6000 0112 3456 7890 189 DE89 3704 0044 0532 0130 00"
    found = [category for category, _ in values(detector, text)]

    assert found == ["phone", "payment-card", "bank-account", "bank-account"]
