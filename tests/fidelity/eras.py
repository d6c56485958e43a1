"""Which files the archives of each era hold; the two halves of 2024 differ in so much that they are two eras."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.fidelity import articles, era_2018, era_2021, era_2023, era_2024, era_2025

if TYPE_CHECKING:
    from tests.fidelity.layout import Layout, Written
    from tests.fidelity.member import Member

ERAS: Final[dict[str, tuple[Layout, ...]]] = {
    "2018": era_2018.LAYOUTS,
    "2021": era_2021.LAYOUTS,
    "2023": era_2023.LAYOUTS,
    "2024 until March": era_2024.SPRING,
    "2024 since June": era_2024.WINTER,
    "2025": era_2025.LAYOUTS,
    "2026": era_2025.NEXT,
}


def archive(member: Member, era: str) -> list[Written]:
    """All files of the member's archive."""
    tables = [layout.write(member) for layout in ERAS[era]]
    return [*tables, *(articles.write(article, era) for article in member.articles)]
