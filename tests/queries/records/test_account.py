"""The account itself, and the rows of files that no table is known for."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.queries.conftest import RunOnArchive

at = datetime.fromisoformat


@pytest.mark.parametrize(
    ("table", "cells", "expected"),
    [
        pytest.param(
            "email_addresses",
            {"email_address": "camille@example.org", "is_primary": "Yes", "updated_on": "1/31/24, 9:30 AM"},
            ("email_address", None, at("2024-01-31 17:30:00"), "Email Addresses.csv"),
            id="email",
        ),
        pytest.param(
            "email_addresses",
            {"email_address": "camille@example.org", "updated_on": "Not Available"},
            ("email_address", None, None, "Email Addresses.csv"),
            id="email-undated",
        ),
        pytest.param(
            "phone_numbers",
            {"number": "+33 6 39 98 01 02", "type": "Mobile"},
            ("phone_number", None, None, "PhoneNumbers.csv"),
            id="phone",
        ),
        pytest.param(
            "whatsapp_phone_numbers",
            {"number": "+33 6 39 98 01 02", "is_whatsapp_number": "true"},
            ("phone_number", "whatsapp", None, "Whatsapp Phone Numbers.csv"),
            id="whatsapp",
        ),
        pytest.param(
            "logins",
            {"login_date": "Sat Feb 03 04:05:06 UTC 2024", "ip_address": "192.0.2.1", "login_type": "Login"},
            ("login", None, at("2024-02-03 04:05:06"), "Logins.csv"),
            id="login",
        ),
        pytest.param(
            "security_challenges",
            {"challenge_date": "Sat Feb 03 04:05:06 UTC 2024", "challenge_type": "EMAIL_PIN_CHALLENGE"},
            ("security_challenge", None, at("2024-02-03 04:05:06"), "Security Challenges.csv"),
            id="challenge",
        ),
        pytest.param(
            "account_status_history",
            {"time": "2018/02/03 04:05:06 UTC", "event": "Account created"},
            ("other", "account_status_history", at("2018-02-03 04:05:06"), "Account Status History.csv"),
            id="status",
        ),
        pytest.param(
            "verifications",
            {"verification_type": "Government ID", "verified_date": "2024-12-13", "expiry_date": "2030-01-01"},
            ("verification", None, at("2024-12-13"), "Verifications.csv"),
            id="verification",
        ),
        pytest.param(
            "verified_external_capability",
            {"name": "Baking"},
            ("verification", "external capability", None, "VerifiedExternalCapability.csv"),
            id="capability",
        ),
        pytest.param(
            "receipts",
            {"transaction_made_at": "1/31/24, 9:30 AM", "invoice_number": "I-1", "total_amount": "10"},
            ("receipt", None, at("2024-01-31 17:30:00"), "Receipts.csv"),
            id="receipt",
        ),
        pytest.param(
            "receipts_v2",
            {"transaction_made_at": "01/31/24 09:30 AM UTC", "invoice_number": "I-2"},
            ("receipt", None, at("2024-01-31 09:30:00"), "Receipts_v2.csv"),
            id="receipt-v2",
        ),
    ],
)
def test_one_private_record_per_row(
    run: RunOnArchive, table: str, cells: dict[str, str], expected: tuple[str, str | None, datetime | None, str]
) -> None:
    """All of it is for the member alone, and none of it is text."""
    [row] = run(**{table: [cells]})
    kind, aspect, occurred_at, file = expected
    assert re.fullmatch(f"{table}:[0-9a-f]{{16}}", row.pop("record_id"))
    assert row == {
        "kind": kind,
        "aspect": aspect,
        "occurred_at": occurred_at,
        "audience": "private",
        "url": None,
        "text": None,
        "text_sha256": None,
        "source_file": file,
        "source_row": 1,
    }


def test_the_registration_is_one_record(run: RunOnArchive) -> None:
    """An account is registered once, so the table's name is identity enough."""
    assert run(registration=[{"registered_at": "1/31/12, 9:30 AM", "registration_ip": "192.0.2.1"}]) == [
        {
            "record_id": "registration",
            "kind": "registration",
            "aspect": None,
            "occurred_at": at("2012-01-31 17:30:00"),
            "audience": "private",
            "url": None,
            "text": None,
            "text_sha256": None,
            "source_file": "Registration.csv",
            "source_row": 1,
        }
    ]


@pytest.mark.parametrize("table", ["phone_numbers", "whatsapp_phone_numbers"])
def test_empty_phone_rows_are_no_records(run: RunOnArchive, table: str) -> None:
    """Exports hold rows of nothing but commas; a row without a number is no number."""
    rows = run(**{table: [{}, {"extension": "33"}, {"number": "555-0142"}]})
    assert [row["source_row"] for row in rows] == [3]


def test_rows_of_unknown_files_are_records(run: RunOnArchive) -> None:
    """What no table is known for is kept as a record that says only where it came from."""
    first, second = run(
        unknown=[{"source_file": "Invented New File.csv", "extra": '{"A":"x"}'}, {"source_file": "Other.csv"}]
    )
    assert re.fullmatch("unknown:[0-9a-f]{16}", first.pop("record_id"))
    assert first == {
        "kind": "other",
        "aspect": "unknown",
        "occurred_at": None,
        "audience": "unknown",
        "url": None,
        "text": None,
        "text_sha256": None,
        "source_file": "Invented New File.csv",
        "source_row": 1,
    }
    assert (second["kind"], second["source_file"]) == ("other", "Other.csv")


def test_the_same_row_in_two_parts_has_two_names(run: RunOnArchive) -> None:
    """Two parts may hold different rows at the same place of a file of the same name."""
    first, second = run(
        unknown=[{"part": 1, "source_row": 1, "extra": '{"A":"x"}'}, {"part": 2, "source_row": 1, "extra": '{"A":"y"}'}]
    )
    assert second["record_id"] == f"{first['record_id']}-2"
