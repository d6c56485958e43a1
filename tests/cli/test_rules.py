"""`exposure rules` lists what is looked for and checks a pack of one's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
from click.testing import CliRunner

from exposure.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

SOUND = """
[pack]
language = "en"
category = "confidential"

[[rule]]
id = "own.project"
any = ["project (heron|kestrel)"]
reason.en = "Names a project that is not public."
tests.match = ["Project Heron ships on Monday."]
tests.nomatch = ["A project about herons."]

[[rule]]
id = "en.family.child"
enabled = false
"""


def run(*arguments: object, text: str = "") -> Result:
    """What a command prints."""
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], input=text, standalone_mode=False)


def test_the_list_names_every_rule_with_its_category_and_severity() -> None:
    """One line a rule, under a head."""
    lines = run("rules").stdout.splitlines()
    assert lines[0].split() == ["rule", "category", "severity", "conf.", "title"]
    assert any(line.startswith("en.health.diagnosis ") and " high " in line for line in lines)
    assert len(lines) > 100


def test_the_list_can_be_narrowed() -> None:
    """By category and by language; as JSON for programs."""
    rows = [
        json.loads(line)
        for line in run("rules", "--category", "union", "--language", "fr", "--format", "json").stdout.splitlines()
    ]
    assert {(row["category"], row["language"]) for row in rows} == {("union", "fr")}
    assert all(row["tests"]["match"] and row["reason"]["fr"] for row in rows)


def test_an_unknown_language_names_those_there_are() -> None:
    """A usage error says what is accepted."""
    result = run("rules", "--language", "xx")
    assert isinstance(result.exception, click.BadParameter)
    assert "any, de, en, es, fr, it, nl, pt" in result.exception.message


def test_a_sound_pack_passes(tmp_path: Path) -> None:
    """The counts are told, and the command succeeds."""
    path = tmp_path / "own.toml"
    path.write_text(SOUND)
    result = run("rules", "test", path)
    assert result.return_value == 0
    assert "1 rules, 1 switched off, 2 examples, 0 wrong." in result.stderr


def test_a_pack_that_misses_its_examples_fails(tmp_path: Path) -> None:
    """Each example that goes wrong is a line."""
    path = tmp_path / "own.toml"
    path.write_text(SOUND.replace("heron|kestrel", "kestrel"))
    result = run("rules", "test", path)
    assert result.return_value == 1
    assert result.stdout == "own.project: finds nothing in 'Project Heron ships on Monday.'\n"


def test_scan_and_explain_take_rules_of_ones_own(tmp_path: Path) -> None:
    """A rule of the user's is found, and explained like any other."""
    path = tmp_path / "own.toml"
    path.write_text(SOUND)
    assert "[own.project]" in run("scan", "--rules", path, text="Project Heron ships on Monday.").stdout
    assert "Names a project" in run("explain", "own.project", "--rules", path).stdout


def test_the_keep_list_silences_scan(tmp_path: Path) -> None:
    """A judged rule is not told again."""
    path = tmp_path / "keep.txt"
    path.write_text("en.health.diagnosis\n")
    text = "I was diagnosed with epilepsy."
    assert "en.health.diagnosis" in run("scan", text=text).stdout
    assert run("scan", "--keep-list", path, text=text).stdout == "nothing sensitive found.\n"


def test_scan_fails_only_when_asked_to() -> None:
    """A check before posting ends with 0, and with 1 from the severity that was named."""
    text = "I was diagnosed with epilepsy."
    codes = [
        run("scan", *options, text=text).return_value
        for options in ([], ["--fail-on", "high"], ["--fail-on", "critical"])
    ]
    assert codes == [0, 1, 0]


def test_scan_speaks_french() -> None:
    """Reasons and advice come in the language asked for."""
    said = run("scan", "--lang", "fr", text="I was diagnosed with epilepsy.").stdout
    assert "Révèle un diagnostic médical" in said
    assert "Mieux vaut ne pas le publier." in said
