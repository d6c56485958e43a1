"""A run with files of the user's own: a keep-list and rules change what is found, and say so."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from exposure.cli import run

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
[pack]
language = "en"
category = "confidential"
[[rule]]
id = "own.everything"
any = ["the", "le", "la"]
severity = "high"
reason.en = "Any article at all."
"""


def listed(folder: Path) -> list[dict[str, str]]:
    """The rows of the list."""
    with (folder / "sensitive_posts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_judged_record_is_listed_and_counted_no_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the keep-list names leaves the list and the index; the page and the summary say how much that is."""
    before, after, keep = tmp_path / "before", tmp_path / "after", tmp_path / "keep.txt"
    assert run(["demo", "-q", "--no-semantic", "-o", str(before)]) == 0
    first = listed(before)[0]
    keep.write_text(f"# judged\n{first['record_id']}\nen.no.such-rule\n")
    assert run(["demo", "-q", "--no-semantic", "-o", str(after), "--keep-list", str(keep)]) == 0
    assert "keep.txt: nothing was found that line 3 could silence." in capsys.readouterr().err
    assert first["record_id"] not in {row["record_id"] for row in listed(after)}
    assert len(listed(after)) == len(listed(before)) - 1
    then, now = (json.loads((folder / "summary.json").read_text()) for folder in (before, after))
    assert (then["sensitive"]["kept"], now["sensitive"]["kept"] > 0) == (0, True)
    assert now["index"]["disclosure"]["value"] < then["index"]["disclosure"]["value"]
    assert "because your keep-list says so" in (after / "report.html").read_text(encoding="utf-8")
    assert "keep-list" not in (before / "report.html").read_text(encoding="utf-8")


def test_rules_of_ones_own_take_part_in_a_run(tmp_path: Path) -> None:
    """What they find is listed, and the result names the packs it was made with."""
    rules = tmp_path / "own.toml"
    rules.write_text(OWN, encoding="utf-8")
    assert run(["demo", "-q", "--no-semantic", "-o", str(tmp_path / "plain")]) == 0
    assert run(["demo", "-q", "--no-semantic", "-o", str(tmp_path / "own"), "--rules", str(rules)]) == 0
    plain, own = (json.loads((tmp_path / name / "summary.json").read_text()) for name in ("plain", "own"))
    assert own["sensitive"]["by_category"]["confidential"] > plain["sensitive"]["by_category"]["confidential"] + 50
    assert own["generator"]["detector"]["packs"].startswith(plain["generator"]["detector"]["packs"] + "+1-")


@pytest.mark.parametrize(("option", "content"), [("--rules", b"[pack"), ("--keep-list", b"\0")])
def test_a_broken_file_stops_the_run(
    tmp_path: Path, option: str, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """The error names the file, and no report is left behind."""
    path = tmp_path / "broken.file"
    path.write_bytes(content)
    assert run(["demo", "-q", "--no-semantic", "-o", str(tmp_path / "report"), option, str(path)]) == 1
    assert "broken.file" in capsys.readouterr().err
    assert not (tmp_path / "report").exists()
