"""The packs that come with the program, and what happens to malformed ones."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from exposure.detect import Detector
from exposure.detect.packs import Packs, Rule, read_packs
from exposure.detect.packs.examples import detector_of
from exposure.errors import PackError
from exposure.model import CATEGORIES, CATEGORY_GROUPS, SEVERITIES, severity_rank

if TYPE_CHECKING:
    from pathlib import Path

PACKS = read_packs()
#: What is found by meaning has no words of its own to try; its tests are those of the heads.
BY_WORDS = tuple(rule for rule in PACKS.rules if rule.kind != "meaning")
WORDED = tuple(name for group in ("special", "work", "life") for name in CATEGORY_GROUPS[group])

PACK = '[pack]\nlanguage = "en"\ncategory = "health"\n'
RULE = """
[[rule]]
id = "en.health.sample"
kind = "phrase"
severity = "high"
confidence = 0.9
title = "A sample"
reason.en = "Tells."
reason.fr = "Dit."
any = ["i was diagnosed"]
blockers = []
"""


@lru_cache(maxsize=2)
def only(rule: Rule) -> Detector:
    """A detector that has a single worded rule; values are checked by code and need all their rules."""
    return detector_of(PACKS, rule)


def found_by(rule: Rule, text: str, detector: Detector) -> list[str]:
    """Ids of the rules that find something in a text, of a rule's category and counted by default."""
    detector = only(rule) if rule.kind in {"phrase", "term"} and not re.search(r"\d|@", text) else detector
    floor = min(1, severity_rank(rule.severity))
    return [
        finding.rule_id
        for finding in detector.scan(text)
        if finding.category == rule.category and severity_rank(finding.severity) >= floor
    ]


def test_nothing_is_kept_that_no_rule_asks_about() -> None:
    """But for the two subjects that every language has, which rules of the user's own may need."""
    needed = {f"{rule.language}.{name}" for rule in PACKS.rules for name in rule.needs}
    assert {name for name in PACKS.subjects if name.split(".")[1] not in {"first_person", "relation"}} <= needed
    assert PACKS.blockers.keys() == {f"{rule.language}.{name}" for rule in PACKS.rules for name in rule.blockers}
    of_rules = ((rule.language, rule.patterns) for rule in PACKS.rules)
    of_blockers = ((name.split(".")[0], blocker.words) for name, blocker in PACKS.blockers.items())
    of_others = ((name.split(".")[0], words) for name, words in (*PACKS.subjects.items(), *PACKS.lists.items()))
    named = {
        (language, name)
        for language, entries in (*of_rules, *of_blockers, *of_others)
        for name in re.findall(r"\{(\w+)\}", " ".join(entries))
    }
    lists = {tuple(name.split(".")) for name in PACKS.lists}
    # What `any` packs list, code asks about too.
    assert {(language, name) for language, name in lists if language != "any"} <= named


@pytest.mark.parametrize("rule", BY_WORDS, ids=lambda rule: rule.id)
def test_rule_finds_its_examples(rule: Rule, detector: Detector) -> None:
    """Every rule has examples, and what it is about is found in each of them."""
    assert rule.match
    assert [text for text in rule.match if not found_by(rule, text, detector)] == []


@pytest.mark.parametrize("rule", BY_WORDS, ids=lambda rule: rule.id)
def test_rule_leaves_its_counter_examples(rule: Rule, detector: Detector) -> None:
    """Every rule has counter-examples, and none of them is taken for a disclosure of its category."""
    assert rule.nomatch
    assert [text for text in rule.nomatch if found_by(rule, text, detector)] == []


@pytest.mark.parametrize("rule", PACKS.rules, ids=lambda rule: rule.id)
def test_rule_explains_itself(rule: Rule) -> None:
    """Every rule says in two languages why it fires, and why its category matters."""
    assert rule.id.startswith(f"{rule.language}.{rule.category}.")
    assert rule.severity in SEVERITIES
    assert all(text.endswith(".") for text in (rule.reason_en, rule.reason_fr, rule.why))


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "nl", "pt"])
def test_every_worded_category_is_covered_in_every_language(language: str) -> None:
    """Each of the sixteen worded categories has rules in each of the seven languages."""
    assert set(WORDED) <= {rule.category for rule in PACKS.rules if rule.language == language}


def test_every_category_has_a_rule() -> None:
    """No category of the model is without a rule."""
    assert set(CATEGORIES) == {rule.category for rule in PACKS.rules}


def test_version_counts_the_packs_and_digests_them() -> None:
    """The version changes when any pack does."""
    assert re.fullmatch(r"\d+-[0-9a-f]{12}", PACKS.version)
    assert PACKS.version == read_packs().version


def write(folder: Path, text: str) -> Path:
    """A folder that holds one pack."""
    (folder / "sample.toml").write_text(text)
    return folder


def test_a_sound_pack_is_read(tmp_path: Path) -> None:
    """A minimal pack gives one rule."""
    packs = read_packs(write(tmp_path, PACK + RULE))

    assert [rule.id for rule in packs.rules] == ["en.health.sample"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[pack", "sample.toml: is not valid TOML"),
        (PACK.replace("health", "weather") + RULE, "sample.toml: pack.category must be one of"),
        (PACK + RULE.replace('"high"', '"grave"'), "rule en.health.sample: severity must be one of"),
        (PACK + RULE.replace("0.9", "7.5"), "rule en.health.sample: confidence must be a number"),
        (PACK + RULE.replace('reason.fr = "Dit."', ""), "rule en.health.sample: reason.fr must be a text"),
        (PACK + RULE.replace('["i was diagnosed"]', '"i was diagnosed"'), "any must be a list of texts"),
        (PACK + RULE + "colour = 1\n", "colour is not a key"),
        (PACK + RULE + RULE, "id is given twice"),
        (PACK + RULE.replace("blockers = []", 'blockers = ["rain"]'), "blockers names 'rain'"),
        (PACK + RULE.replace('"phrase"', '"term"'), "do not fit the kind term"),
        (PACK + RULE + "regex = '(' \n", "regex is not a regular expression"),
    ],
)
def test_a_malformed_pack_is_named_by_file_and_key(tmp_path: Path, text: str, says: str) -> None:
    """A mistake in a pack stops the run and says where it is."""
    with pytest.raises(PackError, match=re.escape(says)):
        read_packs(write(tmp_path, text))


@pytest.mark.parametrize(
    "entry",
    [
        "i was (diagnosed",
        "{unknown} diagnosed",
        "{n} {w2}",
        "i was (just|)? diagnosed",
        "diagnosed ,? yes",
        "band {n}[a-z] diagnosed",
    ],
)
def test_a_malformed_entry_names_its_rule(tmp_path: Path, entry: str) -> None:
    """An entry that cannot be compiled stops the run and names its rule."""
    packs = read_packs(write(tmp_path, PACK + RULE.replace("i was diagnosed", entry)))

    with pytest.raises(PackError, match=r"rule en\.health\.sample"):
        Detector.of(packs)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    """A program without packs would find nothing and say all is well."""
    with pytest.raises(PackError, match="holds no detection packs"):
        read_packs(tmp_path)


def test_a_subject_names_only_lists_that_exist() -> None:
    """A subject that stands for a missing list is reported with its name."""
    subjects = {**PACKS.subjects, "en.ballot": ("candidate", "{nowhere}")}

    with pytest.raises(PackError, match=r"subjects\.en\.ballot: \{nowhere\} names no list"):
        Detector.of(Packs(PACKS.version, (), PACKS.lists, subjects, PACKS.blockers))
