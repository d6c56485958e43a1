"""Compiled packs are kept between runs, find the same, and are never trusted blindly."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from exposure.detect.engine import Detector
from exposure.detect.packs import cache, read_packs
from exposure.detect.packs.compiled import compile_packs, from_plain, to_plain

if TYPE_CHECKING:
    from exposure.detect.packs.compiled import Compiled

TEXTS = ["I was diagnosed with epilepsy.", "Appelez-moi : 06 39 98 77 31", "Great day!"]


COMPILED = compile_packs(read_packs())


@pytest.fixture(name="home")
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own; what would take seconds to compile was compiled before."""
    monkeypatch.setattr(cache, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    monkeypatch.setattr(cache, "compile_packs", lambda _packs, _known=None: COMPILED)
    return tmp_path / "cache"


def kept(home: Path) -> list[Path]:
    """The files of the cache."""
    return sorted(home.iterdir())


def alike(one: Compiled, other: Compiled) -> bool:
    """Whether compiled packs are the same."""
    tables = zip(map(np.asarray, one.tables), map(np.asarray, other.tables), strict=True)
    return replace(one, tables=other.tables) == other and all(np.array_equal(mine, theirs) for mine, theirs in tables)


def test_what_is_kept_is_what_was_compiled() -> None:
    """A round through JSON changes nothing."""
    plain, arrays = to_plain(COMPILED)
    assert alike(from_plain(json.loads(json.dumps(plain)), arrays), COMPILED)


def test_the_second_load_compiles_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file is written, for its owner alone, and used from then on."""
    first = cache.load_compiled()
    [file] = kept(home)
    assert file.stat().st_mode & 0o777 == 0o600
    monkeypatch.setattr(cache, "compile_packs", None)
    second = cache.load_compiled()
    assert alike(second, first)
    assert Detector(second).scan_all(TEXTS) == Detector(first).scan_all(TEXTS)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"rules": [[1]], "required": []}'])
def test_a_file_that_is_not_ours_is_made_anew(home: Path, content: bytes) -> None:
    """Damage costs a second, not a run."""
    first = cache.load_compiled()
    [file] = kept(home)
    file.write_bytes(content)
    assert alike(cache.load_compiled(), first)
    assert len(file.read_bytes()) > 100_000


def test_without_a_place_to_keep_it_every_run_compiles(home: Path) -> None:
    """A home that cannot be written to is no error."""
    home.write_text("a file where the folder should be")
    assert cache.load_compiled().rules


def test_what_is_ready_is_not_compiled_again() -> None:
    """Packs with a change in one language's lists, and a new rule, compile to the same by either way."""
    packs = read_packs()
    rules = [rule for rule in packs.rules if rule.language in ("any", "it", "nl")]
    own = replace(rules[0], id="own.rule", patterns=("heron down",))
    lists = packs.lists | {"nl.own_list": ("heron", "kestrel")}
    other = replace(packs, lists=lists, rules=(own, *rules))
    anew, from_ready = compile_packs(other), compile_packs(other, COMPILED)
    assert from_ready.entries == anew.entries
    assert from_ready.anchors == anew.anchors


def test_old_files_go(home: Path) -> None:
    """The cache does not grow with every release."""
    home.mkdir()
    for number in range(5):
        (home / f"packs-{number}-old.json").write_text("{}")
    (home / "something-else.json").write_text("{}")
    cache.load_compiled()
    assert len([path for path in kept(home) if path.name.startswith("packs-")]) == 3
    assert (home / "something-else.json").exists()


def test_what_says_which_lists_wake_finders_is_part_of_the_name() -> None:
    """A module that names such lists decides what is kept."""
    values = Path(cache.__file__).parents[1] / "values"
    naming = [file for file in values.rglob("*.py") if re.search(r"^LISTS\b.* =", file.read_text(), re.MULTILINE)]
    assert len(naming) > 1
    assert {file.relative_to(values.parent).as_posix() for file in naming} <= set(cache._MADE_BY)
