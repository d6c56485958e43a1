"""What is loaded of LinkedIn's inferences, and what of it stays out of a copy made to be shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from exposure.report.content import Facet
from exposure.report.inferences import load_facets

if TYPE_CHECKING:
    from exposure.settings import TextMode
    from exposure.store import Store

_ROWS: tuple[tuple[object, ...], ...] = (
    ("inferences_about_you", "Age range", 1, 1, 0, True, ["verifications"], ["25-34"], []),
    ("inferences_about_you", "Faith", 2, 0, 2, False, [], [], ["Bouddhisme", "Taoïsme"]),
    ("ad_targeting", "member_skills", 3, 2, 1, True, ["skills"], ["RGPD", "Vente"], ["Quincaillerie"]),
)
_SCHEMA: dict[str, type[pl.DataType] | pl.DataType] = {
    "origin": pl.String,
    "facet": pl.String,
    "inferred": pl.Int64,
    "stated": pl.Int64,
    "not_stated": pl.Int64,
    "compared": pl.Boolean,
    "stated_in": pl.List(pl.String),
    "values_stated": pl.List(pl.String),
    "values_not_stated": pl.List(pl.String),
}
SKILLS = Facet("ad_targeting", "member_skills", 3, 2, 1, compared=True, stated_in=("skills",))


@pytest.fixture(name="inferred")
def _inferred(store: Store) -> Store:
    """A store with three facets of two files."""
    store.write("report.inferences", pl.DataFrame(_ROWS, schema=_SCHEMA, orient="row"))
    return store


@pytest.mark.parametrize("mode", ["masked", "revealed"])
def test_the_members_own_page_has_every_value(inferred: Store, mode: TextMode) -> None:
    """In the order of the files, each with what the member states and what not."""
    facets = load_facets(inferred, mode)
    assert [facet.name for facet in facets] == ["member_skills", "Age range", "Faith"]
    assert facets[0].values_stated == ("RGPD", "Vente")
    assert facets[2].values_not_stated == ("Bouddhisme", "Taoïsme")


def test_a_copy_to_share_has_counts_and_linkedins_fixed_headings_alone(inferred: Store) -> None:
    """Headings of the file of guesses may say as much as a value, so they are one without a name."""
    assert load_facets(inferred, "hidden") == (
        SKILLS,
        Facet("inferences_about_you", "", 3, 1, 2, compared=True, stated_in=("verifications",)),
    )


def test_without_guesses_there_is_no_nameless_heading(inferred: Store) -> None:
    """A facet of nothing would be a claim."""
    inferred.execute("delete from report.inferences where origin = 'inferences_about_you'")
    assert load_facets(inferred, "hidden") == (SKILLS,)
