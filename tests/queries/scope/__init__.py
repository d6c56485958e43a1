"""Tests of the queries that sort records into scope."""

from __future__ import annotations
