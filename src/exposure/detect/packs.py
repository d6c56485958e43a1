"""Reads the rule packs: TOML files of rules, lists and contexts; a mistake is named by its file and key."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, cast

from exposure.errors import PackError
from exposure.model import CATEGORIES, SEVERITIES, Severity

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

KINDS: Final = ("value", "secret", "phrase", "term")
SCOPES: Final = ("before", "sentence", "text")

#: What holds a rule back unless the rule says otherwise.
_DEFAULT_BLOCKERS: Final = {
    "phrase": ("hypothesis", "fiction"),
    "term": ("hypothesis", "fiction", "negation", "news", "marketing", "figurative"),
}
_KEYS: Final = frozenset(
    "id kind severity confidence title reason tests any needs within blockers quoted keywords regex group".split()
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing worth finding: what it looks like, how grave it is, and why."""

    id: str
    category: str
    #: `any`, or the language its words are in.
    language: str
    #: `value` (checked by code), `secret` (behind keywords), `phrase` (enough alone), `term` (needs a subject).
    kind: str
    severity: Severity
    confidence: float
    title: str
    reason_en: str
    reason_fr: str
    #: Why the category is sensitive at all.
    why: str
    #: Texts in which the rule must find something.
    match: tuple[str, ...]
    #: Texts in which it must not.
    nomatch: tuple[str, ...]
    patterns: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    within: int = 12
    blockers: tuple[str, ...] = ()
    #: Whether the words count inside quotation marks.
    quoted: bool = False
    keywords: tuple[str, ...] = ()
    regex: str = ""
    group: int = 0


@dataclass(frozen=True, slots=True)
class Blocker:
    """Words that turn a disclosure into something else, and how near they must stand."""

    scope: str
    tokens: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Packs:
    """All packs together; names in `lists`, `subjects` and `blockers` are `<language>.<name>`."""

    version: str
    rules: tuple[Rule, ...]
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    subjects: dict[str, tuple[str, ...]] = field(default_factory=dict)
    blockers: dict[str, Blocker] = field(default_factory=dict)


