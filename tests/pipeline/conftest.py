"""A finished report that many tests read and none changes, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLES
from tests.pipeline.running import run

from exposure.settings import Residence

if TYPE_CHECKING:
    from exposure.pipeline import Outcome


@pytest.fixture(name="report", scope="session")
def _report(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Camille's report, read with meaning."""
    return run(
        [SAMPLES / "camille"],
        tmp_path_factory.mktemp("out") / "report",
        regions=(Residence("FR"),),
        region_source="option",
        semantic=True,
    )
