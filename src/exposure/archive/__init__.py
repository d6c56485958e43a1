"""Opens a zip, a folder, or several parts of one export, and lists what is inside; knows no columns.

Nothing is ever extracted to disk and nothing inside an archive is ever executed. Container facts (no wrapping
folder, four known sub-folders, parts named Basic and Complete) were observed on exports from 2018 to 2026.
"""

from __future__ import annotations

from exposure.archive.members import Archive, Member
from exposure.archive.mistakes import ASK_AGAIN, mistaken_for
from exposure.archive.opening import bundled_sample, open_archive

__all__ = ["ASK_AGAIN", "Archive", "Member", "bundled_sample", "mistaken_for", "open_archive"]
