"""Tables of the member's profile, section by section."""

from __future__ import annotations

from typing import Final

from exposure.tables.spec import TableSpec, partial, seen, text

SPECS: Final = (
    TableSpec(
        name="profile",
        files=("Profile",),
        columns=(
            text("first_name", "First Name"),
            text("last_name", "Last Name"),
            text("maiden_name", "Maiden Name"),
            text("address", "Address"),
            # Without a year since 2023, so it is no date.
            text("birth_date", "Birth Date"),
            text("headline", "Headline"),
            text("summary", "Summary"),
            text("industry", "Industry"),
            text("zip_code", "Zip Code"),
            text("geo_location", "Geo Location"),
            text("twitter_handles", "Twitter Handles"),
            text("websites", "Websites"),
            text("instant_messengers", "Instant Messengers"),
            # 2018 only.
            text("contact_instructions", "Contact Instructions"),
            text("country", "Country"),
            text("marital_status", "Marital Status"),
        ),
        key=(),
        eras=(
            seen(
                "2023 on",
                "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location",
                "Twitter Handles,Websites,Instant Messengers",
            ),
            seen(
                "2018",
                "First Name,Last Name,Maiden Name,Address,Birth Date,Contact Instructions,Headline,Summary,Industry",
                "Country,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers",
            ),
        ),
    ),
    TableSpec(
        name="profile_summary",
        files=("Profile Summary",),
        columns=(text("profile_summary", "Profile Summary"),),
        key=(),
        eras=(seen("2024 on"),),
    ),
    TableSpec(
        name="positions",
        files=("Positions",),
        columns=(
            text("company_name", "Company Name"),
            text("title", "Title"),
            text("description", "Description"),
            text("location", "Location"),
            partial("started_on", "Started On"),
            partial("finished_on", "Finished On"),
        ),
        key=("company_name", "title", "started_on"),
        eras=(seen("2018 on"),),
    ),
    TableSpec(
        name="education",
        files=("Education",),
        columns=(
            text("school_name", "School Name"),
            partial("start_date", "Start Date"),
            partial("end_date", "End Date"),
            text("notes", "Notes"),
            text("degree_name", "Degree Name"),
            text("activities", "Activities"),
        ),
        key=("school_name", "degree_name", "start_date"),
        eras=(seen("2018 on"),),
    ),
    TableSpec(
        name="skills", files=("Skills",), columns=(text("name", "Name"),), key=("name",), eras=(seen("2018 on"),)
    ),
    TableSpec(
        name="certifications",
        files=("Certifications",),
        columns=(
            text("name", "Name"),
            text("url", "Url"),
            text("authority", "Authority"),
            partial("started_on", "Started On"),
            partial("finished_on", "Finished On"),
            text("license_number", "License Number"),
        ),
        key=("name", "authority", "started_on"),
        eras=(seen("2021 on"),),
    ),
    TableSpec(
        name="courses",
        files=("Courses",),
        columns=(text("name", "Name"), text("number", "Number")),
        key=("name", "number"),
        eras=(seen("2023 on"),),
    ),
    TableSpec(
        name="languages",
        files=("Languages",),
        columns=(text("name", "Name"), text("proficiency", "Proficiency")),
        key=("name",),
        eras=(seen("2018 on"),),
    ),
    TableSpec(
        name="projects",
        files=("Projects",),
        columns=(
            text("title", "Title"),
            text("description", "Description"),
            text("url", "Url"),
            partial("started_on", "Started On", "Start Date"),
            partial("finished_on", "Finished On", "End Date"),
        ),
        key=("title", "started_on"),
        eras=(seen("2023 on"), seen("2018", "Title,Description,Url,Start Date,End Date")),
    ),
    TableSpec(
        name="honors",
        files=("Honors",),
        columns=(
            text("title", "Title"),
            text("description", "Description"),
            partial("issued_on", "Issued On", "Issue Date"),
            # 2018 only.
            text("issuer", "Issuer"),
        ),
        key=("title", "issued_on"),
        eras=(seen("2024 on", "Title,Description,Issued On"), seen("2018", "Title,Description,Issuer,Issue Date")),
    ),
    TableSpec(
        name="organizations",
        files=("Organizations",),
        columns=(
            text("name", "Name"),
            text("description", "Description"),
            text("position", "Position"),
            partial("started_on", "Started On"),
            partial("finished_on", "Finished On"),
        ),
        key=("name", "position", "started_on"),
        eras=(seen("2024 on"),),
    ),
    TableSpec(
        name="publications",
        files=("Publications",),
        columns=(
            text("name", "Name"),
            partial("published_on", "Published On"),
            text("description", "Description"),
            text("publisher", "Publisher"),
            text("url", "Url"),
        ),
        key=("name", "published_on"),
        eras=(seen("2024 on"),),
    ),
    TableSpec(
        name="volunteering",
        files=("Volunteering",),
        columns=(
            text("company_name", "Company Name"),
            text("role", "Role"),
            text("cause", "Cause"),
            partial("started_on", "Started On"),
            partial("finished_on", "Finished On"),
            text("description", "Description"),
        ),
        key=("company_name", "role", "started_on"),
        eras=(seen("2025 on"),),
    ),
    TableSpec(
        name="causes_you_care_about",
        files=("Causes You Care About",),
        columns=(text("supported_cause", "Supported Cause"),),
        key=("supported_cause",),
        eras=(seen("2018 on"),),
    ),
    TableSpec(
        name="patents",
        files=("Patents",),
        # The file is known to exist but its header has not been seen: these are the fields of the profile's form.
        columns=(
            text("title", "Title", "Name", "Patent Title"),
            text("description", "Description"),
            text("patent_number", "Patent Number", "Number", "Application Number"),
            partial("issued_on", "Issued On", "Issue Date", "Filed On", "Filing Date"),
            text("url", "Url", "Patent Url"),
        ),
        key=("title", "patent_number"),
    ),
    TableSpec(
        name="test_scores",
        files=("Test Scores",),
        # The file is known to exist but its header has not been seen: these are the fields of the profile's form.
        columns=(
            text("name", "Name", "Title", "Test Name"),
            text("score", "Score"),
            partial("date", "Date", "Test Date", "Taken On"),
            text("description", "Description"),
        ),
        key=("name", "date"),
    ),
)
