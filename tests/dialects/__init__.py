"""Tests of the readers of the export's dialects."""

from __future__ import annotations
