"""The report folder: written whole or not at all, readable by its owner alone, and never over someone else's files."""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exposure.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEFAULT_FOLDER: Final = Path("exposure-report")
DATABASE: Final = "exposure.duckdb"
PAGE: Final = "report.html"
SENSITIVE: Final = "sensitive_posts.csv"
SUMMARY: Final = "summary.json"
CHARTS: Final = "charts"


def is_ours(folder: Path) -> bool:
    """Whether a folder was written by this program, judged by its summary."""
    try:
        summary = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(summary, dict) and {"schema", "generator", "archive"} <= summary.keys()


def check_replaceable(folder: Path, sources: Sequence[Path], *, force: bool) -> None:
    """Raise `ReportError` unless `folder` may be written: absent, empty, ours, or forced and harmless."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ReportError(f"{folder} is a file. Name a folder for the report with -o.")
    resolved = folder.resolve()
    held = [path for path in (*sources, Path.cwd()) if path.resolve().is_relative_to(resolved)]
    if held and (force or is_ours(folder)):
        raise ReportError(
            f"{folder} contains {held[0]}, which replacing it would destroy. Name another folder with -o."
        )
    if force or is_ours(folder) or not any(folder.iterdir()):
        return
    raise ReportError(f"{folder} exists and is not an exposure report. Name another folder with -o, or pass --force.")


@contextmanager
def writing(folder: Path) -> Iterator[Path]:
    """A private temporary folder beside `folder` that takes its place when the block ends without an error."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise ReportError(
            f"{folder} cannot be written: {error.strerror or error}. Name another folder with -o."
        ) from error
    try:
        yield temporary
        _make_private(temporary)
        _swap(temporary, folder)
    except OSError as error:
        raise ReportError(f"{folder} cannot be written: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _make_private(folder: Path) -> None:
    """Files 0600, folders 0700: what is inside is the member's own business."""
    folder.chmod(0o700)
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _swap(temporary: Path, folder: Path) -> None:
    """Put `temporary` in the place of `folder`; the old one is removed only once the new one stands."""
    if not folder.exists():
        temporary.rename(folder)
        return
    retired = temporary.with_name(f"{temporary.name}-old")
    folder.rename(retired)
    try:
        temporary.rename(folder)
    except OSError:
        retired.rename(folder)
        raise
    shutil.rmtree(retired)
