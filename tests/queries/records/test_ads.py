"""Ads clicked, what ads are targeted by, and what LinkedIn infers."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from exposure.tables import SPECS

if TYPE_CHECKING:
    from tests.queries.conftest import RunOnArchive

at = datetime.fromisoformat

FACETS = [column.name for spec in SPECS if spec.name == "ad_targeting" for column in spec.columns]


def test_each_facet_is_a_record(run: RunOnArchive) -> None:
    """A facet is named by its aspect; it is private, undated, and its values are not own text."""
    rows = run(ad_targeting=[dict.fromkeys(FACETS, "one; two")])
    assert {row["aspect"]: row for row in rows} == {
        facet: {
            "record_id": f"ad_targeting/{facet}",
            "kind": "ad_targeting",
            "aspect": facet,
            "occurred_at": None,
            "audience": "private",
            "url": None,
            "text": None,
            "text_sha256": None,
            "source_file": "Ad_Targeting.csv",
            "source_row": 1,
        }
        for facet in FACETS
    }
    assert len(rows) == len(FACETS)


def test_empty_facets_are_no_records(run: RunOnArchive) -> None:
    """Only facets with a value count, and unknown columns are no facets."""
    rows = run(ad_targeting=[{"member_age": "25-34", "job_titles": "Baker", "extra": '{"New":"x"}'}])
    assert {row["aspect"] for row in rows} == {"member_age", "job_titles"}
    assert run(ad_targeting=[{}]) == []


def test_each_row_of_facets_counts(run: RunOnArchive) -> None:
    """A second row, as a second export part may hold, makes records of its own."""
    rows = run(ad_targeting=[{"member_age": "25-34"}, {"member_age": "35-54"}])
    assert [row["record_id"] for row in rows] == ["ad_targeting/member_age", "ad_targeting-2/member_age"]


@pytest.mark.parametrize(
    ("table", "cells", "aspect", "file"),
    [
        (
            "ads_clicked",
            {"ad_clicked_date": "2025/02/03 04:05:06 UTC", "ad_title_id": "100001"},
            "linkedin",
            "Ads Clicked.csv",
        ),
        (
            "lan_ads_engagement",
            {"date": "2025/02/03 04:05:06 UTC", "action": "Clicked", "page_app": "news.example.org"},
            "audience network",
            "LAN Ads Engagement.csv",
        ),
    ],
)
def test_an_ad_clicked(run: RunOnArchive, table: str, cells: dict[str, str], aspect: str, file: str) -> None:
    """A click is private and dated, on LinkedIn as on the sites of its audience network."""
    [row] = run(**{table: [cells]})
    assert re.fullmatch(f"{table}:[0-9a-f]{{16}}", row.pop("record_id"))
    assert row == {
        "kind": "ad_click",
        "aspect": aspect,
        "occurred_at": at("2025-02-03 04:05:06"),
        "audience": "private",
        "url": None,
        "text": None,
        "text_sha256": None,
        "source_file": file,
        "source_row": 1,
    }


def test_an_inference(run: RunOnArchive) -> None:
    """An inference is named by its type; what was inferred is LinkedIn's text, not the member's."""
    [row] = run(
        inferences_about_you=[
            {"category": "Career", "type_of_inference": "Senior leader", "description": "Leads", "inference": "Yes"}
        ]
    )
    assert re.fullmatch("inferences_about_you:[0-9a-f]{16}", row.pop("record_id"))
    assert row == {
        "kind": "inference",
        "aspect": "Senior leader",
        "occurred_at": None,
        "audience": "private",
        "url": None,
        "text": None,
        "text_sha256": None,
        "source_file": "Inferences_about_you.csv",
        "source_row": 1,
    }
