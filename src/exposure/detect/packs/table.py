"""Typed access to the tables of a pack; every complaint names the file and the key."""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final, cast

from exposure.errors import PackError

#: What to do about a mistake in the packs that come with the program, and in the user's own.
REINSTALL: Final = "Correct the pack, or reinstall exposure."
CORRECT: Final = "Correct the pack."


class Table:
    """One TOML table of a pack."""

    def __init__(self, file: str, where: str, values: dict[str, Any], remedy: str = REINSTALL) -> None:
        self.file, self.where, self.values, self.remedy = file, where, values, remedy

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def fail(self, key: str, complaint: str) -> PackError:
        """The error that says what is wrong with a key."""
        return PackError(f"{self.file}: {self.where}{key} {complaint}. {self.remedy}")

    def strings(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts that are not empty."""
        value = self.values.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.fail(key, "must be a list of texts")
        return tuple(cast("list[str]", value))

    def text(self, key: str, default: str | None = None) -> str:
        """A text; one that is not empty where there is no default."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or (default is None and not value):
            raise self.fail(key, "must be a text")
        return value

    def whole(self, key: str, default: int) -> int:
        """A whole number that is not negative."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or value < 0:
            raise self.fail(key, "must be a whole number")
        return value

    def share(self, key: str, default: float) -> float:
        """A number from 0 to 1."""
        value = self.values.get(key, default)
        if not isinstance(value, float) or not 0 <= value <= 1:
            raise self.fail(key, "must be a number from 0.0 to 1.0")
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.fail(key, "must be true or false")
        return value

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """One of some words."""
        value = self.text(key, default)
        if value not in choices:
            raise self.fail(key, f"must be one of {', '.join(choices)}, not {value!r}")
        return value

    def expression(self, key: str, default: str = "") -> str:
        """The source of a regular expression."""
        source = self.text(key, default)
        try:
            re.compile(source)
        except re.error as error:
            raise self.fail(key, f"is not a regular expression ({error})") from error
        return source

    def table(self, key: str) -> Table:
        """A table inside this one; an empty one where there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.fail(key, "must be a table")
        return Table(self.file, f"{self.where}{key}.", value, self.remedy)

    def rules(self) -> list[Table]:
        """The rules of a pack."""
        entries = self.values.get("rule", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise self.fail("rule", "must be an array of tables")
        return [
            Table(self.file, f"rule {entry.get('id', number)}: ", entry, self.remedy)
            for number, entry in enumerate(entries, start=1)
        ]


def parse(name: str, content: bytes, remedy: str = REINSTALL) -> Table:
    """The whole of a pack file."""
    try:
        return Table(name, "", tomllib.loads(content.decode()), remedy)
    except ValueError as error:
        raise PackError(f"{name}: is not valid TOML ({error}). {remedy}") from error
