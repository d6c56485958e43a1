"""Other people: counted and dated, never named, linked or quoted."""

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
            "connections",
            {
                "first_name": "Jordan",
                "url": "https://www.linkedin.com/in/jordan-avery-invented",
                "connected_on": "03 Feb 2024",
            },
            ("connection", at("2024-02-03"), "private", "Connections.csv"),
            id="connection",
        ),
        pytest.param(
            "connections",
            {"first_name": "Jordan", "connected_on": "1/31/18, 9:30 AM"},
            ("connection", at("2018-01-31 17:30:00"), "private", "Connections.csv"),
            id="connection-2018",
        ),
        pytest.param(
            "contacts",
            {"source": "MOBILE_CONTACTS", "phone_numbers": "555-0142", "created_at": "7/31/23, 9:30 AM"},
            ("contact", at("2023-07-31 16:30:00"), "private", "Contacts.csv"),
            id="contact",
        ),
        pytest.param(
            "imported_contacts",
            {"first_name": "Jordan", "created_at": "7/31/23, 9:30 AM"},
            ("contact", at("2023-07-31 16:30:00"), "private", "ImportedContacts.csv"),
            id="imported-contact",
        ),
        pytest.param(
            "company_follows",
            {"organization": "Invented Mills", "followed_on": "Sat Feb 03 04:05:06 UTC 2024"},
            ("company_follow", at("2024-02-03 04:05:06"), "unknown", "Company Follows.csv"),
            id="company-follow",
        ),
        pytest.param(
            "notes",
            {"note": "Met at a fair", "created_on": "2026-02-03 04:05:06", "edited_on": "2026-03-03 04:05:06"},
            ("note", at("2026-02-03 04:05:06"), "private", "Notes.csv"),
            id="note",
        ),
    ],
)
def test_a_tie_without_an_aspect(
    run: RunOnArchive, table: str, cells: dict[str, str], expected: tuple[str, datetime, str, str]
) -> None:
    """Each is dated by when it was made and says nothing of whom it is about."""
    [row] = run(**{table: [cells]})
    kind, occurred_at, audience, file = expected
    assert re.fullmatch(f"{table}:[0-9a-f]{{16}}", row.pop("record_id"))
    assert row == {
        "kind": kind,
        "aspect": None,
        "occurred_at": occurred_at,
        "audience": audience,
        "url": None,
        "text": None,
        "text_sha256": None,
        "source_file": file,
        "source_row": 1,
    }


@pytest.mark.parametrize(("direction", "aspect"), [("INCOMING", "incoming"), ("OUTGOING", "outgoing"), (None, None)])
def test_an_invitation_keeps_its_direction(run: RunOnArchive, direction: str | None, aspect: str | None) -> None:
    """Invitations are dated in California's wall time, and their note stays unread."""
    [row] = run(
        invitations=[
            {
                "sender": "Camille Ferrand",
                "recipient": "Jordan Avery",
                "sent_at": "1/31/24, 9:30 AM",
                "message": "Let us talk",
                "direction": direction,
            }
        ]
    )
    assert re.fullmatch("invitations:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "invitation",
        "aspect": aspect,
        "occurred_at": at("2024-01-31 17:30:00"),
        "audience": "private",
        "url": None,
        "text": None,
        "text_sha256": None,
        "source_file": "Invitations.csv",
        "source_row": 1,
    }


@pytest.mark.parametrize(("status", "aspect"), [("Active", "active"), ("Unfollow", "unfollowed"), (None, None)])
def test_a_member_unfollowed_is_kept(run: RunOnArchive, status: str | None, aspect: str | None) -> None:
    """Past follows stay in the file, so the state is the aspect."""
    [row] = run(member_follows=[{"date": "2024-02-03 04:05:06", "status": status, "full_name": "Jordan Avery"}])
    assert re.fullmatch("member_follows:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "member_follow",
        "aspect": aspect,
        "occurred_at": at("2024-02-03 04:05:06"),
        "audience": "unknown",
        "url": None,
        "text": None,
        "text_sha256": None,
        "source_file": "Member_Follows.csv",
        "source_row": 1,
    }


@pytest.mark.parametrize(("state", "aspect"), [("Follow", "follow"), ("Unfollow", "unfollowed"), (None, None)])
def test_a_hashtag_unfollowed_is_kept(run: RunOnArchive, state: str | None, aspect: str | None) -> None:
    """A hashtag is dated by when it was first followed, not by when that changed."""
    [row] = run(
        hashtag_follows=[
            {
                "hash_tag": "bread",
                "created_time": "2021-02-03 04:05:06",
                "last_modified_time": "2022-02-03 04:05:06",
                "state": state,
            }
        ]
    )
    assert re.fullmatch("hashtag_follows:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "hashtag_follow",
        "aspect": aspect,
        "occurred_at": at("2021-02-03 04:05:06"),
        "audience": "private",
        "url": None,
        "text": None,
        "text_sha256": None,
        "source_file": "Hashtag_Follows.csv",
        "source_row": 1,
    }


def test_connections_without_a_name_are_told_apart(run: RunOnArchive) -> None:
    """Members who left LinkedIn are empty rows of the same day, each a record."""
    rows = run(connections=[{"connected_on": "03 Feb 2024"}, {"connected_on": "03 Feb 2024"}])
    assert len({row["record_id"] for row in rows}) == 2
