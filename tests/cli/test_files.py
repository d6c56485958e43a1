"""`exposure files` accounts for every file of an archive, in three forms, and shows nothing that is in them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from tests.conftest import SAMPLES

from exposure.cli import FAILED, OK, run
from exposure.cli.file_list import FileList, to_csv, to_table

if TYPE_CHECKING:
    from pathlib import Path

PRIVATE = "quietly-said"
COUNTS = ("kept", "duplicate", "set_aside")

#: Members of an archive with every oddity there is.
ODD = {
    "Skills.csv": b"Name\nSQL\n",
    "Shares.csv": f"Date,ShareLink,ShareCommentary,SharedUrl,Mood\n2024-01-01 10:00:00,x,{PRIVATE},,\n".encode(),
    "mes r\u00e9actions.csv": b"Date;Type;Link\r\n2024-01-01 10:00:00;LIKE;https://example.org/x\r\n",
    "Brand New.csv": f"What\n{PRIVATE}\n".encode(),
    "Languages.csv": b"",
    "Courses.csv": b"Name,Number\n",
    "Votes.csv": f"2024-01-01 10:00:00,{PRIVATE},yes\n2024-01-02 10:00:00,y,no\n".encode(),
    "Connections.csv": b'Notes:\n"When exporting your connection data, some addresses are missing."\n\n',
    "LearningCoachMessages.csv": b"No conversations found",
    "Certifications.csv": b'Name,Url,Authority,Started On,Finished On,License Number\na,"b\n',
    "Articles/draft.html": b"<h1>Draft</h1><p class='published'>Published on ---</p>",
    "Honors.csv": b"Title,Description,Issued On\n" + b"x" * 30,
    "Verifications/photo.jpg": b"\xff\xd8\xff",
}


@pytest.fixture(name="report", scope="module")
def _report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report of an archive that consists of odd files, one of them damaged."""
    folder = tmp_path_factory.mktemp("files")
    path = folder / "Complete_LinkedInDataExport_06-30-2026.zip"
    with ZipFile(path, "w", ZIP_STORED) as file:
        for name, data in ODD.items():
            file.writestr(name, data)
    path.write_bytes(path.read_bytes().replace(b"x" * 30, b"y" * 30))
    assert (
        run(
            [
                "analyze",
                str(path),
                "-o",
                str(folder / "r"),
                "--region",
                "FR",
                "--as-of",
                "2026-11-22",
                "-q",
                "--no-semantic",
            ]
        )
        == OK
    )
    return str(folder / "r")


