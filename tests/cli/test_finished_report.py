"""What is asked of a finished report: files, tables, pictures, the page, explanations."""

from __future__ import annotations

import csv
import os
import stat
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from exposure.cli import FAILED, OK, run

USAGE = 2


def test_a_reader_that_goes_away_is_no_error(report: str) -> None:
    """`exposure files | head -1` ends quietly."""
    command = f"'{sys.executable}' -m exposure export records '{report}' | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_files_accounts_for_every_member(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file with its rows, unknown ones by name, the totals, and every problem with its place."""
    assert run(["files", report]) == OK
    out = capsys.readouterr().out
    assert "Brand New Thing.csv" in out
    assert "unknown file" in out
    assert "problem: Certifications.csv, line 4: " in out
    total = next(line for line in out.splitlines() if line.startswith("in all"))
    read, kept, duplicate, aside = map(int, total.split()[-4:])
    assert read == kept + duplicate + aside > 100


@pytest.mark.parametrize("what", ["sensitive", "records", "scope", "findings"])
def test_tables_are_exported_in_three_forms(what: str, camille: str, tmp_path: Path) -> None:
    """CSV, JSON and Parquet hold the same rows."""
    for form in ("csv", "json", "parquet"):
        assert run(["export", what, camille, "--format", form, "-o", str(tmp_path / f"t.{form}")]) == OK
    frames = [
        pl.read_csv(tmp_path / "t.csv", infer_schema=False),
        pl.read_json(tmp_path / "t.json", infer_schema_length=None),
        pl.read_parquet(tmp_path / "t.parquet"),
    ]
    assert len({frame.height for frame in frames}) == 1
    assert frames[0].height > 5
    assert frames[0].columns == frames[1].columns == frames[2].columns
    assert stat.S_IMODE((tmp_path / "t.csv").stat().st_mode) == 0o600


def test_an_export_goes_to_standard_output_and_is_masked(
    camille: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """What is piped on shows no identifier unless it is asked for."""
    assert run(["export", "records", camille]) == OK
    masked = capfdbinary.readouterr().out
    assert run(["export", "records", camille, "--reveal"]) == OK
    revealed = capfdbinary.readouterr().out
    assert b"0112 3456 7890" in revealed
    assert b"0112 3456 7890" not in masked
    assert masked.count(b"\n") > 3000


def test_charts_are_written_as_pictures(report: str, tmp_path: Path) -> None:
    """Both forms, all three charts."""
    assert run(["charts", report, "-o", str(tmp_path / "png")]) == OK
    assert run(["charts", report, "--format", "svg", "-o", str(tmp_path / "svg")]) == OK
    names = {"scope_by_kind", "timeline", "sensitive_by_category"}
    assert {path.stem for path in (tmp_path / "png").iterdir()} == names
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in (tmp_path / "png").iterdir())
    for path in (tmp_path / "svg").iterdir():
        assert path.read_bytes() == (Path(report) / "charts" / path.name).read_bytes()


def test_open_starts_the_browser_on_the_page(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is opened from its file; a browser that cannot start is an error."""
    opened: list[str] = []

    def start(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr("webbrowser.open", start)
    assert run(["open", report]) == OK
    assert opened == [(Path(report) / "report.html").resolve().as_uri()]
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    assert run(["open", report]) == FAILED


@pytest.mark.parametrize("command", ["open", "charts", "files", "export"])
def test_a_missing_report_is_named(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command on a report says what to run first."""
    what = ["sensitive"] if command == "export" else []
    assert run([command, *what, str(tmp_path)]) == FAILED
    assert "Run `exposure analyze` first" in capsys.readouterr().err


def test_explain_tells_the_rule_and_its_source(camille: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Policy rules, detection rules and records are explained in plain words."""
    assert run(["explain", "genai.message", camille]) == OK
    assert capsys.readouterr().out.startswith("genai.message: ")
    with (Path(camille) / "sensitive_posts.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    assert run(["explain", first["record_id"], camille]) == OK
    out = capsys.readouterr().out
    assert first["url"] in out
    assert "genai_training: " in out
    assert "Source: LinkedIn" in out
    rule = out.rpartition("Rule ")[2].strip()
    assert run(["explain", rule, camille]) == OK
    explained = capsys.readouterr().out
    assert explained.startswith(f"{rule}: ")
    assert "Finds:" in explained
    assert run(["explain", "no such thing", camille]) == USAGE


def test_results_that_cannot_be_written_are_an_error(
    report: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The place is named."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    target = tmp_path / "file" / "t.csv"
    assert run(["export", "scope", report, "-o", str(target)]) == FAILED
    assert f"{target} cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["files"], ["export", "records"], ["--help"]])
def test_closed_streams_are_no_crash(report: str, arguments: list[str]) -> None:
    """`>&-` closes the output; there is nowhere to complain to."""
    words = " ".join(arguments) + ("" if arguments == ["--help"] else f" '{report}'")
    done = subprocess.run(
        ["/bin/sh", "-c", f"'{sys.executable}' -m exposure {words} >&-"], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr


def test_a_full_disk_is_an_error(report: str) -> None:
    """What the system says is passed on in a sentence."""
    done = subprocess.run(
        ["/bin/sh", "-c", f"'{sys.executable}' -m exposure files '{report}' > /dev/full"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode != OK
    assert "Traceback" not in done.stderr


def test_results_are_printed_whatever_the_locale(camille: str) -> None:
    """A terminal that knows ASCII only gets question marks, not a crash."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "exposure", "files", camille], env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (OK, b"")


def test_the_reports_own_files_are_not_exported_over(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The database is not replaced by a table of it."""
    assert run(["export", "scope", report, "-o", str(Path(report) / "exposure.duckdb")]) == FAILED
    assert "is part of the report itself" in capsys.readouterr().err
    assert run(["files", report]) == OK
