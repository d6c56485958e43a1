"""Files find their table by exact base name, and the member's id stays out of what is shown."""

from __future__ import annotations

import pytest

from exposure.tables import SPECS, display_path, spec_for


@pytest.mark.parametrize(
    ("path", "table", "chunk", "member_id"),
    [
        ("Shares.csv", "shares", None, False),
        ("Shares_123456789.csv", "shares", None, True),
        ("shares.CSV", "shares", None, False),
        ("Shares_123456789_2.csv", "shares", 2, True),
        ("messages.csv", "messages", None, False),
        ("Messages.csv", "messages", None, False),
        ("guide_messages.csv", "guide_messages", None, False),
        ("learning_role_play_messages.csv", "learning_role_play_messages", None, False),
        ("LearningCoachMessages.csv", "learning_coach_messages", None, False),
        ("Jobs/Job Applications.csv", "job_applications", None, False),
        ("Jobs/Job Applications_2.csv", "job_applications", 2, False),
        ("Jobs/Saved Jobs_12.csv", "saved_jobs", 12, False),
        ("Receipts.csv", "receipts", None, False),
        ("Receipts_v2.csv", "receipts_v2", None, False),
        ("Receipts_v2_1.csv", "receipts_v2", 1, False),
        ("Rich Media.csv", "rich_media", None, False),
        ("Search Queries.csv", "search_queries", None, False),
        ("Imported Contacts.csv", "imported_contacts", None, False),
        ("Services Marketplace/Opprtunities.csv", "opprtunities", None, False),
        ("Articles/on-tides.html", "articles", None, False),
        ("Articles/Articles/2024-01-02 03:04:05.0-On tides.html", "articles", None, False),
    ],
)
def test_file_finds_its_table(path: str, table: str, chunk: int | None, member_id: bool) -> None:  # noqa: FBT001
    """The base name decides, without chunk number and member id, in any case and in any folder."""
    match = spec_for(path)
    assert match is not None
    assert (match.spec.name, match.chunk, match.member_id) == (table, chunk, member_id)


@pytest.mark.parametrize(
    "path",
    [
        "old_messages.csv",
        "Shares.txt",
        "Shares",
        "Shares_v3.csv",
        "Shares_.csv",
        "_12.csv",
        "Shares_\u0661\u0662.csv",
        "Articles.csv",
        "index.html",
        "Jobs/page.html",
        "Articles/cover.jpg",
        "",
    ],
)
def test_other_files_have_no_table(path: str) -> None:
    """A name that merely resembles a known one is unknown."""
    assert spec_for(path) is None


@pytest.mark.parametrize(
    "name", [(spec.name, file) for spec in SPECS for file in spec.files if spec.layout != "article"]
)
def test_every_name_of_every_table_is_found(name: tuple[str, str]) -> None:
    """Each file name a description lists leads back to it, with a member id too."""
    table, file = name
    for path in (f"{file}.csv", f"{file}_123456789.csv", f"{file}_3.csv"):
        match = spec_for(path)
        assert match is not None
        assert match.spec.name == table


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("Shares_123456789.csv", "Shares.csv"),
        ("part/Shares_123456789_2.csv", "part/Shares_2.csv"),
        ("Brand New_123456789.csv", "Brand New.csv"),
        ("Jobs/Job Applications_2.csv", "Jobs/Job Applications_2.csv"),
        ("Receipts_v2.csv", "Receipts_v2.csv"),
        ("Articles/a_2024.html/x.csv", "Articles/a_2024.html/x.csv"),
    ],
)
def test_member_id_is_not_shown(path: str, shown: str) -> None:
    """The id is cut from every file name, of unknown files too; chunk numbers stay."""
    assert display_path(path) == shown
