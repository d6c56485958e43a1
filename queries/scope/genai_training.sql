-- Title:  Which records may be used to train LinkedIn's content-generating AI
-- Why:    LinkedIn names the profile, posts, articles, comments and more, leaves out private messages and activity, and
--         began on different days in different places. The gates stand in `decisions`, in the order in which they
--         apply: what the record is, whether the use is on where the member lives, and what the member's opt-out
--         reached. The rule pack says which kinds, countries and days; nothing of that is written here.
-- Reads:  records.combined, policy.rules, policy.regimes, policy.regions
-- Params: $as_of, $country, $opted_out_before_start, $opted_out_on
-- Grain:  one row per record
with

rules as (
    select
        rule_id,
        gate,
        kinds,
        aspects,
        audiences,
        status
    from policy.rules
    where flow = 'genai_training'
),

-- The regimes where the member lives; of every region when the country is unknown (null). A country that no group
-- lists belongs to OTHER.
regimes as (
    select
        region_group,
        starts_on,
        ends_on,
        state,
        rule_id
    from policy.regimes
    where
        flow = 'genai_training'
        and (
            cast($country as varchar) is null
            or region_group = coalesce(
                (
                    select regions.region_group
                    from policy.regions as regions
                    where regions.country = upper(cast($country as varchar))
                ),
                'OTHER'
            )
        )
),

-- The day of the opt-out, null without one: an opt-out later than the day of the verdict does not count. Before the
-- start means the day before the use last began; where no beginning is known, all that is known is that the setting is
-- off on the day of the verdict.
opt_outs as (
    select
        region_group,
        case
            when cast($opted_out_before_start as boolean)
                then coalesce(
                    max(starts_on) filter (where state = 'on' and starts_on <= cast($as_of as date)) - 1,
                    cast($as_of as date)
                )
            when cast($opted_out_on as date) <= cast($as_of as date) then cast($opted_out_on as date)
        end as opted_out_on
    from regimes
    group by region_group
),

-- The last day of use that the opt-out came too late for; null if there was none. `least` passes over a null, which is
-- a regime that goes on.
reaches as (
    select
        regimes.region_group,
        max(least(regimes.ends_on, opt_outs.opted_out_on)) as last_used_day
    from regimes
    inner join opt_outs on regimes.region_group = opt_outs.region_group
    where
        regimes.state in ('on', 'unclear')
        and coalesce(regimes.starts_on, opt_outs.opted_out_on) <= opt_outs.opted_out_on
    group by regimes.region_group
),

circumstances as (
    select
        regimes.region_group,
        regimes.state,
        regimes.rule_id as region_rule_id,
        opt_outs.opted_out_on,
        reaches.last_used_day
    from regimes
    inner join opt_outs on regimes.region_group = opt_outs.region_group
    left join reaches on regimes.region_group = reaches.region_group
    where
        cast($as_of as date) >= coalesce(regimes.starts_on, cast($as_of as date))
        and cast($as_of as date) <= coalesce(regimes.ends_on, cast($as_of as date))
),

subjects as (
    select distinct
        kind,
        aspect,
        audience
    from records.combined
),

-- What the pack says about the record as such, alone and beside a post of the same day. The narrower rule wins.
categories as (
    select
        subjects.kind,
        subjects.aspect,
        subjects.audience,
        sides.beside_post,
        rules.rule_id as category_rule_id,
        rules.status as category_status
    from subjects
    cross join (values (true), (false)) as sides (beside_post)
    inner join rules
        on
            list_contains(rules.kinds, subjects.kind)
            and (rules.aspects is null or list_contains(rules.aspects, subjects.aspect))
            and (rules.audiences is null or list_contains(rules.audiences, subjects.audience))
            and (rules.gate != 'companion' or sides.beside_post)
    qualify
        row_number() over (
            partition by subjects.kind, subjects.aspect, subjects.audience, sides.beside_post
            order by
                rules.gate = 'companion' desc,
                rules.aspects is null asc,
                rules.audiences is null asc
        ) = 1
),

-- Days with a post that may be used; an upload for the feed on such a day is taken to belong to it.
post_days as (
    select distinct cast(posts.occurred_at as date) as posted_on
    from records.combined as posts
    inner join categories
        on
            posts.kind = categories.kind
            and posts.aspect is not distinct from categories.aspect
            and posts.audience is not distinct from categories.audience
    where
        posts.kind in ('post', 'group_post', 'repost')
        and posts.occurred_at is not null
        and categories.category_status = 'in'
),

