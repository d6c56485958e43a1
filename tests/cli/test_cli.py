"""The command line does what its help says, says what is wrong in one sentence, and never shows content."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from exposure import __version__
from exposure.cli import FAILED, OK, cli, run

if TYPE_CHECKING:
    from pathlib import Path

USAGE = 2


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


@pytest.mark.parametrize(
    ("code", "hint"), [("UK", "GB for the United Kingdom"), ("eu", "the code of the country you live in")]
)
def test_near_misses_of_country_codes_get_a_hint(code: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What people write for a place is answered with its code."""
    assert run(["analyze", "x.zip", "--region", code]) == USAGE
    assert hint in capsys.readouterr().err
