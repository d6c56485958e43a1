"""The user's own packs: rules added, changed by their id, or switched off.

[pack]
language = "en"             # or fr, de, ...; "any" for expressions
category = "confidential"

[[rule]]                    # a new rule
id = "my.project"
any = ["project (heron|kestrel)"]
reason.en = "Names a project that is not public."

[[rule]]                    # a rule that comes with the program: what is not said stays as it was
id = "en.pay.salary"
severity = "high"

[[rule]]
id = "en.family.child"
enabled = false
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from exposure.detect.expressions import linear_expression_of
from exposure.detect.packs.model import DEFAULT_BLOCKERS, KINDS, Packs, Rule
from exposure.detect.packs.reader import check, check_keys, digest_of, read_context
from exposure.detect.packs.table import CORRECT, Table, parse
from exposure.errors import PackError
from exposure.model import CATEGORIES, SEVERITIES, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: Longer expressions are nobody's hand-written rule.
_LONGEST_EXPRESSION: Final = 2_000


def with_user_packs(packs: Packs, paths: Sequence[Path]) -> Packs:
    """The packs with those of the user's files laid over them. Raises `PackError`."""
    if not paths:
        return packs
    contents = {str(path): _content(path) for path in paths}
    laid = Packs(packs.version, (), dict(packs.lists), dict(packs.subjects), dict(packs.blockers))
    rules = {rule.id: rule for rule in packs.rules}
    off: list[str] = []
    for name, content in contents.items():
        table = parse(name, content, CORRECT)
        if table.table("pack").values:
            read_context(table, laid)
        for entry in table.rules():
            _lay(entry, table.table("pack"), rules, off)
    kept = [rule for rule in rules.values() if rule.id not in off]
    try:
        check(kept, laid)
    except PackError as error:
        raise PackError(f"{', '.join(contents)}: {error}") from error
    # Where a file lies must not change a result.
    by_place = {str(place): content for place, content in enumerate(contents.values())}
    version = f"{packs.version}+{len(contents)}-{digest_of(by_place)}"
    return replace(laid, version=version, rules=tuple(kept), switched_off=tuple(off))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PackError(f"{path}: cannot be read ({error.strerror or error}). Name another file.") from error


def _lay(entry: Table, pack: Table, rules: dict[str, Rule], off: list[str]) -> None:
    """Lay one rule over those there are."""
    check_keys(entry)
    identifier = entry.text("id")
    if not entry.flag("enabled", default=True):
        if identifier not in rules:
            raise entry.fail("id", "is that of no rule, so there is nothing to switch off")
        off.append(identifier)
        return
    rules[identifier] = _laid(entry, pack, rules.get(identifier) or _blank(entry, pack))


def _blank(entry: Table, pack: Table) -> Rule:
    """A new rule with what must be given and what may be left out."""
    default_kind = "term" if "needs" in entry else "pattern" if "regex" in entry else "phrase"
    kind = entry.choice("kind", KINDS, default_kind)
    if kind == "value":
        raise entry.fail("kind", f"{kind} is for rules that come with the program; give any or a regex instead")
    category = (entry if "category" in entry else pack).choice("category", CATEGORIES)
    reason = entry.table("reason").text("en")
    return Rule(
        id=entry.text("id"),
        category=category,
        language=pack.text("language"),
        kind=kind,
        severity="medium",
        confidence=0.8,
        title=entry.text("title", entry.text("id")),
        reason_en=reason,
        reason_fr=reason,
        why="A rule of your own.",
        blockers=DEFAULT_BLOCKERS.get(kind, ()) if pack.text("language") != "any" else (),
    )


def _laid(entry: Table, pack: Table, rule: Rule) -> Rule:
    """A rule with what an entry says in place of what it said before."""
    reason, tests = entry.table("reason"), entry.table("tests")
    if "any" in entry and pack.values and pack.text("language") != rule.language:
        raise entry.fail("any", f"is in the language {pack.text('language')}, the rule in {rule.language}")
    changed = replace(
        rule,
        category=entry.choice("category", CATEGORIES, rule.category),
        severity=cast("Severity", entry.choice("severity", SEVERITIES, rule.severity)),
        confidence=entry.share("confidence", rule.confidence),
        title=entry.text("title", rule.title),
        reason_en=reason.text("en", rule.reason_en),
        reason_fr=reason.text("fr", rule.reason_fr),
        match=tests.strings("match", rule.match),
        nomatch=tests.strings("nomatch", rule.nomatch),
        patterns=entry.strings("any", rule.patterns),
        needs=entry.strings("needs", rule.needs),
        within=entry.whole("within", rule.within),
        blockers=entry.strings("blockers", rule.blockers),
        quoted=entry.flag("quoted", default=rule.quoted),
        keywords=entry.strings("keywords", rule.keywords),
        group=entry.whole("group", rule.group),
    )
    return replace(changed, regex=_linear(entry), is_users=True) if "regex" in entry else changed


def _linear(entry: Table) -> str:
    """The source of an expression that the engine for users' own accepts."""
    source = entry.text("regex")
    if len(source) > _LONGEST_EXPRESSION:
        raise entry.fail("regex", f"is longer than {_LONGEST_EXPRESSION} characters")
    try:
        linear_expression_of(source)
    except ValueError as error:
        raise entry.fail("regex", f"is not an RE2 expression ({error})") from error
    return source
