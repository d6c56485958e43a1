"""From archive to report: the same bytes each time, counts that others can repeat, nothing left behind on failure."""

from __future__ import annotations

import csv
import io
import json
import stat
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLES
from tests.pipeline.running import DAY, bytes_of, run

from exposure.model import KINDS, STATUSES
from exposure.report.folder import DATABASE
from exposure.settings import Residence
from exposure.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from exposure.pipeline import Outcome


def test_the_folder_holds_what_the_readme_says(report: Outcome) -> None:
    """Page, list, summary, database and three charts, and nothing else."""
    names = {path.relative_to(report.folder).as_posix() for path in report.folder.rglob("*") if path.is_file()}
    assert names == {
        "report.html",
        "sensitive_posts.csv",
        "summary.json",
        "exposure.duckdb",
        "semantic-cache.npz",
        "charts/scope_by_kind.svg",
        "charts/timeline.svg",
        "charts/sensitive_by_category.svg",
    }


def test_only_the_owner_can_look_inside(report: Outcome) -> None:
    """Files are 0600 and folders 0700."""
    modes = {stat.S_IMODE(path.stat().st_mode) for path in report.folder.rglob("*") if path.is_file()}
    folders = [report.folder, *(path for path in report.folder.rglob("*") if path.is_dir())]
    assert modes == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o700}


def test_the_same_archive_gives_the_samebytes_of(report: Outcome, tmp_path: Path) -> None:
    """Nothing in a result depends on the clock, on chance or on where it is written."""
    again = run(
        [SAMPLES / "camille"], tmp_path / "elsewhere", regions=(Residence("FR"),), region_source="option", semantic=True
    )
    assert bytes_of(again.folder) == bytes_of(report.folder)


def test_a_zip_gives_the_same_verdicts_as_its_folder(
    report: Outcome, tmp_path: Path, zipped: Callable[..., Path]
) -> None:
    """Only the digest tells how the archive was given."""
    packed = run(
        [zipped(SAMPLES / "camille")],
        tmp_path / "report",
        regions=(Residence("FR"),),
        region_source="option",
        semantic=True,
    ).summary
    expected = {**report.summary, "archive": {**report.summary["archive"], "sha256": packed["archive"]["sha256"]}}
    assert packed == expected
    assert packed["archive"]["sha256"] != report.summary["archive"]["sha256"]


def test_the_summary_keeps_its_contract(report: Outcome) -> None:
    """Every key that other programs rely on is there, with the right kind of value."""
    summary = json.loads((report.folder / "summary.json").read_text(encoding="utf-8"))
    assert summary == report.summary
    assert summary["schema"] == 1
    assert set(summary["generator"]) >= {"version", "policy", "detector"}
    assert summary["generator"]["detector"]["semantic"] is True
    assert summary["generator"]["detector"]["heads"]
    assert date.fromisoformat(summary["generator"]["policy"]["verified_through"]) < DAY
    assert len(summary["archive"]["sha256"]) == 1
    assert summary["archive"]["files"] == sum(path.is_file() for path in (SAMPLES / "camille").rglob("*"))
    assert summary["archive"]["unknown_files"] == []
    assert summary["archive"]["rows"]["messages"] == {"read": 739, "kept": 739, "duplicate": 0, "set_aside": 0}
    assert summary["settings"]["regions"] == [{"country": "FR", "from": None, "to": None}]
    assert summary["settings"]["region_source"] == "option"
    assert summary["settings"]["opted_out_on"] is None
    assert summary["settings"]["as_of"] == "2026-11-22"
    for axis in ("disclosure", "training"):
        index = summary["index"][axis]
        assert 0 <= index["low"] <= index["value"] <= index["high"] <= 100


def test_every_artefact_says_what_it_was_made_from(report: Outcome) -> None:
    """Version, packs, day and archive stand in the page, the charts and the database; the list's columns are fixed."""
    digest, version = report.summary["archive"]["sha256"][0], report.summary["generator"]["version"]
    with Store.open(report.folder / DATABASE) as store:
        made_from = store.frame("select made_from from report.provenance").item()
    charts = [path.read_text(encoding="utf-8") for path in (report.folder / "charts").iterdir()]
    page = (report.folder / "report.html").read_text(encoding="utf-8")
    for text in (made_from, *charts, page):
        assert digest in text
        assert version in text
    assert "<metadata>" not in page


