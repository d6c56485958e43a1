"""Tables of what a member published, reacted to and saved."""

from __future__ import annotations

from typing import Final

from exposure.tables.spec import TableSpec, moment, seen, text

SPECS: Final = (
    TableSpec(
        name="shares",
        files=("Shares",),
        columns=(
            moment("date", "Date"),
            text("share_link", "ShareLink", "Share Link"),
            text("share_commentary", "ShareCommentary", "Share Commentary", quoted_breaks=True),
            text("shared_url", "SharedUrl", "SharedURL", "Shared URL"),
            text("media_url", "MediaUrl", "MediaURL", "Media URL"),
            text("visibility", "Visibility"),
            # 2018 only.
            text("share_title", "Share Title"),
            text("share_description", "Share Description"),
            text("type", "Type"),
        ),
        key=("share_link",),
        eras=(
            seen("2024 on", "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility"),
            seen("2021-2024", "Date,ShareLink,ShareCommentary,SharedURL,MediaURL,Visibility"),
            seen(
                "2018",
                "Date,Share Title,Share Description,Share Link,Share Commentary,Shared URL,Media URL,Type,Visibility",
            ),
        ),
        urn="share_link",
    ),
    TableSpec(
        name="comments",
        files=("Comments",),
        columns=(moment("date", "Date"), text("link", "Link"), text("message", "Message")),
        # The link is that of the post commented on; a comment has no id of its own.
        key=("date", "link"),
        eras=(seen("2021 on"),),
        layout="comments",
    ),
    TableSpec(
        name="reactions",
        # Likes were the only reaction in 2015.
        files=("Reactions", "Likes"),
        columns=(moment("date", "Date"), text("type", "Type"), text("link", "Link")),
        key=("date", "type", "link"),
        eras=(seen("2021 on"),),
    ),
    TableSpec(
        name="instant_reposts",
        files=("InstantReposts",),
        columns=(moment("date", "Date"), text("link", "Link")),
        # The link is that of the post reposted.
        key=("date", "link"),
        eras=(seen("2025 on"),),
    ),
    TableSpec(
        name="votes",
        files=("Votes",),
        columns=(moment("date", "Date"), text("link", "Link"), text("option_text", "OptionText")),
        key=("date", "link"),
        eras=(seen("2023 on"),),
    ),
    TableSpec(
        name="saved_items",
        files=("Saved_Items",),
        columns=(text("saved_item", "savedItem"), moment("created_time", "CreatedTime", "createdTime")),
        key=("saved_item", "created_time"),
        eras=(seen("2025 on"), seen("2024", "savedItem,createdTime")),
    ),
    TableSpec(
        name="saved_articles",
        files=("saved_articles",),
        columns=(moment("saved_at", "Saved At"), text("link", "Link"), text("name", "Name")),
        key=("saved_at", "link"),
        eras=(seen("2026 on"),),
    ),
    TableSpec(
        name="rich_media",
        files=("Rich_Media", "Rich Media"),
        columns=(
            # One header, two columns: a sentence that names the kind of media, and the instant within it.
            text("caption", "Date/Time"),
            moment("uploaded_at", "Date/Time"),
            text("media_description", "Media Description"),
            text("media_link", "Media Link", "Link"),
            # Until 2024.
            text("type", "Type"),
        ),
        # The link is signed afresh for each export, so it tells two rows of one export apart but is no identity.
        key=("caption", "type"),
        eras=(seen("2024 on", "Date/Time,Media Description,Media Link"), seen("2023-2024", "Type,Link")),
    ),
    TableSpec(
        name="videos",
        files=("Videos",),
        columns=(text("description", "Description"), text("link", "Link")),
        key=("link",),
        eras=(seen("2018"),),
    ),
    TableSpec(
        name="events",
        files=("Events",),
        columns=(
            text("event_name", "Event Name"),
            # One header, two columns: the range as written, and its first instant.
            text("event_time", "Event Time"),
            moment("starts_at", "Event Time"),
            text("status", "Status"),
            text("external_url", "External Url"),
        ),
        key=("event_name", "event_time"),
        eras=(seen("2023 on"),),
    ),
    TableSpec(
        name="member_hashtags",
        files=("Member Hashtags",),
        columns=(text("member_posts_about_hashtags", "Member Posts About Hashtags"),),
        key=("member_posts_about_hashtags",),
        eras=(seen("2024 on"),),
    ),
    TableSpec(
        name="articles",
        # HTML files named after the article, so this one stands for a folder; `dialects.articles` names the columns.
        files=("Articles",),
        columns=(
            text("title", "Title"),
            text("url", "Url"),
            moment("created_at", "Created At"),
            # NULL for a draft.
            moment("published_at", "Published At"),
            text("body", "Body"),
            text("file_name", "File Name"),
        ),
        # A draft has no address.
        key=("url", "file_name"),
        layout="article",
    ),
)
