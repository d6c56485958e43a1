"""Finished reports that many tests of the commands read and none changes, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLES

from exposure.cli import OK, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(name="report", scope="session")
def _report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A finished report of the awkward archive, which has problems and unknown files."""
    folder: Path = tmp_path_factory.mktemp("cli") / "report"
    options = ("--region", "FR", "--as-of", "2026-11-22", "--min-severity", "low", "-q")
    assert run(["analyze", str(SAMPLES / "awkward"), "-o", str(folder), *options]) == OK
    return str(folder)


@pytest.fixture(name="camille", scope="session")
def _camille(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A finished report of the bundled sample."""
    folder: Path = tmp_path_factory.mktemp("cli") / "camille"
    assert run(["demo", "-o", str(folder), "--as-of", "2026-11-22", "-q"]) == OK
    return str(folder)
