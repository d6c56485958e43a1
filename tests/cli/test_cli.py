"""The command line does what its help says, says what is wrong in one sentence, and never shows content."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
import polars as pl
import pytest
from tests.conftest import SAMPLES

from exposure import __version__
from exposure.cli import FAILED, INTERRUPTED, OK, cli, run
from exposure.console import TerminalProgress
from exposure.detect import worker

if TYPE_CHECKING:
    from collections.abc import Callable

USAGE = 2


@pytest.fixture(name="report", scope="module")
def _report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A finished report of the awkward archive, which has problems and unknown files."""
    folder = tmp_path_factory.mktemp("cli") / "report"
    options = ("--region", "FR", "--as-of", "2026-11-22", "--min-severity", "low", "-q")
    assert run(["analyze", str(SAMPLES / "awkward"), "-o", str(folder), *options]) == OK
    return str(folder)


@pytest.fixture(name="camille", scope="module")
def _camille(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A finished report of the bundled sample."""
    folder = tmp_path_factory.mktemp("cli") / "camille"
    assert run(["demo", "-o", str(folder), "--as-of", "2026-11-22", "-q"]) == OK
    return str(folder)


def test_every_command_has_help() -> None:
    """Nobody has to guess what a command is for."""
    for name, command in cli.commands.items():
        assert command.help, name
        assert all(param.help for param in command.params if isinstance(param, click.Option)), name


def test_help_imports_nothing_heavy() -> None:
    """`exposure --help` is instant."""
    script = (
        "import sys; from exposure.cli import run; run(['--help']);"
        "print([m for m in ('polars','duckdb','pyarrow','matplotlib','numpy','rich','babel') if m in sys.modules],"
        " file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "Commands:" in done.stdout


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` tells which program made a report."""
    assert run(["--version"]) == OK
    assert capsys.readouterr().out == f"exposure {__version__}\n"


def test_the_module_runs_as_a_program() -> None:
    """`python -m exposure` is the same program."""
    done = subprocess.run([sys.executable, "-m", "exposure", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"exposure {__version__}\n"


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
    assert run(["analyze", str(SAMPLES / "awkward"), "-o", str(tmp_path / "r"), "--region", "FR"]) == OK
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.endswith(f"problems while reading the archive: see `exposure files {tmp_path / 'r'}`.")


@pytest.mark.parametrize(("options", "said"), [([], False), (["--opted-out", "2026-03-01"], True)])
def test_an_opt_out_does_not_make_the_summary_reassuring(
    tmp_path: Path, options: list[str], *, said: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing is in scope any more, the summary still says that records may have been used before."""
    assert run(["demo", "-o", str(tmp_path / "r"), "--as-of", "2026-11-22", *options]) == OK
    out = capsys.readouterr().out
    assert ("used before you opted out" in out) is said
    assert ("        0  may be used" in out) is said


def test_timings_go_to_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How long it took is no result."""
    arguments = ["analyze", str(SAMPLES / "awkward" / "2018"), "-o", str(tmp_path / "r"), "--timings", "-q"]
    assert run(arguments) == OK
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Reading the archive" in captured.err
    assert captured.err.splitlines()[-1].endswith("in all")


def test_strict_turns_problems_into_a_failure(tmp_path: Path) -> None:
    """A script can insist on an archive without problems, and still gets the report."""
    flawed = ["analyze", str(SAMPLES / "awkward" / "later"), "-o", str(tmp_path / "a"), "-q", "--strict"]
    clean = ["demo", "-o", str(tmp_path / "b"), "-q", "--strict"]
    assert run(flawed) == FAILED
    assert (tmp_path / "a" / "report.html").exists()
    assert run(clean) == OK


def test_an_error_is_one_sentence_with_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback, exit 1, and nothing written."""
    assert run(["analyze", str(tmp_path / "nothing.zip"), "-o", str(tmp_path / "r")]) == FAILED
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("exposure: ")
    assert captured.err.count("\n") == 1
    assert "Give the zip that LinkedIn sent" in captured.err
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--region", "Atlantis"], "is not a country code"),
        (["--region", "ZZ"], "is not a country code"),
        (["--opted-out", "soon"], "is neither a day such as 2025-10-20 nor 'before-start'"),
        (["--as-of", "22/11/2026"], "is not a day; write it as 2025-11-03"),
        (["--min-severity", "tiny"], "'tiny' is not one of"),
        (["--reveal", "--shareable"], "choose one"),
    ],
)
def test_wrong_usage_says_what_is_accepted(
    options: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, before anything is read."""
    assert run(["analyze", "whatever.zip", *options]) == USAGE
    assert complaint in capsys.readouterr().err


def test_interrupting_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C exits 130 and removes what was begun."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("exposure.pipeline.ingest", interrupted)
    assert run(["demo", "-o", str(tmp_path / "r"), "-q"]) == INTERRUPTED
    assert list(tmp_path.iterdir()) == []


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


WATCH = """
import sys
def watch(event, args):
    if event.startswith("socket."):
        sys.stderr.write(f"a socket: {event}\\n")
        raise PermissionError(event)
sys.addaudithook(watch)
"""


def test_no_command_opens_a_socket(tmp_path: Path) -> None:
    """The proof that nothing leaves the machine: under a watch that refuses every socket, all commands succeed."""
    (tmp_path / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    folder = str(tmp_path / "r")
    # The watch is set up by every interpreter that starts, so that the process which reads the texts has it too.
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "BROWSER": "true"}

    def start(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *command], env=environment, capture_output=True, text=True, check=False, cwd=tmp_path
        )

    for arguments in (
        ("demo", "-o", folder, "-q"),
        ("files", folder),
        ("export", "records", folder),
        ("charts", folder),
        ("policy", "--region", "FR"),
        ("explain", "genai.message", folder),
        ("scan", str(SAMPLES / "README.md")),
        ("open", folder),
    ):
        done = start("-m", "exposure", *arguments)
        assert (done.returncode, done.stderr) == (OK, ""), arguments
    assert "a socket: socket.__new__" in start("-c", "import socket; socket.socket()").stderr
    child = (*worker._COMMAND[1:3], "-c", "import socket; socket.socket()")
    assert "a socket: socket.__new__" in start(child[0], *child[2:]).stderr


def test_nothing_in_the_current_folder_is_run(tmp_path: Path) -> None:
    """An unpacked archive may hold files named like Python's own; they are data."""
    for name in ("json.py", "exposure.py", "sitecustomize.py", "polars.py"):
        (tmp_path / name).write_text("open('ran', 'w').close()", encoding="utf-8")
    (tmp_path / "Skills.csv").write_text("Name\nSQL\n", encoding="utf-8")
    program = Path(sys.executable).parent / "exposure"
    done = subprocess.run(
        [str(program), "analyze", ".", "-o", "../report", "-q", "--region", "FR", "--as-of", "2026-11-22"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (OK, "")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("content", ["Name\n", "Name", "\ufeff", "", "\0\0\0", '"never closed'])
def test_an_archive_without_rows_is_a_result(tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to judge is zero of everything, and the flow is there because it was asked."""
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "Skills.csv").write_text(content, encoding="utf-8")
    arguments = ["analyze", str(tmp_path / "export"), "-o", str(tmp_path / "r"), "--region", "FR"]
    assert run(arguments) == OK
    assert "0 records" in capsys.readouterr().out
    summary = json.loads((tmp_path / "r" / "summary.json").read_text(encoding="utf-8"))
    assert summary["scope"]["genai_training"] == {"in": 0, "excluded": 0, "unclear": 0, "by_kind": {}}
    assert summary["index"]["disclosure"] == {"low": 0.0, "value": 0.0, "high": 0.0}


HOSTILE = "\x1b]0;owned\x07\x1b[31mRED"


def test_no_archive_steers_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Escape sequences in links, headers and names are shown harmless or not at all; foreign links are not shown."""
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "Shares.csv").write_text(
        "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
        f"2024-01-01 10:00:00,https://www.linkedin.com/{HOSTILE},My IBAN: FR76 3000 6000 0112 3456 7890 189,,,X\n"
        "2024-01-02 10:00:00,https://www.linkedin.com@evil.example.org/x,Call me: +33 6 39 98 12 34,,,X\n",
        encoding="utf-8",
    )
    (folder / "Skills.csv").write_text(f"Name,{HOSTILE}\nSQL,1\n", encoding="utf-8")
    (folder / f"Brand {HOSTILE} New.csv").write_text("a\nb\n", encoding="utf-8")
    (folder / f"link{HOSTILE}").symlink_to("/nowhere")
    report = str(tmp_path / "r")
    assert run(["analyze", str(folder), "-o", report, "--region", "FR"]) == OK
    assert run(["files", report]) == OK
    assert run(["export", "sensitive", report, "-o", str(tmp_path / "list.csv")]) == OK
    shown = "".join(capsys.readouterr()) + (tmp_path / "list.csv").read_text(encoding="utf-8")
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "evil" not in "".join(capsys.readouterr().out)


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


@pytest.mark.parametrize(
    ("code", "hint"), [("UK", "GB for the United Kingdom"), ("eu", "the code of the country you live in")]
)
def test_near_misses_of_country_codes_get_a_hint(code: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What people write for a place is answered with its code."""
    assert run(["analyze", "x.zip", "--region", code]) == USAGE
    assert hint in capsys.readouterr().err


def test_ending_the_program_removes_what_it_began(tmp_path: Path) -> None:
    """SIGTERM is treated as Ctrl-C is."""
    process = subprocess.Popen(
        [sys.executable, "-m", "exposure", "demo", "-o", str(tmp_path / "r"), "-q"],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".r-*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.terminate()
    _, errors = process.communicate()
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
