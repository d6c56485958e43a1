"""From TOML to a `Policy`; anything amiss is a `PolicyError` that names the file, the line and the key."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

from exposure.errors import PolicyError, PolicyFileError
from exposure.model import AUDIENCES, KINDS, STATUSES
from exposure.policy.checks import check
from exposure.policy.lines import EntryError, complained_of, key_lines, nearest_line, place
from exposure.policy.pack import (
    Change,
    Choice,
    Confidence,
    Control,
    Flow,
    Gate,
    Policy,
    Regime,
    Rule,
    Source,
    SourceKind,
    State,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from exposure.policy.lines import KeyPath

_PACK: Final = Path(__file__).parents[1] / "packs" / "policy" / "linkedin.toml"

#: What `check` tells whoever maintains the bundled pack.
_ADVICE: Final = ". Correct the policy pack or install the program again."

_Word = TypeVar("_Word", bound=str)
_Entry = TypeVar("_Entry")


class Section:
    """One TOML table while it is read: knows its place in the file, and refuses keys that nobody asked for."""

    def __init__(self, values: object, path: KeyPath = ()) -> None:
        self._path = path
        if not isinstance(values, dict):
            raise EntryError(path, "must be a table")
        self._values: dict[str, Any] = dict(values)

    def error(self, what: str, key: str) -> EntryError:
        """The error to raise about `key` of this table."""
        return EntryError((*self._path, key), what)

    def text(self, key: str) -> str:
        """Take a text that is not empty."""
        value = self._take(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error("must be a text", key)
        return " ".join(value.split())

    def optional_text(self, key: str) -> str | None:
        """Take a text, None if the key is missing."""
        return self.text(key) if key in self._values else None

    def page(self, key: str) -> str:
        """Take the address of a page."""
        address = self.text(key)
        if not re.fullmatch(r"https?://\S+", address):
            raise self.error("must be the address of a page, which begins with https://", key)
        return address

    def day(self, key: str) -> date:
        """Take a date without a time."""
        value = self._take(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.error("must be a date such as 2025-11-03", key)
        return value

    def optional_day(self, key: str) -> date | None:
        """Take a date, None if the key is missing."""
        return self.day(key) if key in self._values else None

    def word(self, key: str, allowed: Iterable[_Word]) -> _Word:
        """Take one of the words allowed."""
        value = self._take(key)
        if not isinstance(value, str):
            raise self.error("must be a text", key)
        return self._allowed(key, value, allowed)

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts that is not empty and repeats nothing."""
        values = self._take(key)
        if not isinstance(values, list) or not values or not all(isinstance(value, str) and value for value in values):
            raise self.error("must be a list of texts", key)
        if len(set(values)) < len(values):
            raise self.error("names something twice", key)
        return tuple(values)

    def optional_texts(self, key: str) -> tuple[str, ...] | None:
        """Take a list of texts, None if the key is missing."""
        return self.texts(key) if key in self._values else None

    def words(self, key: str, allowed: Iterable[_Word]) -> tuple[_Word, ...] | None:
        """Take a list of words allowed, None if the key is missing."""
        values = self.optional_texts(key)
        return None if values is None else tuple(self._allowed(key, value, allowed) for value in values)

    def section(self, key: str) -> Section:
        """Take a table."""
        return Section(self._take(key), (*self._path, key))

    def entries(self, key: str) -> list[Section]:
        """Take an array of tables."""
        values = self._take(key)
        if not isinstance(values, list) or not values or not all(isinstance(value, dict) for value in values):
            raise self.error(f"must be one or more tables headed [[{key}]]", key)
        return [Section(value, (*self._path, key, number)) for number, value in enumerate(values)]

    def left(self) -> tuple[str, ...]:
        """Keys that have not been taken yet."""
        return tuple(self._values)

    def close(self) -> None:
        """Raise if a key is left over: it is misspelled, or nothing reads it."""
        for key in self.left():
            raise self.error("is not a key of this table", key)

    def _take(self, key: str) -> object:
        try:
            return self._values.pop(key)
        except KeyError:
            raise self.error("is missing", key) from None

    def _allowed(self, key: str, value: str, allowed: Iterable[_Word]) -> _Word:
        for word in allowed:
            if value == word:
                return word
        raise self.error(f"{value!r} is not one of {', '.join(allowed)}", key)


