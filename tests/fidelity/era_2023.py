"""2023: links of people are told, and many more tables."""

from __future__ import annotations

from typing import Final

from tests.fidelity.dialects import connections, crlf
from tests.fidelity.era_2018 import PREFERENCES, SECTIONS, named
from tests.fidelity.era_2021 import (
    CERTIFICATIONS,
    COMMENTS,
    COMPANY_FOLLOWS,
    EMAILS,
    HASHTAG_FOLLOWS,
    LEARNING,
    PHONES,
    REACTIONS,
    SEARCHES,
    SHARES,
    messages,
)
from tests.fidelity.layout import Layout

_TAIL: Final = "RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
_TAIL_FIELDS: Final = "recipient_profile_urls=recipient_urls date:iso_utc subject content folder"

MESSAGES: Final = messages(_TAIL, _TAIL_FIELDS)
MESSAGES_WITH_DRAFTS: Final = messages(
    f"{_TAIL},IS MESSAGE DRAFT,IS CONVERSATION DRAFT",
    f"{_TAIL_FIELDS} is_message_draft=is_draft is_conversation_draft='No",
)
MESSAGES_WITH_ATTACHMENTS: Final = messages(f"{_TAIL},ATTACHMENTS", f"{_TAIL_FIELDS} attachments")

VOTES: Final = Layout("Votes.csv", "votes", "votes", "Date,Link,OptionText", "date:iso link option_text=text", crlf)
MEMBER_FOLLOWS: Final = Layout(
    "Member_Follows.csv",
    "member_follows",
    "people",
    "Date,Status,FullName",
    "date=at:iso status='Active full_name=first_name",
    crlf,
)
MEDIA_WITHOUT_DATE: Final = Layout("Rich Media.csv", "rich_media", "media", "Type,Link", "type=kind media_link=link")

_TARGETING: Final = (
    "Member Age,Buyer Groups,Company Names,Company Names,Company Follower of,Company Names,Company Category,"
    "Company Size,Degrees,degreeClass,{}Member Schools,Company Growth Rate,Fields of Study,Company Connections,"
    "Function By Size,Job Functions,Member Gender,Graduation Year,Member Groups,Company Industries,Member Interests,"
    "Interface Locales,interfaceLocale,Member Traits,{}Profile Locations,Company Revenue,Job Seniorities,Member Skills,"
    "{}Job Titles,Job Titles,Job Titles,Years of Experience"
)


def ad_targeting(after_degree: str = "", after_traits: str = "", after_skills: str = "") -> Layout:
    """The wide table of 32 columns, several of which have the same name, and the columns that 2026 put between."""
    header = _TARGETING.format(after_degree, after_traits, after_skills)
    fields = named(header.replace("degreeClass", "degree_class").replace("interfaceLocale", "interface_locale"))
    return Layout("Ad_Targeting.csv", "ad_targeting", "facts", header, fields)


#: People, as they have been told of since 2023.
NETWORK: Final = (
    Layout(
        "Connections.csv",
        "connections",
        "people",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "first_name last_name url email_address=email company position connected_on=at:day!",
        connections,
    ),
    Layout(
        "Contacts.csv",
        "contacts",
        "people",
        "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,InstantMessageHandles,"
        "FullName,Birthday,Location,BookmarkedAt,Profiles",
        "source='MOBILE_CONTACTS first_name last_name companies=company title=position emails=email phone_numbers=phone"
        " created_at=at:american addresses=text sites=' instant_message_handles=' full_name=first_name birthday='"
        " location=' bookmarked_at=' profiles=url",
    ),
    Layout(
        "Endorsement_Received_Info.csv",
        "endorsement_received_info",
        "people",
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status",
        "endorsement_date=at:slashes skill_name=text endorser_first_name=first_name endorser_last_name=last_name"
        " endorser_public_url=schemeless_url endorsement_status=status",
    ),
    Layout(
        "Endorsement_Given_Info.csv",
        "endorsement_given_info",
        "people",
        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status",
        "endorsement_date=at:slashes skill_name=text endorsee_first_name=first_name endorsee_last_name=last_name"
        " endorsee_public_url=schemeless_url endorsement_status=status",
    ),
    *(
        Layout(
            f"Recommendations_{direction}.csv",
            f"recommendations_{direction.lower()}",
            "people",
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
            f"first_name last_name company job_title=position text creation_date=at:american_padded status='{status}",
        )
        for direction, status in (("Received", "VISIBLE"), ("Given", ""))
    ),
)
INVITATIONS: Final = "From,To,Sent At,Message,Direction,inviterProfile{0},inviteeProfile{0}"
INVITATION_FIELDS: Final = (
    "sender recipient sent_at:american message direction inviter_profile_url=inviter invitee_profile_url=invitee"
)

