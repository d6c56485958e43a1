"""One row of Profile.csv becomes one record per field."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from exposure.tables import SPECS

if TYPE_CHECKING:
    from tests.queries.conftest import RunOnArchive

FIELDS = [column.name for spec in SPECS if spec.name == "profile" for column in spec.columns]
OWN_TEXT = {"headline", "summary"}
NOT_FOR_ALL = {
    "address",
    "zip_code",
    "birth_date",
    "contact_instructions",
    "websites",
    "twitter_handles",
    "instant_messengers",
}


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_is_a_record(run: RunOnArchive, field: str) -> None:
    """A field is named by its aspect, undated, and without text; headline and summary are texts of their own kind."""
    [row] = run(profile=[{field: "Baker"}])
    own = field in OWN_TEXT
    assert row == {
        "record_id": f"profile/{field}",
        "kind": field if own else "profile_field",
        "aspect": None if own else field,
        "occurred_at": None,
        "audience": "unknown" if field in NOT_FOR_ALL else "presumed_public",
        "url": None,
        "text": "Baker" if own else None,
        "text_sha256": sha256(b"Baker").hexdigest() if own else None,
        "source_file": "Profile.csv",
        "source_row": 1,
    }


def test_empty_fields_are_no_records(run: RunOnArchive) -> None:
    """Only what the member filled in counts."""
    rows = run(profile=[{"first_name": "Camille", "headline": "Baker", "zip_code": "00000"}])
    assert {row["record_id"] for row in rows} == {"profile/first_name", "profile/headline", "profile/zip_code"}
    assert run(profile=[{}]) == []


def test_the_place_in_the_archive_is_no_field(run: RunOnArchive) -> None:
    """Where the row came from says nothing of the member."""
    rows = run(profile=[{"last_name": "Ferrand", "part": 1}])
    assert [row["record_id"] for row in rows] == ["profile/last_name"]


@pytest.mark.parametrize(
    ("extra", "found"),
    [('{"Pronouns":"she"}', True), ('{"A":"","B":"x"}', True), ('{"A":"","B":null}', False), (None, False)],
)
def test_columns_that_are_new_are_a_record_of_an_unknown_kind(
    run: RunOnArchive, extra: str | None, *, found: bool
) -> None:
    """Unclear in every use, where they hold anything; their words are not kept."""
    rows = run(profile=[{"last_name": "Ferrand", "extra": extra}])
    unknown = [(row["record_id"], row["kind"], row["aspect"], row["text"]) for row in rows if row["kind"] == "other"]
    assert unknown == ([("profile/unknown", "other", "unknown", None)] if found else [])


def test_a_second_profile_row_has_records_of_its_own(run: RunOnArchive) -> None:
    """Two parts of an export may each hold the profile as it was at the time."""
    rows = run(profile=[{"headline": "Baker"}, {"headline": "Miller"}])
    assert [(row["record_id"], row["text"]) for row in rows] == [
        ("profile/headline", "Baker"),
        ("profile-2/headline", "Miller"),
    ]


def test_the_summary_may_have_a_file_of_its_own(run: RunOnArchive) -> None:
    """The text of Profile Summary.csv is a summary like the one in Profile.csv."""
    assert run(profile_summary=[{"profile_summary": "I bake."}]) == [
        {
            "record_id": "profile_summary",
            "kind": "summary",
            "aspect": None,
            "occurred_at": None,
            "audience": "presumed_public",
            "url": None,
            "text": "I bake.",
            "text_sha256": sha256(b"I bake.").hexdigest(),
            "source_file": "Profile Summary.csv",
            "source_row": 1,
        }
    ]


def test_an_empty_summary_is_no_record(run: RunOnArchive) -> None:
    """The file is often sent with an empty row."""
    assert run(profile_summary=[{}]) == []
