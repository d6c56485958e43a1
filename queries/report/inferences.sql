-- Title:  What LinkedIn inferred about the member, beside what the member states of the same thing
-- Why:    What nobody told LinkedIn is what surprises. A value counts as stated where a record of the member's own has
--         the same text, without regard to case, accents and spaces; for an age, where a year of birth fits it; for the
--         interface, where its language is listed. A synonym is not recognised, so "not stated" means inferred, given
--         by others, or worded otherwise.
-- Reads:  archive.ad_targeting, archive.inferences_about_you, archive.profile, archive.positions,
--         archive.volunteering, archive.education, archive.skills, archive.languages, archive.company_follows,
--         archive.verifications
-- Params: $as_of
-- Grain:  one row per facet that LinkedIn gives at least one value for
with

targeting as (
    unpivot archive.ad_targeting
    -- The last one is the member's own setting.
    on columns(* exclude (record_id, part, source_file, source_row, extra, partner_opt_out_advertising))
    into
    name facet
    value facet_values
),

-- What a facet is about; the others have nothing of the member's own beside them.
facet_topics as (
    select
        pairs.facet,
        pairs.topic
    from (
        values
        ('company_follower_of', 'company followed'),
        ('company_industries', 'industry'),
        ('company_names', 'company'),
        ('country', 'location'),
        ('degree_class', 'degree'),
        ('degrees', 'degree'),
        ('fields_of_study', 'degree'),
        ('graduation_year', 'graduation year'),
        ('interface_locale', 'language'),
        ('interface_locales', 'language'),
        ('job_titles', 'job title'),
        ('member_age', 'age'),
        ('member_schools', 'school'),
        ('member_skills', 'skill'),
        ('postal_code', 'postal code'),
        ('profile_locations', 'location'),
        ('state', 'location')
    ) as pairs (facet, topic)
),

-- Names of the languages of an interface, in English and in themselves.
language_names as (
    select
        pairs.code,
        pairs.language_name
    from (
        values
        ('ar', 'arabic'), ('cs', 'czech'), ('cs', 'čeština'), ('da', 'danish'), ('da', 'dansk'), ('de', 'german'),
        ('de', 'deutsch'), ('en', 'english'), ('es', 'spanish'), ('es', 'español'), ('fr', 'french'),
        ('fr', 'français'), ('it', 'italian'), ('it', 'italiano'), ('ja', 'japanese'), ('ko', 'korean'),
        ('nl', 'dutch'), ('nl', 'nederlands'), ('no', 'norwegian'), ('no', 'norsk'), ('pl', 'polish'),
        ('pl', 'polski'), ('pt', 'portuguese'), ('pt', 'português'), ('ro', 'romanian'), ('ro', 'română'),
        ('ru', 'russian'), ('sv', 'swedish'), ('sv', 'svenska'), ('tr', 'turkish'), ('tr', 'türkçe'),
        ('zh', 'chinese')
    ) as pairs (code, language_name)
),

inferred as (
    select distinct
        'ad_targeting' as origin,
        targeting.facet,
        facet_topics.topic,
        trim(unnest(string_split(targeting.facet_values, ';'))) as facet_value
    from targeting
    left join facet_topics on targeting.facet = facet_topics.facet

    union all

    -- These files name their facets as they like, so the topic goes by the words.
    select distinct
        'inferences_about_you' as origin,
        coalesce(type_of_inference, category, '') as facet,
        case
            when facet ilike '%skill%' then 'skill'
            when facet ilike '%title%' then 'job title'
            when facet ilike '%industr%' then 'industry'
            when facet ilike '%locat%' or facet ilike '%country%' then 'location'
            when facet ilike '%language%' then 'language'
            when facet ilike '%school%' then 'school'
            when facet ilike '%degree%' then 'degree'
            when facet ilike '%graduat%' then 'graduation year'
            when regexp_matches(facet, '\bage\b', 'i') then 'age'
        end as topic,
        trim(inference) as facet_value
    from archive.inferences_about_you
),

