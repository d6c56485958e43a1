"""Tables of what LinkedIn infers about a member and shows to advertisers."""

from __future__ import annotations

from typing import Final

from exposure.tables.spec import TableSpec, moment, seen, text

#: The facets of ad targeting, in stretches between which stand those that were added in 2026.
_FACETS: Final = (
    "Member Age,Buyer Groups,Company Names,Company Names,Company Follower of,Company Names,Company Category",
    "Company Size,Degrees,degreeClass",
    "Recent Device OS",
    "Member Schools,Company Growth Rate,Fields of Study,Company Connections,Function By Size,Job Functions",
    "Member Gender,Graduation Year,Member Groups,Company Industries,Member Interests,Interface Locales",
    "interfaceLocale,Member Traits",
    "High Value Audience Segments",
    "Profile Locations,Company Revenue,Job Seniorities,Member Skills",
    "Standard Audience Segments",
    "Job Titles,Job Titles,Job Titles,Years of Experience",
)
_ADDED: Final = ("Recent Device OS", "High Value Audience Segments", "Standard Audience Segments")
_FACETS_2018: Final = (
    "Age Group,Country,Company Sizes,Companies,Followed Companies,Functions,Gender,Industries,Followed Industries",
    "Partner Opt Out Advertising,Seniorities,State,Postal Code,Schools,Graduation Year,Groups,Interface Language",
    "Degree Classes,Skills",
)

SPECS: Final = (
    TableSpec(
        name="ad_targeting",
        files=("Ad_Targeting", "Ad Targeting"),
        columns=(
            text("member_age", "Member Age", "Age Group"),
            text("buyer_groups", "Buyer Groups"),
            text("company_names", "Company Names", "Companies", repeated=True),
            text("company_follower_of", "Company Follower of", "Followed Companies"),
            text("company_category", "Company Category"),
            text("company_size", "Company Size", "Company Sizes"),
            text("degrees", "Degrees"),
            text("degree_class", "degreeClass", "Degree Classes"),
            # 2026 on, under either name.
            text("recent_device_os", "Recent Device OS", "Devices"),
            text("member_schools", "Member Schools", "Schools"),
            text("company_growth_rate", "Company Growth Rate"),
            text("fields_of_study", "Fields of Study"),
            text("company_connections", "Company Connections"),
            text("function_by_size", "Function By Size"),
            text("job_functions", "Job Functions", "Functions"),
            text("member_gender", "Member Gender", "Gender"),
            text("graduation_year", "Graduation Year"),
            text("member_groups", "Member Groups", "Groups"),
            text("company_industries", "Company Industries", "Industries"),
            text("member_interests", "Member Interests"),
            text("interface_locales", "Interface Locales", "Interface Language"),
            text("interface_locale", "interfaceLocale"),
            text("member_traits", "Member Traits"),
            text("high_value_audience_segments", "High Value Audience Segments"),
            text("profile_locations", "Profile Locations"),
            text("company_revenue", "Company Revenue"),
            text("job_seniorities", "Job Seniorities", "Seniorities"),
            text("member_skills", "Member Skills", "Skills"),
            text("standard_audience_segments", "Standard Audience Segments"),
            text("job_titles", "Job Titles", repeated=True),
            text("years_of_experience", "Years of Experience"),
            # 2018 only.
            text("country", "Country"),
            text("followed_industries", "Followed Industries"),
            text("partner_opt_out_advertising", "Partner Opt Out Advertising"),
            text("state", "State"),
            text("postal_code", "Postal Code"),
        ),
        key=(),
        eras=(
            seen("2026 on", *_FACETS),
            seen("2023-2025", *(facets for facets in _FACETS if facets not in _ADDED)),
            seen("2018", *_FACETS_2018),
        ),
    ),
    TableSpec(
        name="ads_clicked",
        files=("Ads Clicked",),
        columns=(moment("ad_clicked_date", "Ad clicked Date"), text("ad_title_id", "Ad Title/Id")),
        key=("ad_clicked_date", "ad_title_id"),
        eras=(seen("2025 on"),),
    ),
    TableSpec(
        name="lan_ads_engagement",
        files=("LAN Ads Engagement",),
        columns=(
            text("action", "Action"),
            moment("date", "Date"),
            text("ad_title_id", "Ad Title/Id"),
            text("page_app", "Page/App"),
        ),
        key=("date", "action", "ad_title_id"),
        eras=(seen("2025 on"),),
    ),
    TableSpec(
        name="inferences_about_you",
        files=("Inferences_about_you",),
        columns=(
            text("category", "Category"),
            text("type_of_inference", "Type of inference"),
            text("description", "Description"),
            text("inference", "Inference"),
        ),
        key=("category", "type_of_inference"),
        eras=(seen("2025 on"),),
    ),
)