class _Reader:
    """Typed access to one TOML table; every complaint names the file and the key."""

    def __init__(self, file: str, where: str, table: dict[str, Any]) -> None:
        self.file, self.where, self.table = file, where, table

    def fail(self, key: str, complaint: str) -> PackError:
        return PackError(f"{self.file}: {self.where}{key} {complaint}. Correct the pack, or reinstall exposure.")

    def strings(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.fail(key, "must be a list of texts")
        return tuple(cast("list[str]", value))

    def text(self, key: str, default: str | None = None) -> str:
        value = self.table.get(key, default)
        if not isinstance(value, str) or (default is None and not value):
            raise self.fail(key, "must be a text")
        return value

    def whole(self, key: str, default: int) -> int:
        value = self.table.get(key, default)
        if not isinstance(value, int) or value < 0:
            raise self.fail(key, "must be a whole number")
        return value

    def table_at(self, key: str) -> _Reader:
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            raise self.fail(key, "must be a table")
        return _Reader(self.file, f"{self.where}{key}.", value)

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in choices:
            raise self.fail(key, f"must be one of {', '.join(choices)}, not {value!r}")
        return value


def read_packs(folder: Traversable | None = None) -> Packs:
    """The packs of a folder; by default those that come with the program."""
    root = folder if folder is not None else files("exposure").joinpath("packs").joinpath("detect")
    paths = sorted(_toml_files(root, ""), key=lambda pair: pair[0])
    if not paths:
        raise PackError(f"{root}: holds no detection packs. Reinstall exposure.")
    digest, tables = hashlib.sha256(), {}
    for name, path in paths:
        content = path.read_bytes()
        digest.update(name.encode() + b"\0" + content + b"\0")
        tables[name] = _parse(name, content)
    return _assemble(f"{len(paths)}-{digest.hexdigest()[:12]}", tables)


def _toml_files(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _toml_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            found.append((f"{prefix}{entry.name}", entry))
    return found


def _parse(name: str, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode())
    except ValueError as error:
        raise PackError(f"{name}: is not valid TOML ({error}). Correct the pack, or reinstall exposure.") from error


def _assemble(version: str, tables: dict[str, dict[str, Any]]) -> Packs:
    rules: list[Rule] = []
    packs = Packs(version, ())
    whys: dict[str, str] = {}
    for name, table in tables.items():
        for category in _Reader(name, "", table).table_at("why").table:
            whys[category] = _Reader(name, "", table).table_at("why").text(category)
    for name, table in tables.items():
        reader = _Reader(name, "", table)
        pack = reader.table_at("pack")
        language = pack.text("language")
        _read_context(reader, language, packs)
        for number, entry in enumerate(reader.table.get("rule", []), start=1):
            if not isinstance(entry, dict):
                raise reader.fail("rule", "must be an array of tables")
            rules.append(_rule(_Reader(name, f"rule {entry.get('id', number)}: ", entry), pack, whys))
    _check(rules, packs)
    return Packs(version, tuple(rules), packs.lists, packs.subjects, packs.blockers)


def _read_context(reader: _Reader, language: str, packs: Packs) -> None:
    lists, subjects, blockers = (reader.table_at(key) for key in ("lists", "subjects", "blockers"))
    packs.lists.update({f"{language}.{key}": lists.strings(key) for key in lists.table})
    packs.subjects.update({f"{language}.{key}": subjects.strings(key) for key in subjects.table})
    for key in blockers.table:
        blocker = blockers.table_at(key)
        packs.blockers[f"{language}.{key}"] = Blocker(
            scope=blocker.choice("scope", SCOPES), tokens=blocker.whole("tokens", 6), words=blocker.strings("any")
        )


def _rule(reader: _Reader, pack: _Reader, whys: dict[str, str]) -> Rule:
    unknown = set(reader.table) - _KEYS
    if unknown:
        raise reader.fail(min(unknown), "is not a key that a rule has")
    category = pack.choice("category", CATEGORIES)
    kind = reader.choice("kind", KINDS)
    reason, tests = reader.table_at("reason"), reader.table_at("tests")
    confidence = reader.table.get("confidence", 0.8)
    if not isinstance(confidence, float) or not 0 <= confidence <= 1:
        raise reader.fail("confidence", "must be a number from 0.0 to 1.0")
    return Rule(
        id=reader.text("id"),
        category=category,
        language=pack.text("language"),
        kind=kind,
        severity=cast("Severity", reader.choice("severity", SEVERITIES)),
        confidence=confidence,
        title=reader.text("title"),
        reason_en=reason.text("en"),
        reason_fr=reason.text("fr"),
        why=whys.get(category, ""),
        match=tests.strings("match"),
        nomatch=tests.strings("nomatch"),
        patterns=reader.strings("any"),
        needs=reader.strings("needs"),
        within=reader.whole("within", 12),
        blockers=reader.strings("blockers") if "blockers" in reader.table else _DEFAULT_BLOCKERS.get(kind, ()),
        quoted=bool(reader.table.get("quoted", False)),
        keywords=reader.strings("keywords"),
        regex=_pattern(reader),
        group=reader.whole("group", 0),
    )


def _pattern(reader: _Reader) -> str:
    source = reader.text("regex", "")
    try:
        re.compile(source)
    except re.error as error:
        raise reader.fail("regex", f"is not a regular expression ({error})") from error
    return source


def _check(rules: list[Rule], packs: Packs) -> None:
    seen: set[str] = set()
    for rule in rules:
        where = f"rule {rule.id}"
        if rule.id in seen:
            raise PackError(f"{where}: id is given twice. Correct the pack, or reinstall exposure.")
        seen.add(rule.id)
        for key, names, known in (
            ("needs", rule.needs, packs.subjects),
            ("blockers", rule.blockers, packs.blockers),
        ):
            missing = [name for name in names if f"{rule.language}.{name}" not in known]
            if missing:
                raise PackError(f"{where}: {key} names {missing[0]!r}, which no {rule.language} pack defines.")
        if (rule.kind in {"phrase", "term"}) != bool(rule.patterns) or (rule.kind == "term") != bool(rule.needs):
            raise PackError(f"{where}: any and needs do not fit the kind {rule.kind}.")
