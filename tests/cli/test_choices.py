"""What the member says of themselves: country, dates, choices; contradictions are told, not guessed."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLES

from exposure.cli import run

if TYPE_CHECKING:
    from pathlib import Path

OK, USAGE = 0, 2
TOMORROW = str(date.today() + timedelta(days=1))  # noqa: DTZ011 - as the command reads the clock


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--region", "Atlantis"], "is not a country code"),
        (["--region", "US:"], "write it as FR, or with years as US:2015-2021"),
        (["--region", "US:2015"], "write it as FR"),
        (["--region", "US:2021-2015"], "ends before it begins"),
        (["--region", "US:2015-02-31..2016-01-01"], "is not a day"),
        (["--region", "FR", "--region", "DE"], "give one country without years"),
        (["--region", "US:2015-2021", "--region", "GB:2020-2022"], "years that do not overlap"),
        (["--opted-out", "2023-12-31"], "before 2024"),
        (["--opted-out", TOMORROW], "still to come"),
        (["--ads-opted-out", TOMORROW], "still to come"),
        (["--opted-out", "2019-01-01"], "use --opted-out before-start"),
        (["--objected", "2019-01-01"], "before 2024, and no verdict tells earlier days apart"),
        (["--ads-opted-out", "2019-01-01"], "if you chose before, use 2024-01-01"),
        (["--opted-in-again", "2026-01-01"], "needs --opted-out"),
        (["--opted-out", "2026-01-01", "--opted-in-again", "2026-01-01"], "must be a later day"),
        (["--born", "last year"], "neither a year such as 1990"),
        (["--born", "2999"], "still to come"),
        (["--born", "2010", "--as-of", "2009-01-01"], "is later than --as-of"),
        (["--born", "1790"], "give a year from 1900 on"),
        (["--born", "1990-02-31"], "is not a day"),
        (["--policy", "nowhere.toml"], "does not exist"),
    ],
)
def test_what_cannot_be_is_a_usage_error(options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2 and a sentence that says what is accepted."""
    assert run(["analyze", "x.zip", *options]) == USAGE
    assert said in " ".join(capsys.readouterr().err.split())


def test_all_choices_reach_the_summary(tmp_path: Path) -> None:
    """Countries over time and every day that was told; of the birth only whether it matters."""
    options = """
        --region FR --region US:2015-2021 --opted-out 2026-01-01 --opted-in-again 2026-02-01 --ads-opted-out 2026-03-01
        --objected 2026-04-01 --born 2010 --as-of 2026-11-20 -q
    """.split()
    assert (
        run(["analyze", str(SAMPLES / "jordan" / "basic"), "-o", str(tmp_path / "r"), "--no-semantic", *options]) == OK
    )
    told = json.loads((tmp_path / "r" / "summary.json").read_text(encoding="utf-8"))["settings"]
    assert told["regions"] == [
        {"country": "FR", "from": None, "to": "2014-12-31"},
        {"country": "US", "from": "2015-01-01", "to": "2021-12-31"},
        {"country": "FR", "from": "2022-01-01", "to": None},
    ]
    assert (told["opted_out_on"], told["opted_in_again_on"]) == ("2026-01-01", "2026-02-01")
    assert (told["ads_opted_out_on"], told["objected_on"], told["minor"]) == ("2026-03-01", "2026-04-01", True)


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("us:2015-", {"country": "US", "from": "2015-01-01", "to": None}),
        ("US:-2021", {"country": "US", "from": None, "to": "2021-12-31"}),
        ("US:2015-06-01..2021-03-31", {"country": "US", "from": "2015-06-01", "to": "2021-03-31"}),
    ],
)
def test_a_stay_may_be_open_and_may_be_given_by_the_day(
    tmp_path: Path, region: str, expected: dict[str, str | None]
) -> None:
    """Years, half-open years and days."""
    options = ["--region", "FR", "--region", region, "--as-of", "2026-11-20", "-q"]
    assert (
        run(["analyze", str(SAMPLES / "jordan" / "basic"), "-o", str(tmp_path / "r"), "--no-semantic", *options]) == OK
    )
    told = json.loads((tmp_path / "r" / "summary.json").read_text(encoding="utf-8"))["settings"]
    assert expected in told["regions"]


def test_a_choice_later_than_the_day_of_the_verdict_is_ignored_with_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no usage error: the verdict is asked for an earlier day."""
    options = ["--as-of", "2025-12-01", "--opted-out", "2026-01-01", "--ads-opted-out", "2026-01-02"]
    assert (
        run(["analyze", str(SAMPLES / "jordan" / "basic"), "-o", str(tmp_path / "r"), "--no-semantic", *options]) == OK
    )
    said = " ".join(capsys.readouterr().err.split())
    assert "the opt-out of 2026-01-01 is later than 2025-12-01 and was ignored" in said
    assert "the opt-out of ads of 2026-01-02 is later than 2025-12-01 and was ignored" in said
