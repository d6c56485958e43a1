"""`exposure policy` shows what holds where and when, and says what is wrong with a pack of one's own."""

from __future__ import annotations

import json
import os
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.policy.small import SMALL, line_of

from exposure.cli import OK, run
from exposure.cli.policy import _print
from exposure.policy import load_policy
from exposure.policy.pack import OTHER
from exposure.report import policy_table

if TYPE_CHECKING:
    from pathlib import Path

USAGE = 2
#: What the small pack lacks for a report.
LACK = "there is no flow 'genai_training'; a pack for reports has genai_training, microsoft_ads, microsoft_ai, other_ai"


@pytest.fixture(name="pack")
def _pack(tmp_path: Path) -> Path:
    """The small pack as a file of the user's."""
    path = tmp_path / "my.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def _shown(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run(["policy", *map(str, arguments)]) == OK
    out, err = capsys.readouterr()
    assert err == ""
    return out


def _document(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(_shown(capsys, "--format", "json", *arguments))
    return document


def _stops(document: dict[str, Any], flow: str) -> list[dict[str, Any]]:
    """What stops a flow, group by group."""
    [found] = [entry for entry in document["flows"] if entry["flow"] == flow]
    return [group["stopped_by"] for group in found["groups"]]


def test_a_country_is_shown_with_its_dated_regimes(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From, until, state, rule, confidence, sources with their dates, day of verification; today's is marked."""
    out = _shown(capsys, "--policy", pack, "--region", "gb", "--as-of", "2025-01-01")
    assert out.splitlines()[:25] == [
        "Rule pack 2026-03-01, verified through 2026-02-01.",
        "Warning: no report can be made with this pack: there is no flow",
        "'genai_training'; a pack for reports has genai_training, microsoft_ads,",
        "microsoft_ai, other_ai.",
        "> marks what holds on 2025-01-01.",
        "",
        "Training of a model (training)",
        "",
        "  The United Kingdom",
        "    from        until       what holds            confidence  verified",
        "    -           2024-09-17  cannot be told        low         2026-02-01",
        "                Nothing is published about the United Kingdom.",
        "                Rule: training.region.unclear",
        "                Source: A paper (not dated)",
        "  > 2024-09-18  2025-06-30  in use by default     medium      2026-02-01",
        "                Data is used in the United Kingdom {unless} you object.",
        "                Rule: training.region.on",
        "                Source: A notice (2025-11-03)",
        "                Source: A paper (not dated)",
        "    2025-07-01  -           paused                high        2025-11-03",
        "                Nothing was used in the United Kingdom then.",
        "                Rule: training.region.before",
        "                Source: A notice (2025-11-03)",
        "    What stops it there: the setting for the training of content-generating",
        "    AI.",
    ]
    assert "    On by default since 2024-09-18 at the latest.\n" in out
    assert "Settings > Data > Training\n    https://www.linkedin.com/mypreferences/d/settings/one\n" in out
    assert "Ads elsewhere (ads)\n\n  The United Kingdom\n" in out
    assert "Not on by default: it is not in use there on 2025-01-01." in out
    assert "settings/two" not in out


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2020-01-01", "Whether it is on by default cannot be told."),
        ("2024-09-18", "On by default since 2024-09-18 at the latest."),
        ("2025-06-30", "On by default since 2024-09-18 at the latest."),
        ("2025-07-01", "Not on by default: it is paused there on 2025-07-01."),
    ],
)
def test_what_is_on_by_default_is_told_for_the_day(
    pack: Path, capsys: pytest.CaptureFixture[str], day: str, said: str
) -> None:
    """Both ends of a regime belong to it."""
    out = _shown(capsys, "--policy", pack, "--region", "GB", "--as-of", day)
    assert said in " ".join(out.split())
    marked = [line for line in out.splitlines() if line.startswith("  > ")]
    assert len(marked) == len(("training", "ads"))


