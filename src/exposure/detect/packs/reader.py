"""Reads the packs that come with the program into rules, lists and contexts."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from exposure.detect.packs.model import DEFAULT_BLOCKERS, KINDS, SCOPES, WORDED_KINDS, Blocker, Packs, Rule
from exposure.detect.packs.table import Table, parse
from exposure.errors import PackError
from exposure.model import CATEGORIES, SEVERITIES, Severity

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_KEYS: Final = frozenset(
    """
    id kind category severity confidence title reason tests any needs within blockers quoted keywords regex group
    enabled
    """.split()
)


class PackFiles(NamedTuple):
    """The files of some packs, unread, and what names just these."""

    version: str
    contents: dict[str, bytes]


def find_packs(folder: Traversable | None = None) -> PackFiles:
    """The files of a folder of packs, in the order of their names; by default those that come with the program."""
    root = folder if folder is not None else files("exposure").joinpath("packs").joinpath("detect")
    paths = sorted(_toml_files(root, ""), key=lambda pair: pair[0])
    if not paths:
        raise PackError(f"{root}: holds no detection packs. Reinstall exposure.")
    contents = {name: path.read_bytes() for name, path in paths}
    return PackFiles(f"{len(contents)}-{digest_of(contents)}", contents)


def digest_of(contents: dict[str, bytes]) -> str:
    """Twelve digits that change with any file."""
    digest = hashlib.sha256()
    for name, content in contents.items():
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:12]


def read_packs(folder: Traversable | None = None) -> Packs:
    """The packs of a folder; by default those that come with the program. Raises `PackError`."""
    return parse_packs(find_packs(folder))


def parse_packs(found: PackFiles) -> Packs:
    """The packs in some files. Raises `PackError`."""
    tables = [parse(name, content) for name, content in found.contents.items()]
    whys = {category: table.table("why").text(category) for table in tables for category in table.table("why").values}
    packs = Packs(found.version, ())
    rules: list[Rule] = []
    for table in tables:
        read_context(table, packs)
        rules += (read_rule(entry, table.table("pack"), whys) for entry in table.rules())
    check(rules, packs)
    return Packs(found.version, tuple(rules), packs.lists, packs.subjects, packs.blockers)


def _toml_files(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _toml_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".toml"):
            found.append((f"{prefix}{entry.name}", entry))
    return found


def read_context(table: Table, packs: Packs) -> None:
    """Add the lists, subjects and blockers of a pack to those of the others."""
    language = table.table("pack").text("language")
    lists, subjects, blockers = (table.table(key) for key in ("lists", "subjects", "blockers"))
    packs.lists.update({f"{language}.{key}": lists.strings(key) for key in lists.values})
    packs.subjects.update({f"{language}.{key}": subjects.strings(key) for key in subjects.values})
    for key in blockers.values:
        blocker = blockers.table(key)
        packs.blockers[f"{language}.{key}"] = Blocker(
            scope=blocker.choice("scope", SCOPES), tokens=blocker.whole("tokens", 6), words=blocker.strings("any")
        )


def read_rule(table: Table, pack: Table, whys: dict[str, str]) -> Rule:
    """One rule of a pack. Raises `PackError`."""
    check_keys(table)
    category = (table if "category" in table else pack).choice("category", CATEGORIES)
    kind = table.choice("kind", KINDS)
    reason, tests = table.table("reason"), table.table("tests")
    return Rule(
        id=table.text("id"),
        category=category,
        language=pack.text("language"),
        kind=kind,
        severity=cast("Severity", table.choice("severity", SEVERITIES)),
        confidence=table.share("confidence", 0.8),
        title=table.text("title"),
        reason_en=reason.text("en"),
        reason_fr=reason.text("fr"),
        why=whys.get(category, ""),
        match=tests.strings("match"),
        nomatch=tests.strings("nomatch"),
        patterns=table.strings("any"),
        needs=table.strings("needs"),
        within=table.whole("within", 12),
        blockers=table.strings("blockers", DEFAULT_BLOCKERS.get(kind, ())),
        quoted=table.flag("quoted", default=False),
        keywords=table.strings("keywords"),
        regex=table.expression("regex"),
        group=table.whole("group", 0),
    )


def check_keys(table: Table) -> None:
    """Raise `PackError` for a key that no rule has."""
    unknown = set(table.values) - _KEYS
    if unknown:
        raise table.fail(min(unknown), "is not a key that a rule has")


def check(rules: list[Rule], packs: Packs) -> None:
    """Raise `PackError` if an id is given twice, a name is not defined, or the parts of a rule do not fit its kind."""
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
        if (rule.kind in WORDED_KINDS) != bool(rule.patterns) or (rule.kind == "term") != bool(rule.needs):
            raise PackError(f"{where}: any and needs do not fit the kind {rule.kind}.")
        if (rule.kind in {"secret", "pattern"}) != bool(rule.regex):
            raise PackError(f"{where}: regex does not fit the kind {rule.kind}.")
