"""Every table a LinkedIn export may hold, as data: `SPECS`, and `spec_for` to find the one a file belongs to."""

from __future__ import annotations

from exposure.tables.eras import Fit, fit
from exposure.tables.lookup import SPECS, Match, display_path, spec_for, spec_with_header
from exposure.tables.spec import Column, Era, TableSpec, header_key

__all__ = [
    "SPECS",
    "Column",
    "Era",
    "Fit",
    "Match",
    "TableSpec",
    "display_path",
    "fit",
    "header_key",
    "spec_for",
    "spec_with_header",
]
