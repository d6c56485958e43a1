"""Conversations with LinkedIn's assistants: only what the member wrote is own text."""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.queries.conftest import RunOnArchive

at = datetime.fromisoformat

TABLES = {
    "guide_messages": "guide",
    "coach_messages": "coach",
    "learning_coach_messages": "learning coach",
    "learning_role_play_messages": "role play",
}


@pytest.mark.parametrize(("table", "aspect"), TABLES.items())
def test_the_members_side_is_text(run: RunOnArchive, table: str, aspect: str) -> None:
    """What the member wrote to any of the assistants is a private record with text, and names the assistant."""
    cells = {
        "sender": "Camille Ferrand",
        "direction": "OUTGOING",
        "date": "2024-12-13 14:15:16 UTC",
        "content": "Help me",
    }
    [row] = run(**{table: [cells]})
    assert re.fullmatch(f"{table}:[0-9a-f]{{16}}", row.pop("record_id"))
    assert row == {
        "kind": "ai_chat",
        "aspect": aspect,
        "occurred_at": at("2024-12-13 14:15:16"),
        "audience": "private",
        "url": None,
        "text": "Help me",
        "text_sha256": sha256(b"Help me").hexdigest(),
        "source_file": f"{table}.csv",
        "source_row": 1,
    }


@pytest.mark.parametrize("table", TABLES)
def test_the_assistants_side_is_a_record_without_text(run: RunOnArchive, table: str) -> None:
    """What the machine answered is counted and dated, but it is not what the member said."""
    cells = {"sender": "LinkedIn Assistant", "date": "2024-12-13 14:15:16 UTC", "content": "Gladly"}
    [row] = run(**{table: [cells]})
    assert (row["kind"], row["occurred_at"]) == ("ai_chat", at("2024-12-13 14:15:16"))
    assert (row["text"], row["text_sha256"]) == (None, None)


@pytest.mark.parametrize("table", TABLES)
def test_where_the_members_side_is_known_nobody_else_is_the_member(run: RunOnArchive, table: str) -> None:
    """Once anything is known to be the member's, in whichever chat, a sender with any other name is the machine."""
    own = {"direction": "OUTGOING", "sender": "Camille Ferrand", "content": "Help me"}
    other = {"sender": "Alex", "content": "Gladly"}
    rows = run(**{"coach_messages": [own], "guide_messages": [own], table: [own, other]})
    assert {row["text"] for row in rows if row["source_row"] == 1} == {"Help me"}
    assert [row["text"] for row in rows if row["source_row"] == 2] == [None]


@pytest.mark.parametrize(
    ("sender", "own"),
    [("Camille Ferrand", True), (None, True), ("LinkedIn Assistant", False), ("AI Coach", False)],
)
def test_where_nothing_is_known_to_be_the_members_whoever_is_no_assistant_is(
    run: RunOnArchive, *, sender: str | None, own: bool
) -> None:
    """A name that differs from the profile's must not hide what was said."""
    [row] = run(guide_messages=[{"sender": sender, "content": "Help me"}])
    assert (row["kind"], row["text"]) == ("ai_chat", "Help me" if own else None)