def listed(report: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The account as JSON."""
    assert run(["files", report, "--format", "json"]) == OK
    content: dict[str, Any] = json.loads(capsys.readouterr().out)
    return content


def test_every_row_of_every_odd_file_is_accounted_for(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is wrong with a file, its rows read are those kept, duplicate and set aside."""
    account = listed(report, capsys)
    assert {row["file"] for row in account["files"]} == ODD.keys()
    for row in account["files"]:
        assert row["read"] == sum(row[name] for name in COUNTS), row["file"]
    read = {row["file"]: (row["read"], row["set_aside"]) for row in account["files"]}
    assert read == {
        "Skills.csv": (1, 0),
        "Shares.csv": (1, 0),
        "mes r\u00e9actions.csv": (1, 0),
        "Brand New.csv": (1, 0),
        "Languages.csv": (0, 0),
        "Courses.csv": (0, 0),
        # Without a header, the first line is a row like the others, and nobody knows what they hold.
        "Votes.csv": (2, 2),
        "Connections.csv": (2, 2),
        "LearningCoachMessages.csv": (0, 0),
        "Certifications.csv": (1, 1),
        "Articles/draft.html": (1, 0),
        "Honors.csv": (0, 0),
        "Verifications/photo.jpg": (0, 0),
    }
    assert account["totals"] == {"files": 13, "read": 10, "kept": 5, "duplicate": 0, "set_aside": 5, "problems": 5}
    assert {problem["file"] for problem in account["problems"]} == {
        # A page without its end.
        "Articles/draft.html",
        "Certifications.csv",
        "Connections.csv",
        "Honors.csv",
        "Votes.csv",
    }


def test_files_say_what_they_are(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Table, what told it, era, layout, encoding, new and missing columns."""
    files = {row["file"]: row for row in listed(report, capsys)["files"]}
    shares = files["Shares.csv"]
    assert (shares["table"], shares["recognised_by"], shares["era"]) == ("shares", "name", "like 2024 on")
    assert (shares["unknown_columns"], shares["missing_columns"]) == (["Mood"], ["media_url", "visibility"])
    renamed = files["mes r\u00e9actions.csv"]
    assert (renamed["table"], renamed["recognised_by"], renamed["era"]) == ("reactions", "header", "2021 on")
    assert (renamed["dialect"], renamed["encoding"]) == ("semicolon-separated", "utf-8")
    assert (files["Brand New.csv"]["table"], files["Brand New.csv"]["recognised_by"]) == (None, None)
    for name in ("Languages.csv", "Votes.csv", "LearningCoachMessages.csv", "Honors.csv"):
        assert (files[name]["era"], files[name]["missing_columns"]) == (None, []), name


def test_csv_has_one_inert_row_per_file(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same account for a spreadsheet."""
    account = listed(report, capsys)
    assert run(["files", report, "--format", "csv"]) == OK
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["file"] for row in rows] == [row["file"] for row in account["files"]]
    shares = next(row for row in rows if row["file"] == "Shares.csv")
    assert (shares["missing_columns"], shares["kept"]) == ("media_url; visibility", "1")
    hostile = {"file": "=1+1.csv", "table": None, "unknown_columns": ["@x", "y"]}
    assert to_csv(FileList([hostile], [])).splitlines()[1] == "'=1+1.csv,,'@x; y"
    assert to_csv(FileList([], [])) == "\n"


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_no_form_shows_content(form: str, report: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a cell nor a line that stands in place of a header is shown."""
    assert run(["files", report, "--format", form]) == OK
    captured = capsys.readouterr()
    assert PRIVATE not in captured.out
    assert captured.err == ""


def test_the_table_has_a_line_per_file_and_its_notes(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it is not a terminal, no line is broken; totals and problems come last."""
    assert run(["files", report]) == OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == "file table era format read kept dup. aside".split()
    place = next(place for place, line in enumerate(lines) if line.startswith("Shares.csv"))
    assert lines[place].split() == "Shares.csv shares like 2024 on comma-separated, utf-8 1 1 0 0".split()
    assert lines[place + 1 : place + 3] == [
        "    new columns kept: Mood",
        "    columns missing: media_url, visibility",
    ]
    renamed = next(place for place, line in enumerate(lines) if line.startswith("mes r"))
    assert lines[renamed + 1] == "    recognised by its header, not by its name"
    totals = next(place for place, line in enumerate(lines) if line.startswith("in all"))
    assert lines[totals].split() == "in all 13 files 10 5 0 5".split()
    assert all(line.startswith("problem: ") for line in lines[totals + 1 :])
    assert lines[-1].startswith("problem: Votes.csv, line 1: ")


@pytest.mark.parametrize("width", [40, 80, 300])
def test_a_narrow_terminal_breaks_no_line_itself(width: int) -> None:
    """Every line fits, nothing is left out, and where the columns fit there are columns."""
    counts = {"read": 1234, "kept": 1200, "duplicate": 30, "set_aside": 4}
    row = {
        "part": 1,
        "file": "Job Applicant Saved Screening Question Responses_1.csv",
        "table": "job_applicant_saved_screening_question_responses",
        "recognised_by": "header",
        "era": "like 2023 on",
        "dialect": "comma-separated",
        "encoding": "utf-8",
        **counts,
        "unknown_columns": ["Some new column", "And another one"],
        "missing_columns": ["question"],
        "problems": 1,
    }
    unread = {**row, "file": "x.bin", "table": None, "era": None, "dialect": None, "encoding": None}
    problem = {"file": "Skills.csv", "line": 7, "column": "date", "message": "it holds no date that can be read"}
    text = to_table(FileList([row, unread], [problem]), width)
    # Only a name that has no spaces may be wider than the terminal.
    assert all(len(line) <= width or " " not in line.strip() for line in text.splitlines())
    said = " ".join(text.split())
    assert "Job Applicant Saved Screening Question Responses_1.csv" in said
    assert "like 2023 on" in said
    assert "new columns kept: Some new column, And another one" in said
    assert "columns missing: question" in said
    assert "problem: Skills.csv, line 7, column date: it holds no date that can be read" in said
    assert ("1234 read: 1200 kept, 30 duplicate, 4 set aside" in said) is (width < 300)
    assert ("2468 read: 2400 kept, 60 duplicate, 8 set aside" in said) is (width < 300)


def test_a_terminals_width_is_asked_for(
    report: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal the lines are as long as it is wide."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    assert run(["files", report]) == OK
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 60
    assert "Skills.csv" in lines


def test_head_ends_it_quietly(report: str) -> None:
    """A reader that goes away causes no traceback."""
    command = f"'{sys.executable}' -m exposure files '{report}' | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stderr == ""
    assert done.stdout.startswith("file ")


def test_an_unknown_form_is_wrong_usage(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The forms there are are named."""
    assert run(["files", report, "--format", "xml"]) == 2
    assert "'table', 'csv', 'json'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("Reactions.csv", b"Date,Type,Link\nyesterday,LIKE,x\n", FAILED),
        ("Votes.csv", b"no header here\n", FAILED),
        ("Courses.csv", b"Name,Number\na\n,b,c\n", FAILED),
        ("Courses.csv", "Name,Number\ncaf\u00e9,1\n".encode("cp1252"), FAILED),
        # Neither new and missing columns nor an unknown file mean that something could not be read.
        ("Courses.csv", b"Name,Level\na,1\n", OK),
        ("Brand New.csv", b"What\nx\n", OK),
    ],
)
def test_strict_fails_on_every_problem(tmp_path: Path, name: str, data: bytes, code: int) -> None:
    """Exit 1 whenever `files` would list a problem, and only then; the report is written all the same."""
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "Skills.csv").write_bytes(b"Name\nSQL\n")
    (folder / name).write_bytes(data)
    assert run(["analyze", str(folder), "-o", str(tmp_path / "r"), "--strict", "-q", "--no-semantic"]) == code
    assert (tmp_path / "r" / "report.html").exists()


def test_samples_are_of_known_eras(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every header in the bundled sample is one that exports have, so nothing is missing or new."""
    assert run(["analyze", str(SAMPLES / "camille"), "-o", str(tmp_path / "r"), "-q", "--no-semantic"]) == OK
    for row in listed(str(tmp_path / "r"), capsys)["files"]:
        assert not str(row["era"]).startswith("like "), row["file"]
        assert not row["unknown_columns"], row["file"]
        assert not row["missing_columns"], row["file"]
