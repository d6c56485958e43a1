"""Tests of the descriptions of the export's tables."""

from __future__ import annotations
