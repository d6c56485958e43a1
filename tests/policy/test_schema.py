"""The published JSON Schema says what a pack holds, as the reader does."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from typing import Any, get_args

import jsonschema
import pytest
from tests.policy.broken import ACROSS, GATES, MISSPELT, SHAPE, Broken
from tests.policy.small import SMALL

from exposure.model import AUDIENCES, KINDS, STATUSES
from exposure.policy import pack, reader
from exposure.policy.lines import EntryError, key_lines, place
from exposure.policy.schema import SCHEMA, check_shape

SAYS: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))

#: The file and each of its tables that has keys of its own.
TABLES = {"file": SAYS} | {name: table for name, table in SAYS["$defs"].items() if "properties" in table}


def _read(text: str) -> str | None:
    """What the reader says of a pack, without the schema; None if nothing."""
    values = tomllib.loads(text)
    try:
        reader._cross_check(reader._policy(reader.Section(values)), values)
    except EntryError as error:
        return f"{place(values, error.path)}: {error.what}"
    return None


def _validated(text: str) -> str | None:
    """What the schema says of it."""
    values = tomllib.loads(text)
    try:
        check_shape(values, key_lines(text))
    except EntryError as error:
        return f"{place(values, error.path)}: {error.what}"
    return None


def test_the_schema_is_a_schema() -> None:
    """By the draft that it names."""
    assert SAYS["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(SAYS)


@pytest.mark.parametrize("text", [SMALL, reader._PACK.read_text(encoding="utf-8")], ids=["small", "bundled"])
def test_a_whole_pack_is_valid(text: str) -> None:
    """Also for a validator that knows JSON only, to which a date is a text."""
    assert _validated(text) is None
    plain = json.loads(json.dumps(tomllib.loads(text), default=date.isoformat))
    jsonschema.validate(plain, SAYS, jsonschema.Draft202012Validator, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("name", TABLES)
def test_every_key_is_described_and_no_other_is_allowed(name: str) -> None:
    """Whoever writes a pack in an editor is told what a key means."""
    table = TABLES[name]
    assert table["description"].endswith(".")
    assert table["additionalProperties"] is False
    assert set(table["required"]) <= set(table["properties"])
    for key, about in table["properties"].items():
        assert about["description"].endswith("."), f"{name}.{key}"


def test_the_words_allowed_are_those_of_the_program() -> None:
    """A kind or a gate that is added in one place only would be refused in the other."""
    kinds, audiences = SAYS["$defs"]["kinds"], SAYS["$defs"]["audiences"]
    assert tuple(kinds["items"]["enum"]) == KINDS
    assert tuple(audiences["items"]["enum"]) == AUDIENCES
    rule = SAYS["$defs"]["rule"]
    words = {
        ("rule", "gate"): get_args(pack.Gate),
        ("rule", "status"): STATUSES,
        ("rule", "confidence"): get_args(pack.Confidence),
        ("regime", "state"): get_args(pack.State),
        ("source", "kind"): get_args(pack.SourceKind),
        ("flow", "stopped_by"): get_args(pack.Choice),
    }
    for (table, key), allowed in words.items():
        assert tuple(SAYS["$defs"][table]["properties"][key]["enum"]) == allowed
    assert set(rule["if"]["properties"]["gate"]["enum"]) == pack.RECORD_GATES
    assert set(rule["else"]["if"]["properties"]["gate"]["enum"]) == set(get_args(pack.Gate)) - pack.RECORD_GATES


@pytest.mark.parametrize("broken", SHAPE, ids=lambda broken: broken.complaint)
def test_schema_and_reader_refuse_the_same_in_the_same_words(broken: Broken) -> None:
    """So that it makes no difference which of the two comes first."""
    said = _validated(broken.text)
    assert said == _read(broken.text)
    assert said is not None
    assert said.startswith(broken.complaint)


@pytest.mark.parametrize(
    ("section", "value", "said"),
    [
        ("change", "3", "change: must be one or more tables headed [[change]]"),
        ("change", "[]", "change: must be one or more tables headed [[change]]"),
        ("region_groups", "3", "region_groups: must be a table"),
    ],
)
def test_schema_and_reader_refuse_a_value_where_tables_should_be(section: str, value: str, said: str) -> None:
    """Of the wrong type, or empty."""
    text = f"{section} = {value}\n" + re.sub(rf"\[+{section}\]+\n([^\n]+\n)*\n?", "", SMALL)
    assert _validated(text) == _read(text) == said


@pytest.mark.parametrize("broken", [*MISSPELT, *GATES], ids=lambda broken: broken.complaint)
def test_schema_and_reader_refuse_the_same_in_words_of_their_own(broken: Broken) -> None:
    """A misspelled key, and a key that the gate of its rule asks for or forbids."""
    assert _validated(broken.text) is not None
    assert _read(broken.text) is not None


@pytest.mark.parametrize("broken", ACROSS, ids=lambda broken: broken.complaint)
def test_what_only_shows_across_entries_is_left_to_the_reader(broken: Broken) -> None:
    """The schema is about one entry at a time."""
    assert _validated(broken.text) is None
    assert (_read(broken.text) or "").startswith(broken.complaint)


@pytest.mark.parametrize("value", ["2026-03-01", "2026-03-01T10:00:00Z", "10:00:00"])
def test_a_date_in_place_of_a_text_is_left_to_the_reader(value: str) -> None:
    """To JSON both are texts."""
    text = SMALL.replace('version = "2026-03-01"', f"version = {value}", 1)
    assert _validated(text) is None
    assert _read(text) == "version: must be a text"
