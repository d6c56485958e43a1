"""The keep-list: what the user has judged, and does not want to hear of again.

One judgement a line, `#` begins a comment:

    urn:li:share:7000000000000000001                   a record, by its id
    https://www.linkedin.com/feed/update/...           a record, by its link
    en.family.child                                 a rule, everywhere
    en.family.child urn:li:share:7000000000000001   a rule, in one record
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from exposure.errors import PackError

if TYPE_CHECKING:
    from pathlib import Path

_RULE: Final = re.compile(r"[a-z][\w-]*(?:\.[\w-]+)+")
_SCHEME: Final = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
#: A longer file is not a list of judgements.
_LARGEST: Final = 10_000_000


class KeepList:
    """Judgements of the user; remembers which of them silenced something."""

    def __init__(self, lines: tuple[str, ...] = ()) -> None:
        self._lines: dict[tuple[str, str], int] = {}
        self._used: set[int] = set()
        for number, line in enumerate(lines, start=1):
            # A link may hold the sign that begins a comment, but no space before it.
            words = f" {line}".partition(" #")[0].split()
            if words:
                self._lines[_judgement(words, number)] = number

    def line_for(self, rule_id: str, record_id: str, url: str | None = None) -> int | None:
        """The line that silences a rule in a record, counted from 1; None if none does."""
        places = ["", _plain(record_id), *([_plain(url)] if url else [])]
        for rule in (rule_id, ""):
            for place in places:
                number = self._lines.get((rule, place))
                if number is not None:
                    self._used.add(number)
                    return number
        return None

    @property
    def unused(self) -> list[int]:
        """The lines that have silenced nothing so far."""
        return sorted(set(self._lines.values()) - self._used)


def read_keep_list(path: Path | None) -> KeepList:
    """The judgements in a file; raises `PackError` that names the line of one that cannot be understood."""
    if path is None:
        return KeepList()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PackError(f"{path}: cannot be read ({error.strerror or error}). Name another file.") from error
    if len(content) > _LARGEST or b"\0" in content:
        raise PackError(f"{path}: is not a keep-list. Give a text file with one record, link or rule a line.")
    try:
        return KeepList(tuple(content.decode("utf-8-sig", errors="replace").splitlines()))
    except PackError as error:
        raise PackError(f"{path}: {error}") from error


def _judgement(words: list[str], number: int) -> tuple[str, str]:
    """The rule and the record of a line; an empty text stands for any."""
    rules = [word for word in words if _is_rule(word)]
    records = [word for word in words if not _is_rule(word)]
    if len(rules) > 1 or len(records) > 1:
        raise PackError(f"line {number} names more than one rule and one record. Give each a line of its own.")
    return (rules[0] if rules else ""), (_plain(records[0]) if records else "")


def _is_rule(word: str) -> bool:
    return _RULE.fullmatch(word) is not None


def _plain(place: str) -> str:
    """A record's id or link without what differs between copies of it."""
    if not _SCHEME.match(place):
        return place
    return unquote(_SCHEME.sub("", place)).partition("?")[0].rstrip("/").lower()
