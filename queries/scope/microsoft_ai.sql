-- Title:  Which records may go to Microsoft for its services and its AI
-- Why:    In the United Kingdom posts, comments, articles and videos may train Microsoft's AI, and the training setting
--         stops it; elsewhere outside Europe public posts may go to affiliates, and no setting is known that does.
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
        last_used_elsewhere_on
    from circumstances.standing
    where flow = 'microsoft_ai'
),

categories as (
    select
        region_group,
        kind,
        aspect,
        audience,
        rule_id,
        status
    from circumstances.categories
    where flow = 'microsoft_ai' and not beside_post
),

entries as (
    select
        records.record_id,
        records.kind,
        records.aspect,
        records.audience,
        cast(records.occurred_at as date) as recorded_on
    from records.combined as records
),

-- Records of one kind and day get one verdict, so few combinations are left to decide.
cases as (
    select distinct
        kind,
        aspect,
        audience,
        recorded_on
    from entries
),

-- The gates. The first that applies decides; a null day or a null choice passes every comparison by.
decisions as (
    select
        cases.kind,
        cases.aspect,
        cases.audience,
        cases.recorded_on,
        standings.opted_out_on is not null as opted_out,
        -- Used in a country that the member has left, while the record was there or may have been.
        coalesce(
            standings.last_used_elsewhere_on >= cases.recorded_on,
            standings.last_used_elsewhere_on is not null
        )
        and categories.status != 'excluded' as used_elsewhere,
        case
            when categories.status = 'excluded' then categories.rule_id
            when standings.state in ('off', 'paused') then standings.region_rule_id
            when standings.opted_out_on is not null and standings.last_used_on is null
                then 'microsoft_ai.optout.before_start'
            when cases.recorded_on >= standings.opted_out_on then 'microsoft_ai.optout.later_record'
            when cases.recorded_on > standings.last_used_on then 'microsoft_ai.optout.before_start'
            when categories.status = 'unclear' then categories.rule_id
            when cases.recorded_on < standings.opted_out_on then 'microsoft_ai.optout.earlier_record'
            when standings.opted_out_on is not null then 'microsoft_ai.optout.undated'
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
),

-- One verdict for each country that the member may live in.
possible_verdicts as (
    select
        decisions.kind,
        decisions.aspect,
        decisions.audience,
        decisions.recorded_on,
        decisions.rule_id,
        rules.status,
        case
            when rules.status = 'excluded' and rules.gate in ('region', 'optout') and decisions.used_elsewhere
                then 'possibly_used'
            when rules.status = 'excluded' and rules.gate = 'region' then 'not_in_use'
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
        case when count(distinct status) = 1 then min(status) else 'unclear' end as status,
        case
            when count(distinct status) = 1 then arg_min(rule_id, (caution, rule_id))
            else 'microsoft_ai.region.unknown'
        end as rule_id,
        arg_min(timing, caution) as timing
    from possible_verdicts
    group by kind, aspect, audience, recorded_on
)

select
    entries.record_id,
    'microsoft_ai' as flow,
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
