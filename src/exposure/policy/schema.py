"""Checks a rule pack of the user's own against the published JSON Schema, `packs/policy/policy.schema.json`."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exposure.policy.lines import EntryError, nearest_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

    from exposure.policy.lines import KeyPath

SCHEMA: Final = Path(__file__).parents[1] / "packs" / "policy" / "policy.schema.json"

_MISSING: Final = "is missing"


class _Day(str):
    """A TOML date as JSON has it, which can still be told from a text that looks like one."""

    __slots__ = ()


def check_shape(values: Mapping[str, Any], lines: Mapping[KeyPath, int]) -> None:
    """Raise `EntryError` about the first place of the file, by its line, at which `values` break the schema."""
    violations = [_told(error) for error in _validator().iter_errors(_json(values))]
    if violations:
        # A key that is missing may only be misspelled: the misspelled one, which has a line, is named first.
        raise EntryError(*min(violations, key=lambda told: (told[1] == _MISSING, nearest_line(lines, told[0]) or 0)))


@cache
def _validator() -> Draft202012Validator:
    # Whoever uses the bundled pack need not wait for this import.
    from jsonschema import Draft202012Validator, FormatChecker  # noqa: PLC0415

    formats = FormatChecker(formats=())
    formats.checks("date")(_is_day)
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=formats)


def _is_day(value: object) -> bool:
    """Whether a value was a date without a time; other types than text are for the schema's `type` to refuse."""
    return isinstance(value, _Day) or not isinstance(value, str)


def _json(value: Any) -> Any:  # noqa: ANN401 - whatever TOML can hold
    """TOML values as JSON values."""
    match value:
        case dict():
            return {key: _json(inner) for key, inner in value.items()}
        case list():
            return [_json(inner) for inner in value]
        case datetime() | time():
            return value.isoformat()
        case date():
            return _Day(value.isoformat())
        case _:
            return value


def _told(error: ValidationError) -> tuple[KeyPath, str]:
    """Which place a violation is about, and the words for it, which are those of the pack's reader."""
    path: KeyPath = tuple(error.absolute_path)
    match error.validator:
        case "required":
            missing = next(key for key in error.validator_value if key not in error.instance)
            return (*path, missing), _MISSING
        case "additionalProperties":
            surplus = next(key for key in error.instance if key not in error.schema["properties"])
            return (*path, surplus), "is not a key of this table"
        case "enum" if isinstance(error.instance, str):
            return path, f"{error.instance!r} is not one of {', '.join(error.validator_value)}"
        case "uniqueItems":
            return path, "names something twice"
        case _:
            return path, error.schema["errorMessage"]
