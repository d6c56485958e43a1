"""The three charts of the report: a frame goes in, a figure comes out. Nothing else imports matplotlib."""

from __future__ import annotations

from exposure.charts.output import inline, to_png, to_svg
from exposure.charts.quarters import Mark, describe_timeline, timeline
from exposure.charts.scope import describe_scope_by_kind, scope_by_kind
from exposure.charts.sensitive import describe_sensitive_by_category, sensitive_by_category
from exposure.charts.theme import THEME
from exposure.charts.words import category_words, kind_words, one_kind

__all__ = [
    "THEME",
    "Mark",
    "category_words",
    "describe_scope_by_kind",
    "describe_sensitive_by_category",
    "describe_timeline",
    "inline",
    "kind_words",
    "one_kind",
    "scope_by_kind",
    "sensitive_by_category",
    "timeline",
    "to_png",
    "to_svg",
]
