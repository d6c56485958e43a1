"""The tables of the schema `policy` hold the whole pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import polars as pl

import exposure
from exposure.policy import load_policy

PACK: Final = (Path(exposure.__file__).parent / "packs/policy/linkedin.toml").read_text(encoding="utf-8")
POLICY = load_policy()


def test_the_tables_have_the_columns_that_queries_read() -> None:
    """Types are fixed, so that an empty column is still a date or a list."""
    frames = POLICY.frames()
    assert list(frames) == ["flows", "regions", "regimes", "rules", "sources"]
    texts, days = pl.List(pl.String), pl.Date
    assert frames["rules"].schema == {
        "rule_id": pl.String,
        "flow": pl.String,
        "gate": pl.String,
        "kinds": texts,
        "aspects": texts,
        "audiences": texts,
        "regions": texts,
        "status": pl.String,
        "confidence": pl.String,
        "title": pl.String,
        "explanation": pl.String,
        "quoted_as": pl.String,
        "says": pl.String,
        "sources": texts,
        "verified_on": days,
    }
    assert frames["regimes"].columns == ["flow", "region_group", "starts_on", "ends_on", "state", "rule_id"]
    assert frames["flows"]["stopped_in"].dtype == texts
    assert frames["regimes"]["starts_on"].dtype == frames["regimes"]["ends_on"].dtype == days
    assert frames["sources"].columns == ["source_id", "title", "url", "published", "kind"]
    assert frames["flows"].columns == ["flow", "title", "description", "stopped_by", "stopped_in"]


def test_the_tables_hold_the_whole_pack() -> None:
    """Nothing is lost between the file and the database; Norway's code is no truth value."""
    frames = POLICY.frames()
    assert frames["rules"].height == PACK.count("[[rule]]") == len(POLICY.rules)
    assert frames["regimes"].height == PACK.count("[[regime]]")
    assert frames["sources"].height == PACK.count("[[source]]")
    assert ("NO", "EU_EEA") in frames["regions"].rows()
    draft = frames["rules"].row(by_predicate=pl.col("rule_id") == "genai.article.draft", named=True)
    assert draft["kinds"] == ["article_draft"]
    assert draft["aspects"] is None
    assert draft["verified_on"] == date(2026, 8, 22)
    region = frames["rules"].row(by_predicate=pl.col("rule_id") == "genai.region.unknown", named=True)
    assert region["kinds"] == []
