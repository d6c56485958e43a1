"""The user's own rules: added, changed by id, switched off; and wrong ones named by file, rule and key."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from exposure.detect import load_detector
from exposure.detect.packs import Packs, read_packs, with_user_packs
from exposure.errors import PackError

if TYPE_CHECKING:
    from pathlib import Path

BUNDLED = read_packs()
HEAD = '[pack]\nlanguage = "en"\ncategory = "confidential"\n'
NEW = """
[[rule]]
id = "own.project"
any = ["project (heron|kestrel)"]
reason.en = "Names a project that is not public."
"""


def laid(tmp_path: Path, text: str) -> Packs:
    """The bundled packs with one file of the user's over them."""
    return with_user_packs(BUNDLED, [write(tmp_path, text)])


def write(folder: Path, text: str) -> Path:
    """A file of rules."""
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def found(tmp_path: Path, rules: str, text: str) -> list[tuple[str, str]]:
    """Rule and severity of each finding in a text, with some rules of the user's."""
    detector = load_detector([write(tmp_path, rules)])
    return [(finding.rule_id, finding.severity) for finding in detector.scan(text)]


def test_without_files_nothing_changes() -> None:
    """The bundled packs are what is used when the user brings none."""
    assert with_user_packs(BUNDLED, []) is BUNDLED


def test_a_new_rule_finds_what_no_bundled_one_does(tmp_path: Path) -> None:
    """Severity, kind and confidence may be left out."""
    text = "Project Heron ships on Monday."
    assert load_detector().scan(text) == ()
    assert found(tmp_path, HEAD + NEW, text) == [("own.project", "medium")]


def test_a_rule_is_changed_by_its_id(tmp_path: Path) -> None:
    """What the user does not say stays as it was."""
    [(rule, severity)] = [(f.rule_id, f.severity) for f in load_detector().scan("I was diagnosed with epilepsy.")]
    assert severity == "high"
    changed = f'[[rule]]\nid = "{rule}"\nseverity = "critical"\n'
    assert found(tmp_path, changed, "I was diagnosed with epilepsy.") == [(rule, "critical")]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("en.biometric.own", "My fingerprints were taken."),
        ("any.phone.number", "Call me on (415) 555-0142 before noon."),
    ],
)
def test_a_rule_is_switched_off(tmp_path: Path, rule: str, text: str) -> None:
    """Worded rules and those that are code alike."""
    assert [finding.rule_id for finding in load_detector().scan(text)] == [rule]
    assert found(tmp_path, f'[[rule]]\nid = "{rule}"\nenabled = false\n', text) == []


def test_an_expression_finds_values_anywhere(tmp_path: Path) -> None:
    """A regex needs no words of any language, counts characters and not bytes, and may name a group."""
    rules = HEAD.replace("en", "any", 1) + (
        '[[rule]]\nid = "own.badge"\nregex = "(?i)badge (HX-[0-9]{4})"\ngroup = 1\nreason.en = "A badge."\n'
    )
    detector = load_detector([write(tmp_path, rules)])
    text = "Étage \U0001d40b, badge hx-2040."
    [finding] = detector.scan(text)
    assert text[finding.start : finding.end] == "hx-2040"


def test_an_expression_wakes_behind_its_keywords(tmp_path: Path) -> None:
    """With keywords, it is tried only where one of them stands."""
    rules = HEAD + (
        '[[rule]]\nid = "own.code"\nregex = "[A-Z]{3}-[0-9]{3}"\nkeywords = ["locker"]\nreason.en = "A code."\n'
    )
    assert found(tmp_path, rules, "Bus ABC-123 leaves.") == []
    assert found(tmp_path, rules, "Locker ABC-123 is mine.") == [("own.code", "medium")]


def test_a_sign_is_a_keyword_in_any_text(tmp_path: Path) -> None:
    """Also in one that holds nothing else that wakes a rule."""
    rules = HEAD + '[[rule]]\nid = "own.clause"\nregex = "§ [a-z]+"\nkeywords = ["§"]\nreason.en = "A clause."\n'
    assert found(tmp_path, rules, "Bus leaves.") == []
    assert found(tmp_path, rules, "By § nine it is.") == [("own.clause", "medium")]


def test_no_expression_can_stop_the_program(tmp_path: Path) -> None:
    """An expression that takes a backtracking engine for ever takes this one no time."""
    rules = HEAD + '[[rule]]\nid = "own.slow"\nregex = "(a+)+$"\nreason.en = "Slow."\n'
    began = time.monotonic()
    assert found(tmp_path, rules, "a" * 3_000 + "!") == []
    assert time.monotonic() - began < 10


def test_the_version_tells_of_the_users_rules(tmp_path: Path) -> None:
    """A result made with other rules does not pass for one made with the bundled ones, wherever the file lies."""
    version = laid(tmp_path, HEAD + NEW).version
    other = tmp_path / "elsewhere"
    other.mkdir()
    assert re.fullmatch(re.escape(BUNDLED.version) + r"\+1-[0-9a-f]{12}", version)
    assert laid(other, HEAD + NEW).version == version
    assert laid(tmp_path, HEAD + NEW + "\n").version != version


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[pack", "is not valid TOML"),
        (HEAD + NEW.replace("own.project", ""), "rule : id must be a text"),
        (HEAD + NEW.replace("reason.en", "reason.de"), "rule own.project: reason.en must be a text"),
        (HEAD.replace("confidential", "weather") + NEW, "category must be one of"),
        (HEAD + NEW + 'severity = "grave"', "rule own.project: severity must be one of"),
        (HEAD + NEW + "enabled = 1", "rule own.project: enabled must be true or false"),
        (HEAD + NEW + "colour = 1", "rule own.project: colour is not a key"),
        (HEAD + NEW + 'kind = "value"', "rule own.project: kind value is for rules that come with the program"),
        (HEAD + NEW + 'blockers = ["rain"]', "blockers names 'rain'"),
        (HEAD + NEW + 'regex = "a"', "any and needs do not fit the kind pattern"),
        ('[[rule]]\nid = "own.nothing"\nenabled = false', "is that of no rule"),
        (HEAD + '[[rule]]\nid = "own.x"\nregex = "(?<!a)b"\nreason.en = "X."', "regex is not an RE2 expression"),
        (HEAD + f'[[rule]]\nid = "own.x"\nregex = "{"a" * 2_001}"\nreason.en = "X."', "longer than 2000 characters"),
        (HEAD + '[[rule]]\nid = "fr.health.diagnosis"\nany = ["lupus"]', "is in the language en, the rule in fr"),
    ],
)
def test_a_wrong_rule_is_named(tmp_path: Path, text: str, says: str) -> None:
    """The error names the file, the rule and the key, and does not ask to reinstall what is the user's own."""
    with pytest.raises(PackError, match=re.escape(says)) as raised:
        laid(tmp_path, text)
    assert "own.toml" in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file that cannot be read is an error, and not silence."""
    with pytest.raises(PackError, match=r"missing\.toml: cannot be read"):
        with_user_packs(BUNDLED, [tmp_path / "missing.toml"])