PROFILE: Final = (
    Layout(
        "Profile.csv",
        "profile",
        "profile",
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
        "Twitter Handles,Websites,Instant Messengers",
        "first_name last_name maiden_name=' address birth_date:birthday headline summary industry zip_code='42000"
        " geo_location=location twitter_handles=twitter websites instant_messengers='",
    ),
    Layout("Courses.csv", "courses", "achievements", "Name,Number", "name number"),
    Layout(
        "Projects.csv",
        "projects",
        "achievements",
        "Title,Description,Url,Started On,Finished On",
        "title description url started_on finished_on",
    ),
    *SECTIONS,
    CERTIFICATIONS,
)

ACCOUNT: Final = (
    Layout(
        "Registration.csv",
        "registration",
        "registration",
        "Registered At,Registration Ip,Subscription Types",
        "registered_at=at:american registration_ip=value subscription_types=kind",
    ),
    Layout(
        "Events.csv",
        "events",
        "events",
        "Event Name,Event Time,Status,External Url",
        "event_name=name event_time:takes_place status external_url=url",
    ),
    EMAILS,
    PHONES,
    SEARCHES,
    LEARNING,
    COMPANY_FOLLOWS,
)
SAVED_ANSWERS: Final = Layout(
    "Jobs/Job Applicant Saved Answers.csv",
    "job_applicant_saved_answers",
    "answers",
    "Question,Answer",
    "question=name answer=text",
)

#: The search for work; screening answers are spread over several files at the archive's root.
JOBS: Final = (
    Layout(
        "Jobs/Saved Jobs.csv",
        "saved_jobs",
        "saved_jobs",
        "Saved Date,Job Url,Job Title,Company Name",
        "saved_date=at:american job_url=value job_title=text company_name=name",
    ),
    Layout("Jobs/Job Seeker Preferences.csv", "job_seeker_preferences", "facts", PREFERENCES, named(PREFERENCES)),
    *(
        Layout(
            f"Job Applicant Saved Screening Question Responses{number}.csv",
            "job_applicant_saved_screening_question_responses",
            "screening_answers",
            "Question,Answer",
            "question=name answer=text",
            part=part,
        )
        for number, part in (("", (0, 2)), ("_1", (2, 4)), ("_2", (4, None)))
    ),
)
JOB_APPLICATIONS: Final = Layout(
    "Jobs/Job Applications.csv",
    "job_applications",
    "job_applications",
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
    "Question And Answers",
    "application_date=at:american contact_email='m@example.org contact_phone_number='555-0111 company_name=name"
    " job_title=kind job_url=value resume_name=more question_and_answers=text",
)
OLD_ALERTS: Final = Layout(
    "SavedJobAlerts.csv",
    "saved_job_alerts",
    "saved_jobs",
    "Saved Search Date,Jobs Search Url",
    "saved_search_date=at:american jobs_search_url=value",
)

LAYOUTS: Final = (
    SHARES,
    COMMENTS,
    REACTIONS,
    HASHTAG_FOLLOWS,
    VOTES,
    MEMBER_FOLLOWS,
    MEDIA_WITHOUT_DATE,
    MESSAGES,
    *NETWORK,
    Layout("Invitations.csv", "invitations", "invitations", INVITATIONS.format("Urn"), INVITATION_FIELDS),
    *PROFILE,
    *ACCOUNT,
    *JOBS,
    JOB_APPLICATIONS,
    OLD_ALERTS,
    ad_targeting(),
    Layout(
        "Services Marketplace/Providers.csv",
        "providers",
        "follows",
        "Creation Time,Marketplace Type,ProFinder Service Category,Top Level Service Category,"
        "Secondary Service Category,Use Profile Location,Available to Work Remotely,Status",
        "creation_time=at:java marketplace_type=kind profinder_service_category=' top_level_service_category=name"
        " secondary_service_category=text use_profile_location=value available_to_work_remotely=value status='ACTIVE",
    ),
)
