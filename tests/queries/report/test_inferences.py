"""What LinkedIn inferred about the member, beside what the member states of the same thing."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.queries.conftest import RunOnResults

at = datetime.fromisoformat


def facet(run_on: RunOnResults, name: str, values: str, **own: list[dict[str, Any]]) -> dict[str, Any]:
    """The row of one ad-targeting facet beside the member's own tables."""
    tables = {f"archive.{table}": rows for table, rows in own.items()}
    [row] = run_on({"archive.ad_targeting": [{name: values}], **tables})
    assert (row["origin"], row["facet"]) == ("ad_targeting", name)
    assert row["inferred"] == row["stated"] + row["not_stated"]
    assert (row["stated"], row["not_stated"]) == (len(row["values_stated"]), len(row["values_not_stated"]))
    return row


def test_values_are_told_apart_by_whether_the_member_states_them(run_on: RunOnResults) -> None:
    """Three of LinkedIn's skills, of which the member lists two, and one that LinkedIn does not have."""
    own = [{"name": "Vente"}, {"name": "RGPD"}, {"name": "Tapisserie"}]
    assert facet(run_on, "member_skills", "RGPD; Quincaillerie; Vente", skills=own) == {
        "origin": "ad_targeting",
        "facet": "member_skills",
        "inferred": 3,
        "stated": 2,
        "not_stated": 1,
        "compared": True,
        "stated_in": ["skills"],
        "values_stated": ["RGPD", "Vente"],
        "values_not_stated": ["Quincaillerie"],
    }


@pytest.mark.parametrize(
    ("name", "value", "table", "own"),
    [
        ("member_skills", "ANALYSE  de donnees", "skills", {"name": " Analyse de données"}),
        ("job_titles", "Lighting Designer", "positions", {"title": "lighting designer"}),
        ("job_titles", "Treasurer", "volunteering", {"role": "Treasurer"}),
        ("company_names", "Foxglove Exhibits", "positions", {"company_name": "Foxglove Exhibits"}),
        ("company_names", "Red Kite Shelter", "volunteering", {"company_name": "Red Kite Shelter"}),
        ("company_follower_of", "Prism & Plinth", "company_follows", {"organization": "Prism & Plinth"}),
        ("member_schools", "École des Pentes, Lyon", "education", {"school_name": "Ecole des Pentes, Lyon"}),
        ("degrees", "BDes", "education", {"degree_name": "BDes"}),
        ("graduation_year", "2009", "education", {"end_date": at("2009-06-01 00:00:00")}),
        ("company_industries", "Museums", "profile", {"industry": "Museums"}),
        ("postal_code", "69003", "profile", {"zip_code": "69003"}),
        ("profile_locations", "Lyon, Rhône, France", "profile", {"geo_location": "Lyon, Rhône, France"}),
        ("profile_locations", "France", "profile", {"geo_location": "Lyon, Rhône, France"}),
        ("profile_locations", "Halifax", "positions", {"location": "Halifax"}),
        ("interface_locales", "fr_FR", "languages", {"name": "Français"}),
        ("interface_locale", "de_DE", "languages", {"name": "German"}),
        ("member_age", "25-34", "verifications", {"year_of_birth": at("1996-01-01 00:00:00")}),
        ("member_age", "55+", "profile", {"birth_date": "Mar 14, 1960"}),
    ],
)
def test_each_topic_has_its_own_tables(
    run_on: RunOnResults, name: str, value: str, table: str, own: dict[str, Any]
) -> None:
    """A value is stated where the member's own table has the same text, case, accents and spaces aside."""
    row = facet(run_on, name, value, **{table: [own]})
    assert (row["stated"], row["stated_in"], row["values_stated"]) == (1, [table], [value])


@pytest.mark.parametrize(
    ("name", "value", "table", "own"),
    [
        ("member_skills", "Excel", "skills", {"name": "Microsoft Excel"}),
        ("member_skills", "C", "skills", {"name": "C++"}),
        ("job_titles", "Museums", "profile", {"industry": "Museums"}),
        ("graduation_year", "2009", "education", {"end_date": at("2010-06-01 00:00:00")}),
        ("interface_locales", "fr_FR", "languages", {"name": "German"}),
    ],
)
def test_another_text_or_another_topic_states_nothing(
    run_on: RunOnResults, name: str, value: str, table: str, own: dict[str, Any]
) -> None:
    """There is no guessing: a part, a longer name or a word of another section is not the same."""
    assert facet(run_on, name, value, **{table: [own]})["stated"] == 0


