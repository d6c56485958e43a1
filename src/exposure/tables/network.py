"""Tables of other people: connections, contacts, invitations, follows, endorsements and recommendations."""

from __future__ import annotations

from typing import Final

from exposure.tables.spec import TableSpec, moment, partial, seen, text


def _recommendations(name: str, file: str, *, text_withheld: bool) -> TableSpec:
    """Recommendations of one direction; the text is the member's own only in those given."""
    return TableSpec(
        name=name,
        files=(file,),
        columns=(
            text("first_name", "First Name", withheld=True),
            text("last_name", "Last Name", withheld=True),
            text("company", "Company", withheld=True),
            text("job_title", "Job Title", withheld=True),
            text("text", "Text", withheld=text_withheld),
            moment("creation_date", "Creation Date"),
            text("status", "Status"),
        ),
        key=("creation_date", "first_name", "last_name"),
        eras=(seen("2024 on"),),
    )


SPECS: Final = (
    TableSpec(
        name="connections",
        files=("Connections",),
        unended=True,
        columns=(
            text("first_name", "First Name", withheld=True),
            text("last_name", "Last Name", withheld=True),
            text("url", "URL", withheld=True),
            text("email_address", "Email Address", withheld=True),
            text("company", "Company", withheld=True),
            text("position", "Position", withheld=True),
            # A day since 2021; an instant in 2018.
            partial("connected_on", "Connected On"),
        ),
        key=("url", "first_name", "last_name", "connected_on"),
        eras=(seen("2023 on"), seen("2018-2023", "First Name,Last Name,Email Address,Company,Position,Connected On")),
    ),
    TableSpec(
        name="invitations",
        files=("Invitations",),
        columns=(
            # SQL reserves `from` and `to`.
            text("sender", "From", withheld=True),
            text("recipient", "To", withheld=True),
            moment("sent_at", "Sent At"),
            text("message", "Message", withheld=True),
            text("direction", "Direction"),
            text("inviter_profile_url", "inviterProfileUrl", "inviterProfileUrn", withheld=True),
            text("invitee_profile_url", "inviteeProfileUrl", "inviteeProfileUrn", withheld=True),
        ),
        key=("sent_at", "direction", "sender", "recipient"),
        eras=(
            seen("2024 on"),
            seen("2023", "From,To,Sent At,Message,Direction,inviterProfileUrn,inviteeProfileUrn"),
            seen("2018-2021", "From,To,Sent At,Message,Direction"),
        ),
    ),
    TableSpec(
        name="company_follows",
        files=("Company Follows",),
        unended=True,
        columns=(text("organization", "Organization"), moment("followed_on", "Followed On")),
        key=("organization", "followed_on"),
        eras=(seen("2021 on"),),
    ),
    TableSpec(
        name="member_follows",
        files=("Member_Follows",),
        columns=(moment("date", "Date"), text("status", "Status"), text("full_name", "FullName", withheld=True)),
        # The status changes when the member stops following.
        key=("date", "full_name"),
        eras=(seen("2023 on"),),
    ),
    TableSpec(
        name="hashtag_follows",
        files=("Hashtag_Follows",),
        columns=(
            text("hash_tag", "HashTag"),
            moment("created_time", "CreatedTime"),
            moment("last_modified_time", "LastModifiedTime"),
            text("state", "State"),
        ),
        key=("hash_tag", "created_time"),
        eras=(seen("2021 on"),),
    ),
    TableSpec(
        name="imported_contacts",
        files=("ImportedContacts", "Imported Contacts"),
        columns=(
            text("first_name", "FirstName", "First Name", withheld=True),
            text("middle_name", "MiddleName", withheld=True),
            text("last_name", "LastName", "Last Name", withheld=True),
            text("maiden_name", "MaidenName", withheld=True),
            text("nick_name", "NickName", withheld=True),
            text("name_prefix", "NamePrefix", withheld=True),
            text("name_suffix", "NameSuffix", withheld=True),
            text("title", "Title", withheld=True),
            text("emails", "Emails", "Email Address", withheld=True),
            text("phone_numbers", "PhoneNumbers", "Phone Numbers", withheld=True),
            moment("created_at", "CreatedAt", "Created At"),
            moment("updated_at", "UpdatedAt"),
            text("country_code", "CountryCode", withheld=True),
            text("region_code", "RegionCode", withheld=True),
            text("third_party_verified", "ThirdPartyVerified"),
            text("location", "Location", withheld=True),
            # 2018 only.
            text("companies", "Companies", withheld=True),
            text("instant_message_handles", "Instant Message Handles", withheld=True),
            text("addresses", "Addresses", withheld=True),
            text("sites", "Sites", withheld=True),
            text("full_name", "Full Name", withheld=True),
            text("birthday", "Birthday", withheld=True),
            moment("bookmarked_at", "Bookmarked At"),
            text("profiles", "Profiles", withheld=True),
        ),
        key=("first_name", "last_name", "emails", "phone_numbers", "created_at"),
        eras=(
            seen(
                "2025 on",
                "FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,PhoneNumbers",
                "CreatedAt,UpdatedAt,CountryCode,RegionCode,ThirdPartyVerified,Location",
            ),
            seen(
                "2018",
                "First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At,Instant Message Handles",
                "Addresses,Sites,Full Name,Birthday,Location,Bookmarked At,Profiles",
            ),
        ),
    ),
    TableSpec(
        name="contacts",
        files=("Contacts",),
        columns=(
            text("source", "Source"),
            text("first_name", "FirstName", withheld=True),
            text("last_name", "LastName", withheld=True),
            text("companies", "Companies", withheld=True),
            text("title", "Title", withheld=True),
            text("emails", "Emails", withheld=True),
            text("phone_numbers", "PhoneNumbers", withheld=True),
            moment("created_at", "CreatedAt"),
            text("addresses", "Addresses", withheld=True),
            text("sites", "Sites", withheld=True),
            text("instant_message_handles", "InstantMessageHandles", withheld=True),
            text("full_name", "FullName", withheld=True),
            text("birthday", "Birthday", withheld=True),
            text("location", "Location", withheld=True),
            moment("bookmarked_at", "BookmarkedAt"),
            text("profiles", "Profiles", withheld=True),
        ),
        key=("source", "first_name", "last_name", "emails", "phone_numbers", "created_at"),
        eras=(seen("2023-2024"),),
    ),
    TableSpec(
        name="endorsement_received_info",
        files=("Endorsement_Received_Info", "Endorsement Received Info"),
        columns=(
            moment("endorsement_date", "Endorsement Date"),
            text("skill_name", "Skill Name"),
            text("endorser_first_name", "Endorser First Name", withheld=True),
            text("endorser_last_name", "Endorser Last Name", withheld=True),
            text("endorser_public_url", "Endorser Public Url", withheld=True),
            text("endorsement_status", "Endorsement Status"),
        ),
        key=("endorsement_date", "skill_name", "endorser_first_name", "endorser_last_name"),
        eras=(
            seen("2023 on"),
            seen("2021", "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorsement Status"),
        ),
    ),
    TableSpec(
        name="endorsement_given_info",
        files=("Endorsement_Given_Info", "Endorsement Given Info"),
        columns=(
            moment("endorsement_date", "Endorsement Date"),
            text("skill_name", "Skill Name"),
            text("endorsee_first_name", "Endorsee First Name", withheld=True),
            text("endorsee_last_name", "Endorsee Last Name", withheld=True),
            text("endorsee_public_url", "Endorsee Public Url", withheld=True),
            text("endorsement_status", "Endorsement Status"),
        ),
        key=("endorsement_date", "skill_name", "endorsee_first_name", "endorsee_last_name"),
        eras=(seen("2023 on"),),
    ),
    _recommendations("recommendations_received", "Recommendations_Received", text_withheld=True),
    _recommendations("recommendations_given", "Recommendations_Given", text_withheld=False),
    TableSpec(
        name="calendar",
        files=("Calendar",),
        columns=(text("owner", "Owner"), text("source", "Source"), moment("last_synced_at", "LastSyncedAt")),
        key=("owner", "source"),
        eras=(seen("2024 on"),),
    ),
    TableSpec(
        name="notes",
        files=("Notes",),
        columns=(
            text("connection_first_name", "Connection First Name", withheld=True),
            text("connection_last_name", "Connection Last Name", withheld=True),
            text("connection_profile_url", "Connection Profile URL", withheld=True),
            text("note", "Note", withheld=True),
            moment("created_on", "Created On"),
            moment("edited_on", "Edited On"),
        ),
        key=("connection_profile_url", "created_on"),
        eras=(seen("2026 on"),),
    ),
)
