"""The words every stage shares: records, findings, problems and the closed vocabularies they use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Severity = Literal["low", "medium", "high", "critical"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)

Status = Literal["in", "excluded", "unclear"]
STATUSES: Final[tuple[Status, ...]] = get_args(Status)

Audience = Literal["public", "presumed_public", "unknown", "connections", "group", "private"]
AUDIENCES: Final[tuple[Audience, ...]] = get_args(Audience)

#: Every kind a record can have, in the order in which reports list them.
KINDS: Final[tuple[str, ...]] = tuple(
    """
    profile_field headline summary position education skill certification course language project honor
    organization publication patent test_score volunteering cause recommendation_received recommendation_given
    endorsement_received endorsement_given post group_post repost article article_draft comment reaction vote
    media event saved_item hashtag_follow company_follow member_follow connection contact invitation note
    message message_draft ai_chat job_application job_preference saved_job job_alert job_posting saved_answer
    resume search ad_click ad_targeting inference email_address phone_number login security_challenge
    registration verification receipt learning review service other
    """.split()
)

#: Kinds whose own text is read for sensitive content; of `ai_chat` only the member's own side has text.
SCANNED_KINDS: Final[frozenset[str]] = frozenset(
    """
    headline summary position education project volunteering recommendation_given post group_post repost article
    article_draft comment ai_chat saved_answer resume service review
    """.split()
)

#: The categories of sensitive content, grouped by what they concern.
CATEGORY_GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "identity": (
        "email",
        "phone",
        "postal-address",
        "national-id",
        "bank-account",
        "payment-card",
        "birth-date",
        "ip-address",
    ),
    "secrets": ("credential",),
    "special": ("health", "religion", "politics", "union", "ethnicity", "sexuality", "biometric", "criminal"),
    "work": ("confidential", "employer-criticism", "job-loss", "job-search", "pay"),
    "life": ("family", "whereabouts", "finances"),
}
CATEGORIES: Final[tuple[str, ...]] = tuple(name for group in CATEGORY_GROUPS.values() for name in group)

#: Categories that are told in words, in the order of the columns of the heads' scores.
WORDED_CATEGORIES: Final[tuple[str, ...]] = tuple(
    name for group in ("special", "work", "life") for name in CATEGORY_GROUPS[group]
)

#: Categories that the law protects most: special categories of data, and offences (GDPR Art. 9 and 10).
SPECIAL_CATEGORIES: Final[frozenset[str]] = frozenset(CATEGORY_GROUPS["special"])

#: Categories whose finding is a value (an address, a number, a key) that is masked wherever it is shown.
VALUE_CATEGORIES: Final[frozenset[str]] = frozenset(CATEGORY_GROUPS["identity"] + CATEGORY_GROUPS["secrets"])

#: Categories so grave that a record stating one is listed before all others.
GRAVE_CATEGORIES: Final[frozenset[str]] = frozenset({"credential", "payment-card", "bank-account", "national-id"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a text discloses, with the evidence for it."""

    #: Which rule of which pack found it, e.g. `fr.health.diagnosis`.
    rule_id: str
    #: One of `CATEGORIES`.
    category: str
    #: How much harm the disclosure can do.
    severity: Severity
    #: How likely it is that the text does disclose it, from 0 to 1.
    confidence: float
    #: First character of the evidence, as a Python string index.
    start: int
    #: One past the last character of the evidence.
    end: int
    #: Normalised value of an identifier or secret (the same number twice is one fact); empty for worded disclosures.
    fact: str
    #: Why it is sensitive, in English, for a layperson.
    reason: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the archive that could not be read as it stands; never holds the content itself."""

    file: str
    line: int | None
    column: str | None
    message: str


def severity_rank(severity: Severity) -> int:
    """Place of a severity on the scale low = 0 ... critical = 3."""
    return SEVERITIES.index(severity)


def printable(text: str) -> str:
    """Text that cannot steer the terminal or the spreadsheet it is shown in; names in an archive are whoever's."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
