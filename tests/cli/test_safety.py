"""No command opens a socket, runs what lies about, or lets an archive steer the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import SAMPLES

from exposure.cli import OK, run
from exposure.detect import worker

if TYPE_CHECKING:
    import pytest

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
    assert run(["analyze", str(folder), "-o", report, "--region", "FR", "--no-semantic"]) == OK
    assert run(["files", report]) == OK
    assert run(["export", "sensitive", report, "-o", str(tmp_path / "list.csv")]) == OK
    shown = "".join(capsys.readouterr()) + (tmp_path / "list.csv").read_text(encoding="utf-8")
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "evil" not in "".join(capsys.readouterr().out)
