"""What a rule pack holds, read and checked: rules, the lists their entries name, and the contexts they need."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from exposure.model import Severity

KINDS: Final = ("value", "secret", "pattern", "phrase", "term", "meaning")
#: Kinds whose `any` holds entries of the pattern language.
WORDED_KINDS: Final = frozenset({"phrase", "term"})
SCOPES: Final = ("before", "sentence", "text")

#: What holds a rule back unless the rule says otherwise.
DEFAULT_BLOCKERS: Final = {
    "phrase": ("hypothesis", "fiction"),
    "term": ("hypothesis", "fiction", "negation", "news", "marketing", "figurative"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing worth finding: what it looks like, how grave it is, and why."""

    id: str
    category: str
    #: `any`, or the language its words are in.
    language: str
    #: `value` (checked by code), `secret` (behind keywords, placeholders left out), `pattern` (an expression),
    #: `phrase` (enough alone), `term` (needs a subject), `meaning` (what the trained heads say of a sentence).
    kind: str
    severity: Severity
    confidence: float
    title: str
    reason_en: str
    reason_fr: str
    #: Why the category is sensitive at all.
    why: str
    #: Texts in which the rule must find something.
    match: tuple[str, ...] = ()
    #: Texts in which it must not.
    nomatch: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    within: int = 12
    blockers: tuple[str, ...] = ()
    #: Whether the words count inside quotation marks.
    quoted: bool = False
    keywords: tuple[str, ...] = ()
    regex: str = ""
    group: int = 0
    #: Whether the rule is the user's own: its expressions run on an engine that no expression can slow down.
    is_users: bool = False


@dataclass(frozen=True, slots=True)
class Blocker:
    """Words that turn a disclosure into something else, and how near they must stand."""

    scope: str
    tokens: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Packs:
    """All packs together; names in `lists`, `subjects` and `blockers` are `<language>.<name>`."""

    version: str
    rules: tuple[Rule, ...]
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    subjects: dict[str, tuple[str, ...]] = field(default_factory=dict)
    blockers: dict[str, Blocker] = field(default_factory=dict)
    #: Ids of rules that the user's own packs switched off.
    switched_off: tuple[str, ...] = ()
