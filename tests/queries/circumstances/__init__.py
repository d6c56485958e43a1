"""Tests of the queries that say where the member stands with each use."""

from __future__ import annotations
