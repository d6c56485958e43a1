"""The report folder: replaced whole, never over what is somebody's, nothing left behind on failure."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SAMPLES
from tests.pipeline.running import bytes_of, run

from exposure.errors import ArchiveError, ReportError
from exposure.settings import Residence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_an_earlier_report_is_replaced_whole(tmp_path: Path) -> None:
    """A second run into the same folder leaves no trace of the first, and no temporary folder."""
    out = tmp_path / "report"
    run([SAMPLES / "awkward"], out, regions=(Residence("FR"),))
    (out / "charts" / "old.png").write_bytes(b"old")
    run([SAMPLES / "awkward"], out, regions=(Residence("FR"),))
    assert not (out / "charts" / "old.png").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_somebody_elses_folder_is_refused_unless_forced(tmp_path: Path) -> None:
    """A folder with other things in it is not replaced by accident."""
    out = tmp_path / "documents"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(ReportError, match="is not an exposure report"):
        run([SAMPLES / "awkward"], out)
    assert (out / "thesis.txt").read_text(encoding="utf-8") == "years of work"
    run([SAMPLES / "awkward"], out, force=True)
    assert not (out / "thesis.txt").exists()


def test_a_file_of_the_members_in_an_old_report_is_not_lost(tmp_path: Path) -> None:
    """What was put into a report folder later is named instead of deleted; charts are the program's own."""
    out = tmp_path / "report"
    run([SAMPLES / "awkward"], out, regions=(Residence("FR"),))
    (out / "charts" / "timeline.png").write_bytes(b"png")
    run([SAMPLES / "awkward"], out, regions=(Residence("FR"),))
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ReportError, match=r"notes\.txt is not part of the report that would be replaced"):
        run([SAMPLES / "awkward"], out, regions=(Residence("FR"),))
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    """The report replaces what the link leads to."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    for _ in range(2):
        run([SAMPLES / "awkward"], tmp_path / "link", regions=(Residence("FR"),))
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "real" / "report.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "real"]


def test_a_report_inside_the_archive_is_not_read_back(tmp_path: Path) -> None:
    """Analysing an unpacked archive in its own folder twice gives the same numbers."""
    shutil.copytree(SAMPLES / "awkward" / "later", tmp_path / "export")
    first = run([tmp_path / "export"], tmp_path / "export" / "exposure-report", regions=(Residence("FR"),)).summary
    assert (
        run([tmp_path / "export"], tmp_path / "export" / "exposure-report", regions=(Residence("FR"),)).summary == first
    )


def test_the_folder_that_holds_the_archive_is_never_replaced(tmp_path: Path, zipped: Callable[..., Path]) -> None:
    """Not even when forced: the archive would be gone."""
    archive = zipped(SAMPLES / "awkward" / "later")
    with pytest.raises(ReportError, match="which replacing it would destroy"):
        run([archive], tmp_path, force=True)
    assert archive.exists()


def test_a_failed_run_leaves_nothing_and_spares_the_earlier_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole or not at all, even when something breaks at the very end."""
    out = tmp_path / "report"
    run([SAMPLES / "awkward"], out, regions=(Residence("FR"),))
    before = bytes_of(out)

    def broken(*_: object) -> str:
        raise ReportError("the printer is on fire")

    monkeypatch.setattr("exposure.report.write.render_page", broken)
    with pytest.raises(ReportError, match="on fire"):
        run([SAMPLES / "awkward"], out, regions=(Residence("US"),))
    assert bytes_of(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_a_folder_that_is_no_export_is_refused(tmp_path: Path) -> None:
    """The error says what to ask LinkedIn for, and nothing is written."""
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "holiday.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(ArchiveError, match=r"holds no file that LinkedIn sends\. Ask LinkedIn"):
        run([tmp_path / "export"], tmp_path / "report")
    assert not (tmp_path / "report").exists()
