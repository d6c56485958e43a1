"""The exposure index: how much a member's records disclose, to people and to AI training.

An item is a fact (a phone number, or one category in one record). Its points are its weight times the highest
product of confidence and visibility over the records that state it; the index is `100 * (1 - exp(-points / kappa))`.
The sum follows Liu & Terzi 2010 (doi 10.1145/1870096.1870102); the scale is this project's own.
"""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import polars as pl

from exposure.errors import PackError
from exposure.model import AUDIENCES, CATEGORIES, GRAVE_CATEGORIES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exposure.store import Store

#: What an index is about: what people may read, or what may train LinkedIn's generative AI.
Axis = Literal["disclosure", "training"]
AXES: Final[tuple[Axis, ...]] = ("disclosure", "training")

_RANKING: Final = {
    "rank": pl.Int32,
    "record_id": pl.String,
    "listed": pl.Boolean,
    "grave": pl.Boolean,
    "points": pl.Float64,
    "index_before": pl.Float64,
    "index_after": pl.Float64,
}
_INDICES: Final = {
    "axis": pl.String,
    "low": pl.Float64,
    "value": pl.Float64,
    "high": pl.Float64,
    "worst_record_id": pl.String,
    "worst_category": pl.String,
    "worst_points": pl.Float64,
}
_PACK: Final = Path(__file__).parent / "packs" / "score" / "weights.toml"


class Range(NamedTuple):
    """A number with the bounds that unknown audiences and unclear scopes leave it."""

    low: float
    value: float
    high: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights pack: sensitivity per category, visibility per audience, scope per status, and the scale."""

    version: str
    kappa: float
    beta: dict[str, float]
    sources: dict[str, str]
    visibility: dict[str, Range]
    scope: dict[str, Range]


@dataclass(frozen=True, slots=True)
class Factor:
    """One record stating one fact."""

    record_id: str
    category: str
    #: Identity of the fact across records.
    fact: str
    #: Sensitivity of the category, 0 to 1.
    weight: float
    #: Probability that the record states the fact, 0 to 1.
    confidence: float
    visibility: Range
    scope: Range
    #: Whether the record is sensitive enough to be listed for the member.
    listed: bool

    def points(self, axis: Axis) -> Range:
        """What this record alone would add for the fact."""
        reach = self.visibility if axis == "disclosure" else self.scope
        return Range(*(self.weight * self.confidence * bound for bound in reach))


class Ranked(NamedTuple):
    """A record's place in the deletion plan, and the disclosure index before and after its deletion."""

    rank: int
    record_id: str
    listed: bool
    grave: bool
    points: float
    index_before: float
    index_after: float


