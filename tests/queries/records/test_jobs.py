"""The search for work: applications, saved jobs and answers, preferences, resumes, postings and services."""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.queries.conftest import RunOnArchive

at = datetime.fromisoformat

JOB = "https://www.linkedin.com/jobs/view/1000000001"


@pytest.mark.parametrize(
    ("table", "cells", "expected"),
    [
        pytest.param(
            "job_applications",
            {
                "application_date": "1/31/24, 9:30 AM",
                "job_url": JOB,
                "contact_phone_number": "555-0142",
                "question_and_answers": "Why? Because.",
            },
            ("job_application", at("2024-01-31 17:30:00"), "private", JOB, None, "Job Applications.csv"),
            id="application",
        ),
        pytest.param(
            "saved_jobs",
            {"saved_date": "1/31/24, 9:30 AM", "job_url": JOB, "job_title": "Baker"},
            ("saved_job", at("2024-01-31 17:30:00"), "private", JOB, None, "Saved Jobs.csv"),
            id="saved-job",
        ),
        pytest.param(
            "job_applicant_saved_answers",
            {"question": "Salary?", "answer": "Enough"},
            ("saved_answer", None, "private", None, "Enough", "Job Applicant Saved Answers.csv"),
            id="saved-answer",
        ),
        pytest.param(
            "job_applicant_saved_screening_question_responses",
            {"question": "Visa?", "answer": "Not needed"},
            (
                "saved_answer",
                None,
                "private",
                None,
                "Not needed",
                "Job Applicant Saved Screening Question Responses.csv",
            ),
            id="screening-answer",
        ),
        pytest.param(
            "job_applicant_saved_answers",
            {"question": "Salary?"},
            ("saved_answer", None, "private", None, None, "Job Applicant Saved Answers.csv"),
            id="no-answer",
        ),
        pytest.param(
            "saved_job_alerts",
            {"alert_parameters": "{}", "saved_search_id": "1000001"},
            ("job_alert", None, "private", None, None, "SavedJobAlerts.csv"),
            id="alert",
        ),
        pytest.param(
            "saved_job_alerts",
            {"saved_search_date": "1/31/18, 9:30 AM", "jobs_search_url": "https://www.linkedin.com/jobs/search?q=a"},
            ("job_alert", at("2018-01-31 17:30:00"), "private", None, None, "SavedJobAlerts.csv"),
            id="alert-2018",
        ),
        pytest.param(
            "online_job_postings",
            {
                "company_name": "Invented Mills",
                "title": "Baker",
                "job_description": "Bake.",
                "create_date": "1/31/24, 9:30 AM",
                "list_date": "2/28/24, 9:30 AM",
            },
            ("job_posting", at("2024-01-31 17:30:00"), "public", None, None, "Online Job Postings.csv"),
            id="posting",
        ),
        pytest.param(
            "private_identity_asset",
            {"private_identity_asset_name": "resume.pdf", "private_identity_asset_raw_text": "Camille, baker"},
            ("resume", None, "private", None, "Camille, baker", "Private_identity_asset.csv"),
            id="resume",
        ),
    ],
)
def test_one_record_per_row(
    run: RunOnArchive,
    table: str,
    cells: dict[str, str],
    expected: tuple[str, datetime | None, str, str | None, str | None, str],
) -> None:
    """Answers and resumes are own text; an application's questions and answers belong to one employer and are not."""
    [row] = run(**{table: [cells]})
    kind, occurred_at, audience, url, text, file = expected
    assert re.fullmatch(f"{table}:[0-9a-f]{{16}}", row.pop("record_id"))
    assert row == {
        "kind": kind,
        "aspect": None,
        "occurred_at": occurred_at,
        "audience": audience,
        "url": url,
        "text": text,
        "text_sha256": sha256(text.encode()).hexdigest() if text else None,
        "source_file": file,
        "source_row": 1,
    }


@pytest.mark.parametrize(
    ("visibility", "aspect"), [("RECRUITERS", "recruiters_only"), ("Recruiters", "recruiters_only"), (None, None)]
)
def test_job_preferences_are_one_private_record(run: RunOnArchive, visibility: str | None, aspect: str | None) -> None:
    """Known by its table, undated and without text; that only recruiters may see the search is its aspect."""
    assert run(
        job_seeker_preferences=[
            {
                "open_to_recruiters": "Yes",
                "introduction_statement": "I bake",
                "open_candidate_visibility": visibility,
            }
        ]
    ) == [
        {
            "record_id": "job_seeker_preferences",
            "kind": "job_preference",
            "aspect": aspect,
            "occurred_at": None,
            "audience": "private",
            "url": None,
            "text": None,
            "text_sha256": None,
            "source_file": "Job Seeker Preferences.csv",
            "source_row": 1,
        }
    ]


@pytest.mark.parametrize(
    ("table", "cells", "aspect", "text", "file"),
    [
        ("providers", {"top_level_service_category": "Baking"}, "provider", None, "Providers.csv"),
        ("engagements", {"body": "I offer bread"}, "engagement", "I offer bread", "Engagements.csv"),
        ("engagements", {"currency_code": "EUR"}, "engagement", None, "Engagements.csv"),
        ("opprtunities", {"questions_and_answers": "When? Soon."}, "opportunity", "When? Soon.", "Opprtunities.csv"),
        ("opprtunities", {"location": "Lyon"}, "opportunity", None, "Opprtunities.csv"),
    ],
)
def test_services_say_which_side_of_the_market_they_are(
    run: RunOnArchive, table: str, cells: dict[str, str], aspect: str, text: str | None, file: str
) -> None:
    """A service is dated by its creation; proposals and requests hold the member's words."""
    [row] = run(**{table: [{"creation_time": "Sat Feb 03 04:05:06 UTC 2024", **cells}]})
    assert re.fullmatch(f"{table}:[0-9a-f]{{16}}", row.pop("record_id"))
    assert row == {
        "kind": "service",
        "aspect": aspect,
        "occurred_at": at("2024-02-03 04:05:06"),
        "audience": "unknown",
        "url": None,
        "text": text,
        "text_sha256": sha256(text.encode()).hexdigest() if text else None,
        "source_file": file,
        "source_row": 1,
    }
