"""From TOML to a `Policy`; anything amiss is a `PolicyError` that names the file and the key."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

from exposure.errors import PolicyError
from exposure.model import AUDIENCES, KINDS, STATUSES
from exposure.policy.checks import check
from exposure.policy.pack import Confidence, Control, Flow, Gate, Policy, Regime, Rule, Source, SourceKind, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PACK: Final = Path(__file__).parents[1] / "packs" / "policy" / "linkedin.toml"

_Word = TypeVar("_Word", bound=str)
_Entry = TypeVar("_Entry")


class Section:
    """One TOML table while it is read: knows its file and place, and refuses keys that nobody asked for."""

    def __init__(self, values: object, file: str, place: str = "") -> None:
        self.file = file
        self.place = place
        if not isinstance(values, dict):
            raise self.error("must be a table")
        self._values: dict[str, Any] = dict(values)

    def error(self, what: str, key: str = "") -> PolicyError:
        """The error to raise about `key` of this table, or about the table."""
        where = ".".join(part for part in (self.place, key) if part)
        return PolicyError(f"{self.file}: {where}: {what}. Correct the policy pack or install the program again.")

    def text(self, key: str) -> str:
        """Take a text that is not empty."""
        value = self._take(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error("must be a text", key)
        return " ".join(value.split())

    def optional_text(self, key: str) -> str | None:
        """Take a text, None if the key is missing."""
        return self.text(key) if key in self._values else None

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
        return self._allowed(key, self.text(key), allowed)

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
        return Section(self._take(key), self.file, key)

    def entries(self, key: str, name: Callable[[dict[str, Any]], object]) -> list[Section]:
        """Take an array of tables; `name` makes the word that errors call one of them by."""
        values = self._take(key)
        if not isinstance(values, list) or not values or not all(isinstance(value, dict) for value in values):
            raise self.error(f"must be one or more tables headed [[{key}]]", key)
        return [Section(value, self.file, f"{key} {name(value) or number}") for number, value in enumerate(values, 1)]

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
    """Read and check a policy pack, by default the one that comes with the program; raises `PolicyError`."""
    path = path or _PACK
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PolicyError(f"{path.name} cannot be read as a policy pack: {error}") from error
    top = Section(values, path.name)
    policy = Policy(
        version=top.text("version"),
        verified_through=top.day("verified_through"),
        flows=_by_id(top, "flow", _flow),
        controls=_by_id(top, "control", _control),
        sources=_by_id(top, "source", _source),
        notice_groups=top.texts("notice_groups"),
        regions=_regions(top.section("region_groups")),
        regimes=tuple(_regime(section) for section in top.entries("regime", _regime_name)),
        rules=_by_id(top, "rule", _rule),
    )
    top.close()
    check(policy, path.name)
    return policy


def _by_id(top: Section, key: str, read: Callable[[str, Section], _Entry]) -> dict[str, _Entry]:
    """The entries of an array of tables by their `id`."""
    found: dict[str, _Entry] = {}
    for section in top.entries(key, lambda values: values.get("id")):
        name = section.text("id")
        if name in found:
            raise section.error("is there twice", "id")
        found[name] = read(name, section)
        section.close()
    return found


def _flow(name: str, section: Section) -> Flow:
    return Flow(flow=name, title=section.text("title"), description=section.text("description"))


def _control(name: str, section: Section) -> Control:
    return Control(
        control_id=name,
        title=section.text("title"),
        path=section.text("path"),
        url=section.text("url"),
        does_not=section.text("does_not"),
        sources=section.texts("sources"),
    )


def _source(name: str, section: Section) -> Source:
    return Source(
        source_id=name,
        title=section.text("title"),
        url=section.text("url"),
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


def _regime_name(values: dict[str, Any]) -> str:
    return " ".join(str(values[key]) for key in ("flow", "region_group", "from") if key in values)


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


def _rule(name: str, section: Section) -> Rule:
    return Rule(
        rule_id=name,
        flow=section.text("flow"),
        gate=section.word("gate", get_args(Gate)),
        kinds=section.words("kinds", KINDS) or (),
        aspects=section.optional_texts("aspects"),
        audiences=section.words("audiences", AUDIENCES),
        status=section.word("status", STATUSES),
        confidence=section.word("confidence", get_args(Confidence)),
        title=section.text("title"),
        explanation=section.text("explanation"),
        quoted_as=section.optional_text("quoted_as"),
        says=section.optional_text("says"),
        sources=section.texts("sources"),
        verified_on=section.day("verified_on"),
    )
