"""A rule pack that is broken is refused by file, line and key, and one that is whole is read as it stands."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.policy.broken import ACROSS, GATES, MISSPELT, SHAPE, WITHOUT_LINE, Broken
from tests.policy.small import SMALL

from exposure.errors import PolicyError
from exposure.policy import load_policy
from exposure.policy import reader as policy_reader

if TYPE_CHECKING:
    from pathlib import Path


def _refusal(folder: Path, text: str) -> str:
    """What is said of a file `my.toml` with that text."""
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError) as refused:
        load_policy(path)
    return str(refused.value)


@pytest.mark.parametrize("broken", [*SHAPE, *MISSPELT, *GATES, *ACROSS], ids=lambda broken: broken.complaint)
def test_a_broken_pack_is_refused_by_file_line_and_key(tmp_path: Path, broken: Broken) -> None:
    """Whoever edits a pack is told what to mend and where, and no verdict rests on half a pack."""
    said = _refusal(tmp_path, broken.text)
    assert said.startswith(f"my.toml, line {broken.line}, {broken.complaint}")


@pytest.mark.parametrize("broken", WITHOUT_LINE, ids=lambda broken: broken.complaint)
def test_what_is_not_there_has_no_line(tmp_path: Path, broken: Broken) -> None:
    """A line that has nothing to do with what is missing would mislead."""
    said = _refusal(tmp_path, broken.text)
    assert re.match(rf"my\.toml[:,] {re.escape(broken.complaint)}", said)


def test_a_message_reads_as_a_sentence_about_one_entry(tmp_path: Path) -> None:
    """File, line, entry, key and the words allowed, and nothing after them."""
    text = SMALL.replace(
        'audiences = ["public"]\nregions = ["GB"]\nstatus = "in"', 'audiences = ["public"]\nstatus = "inn"'
    )
    line = text[: text.index('"inn"')].count("\n") + 1
    assert _refusal(tmp_path, text) == (
        f"my.toml, line {line}, rule training.post.public: status: 'inn' is not one of in, excluded, unclear"
    )


@pytest.mark.parametrize("value", ["3", "[]", "[3]", "[{}, 3]"])
def test_a_value_where_tables_should_be_is_named(tmp_path: Path, value: str) -> None:
    """Even a whole section of the wrong type."""
    text = f"change = {value}\n{SMALL[: SMALL.index('[[change]]')]}"
    said = _refusal(tmp_path, text)
    assert said.startswith("my.toml, line 1, change")
    assert said.endswith(": must be one or more tables headed [[change]]")


def test_region_groups_must_be_a_table(tmp_path: Path) -> None:
    """A number is none."""
    text = "region_groups = 3\n" + re.sub(r"\[region_groups\]\n.*\n.*\n", "", SMALL)
    assert _refusal(tmp_path, text) == "my.toml, line 1, region_groups: must be a table"


def test_of_several_mistakes_the_first_of_the_file_is_told(tmp_path: Path) -> None:
    """So that a pack is mended from top to bottom."""
    text = SMALL.replace('state = "paused"', 'state = "p"').replace('kind = "press"', 'kind = "p"')
    assert "source paper: kind: 'p' is not one of" in _refusal(tmp_path, text)


def test_a_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """A pack may come from anybody."""
    said = _refusal(tmp_path, SMALL.replace('id = "paper"', r'id = "\u001b[31m"' + "\nisbn = 1"))
    assert "source \N{REPLACEMENT CHARACTER}[31m: isbn: is not a key" in said


def test_a_missing_pack_and_one_that_is_no_toml_are_refused(tmp_path: Path) -> None:
    """The message names the file, and for a mistake in the syntax the line."""
    with pytest.raises(PolicyError, match=r"none\.toml cannot be read as a policy pack"):
        load_policy(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b"version = '\xe9'")
    with pytest.raises(PolicyError, match=r"latin\.toml cannot be read as a policy pack"):
        load_policy(tmp_path / "latin.toml")
    assert "at line 2, column 7" in _refusal(tmp_path, 'version = "1"\n[[rule]')
    assert "cannot be read as a policy pack" in _refusal(tmp_path, f"version = {'[' * 20_000}{']' * 20_000}")
    assert _refusal(tmp_path, "") == "my.toml, version: is missing"


def test_a_whole_pack_is_read_as_it_stands(tmp_path: Path) -> None:
    """Texts of several lines become one, a byte order mark does no harm, and a missing key is no value."""
    path = tmp_path / "my.toml"
    path.write_text(SMALL, encoding="utf-8-sig")
    policy = load_policy(path)
    assert policy.version == "2026-03-01"
    assert policy.flows["training"].description == "A text of two lines."
    assert policy.flows["training"].stopped_in is None
    assert policy.flows["ads"].stopped_in == ("OTHER",)
    assert policy.controls["setting"].regions is None
    assert policy.sources["paper"].published is None
    assert policy.rules["training.post"].kinds == ("post", "repost", "other", "note")
    assert policy.rules["training.post.public"].quoted_as == "your posts"
    assert [(change.changed_on, change.rules) for change in policy.changes] == [
        (date(2026, 3, 1), ("ads.all", "ads.region.on")),
        (date(2026, 1, 1), ()),
    ]


def test_a_broken_bundled_pack_is_told_without_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its user did not write it: what helps is installing the program again."""
    path = tmp_path / "linkedin.toml"
    path.write_text(SMALL.replace('state = "off"', 'state = "dormant"'), encoding="utf-8")
    monkeypatch.setattr(policy_reader, "_PACK", path)
    with pytest.raises(PolicyError) as refused:
        load_policy()
    assert str(refused.value) == (
        "linkedin.toml, regime training EU_EEA: state: 'dormant' is not one of off, paused, on, unclear."
        " Install the program again."
    )


def test_schemas_are_imported_only_for_a_pack_of_the_users_own() -> None:
    """The bundled pack is loaded by every command that judges, and must be quick."""
    code = "import sys; from exposure.policy import load_policy; load_policy(); sys.exit('jsonschema' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
