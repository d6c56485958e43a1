"""The sections of the profile: presumed public, and never dated by the dates they tell."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.queries.conftest import RunOnArchive

    from exposure.queries import Query

#: Table, kind, file, cells and the text they make.
SECTIONS = [
    (
        "positions",
        "position",
        "Positions.csv",
        {"company_name": "Invented Mills", "title": "Baker", "description": "Bread.", "started_on": "Jan 2020"},
        "Baker\nBread.",
    ),
    (
        "education",
        "education",
        "Education.csv",
        {
            "school_name": "Invented School",
            "degree_name": "Diploma",
            "notes": "With honours",
            "activities": "Choir",
            "start_date": "2010",
            "end_date": "2012",
        },
        "Diploma\nWith honours\nChoir",
    ),
    (
        "projects",
        "project",
        "Projects.csv",
        {"title": "Oven", "description": "Built it.", "url": "https://oven.example.org", "started_on": "Jan 2020"},
        "Oven\nBuilt it.",
    ),
    (
        "volunteering",
        "volunteering",
        "Volunteering.csv",
        {
            "company_name": "Invented Kitchen",
            "role": "Cook",
            "cause": "Health",
            "description": "Soup.",
            "started_on": "Jan 2020",
        },
        "Cook\nSoup.",
    ),
    ("skills", "skill", "Skills.csv", {"name": "Baking"}, None),
    (
        "certifications",
        "certification",
        "Certifications.csv",
        {"name": "Hygiene", "url": "https://cert.example.org", "started_on": "Jan 2020"},
        None,
    ),
    ("courses", "course", "Courses.csv", {"name": "Flour", "number": "F1"}, None),
    ("languages", "language", "Languages.csv", {"name": "French", "proficiency": "Native"}, None),
    (
        "honors",
        "honor",
        "Honors.csv",
        {"title": "Best loaf", "description": "A prize", "issued_on": "Jan 2020"},
        None,
    ),
    (
        "organizations",
        "organization",
        "Organizations.csv",
        {"name": "Invented Guild", "description": "Bakers", "position": "Member", "started_on": "Jan 2020"},
        None,
    ),
    (
        "publications",
        "publication",
        "Publications.csv",
        {"name": "Loaves", "description": "A book", "published_on": "Jan 3, 2020"},
        None,
    ),
    (
        "patents",
        "patent",
        "Patents.csv",
        {"title": "Oven", "description": "An oven", "issued_on": "Jan 2020"},
        None,
    ),
    (
        "test_scores",
        "test_score",
        "Test Scores.csv",
        {"name": "Invented Test", "score": "90", "date": "Jan 2020", "description": "Taken twice"},
        None,
    ),
    (
        "causes_you_care_about",
        "cause",
        "Causes You Care About.csv",
        {"supported_cause": "Children"},
        None,
    ),
]


@pytest.mark.parametrize(("table", "kind", "file", "cells", "text"), SECTIONS, ids=[row[0] for row in SECTIONS])
def test_each_entry_of_a_section_is_a_record(
    run: RunOnArchive, table: str, kind: str, file: str, cells: dict[str, str], text: str | None
) -> None:
    """An entry is undated whatever dates it tells, and only free text of four sections is own text."""
    [row] = run(**{table: [cells]})
    assert re.fullmatch(f"{table}:[0-9a-f]{{16}}", row.pop("record_id"))
    assert row == {
        "kind": kind,
        "aspect": None,
        "occurred_at": None,
        "audience": "presumed_public",
        "url": None,
        "text": text,
        "text_sha256": sha256(text.encode()).hexdigest() if text else None,
        "source_file": file,
        "source_row": 1,
    }


def test_all_sections_are_tried(run: RunOnArchive, query: Query) -> None:
    """The list above leaves no table out, and all of them together give a record each."""
    assert {f"archive.{section[0]}" for section in SECTIONS} == set(query.reads)
    rows = run(**{table: [cells] for table, _, _, cells, _ in SECTIONS})
    assert sorted(row["kind"] for row in rows) == sorted(section[1] for section in SECTIONS)


@pytest.mark.parametrize(
    ("table", "cells", "text"),
    [
        ("positions", {"title": "Baker"}, "Baker"),
        ("positions", {"description": "Bread."}, "Bread."),
        ("positions", {"company_name": "Invented Mills"}, None),
        ("education", {"degree_name": "Diploma", "activities": "Choir"}, "Diploma\nChoir"),
        ("education", {"notes": "With honours"}, "With honours"),
        ("education", {"school_name": "Invented School"}, None),
        ("projects", {"title": "Oven"}, "Oven"),
        ("projects", {"url": "https://oven.example.org"}, None),
        ("volunteering", {"description": "Soup."}, "Soup."),
        ("volunteering", {"company_name": "Invented Kitchen", "cause": "Health"}, None),
    ],
)
def test_an_entry_without_words_has_no_text(
    run: RunOnArchive, table: str, cells: dict[str, str], text: str | None
) -> None:
    """Empty cells leave no empty lines, and an entry of nothing but names and dates has no text at all."""
    [row] = run(**{table: [cells]})
    assert row["text"] == text
    assert row["text_sha256"] == (sha256(text.encode()).hexdigest() if text else None)


def test_a_skill_without_a_name_is_no_record(run: RunOnArchive) -> None:
    """Exports end the list of skills with empty rows."""
    assert run(skills=[{}]) == []