def test_scope_counts_every_record_once(report: Outcome) -> None:
    """For each use, the totals are those of the kinds, and the kinds those of the records."""
    assert set(report.summary["scope"]) == {"genai_training", "other_ai", "microsoft_ads", "microsoft_ai"}
    with Store.open(report.folder / DATABASE) as store:
        records = store.frame("select count(*) from records.combined").item()
        assert store.frame("select distinct count(*) over (partition by flow) from scope.combined").item() == records
    for scope in report.summary["scope"].values():
        assert list(scope["by_kind"]) == [kind for kind in KINDS if kind in scope["by_kind"]]
        for status in STATUSES:
            assert scope[status] == sum(row[status] for row in scope["by_kind"].values())
        assert sum(scope[status] for status in STATUSES) == records


def test_counts_agree_with_independent_ones(report: Outcome) -> None:
    """Kinds add up to the rows of the files that a plain CSV reader counts."""
    by_kind = {kind: sum(row.values()) for kind, row in report.summary["scope"]["genai_training"]["by_kind"].items()}
    shares = list(csv.DictReader(io.StringIO((SAMPLES / "camille/Shares_482910375.csv").read_text(encoding="utf-8"))))
    groups = sum("groupPost" in row["ShareLink"] for row in shares)
    instant = (SAMPLES / "camille/InstantReposts_482910375.csv").read_text(encoding="utf-8").count("\n") - 1
    assert by_kind["group_post"] == groups
    assert by_kind["post"] + by_kind["repost"] == len(shares) - groups + instant
    assert by_kind["message"] + by_kind["message_draft"] == 739
    assert by_kind["comment"] == 356


def test_messages_never_train_and_drafts_are_never_silently_excluded(report: Outcome) -> None:
    """The verdicts the product stands for."""
    by_kind = report.summary["scope"]["genai_training"]["by_kind"]
    for kind in ("message", "message_draft", "receipt"):
        assert by_kind[kind]["in"] == by_kind[kind]["unclear"] == 0 < by_kind[kind]["excluded"]
    assert by_kind["article_draft"]["excluded"] == 0 < by_kind["article_draft"]["unclear"]
    assert by_kind["post"]["in"] > 150


def test_the_list_is_ranked_and_masked(report: Outcome) -> None:
    """Ranks have no gaps, every row says why, and no identifier is readable."""
    text = (report.folder / "sensitive_posts.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [int(row["rank"]) for row in rows] == list(range(1, len(rows) + 1))
    assert len(rows) == report.summary["sensitive"]["records"] > 5
    for row in rows:
        assert row["categories"]
        assert row["reasons"]
        assert row["evidence"]
        assert row["suggestion"] in {"delete", "edit", "review"}
        assert row["training_status"] in STATUSES
        assert row["severity"] in {"medium", "high", "critical"}
        assert not row["url"] or row["url"].startswith("https://www.linkedin.com/")
    raw = (SAMPLES / "camille" / "Shares_482910375.csv").read_text(encoding="utf-8")
    for secret in ("0112 3456 7890", "06 39 98 12 07", "FR76 3000"):
        assert secret in raw
        assert secret not in text
        assert secret not in (report.folder / "report.html").read_text(encoding="utf-8")


def test_the_severities_and_categories_add_up(report: Outcome) -> None:
    """A record has one severity and at least one category."""
    sensitive = report.summary["sensitive"]
    assert sum(sensitive["by_severity"].values()) == sensitive["records"]
    assert sum(sensitive["by_category"].values()) >= sensitive["records"]


def test_the_plan_in_the_list_is_measured(report: Outcome) -> None:
    """The drops of the list are those of the index that the summary states."""
    first = report.sensitive[0]
    assert first.index_before == pytest.approx(report.summary["index"]["disclosure"]["value"], abs=0.005)
    for above, below in zip(report.sensitive, report.sensitive[1:], strict=False):
        assert above.index_after == below.index_before >= below.index_after


def test_revealing_shows_and_sharing_hides_all_text(tmp_path: Path) -> None:
    """The three ways to show text differ as promised."""
    shown = run([SAMPLES / "camille"], tmp_path / "revealed", text_mode="revealed").folder / "sensitive_posts.csv"
    hidden = run([SAMPLES / "camille"], tmp_path / "hidden", text_mode="hidden")
    revealed_rows = list(csv.DictReader(io.StringIO(shown.read_text(encoding="utf-8"))))
    hidden_text = (hidden.folder / "sensitive_posts.csv").read_text(encoding="utf-8")
    page = (hidden.folder / "report.html").read_text(encoding="utf-8")
    assert any("FR76" in row["excerpt"] for row in revealed_rows)
    assert all(not row["excerpt"] and not row["evidence"] for row in csv.DictReader(io.StringIO(hidden_text)))
    for row in revealed_rows:
        for piece in row["evidence"].split(" | "):
            assert len(piece) < 12 or piece not in page


def test_the_region_is_read_from_the_profile(tmp_path: Path) -> None:
    """Without --region the country that ends the Geo Location holds."""
    settings = run([SAMPLES / "jordan"], tmp_path / "report").summary["settings"]
    assert (settings["regions"][0]["country"], settings["region_source"]) == ("US", "profile")


def test_an_unknown_region_is_said_and_decides_nothing_it_cannot(tmp_path: Path) -> None:
    """What holds everywhere is stated; the rest is unclear, and the run asks for --region."""
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "Skills.csv").write_text("Name\nSQL\n", encoding="utf-8")
    outcome = run([tmp_path / "export"], tmp_path / "report")
    assert outcome.summary["settings"]["regions"] == []
    assert outcome.summary["settings"]["region_source"] == "unknown"
    assert outcome.summary["scope"]["genai_training"]["unclear"] == 1
    assert any("--region" in warning for warning in outcome.warnings)


