"""2018: six tables in UTF-16 with tabs, the others in UTF-8 with commas; names and headers that later changed."""

from __future__ import annotations

from typing import Final

from tests.fidelity.dialects import unended, utf16
from tests.fidelity.layout import Layout

_SECURITY: Final = (
    Layout(
        "Account Status History.csv",
        "account_status_history",
        "logins",
        "Time\tEvent",
        "time=at:slashes event=kind",
        utf16,
    ),
    Layout(
        "Logins.csv",
        "logins",
        "logins",
        "Login Date\tIP Address\tUser Agent\tLogin Type",
        "login_date=at:slashes ip_address=value user_agent=text login_type=kind",
        utf16,
    ),
    Layout(
        "Security Challenges.csv",
        "security_challenges",
        "logins",
        "Challenge Date\tIP Address\tUser Agent\tCountry\tChallenge Type",
        "challenge_date=at:slashes ip_address=value user_agent=text country=name challenge_type=kind",
        utf16,
    ),
    Layout(
        "Search Queries.csv",
        "search_queries",
        "searches",
        "Time\tSearch Query",
        "time=at:slashes search_query=text",
        utf16,
    ),
    Layout(
        "Registration.csv",
        "registration",
        "registration",
        "Registration Date,Registration IP Address,Invited by (First Name),Invited by (Last Name),Subscription Types",
        "registered_at=at:american registration_ip=value invited_by_first_name=name invited_by_last_name=text"
        " subscription_types=kind",
    ),
    Layout(
        "Phone Numbers.csv",
        "phone_numbers",
        "phones",
        "Extension,Number,Type",
        "extension=more number=value type=kind",
    ),
    Layout(
        "Email Addresses.csv",
        "email_addresses",
        "emails",
        "Email Address,Confirmed,Primary,Updated On",
        "email_address=value confirmed=kind is_primary=more updated_on=at:american",
        unended,
    ),
)

_ACTIVITY: Final = (
    Layout(
        "Shares.csv",
        "shares",
        "shares",
        "Date\tShare Title\tShare Description\tShare Link\tShare Commentary\tShared URL\tMedia URL\tType\tVisibility",
        "date:slashes share_title=title share_description=description share_link=link"
        " share_commentary=commentary:breaks shared_url media_url type='Homepage visibility='Public",
        utf16,
    ),
    Layout("Videos.csv", "videos", "media", "Description,Link", "description link"),
    Layout(
        "Messages.csv",
        "messages",
        "messages",
        "From,To,Date,Subject,Content,Direction,Folder",
        "sender recipients date:american subject content direction folder",
    ),
    Layout(
        "Connections.csv",
        "connections",
        "people",
        "First Name,Last Name,Email Address,Company,Position,Connected On",
        "first_name last_name email_address=email company position connected_on=at:american!",
        unended,
    ),
    Layout(
        "Invitations.csv",
        "invitations",
        "invitations",
        "From,To,Sent At,Message,Direction",
        "sender recipient sent_at:american message direction",
    ),
    Layout(
        "Imported Contacts.csv",
        "imported_contacts",
        "people",
        "First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At,Instant Message Handles,Addresses,"
        "Sites,Full Name,Birthday,Location,Bookmarked At,Profiles",
        "first_name last_name companies=company title=position emails=email phone_numbers=phone created_at=at:american"
        " instant_message_handles=' addresses=text sites=' full_name=first_name birthday=' location=' bookmarked_at='"
        " profiles=slug",
    ),
)

_PROFILE: Final = (
    Layout(
        "Profile.csv",
        "profile",
        "profile",
        "First Name,Last Name,Maiden Name,Address,Birth Date,Contact Instructions,Headline,Summary,Industry,Country,"
        "Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers",
        "first_name last_name maiden_name=' address birth_date:birthday_year contact_instructions=' headline summary"
        " industry country='France zip_code='42000 geo_location=location twitter_handles=twitter websites"
        " instant_messengers='",
    ),
    Layout(
        "Projects.csv",
        "projects",
        "achievements",
        "Title,Description,Url,Start Date,End Date",
        "title description url started_on finished_on",
    ),
    Layout(
        "Honors.csv",
        "honors",
        "achievements",
        "Title,Description,Issuer,Issue Date",
        "title description issuer=place issued_on=started_on",
    ),
)

