"""The sample exports are as large and as odd as they claim, and the bulk of them can be made again byte for byte."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
SAMPLES: Final = ROOT / "sample_exports"


def toml(name: str) -> dict[str, Any]:
    """A table of expectations."""
    return tomllib.loads((ROOT / "tests" / "samples" / f"{name}.toml").read_text(encoding="utf-8"))


def only_file(folder: Path, base: str) -> Path:
    """The file of that base name, with or without a member id."""
    (found,) = [path for path in folder.rglob("*.csv") if re.fullmatch(rf"{re.escape(base)}(_\d{{5,}})?", path.stem)]
    return found


def records(path: Path) -> list[dict[str, str]]:
    """The data rows of a regular file, by column; a preamble is skipped."""
    text = path.read_bytes().decode()
    text = text[text.index("First Name,") :] if path.name == "Connections.csv" else text
    return list(csv.DictReader(io.StringIO(text, newline="")))


def comment_dates(path: Path) -> list[str]:
    """The date that begins each comment; the text between them may hold anything."""
    return re.findall(r"(?m)^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),https:", path.read_bytes().decode())


def encoding_of(content: bytes) -> str:
    """The encoding in the words of the expectations."""
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if content.startswith(mark):
            return name
    try:
        content.decode()
    except UnicodeDecodeError:
        return "binary" if b"\0" in content else "cp1252"
    return "utf-8"


def test_bulk_files_are_what_the_script_makes() -> None:
    """The script makes each bulk file byte for byte as it stands."""
    command = [sys.executable, "-B", str(SAMPLES / "bulk.py"), "--check"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_the_script_names_a_bulk_file_that_differs(tmp_path: Path) -> None:
    """A byte too many, or a missing file, fails the check by name; writing mends both."""
    shutil.copytree(SAMPLES, tmp_path / "copy", ignore=shutil.ignore_patterns("__pycache__"))
    script = tmp_path / "copy" / "bulk.py"
    with (tmp_path / "copy" / "camille" / "Logins.csv").open("ab") as file:
        file.write(b"\n")
    (tmp_path / "copy" / "jordan" / "basic" / "messages.csv").unlink()
    check = [sys.executable, "-B", str(script), "--check"]
    run = subprocess.run(check, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.splitlines() == ["differs: camille/Logins.csv", "differs: jordan/basic/messages.csv"]
    subprocess.run([sys.executable, "-B", str(script)], check=True)
    assert subprocess.run(check, check=False).returncode == 0


@pytest.mark.parametrize("person", ["camille", "jordan/complete"])
def test_a_person_has_ten_years_of_activity(person: str) -> None:
    """Each full export is as large as an active member's."""
    folder = SAMPLES / person
    posts, comments = records(only_file(folder, "Shares")), comment_dates(only_file(folder, "Comments"))
    assert len(posts) >= 150
    assert len(comments) >= 300
    assert len(records(folder / "messages.csv")) >= 500
    assert len(records(folder / "Connections.csv")) >= 300
    assert len({date[:4] for date in [*comments, *(post["Date"] for post in posts)]}) >= 10


@pytest.mark.parametrize("person", ["camille", "jordan/complete"])
def test_posts_are_newest_first_and_their_numbers_hold_their_dates(person: str) -> None:
    """As in real exports, a post's number is its time in milliseconds and 22 bits more."""
    posts = records(only_file(SAMPLES / person, "Shares"))
    dates = [post["Date"] for post in posts]
    numbers = [int(re.split(r"%3A|-", post["ShareLink"])[-1]) for post in posts]
    assert dates == sorted(dates, reverse=True)
    assert dates == [f"{datetime.fromtimestamp((one >> 22) // 1000, tz=UTC):%Y-%m-%d %H:%M:%S}" for one in numbers]


@pytest.mark.parametrize(
    ("part", "folder"), [("camille", "camille"), ("jordan", "jordan/complete"), ("jordan_basic", "jordan/basic")]
)
def test_bulk_files_have_the_stated_rows(part: str, folder: str) -> None:
    """The counts that other tests rely on are those of the files."""
    expected = toml("bulk")[part]
    assert {base: len(records(only_file(SAMPLES / folder, base))) for base in expected} == expected


def test_the_basic_part_repeats_the_complete_one() -> None:
    """The parts overlap without being equal: three messages came in between, every other bulk file is repeated."""
    basic, complete = SAMPLES / "jordan" / "basic", SAMPLES / "jordan" / "complete"
    assert records(basic / "messages.csv") == records(complete / "messages.csv")[3:]
    for base in toml("bulk")["jordan_basic"].keys() - {"messages"}:
        assert (basic / f"{base}.csv").read_bytes() == (complete / f"{base}.csv").read_bytes()


@pytest.mark.parametrize("part", ["2018", "later"])
def test_every_awkward_file_is_accounted_for(part: str) -> None:
    """The table of expectations names each file, adds up, and is right about its encoding."""
    expected = toml("awkward")[part]
    folder = SAMPLES / "awkward" / part
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == expected.keys()
    for name, entry in expected.items():
        assert entry["read"] == entry["kept"] + entry["set_aside"]
        assert len(entry.get("set_aside_lines", [])) == entry["set_aside"]
        assert entry["encoding"] == encoding_of((folder / name).read_bytes())


def test_file_names_can_be_checked_out_on_every_system() -> None:
    """No name holds a character that Windows refuses; the samples are also part of the wheel."""
    names = [path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*")]
    assert [name for name in names if re.search(r'[<>:"|?*\\]|[. ](?:/|$)', name)] == []
