"""What the member uploaded, attended, kept, looked for, learned and reviewed."""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.queries.conftest import RunOnArchive

at = datetime.fromisoformat

LINK = "https://www.linkedin.com/feed/update/urn:li:ugcPost:7000000000000000001"


@pytest.mark.parametrize(
    ("uploaded", "aspect"),
    [
        ("a feed photo", "feed photo"),
        ("a feed video", "feed video"),
        ("a feed document", "feed document"),
        ("a photo", "photo"),
        ("a video", "video"),
        ("a document", "document"),
        ("a profile photo", "profile photo"),
        ("a profile background photo", "profile background photo"),
        ("an article cover photo", "article cover photo"),
        ("a group logo", "group logo"),
        ("a group background photo", "group background photo"),
    ],
)
def test_the_caption_says_what_was_uploaded(run: RunOnArchive, uploaded: str, aspect: str) -> None:
    """The words between the article and the date are the aspect, and the instant within the sentence is the date."""
    caption = f"You uploaded {uploaded} on November 3, 2024 at 5:05 PM (GMT)"
    [row] = run(
        rich_media=[
            {
                "caption": caption,
                "uploaded_at": caption,
                "media_description": "Bread",
                "media_link": "https://media.licdn.com/dms/image/invented",
            }
        ]
    )
    assert re.fullmatch("rich_media:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "media",
        "aspect": aspect,
        "occurred_at": at("2024-11-03 17:05:00"),
        "audience": "unknown",
        "url": None,
        "text": None,
        "text_sha256": None,
        "source_file": "Rich_Media.csv",
        "source_row": 1,
    }


@pytest.mark.parametrize(
    "cells",
    [
        {"type": "Photo", "media_link": "https://media.licdn.com/dms/image/invented"},
        {"caption": "A sentence nobody knows"},
    ],
)
def test_media_without_a_known_caption_have_no_aspect(run: RunOnArchive, cells: dict[str, str]) -> None:
    """Until 2024 there was no caption, so neither its kind nor its date is known."""
    [row] = run(rich_media=[cells])
    assert (row["kind"], row["aspect"], row["occurred_at"]) == ("media", None, None)


@pytest.mark.parametrize(
    ("table", "cells", "expected"),
    [
        pytest.param(
            "videos",
            {"description": "Bread", "link": "https://media.licdn.com/dms/invented"},
            ("media", "video", None, "unknown", None, None, "Videos.csv"),
            id="video",
        ),
        pytest.param(
            "saved_items",
            {"saved_item": LINK, "created_time": "2025-02-03 04:05:06"},
            ("saved_item", None, at("2025-02-03 04:05:06"), "private", LINK, None, "Saved_Items.csv"),
            id="saved-item",
        ),
        pytest.param(
            "saved_articles",
            {"saved_at": "2025-02-03 04:05:06", "link": LINK, "name": "On bread"},
            ("saved_item", None, at("2025-02-03 04:05:06"), "private", LINK, None, "saved_articles.csv"),
            id="saved-article",
        ),
        pytest.param(
            "search_queries",
            {"time": "2025/02/03 04:05:06 UTC", "search_query": "clinic"},
            ("search", None, at("2025-02-03 04:05:06"), "private", None, None, "SearchQueries.csv"),
            id="search",
        ),
        pytest.param(
            "learning",
            {
                "content_title": "Baking",
                "content_last_watched_date_if_viewed": "2025-02-03 04:05 UTC",
                "content_completed_at_if_completed": "2025-03-03 04:05 UTC",
                "notes_taken_on_videos_if_taken": "Knead",
            },
            ("learning", None, at("2025-02-03 04:05:00"), "private", None, None, "Learning.csv"),
            id="learning",
        ),
        pytest.param(
            "reviews",
            {"reviewee": "Jordan Avery", "creation_date": "2025-02-03 04:05:06", "review_text": "Fine work"},
            ("review", None, at("2025-02-03 04:05:06"), "unknown", None, "Fine work", "Reviews.csv"),
            id="review",
        ),
        pytest.param(
            "member_hashtags",
            {"member_posts_about_hashtags": "bread"},
            ("other", "member_hashtags", None, "unknown", None, None, "Member Hashtags.csv"),
            id="member-hashtags",
        ),
        pytest.param(
            "calendar",
            {"owner": "Camille Ferrand", "source": "Phone", "last_synced_at": "1/31/24, 9:30 AM"},
            ("other", "calendar", None, "private", None, None, "Calendar.csv"),
            id="calendar",
        ),
    ],
)
def test_one_record_per_row(
    run: RunOnArchive,
    table: str,
    cells: dict[str, str],
    expected: tuple[str, str | None, datetime | None, str, str | None, str | None, str],
) -> None:
    """Links are kept where they lead to what was saved; only a review is own text."""
    [row] = run(**{table: [cells]})
    kind, aspect, occurred_at, audience, url, text, file = expected
    assert re.fullmatch(f"{table}:[0-9a-f]{{16}}", row.pop("record_id"))
    assert row == {
        "kind": kind,
        "aspect": aspect,
        "occurred_at": occurred_at,
        "audience": audience,
        "url": url,
        "text": text,
        "text_sha256": sha256(text.encode()).hexdigest() if text else None,
        "source_file": file,
        "source_row": 1,
    }


@pytest.mark.parametrize(
    ("status", "aspect"), [("APPROVED", "approved"), ("RELINQUISHED", "relinquished"), (None, None)]
)
def test_an_event_keeps_its_status(run: RunOnArchive, status: str | None, aspect: str | None) -> None:
    """An event is dated by its beginning, and one that the member left stays with that state."""
    when = "Feb 03, 2025 04:05 AM - Feb 03, 2025 06:05 AM"
    cells = {"event_name": "Fair", "event_time": when, "starts_at": when, "external_url": "https://fair.example.org"}
    [row] = run(events=[{**cells, "status": status}])
    assert re.fullmatch("events:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "event",
        "aspect": aspect,
        "occurred_at": at("2025-02-03 04:05:00"),
        "audience": "unknown",
        "url": None,
        "text": None,
        "text_sha256": None,
        "source_file": "Events.csv",
        "source_row": 1,
    }
