"""2025 and 2026: new tables, the member's id in file names, and messages of which every cell is quoted."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tests.fidelity.dialects import all_quoted
from tests.fidelity.era_2023 import ACCOUNT, JOBS, MESSAGES_WITH_ATTACHMENTS, SAVED_ANSWERS, ad_targeting
from tests.fidelity.era_2024 import (
    ASSISTANTS,
    COMMENTS,
    LATER_ACTIVITY,
    MEDIA,
    NETWORK_WITH_LINKS,
    PAPERS,
    PROFILE_SINCE_2024,
    REACTIONS,
    SAVED_ITEMS,
    SECURITY,
    SHARES,
)
from tests.fidelity.layout import Layout
from tests.fidelity.member import MEMBER_ID

_REPOSTS: Final = Layout("InstantReposts.csv", "instant_reposts", "reactions", "Date,Link", "date:iso link")
_ACTIVITY: Final = (SHARES, COMMENTS, REACTIONS, _REPOSTS, SAVED_ITEMS, *LATER_ACTIVITY)

_NEW: Final = (
    Layout(
        "SavedJobAlerts.csv",
        "saved_job_alerts",
        "saved_jobs",
        "ALERT_PARAMETERS,QUERY_CONTEXT,SAVED_SEARCH_ID",
        "alert_parameters=text query_context=name saved_search_id=value",
    ),
    Layout(
        "Ads Clicked.csv",
        "ads_clicked",
        "ads",
        "Ad clicked Date,Ad Title/Id",
        "ad_clicked_date=at:slashes ad_title_id=value",
    ),
    Layout(
        "Inferences_about_you.csv",
        "inferences_about_you",
        "ads",
        "Category,Type of inference,Description,Inference",
        "category=name type_of_inference=kind description=text inference=more",
    ),
    Layout(
        "ImportedContacts.csv",
        "imported_contacts",
        "people",
        "FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,PhoneNumbers,CreatedAt,"
        "UpdatedAt,CountryCode,RegionCode,ThirdPartyVerified,Location",
        # How its dates are written is not known.
        "first_name middle_name=' last_name maiden_name=' nick_name=' name_prefix=' name_suffix=' title=position"
        " emails=email phone_numbers=phone created_at=' updated_at=' country_code='FR"
        " region_code=' third_party_verified='false location=text",
    ),
    Layout(
        "Volunteering.csv",
        "volunteering",
        "positions",
        "Company Name,Role,Cause,Started On,Finished On,Description",
        "company_name=name role=title cause=place started_on finished_on description",
    ),
    Layout(
        "Private_identity_asset.csv",
        "private_identity_asset",
        "facts",
        "Private Identity Asset Name,Private Identity Asset Raw Text",
        "private_identity_asset_name=name private_identity_asset_raw_text=text",
    ),
)
_LASTING: Final = (
    MEDIA,
    *ASSISTANTS,
    *NETWORK_WITH_LINKS,
    *PROFILE_SINCE_2024,
    *ACCOUNT,
    *SECURITY,
    *PAPERS,
    *JOBS,
    SAVED_ANSWERS,
    *_NEW,
)


def _with_id(layout: Layout) -> Layout:
    return replace(layout, path=layout.path.replace(".csv", f"_{MEMBER_ID}.csv"))


def _messages_of_2026() -> Layout:
    """Messages with all the columns ever seen together, and their line breaks."""
    layout = MESSAGES_WITH_ATTACHMENTS
    fields = layout.fields.replace(" content ", " content:raw ").replace(" subject ", " subject:raw ")
    return replace(
        layout,
        header=f"{layout.header},IS MESSAGE DRAFT,IS CONVERSATION DRAFT",
        fields=f"{fields} is_message_draft=is_draft is_conversation_draft='No",
        dialect=all_quoted,
    )


LAYOUTS: Final = (*_ACTIVITY, MESSAGES_WITH_ATTACHMENTS, *_LASTING, ad_targeting())
MESSAGES_OF_2026: Final = _messages_of_2026()
NEXT: Final = (
    *map(_with_id, _ACTIVITY),
    MESSAGES_OF_2026,
    *_LASTING,
    ad_targeting("Recent Device OS,", "High Value Audience Segments,", "Standard Audience Segments,"),
    Layout(
        "Notes.csv",
        "notes",
        "people",
        "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On",
        # How its dates are written is not known.
        "connection_first_name=first_name connection_last_name=last_name connection_profile_url=url note=text"
        " created_on=' edited_on='",
    ),
)
