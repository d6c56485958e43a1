"""The keep-list: what the user has judged stays silent, and only that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exposure.detect.keep import KeepList, read_keep_list
from exposure.errors import PackError

if TYPE_CHECKING:
    from pathlib import Path

RULE, OTHER = "en.family.child", "en.health.diagnosis"
RECORD = "urn:li:share:7000000000000000001"
LINK = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7000000000000000001"


@pytest.mark.parametrize(
    ("line", "rule", "record", "url", "silenced"),
    [
        (RECORD, RULE, RECORD, None, True),
        (RECORD, RULE, "urn:li:share:7000000000000000002", None, False),
        (RULE, RULE, RECORD, None, True),
        (RULE, OTHER, RECORD, None, False),
        (f"{RULE} {RECORD}", RULE, RECORD, None, True),
        (f"{RECORD} {RULE}", RULE, RECORD, None, True),
        (f"{RULE} {RECORD}", OTHER, RECORD, None, False),
        (f"{RULE} {RECORD}", RULE, "comments:0a1b", None, False),
        (LINK, OTHER, "shares:0a1b", LINK, True),
        ("http://linkedin.com/feed/update/urn:li:share:7000000000000000001/?utm=x", OTHER, "shares:0a1b", LINK, True),
        (f"{LINK}#top", OTHER, "shares:0a1b", LINK, False),
        (f"  {RECORD}   # my daughter agreed", RULE, RECORD, None, True),
        (f"# {RECORD}", RULE, RECORD, None, False),
    ],
)
def test_a_line_silences_what_it_names(line: str, rule: str, record: str, url: str | None, *, silenced: bool) -> None:
    """A record by id or link, a rule, or a rule in one record; comments say nothing."""
    assert KeepList((line,)).line_for(rule, record, url) == (1 if silenced else None)


def test_lines_that_silence_nothing_are_known() -> None:
    """A judgement that no longer has an effect can be told to the user."""
    keep_list = KeepList((RULE, "", RECORD))
    assert keep_list.unused == [1, 3]
    assert keep_list.line_for(RULE, "comments:0a1b") == 1
    assert keep_list.unused == [3]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (f"{RULE} {OTHER}".encode(), "line 1 names more than one rule"),
        (b"a b c", "line 1 names more than one rule"),
        (b"PK\x03\x04\0", "is not a keep-list"),
    ],
)
def test_a_file_that_is_no_keep_list_is_an_error(tmp_path: Path, content: bytes, says: str) -> None:
    """The error names the file, and the line where there is one."""
    path = tmp_path / "keep.txt"
    path.write_bytes(content)
    with pytest.raises(PackError, match=rf"keep\.txt: .*{says}"):
        read_keep_list(path)


def test_a_missing_file_is_an_error_and_none_is_empty(tmp_path: Path) -> None:
    """No file silences nothing; one that cannot be read is named."""
    assert read_keep_list(None).line_for(RULE, RECORD) is None
    with pytest.raises(PackError, match=r"missing\.txt: cannot be read"):
        read_keep_list(tmp_path / "missing.txt")
