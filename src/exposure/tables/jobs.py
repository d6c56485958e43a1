"""Tables of a member's search for work, and of the jobs they posted."""

from __future__ import annotations

from typing import Final

from exposure.tables.spec import TableSpec, moment, seen, text

#: The preferences of a search for work before two were added, in stretches.
_PREFERENCES_2018: Final = (
    "Locations,Industries,Company Employee Count,Preferred Job Types,Job Titles,Open To Recruiters,Dream Companies",
    "Profile Shared With Job Poster,Job Title For Searching Fast Growing Companies,Introduction Statement,Phone Number",
    "Job Seeker Activity Level,Preferred Start Time Range,Commute Preference Starting Address",
    "Commute Preference Starting Time,Mode Of Transportation,Maximum Commute Duration",
)

SPECS: Final = (
    TableSpec(
        name="job_applications",
        files=("Job Applications",),
        columns=(
            moment("application_date", "Application Date"),
            text("contact_email", "Contact Email"),
            text("contact_phone_number", "Contact Phone Number"),
            text("company_name", "Company Name"),
            text("job_title", "Job Title"),
            text("job_url", "Job Url"),
            text("resume_name", "Resume Name"),
            text("question_and_answers", "Question And Answers"),
        ),
        key=("application_date", "job_url"),
        eras=(seen("2023 on"),),
    ),
    TableSpec(
        name="saved_jobs",
        files=("Saved Jobs",),
        columns=(
            moment("saved_date", "Saved Date"),
            text("job_url", "Job Url"),
            text("job_title", "Job Title"),
            text("company_name", "Company Name"),
        ),
        key=("saved_date", "job_url"),
        eras=(seen("2018 on"),),
    ),
    TableSpec(
        name="job_seeker_preferences",
        files=("Job Seeker Preferences",),
        columns=(
            text("locations", "Locations"),
            text("industries", "Industries"),
            text("company_employee_count", "Company Employee Count"),
            text("preferred_job_types", "Preferred Job Types"),
            text("job_titles", "Job Titles"),
            text("open_to_recruiters", "Open To Recruiters"),
            text("dream_companies", "Dream Companies"),
            text("profile_shared_with_job_poster", "Profile Shared With Job Poster"),
            text(
                "job_title_for_searching_fast_growing_companies",
                "Job Title For Searching Fast Growing Companies",
            ),
            text("introduction_statement", "Introduction Statement"),
            text("phone_number", "Phone Number"),
            text("job_seeker_activity_level", "Job Seeker Activity Level"),
            text("preferred_start_time_range", "Preferred Start Time Range"),
            text("commute_preference_starting_address", "Commute Preference Starting Address"),
            text("commute_preference_starting_time", "Commute Preference Starting Time"),
            text("mode_of_transportation", "Mode Of Transportation"),
            text("maximum_commute_duration", "Maximum Commute Duration"),
            # Not yet in 2018.
            text("open_candidate_visibility", "Open Candidate Visibility"),
            text("job_seeking_urgency_level", "Job Seeking Urgency Level"),
        ),
        key=(),
        eras=(seen("2023 on"), seen("2018", *_PREFERENCES_2018)),
    ),
    TableSpec(
        name="job_applicant_saved_answers",
        files=("Job Applicant Saved Answers",),
        columns=(text("question", "Question"), text("answer", "Answer")),
        key=("question",),
        eras=(seen("2024 on"),),
    ),
    TableSpec(
        name="job_applicant_saved_screening_question_responses",
        files=("Job Applicant Saved Screening Question Responses",),
        columns=(text("question", "Question"), text("answer", "Answer")),
        key=("question",),
        eras=(seen("2023 on"),),
    ),
    TableSpec(
        name="online_job_postings",
        files=("Online Job Postings",),
        columns=(
            text("company_name", "Company Name"),
            text("title", "Title"),
            text("employment_status", "Employment Status"),
            text("company_description", "Company Description"),
            text("job_description", "Job Description"),
            text("location_description", "Location Description"),
            text("job_functions", "Job Functions"),
            text("company_industries", "Company Industries"),
            text("seniority_level", "Seniority Level"),
            text("required_skills", "Required Skills"),
            text("education_levels", "Education Levels"),
            text("onsite_apply", "Onsite Apply"),
            text("contact_email", "Contact Email"),
            text("company_apply_url", "Company Apply Url"),
            text("base_salary", "Base Salary"),
            text("additional_compensation", "Additional Compensation"),
            text("job_state", "Job State"),
            moment("create_date", "Create Date"),
            moment("list_date", "List Date"),
            moment("close_date", "Close Date"),
            moment("expiration_date", "Expiration Date"),
        ),
        key=("company_name", "title", "create_date"),
        eras=(seen("2024 on"),),
    ),
    TableSpec(
        name="saved_job_alerts",
        files=("SavedJobAlerts",),
        columns=(
            text("alert_parameters", "ALERT_PARAMETERS"),
            text("query_context", "QUERY_CONTEXT"),
            text("saved_search_id", "SAVED_SEARCH_ID"),
            # Until 2024.
            moment("saved_search_date", "Saved Search Date"),
            text("jobs_search_url", "Jobs Search Url"),
        ),
        key=("saved_search_id", "saved_search_date", "jobs_search_url"),
        eras=(
            seen("2025 on", "ALERT_PARAMETERS,QUERY_CONTEXT,SAVED_SEARCH_ID"),
            seen("2018-2024", "Saved Search Date,Jobs Search Url"),
        ),
    ),
)