def load_policy(path: Path | None = None) -> Policy:
    """Read and check a policy pack, by default the one that comes with the program.

    Raises `PolicyError`, for a pack of the user's own the kind of it that stands for wrong usage.
    """
    file = (path or _PACK).name
    failure = PolicyFileError if path else PolicyError
    try:
        # Some editors begin a file with a byte order mark.
        text = (path or _PACK).read_text(encoding="utf-8-sig")
        values = tomllib.loads(text)
        # Lines are for whoever writes a pack; who only uses the bundled one need not wait for them.
        lines = key_lines(text) if path else {}
    except (OSError, ValueError, RecursionError) as error:
        raise failure(
            f"{file} cannot be read as a policy pack, which is a TOML file as policy.schema.json describes it: {error}"
        ) from error
    try:
        if path:
            # Schemas take a while to import, and the bundled pack is tested against its own.
            from exposure.policy.schema import check_shape  # noqa: PLC0415 - see above

            check_shape(values, lines)
        policy = _policy(Section(values))
        _cross_check(policy, values)
    except EntryError as error:
        line = nearest_line(lines, error.path)
        where = ", ".join(part for part in (file, f"line {line}" if line else "", place(values, error.path)) if part)
        advice = "" if path else ". Install the program again."
        raise failure(f"{where}: {error.what}{advice}") from error
    return policy


def _cross_check(policy: Policy, values: Mapping[str, Any]) -> None:
    """Raise `EntryError` about the first thing that does not hold across the entries."""
    try:
        check(policy, "")
    except PolicyError as error:
        complaint = str(error).removeprefix(": ").removesuffix(_ADVICE)
        raise complained_of(values, complaint) from error


def _policy(top: Section) -> Policy:
    policy = Policy(
        version=top.text("version"),
        verified_through=top.day("verified_through"),
        flows=_by_id(top, "flow", _flow),
        controls=_by_id(top, "control", _control),
        sources=_by_id(top, "source", _source),
        notice_groups=top.texts("notice_groups"),
        regions=_regions(top.section("region_groups")),
        regimes=tuple(_regime(section) for section in top.entries("regime")),
        rules=_by_id(top, "rule", _rule),
        changes=tuple(_change(section) for section in top.entries("change")),
    )
    top.close()
    return policy


def _by_id(top: Section, key: str, read: Callable[[str, Section], _Entry]) -> dict[str, _Entry]:
    """The entries of an array of tables by their `id`."""
    found: dict[str, _Entry] = {}
    for section in top.entries(key):
        name = section.text("id")
        if name in found:
            raise section.error("is there twice", "id")
        found[name] = read(name, section)
        section.close()
    return found


def _flow(name: str, section: Section) -> Flow:
    return Flow(
        flow=name,
        title=section.text("title"),
        description=section.text("description"),
        stopped_by=section.word("stopped_by", get_args(Choice)),
        stopped_in=section.optional_texts("stopped_in"),
    )


def _control(name: str, section: Section) -> Control:
    return Control(
        control_id=name,
        title=section.text("title"),
        path=section.text("path"),
        url=section.text("url"),
        does_not=section.text("does_not"),
        flows=section.optional_texts("flows") or (),
        regions=section.optional_texts("regions"),
        sources=section.texts("sources"),
    )


def _source(name: str, section: Section) -> Source:
    return Source(
        source_id=name,
        title=section.text("title"),
        url=section.page("url"),
        published=section.optional_day("published"),
        kind=section.word("kind", get_args(SourceKind)),
    )


def _regions(section: Section) -> dict[str, str]:
    """The group of every listed country."""
    groups: dict[str, str] = {}
    for group in section.left():
        for country in section.texts(group):
            if country in groups:
                raise section.error(f"{country} is in {groups[country]} already", group)
            groups[country] = group
    return groups


def _regime(section: Section) -> Regime:
    regime = Regime(
        flow=section.text("flow"),
        region_group=section.text("region_group"),
        starts_on=section.optional_day("from"),
        ends_on=section.optional_day("until"),
        state=section.word("state", get_args(State)),
        rule_id=section.text("rule"),
    )
    section.close()
    return regime


def _change(section: Section) -> Change:
    change = Change(
        version=section.text("version"),
        changed_on=section.day("on"),
        what=section.text("what"),
        rules=section.optional_texts("rules") or (),
    )
    section.close()
    return change


def _rule(name: str, section: Section) -> Rule:
    return Rule(
        rule_id=name,
        flow=section.text("flow"),
        gate=section.word("gate", get_args(Gate)),
        kinds=section.words("kinds", KINDS) or (),
        aspects=section.optional_texts("aspects"),
        audiences=section.words("audiences", AUDIENCES),
        regions=section.optional_texts("regions"),
        status=section.word("status", STATUSES),
        confidence=section.word("confidence", get_args(Confidence)),
        title=section.text("title"),
        explanation=section.text("explanation"),
        quoted_as=section.optional_text("quoted_as"),
        says=section.optional_text("says"),
        sources=section.texts("sources"),
        verified_on=section.day("verified_on"),
    )
