"""A header tells the years it is from, what is missing, and, if the file's name does not, which table it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from exposure.tables import SPECS, TableSpec, fit, header_key, spec_for, spec_with_header
from exposure.tables.spec import moment, seen, text

#: File, years and header line, as exports have them; tabs where the file has tabs.
HEADERS: Final = [line.split(" | ") for line in Path(__file__).with_name("headers.txt").read_text("utf-8").splitlines()]
spec_named: Final = {spec.name: spec for spec in SPECS}
every_spec: Final = pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)


def cells_of(line: str) -> list[str]:
    """The cells of a header line that have a name."""
    return [cell for cell in re.split("[,\t]", line) if cell]


@every_spec
def test_eras_name_the_tables_columns(spec: TableSpec) -> None:
    """Each cell of each era's header finds a column, and no header is listed twice."""
    assert len({era.header for era in spec.eras}) == len(spec.eras)
    for era in spec.eras:
        assert {header_key(cell) for cell in era.header} <= spec.by_header.keys()
        assert re.fullmatch(r"20\d\d(?:-20\d\d| on)?", era.years)


@every_spec
def test_no_era_is_unlisted(spec: TableSpec) -> None:
    """Every era's header is one that stands in the list of headers that were seen."""
    seen_headers = {(file, years, tuple(cells_of(line))) for file, years, line in HEADERS}
    for era in spec.eras if spec.layout != "article" else ():
        assert any(
            (years, cells) == (era.years, era.header)
            for file, years, cells in seen_headers
            if (match := spec_for(file)) and match.spec is spec
        ), era


@pytest.mark.parametrize(("file", "years", "line"), HEADERS)
def test_headers_that_were_seen_have_their_years(file: str, years: str, line: str) -> None:
    """A header that is letter by letter one that was seen is dated, and nothing is missing."""
    match = spec_for(file)
    assert match is not None
    assert fit(match.spec, cells_of(line)) == (years if match.spec.eras else None, ())


@pytest.mark.parametrize(
    ("table", "header", "era", "missing"),
    [
        # A column that LinkedIn dropped.
        ("shares", "Date,ShareLink,ShareCommentary,SharedUrl,Visibility", "like 2024 on", ["media_url"]),
        # A spelling that only one era has decides between eras with the same columns.
        ("shares", "Date,ShareLink,ShareCommentary,SharedURL,Visibility", "like 2021-2024", ["media_url"]),
        # A new column.
        ("reactions", "Date,Type,Link,Mood", "like 2021 on", []),
        # Another order, case or spacing.
        ("votes", "Link,Date,OptionText", "like 2023 on", []),
        ("votes", "date,link,optiontext", "like 2023 on", []),
        ("votes", "Date, Link,Option Text", "like 2023 on", []),
        # What an era never had is not missed.
        ("connections", "First Name,Last Name,Email Address,Company,Position", "like 2018-2023", ["connected_on"]),
        ("honors", "Title,Issuer,Issue Date", "like 2018", ["description"]),
        # One header, two columns.
        ("rich_media", "Media Description,Media Link", "like 2024 on", ["caption", "uploaded_at"]),
        # Columns that were renamed are not missed under the old name.
        ("ad_targeting", "Age Group,Country,Job Titles", "like 2018", None),
        # Nothing to compare.
        ("votes", "What,Ever", None, []),
        ("votes", "", None, []),
        ("patents", "Title,Url", None, []),
    ],
)
def test_other_headers_are_compared_with_the_nearest(
    table: str, header: str, era: str | None, missing: list[str] | None
) -> None:
    """The era that differs in the fewest columns says what is missing, and is marked as merely alike."""
    found = fit(spec_named[table], header.split(","))
    assert found.era == era
    if missing is not None:
        assert list(found.missing) == missing


def test_nameless_columns_do_not_count() -> None:
    """A comma at the end of each line makes no other header of it."""
    assert fit(spec_named["courses"], ["Name", "Number", "", " "]).era == "2023 on"


def test_of_equally_near_eras_the_newest_is_taken() -> None:
    """What is half one and half the other is compared with what exports are like today."""
    spec = TableSpec(
        name="things",
        files=("Things",),
        columns=(text("new", "New"), moment("old", "Old"), text("both", "Both")),
        key=(),
        eras=(seen("2024 on", "New,Both"), seen("2018", "Old", "Both")),
    )
    assert fit(spec, ["Both"]) == ("like 2024 on", ("new",))


def test_an_era_without_cells_has_the_first_header_of_each_column() -> None:
    """A table whose columns are those of one header does not list them twice."""
    spec = TableSpec(
        name="things",
        files=("Things",),
        columns=(text("a", "A", "Aa"), text("words", "B"), moment("at", "B")),
        key=(),
        eras=(seen("2024 on"),),
    )
    assert spec.eras[0].header == ("A", "B")


@pytest.mark.parametrize(("file", "years", "line"), HEADERS)
def test_a_header_never_leads_to_another_table(file: str, years: str, line: str) -> None:
    """Whatever is told by a header alone is what the file's name tells."""
    match = spec_for(file)
    assert match is not None, years
    found = spec_with_header(cells_of(line))
    assert found is None or found is match.spec


#: Files whose header does not tell their table: it has one column, is also another table's, or may be a part of one.
AMBIGUOUS: Final = {
    "InstantReposts.csv",
    "Rich Media.csv",
    "Member Hashtags.csv",
    "Recommendations_Received.csv",
    "Recommendations_Given.csv",
    "Profile Summary.csv",
    "Skills.csv",
    "Causes You Care About.csv",
    "Receipts.csv",
    "Receipts_v2.csv",
    "Jobs/Job Applicant Saved Answers.csv",
    "Job Applicant Saved Screening Question Responses.csv",
}


@pytest.mark.parametrize(("file", "years", "line"), HEADERS)
def test_a_full_header_tells_its_table(file: str, years: str, line: str) -> None:
    """Unless it is a short or a shared one, or that of a table of which no whole header has been seen."""
    match = spec_for(file)
    assert match is not None, years
    if match.spec.eras and file not in AMBIGUOUS and "messages" not in file.casefold():
        assert spec_with_header(cells_of(line)) is match.spec


@pytest.mark.parametrize(
    ("header", "table"),
    [
        # New columns do not hide a table that has at least three known ones.
        ("Date,Type,Link,Mood", "reactions"),
        ("Date,Type,Link,Mood,Colour", "reactions"),
        ("Date,Type,Link,Mood,Colour,Size", None),
        # Case, spacing and order do not matter.
        ("LINK,type,DATE", "reactions"),
        # What is lacking does.
        ("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl", None),
        # Too little, or shared, or a part of something longer.
        ("Name", None),
        ("Date,Link", None),
        ("Type,Link", None),
        ("Question,Answer", None),
        ("Name,Number,Colour", None),
        ("Organization,Followed On", "company_follows"),
        ("Date,Link,Message", "comments"),
        ("", None),
        (",,", None),
        ("Hello,world", None),
    ],
)
def test_what_tells_a_table(header: str, table: str | None) -> None:
    """A header tells a table if it can be no other's."""
    found = spec_with_header(header.split(","))
    assert (found and found.name) == table


@pytest.mark.parametrize(("file", "table"), [("Likes.csv", "reactions"), ("Login Attempts.csv", "logins")])
def test_names_of_2015_are_known(file: str, table: str) -> None:
    """Files that LinkedIn has since renamed find the table of today."""
    match = spec_for(file)
    assert match is not None
    assert match.spec.name == table
