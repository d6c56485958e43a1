-- Title:  Ads clicked, ad targeting facets and inferences
-- Why:    Each facet that LinkedIn targets ads by is a record of its own, since each says something else about the
--         member.
-- Reads:  archive.ad_targeting, archive.ads_clicked, archive.lan_ads_engagement,
--         archive.inferences_about_you
-- Params: none
-- Grain:  one row per record
with

targeting as (
    unpivot archive.ad_targeting
    on columns(* exclude (record_id, part, source_file, source_row, extra))
    into
    name facet
    value facet_values
),

entries as (
    select
        record_id,
        'ad_click' as kind,
        'linkedin' as aspect,
        ad_clicked_date as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.ads_clicked

    union all by name

    select
        record_id,
        'ad_click' as kind,
        'audience network' as aspect,
        date as occurred_at,
        'private' as audience,
        source_file,
        source_row
    from archive.lan_ads_engagement

    union all by name

    select
        record_id || '/' || facet as record_id,
        'ad_targeting' as kind,
        facet as aspect,
        'private' as audience,
        source_file,
        source_row
    from targeting

    union all by name

    select
        record_id,
        'inference' as kind,
        type_of_inference as aspect,
        'private' as audience,
        source_file,
        source_row
    from archive.inferences_about_you
)

select
    record_id,
    kind,
    aspect,
    occurred_at,
    audience,
    cast(null as varchar) as url,
    cast(null as varchar) as text,
    cast(null as varchar) as text_sha256,
    source_file,
    source_row
from entries
