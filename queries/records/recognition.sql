-- Title:  Recommendations and endorsements, received and given
-- Why:    A pending endorsement or a hidden recommendation is shown to nobody, which its audience says.
-- Reads:  archive.recommendations_received, archive.recommendations_given,
--         archive.endorsement_received_info, archive.endorsement_given_info
-- Params: none
-- Grain:  one row per record
with

entries as (
    select
        record_id,
        'recommendation_received' as kind,
        creation_date as occurred_at,
        case
            when upper(trim(coalesce(status, 'VISIBLE'))) = 'VISIBLE' then 'presumed_public' else 'private'
        end as audience,
        source_file,
        source_row
    from archive.recommendations_received

    union all by name

    select
        record_id,
        'recommendation_given' as kind,
        creation_date as occurred_at,
        'unknown' as audience,
        text,
        source_file,
        source_row
    from archive.recommendations_given

    union all by name

    select
        record_id,
        'endorsement_received' as kind,
        case when upper(trim(endorsement_status)) = 'PENDING' then 'pending' end as aspect,
        endorsement_date as occurred_at,
        case when upper(trim(endorsement_status)) = 'ACCEPTED' then 'presumed_public' else 'private' end as audience,
        source_file,
        source_row
    from archive.endorsement_received_info

    union all by name

    select
        record_id,
        'endorsement_given' as kind,
        case when upper(trim(endorsement_status)) = 'PENDING' then 'pending' end as aspect,
        endorsement_date as occurred_at,
        case when upper(trim(endorsement_status)) = 'ACCEPTED' then 'presumed_public' else 'private' end as audience,
        source_file,
        source_row
    from archive.endorsement_given_info
)

select
    record_id,
    kind,
    aspect,
    occurred_at,
    audience,
    cast(null as varchar) as url,
    text,
    sha256(text) as text_sha256,
    source_file,
    source_row
from entries