#: The profile's sections that have not changed since.
SECTIONS: Final = (
    Layout(
        "Positions.csv",
        "positions",
        "positions",
        "Company Name,Title,Description,Location,Started On,Finished On",
        "company_name=name title description location=place started_on finished_on",
    ),
    Layout(
        "Education.csv",
        "education",
        "education",
        "School Name,Start Date,End Date,Notes,Degree Name,Activities",
        "school_name=name start_date=started_on end_date=finished_on notes=description degree_name=title"
        " activities=place",
    ),
    Layout("Skills.csv", "skills", "skills", "Name", "name=value"),
    Layout("Languages.csv", "languages", "languages", "Name,Proficiency", "name proficiency=kind"),
    Layout(
        "Causes You Care About.csv",
        "causes_you_care_about",
        "causes",
        "Supported Cause",
        "supported_cause=value",
    ),
)

_PREFERENCES_17: Final = (
    "Locations,Industries,Company Employee Count,Preferred Job Types,Job Titles,Open To Recruiters,Dream Companies,"
    "Profile Shared With Job Poster,Job Title For Searching Fast Growing Companies,Introduction Statement,Phone Number,"
    "Job Seeker Activity Level,Preferred Start Time Range,Commute Preference Starting Address,"
    "Commute Preference Starting Time,Mode Of Transportation,Maximum Commute Duration"
)
PREFERENCES: Final = f"{_PREFERENCES_17},Open Candidate Visibility,Job Seeking Urgency Level"


def named(header: str, separator: str = ",") -> str:
    """Fields for a header whose names are those of the columns, each with the record's text under its own name."""
    return " ".join(f"{name.lower().replace(' ', '_')}=text:named" for name in header.split(separator))


_JOBS: Final = (
    Layout(
        "Jobs/Saved Jobs.csv",
        "saved_jobs",
        "saved_jobs",
        "Saved Date,Job Url,Job Title,Company Name",
        "saved_date=at:american job_url=value job_title=text company_name=name",
    ),
    Layout(
        "Jobs/Job Seeker Preferences.csv",
        "job_seeker_preferences",
        "facts",
        _PREFERENCES_17,
        named(_PREFERENCES_17),
    ),
    Layout(
        "SavedJobAlerts.csv",
        "saved_job_alerts",
        "saved_jobs",
        "Saved Search Date,Jobs Search Url",
        "saved_search_date=at:american jobs_search_url=value",
    ),
    Layout(
        "Ad Targeting.csv",
        "ad_targeting",
        "facts",
        "Age Group\tCountry\tCompany Sizes\tCompanies\tFollowed Companies\tFunctions\tGender\tIndustries\t"
        "Followed Industries\tPartner Opt Out Advertising\tSeniorities\tState\tPostal Code\tSchools\tGraduation Year\t"
        "Groups\tInterface Language\tDegree Classes\tSkills",
        "member_age=text:named country=text:named company_size=text:named company_names=text:named"
        " company_follower_of=text:named job_functions=text:named member_gender=text:named"
        " company_industries=text:named followed_industries=text:named partner_opt_out_advertising=text:named"
        " job_seniorities=text:named state=text:named postal_code=text:named member_schools=text:named"
        " graduation_year=text:named member_groups=text:named interface_locales=text:named degree_class=text:named"
        " member_skills=text:named",
        utf16,
    ),
)

LAYOUTS: Final = (*_SECURITY, *_ACTIVITY, *_PROFILE, *SECTIONS, *_JOBS)
