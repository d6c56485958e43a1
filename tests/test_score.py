"""The exposure index and the ranking keep the properties that make them worth showing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exposure.errors import PackError
from exposure.model import CATEGORIES, GRAVE_CATEGORIES
from exposure.score import AXES, Axis, Factor, Range, index, load_weights, rank, worst

WEIGHTS = load_weights()
KAPPA = WEIGHTS.kappa


def _factor(record_id: str, category: str, fact: str, confidence: float, audience: str, status: str) -> Factor:
    return Factor(
        record_id=record_id,
        category=category,
        fact=f"{category}:{fact}",
        weight=WEIGHTS.beta[category],
        confidence=confidence,
        visibility=WEIGHTS.visibility[audience],
        scope=WEIGHTS.scope[status],
        listed=True,
    )


@st.composite
def factor_lists(draw: st.DrawFn, min_size: int = 0) -> list[Factor]:
    """Findings of a few records; a record has one audience and one status, and states a fact once."""
    records = draw(st.integers(1, 6))
    audiences = [draw(st.sampled_from(sorted(WEIGHTS.visibility))) for _ in range(records)]
    statuses = [draw(st.sampled_from(sorted(WEIGHTS.scope))) for _ in range(records)]
    stated = draw(
        st.lists(
            st.tuples(
                st.integers(0, records - 1), st.sampled_from(CATEGORIES), st.sampled_from("abc"), st.floats(0, 1)
            ),
            min_size=min_size,
            max_size=25,
            unique_by=lambda item: item[:3],
        )
    )
    return [
        _factor(f"r{record}", category, fact, confidence, audiences[record], statuses[record])
        for record, category, fact, confidence in stated
    ]


def _without(factors: list[Factor], record_id: str) -> list[Factor]:
    return [factor for factor in factors if factor.record_id != record_id]


@pytest.mark.parametrize("axis", AXES)
def test_no_findings_is_zero(axis: Axis) -> None:
    """Someone who disclosed nothing has an index of exactly 0."""
    assert index([], axis, KAPPA) == Range(0.0, 0.0, 0.0)


@given(factor_lists())
def test_an_index_is_ordered_and_bounded(factors: list[Factor]) -> None:
    """Low, value and high rise and stay within 0 and 100."""
    for axis in AXES:
        found = index(factors, axis, KAPPA)
        assert 0 <= found.low <= found.value <= found.high <= 100


@given(factor_lists(min_size=1))
def test_adding_a_finding_never_lowers_an_index(factors: list[Factor]) -> None:
    """More disclosure is never less exposure."""
    for axis in AXES:
        before, after = index(factors[1:], axis, KAPPA), index(factors, axis, KAPPA)
        assert all(new >= old for old, new in zip(before, after, strict=True))


@given(factor_lists(min_size=1))
def test_deleting_a_record_never_raises_an_index(factors: list[Factor]) -> None:
    """Deleting is never harmful."""
    for axis in AXES:
        before = index(factors, axis, KAPPA)
        after = index(_without(factors, factors[0].record_id), axis, KAPPA)
        assert all(new <= old for old, new in zip(before, after, strict=True))


@given(factor_lists(), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(factors: list[Factor], random: object) -> None:
    """The same findings in another order, or twice, give the same index and the same plan."""
    shuffled = factors * 2
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis types its random source as object
    for axis in AXES:
        assert index(shuffled, axis, KAPPA) == index(factors, axis, KAPPA)
    assert rank(shuffled, KAPPA) == rank(factors, KAPPA)


@given(factor_lists(min_size=1))
def test_private_records_do_not_move_the_disclosure_index(factors: list[Factor]) -> None:
    """What nobody can read is not disclosed to people."""
    unread = [replace(factor, visibility=WEIGHTS.visibility["private"]) for factor in factors]
    assert index(unread, "disclosure", KAPPA) == Range(0.0, 0.0, 0.0)


@given(factor_lists(min_size=1))
def test_a_status_further_out_never_raises_the_training_index(factors: list[Factor]) -> None:
    """Excluded counts no more than unclear, and unclear no more than in."""
    indices = [
        index([replace(factor, scope=WEIGHTS.scope[status]) for factor in factors], "training", KAPPA)
        for status in ("excluded", "unclear", "in")
    ]
    for lower, higher in pairwise(indices):
        assert all(low <= high for low, high in zip(lower, higher, strict=True))
    assert indices[0] == Range(0.0, 0.0, 0.0)


@given(factor_lists(min_size=1))
def test_the_plan_is_measured_and_ends_at_zero(factors: list[Factor]) -> None:
    """Each step of the plan is what is left when the facts are counted anew, and the last leaves nothing."""
    plan = rank(factors, KAPPA)
    remaining = list(factors)
    for step in plan:
        assert step.index_before == pytest.approx(index(remaining, "disclosure", KAPPA).value)
        remaining = _without(remaining, step.record_id)
        assert step.index_after == pytest.approx(index(remaining, "disclosure", KAPPA).value)
    assert plan[-1].index_after == 0
    assert [step.rank for step in plan] == list(range(1, len({factor.record_id for factor in factors}) + 1))


@given(factor_lists(min_size=1))
def test_grave_records_come_first(factors: list[Factor]) -> None:
    """Secrets, cards, accounts and ids are dealt with before anything else."""
    graves = [step.grave for step in rank(factors, KAPPA)]
    assert graves == sorted(graves, reverse=True)
    grave_records = {factor.record_id for factor in factors if factor.category in GRAVE_CATEGORIES}
    assert graves.count(True) == len(grave_records)


def test_records_too_mild_to_be_listed_come_last() -> None:
    """What the member is not shown does not stand between what they are shown."""
    mild = replace(_factor("a", "credential", "x", 1.0, "public", "in"), listed=False)
    shown = _factor("b", "family", "y", 0.5, "public", "in")
    assert [step.record_id for step in rank([mild, shown], KAPPA)] == ["b", "a"]


def test_a_number_in_many_posts_is_one_fact() -> None:
    """The same phone number in three posts counts once, and its points are shared between them."""
    posts = [_factor(f"r{n}", "phone", "x", 1.0, "public", "in") for n in range(3)]
    assert index(posts, "disclosure", KAPPA) == index(posts[:1], "disclosure", KAPPA)
    assert [step.points for step in rank(posts, KAPPA)] == pytest.approx([WEIGHTS.beta["phone"] / 3] * 3)


def test_the_scale_is_the_published_one() -> None:
    """One certain public health disclosure is 100 * (1 - exp(-0.9 / 15))."""
    health = _factor("r", "health", "r", 1.0, "public", "in")
    assert index([health], "disclosure", KAPPA).value == pytest.approx(5.823547, abs=1e-6)


def test_an_unknown_audience_widens_the_range() -> None:
    """A comment under a post of unknown audience counts two thirds, from one third to all."""
    comment = _factor("r", "health", "r", 1.0, "unknown", "unclear")
    low, value, high = (comment.points("disclosure")[bound] / 0.9 for bound in range(3))
    assert (low, value, high) == pytest.approx((1 / 3, 2 / 3, 1))
    assert tuple(comment.points("training")) == pytest.approx((0.0, 0.45, 0.9))


def test_the_worst_single_fact_is_named() -> None:
    """One grave disclosure is shown beside a low index."""
    mild, grave = _factor("a", "family", "a", 0.9, "public", "in"), _factor("b", "credential", "k", 0.9, "public", "in")
    assert worst([mild, grave], "disclosure") == grave
    assert worst([], "disclosure") is None


def test_every_category_has_a_weight_with_a_source() -> None:
    """No category counts nothing by mistake."""
    assert set(WEIGHTS.beta) == set(CATEGORIES)
    assert all(len(WEIGHTS.sources[name]) > 20 for name in CATEGORIES)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("kappa = 15.0", "kappa = 0.0"), "kappa must be positive"),
        (("beta = 0.3", "beta = 1.3"), "every beta between 0 and 1"),
        (('categories = ["ip-address"]', "categories = []"), "no weight for ip-address"),
        (("unclear = [0.0, 0.5, 1.0]", "unclear = [0.5, 0.0, 1.0]"), "unclear must be three rising numbers"),
        (("[visibility]", "[visibilities]"), "not a usable weights pack"),
    ],
)
def test_a_broken_pack_is_refused(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    """A weights pack that makes no sense is an error that says what is wrong."""
    pack = Path(__file__).parents[1] / "src/exposure/packs/score/weights.toml"
    text = pack.read_text(encoding="utf-8")
    assert change[0] in text
    broken = tmp_path / "weights.toml"
    broken.write_text(text.replace(*change), encoding="utf-8")

    with pytest.raises(PackError, match=complaint):
        load_weights(broken)