@pytest.mark.parametrize(
    ("born", "age", "fits"),
    [
        (1990, "35-54", True),
        (1991, "35-54", True),
        (1992, "35-54", False),
        (1971, "35-54", True),
        (1970, "35-54", False),
        (1971, "55+", True),
        (1972, "55+", False),
    ],
)
def test_an_age_is_stated_by_a_year_of_birth_that_fits(
    run_on: RunOnResults,
    born: int,
    age: str,
    fits: bool,  # noqa: FBT001 - a case of the table
) -> None:
    """In 2026 one born in 1971 is 54 or 55, as the birthday may be to come."""
    documents = [{"year_of_birth": datetime(born, 1, 1)}]  # noqa: DTZ001 - naive UTC, as records are stored
    targeting = [{"member_age": age}]
    [row] = run_on({"archive.ad_targeting": targeting, "archive.verifications": documents}, as_of=date(2026, 6, 30))
    assert bool(row["stated"]) is fits
    assert row["compared"]


def test_a_birthday_without_a_year_states_no_age(run_on: RunOnResults) -> None:
    """Newer profiles give day and month alone, with which nothing can be compared."""
    row = facet(run_on, "member_age", "25-34", profile=[{"birth_date": "Mar 14"}])
    assert (row["stated"], row["compared"]) == (0, False)


@pytest.mark.parametrize("name", ["buyer_groups", "member_gender", "member_interests", "member_traits"])
def test_what_no_table_of_the_members_states_is_not_compared(run_on: RunOnResults, name: str) -> None:
    """Without anything beside it, a count of zero would be a claim."""
    row = facet(run_on, name, "Something", skills=[{"name": "Something"}])
    assert (row["stated"], row["compared"], row["stated_in"]) == (0, False, [])


def test_a_section_that_the_archive_lacks_is_not_compared(run_on: RunOnResults) -> None:
    """A part of an export without Skills.csv says nothing about the member's skills."""
    assert facet(run_on, "member_skills", "Vente")["compared"] is False
    assert facet(run_on, "member_skills", "Vente", skills=[{"name": " "}, {"name": None}])["compared"] is False


def test_values_are_split_once_each_and_blanks_dropped(run_on: RunOnResults) -> None:
    """The parts of an export may repeat a value, and a list may end with its separator."""
    [row] = run_on(
        {"archive.ad_targeting": [{"member_traits": "Veteran; ; Mobile user;"}, {"member_traits": "Veteran"}]}
    )
    assert row["values_not_stated"] == ["Mobile user", "Veteran"]


def test_the_members_own_setting_is_no_inference(run_on: RunOnResults) -> None:
    """Of the columns of Ad Targeting.csv, one is what the member chose."""
    assert run_on({"archive.ad_targeting": [{"partner_opt_out_advertising": "1"}]}) == []


@pytest.mark.parametrize(
    ("heading", "value", "table", "own"),
    [
        ("Top skills", "Vente", "skills", {"name": "Vente"}),
        ("Current title", "Buyer", "positions", {"title": "Buyer"}),
        ("Industry", "Museums", "profile", {"industry": "Museums"}),
        ("Home location", "France", "profile", {"geo_location": "Lyon, France"}),
        ("Country", "France", "profile", {"country": "France"}),
        ("Languages", "Italien", "languages", {"name": "Italien"}),
        ("School", "Coldbrook", "education", {"school_name": "Coldbrook"}),
        ("Highest degree", "BDes", "education", {"degree_name": "BDes"}),
        ("Graduated in", "2009", "education", {"end_date": at("2009-06-01 00:00:00")}),
        ("Age range", "25-34", "verifications", {"year_of_birth": at("1996-01-01 00:00:00")}),
    ],
)
def test_guesses_are_compared_by_the_words_of_their_heading(
    run_on: RunOnResults, heading: str, value: str, table: str, own: dict[str, Any]
) -> None:
    """The file of guesses has free headings; one that names a topic is compared with it."""
    guess = {"type_of_inference": heading, "inference": value}
    [row] = run_on({"archive.inferences_about_you": [guess], f"archive.{table}": [own]})
    assert (row["origin"], row["facet"], row["stated_in"]) == ("inferences_about_you", heading, [table])


def test_a_heading_that_names_no_topic_stands_alone(run_on: RunOnResults) -> None:
    """`Engagement` contains the letters of an age, and is none; a guess without a type goes by its category."""
    guesses = [
        {"type_of_inference": "Engagement", "inference": "High"},
        {"category": "Career", "inference": "Likely"},
        {"type_of_inference": "Empty", "inference": ""},
    ]
    tables = {"archive.inferences_about_you": guesses, "archive.skills": [{"name": "High"}]}
    rows = run_on(tables)
    assert [(row["facet"], row["compared"]) for row in rows] == [("Career", False), ("Engagement", False)]
