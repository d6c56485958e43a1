-- Title:  What the rule pack says about each kind of record, whoever and wherever the member is
-- Why:    LinkedIn names kinds of data; an aspect, an audience, a group of countries or a post of the same day may
--         narrow what a rule is about, and the narrower rule wins.
-- Reads:  records.combined, policy.rules, policy.regimes
-- Params: none
-- Grain:  one row per flow, group of countries, kind, aspect, audience, and whether a post of the same day is used
with

subjects as (
    select distinct
        kind,
        aspect,
        audience
    from records.combined
),

places as (
    select distinct
        flow,
        region_group
    from policy.regimes
)

select
    places.flow,
    places.region_group,
    subjects.kind,
    subjects.aspect,
    subjects.audience,
    sides.beside_post,
    rules.rule_id,
    rules.status
from subjects
cross join places
cross join (values (true), (false)) as sides (beside_post)
inner join policy.rules as rules
    on
        places.flow = rules.flow
        and list_contains(rules.kinds, subjects.kind)
        and (rules.aspects is null or list_contains(rules.aspects, subjects.aspect))
        and (rules.audiences is null or list_contains(rules.audiences, subjects.audience))
        and (rules.regions is null or list_contains(rules.regions, places.region_group))
        and (rules.gate != 'companion' or sides.beside_post)
qualify
    row_number() over (
        partition by
            places.flow, places.region_group, subjects.kind, subjects.aspect, subjects.audience, sides.beside_post
        order by
            rules.gate = 'companion' desc,
            rules.regions is null asc,
            rules.aspects is null asc,
            rules.audiences is null asc
    ) = 1
