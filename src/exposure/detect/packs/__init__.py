"""Rule packs: TOML files of rules, word lists and contexts, read, checked and compiled."""

from __future__ import annotations

from exposure.detect.packs.model import Blocker, Packs, Rule
from exposure.detect.packs.reader import read_packs
from exposure.detect.packs.users import with_user_packs

__all__ = ["Blocker", "Packs", "Rule", "read_packs", "with_user_packs"]
