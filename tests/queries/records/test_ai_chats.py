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

OWNER = {"first_name": "Camille", "last_name": "Ferrand"}
TABLES = {
    "guide_messages": "guide",
    "coach_messages": "coach",
    "learning_coach_messages": "learning coach",
    "learning_role_play_messages": "role play",
}


@pytest.mark.parametrize(("table", "aspect"), TABLES.items())
def test_the_members_side_is_text(run: RunOnArchive, table: str, aspect: str) -> None:
    """What the member wrote to any of the assistants is a private record with text, and names the assistant."""
    cells = {"sender": "Camille Ferrand", "date": "2024-12-13 14:15:16 UTC", "content": "Help me"}
    [row] = run(profile=[OWNER], **{table: [cells]})
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
    [row] = run(profile=[OWNER], **{table: [cells]})
    assert (row["kind"], row["occurred_at"]) == ("ai_chat", at("2024-12-13 14:15:16"))
    assert (row["text"], row["text_sha256"]) == (None, None)


@pytest.mark.parametrize(
    ("owner", "sender", "own"),
    [
        (OWNER, "CAMILLE FERRAND", True),
        (OWNER, " Camille Ferrand ", True),
        ({"first_name": " Camille", "last_name": "Ferrand "}, "Camille Ferrand", True),
        ({"first_name": "Camille"}, "Camille", True),
        ({"last_name": "Ferrand"}, "ferrand", True),
        (OWNER, "Camille", False),
        (OWNER, "Camille Ferrand-Roy", False),
        (OWNER, None, False),
    ],
)
def test_the_member_is_known_by_the_name_on_the_profile(
    run: RunOnArchive, *, owner: dict[str, str], sender: str | None, own: bool
) -> None:
    """Case and outer spaces do not count, and where the name signs anything, a part of it is not enough."""
    signed = {"sender": f"{owner.get('first_name', '')} {owner.get('last_name', '')}", "content": "Signed"}
    rows = run(profile=[owner], coach_messages=[{"sender": sender, "content": "Help me"}, signed])
    [row] = [row for row in rows if row["text"] != "Signed"]
    assert row["text"] == ("Help me" if own else None)


@pytest.mark.parametrize("owner", [[], [{}], [{"first_name": "Camille", "last_name": "Ferrand, PhD"}]])
@pytest.mark.parametrize(
    ("sender", "own"),
    [("Camille Ferrand", True), (None, True), ("LinkedIn Assistant", False), ("AI Coach", False)],
)
def test_where_the_profiles_name_signs_nothing_whoever_is_no_assistant_is_the_member(
    run: RunOnArchive, *, owner: list[dict[str, str]], sender: str | None, own: bool
) -> None:
    """A name that differs from the profile's must not hide what was said."""
    [row] = run(profile=owner, guide_messages=[{"sender": sender, "content": "Help me"}])
    assert (row["kind"], row["text"]) == ("ai_chat", "Help me" if own else None)


def test_the_profile_itself_is_no_chat(run: RunOnArchive) -> None:
    """The profile is read for the name only."""
    assert run(profile=[OWNER]) == []
