"""Why a record got its verdicts, step by step, and what would change them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from exposure.policy import load_policy
from exposure.report.explain_record import explain_record
from exposure.settings import Residence, Settings

if TYPE_CHECKING:
    from exposure.store import Store

PRIVATE_WORDS = "what nobody should read in an explanation"
NOW = date(2026, 6, 30)
at = datetime.fromisoformat


@pytest.fixture(name="report")
def _report(store: Store) -> Store:
    """A report's database with a post, a message, and an upload of the post's day."""
    for table, frame in load_policy().frames().items():
        store.write(f"policy.{table}", frame)
    rows = [
        (
            "post:1",
            "post",
            None,
            "presumed_public",
            at("2026-01-10 09:30"),
            "https://www.linkedin.com/x",
            PRIVATE_WORDS,
        ),
        ("media:1", "media", "feed photo", "unknown", at("2026-01-10 09:29"), None, None),
        ("media:2", "media", "feed photo", "unknown", at("2026-01-12 09:29"), None, None),
        ("message:1", "message", "sent", "private", None, None, None),
    ]
    columns = ["record_id", "kind", "aspect", "audience", "occurred_at", "url", "text"]
    frame = pl.DataFrame(rows, schema=columns, orient="row", schema_overrides={"aspect": pl.String})
    places = frame.with_columns(pl.lit("Shares.csv").alias("source_file"), pl.lit(7).alias("source_row"))
    store.write("records.combined", places)
    hit = {
        "record_id": "post:1",
        "rule_id": "en.health.diagnosis",
        "category": "health",
        "severity": "high",
        "confidence": 0.9,
        "span_start": 3,
        "span_end": 9,
        "reason": "Tells of a medical diagnosis.",
    }
    store.write("findings.hits", pl.DataFrame([hit]))
    return store


def _explained(report: Store, record_id: str, country: str | None = "FR", **choices: Any) -> str:  # noqa: ANN401 - fields of the settings
    """The explanation on one line, so that line breaks do not matter."""
    lines = explain_record(report, record_id, Settings(as_of=NOW, regions=(Residence(country),), **choices))
    assert lines is not None
    return " ".join(" ".join(lines).split())


def test_every_use_has_its_verdict_rule_source_and_date(report: Store) -> None:
    """Four uses, each with the steps that led to it."""
    said = _explained(report, "post:1")
    for flow in load_policy().flows.values():
        assert f"{flow.flow}: {flow.title} Verdict: " in said
    assert "as a kind of record it is in: " in said
    assert "genai.region.europe_from_2025" in said
    assert "Source: LinkedIn, European Regional Privacy Notice" in said
    assert "Verified on 2026-" in said


def test_it_says_what_would_change_the_verdict(report: Store) -> None:
    """Another country, another choice, another age."""
    said = _explained(report, "post:1")
    training = said[said.index("genai_training:") : said.index("other_ai:")]
    assert "It would be unclear: if you lived in mainland China; with the training setting turned off on" in training
    assert (
        "It would be excluded: with the training setting turned off before the start; if you were under 18." in training
    )
    ads = said[said.index("microsoft_ads:") : said.index("microsoft_ai:")]
    assert "It would be in: if you lived in Canada, Hong Kong, the United States or other countries." in ads


def test_a_message_is_left_out_whatever_one_chooses(report: Store) -> None:
    """Nothing would change that, and the explanation says so."""
    assert "Neither another country nor a choice of yours" in _explained(report, "message:1")


def test_both_readings_of_an_opt_out_are_told(report: Store) -> None:
    """Contested points name who holds what."""
    said = _explained(report, "post:1", opted_out_on=date(2026, 2, 1))
    assert "Verdict: unclear (off for you now; it may have been used before" in said
    assert "LinkedIn's help page" in said
    assert "Garante" in said
    assert "you turned the training setting off on 2026-02-01" in said


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"opted_out_before_start": True}, "you turned the training setting off before the use began"),
        (
            {"opted_out_on": date(2026, 1, 1), "opted_in_again_on": date(2026, 2, 1)},
            "you turned the training setting on again on 2026-02-01",
        ),
        ({"ads_opted_out_on": date(2026, 3, 1)}, "you turned off the sharing for ads on 2026-03-01"),
        ({"objected_on": date(2026, 3, 2)}, "you sent the objection form on 2026-03-02"),
        ({"born_on": date(2010, 12, 31)}, "you are under 18 on the day of the verdict"),
    ],
)
def test_what_the_member_chose_is_a_step(report: Store, choices: dict[str, Any], words: str) -> None:
    """Each choice as it was told."""
    assert words in _explained(report, "post:1", **choices)


def test_an_unknown_country_names_the_groups_that_differ(report: Store) -> None:
    """The verdict is unclear because the countries disagree, and it says which say what."""
    said = _explained(report, "post:1", None)
    assert "where you live is unknown, so every group of countries was asked" in said
    ads = said[said.index("microsoft_ads:") : said.index("microsoft_ai:")]
    assert "It would be in: if you lived in Canada, Hong Kong, the United States or other countries" in ads
    assert "It would be excluded: if you lived in the EU and the EEA, Switzerland or the United Kingdom" in ads


def test_an_upload_follows_the_post_of_its_day(report: Store) -> None:
    """The record is judged together with what of its day bears on it."""
    assert "genai.media.with_post" in _explained(report, "media:1")
    assert "genai.media.with_post" not in _explained(report, "media:2")


def test_findings_are_told_and_text_is_not(report: Store) -> None:
    """Place and reason of a finding, never the words."""
    said = _explained(report, "post:1")
    assert "Finding: health, high, confidence 0.90, characters 3 to 9" in said
    assert PRIVATE_WORDS not in said


def test_there_is_nothing_to_say_of_a_record_that_is_not_there(report: Store) -> None:
    """The command then says so."""
    assert explain_record(report, "post:2", Settings(as_of=NOW)) is None
