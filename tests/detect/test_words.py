"""Worded disclosures: the family of ways to say a thing, and what only sounds like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from exposure.detect import Detector


def categories(detector: Detector, text: str) -> set[str]:
    """Categories found in a text, those of low severity left out."""
    return {finding.category for finding in detector.scan(text) if finding.severity != "low"}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("I was diagnosed with epilepsy.", "health"),
        ("I\u2019m 14 weeks pregnant.", "health"),
        ("\U0001d408 \U0001d430\U0001d41a\U0001d42c diagnosed with lupus.", "health"),
        ("Eleven years sober today.", "health"),
        ("JE SUIS ENCEINTE", "health"),
        ("on m'a diagnostique un lymphome", "health"),
        ("Je suis licencié·e depuis mardi, licencié(e) par mail.", "job-loss"),
        ("As a Sikh I take that day off.", "religion"),
        ("Je porte le voile.", "religion"),
        ("Knocked on forty doors for Labour.", "politics"),
        ("J'ai voté Mélenchon.", "politics"),
        ("My union rep sat beside me.", "union"),
        ("Je suis gréviste jeudi.", "union"),
        ("My parents fled Eritrea.", "ethnicity"),
        ("Fille d'immigrés portugais.", "ethnicity"),
        ("I'm a lesbian.", "sexuality"),
        ("J'ai fait mon coming out.", "sexuality"),
        ("My DNA results came back.", "biometric"),
        ("Porteuse du gène BRCA1.", "biometric"),
        ("I did two years in prison.", "criminal"),
        ("J'ai été condamné avec sursis.", "criminal"),
        ("Under NDA but the plant closes.", "confidential"),
        ("C'est confidentiel mais on ferme.", "confidential"),
        ("My boss is a bully.", "employer-criticism"),
        ("Ma cheffe est un tyran.", "employer-criticism"),
        ("They let me go after nine years.", "job-loss"),
        ("Rupture conventionnelle signée hier.", "job-loss"),
        ("#OpenToWork", "job-search"),
        ("Je suis à l'écoute du marché.", "job-search"),
        ("I make $90,000 a year.", "pay"),
        ("Je gagne 2 100 euros nets.", "pay"),
        ("My grandmother passed away.", "family"),
        ("En plein divorce.", "family"),
        ("The house is empty until Sunday.", "whereabouts"),
        ("L'appartement sera vide tout le mois d'août.", "whereabouts"),
        ("I'm bankrupt.", "finances"),
        ("Je suis interdit bancaire.", "finances"),
    ],
)
def test_a_disclosure_is_found(detector: Detector, text: str, category: str) -> None:
    """Each family of disclosures is found however it is spelt."""
    assert category in categories(detector, text)


@pytest.mark.parametrize(
    "text",
    [
        "If I was diagnosed tomorrow, who would know?",
        'One line of the exercise: "I was diagnosed with lupus", another: "I\'m pregnant".',
        "Our cancer-research platform won an award.",
        "Si je suis enceinte un jour, je le dirai.",
        "« J'ai été licenciée mardi » est une réplique.",
        "Office politics is a budget question.",
        "Service is part of our DNA.",
        "I am guilty as charged: too many tabs.",
        "We're hiring: were you laid off? Apply now.",
        "On recrute à Orval : changez de métier avec nous.",
        "The app came out of beta.",
        "The salary survey is out: the median is £56k.",
        "A family-owned business.",
        "Our office is closed until Monday.",
        "Technical debt is expensive.",
        "L'Union européenne a publié le texte.",
        "Le syndicat d'initiative ouvre à dix heures.",
        "Joyeuses fêtes et bon ramadan à toutes et tous.",
        "We respect confidentiality.",
        "The chair of the bank was convicted yesterday, says every front page.",
    ],
)
def test_a_topic_is_not_a_disclosure(detector: Detector, text: str) -> None:
    """Naming a topic, supposing, quoting and joking disclose nothing."""
    assert set() == categories(detector, text)


def test_one_disclosure_is_one_finding(detector: Detector) -> None:
    """Two rules that see the same thing in one sentence report it once."""
    findings = detector.scan("I was diagnosed with epilepsy and my epilepsy is back.")

    assert len([finding for finding in findings if finding.category == "health"]) == 1


def test_the_evidence_reads_as_a_clause(detector: Detector) -> None:
    """The span goes on to the end of the clause."""
    text = "News. I was diagnosed with epilepsy in May, quietly."
    (finding,) = detector.scan(text)

    assert text[finding.start : finding.end] == "I was diagnosed with epilepsy in May"
