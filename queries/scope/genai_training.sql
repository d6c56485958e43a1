-- Title:  Which records may be used to train LinkedIn's content-generating AI
-- Why:    LinkedIn names the profile, posts, articles, comments and more, leaves out private messages and activity, and
--         began on different days in different places. The gates stand in `decisions`, in the order in which they
--         apply. The rule pack says which kinds, countries and days; nothing of that is written here.
-- Reads:  records.combined, circumstances.standing, circumstances.categories, policy.rules
-- Params: none
-- Grain:  one row per record
with

standings as (
    select
        possibility,
        region_group,
        state,
        region_rule_id,
        opted_out_on,
        last_used_on,
        last_used_elsewhere_on,
        is_minor
    from circumstances.standing
    where flow = 'genai_training'
),

categories as (
    select
        region_group,
        kind,
        aspect,
        audience,
        beside_post,
        rule_id,
        status
    from circumstances.categories
    where flow = 'genai_training'
),

-- Days with a post that may be used; an upload for the feed on such a day is taken to belong to it.
post_days as (
    select distinct cast(posts.occurred_at as date) as posted_on
    from records.combined as posts
    inner join standings on posts.occurred_at is not null
    inner join categories
        on
            standings.region_group = categories.region_group
            and posts.kind = categories.kind
            and posts.aspect is not distinct from categories.aspect
            and posts.audience is not distinct from categories.audience
    where
        posts.kind in ('post', 'group_post', 'repost')
        and categories.status = 'in'
),

entries as (
    select
        records.record_id,
        records.kind,
        records.aspect,
        records.audience,
        cast(records.occurred_at as date) as recorded_on,
        post_days.posted_on is not null as beside_post
    from records.combined as records
    left join post_days on cast(records.occurred_at as date) = post_days.posted_on
),

-- Records of one kind and day get one verdict, so few combinations are left to decide.
cases as (
    select distinct
        kind,
        aspect,
        audience,
        recorded_on,
        beside_post
    from entries
),

-- The gates. The first that applies decides; a null day or a null choice passes every comparison by.
decisions as (
    select
        cases.kind,
        cases.aspect,
        cases.audience,
        cases.recorded_on,
        cases.beside_post,
        standings.opted_out_on is not null as opted_out,
        -- Used in a country that the member has left, while the record was there or may have been.
        coalesce(
            standings.last_used_elsewhere_on >= cases.recorded_on,
            standings.last_used_elsewhere_on is not null
        )
        and categories.status != 'excluded' as used_elsewhere,
        case
            when categories.status = 'excluded' then categories.rule_id
            when standings.is_minor then 'genai.minor'
            when standings.state in ('off', 'paused') then standings.region_rule_id
            when standings.opted_out_on is not null and standings.last_used_on is null
                then 'genai.optout.before_start'
            when cases.recorded_on >= standings.opted_out_on then 'genai.optout.later_record'
            when cases.recorded_on > standings.last_used_on then 'genai.optout.before_start'
            when categories.status = 'unclear' then categories.rule_id
            when cases.recorded_on < standings.opted_out_on then 'genai.optout.earlier_record'
            when standings.opted_out_on is not null then 'genai.optout.undated'
            when standings.state = 'unclear' then standings.region_rule_id
            else categories.rule_id
        end as rule_id
    from cases
    cross join standings
    inner join categories
        on
            standings.region_group = categories.region_group
            and cases.kind = categories.kind
            and cases.aspect is not distinct from categories.aspect
            and cases.audience is not distinct from categories.audience
            and cases.beside_post = categories.beside_post
),

-- One verdict for each country that the member may live in.
possible_verdicts as (
    select
        decisions.kind,
        decisions.aspect,
        decisions.audience,
        decisions.recorded_on,
        decisions.beside_post,
        decisions.rule_id,
        rules.status,
        case
            when rules.status = 'excluded' and rules.gate in ('region', 'optout') and decisions.used_elsewhere
                then 'possibly_used'
            when rules.status = 'excluded' and rules.gate in ('region', 'minor') then 'not_in_use'
            when rules.status = 'excluded' and rules.gate = 'optout' then 'protected'
            when rules.status = 'excluded' then 'n/a'
            when decisions.opted_out then 'possibly_used'
            else 'usable'
        end as timing,
        list_position(['usable', 'possibly_used', 'protected', 'not_in_use', 'n/a'], timing) as caution
    from decisions
    inner join policy.rules as rules on decisions.rule_id = rules.rule_id
),

-- Where all possibilities agree, their status; else unclear. Always the most cautious timing.
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
    from possible_verdicts
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