-- A profile's location states each place it is in: Lyon, and France.
own_statements as (
    select
        'skills' as stated_in,
        'skill' as topic,
        name as said
    from archive.skills

    union all

    select
        'languages' as stated_in,
        'language' as topic,
        name as said
    from archive.languages

    union all

    select
        'company_follows' as stated_in,
        'company followed' as topic,
        organization as said
    from archive.company_follows

    union all

    select
        'positions' as stated_in,
        unnest(['job title', 'company', 'location']) as topic,
        unnest([title, company_name, location]) as said
    from archive.positions

    union all

    select
        'volunteering' as stated_in,
        unnest(['job title', 'company']) as topic,
        unnest([role, company_name]) as said
    from archive.volunteering

    union all

    select
        'education' as stated_in,
        unnest(['school', 'degree', 'graduation year']) as topic,
        unnest([school_name, degree_name, cast(year(end_date) as varchar)]) as said
    from archive.education

    union all

    select
        'profile' as stated_in,
        unnest(['industry', 'postal code', 'location', 'location', 'age']) as topic,
        unnest([industry, zip_code, country, geo_location, regexp_extract(birth_date, '(19|20)[0-9]{2}')]) as said
    from archive.profile

    union all

    select
        'profile' as stated_in,
        'location' as topic,
        unnest(string_split(geo_location, ',')) as said
    from archive.profile

    union all

    select
        'verifications' as stated_in,
        'age' as topic,
        cast(year(year_of_birth) as varchar) as said
    from archive.verifications
),

-- The youngest and the oldest that an age may mean; open-ended where it names one number.
ages as (
    select distinct
        facet_value,
        try_cast(regexp_extract(facet_value, '[0-9]+') as integer) as youngest,
        coalesce(try_cast(regexp_extract(facet_value, '[0-9]+[^0-9]+([0-9]+)', 1) as integer), 120) as oldest
    from inferred
    where topic = 'age'
),

-- What the member would say to state a value: the same, a year of birth (the birthday may be to come), or a language.
expected as (
    select
        origin,
        facet,
        topic,
        facet_value,
        facet_value as said
    from inferred
    where facet_value != ''

    union all

    select
        inferred.origin,
        inferred.facet,
        inferred.topic,
        inferred.facet_value,
        cast(
            unnest(range(
                year(cast($as_of as date)) - ages.oldest - 1,
                year(cast($as_of as date)) - ages.youngest + 1
            )) as varchar
        ) as said
    from inferred
    inner join ages on inferred.facet_value = ages.facet_value
    where inferred.topic = 'age'

    union all

    select
        inferred.origin,
        inferred.facet,
        inferred.topic,
        inferred.facet_value,
        language_names.language_name as said
    from inferred
    inner join language_names on left(inferred.facet_value, 2) = language_names.code
    where inferred.facet in ('interface_locale', 'interface_locales')
),

folded_statements as (
    select distinct
        topic,
        stated_in,
        trim(regexp_replace(strip_accents(lower(said)), '\s+', ' ', 'g')) as folded
    from own_statements
    where trim(said) != ''
),

folded_expected as (
    select distinct
        origin,
        facet,
        topic,
        facet_value,
        trim(regexp_replace(strip_accents(lower(said)), '\s+', ' ', 'g')) as folded
    from expected
),

topics_stated as (
    select distinct topic
    from folded_statements
),

-- One row per value; two spellings of one value stay two, as LinkedIn lists them.
judged as (
    select
        expected.origin,
        expected.facet,
        expected.topic,
        expected.facet_value,
        list(distinct own.stated_in) filter (where own.stated_in is not null) as stated_in
    from folded_expected as expected
    left join folded_statements as own on expected.topic = own.topic and expected.folded = own.folded
    group by expected.origin, expected.facet, expected.topic, expected.facet_value
)

select
    judged.origin,
    judged.facet,
    count(*) as inferred,
    count(judged.stated_in) as stated,
    count(*) - count(judged.stated_in) as not_stated,
    -- Without any statement of the member's own on the topic, nothing was compared.
    count(topics_stated.topic) > 0 as compared,
    list_sort(list_distinct(flatten(list(coalesce(judged.stated_in, []))))) as stated_in,
    coalesce(list_sort(list(judged.facet_value) filter (where judged.stated_in is not null)), []) as values_stated,
    coalesce(list_sort(list(judged.facet_value) filter (where judged.stated_in is null)), []) as values_not_stated
from judged
left join topics_stated on judged.topic = topics_stated.topic
group by judged.origin, judged.facet
order by judged.origin, judged.facet
