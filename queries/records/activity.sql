-- Title:  Media, events, saved items, searches and learning
-- Why:    What the member uploaded, kept or looked for. What a file in Rich_Media was uploaded as decides its
--         scope, so the caption's words are kept as the aspect.
-- Reads:  archive.rich_media, archive.videos, archive.events, archive.saved_items, archive.saved_articles,
--         archive.search_queries, archive.learning, archive.reviews, archive.member_hashtags,
--         archive.calendar
-- Params: none
-- Grain:  one row per record
with

entries as (
    select
        record_id,
        'media' as kind,
        nullif(regexp_extract(caption, 'uploaded an? (.+?) on ', 1), '') as aspect,
        uploaded_at as occurred_at,
        'unknown' as audience,
        source_file,
        source_row
    from archive.rich_media

    union all by name

    select
        record_id,
        'media' as kind,
        'video' as aspect,
        'unknown' as audience,
        source_file,
        source_row
    from archive.videos

    union all by name

    select
        record_id,
        'event' as kind,
        lower(status) as aspect,
        starts_at as occurred_at,
        'unknown' as audience,
        source_file,
        source_row
    from archive.events

    union all by name

    select
        record_id,
        'saved_item' as kind,
        created_time as occurred_at,
        'private' as audience,
        saved_item as url,
        source_file,
        source_row
    from archive.saved_items

    union all by name

    select
        record_id,
        'saved_item' as kind,
        saved_at as occurred_at,
        'private' as audience,
        link as url,
        source_file,
        source_row
    from archive.saved_articles

    union all by name

    select
        record_id,
        'search' as kind,
        time as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.search_queries

    union all by name

    select
        record_id,
        'learning' as kind,
        content_last_watched_date_if_viewed as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.learning

    union all by name

    select
        record_id,
        'review' as kind,
        creation_date as occurred_at,
        'unknown' as audience,
        review_text as text,
        source_file,
        source_row
    from archive.reviews

    union all by name

    select
        record_id,
        'other' as kind,
        'member_hashtags' as aspect,
        'unknown' as audience,
        source_file,
        source_row
    from archive.member_hashtags

    union all by name

    select
        record_id,
        'other' as kind,
        'calendar' as aspect,
        'private' as audience,
        source_file,
        source_row
    from archive.calendar
)

select
    record_id,
    kind,
    aspect,
    occurred_at,
    audience,
    url,
    text,
    sha256(text) as text_sha256,
    source_file,
    source_row
from entries
