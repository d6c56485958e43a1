"""Runs of the whole line from archive to report."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from exposure.pipeline import Outcome, analyze
from exposure.report.folder import CACHE, DATABASE
from exposure.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


DAY = date(2026, 11, 22)


class Silent:
    """Progress that nobody watches."""

    @contextmanager
    def stage(self, name: str) -> Iterator[Callable[[int, int], None]]:
        """Check that a stage has a name and counts upwards."""
        assert name
        seen = [0]

        def advance(done: int, total: int) -> None:
            assert seen[0] < done <= total
            seen[0] = done

        yield advance


def run(sources: list[Path], out: Path, *, force: bool = False, **settings: Any) -> Outcome:  # noqa: ANN401 - passed on
    """Analyse with the settings given; without the reading of meaning, which takes long, unless asked for."""
    return analyze(sources, out, Settings(**{"as_of": DAY, "semantic": False, **settings}), Silent(), force=force)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a report but the database, which says when it was written."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {DATABASE, CACHE}
    }
