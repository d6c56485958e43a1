"""Every table a LinkedIn export may hold, as data: `SPECS`, and `spec_for` to find the one a file belongs to."""

from __future__ import annotations

from exposure.tables.lookup import SPECS, Match, display_path, spec_for
from exposure.tables.spec import Column, TableSpec, header_key

__all__ = ["SPECS", "Column", "Match", "TableSpec", "display_path", "header_key", "spec_for"]
