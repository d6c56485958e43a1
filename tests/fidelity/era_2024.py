"""2024: until March as before; since June no carriage returns, and in winter the drafts among messages are marked."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tests.fidelity.dialects import comments_backslashed, crlf, plain, sentence, shares
from tests.fidelity.era_2021 import COMMENTS as DOUBLED_COMMENTS
from tests.fidelity.era_2021 import HASHTAG_FOLLOWS
from tests.fidelity.era_2021 import REACTIONS as CRLF_REACTIONS
from tests.fidelity.era_2021 import SHARES as CRLF_SHARES
from tests.fidelity.era_2023 import (
    ACCOUNT,
    INVITATION_FIELDS,
    INVITATIONS,
    JOB_APPLICATIONS,
    JOBS,
    MEDIA_WITHOUT_DATE,
    MEMBER_FOLLOWS,
    MESSAGES,
    MESSAGES_WITH_DRAFTS,
    NETWORK,
    OLD_ALERTS,
    PROFILE,
    SAVED_ANSWERS,
    VOTES,
    ad_targeting,
)
from tests.fidelity.layout import Layout

_SAVED_ITEMS: Final = Layout(
    "Saved_Items.csv",
    "saved_items",
    "saved_items",
    "savedItem,createdTime",
    "saved_item=link created_time=date:iso",
    crlf,
)
SAVED_ITEMS: Final = replace(_SAVED_ITEMS, header="savedItem,CreatedTime", dialect=plain)
SHARES: Final = Layout(
    "Shares.csv",
    "shares",
    "shares",
    "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
    "date:iso share_link=link share_commentary=commentary:breaks shared_url media_url visibility='MEMBER_NETWORK",
    shares,
)
#: When between March 2024 and July 2025 the quoting changed is not known; here it did with the line ends.
COMMENTS: Final = replace(DOUBLED_COMMENTS, fields="date:iso link message=text:raw", dialect=comments_backslashed)
REACTIONS: Final = replace(CRLF_REACTIONS, dialect=plain)
MEDIA: Final = Layout(
    "Rich_Media.csv",
    "rich_media",
    "media",
    "Date/Time,Media Description,Media Link",
    "caption:uploaded media_description=description:raw media_link=link",
)

#: The same tables as before, with the line ends of their time.
LATER_ACTIVITY: Final = tuple(replace(layout, dialect=plain) for layout in (VOTES, MEMBER_FOLLOWS))
NETWORK_WITH_LINKS: Final = (
    *NETWORK,
    Layout("Invitations.csv", "invitations", "invitations", INVITATIONS.format("Url"), INVITATION_FIELDS),
)
SECURITY: Final = (
    Layout(
        "Logins.csv",
        "logins",
        "logins",
        "Login Date,IP Address,User Agent,Login Type",
        "login_date=at:java ip_address=value user_agent=text login_type=kind",
    ),
    Layout(
        "Security Challenges.csv",
        "security_challenges",
        "logins",
        "Challenge Date,IP Address,User Agent,Country,Challenge Type",
        "challenge_date=at:java ip_address=value user_agent=text country=name challenge_type=kind",
    ),
)
_CONVERSATION: Final = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
#: Conversations with machines: header only, or a sentence where the header belongs.
ASSISTANTS: Final = (
    *(
        Layout(
            f"{name}.csv",
            name,
            "messages",
            _CONVERSATION,
            MESSAGES.fields,
            part=(0, 1 if name == "coach_messages" else 0),
        )
        for name in ("guide_messages", "coach_messages", "learning_coach_messages", "learning_role_play_messages")
    ),
    Layout(
        "LearningCoachMessages.csv",
        "learning_coach_messages",
        "messages",
        "No conversations found",
        "",
        sentence,
        part=(0, 0),
    ),
)
PROFILE_SINCE_2024: Final = (
    *PROFILE,
    Layout(
        "Profile Summary.csv", "profile_summary", "profile", "Profile Summary", "profile_summary=summary", part=(0, 0)
    ),
    Layout(
        "Honors.csv", "honors", "achievements", "Title,Description,Issued On", "title description issued_on=started_on"
    ),
    Layout(
        "Organizations.csv",
        "organizations",
        "achievements",
        "Name,Description,Position,Started On,Finished On",
        "name description position=title started_on finished_on",
    ),
    Layout(
        "Publications.csv",
        "publications",
        "achievements",
        "Name,Published On,Description,Publisher,Url",
        "name published_on description publisher=place url",
    ),
)
_RECEIPT: Final = (
    "First Name,Last Name,Billing Country,Postal Code,Transaction Made At,Payment Method Type,Invoice Number,"
    "Description,Tax Amount,Sub Total,Total Amount,Currency Code"
)
_RECEIPT_FIELDS: Final = (
    "first_name=name last_name=text billing_country='FR postal_code='42000 transaction_made_at=at:{}"
    " payment_method_type=kind invoice_number=value description=more tax_amount='2.00 sub_total='10.00"
    " total_amount='12.00 currency_code='EUR"
)
_POSTING: Final = (
    "Company Name,Title,Employment Status,Company Description,Job Description,Location Description,Job Functions,"
    "Company Industries,Seniority Level,Required Skills,Education Levels,Onsite Apply,Contact Email,Company Apply Url,"
    "Base Salary,Additional Compensation,Job State,Create Date,List Date,Close Date,Expiration Date"
)
_POSTING_FIELDS: Final = (
    "company_name=name title=kind employment_status=' company_description=text job_description=text"
    " location_description=more job_functions=' company_industries=' seniority_level=' required_skills='"
    " education_levels=' onsite_apply=' contact_email=' company_apply_url=value base_salary='"
    " additional_compensation=' job_state='CLOSED create_date=at:american list_date=at:american"
    " close_date=later:american expiration_date=later:american"
)
_VERIFICATION: Final = (
    "First name,Middle name,Last name,Verification type,Organization name,Email address,Country,State,City,"
    "Year of birth,Issuing authority,Document type,Verification service provider,Verified date,Expiry date"
)
_VERIFICATION_FIELDS: Final = (
    "first_name=name middle_name='N/A last_name=text verification_type=kind organization_name=' email_address=value"
    " country='FR state=' city=more year_of_birth=' issuing_authority=' document_type='PASSPORT"
    " verification_service_provider='Proofly verified_date=at:iso_day! expiry_date=later:iso_day!"
)
PAPERS: Final = (
    Layout("Verifications/Verifications.csv", "verifications", "receipts", _VERIFICATION, _VERIFICATION_FIELDS),
    Layout("Receipts.csv", "receipts", "receipts", _RECEIPT, _RECEIPT_FIELDS.format("american")),
    Layout("Receipts_v2.csv", "receipts_v2", "receipts", _RECEIPT, _RECEIPT_FIELDS.format("receipt")),
    Layout("Jobs/Online Job Postings.csv", "online_job_postings", "receipts", _POSTING, _POSTING_FIELDS),
    Layout(
        "Whatsapp Phone Numbers.csv",
        "whatsapp_phone_numbers",
        "phones",
        "Number,Extension,Is_WhatsApp_Number",
        "number=value extension=more is_whatsapp_number='true",
    ),
    Layout(
        "Member Hashtags.csv",
        "member_hashtags",
        "causes",
        "Member Posts About Hashtags",
        "member_posts_about_hashtags=value",
    ),
)

SPRING: Final = (
    CRLF_SHARES,
    DOUBLED_COMMENTS,
    CRLF_REACTIONS,
    HASHTAG_FOLLOWS,
    VOTES,
    MEMBER_FOLLOWS,
    _SAVED_ITEMS,
    MEDIA_WITHOUT_DATE,
    MESSAGES,
    *NETWORK_WITH_LINKS,
    *PROFILE,
    *ACCOUNT,
    *SECURITY,
    *JOBS,
    JOB_APPLICATIONS,
    SAVED_ANSWERS,
    OLD_ALERTS,
    ad_targeting(),
    Layout(
        "Calendar.csv",
        "calendar",
        "emails",
        "Owner,Source,LastSyncedAt",
        "owner=value source=kind last_synced_at=at:american",
    ),
)
WINTER: Final = (
    SHARES,
    COMMENTS,
    REACTIONS,
    MEDIA,
    *LATER_ACTIVITY,
    MESSAGES_WITH_DRAFTS,
    *ASSISTANTS[1:4],
    *NETWORK_WITH_LINKS,
    *PROFILE_SINCE_2024,
    *ACCOUNT,
    *SECURITY,
    *PAPERS,
    *JOBS,
    SAVED_ANSWERS,
    ad_targeting(),
)