-- The days on which the answer to a comparison with an opt-out changes.
turning_points as (
    select cast('-infinity' as date) as turned_on
    union
    select circumstances.opted_out_on as turned_on
    from circumstances
    where circumstances.opted_out_on is not null
    union
    select circumstances.last_used_day + 1 as turned_on
    from circumstances
    where circumstances.last_used_day is not null
),

-- In place of its day each record gets the last turning point before it, which compares the same; undated ones get
-- null. So few combinations are left to decide.
entries as (
    select
        records.record_id,
        records.kind,
        records.aspect,
        records.audience,
        turning_points.turned_on as recorded_on,
        post_days.posted_on is not null as beside_post
    from records.combined as records
    left join post_days on cast(records.occurred_at as date) = post_days.posted_on
    asof left join turning_points on cast(records.occurred_at as date) >= turning_points.turned_on
),

cases as (
    select distinct
        kind,
        aspect,
        audience,
        recorded_on,
        beside_post
    from entries
),

-- The gates. The first that applies decides; a null day or a null opt-out passes every comparison by.
decisions as (
    select
        cases.kind,
        cases.aspect,
        cases.audience,
        cases.recorded_on,
        cases.beside_post,
        circumstances.opted_out_on is not null as opted_out,
        case
            when categories.category_status = 'excluded' then categories.category_rule_id
            when circumstances.state in ('off', 'paused') then circumstances.region_rule_id
            when circumstances.opted_out_on is not null and circumstances.last_used_day is null
                then 'genai.optout.before_start'
            when cases.recorded_on >= circumstances.opted_out_on then 'genai.optout.later_record'
            when cases.recorded_on > circumstances.last_used_day then 'genai.optout.before_start'
            when categories.category_status = 'unclear' then categories.category_rule_id
            when cases.recorded_on < circumstances.opted_out_on then 'genai.optout.earlier_record'
            when circumstances.opted_out_on is not null then 'genai.optout.undated'
            when circumstances.state = 'unclear' then circumstances.region_rule_id
            else categories.category_rule_id
        end as rule_id
    from cases
    inner join categories
        on
            cases.kind = categories.kind
            and cases.aspect is not distinct from categories.aspect
            and cases.audience is not distinct from categories.audience
            and cases.beside_post = categories.beside_post
    cross join circumstances
),

-- One verdict per region that the member may live in.
regional_verdicts as (
    select
        decisions.kind,
        decisions.aspect,
        decisions.audience,
        decisions.recorded_on,
        decisions.beside_post,
        decisions.rule_id,
        rules.status,
        case
            when rules.status = 'excluded' and rules.gate = 'region' then 'not_in_use'
            when rules.status = 'excluded' and rules.gate = 'optout' then 'protected'
            when rules.status = 'excluded' then 'n/a'
            when decisions.opted_out then 'possibly_used'
            else 'usable'
        end as timing,
        list_position(['usable', 'possibly_used', 'protected', 'not_in_use', 'n/a'], timing) as caution
    from decisions
    inner join rules on decisions.rule_id = rules.rule_id
),

-- Where the regions that are possible agree, their status; else unclear. Always the most cautious timing.
verdicts as (
    select
        kind,
        aspect,
        audience,
        recorded_on,
        beside_post,
        case when count(distinct status) = 1 then min(status) else 'unclear' end as status,
        case
            when count(distinct status) = 1 then arg_min(rule_id, (caution, rule_id))
            else 'genai.region.unknown'
        end as rule_id,
        arg_min(timing, caution) as timing
    from regional_verdicts
    group by kind, aspect, audience, recorded_on, beside_post
)

select
    entries.record_id,
    'genai_training' as flow,
    verdicts.status,
    verdicts.rule_id,
    verdicts.timing
from entries
inner join verdicts
    on
        entries.kind = verdicts.kind
        and entries.aspect is not distinct from verdicts.aspect
        and entries.audience is not distinct from verdicts.audience
        and entries.recorded_on is not distinct from verdicts.recorded_on
        and entries.beside_post = verdicts.beside_post