def test_without_a_country_every_group_is_shown(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the order of the pack, with the countries that no group lists at the end."""
    document = _document(capsys, "--policy", pack, "--as-of", "2026-03-01")
    for flow in document["flows"]:
        assert [group["region_group"] for group in flow["groups"]] == ["EU_EEA", "GB", OTHER]
        assert [group["place"] for group in flow["groups"]] == [
            "the EU and the EEA",
            "the United Kingdom",
            "other countries",
        ]
    assert document["region"] is None
    assert document["as_of"] == "2026-03-01"
    out = _shown(capsys, "--policy", pack, "--as-of", "2026-03-01")
    assert out.count("What stops it there: no choice of yours is known to stop it.") == 0
    assert "On by default; since when is not published." in out
    assert "On by default since 2025-11-03.\n" in out


def test_a_group_without_a_name_is_called_by_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pack may group countries as it likes."""
    path = tmp_path / "my.toml"
    path.write_text(SMALL.replace('GB = ["GB"]', 'GB = ["GB", "IE"]'), encoding="utf-8")
    assert "\n  GB\n" in _shown(capsys, "--policy", path)


def test_a_flow_that_no_choice_reaches_is_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it is on or may be on; where it is off there is nothing to stop."""
    path = tmp_path / "my.toml"
    path.write_text(SMALL.replace('stopped_in = ["OTHER"]', 'stopped_in = ["GB"]'), encoding="utf-8")
    document = _document(capsys, "--policy", path, "--as-of", "2026-03-01")
    assert [stop["choice"] for stop in _stops(document, "ads")] == [None, "ads", None]
    out = _shown(capsys, "--policy", path, "--as-of", "2026-03-01")
    assert out.count("What stops it there: no choice of yours is known to stop it.") == 1
    assert "the setting for sharing data" not in out


def test_days_on_end_are_counted_through_several_regimes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was on already the day before did not begin on that day."""
    path = tmp_path / "my.toml"
    path.write_text(
        SMALL.replace('from = 2025-07-01\nstate = "paused"\nrule = "training.region.before"', 'from = 2025-07-01\n'
                      'state = "on"\nrule = "training.region.on"'),
        encoding="utf-8",
    )  # fmt: skip
    [stop] = _stops(_document(capsys, "--policy", path, "--region", "GB", "--as-of", "2026-03-01"), "training")
    assert (stop["on_since"], stop["on_since_at_the_latest"]) == ("2024-09-18", True)


def test_json_holds_what_the_table_shows(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And the addresses, which are too long for it."""
    document = _document(capsys, "--policy", pack, "--region", "FR", "--as-of", "2026-03-01")
    assert document["schema"] == 1
    assert document["policy"] == {
        "version": "2026-03-01",
        "verified_through": "2026-02-01",
        "stale": False,
        "unfit": LACK,
    }
    [group] = document["flows"][0]["groups"]
    assert group["regimes"][1] == {
        "from": "2025-11-03",
        "until": None,
        "current": True,
        "state": "on",
        "says": "Data is used in France {unless} you object",
        "rule": "training.region.on",
        "confidence": "medium",
        "verified_on": "2026-02-01",
        "sources": [
            {
                "title": "A notice",
                "url": "https://www.linkedin.com/legal/notice",
                "published": "2025-11-03",
                "kind": "linkedin",
            },
            {"title": "A paper", "url": "https://paper.example.org/one", "published": None, "kind": "press"},
        ],
    }
    assert group["stopped_by"] == {
        "choice": "training",
        "control": {
            "title": "Turn it off",
            "path": "Settings > Data > Training",
            "url": "https://www.linkedin.com/mypreferences/d/settings/one",
        },
        "also": [],
        "state": "on",
        "on_since": "2025-11-03",
        "on_since_at_the_latest": False,
    }


@pytest.mark.parametrize(("day", "stale"), [("2026-07-31", False), ("2026-08-01", True)])
def test_old_rules_are_shown_with_a_warning(
    pack: Path, capsys: pytest.CaptureFixture[str], day: str, *, stale: bool
) -> None:
    """From 181 days on."""
    assert _document(capsys, "--policy", pack, "--as-of", day)["policy"]["stale"] is stale
    assert ("Warning: that is more than 180 days before" in _shown(capsys, "--policy", pack, "--as-of", day)) is stale


def test_a_browser_stops_the_sharing_for_ads_in_the_united_states_too(capsys: pytest.CaptureFixture[str]) -> None:
    """Its own setting first, then Global Privacy Control, which is known to work there alone."""
    said = {region: " ".join(_shown(capsys, "--region", region).split()) for region in ("US", "CA", "FR")}
    assert [region for region, text in said.items() if "This stops it too: Your browser" in text] == ["US"]
    assert [region for region, text in said.items() if "Share data with affiliates and partners" in text] == [
        "US",
        "CA",
    ]


def test_changes_are_printed_the_newest_first(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the rules that each concerns."""
    assert _shown(capsys, "--policy", pack, "--changes").splitlines() == [
        "Version 2026-03-01, 2026-03-01",
        "  The ads were added.",
        "  Rules: ads.all, ads.region.on",
        "",
        "Version 2026-01-01, 2026-01-01",
        "  The first rules.",
    ]
    document = _document(capsys, "--policy", pack, "--changes")
    assert document["changes"][0] == {
        "version": "2026-03-01",
        "on": "2026-03-01",
        "what": "The ads were added.",
        "rules": ["ads.all", "ads.region.on"],
    }
    assert document["changes"][1]["rules"] == []


def test_a_broken_pack_is_told_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On stderr, as wrong usage, with what is accepted."""
    path = tmp_path / "my.toml"
    path.write_text(SMALL.replace('status = "excluded"', 'status = "inn"', 1), encoding="utf-8")
    assert run(["policy", "--policy", str(path)]) == USAGE
    out, err = capsys.readouterr()
    assert out == ""
    line = line_of(path.read_text(encoding="utf-8"), '"inn"')
    assert err == (
        f"Error: Invalid value for '--policy': my.toml, line {line}, rule training.region.before: status: 'inn' is not"
        " one of in, excluded, unclear\n"
    )


@pytest.mark.parametrize(
    ("arguments", "accepted"),
    [
        (["--region", "UK"], "use GB for the United Kingdom"),
        (["--region", "Europe"], "use two letters such as FR, GB, US or CH"),
        (["--as-of", "soon"], "write it as 2025-11-03"),
        (["--format", "csv"], "is not one of 'table', 'json'"),
        (["--policy", "no/such.toml"], "File 'no/such.toml' does not exist"),
        (["--changes", "--region", "FR"], "give it without --region and --as-of"),
        (["--changes", "--as-of", "2026-01-01"], "give it without --region and --as-of"),
    ],
)
def test_wrong_usage_is_told_what_is_accepted(
    arguments: list[str], accepted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is read."""
    assert run(["policy", *arguments]) == USAGE
    assert accepted in " ".join(capsys.readouterr().err.split())


def test_the_bundled_rules_fit_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Eighty columns; only an address, which cannot be broken, may need more."""
    out = _shown(capsys, "--as-of", "2026-11-24")
    assert not [line for line in out.splitlines() if len(line) > 80 and not line.strip().startswith("https://")]
    assert "legal advice" not in out
    newest = _shown(capsys, "--changes")
    assert newest.startswith(f"Version {load_policy().version}, ")


def test_today_is_marked_unless_a_day_is_given(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The member's own calendar day."""
    before = date.today()  # noqa: DTZ011 - the member's own calendar day is meant
    document = _document(capsys, "--policy", pack)
    assert before.isoformat() <= document["as_of"] <= date.today().isoformat()  # noqa: DTZ011 - see above


def test_a_pack_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It may come from anybody."""
    path = tmp_path / "my.toml"
    path.write_text(SMALL.replace('title = "A paper"', r'title = "A \u001b[31mpaper"'), encoding="utf-8")
    out = _shown(capsys, "--policy", path)
    assert "\x1b" not in out
    assert "Source: A \N{REPLACEMENT CHARACTER}[31mpaper (not dated)" in out


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_is_for_terminals_whose_users_want_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], no_color: str, *, coloured: bool
) -> None:
    """A pipe gets none, as every other test of this file shows."""
    monkeypatch.setitem(os.environ, "NO_COLOR", no_color)
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda _stream, color=None: color is False)
    _print([policy_table.Line("plain"), policy_table.Line("> now", "current")])
    assert ("\x1b[36m\x1b[1m> now\x1b[0m" in capsys.readouterr().out) is coloured
