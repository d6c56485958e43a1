"""A policy pack in memory, and the tables of the schema `policy` that queries read."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final, Literal

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from exposure.model import Audience, Status

#: Who a source is: LinkedIn itself (also where others quote its text), a regulator, the press, or somebody else.
SourceKind = Literal["linkedin", "regulator", "press", "other"]

#: How sure a rule is, by the sources behind it.
Confidence = Literal["high", "medium", "low"]

#: What holds in a group of countries during a regime.
State = Literal["off", "paused", "on", "unclear"]

#: What a rule judges: the record as such, who could read it, whether it was published, whether a post stands beside it
#: (`companion`); or the circumstances: the member's age, where they live, and what their own choice reached.
Gate = Literal["category", "audience", "draft", "companion", "minor", "region", "optout"]

#: The member's own choice that stops a flow: the setting for training, that for ads, or the objection form.
Choice = Literal["training", "ads", "objection"]

#: Gates whose rules are about kinds of record; the others are about circumstances.
RECORD_GATES: Final[frozenset[Gate]] = frozenset({"category", "audience", "draft", "companion"})

#: The status that a region's rule must have for each state.
STATE_STATUS: Final[dict[State, Status]] = {
    "off": "excluded",
    "paused": "excluded",
    "on": "in",
    "unclear": "unclear",
}

#: The group of every country that no group lists.
OTHER: Final = "OTHER"

_TABLES: Final[dict[str, dict[str, pl.DataType | type[pl.DataType]]]] = {
    "flows": {
        "flow": pl.String,
        "title": pl.String,
        "description": pl.String,
        "stopped_by": pl.String,
        "stopped_in": pl.List(pl.String),
    },
    "regions": {"country": pl.String, "region_group": pl.String},
    "regimes": {
        "flow": pl.String,
        "region_group": pl.String,
        "starts_on": pl.Date,
        "ends_on": pl.Date,
        "state": pl.String,
        "rule_id": pl.String,
    },
    "rules": {
        "rule_id": pl.String,
        "flow": pl.String,
        "gate": pl.String,
        "kinds": pl.List(pl.String),
        "aspects": pl.List(pl.String),
        "audiences": pl.List(pl.String),
        "regions": pl.List(pl.String),
        "status": pl.String,
        "confidence": pl.String,
        "title": pl.String,
        "explanation": pl.String,
        "quoted_as": pl.String,
        "says": pl.String,
        "sources": pl.List(pl.String),
        "verified_on": pl.Date,
    },
    "sources": {
        "source_id": pl.String,
        "title": pl.String,
        "url": pl.String,
        "published": pl.Date,
        "kind": pl.String,
    },
}


@dataclass(frozen=True, slots=True)
class Source:
    """A page that a rule rests on."""

    source_id: str
    title: str
    url: str
    #: None if the page bears no date.
    published: date | None
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Flow:
    """One use that LinkedIn makes of members' data."""

    flow: str
    title: str
    description: str
    #: Which of the member's choices stops it.
    stopped_by: Choice
    #: The groups of countries where that choice reaches it; None for all.
    stopped_in: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Control:
    """Something the member can do at LinkedIn, and what it leaves as it is."""

    control_id: str
    title: str
    #: Menu by menu.
    path: str
    url: str
    does_not: str
    #: The flows it has an effect on, from the one it matters most for; empty for the control of something else.
    flows: tuple[str, ...]
    #: The groups of countries where it has that effect; None for all.
    regions: tuple[str, ...] | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regime:
    """What holds for a flow in a group of countries from one day until another, both included."""

    flow: str
    region_group: str
    #: None reaches back as far as LinkedIn exists.
    starts_on: date | None
    #: None reaches to this day.
    ends_on: date | None
    state: State
    rule_id: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason for a verdict, in words for a layperson, with what it rests on."""

    rule_id: str
    flow: str
    gate: Gate
    #: Empty for a rule about circumstances.
    kinds: tuple[str, ...]
    #: None where the rule holds for every aspect of its kinds.
    aspects: tuple[str, ...] | None
    #: None where the rule holds whoever could read the record.
    audiences: tuple[Audience, ...] | None
    #: Groups of countries; None where the rule holds in every one.
    regions: tuple[str, ...] | None
    status: Status
    confidence: Confidence
    title: str
    explanation: str
    #: The few words of LinkedIn's that the rule turns on.
    quoted_as: str | None
    #: For a region: the sentence on what holds there, without a full stop, with `{country}` for its name.
    says: str | None
    sources: tuple[str, ...]
    #: The newest day for which a source shows that the rule held.
    verified_on: date


@dataclass(frozen=True, slots=True)
class Change:
    """What one version of the pack changed."""

    version: str
    changed_on: date
    what: str
    #: The rules it concerns; empty for all or none.
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """A validated policy pack."""

    version: str
    #: Nothing newer than this day is known to the pack.
    verified_through: date
    flows: Mapping[str, Flow]
    #: In the order in which they are worth doing.
    controls: Mapping[str, Control]
    sources: Mapping[str, Source]
    #: Country code to group; a country without one belongs to `OTHER`.
    regions: Mapping[str, str]
    #: The groups that LinkedIn's European notice is about; for others it is read by analogy.
    notice_groups: tuple[str, ...]
    regimes: tuple[Regime, ...]
    rules: Mapping[str, Rule]
    #: The newest first.
    changes: tuple[Change, ...]

    def frames(self) -> dict[str, pl.DataFrame]:
        """The tables of the schema `policy`, by name."""
        rows: dict[str, list[dict[str, object]]] = {
            "flows": [asdict(flow) for flow in self.flows.values()],
            "regions": [{"country": country, "region_group": group} for country, group in self.regions.items()],
            "regimes": [asdict(regime) for regime in self.regimes],
            "rules": [asdict(rule) for rule in self.rules.values()],
            "sources": [asdict(source) for source in self.sources.values()],
        }
        return {table: pl.DataFrame(rows[table], schema=schema) for table, schema in _TABLES.items()}


def region_group(policy: Policy, code: str) -> str:
    """The group of countries whose regimes hold in a country, given as an ISO 3166 alpha-2 code."""
    return policy.regions.get(code.upper(), OTHER)
