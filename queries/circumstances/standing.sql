-- Title:  Where the member stands with each use on the day of the verdict
-- Why:    Whether a use is on where the member lives, and what their own choices reached, decides the same for every
--         record. Present use goes by the country they live in now, past use by where they lived then. Where a country
--         is unknown, every group of countries is a possibility and gets a row of its own.
-- Reads:  policy.flows, policy.regions, policy.regimes
-- Params: $ads_opted_out_on, $as_of, $born_on, $objected_on, $opted_in_again_on, $opted_out_before_start,
--         $opted_out_on, $regions
-- Grain:  one row per flow and possibility
with

residences as (
    select
        residence.country,
        residence.starts_on,
        residence.ends_on
    from (
        select unnest(cast($regions as struct(country varchar, starts_on date, ends_on date)[])) as residence
    ) as given
),

-- One possibility, without a name that matters, when every country is known.
possibilities as (
    select distinct
        case
            when (select bool_or(residences.country is null) from residences) then regimes.region_group
            else 'known'
        end as possibility
    from policy.regimes as regimes
),

-- A country that no group lists belongs to OTHER.
homes as (
    select
        possibilities.possibility,
        residences.starts_on,
        residences.ends_on,
        case
            when residences.country is null then possibilities.possibility
            else coalesce(regions.region_group, 'OTHER')
        end as region_group
    from residences
    cross join possibilities
    left join policy.regions as regions on upper(residences.country) = regions.country
),

-- What held where the member lived, day by day. `greatest` and `least` pass over a null, which is an open end.
lived as (
    select
        regimes.flow,
        homes.possibility,
        regimes.region_group,
        regimes.state,
        regimes.rule_id,
        regimes.starts_on as regime_starts_on,
        greatest(regimes.starts_on, homes.starts_on) as starts_on,
        least(regimes.ends_on, homes.ends_on) as ends_on
    from homes
    inner join policy.regimes as regimes on homes.region_group = regimes.region_group
    where
        coalesce(greatest(regimes.starts_on, homes.starts_on) <= least(regimes.ends_on, homes.ends_on), true)
        and coalesce(greatest(regimes.starts_on, homes.starts_on) <= cast($as_of as date), true)
),

present_regimes as (
    select
        lived.flow,
        lived.possibility,
        lived.region_group,
        lived.state,
        lived.rule_id
    from lived
    where coalesce(lived.ends_on >= cast($as_of as date), true)
),

-- Before the start means the day before the use last began; where no beginning is known, all that is known is that the
-- setting is off on the day of the verdict.
beginnings as (
    select
        lived.flow,
        lived.possibility,
        coalesce(
            max(lived.regime_starts_on) filter (where lived.state = 'on' and present_regimes.region_group is not null)
            - 1,
            cast($as_of as date)
        ) as day_before
    from lived
    left join present_regimes
        on
            lived.flow = present_regimes.flow
            and lived.possibility = present_regimes.possibility
            and lived.region_group = present_regimes.region_group
    group by lived.flow, lived.possibility
),

-- The day on which the choice that governs a use took effect; null without one. A choice later than the day of the
-- verdict does not count, one taken back by then does not either, nor one that governs the use elsewhere only.
choices as (
    select
        present_regimes.flow,
        present_regimes.possibility,
        case
            when not coalesce(list_contains(flows.stopped_in, present_regimes.region_group), true) then null
            when flows.stopped_by = 'ads' then cast($ads_opted_out_on as date)
            when flows.stopped_by = 'objection' then cast($objected_on as date)
            when cast($opted_in_again_on as date) <= cast($as_of as date) then null
            when cast($opted_out_before_start as boolean) then beginnings.day_before
            else cast($opted_out_on as date)
        end as chosen_on,
        case when chosen_on <= cast($as_of as date) then chosen_on end as opted_out_on
    from present_regimes
    inner join policy.flows as flows on present_regimes.flow = flows.flow
    inner join beginnings
        on present_regimes.flow = beginnings.flow and present_regimes.possibility = beginnings.possibility
),

-- The last day of use that the choice came too late for, here and in a country that the member has left.
reaches as (
    select
        lived.flow,
        lived.possibility,
        max(least(lived.ends_on, choices.opted_out_on)) filter (
            where coalesce(lived.starts_on <= choices.opted_out_on, choices.opted_out_on is not null)
        ) as last_used_on,
        max(least(lived.ends_on, choices.opted_out_on - 1, cast($as_of as date))) filter (
            where
            lived.region_group != present_regimes.region_group
            and coalesce(lived.starts_on <= choices.opted_out_on, true)
        ) as last_used_elsewhere_on
    from lived
    inner join choices on lived.flow = choices.flow and lived.possibility = choices.possibility
    inner join present_regimes
        on lived.flow = present_regimes.flow and lived.possibility = present_regimes.possibility
    where lived.state in ('on', 'unclear')
    group by lived.flow, lived.possibility
),

-- The last day of use that the choice came too late for in the country the member lives in now, whoever lived there:
-- what the setting means today is judged by that country alone.
reaches_here as (
    select
        choices.flow,
        choices.possibility,
        max(least(regimes.ends_on, choices.opted_out_on)) as last_used_on
    from choices
    inner join present_regimes
        on choices.flow = present_regimes.flow and choices.possibility = present_regimes.possibility
    inner join policy.regimes as regimes
        on present_regimes.flow = regimes.flow and present_regimes.region_group = regimes.region_group
    where
        regimes.state in ('on', 'unclear')
        and coalesce(regimes.starts_on, choices.opted_out_on) <= choices.opted_out_on
    group by choices.flow, choices.possibility
)

select
    present_regimes.flow,
    present_regimes.possibility,
    present_regimes.region_group,
    present_regimes.state,
    present_regimes.rule_id as region_rule_id,
    choices.opted_out_on,
    case
        when reaches_here.last_used_on is not null and reaches.last_used_on is not null
            then least(reaches.last_used_on, reaches_here.last_used_on)
    end as last_used_on,
    reaches.last_used_elsewhere_on,
    coalesce(cast($as_of as date) < cast($born_on as date) + to_years(18), false) as is_minor
from present_regimes
inner join choices
    on present_regimes.flow = choices.flow and present_regimes.possibility = choices.possibility
left join reaches
    on present_regimes.flow = reaches.flow and present_regimes.possibility = reaches.possibility
left join reaches_here
    on present_regimes.flow = reaches_here.flow and present_regimes.possibility = reaches_here.possibility
order by present_regimes.flow, present_regimes.possibility
