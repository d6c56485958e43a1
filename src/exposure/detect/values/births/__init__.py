"""Dates of birth: behind words for birth, as ages reached on a day, among wishes, and in lists of persons."""

from __future__ import annotations

from exposure.detect.values.births.ages import find_birthdays
from exposure.detect.values.births.born import find_births, find_starred, starred_in
from exposure.detect.values.births.reached import find_reached, find_reached_today
from exposure.detect.values.births.told import find_listed, find_wished

__all__ = [
    "find_birthdays",
    "find_births",
    "find_listed",
    "find_reached",
    "find_reached_today",
    "find_starred",
    "find_wished",
    "starred_in",
]
