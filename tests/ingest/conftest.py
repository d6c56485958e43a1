"""A store that many tests of ingestion read and none changes, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLES
from tests.ingest.ingesting import ingested

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exposure.store import Store


@pytest.fixture(name="camille", scope="session")
def _camille() -> Iterator[Store]:
    """Camille's archive, ingested."""
    with ingested(SAMPLES / "camille") as store:
        yield store
