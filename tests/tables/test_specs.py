"""What holds for every description of a table, and the facts that other stages rely on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import duckdb
import pytest

from exposure.tables import SPECS, Column, TableSpec, header_key, spec_for

if TYPE_CHECKING:
    from collections.abc import Iterable

NAMES: Final = """
    shares comments reactions instant_reposts votes saved_items saved_articles rich_media videos events member_hashtags
    articles messages guide_messages coach_messages learning_coach_messages learning_role_play_messages connections
    invitations company_follows member_follows hashtag_follows imported_contacts contacts endorsement_received_info
    endorsement_given_info recommendations_received recommendations_given calendar notes profile profile_summary
    positions education skills certifications courses languages projects honors organizations publications
    volunteering causes_you_care_about patents test_scores job_applications saved_jobs job_seeker_preferences
    job_applicant_saved_answers job_applicant_saved_screening_question_responses online_job_postings saved_job_alerts
    registration email_addresses phone_numbers whatsapp_phone_numbers logins security_challenges
    account_status_history search_queries ad_targeting ads_clicked lan_ads_engagement inferences_about_you
    private_identity_asset verifications verified_external_capability receipts receipts_v2 learning reviews providers
    engagements opprtunities
""".split()

#: File, years and header line, as exports have them; every cell must find a column.
HEADERS: Final = [
    tuple(line.split(" | ")) for line in Path(__file__).with_name("headers.txt").read_text("utf-8").splitlines()
]

spec_named: Final = {spec.name: spec for spec in SPECS}
every_spec: Final = pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)


def names(columns: Iterable[Column]) -> set[str]:
    """Names of columns, in no order."""
    return {column.name for column in columns}


def test_tables_are_the_known_ones() -> None:
    """The names under which other stages find the tables are a closed list."""
    assert sorted(spec.name for spec in SPECS) == sorted(NAMES)


def test_no_two_tables_share_a_file_name() -> None:
    """A file name leads to one table only, whatever its case."""
    files = [file.casefold() for spec in SPECS for file in spec.files]
    assert len(files) == len(set(files))


@every_spec
def test_names_need_no_quotes_in_sql(spec: TableSpec) -> None:
    """Table and column names are snake_case and none is a word that DuckDB reserves."""
    keywords = duckdb.execute("select keyword_name from duckdb_keywords() where keyword_category = 'reserved'")
    reserved = {word for (word,) in keywords.fetchall()}
    for name in (spec.name, *(column.name for column in spec.columns)):
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name)
        assert name not in reserved


@every_spec
def test_columns_are_distinct_and_findable(spec: TableSpec) -> None:
    """No column name occurs twice, and every column is found by every header it lists."""
    assert len(names(spec.columns)) == len(spec.columns)
    for column in spec.columns:
        assert column.headers
        for header in column.headers:
            assert column in spec.by_header[header_key(header)]


@every_spec
def test_keys_and_roles_name_columns(spec: TableSpec) -> None:
    """Keys, overflow and link columns exist, and no key rests on free text."""
    columns = names(spec.columns)
    assert set(spec.key) <= columns
    assert {spec.overflow, spec.urn} - {None} <= columns
    assert not set(spec.key) & {"message", "content", "share_commentary", "description", "body", "text", "note"}


@pytest.mark.parametrize(("file", "years", "line"), HEADERS)
def test_headers_of_every_year_are_known(file: str, years: str, line: str) -> None:
    """Each cell of a header line finds a column, and no two different cells find the same one."""
    match = spec_for(file)
    assert match is not None, years
    spec = match.spec
    cells = dict.fromkeys(cell for cell in re.split("[,\t]", line) if cell)
    found = [names(spec.by_header[header_key(cell)]) for cell in cells]
    assert sum(map(len, found)) == len(set().union(*found))


@pytest.mark.parametrize(
    ("name", "withheld"),
    [
        (
            "messages",
            """
            conversation_id conversation_title sender sender_profile_url recipients recipient_profile_urls subject
            content attachments
            """,
        ),
        ("coach_messages", ""),
        ("connections", "first_name last_name url email_address company position"),
        ("invitations", "sender recipient message inviter_profile_url invitee_profile_url"),
        ("recommendations_received", "first_name last_name company job_title text"),
        ("recommendations_given", "first_name last_name company job_title"),
        ("endorsement_given_info", "endorsee_first_name endorsee_last_name endorsee_public_url"),
        ("member_follows", "full_name"),
        ("notes", "connection_first_name connection_last_name connection_profile_url note"),
        ("reviews", "reviewee reviewer"),
        ("registration", "invited_by_first_name invited_by_last_name"),
        ("shares", ""),
        ("search_queries", ""),
    ],
)
def test_other_people_are_withheld(name: str, withheld: str) -> None:
    """What is said in messages and what identifies other people is not stored by default; the rest is."""
    assert set(spec_named[name].withheld) == set(withheld.split())


@pytest.mark.parametrize("name", ["contacts", "imported_contacts"])
def test_contacts_keep_only_their_own_history(name: str) -> None:
    """Of the member's address book only how and when an entry came in is stored."""
    spec = spec_named[name]
    kept = names(spec.columns) - set(spec.withheld)
    assert kept <= {"source", "created_at", "updated_at", "bookmarked_at", "third_party_verified"}


@pytest.mark.parametrize(
    ("name", "header", "columns"),
    [
        ("rich_media", "Date/Time", {"caption": "text", "uploaded_at": "moment"}),
        ("events", "Event Time", {"event_time": "text", "starts_at": "moment"}),
        ("messages", "FROM", {"sender": "text"}),
        ("email_addresses", "Primary", {"is_primary": "text"}),
        ("profile", "Birth Date", {"birth_date": "text"}),
        ("positions", "Started On", {"started_on": "partial"}),
    ],
)
def test_header_leads_to_columns(name: str, header: str, columns: dict[str, str]) -> None:
    """One header may fill two columns, and a column's type follows from what its values look like."""
    found = spec_named[name].by_header[header_key(header)]
    assert {column.name: column.type for column in found} == columns


def test_exceptional_layouts_are_declared() -> None:
    """The few tables that are not plain separated values say so."""
    assert {spec.name: spec.layout for spec in SPECS if spec.layout != "csv"} == {
        "comments": "comments",
        "articles": "article",
    }
    assert spec_named["search_queries"].overflow == "search_query"
    assert spec_named["learning_coach_messages"].empty_marker == "No conversations found"
    assert spec_named["learning"].ignored == ("",)
    assert spec_named["shares"].urn == "share_link"
    assert [column.name for spec in SPECS for column in spec.columns if column.quoted_breaks] == ["share_commentary"]
    assert [column.name for spec in SPECS for column in spec.columns if column.repeated] == [
        "company_names",
        "job_titles",
    ]
