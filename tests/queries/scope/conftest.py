"""What the tests of verdicts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.queries.scope.judge import ruled_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exposure.store import Store


@pytest.fixture(name="ruled", scope="session")
def _ruled() -> Iterator[Store]:
    """A store with the policy pack in it."""
    with ruled_store() as store:
        yield store