def test_opting_out_protects_later_records_only(report: Outcome, tmp_path: Path) -> None:
    """An opt-out lowers what is in scope and the training index, and takes nothing back."""
    opted = run(
        [SAMPLES / "camille"],
        tmp_path / "r",
        regions=(Residence("FR"),),
        region_source="option",
        opted_out_on=date(2026, 1, 15),
        semantic=True,
    ).summary
    before, after = report.summary["scope"]["genai_training"], opted["scope"]["genai_training"]
    assert opted["settings"]["opted_out_on"] == "2026-01-15"
    assert after["in"] == 0
    assert after["excluded"] > before["excluded"]
    assert after["by_kind"]["post"]["unclear"] > 0 < after["by_kind"]["post"]["excluded"]
    assert opted["index"]["training"]["value"] < report.summary["index"]["training"]["value"]
    assert opted["index"]["disclosure"] == report.summary["index"]["disclosure"]


def test_opting_out_before_the_start_protects_everything(tmp_path: Path) -> None:
    """Whoever opted out in time has nothing in scope and nothing that may have been used."""
    outcome = run([SAMPLES / "camille"], tmp_path / "r", regions=(Residence("FR"),), opted_out_before_start=True)
    assert outcome.summary["settings"]["opted_out_on"] == "before-start"
    assert outcome.summary["scope"]["genai_training"]["in"] == 0
    assert outcome.summary["index"]["training"]["value"] == 0


def test_an_opt_out_in_the_future_is_ignored_and_said(report: Outcome, tmp_path: Path) -> None:
    """Verdicts hold as of a day; what is to come changes nothing yet."""
    outcome = run(
        [SAMPLES / "camille"], tmp_path / "r", regions=(Residence("FR"),), opted_out_on=date(2027, 1, 1), semantic=True
    )
    assert outcome.summary["scope"] == report.summary["scope"]
    assert any("was ignored" in warning for warning in outcome.warnings)


def test_stale_policy_is_said(tmp_path: Path) -> None:
    """Half a year without a check of LinkedIn's texts is worth a warning."""
    fresh = run([SAMPLES / "awkward"], tmp_path / "a", regions=(Residence("FR"),))
    stale = run([SAMPLES / "awkward"], tmp_path / "b", regions=(Residence("FR"),), as_of=date(2027, 6, 1))
    assert not any("last checked" in warning for warning in fresh.warnings)
    assert any("last checked" in warning for warning in stale.warnings)


def test_a_lower_bar_lists_more_and_leaves_the_index(report: Outcome, tmp_path: Path) -> None:
    """What is listed is a choice; how exposed one is, is not."""
    everything = run(
        [SAMPLES / "camille"], tmp_path / "low", regions=(Residence("FR"),), min_severity="low", semantic=True
    )
    critical = run(
        [SAMPLES / "camille"], tmp_path / "critical", regions=(Residence("FR"),), min_severity="critical", semantic=True
    )
    counts = [outcome.summary["sensitive"]["records"] for outcome in (critical, report, everything)]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]
    assert critical.summary["index"] == report.summary["index"] == everything.summary["index"]
