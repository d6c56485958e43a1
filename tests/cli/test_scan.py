"""`exposure scan` reads texts from a file, a pipe or JSONL, and answers without repeating them."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from exposure.cli import OK, run

if TYPE_CHECKING:
    from pathlib import Path

USAGE = 2


def _scan(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["scan", *arguments]) == OK
    return capsys.readouterr().out


def test_scan_reads_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One text in, one line per finding out, without the text itself."""
    path = tmp_path / "draft.txt"
    path.write_text("My new number is +33 6 39 98 12 34, call me.", encoding="utf-8")
    out = _scan(capsys, str(path))
    assert out.startswith("high: phone at characters 17 to 34. ")
    assert "39 98" not in out
    path.write_text("Great conference, thanks everyone!", encoding="utf-8")
    assert _scan(capsys, str(path)) == "nothing sensitive found.\n"


def test_scan_reads_jsonl_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object per input, with offsets into the text as Python counts them."""
    texts = {"a": "😀 write to jane.marple@example.org", "b": "nothing here", "c": "line one\u2028line two"}
    path = tmp_path / "posts.jsonl"
    path.write_text(
        "".join(json.dumps({"id": key, "text": text}, ensure_ascii=False) + "\n" for key, text in texts.items()),
        encoding="utf-8",
    )
    rows = [json.loads(line) for line in _scan(capsys, str(path), "--format", "jsonl").splitlines()]
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    (finding,) = rows[0]["findings"]
    assert set(finding) == {"rule", "category", "severity", "confidence", "start", "end", "reason", "suggestion"}
    assert texts["a"][finding["start"] : finding["end"]] == "jane.marple@example.org"
    assert rows[1]["findings"] == rows[2]["findings"] == []
    table = _scan(capsys, str(path), "--format", "table").splitlines()
    assert len(table) == 2
    assert table[1].split()[:2] == ["a", finding["severity"]]


def test_scan_keeps_only_the_severity_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The bar applies to findings, not to texts."""
    path = tmp_path / "draft.txt"
    path.write_text("Born on 3 March 1986, IBAN FR76 3000 6000 0112 3456 7890 189", encoding="utf-8")
    out = _scan(capsys, str(path), "--min-severity", "critical")
    assert out.count("\n") == 1
    assert "bank-account" in out


def test_scan_reads_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A text can be piped in."""

    class Stdin:
        buffer = io.BytesIO("\ufeffMon IBAN : FR76 3000 6000 0112 3456 7890 189".encode())

    monkeypatch.setattr("sys.stdin", Stdin())
    assert "bank-account at characters 11 to 44" in _scan(capsys)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [('{"id": 1}\n', 'line 1 is not an object with "id" and "text"'), ("[1]\n", "line 1 is not an object")],
)
def test_scan_refuses_broken_jsonl(
    content: str, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line that is no such object is named."""
    path = tmp_path / "posts.jsonl"
    path.write_text(content, encoding="utf-8")
    assert run(["scan", str(path)]) == USAGE
    assert complaint in capsys.readouterr().err


def test_scan_takes_text_that_merely_looks_like_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A post may begin with a brace."""
    path = tmp_path / "draft.txt"
    path.write_text('{"this": is no json}', encoding="utf-8")
    assert _scan(capsys, str(path)) == "nothing sensitive found.\n"


def test_scan_names_a_file_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file is wrong usage."""
    assert run(["scan", str(tmp_path / "none.txt")]) == USAGE
    assert "cannot be read" in capsys.readouterr().err
