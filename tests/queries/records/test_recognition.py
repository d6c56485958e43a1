"""Recommendations and endorsements: what waits or is hidden is shown to nobody."""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.queries.conftest import RunOnArchive

at = datetime.fromisoformat


@pytest.mark.parametrize(
    ("status", "audience"),
    [
        ("VISIBLE", "presumed_public"),
        ("Visible", "presumed_public"),
        (None, "presumed_public"),
        ("HIDDEN", "private"),
        ("PENDING", "private"),
    ],
)
def test_a_recommendation_received(run: RunOnArchive, status: str | None, audience: str) -> None:
    """Another person wrote it, so it has no own text; only a visible one is read by others."""
    [row] = run(
        recommendations_received=[
            {"first_name": "Jordan", "text": "A pleasure", "creation_date": "01/31/24, 09:30 AM", "status": status}
        ]
    )
    assert re.fullmatch("recommendations_received:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "recommendation_received",
        "aspect": None,
        "occurred_at": at("2024-01-31 17:30:00"),
        "audience": audience,
        "url": None,
        "text": None,
        "text_sha256": None,
        "source_file": "Recommendations_Received.csv",
        "source_row": 1,
    }


@pytest.mark.parametrize("status", ["VISIBLE", "HIDDEN", None])
def test_a_recommendation_given_is_own_text(run: RunOnArchive, status: str | None) -> None:
    """It stands on somebody else's profile, so who reads it is not known whatever its status."""
    [row] = run(
        recommendations_given=[
            {"first_name": "Jordan", "text": "A pleasure", "creation_date": "01/31/24, 09:30 AM", "status": status}
        ]
    )
    assert re.fullmatch("recommendations_given:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "recommendation_given",
        "aspect": None,
        "occurred_at": at("2024-01-31 17:30:00"),
        "audience": "unknown",
        "url": None,
        "text": "A pleasure",
        "text_sha256": sha256(b"A pleasure").hexdigest(),
        "source_file": "Recommendations_Given.csv",
        "source_row": 1,
    }


@pytest.mark.parametrize(
    ("table", "kind", "file"),
    [
        ("endorsement_received_info", "endorsement_received", "Endorsement_Received_Info.csv"),
        ("endorsement_given_info", "endorsement_given", "Endorsement_Given_Info.csv"),
    ],
)
@pytest.mark.parametrize(
    ("status", "aspect", "audience"),
    [
        ("ACCEPTED", None, "presumed_public"),
        ("Accepted", None, "presumed_public"),
        ("PENDING", "pending", "private"),
        ("Pending ", "pending", "private"),
        (None, None, "private"),
    ],
)
def test_an_endorsement_shows_once_it_is_accepted(
    run: RunOnArchive, *, table: str, kind: str, file: str, status: str | None, aspect: str | None, audience: str
) -> None:
    """An endorsement that is pending, or not known to be accepted, is read by nobody; the former has it as aspect."""
    [row] = run(
        **{
            table: [
                {
                    "endorsement_date": "2023/05/06 07:08:09 UTC",
                    "skill_name": "Baking",
                    "endorsement_status": status,
                }
            ]
        }
    )
    assert re.fullmatch(f"{table}:[0-9a-f]{{16}}", row.pop("record_id"))
    assert row == {
        "kind": kind,
        "aspect": aspect,
        "occurred_at": at("2023-05-06 07:08:09"),
        "audience": audience,
        "url": None,
        "text": None,
        "text_sha256": None,
        "source_file": file,
        "source_row": 1,
    }
