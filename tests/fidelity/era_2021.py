"""2021: UTF-8 throughout, and carriage returns in posts and in what is done to them."""

from __future__ import annotations

from typing import Final

from tests.fidelity.dialects import comments_doubled, connections, crlf, plain, unended
from tests.fidelity.era_2018 import SECTIONS
from tests.fidelity.layout import Layout

#: Posts and the like until March 2024.
SHARES: Final = Layout(
    "Shares.csv",
    "shares",
    "shares",
    "Date,ShareLink,ShareCommentary,SharedURL,MediaURL,Visibility",
    "date:iso share_link=link share_commentary=commentary:breaks_crlf shared_url media_url visibility='MEMBER_NETWORK",
    crlf,
)
COMMENTS: Final = Layout(
    "Comments.csv", "comments", "comments", "Date,Link,Message", "date:iso link message=text:spilled", comments_doubled
)
REACTIONS: Final = Layout("Reactions.csv", "reactions", "reactions", "Date,Type,Link", "date:iso type link", crlf)
HASHTAG_FOLLOWS: Final = Layout(
    "Hashtag_Follows.csv",
    "hashtag_follows",
    "follows",
    "HashTag,CreatedTime,LastModifiedTime,State",
    "hash_tag=name created_time=at:iso last_modified_time=later:iso state=kind",
    crlf,
)

#: What has not changed since.
COMPANY_FOLLOWS: Final = Layout(
    "Company Follows.csv",
    "company_follows",
    "follows",
    "Organization,Followed On",
    "organization=name followed_on=at:java",
    unended,
)
CERTIFICATIONS: Final = Layout(
    "Certifications.csv",
    "certifications",
    "achievements",
    "Name,Url,Authority,Started On,Finished On,License Number",
    "name url authority=place started_on finished_on license_number=number",
)
LEARNING: Final = Layout(
    "Learning.csv",
    "learning",
    "learning",
    "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
    "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),",
    "content_title=name content_description=text:raw content_type=kind"
    " content_last_watched_date_if_viewed=at:minute_utc content_completed_at_if_completed=later:minute_utc"
    " content_saved=value notes_taken_on_videos_if_taken=more -",
)
SEARCHES: Final = Layout(
    "SearchQueries.csv", "search_queries", "searches", "Time,Search Query", "time=at:slashes search_query=text"
)
EMAILS: Final = Layout(
    "Email Addresses.csv",
    "email_addresses",
    "emails",
    "Email Address,Confirmed,Primary,Updated On",
    "email_address=value confirmed=kind is_primary=more updated_on=at:american",
    unended,
)
PHONES: Final = Layout(
    "PhoneNumbers.csv",
    "phone_numbers",
    "phones",
    "Extension,Number,Type",
    "extension=more number=value type=kind",
)


def messages(columns: str, fields: str) -> Layout:
    """Messages with the first columns that all have had since 2021, and the given ones."""
    return Layout(
        "messages.csv",
        "messages",
        "messages",
        f"CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,{columns}",
        f"conversation_id conversation_title sender sender_profile_url=sender_url recipients {fields}",
        plain,
    )


LAYOUTS: Final = (
    SHARES,
    COMMENTS,
    REACTIONS,
    HASHTAG_FOLLOWS,
    COMPANY_FOLLOWS,
    CERTIFICATIONS,
    LEARNING,
    SEARCHES,
    EMAILS,
    PHONES,
    *SECTIONS,
    messages("DATE,SUBJECT,CONTENT,FOLDER", "date:iso_utc subject content folder"),
    Layout(
        "Connections.csv",
        "connections",
        "people",
        "First Name,Last Name,Email Address,Company,Position,Connected On",
        "first_name last_name email_address=email company position connected_on=at:day!",
        connections,
    ),
    Layout(
        "Invitations.csv",
        "invitations",
        "invitations",
        "From,To,Sent At,Message,Direction",
        "sender recipient sent_at:american message direction",
    ),
    Layout(
        "Endorsement_Received_Info.csv",
        "endorsement_received_info",
        "people",
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorsement Status",
        "endorsement_date=at:slashes skill_name=text endorser_first_name=first_name endorser_last_name=last_name"
        " endorsement_status=status",
    ),
)
