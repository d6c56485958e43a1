"""Street addresses in the forms of many countries; what stands about them says whose they are."""

from __future__ import annotations

from exposure.detect.values.addresses.finder import LISTS, find_addresses

__all__ = ["LISTS", "find_addresses"]