def load_weights(path: Path = _PACK) -> Weights:
    """Read a weights pack; raises `PackError` naming what it lacks."""
    try:
        pack = tomllib.loads(path.read_text(encoding="utf-8"))
        entries = [(name, entry) for entry in pack["weight"] for name in entry["categories"]]
        weights = Weights(
            version=str(pack["version"]),
            kappa=float(pack["kappa"]),
            beta={name: float(entry["beta"]) for name, entry in entries},
            sources={name: str(entry["source"]) for name, entry in entries},
            visibility=_ranges(pack["visibility"], AUDIENCES),
            scope=_ranges(pack["scope"], STATUSES),
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise PackError(f"{path.name} is not a usable weights pack: {error!r}") from error
    if missing := set(CATEGORIES) - set(weights.beta):
        raise PackError(f"{path.name} gives no weight for {', '.join(sorted(missing))}")
    if weights.kappa <= 0 or not all(0 <= beta <= 1 for beta in weights.beta.values()):
        raise PackError(f"{path.name}: kappa must be positive and every beta between 0 and 1")
    return weights


def index(factors: Iterable[Factor], axis: Axis, kappa: float) -> Range:
    """The index over all facts, 0 to 100."""
    best: dict[str, Range] = {}
    for factor in factors:
        points = factor.points(axis)
        known = best.get(factor.fact, points)
        best[factor.fact] = Range(*map(max, known, points))
    return (
        Range(*(_scale(math.fsum(bounds), kappa) for bounds in zip(*best.values(), strict=True)))
        if best
        else Range(0.0, 0.0, 0.0)
    )


def worst(factors: Iterable[Factor], axis: Axis) -> Factor | None:
    """The single fact that weighs most: an index can be low although one thing is grave."""
    return max(factors, key=lambda factor: (factor.points(axis).value, factor.record_id, factor.fact), default=None)


def rank(factors: Sequence[Factor], kappa: float) -> list[Ranked]:
    """All records with findings, the ones to delete first at the top.

    Listed records come before the rest and grave ones before others; then points decide. Each index is recomputed
    from the facts that remain once the record and everything above it is gone.
    """
    points = _shared_points(factors, "disclosure")
    training = _shared_points(factors, "training")
    listed = {factor.record_id for factor in factors if factor.listed}
    grave = {factor.record_id for factor in factors if factor.category in GRAVE_CATEGORIES}
    order = sorted(
        points,
        key=lambda record: (record not in listed, record not in grave, -points[record], -training[record], record),
    )
    remaining = _remaining_indices(factors, order, kappa)
    return [
        Ranked(place, record, record in listed, record in grave, points[record], before, after)
        for place, (record, before, after) in enumerate(zip(order, remaining, remaining[1:], strict=False), start=1)
    ]


def write_weights(store: Store, weights: Weights) -> None:
    """Load the pack into `policy.weights`, `policy.visibilities` and `policy.scopes`."""
    names = sorted(weights.beta)
    store.write(
        "policy.weights",
        pl.DataFrame(
            {
                "category": names,
                "beta": [weights.beta[name] for name in names],
                "source": [weights.sources[name] for name in names],
            }
        ),
    )
    for table, key, ranges in (
        ("policy.visibilities", "audience", weights.visibility),
        ("policy.scopes", "status", weights.scope),
    ):
        rows = [{key: name, **bounds._asdict()} for name, bounds in ranges.items()]
        store.write(table, pl.DataFrame(rows))


def write_plan(store: Store, weights: Weights) -> None:
    """Turn `risk.factors` into `plan.ranking` and `plan.indices`."""
    factors = [
        Factor(
            record_id=row["record_id"],
            category=row["category"],
            fact=row["fact"],
            weight=row["weight"],
            confidence=row["confidence"],
            visibility=Range(row["visibility_low"], row["visibility"], row["visibility_high"]),
            scope=Range(row["scope_low"], row["scope"], row["scope_high"]),
            listed=row["listed"],
        )
        for row in store.frame("select * from risk.factors order by record_id, fact").iter_rows(named=True)
    ]
    store.write("plan.ranking", pl.DataFrame(rank(factors, weights.kappa), schema=_RANKING, orient="row"))
    indices = []
    for axis in AXES:
        heaviest = worst(factors, axis)
        indices.append(
            (
                axis,
                *index(factors, axis, weights.kappa),
                heaviest.record_id if heaviest else None,
                heaviest.category if heaviest else None,
                heaviest.points(axis).value if heaviest else None,
            )
        )
    store.write("plan.indices", pl.DataFrame(indices, schema=_INDICES, orient="row"))


def _shared_points(factors: Sequence[Factor], axis: Axis) -> dict[str, float]:
    """Per record, the sum over its facts of the fact's points divided by the number of records that state it."""
    best: defaultdict[str, float] = defaultdict(float)
    stated: defaultdict[str, set[str]] = defaultdict(set)
    for factor in factors:
        best[factor.fact] = max(best[factor.fact], factor.points(axis).value)
        stated[factor.fact].add(factor.record_id)
    points: dict[str, float] = {factor.record_id: 0.0 for factor in factors}
    for fact in sorted(stated):
        for record in stated[fact]:
            points[record] += best[fact] / len(stated[fact])
    return {record: round(value, 9) for record, value in points.items()}


def _remaining_indices(factors: Sequence[Factor], order: Sequence[str], kappa: float) -> list[float]:
    """The disclosure index with the first 0, 1, 2, ... records of `order` deleted."""
    of_record: defaultdict[str, list[Factor]] = defaultdict(list)
    for factor in factors:
        of_record[factor.record_id].append(factor)
    best: dict[str, float] = {}
    indices = [0.0]
    # Adding records back from the last to the first lets each fact's maximum be kept instead of searched anew.
    for record in reversed(order):
        for factor in of_record[record]:
            best[factor.fact] = max(best.get(factor.fact, 0.0), factor.points("disclosure").value)
        indices.append(_scale(math.fsum(best.values()), kappa))
    return indices[::-1]


def _scale(points: float, kappa: float) -> float:
    return round(100.0 * -math.expm1(-points / kappa), 6)


def _ranges(table: dict[str, Any], names: Iterable[str]) -> dict[str, Range]:
    ranges = {name: Range(*map(float, table[name])) for name in names}
    for name, bounds in ranges.items():
        if not 0 <= bounds.low <= bounds.value <= bounds.high <= 1:
            raise ValueError(f"{name} must be three rising numbers between 0 and 1")
    return ranges
