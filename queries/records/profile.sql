-- Title:  Profile fields, headline and summary
-- Why:    One row of Profile.csv holds things that are treated differently: a name is public, an address is not.
--         Nothing here is dated: the export does not say when a field was written. New columns are one record more,
--         for being unknown is no reason to leave them out.
-- Reads:  archive.profile, archive.profile_summary
-- Params: none
-- Grain:  one row per record
with

fields as (
    unpivot archive.profile
    on columns(* exclude (record_id, part, source_file, source_row, extra))
    into
    name field
    value content
),

entries as (
    select
        record_id || '/' || field as record_id,
        case when field in ('headline', 'summary') then field else 'profile_field' end as kind,
        case when field not in ('headline', 'summary') then field end as aspect,
        case
            when
                field in (
                    'address', 'zip_code', 'birth_date', 'contact_instructions', 'websites', 'twitter_handles',
                    'instant_messengers'
                )
                then 'unknown'
            else 'presumed_public'
        end as audience,
        case when field in ('headline', 'summary') then content end as text,
        source_file,
        source_row
    from fields

    union all by name

    select
        record_id,
        'summary' as kind,
        'presumed_public' as audience,
        profile_summary as text,
        source_file,
        source_row
    from archive.profile_summary
    where profile_summary is not null

    union all by name

    -- Cells of columns that no version of Profile.csv was known to have: nobody says what they are or who uses them.
    select
        record_id || '/unknown' as record_id,
        'other' as kind,
        'unknown' as aspect,
        'unknown' as audience,
        source_file,
        source_row
    from archive.profile
    where regexp_matches(extra, ':"[^"]')
)

select
    record_id,
    kind,
    aspect,
    cast(null as timestamp) as occurred_at,
    audience,
    cast(null as varchar) as url,
    text,
    sha256(text) as text_sha256,
    source_file,
    source_row
from entries
