"""Messages are counted and dated, never read; drafts are told from what was sent."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.queries.conftest import RunOnArchive

at = datetime.fromisoformat


def test_a_message_with_all_its_columns(run: RunOnArchive) -> None:
    """A message is private and dated; neither its text nor its subject nor a link reaches the records."""
    [row] = run(
        messages=[
            {
                "conversation_id": "2-invented",
                "sender": "Camille Ferrand",
                "recipients": "Jordan Avery",
                "date": "2024-05-06 07:08:09 UTC",
                "subject": "Lunch",
                "content": "My number is 555-0142",
                "folder": "INBOX",
            }
        ]
    )
    assert re.fullmatch("messages:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "message",
        "aspect": None,
        "occurred_at": at("2024-05-06 07:08:09"),
        "audience": "private",
        "url": None,
        "text": None,
        "text_sha256": None,
        "source_file": "messages.csv",
        "source_row": 1,
    }


@pytest.mark.parametrize(
    ("cells", "aspect"),
    [
        ({"direction": "OUTGOING"}, "sent"),
        ({"direction": "Incoming"}, "received"),
        ({"sender": "LinkedIn Member"}, "received"),
        ({"sender": "Jordan Avery"}, None),
    ],
)
def test_a_message_is_sent_received_or_neither_can_be_told(
    run: RunOnArchive, cells: dict[str, str], aspect: str | None
) -> None:
    """The side a message is on is its aspect; without a word about the owner a name says nothing."""
    [row] = run(messages=[{"conversation_id": "2-invented", "recipients": "Camille Ferrand", **cells}])
    assert (row["kind"], row["aspect"]) == ("message", aspect)


def test_a_draft_is_on_no_side(run: RunOnArchive) -> None:
    """What was never sent is neither sent nor received, whoever wrote it."""
    [row] = run(
        messages=[
            {
                "sender": "Camille Ferrand",
                "sender_profile_url": "https://www.linkedin.com/in/camille-invented",
                "is_message_draft": "Yes",
            }
        ]
    )
    assert (row["kind"], row["aspect"]) == ("message_draft", None)


@pytest.mark.parametrize(
    ("flag", "kind"),
    [
        ("Yes", "message_draft"),
        ("YES", "message_draft"),
        (" yes ", "message_draft"),
        ("true", "message_draft"),
        ("No", "message"),
    ],
)
def test_the_draft_column_decides_for_a_conversation(run: RunOnArchive, flag: str, kind: str) -> None:
    """A draft within a conversation looks like sent mail but for its flag."""
    [row] = run(
        messages=[
            {
                "conversation_id": "2-invented",
                "recipients": "Jordan Avery",
                "folder": "INBOX",
                "content": "Unsent",
                "is_message_draft": flag,
            }
        ]
    )
    assert (row["kind"], row["audience"], row["text"]) == (kind, "private", None)


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({}, "message_draft"),
        ({"folder": "INBOX"}, "message_draft"),
        ({"recipients": "Jordan Avery"}, "message"),
        ({"conversation_id": "2-invented"}, "message"),
        ({"conversation_id": "2-invented", "recipients": "Jordan Avery"}, "message"),
        ({"recipients": "Jordan Avery", "direction": "OUTGOING", "folder": "SENT"}, "message"),
        ({"direction": "INCOMING", "folder": "INBOX"}, "message"),
    ],
)
def test_without_a_draft_column_a_message_to_nobody_is_a_draft(
    run: RunOnArchive, cells: dict[str, str], kind: str
) -> None:
    """No conversation and no recipient means never sent, but a direction, as of 2018, means that it was."""
    [row] = run(messages=[{"sender": "Camille Ferrand", "date": "2024-05-06 07:08:09 UTC", **cells}])
    assert row["kind"] == kind


def test_the_draft_column_decides_against_a_draft_too(run: RunOnArchive) -> None:
    """Where the export says that a row is no draft, nothing is guessed from what else is empty."""
    [row] = run(messages=[{"date": "2024-05-06 07:08:09 UTC", "is_message_draft": "No"}])
    assert row["kind"] == "message"


@pytest.mark.parametrize("folder", ["INBOX", "ARCHIVE", "SPAM", None])
def test_the_folder_says_nothing_about_drafts(run: RunOnArchive, folder: str | None) -> None:
    """An empty folder alone is no sign of a draft."""
    [row] = run(messages=[{"conversation_id": "2-invented", "recipients": "Jordan Avery", "folder": folder}])
    assert row["kind"] == "message"
