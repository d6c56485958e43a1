"""A run: what it prints, where, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLES

from exposure.cli import FAILED, INTERRUPTED, OK, run
from exposure.console import TerminalProgress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


USAGE = 2


def test_the_summary_says_what_matters_and_shows_no_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counts, the first posts to delete by link, and where to look next; not a word of any post."""
    assert run(["demo", "-o", str(tmp_path / "r"), "--as-of", "2026-11-22"]) == OK
    captured = capsys.readouterr()
    summary = json.loads((tmp_path / "r" / "summary.json").read_text(encoding="utf-8"))
    scope = summary["scope"]["genai_training"]
    for status in ("in", "unclear", "excluded"):
        assert f"{scope[status]:,}" in captured.out
    assert "France" in captured.out
    assert "https://www.linkedin.com/feed/update/" in captured.out
    assert "exposure open" in captured.out
    assert "cannot be taken back" in captured.out
    assert captured.err == ""
    with (tmp_path / "r" / "sensitive_posts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["excerpt"][:40] not in captured.out


def test_the_summary_names_the_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last line counts what could not be read as it stands."""
    assert (
        run(["analyze", str(SAMPLES / "awkward"), "-o", str(tmp_path / "r"), "--region", "FR", "--no-semantic"]) == OK
    )
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.endswith(f"problems while reading the archive: see `exposure files {tmp_path / 'r'}`.")


@pytest.mark.parametrize(("options", "said"), [([], False), (["--opted-out", "2026-03-01"], True)])
def test_an_opt_out_does_not_make_the_summary_reassuring(
    tmp_path: Path, options: list[str], *, said: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing is in scope any more, the summary still says that records may have been used before."""
    assert run(["demo", "-o", str(tmp_path / "r"), "--as-of", "2026-11-22", "--no-semantic", *options]) == OK
    out = capsys.readouterr().out
    assert ("used before you opted out" in out) is said
    assert ("        0  may be used" in out) is said


def test_timings_go_to_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How long it took is no result."""
    arguments = [
        "analyze",
        str(SAMPLES / "awkward" / "2018"),
        "-o",
        str(tmp_path / "r"),
        "--timings",
        "-q",
        "--no-semantic",
    ]
    assert run(arguments) == OK
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Reading the archive" in captured.err
    assert captured.err.splitlines()[-1].endswith("in all")


def test_strict_turns_problems_into_a_failure(tmp_path: Path) -> None:
    """A script can insist on an archive without problems, and still gets the report."""
    flawed = [
        "analyze",
        str(SAMPLES / "awkward" / "later"),
        "-o",
        str(tmp_path / "a"),
        "-q",
        "--strict",
        "--no-semantic",
    ]
    clean = ["demo", "-o", str(tmp_path / "b"), "-q", "--strict", "--no-semantic"]
    assert run(flawed) == FAILED
    assert (tmp_path / "a" / "report.html").exists()
    assert run(clean) == OK


def test_interrupting_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C exits 130 and removes what was begun."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("exposure.pipeline.ingest", interrupted)
    assert run(["demo", "-o", str(tmp_path / "r"), "-q"]) == INTERRUPTED
    assert list(tmp_path.iterdir()) == []


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Off a terminal stderr stays empty; on one, stages are drawn there and counted."""
    progress = TerminalProgress()
    with progress.stage("Reading") as advance:
        advance(1, 2)
    assert set(progress.seconds) == {"Reading"}
    assert _shown(monkeypatch, quiet=False)
    assert not _shown(monkeypatch, quiet=True)


def _shown(monkeypatch: pytest.MonkeyPatch, *, quiet: bool) -> bool:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    with monkeypatch.context() as patched:
        patched.setattr("sys.stderr", terminal)
        patched.setenv("TERM", "xterm")
        with TerminalProgress(quiet=quiet).stage("Reading the archive") as advance:
            advance(1, 2)
    return "Reading the archive" in terminal.getvalue()


@pytest.mark.parametrize("content", ["Name\n", "Name", "\ufeff", "", "\0\0\0", '"never closed'])
def test_an_archive_without_rows_is_a_result(tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to judge is zero of everything, and the flow is there because it was asked."""
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "Skills.csv").write_text(content, encoding="utf-8")
    arguments = ["analyze", str(tmp_path / "export"), "-o", str(tmp_path / "r"), "--region", "FR", "--no-semantic"]
    assert run(arguments) == OK
    assert "0 records" in capsys.readouterr().out
    summary = json.loads((tmp_path / "r" / "summary.json").read_text(encoding="utf-8"))
    assert summary["scope"]["genai_training"] == {"in": 0, "excluded": 0, "unclear": 0, "by_kind": {}}
    assert summary["index"]["disclosure"] == {"low": 0.0, "value": 0.0, "high": 0.0}


def test_ending_the_program_removes_what_it_began(tmp_path: Path) -> None:
    """SIGTERM is treated as Ctrl-C is."""
    process = subprocess.Popen(
        [sys.executable, "-m", "exposure", "demo", "-o", str(tmp_path / "r"), "-q"],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".r-*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    begun = list(tmp_path.glob(".r-*"))
    process.terminate()
    _, errors = process.communicate()
    assert begun
    assert (process.returncode, errors.strip()) == (INTERRUPTED, "exposure: interrupted")
    assert list(tmp_path.iterdir()) == []


def test_a_run_leaves_stderr_clean(tmp_path: Path, zipped: Callable[..., Path]) -> None:
    """Neither libraries nor the interpreter's end print anything, not even after an error."""
    archive = zipped(SAMPLES / "awkward" / "2018")
    for arguments, code in (
        (["analyze", archive, "-o", tmp_path / "r", "--region", "FR", "-q", "--as-of", "2026-11-22"], OK),
        (["explain", "nothing-like-it", tmp_path / "r"], USAGE),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "exposure", *map(str, arguments)], capture_output=True, text=True, check=False
        )
        assert done.returncode == code
        assert "nanobind" not in done.stderr
        assert code or done.stderr == ""
