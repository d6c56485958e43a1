"""What LinkedIn inferred about the member, and how often it counted them for an ad."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from exposure.report.content import AdClicks, Facet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.settings import TextMode
    from exposure.store import Store

#: The file whose headings are texts of their own, and may say as much as the values below them.
_FREE_HEADINGS: Final = "inferences_about_you"


def load_facets(store: Store, mode: TextMode) -> tuple[Facet, ...]:
    """Every facet; without its values, and without headings that say something, where text is to be left out."""
    rows = store.frame(
        "select origin, facet as name, inferred, stated, not_stated, compared, stated_in, values_stated,"
        " values_not_stated from report.inferences order by origin, facet"
    ).rows(named=True)
    if mode != "hidden":
        return tuple(_facet(row) for row in rows)
    shown = [_facet({**row, "values_stated": (), "values_not_stated": ()}) for row in rows]
    named = [facet for facet in shown if facet.origin != _FREE_HEADINGS]
    nameless = [facet for facet in shown if facet.origin == _FREE_HEADINGS]
    return (*named, *([_merged(nameless)] if nameless else []))


def load_ad_clicks(store: Store) -> tuple[AdClicks, ...]:
    """The ads that the member clicked or was counted for, by where they were shown."""
    rows = store.frame("select place, records, first_on, last_on from report.ad_clicks order by place desc")
    return tuple(AdClicks(**row) for row in rows.iter_rows(named=True))


def _facet(row: dict[str, Any]) -> Facet:
    texts = {name: tuple(row[name]) for name in ("stated_in", "values_stated", "values_not_stated")}
    return Facet(**{**row, **texts})


def _merged(facets: Sequence[Facet]) -> Facet:
    """Several facets as one without a name."""
    return Facet(
        _FREE_HEADINGS,
        "",
        inferred=sum(facet.inferred for facet in facets),
        stated=sum(facet.stated for facet in facets),
        not_stated=sum(facet.not_stated for facet in facets),
        compared=any(facet.compared for facet in facets),
        stated_in=tuple(sorted({table for facet in facets for table in facet.stated_in})),
    )
