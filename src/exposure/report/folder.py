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
CACHE: Final = "semantic-cache.npz"


def is_ours(folder: Path) -> bool:
    """Whether a folder was written by this program, judged by its summary."""
    try:
        summary = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(summary, dict) and {"schema", "generator", "archive", "settings"} <= summary.keys()


def is_part_of_report(path: Path, folder: Path) -> bool:
    """Whether a file in a report folder is one that this program writes there."""
    name = path.relative_to(folder)
    is_chart = name.parent == Path(CHARTS) and name.suffix in {".svg", ".png"}
    return is_chart or name.as_posix() in {DATABASE, PAGE, SENSITIVE, SUMMARY, CACHE}


def check_replaceable(folder: Path, sources: Sequence[Path], *, force: bool) -> None:
    """Raise `ReportError` unless `folder` may be written: absent, empty, a mere report, or forced and harmless."""
    try:
        if not folder.exists():
            return
        if not folder.is_dir():
            raise ReportError(f"{folder} is a file. Name a folder for the report with -o.")
        _check_harmless(folder, sources)
        files = [path for path in folder.rglob("*") if not path.is_dir()]
    except OSError as error:
        raise _unwritable(folder, error) from error
    if force or not files:
        return
    if not is_ours(folder):
        raise ReportError(
            f"{folder} exists and is not an exposure report. Name another folder with -o, or pass --force."
        )
    strange = [path for path in files if not is_part_of_report(path, folder)]
    if strange:
        raise ReportError(f"{strange[0]} is not part of the report that would be replaced. Move it, or pass --force.")


def _check_harmless(folder: Path, sources: Sequence[Path]) -> None:
    """Raise `ReportError` if replacing `folder` would take the archive or the current folder with it."""
    resolved = folder.resolve()
    for path in (*sources, Path.cwd()):
        if path.resolve().is_relative_to(resolved):
            raise ReportError(f"{folder} contains {path}, which replacing it would destroy. Name another with -o.")


def _unwritable(folder: Path, error: OSError) -> ReportError:
    return ReportError(f"{folder} cannot be written: {error.strerror or error}. Name another folder with -o.")


@contextmanager
def writing(folder: Path) -> Iterator[Path]:
    """A private temporary folder beside `folder` that takes its place when the block ends without an error."""
    try:
        # A link to a folder stays a link; what it leads to is replaced.
        folder = folder.resolve()
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield temporary
        _make_private(temporary)
        _swap(temporary, folder)
    except OSError as error:
        raise _unwritable(folder, error) from error
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
