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
        ("skill:1", "skill", None, "presumed_public", None, None, None),
        ("post:2", "post", None, "connections", at("2026-02-10 09:30"), None, None),
        ("draft:1", "article_draft", None, "private", at("2026-02-11 09:30"), None, None),
        ("praise:1", "endorsement_received", None, "private", at("2026-02-13 09:30"), None, None),
        ("praise:2", "recommendation_received", None, "presumed_public", at("2026-02-14 09:30"), None, None),
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
    assert explain_record(report, "post:3", Settings(as_of=NOW)) is None


def _of(said: str, flow: str) -> str:
    """What is said of one use."""
    return said[said.index(f"{flow}: ") :].split("Verified on", 1)[0]


def test_each_step_tells_how_sure_it_is_and_one_decides(report: Store) -> None:
    """In every use exactly one."""
    said = _explained(report, "post:1", "GB", opted_out_on=date(2026, 2, 1))
    assert said.count("this decides") == len(load_policy().flows)
    training = _of(said, "genai_training")
    assert "(genai.post.presumed_public, confidence medium) - LinkedIn's own notice" in training
    assert "(genai.optout.earlier_record, confidence medium); this decides" in training
    assert "(ads.region.uk, confidence medium); this decides" in _of(said, "microsoft_ads")


@pytest.mark.parametrize(
    ("country", "as_of", "flow", "confidence", "verified"),
    [
        ("FR", NOW, "other_ai", "high", "2026-08-22"),
        ("US", NOW, "other_ai", "medium", "2026-02-20"),
        ("US", date(2025, 6, 1), "other_ai", "low", "2024-09-18"),
        ("CN", NOW, "other_ai", "low", "2026-02-20"),
        (None, NOW, "other_ai", "low", "2026-02-20"),
        ("US", date(2025, 6, 1), "microsoft_ads", "low", "2025-09-18"),
        ("US", NOW, "microsoft_ads", "medium", "2025-10-27"),
        ("CA", NOW, "genai_training", "medium", "2025-10-27"),
    ],
)
def test_a_verdict_is_no_surer_than_what_holds_where_the_member_lives(
    report: Store, country: str | None, as_of: date, flow: str, confidence: str, verified: str
) -> None:
    """The less sure of kind and place counts, and the earlier of their days; the sources of both are listed."""
    settings = Settings(as_of=as_of, regions=(Residence(country),))
    said = " ".join(" ".join(explain_record(report, "post:1", settings) or []).split())
    told = said[said.index(f"{flow}: ") :]
    assert f"Verdict: in (in use now; it may have been used already), confidence {confidence}." in told
    assert f"Verified on {verified}." in told


def test_a_country_left_behind_is_a_step_where_the_record_may_have_been_used(report: Store) -> None:
    """With what held there, until when; of what came later than that time nothing is said."""
    moved = (Residence("US", None, date(2026, 1, 31)), Residence("FR", date(2026, 2, 1), None))
    said = " ".join(" ".join(explain_record(report, "post:1", Settings(as_of=NOW, regions=moved)) or []).split())
    ads = _of(said, "microsoft_ads")
    assert "off for you now; it may have been used before" in ads
    assert "until 2026-01-31 you lived in the United States: LinkedIn's notice for California" in ads
    assert "ads.region.us_before" not in ads
    assert "you lived in" not in _of(said, "other_ai")


def test_an_earlier_time_of_use_in_the_same_country_is_a_step(report: Store) -> None:
    """Undated records may have been there already."""
    said = _explained(report, "skill:1", "GB", opted_out_before_start=True)
    assert "until 2024-09-19: Whether LinkedIn trained on such data in the United Kingdom" in _of(
        said, "genai_training"
    )


def test_minors_are_told_where_their_age_changes_nothing(report: Store) -> None:
    """It decides about training alone, and growing older would change that."""
    said = _explained(report, "post:1", "US", born_on=date(2010, 12, 31))
    training = _of(said, "genai_training")
    assert "Verdict: excluded (not in use at your age), confidence medium." in training
    assert "you are under 18 on the day of the verdict; this decides" in training
    assert "It would be in: if you were 18 or older." in said
    assert said.count("under 18 on the day of the verdict, which changes nothing here") == len(load_policy().flows) - 1


def test_a_choice_already_made_could_be_undone(report: Store) -> None:
    """Each use tells of its own choice alone."""
    day = date(2026, 1, 5)
    said = _explained(report, "post:1", "US", opted_out_on=day, ads_opted_out_on=day, objected_on=day)
    assert "It would be in: with the training setting on." in said
    assert "It would be in: with the sharing for ads on." in said
    assert "It would be in: without the objection form; with the objection form sent on 2026-06-30." in said


def test_a_choice_later_than_the_verdict_is_told_to_count_for_nothing(report: Store) -> None:
    """It is ignored, and the step says so."""
    said = _explained(report, "post:1", opted_out_on=date(2026, 7, 1))
    assert "you turned the training setting off on 2026-07-01, which is after 2026-06-30 and does not count" in said


@pytest.mark.parametrize(
    ("record_id", "country", "words"),
    [
        (
            "post:1",
            "FR",
            "It would be unclear: if you lived in mainland China; with the training setting turned off on",
        ),
        ("post:1", "FR", "; if it were for your connections only."),
        ("post:2", "FR", "It would be in: if it were for anyone."),
        ("draft:1", "FR", "It would be in: if you published it."),
        ("praise:1", "FR", "It would be in: if your profile showed it."),
        ("praise:2", "FR", "; if your profile did not show it."),
    ],
)
def test_who_may_read_a_record_could_be_otherwise(report: Store, record_id: str, country: str, words: str) -> None:
    """Its audience, or that it is published, as far as that matters."""
    said = _explained(report, record_id, country)
    assert words in said[said.index("genai_training:") : said.index("other_ai:")]


def test_groups_of_a_pack_of_ones_own_are_told_too(report: Store) -> None:
    """By the country's name, or by what the pack calls them."""
    regions = report.frame("from policy.regions")
    more = pl.DataFrame({"country": ["IN", "JP", "KR"], "region_group": ["IN", "EAST", "EAST"]})
    report.write("policy.regions", pl.concat([regions, more]))
    regimes = report.frame("from policy.regimes where region_group = 'OTHER'")
    copies = [regimes.with_columns(pl.lit(group).alias("region_group")) for group in ("IN", "EAST")]
    report.write("policy.regimes", pl.concat([report.frame("from policy.regimes"), *copies]))
    said = _explained(report, "post:1", None)
    assert "the United States, India, EAST or other countries" in said
