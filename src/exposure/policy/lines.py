"""Where things stand in a pack, and what errors call them: the line of every key, which `tomllib` does not tell.

The scanner is for text that `tomllib` has accepted. It tells keys, brackets and strings apart and skips over every
other value, so it need not know what a number or a date looks like.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final

from exposure.model import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The way to a value from the top of a file: keys, and places in lists counted from 0.
KeyPath = tuple[str | int, ...]

_BLANK: Final = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_KEY_DOT: Final = re.compile(r"[ \t]*\.[ \t]*")
_STRING: Final = re.compile(
    # Up to two quotation marks may stand before the three that end a text of several lines.
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
#: A number, a date, `true` or `false`: whatever stands before the next mark. A space may part a date and its time.
_PLAIN: Final = re.compile(r"[^\s,\]}#]+(?: \d\d:[^\s,\]}#]+)?")


#: The keys of an entry that make the name that errors call it by; `id` for the sections that are not listed.
_NAMED_BY: Final = {"regime": ("flow", "region_group", "from"), "change": ("version",)}


class EntryError(Exception):
    """Something amiss at one place of a file; whoever knows the file turns it into an error for the user."""

    def __init__(self, path: KeyPath, what: str) -> None:
        super().__init__(path, what)
        self.path = path
        self.what = what


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line, from 1, on which each key, table and list item of valid TOML stands first.

    Raises `RecursionError` for lists within lists by the hundred.
    """
    return _Scanner(text).scan()


def nearest_line(lines: Mapping[KeyPath, int], path: KeyPath) -> int | None:
    """The line of what `path` leads to, or else of what it would be part of; None for the file as such."""
    return next((lines[path[:length]] for length in range(len(path), 0, -1) if path[:length] in lines), None)


def place(values: Mapping[str, Any], path: KeyPath) -> str:
    """What errors call a place: `verified_through`, `region_groups: CH` or `rule genai.post: status`."""
    match path:
        case (str() as section, int() as number, *inner):
            words = [_entry_name(section, values[section][number], number), *map(str, inner[:1])]
        case _:
            words = [str(key) for key in path[:2]]
    return printable(": ".join(words))


def complained_of(values: Mapping[str, Any], complaint: str) -> EntryError:
    """The error for a complaint such as `rule genai.post.sources: there is no ...`, with the path to what it names."""
    paths: dict[str, KeyPath] = {
        # Of entries of one name the last stays, which is the one that does not fit those before it.
        _entry_name(section, entry, number): (section, number)
        for section, entries in values.items()
        if isinstance(entries, list)
        for number, entry in enumerate(entries)
    }
    named = [name for name in paths if complaint.startswith(f"{name}.")]
    if named:
        name = max(named, key=len)
        key, _, what = complaint.removeprefix(f"{name}.").partition(": ")
        return EntryError((*paths[name], key), what)
    where, _, what = complaint.partition(": ")
    if where in ("regime", "rule"):
        # None of them is amiss: one is missing.
        return EntryError((), complaint)
    return EntryError(tuple(where.split(".", 1)), what)


def _entry_name(section: str, entry: object, number: int) -> str:
    """The section and name of an entry, or its number, from 1, if it has no name."""
    keys = _NAMED_BY.get(section, ("id",))
    name = " ".join(str(entry[key]) for key in keys if key in entry) if isinstance(entry, dict) else ""
    return f"{section} {name or number + 1}"


class _Scanner:
    """One pass over a text: `at` is the offset of the next character to look at."""

    def __init__(self, text: str) -> None:
        # As `tomllib` does before it counts lines.
        self._text = text.replace("\r\n", "\n")
        self._breaks = [match.start() for match in re.finditer("\n", self._text)]
        self._at = 0
        self._lines: dict[KeyPath, int] = {}
        #: How many tables each array of tables has so far.
        self._tables: dict[KeyPath, int] = {}

    def scan(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._lines

    def _header(self) -> KeyPath:
        """Read `[a.b]` or `[[a.b]]`; returns the path of the table that begins."""
        line = self._line()
        brackets = 2 if self._text.startswith("[[", self._at) else 1
        self._at += brackets
        self._skip(_BLANK)
        *parents, name = self._key()
        self._skip(_BLANK)
        self._at += brackets
        path: KeyPath = ()
        for parent in parents:
            path = self._newest((*path, parent), line)
        path = (*path, name)
        if brackets == 1:
            return self._newest(path, line)
        self._tables[path] = self._tables.get(path, 0) + 1
        self._lines.setdefault(path, line)
        return self._newest(path, line)

    def _newest(self, path: KeyPath, line: int) -> KeyPath:
        """The table at `path`, or the newest one of the array of tables there."""
        self._lines.setdefault(path, line)
        if path in self._tables:
            path = (*path, self._tables[path] - 1)
            self._lines.setdefault(path, line)
        return path

    def _pair(self, table: KeyPath) -> None:
        """Read `a.b = value` of a table."""
        line = self._line()
        path = table
        for name in self._key():
            path = (*path, name)
            self._lines.setdefault(path, line)
        self._skip(_BLANK)
        self._at += len("=")
        self._skip(_BLANK)
        self._value(path)

    def _key(self) -> list[str]:
        """Read a key; its parts without dots and quotation marks."""
        parts = []
        while True:
            if bare := _BARE_KEY.match(self._text, self._at):
                self._at = bare.end()
                parts.append(bare[0])
            else:
                parts.extend(tomllib.loads(f"{self._skip(_STRING)} = 0"))
            if not self._skip(_KEY_DOT):
                return parts

    def _value(self, path: KeyPath) -> None:
        """Read a value; a list's and an inline table's parts have lines of their own."""
        opening = self._text[self._at]
        if opening == "[":
            self._list(path)
        elif opening == "{":
            self._inline_table(path)
        elif opening in "\"'":
            self._skip(_STRING)
        else:
            self._skip(_PLAIN)

    def _list(self, path: KeyPath) -> None:
        number = 0
        while self._next_part("]"):
            self._lines[*path, number] = self._line()
            self._value((*path, number))
            number += 1

    def _inline_table(self, path: KeyPath) -> None:
        while self._next_part("}"):
            self._pair(path)

    def _next_part(self, closing: str) -> bool:
        """Go on to the next part of a list or an inline table; False behind its end."""
        # At its opening, or behind a part of it.
        self._skip(_BLANK)
        if self._text[self._at] in "[{,":
            self._at += 1
            self._skip(_BLANK)
        if self._text[self._at] == closing:
            self._at += 1
            return False
        return True

    def _skip(self, pattern: re.Pattern[str]) -> str:
        """Go past what `pattern` matches here, if anything; returns it."""
        match = pattern.match(self._text, self._at)
        if match is None:
            return ""
        self._at = match.end()
        return match[0]

    def _line(self) -> int:
        """The line of the next character."""
        return bisect_right(self._breaks, self._at) + 1
