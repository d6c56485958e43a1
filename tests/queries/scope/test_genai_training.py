"""Which records train LinkedIn's content-generating AI, case by case and by what must hold in every case."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from tests.queries.scope.judge import POLICY, Record, Verdict, judge, ruled_store

from exposure.model import KINDS, STATUSES
from exposure.settings import BEFORE_START, Residence, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exposure.store import Store

#: From the least to the most that a verdict says about use.
RANK: Final = {"excluded": 0, "unclear": 1, "in": 2}
CAUTION: Final = ("usable", "possibly_used", "protected", "not_in_use", "n/a")
#: One country for each group of countries.
COUNTRIES: Final = {
    "EU_EEA": "FR",
    "CH": "CH",
    "GB": "GB",
    "CA": "CA",
    "HK": "HK",
    "CN": "CN",
    "US": "US",
    "OTHER": "BR",
}


@pytest.fixture(name="ruled", scope="module")
def _ruled() -> Iterator[Store]:
    """A store with the policy pack in it."""
    with ruled_store() as store:
        yield store


def verdicts(
    store: Store, records: Sequence[Record], country: str | None, as_of: date, opted_out: date | str | None = None
) -> list[Verdict]:
    """The verdict on each record, in order."""
    settings = Settings(
        as_of=as_of,
        regions=(Residence(country),),
        opted_out_on=opted_out if isinstance(opted_out, date) else None,
        opted_out_before_start=opted_out == BEFORE_START,
    )
    return judge(store, "genai_training", records, settings)


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def _record(text: str, day: str = "-") -> Record:
    """A record written `kind/aspect@audience`, with `+` for a space."""
    subject, _, audience = text.partition("@")
    kind, _, aspect = subject.partition("/")
    return Record(kind, aspect.replace("+", " ") or None, audience or "unknown", _day(day))


def _rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.splitlines() if line.strip()]


# What each kind of record is, where the use is on and nobody has opted out.
CATEGORIES: Final = _rows("""
    profile_field/first_name@presumed_public    in        high    genai.profile.identity
    profile_field/last_name@presumed_public     in        high    genai.profile.identity
    profile_field/maiden_name                   in        high    genai.profile.identity
    profile_field/geo_location                  in        high    genai.profile.identity
    profile_field/country                       in        high    genai.profile.identity
    profile_field/industry                      in        medium  genai.profile.industry
    profile_field/birth_date                    unclear   medium  genai.profile.contact
    profile_field/address                       unclear   medium  genai.profile.contact
    profile_field/zip_code                      unclear   medium  genai.profile.contact
    profile_field/twitter_handles               unclear   medium  genai.profile.contact
    profile_field/websites                      unclear   medium  genai.profile.contact
    profile_field/instant_messengers            unclear   medium  genai.profile.contact
    profile_field/contact_instructions          unclear   medium  genai.profile.contact
    profile_field/marital_status                unclear   low     genai.profile.other
    profile_field                               unclear   low     genai.profile.other
    headline@presumed_public                    in        medium  genai.profile.headline
    summary@presumed_public                     in        high    genai.profile.summary
    position@presumed_public                    in        high    genai.profile.sections
    education@presumed_public                   in        high    genai.profile.sections
    skill@presumed_public                       in        high    genai.profile.sections
    certification@presumed_public               in        high    genai.profile.sections
    volunteering@presumed_public                in        high    genai.profile.sections
    publication@presumed_public                 in        high    genai.profile.sections
    patent@presumed_public                      in        high    genai.profile.sections
    course@presumed_public                      unclear   low     genai.profile.unlisted
    language@presumed_public                    unclear   low     genai.profile.unlisted
    project@presumed_public                     unclear   low     genai.profile.unlisted
    honor@presumed_public                       unclear   low     genai.profile.unlisted
    organization@presumed_public                unclear   low     genai.profile.unlisted
    test_score@presumed_public                  unclear   low     genai.profile.unlisted
    cause@presumed_public                       unclear   low     genai.profile.unlisted
    recommendation_received@presumed_public     in        high    genai.recommendation.received
    recommendation_received@private             unclear   medium  genai.recommendation.hidden
    recommendation_given@unknown                unclear   low     genai.recognition.given
    endorsement_received@presumed_public        in        high    genai.endorsement.received
    endorsement_received@private                unclear   medium  genai.endorsement.pending
    endorsement_given@presumed_public           unclear   low     genai.recognition.given
    endorsement_given@private                   unclear   low     genai.recognition.given
    post@public                                 in        high    genai.post.public
    post@presumed_public                        in        medium  genai.post.presumed_public
    post@connections                            unclear   medium  genai.post.restricted
    post@private                                unclear   medium  genai.post.restricted
    post@unknown                                unclear   medium  genai.post.unknown_audience
    post@group                                  unclear   medium  genai.post.unknown_audience
    repost@public                               in        high    genai.post.public
    repost@presumed_public                      in        medium  genai.post.presumed_public
    repost@connections                          unclear   medium  genai.post.restricted
    repost/instant@unknown                      unclear   low     genai.repost.instant
    repost/instant@public                       unclear   low     genai.repost.instant
    group_post@group                            in        medium  genai.group_post
    group_post@unknown                          in        medium  genai.group_post
    article@presumed_public                     in        high    genai.article
    article_draft@private                       unclear   low     genai.article.draft
    comment@unknown                             in        high    genai.comment
    comment@group                               in        high    genai.comment
    reaction/like@unknown                       unclear   medium  genai.reaction
    reaction@group                              unclear   medium  genai.reaction
    vote@private                                in        high    genai.vote
    media/profile+photo                         in        high    genai.media.profile_photo
    media/profile+background+photo              unclear   low     genai.media.other
    media/article+cover+photo                   unclear   low     genai.media.other
    media/photo                                 unclear   low     genai.media.other
    media/feed+photo                            unclear   medium  genai.media.feed
    media                                       unclear   low     genai.media.other
    event                                       excluded  high    genai.activity
    saved_item@private                          excluded  high    genai.activity
    hashtag_follow/unfollow@private             excluded  high    genai.activity
    company_follow                              excluded  high    genai.activity
    member_follow/active                        excluded  high    genai.activity
    connection@private                          excluded  high    genai.network
    contact@private                             excluded  high    genai.network
    invitation/outgoing@private                 unclear   low     genai.invitation
    note@private                                unclear   low     genai.note
    message@private                             excluded  high    genai.message
    message_draft@private                       excluded  high    genai.message
    ai_chat/coach@private                       in        high    genai.ai_chat
    job_application@private                     excluded  medium  genai.job_application
    job_preference@private                      excluded  medium  genai.job_search
    saved_job@private                           excluded  medium  genai.job_search
    job_alert@private                           excluded  medium  genai.job_search
    job_posting@public                          unclear   low     genai.job_posting
    saved_answer@private                        in        high    genai.saved_answer
    resume@private                              in        high    genai.resume
    search@private                              unclear   medium  genai.search
    ad_click/linkedin@private                   excluded  high    genai.ads
    ad_targeting/member_skills@private          excluded  high    genai.ads
    inference@private                           excluded  high    genai.inference
    email_address@private                       excluded  medium  genai.contact_details
    phone_number/whatsapp@private               excluded  medium  genai.contact_details
    login@private                               excluded  high    genai.security
    security_challenge@private                  excluded  high    genai.security
    registration@private                        excluded  high    genai.security
    verification@private                        excluded  high    genai.security
    receipt@private                             excluded  medium  genai.receipt
    learning@private                            excluded  medium  genai.learning
    review                                      unclear   low     genai.review
    service/provider                            unclear   low     genai.service
    other/unknown                               unclear   low     genai.other
    other/member_hashtags                       unclear   low     genai.other
    other/calendar@private                      unclear   low     genai.other
    other/profile_summary                       unclear   low     genai.other
""")

# Where the member lives, the day of the verdict, the opt-out, the record and its day; then the verdict.
CIRCUMSTANCES: Final = _rows("""
    D1-category-before-region     FR  2025-10-01  -             message@private  2020-05-01  excluded  n/a            genai.message
    D1-category-before-opt-out    FR  2026-08-22  2026-01-10    message@private  2020-05-01  excluded  n/a            genai.message
    D1-excluded-and-undated       FR  2026-08-22  2026-01-10    email_address    -           excluded  n/a            genai.contact_details
    D1-region-before-unclear      FR  2025-10-01  -             reaction         2020-05-01  excluded  not_in_use     genai.region.europe_before
    D1-region-before-opt-out      FR  2025-10-20  2025-10-01    post@public      2020-05-01  excluded  not_in_use     genai.region.europe_before
    D1-opt-out-before-unclear     FR  2026-08-22  2025-10-01    reaction         2020-05-01  excluded  protected      genai.optout.before_start
    D1-later-before-unclear       FR  2026-08-22  2026-01-10    reaction         2026-02-01  excluded  protected      genai.optout.later_record
    D1-unclear-before-earlier     FR  2026-08-22  2026-01-10    reaction         2020-05-01  unclear   possibly_used  genai.reaction
    D1-draft-before-earlier       FR  2026-08-22  2026-01-10    article_draft    2020-05-01  unclear   possibly_used  genai.article.draft
    D1-audience-before-earlier    FR  2026-08-22  2026-01-10    post@connections 2020-05-01  unclear   possibly_used  genai.post.restricted
    D1-undated-with-opt-out       FR  2026-08-22  2026-01-10    skill            -           unclear   possibly_used  genai.optout.undated
    D1-undated-unclear-opt-out    FR  2026-08-22  2026-01-10    course           -           unclear   possibly_used  genai.profile.unlisted
    D1-undated-opt-out-in-time    FR  2026-08-22  2025-10-01    skill            -           excluded  protected      genai.optout.before_start
    D1-undated-no-opt-out         FR  2026-08-22  -             skill            -           in        usable         genai.profile.sections

    D2-eve-of-start               FR  2026-08-22  2025-11-02    post@public      2020-05-01  excluded  protected      genai.optout.before_start
    D2-start-day-is-not-before    FR  2026-08-22  2025-11-03    post@public      2020-05-01  unclear   possibly_used  genai.optout.earlier_record
    D2-record-on-opt-out-day      FR  2026-08-22  2026-01-10    post@public      2026-01-10  excluded  protected      genai.optout.later_record
    D2-record-day-before-opt-out  FR  2026-08-22  2026-01-10    post@public      2026-01-09  unclear   possibly_used  genai.optout.earlier_record
    D2-record-on-start-day        FR  2026-08-22  2025-11-03    post@public      2025-11-03  excluded  protected      genai.optout.later_record
    D2-opt-out-in-the-future      FR  2026-08-22  2026-08-23    post@public      2020-05-01  in        usable         genai.post.public
    D2-opt-out-on-as-of           FR  2026-08-22  2026-08-22    post@public      2020-05-01  unclear   possibly_used  genai.optout.earlier_record

    D3-eu-eve-of-start            DE  2025-11-02  -             post@public      2020-05-01  excluded  not_in_use     genai.region.europe_before
    D3-eu-start                   DE  2025-11-03  -             post@public      2020-05-01  in        usable         genai.post.public
    D3-eea-start                  NO  2025-11-03  -             post@public      2020-05-01  in        usable         genai.post.public
    D3-eu-long-before             IT  2019-01-01  -             post@public      2018-05-01  excluded  not_in_use     genai.region.europe_before
    D3-ch-eve-of-start            CH  2025-11-02  -             comment          2020-05-01  excluded  not_in_use     genai.region.europe_before
    D3-ch-start                   CH  2025-11-03  -             comment          2020-05-01  in        usable         genai.comment
    D3-gb-before-suspension       GB  2024-09-19  -             post@public      2020-05-01  unclear   usable         genai.region.uk_earlier
    D3-gb-suspended               GB  2024-09-20  -             post@public      2020-05-01  excluded  not_in_use     genai.region.uk_paused
    D3-gb-last-day-suspended      GB  2025-11-02  -             post@public      2020-05-01  excluded  not_in_use     genai.region.uk_paused
    D3-gb-resumed                 GB  2025-11-03  -             post@public      2020-05-01  in        usable         genai.post.public
    D3-hk-before-2024             HK  2024-09-17  -             post@public      2020-05-01  in        usable         genai.post.public
    D3-hk-last-day-before-pause   HK  2024-10-10  -             post@public      2020-05-01  in        usable         genai.post.public
    D3-hk-paused                  HK  2024-10-11  -             post@public      2020-05-01  excluded  not_in_use     genai.region.hong_kong_paused
    D3-hk-resumed                 HK  2025-11-03  -             post@public      2020-05-01  in        usable         genai.post.public
    D3-ca-before-pause            CA  2024-12-09  -             post@public      2020-05-01  unclear   usable         genai.region.canada_earlier
    D3-ca-paused                  CA  2024-12-10  -             post@public      2020-05-01  excluded  not_in_use     genai.region.canada_paused
    D3-ca-resumed                 CA  2025-11-03  -             post@public      2020-05-01  in        usable         genai.post.public
    D3-us-before-2024             US  2024-09-17  -             post@public      2020-05-01  unclear   usable         genai.region.unpublished_start
    D3-us-since-2024              US  2024-09-18  -             post@public      2020-05-01  in        usable         genai.post.public
    D3-us-nothing-new-in-2025     US  2025-11-02  -             post@public      2020-05-01  in        usable         genai.post.public
    D3-other-before-2024          BR  2024-09-17  -             post@public      2020-05-01  unclear   usable         genai.region.unpublished_start
    D3-other-since-2024           BR  2025-01-01  -             post@public      2020-05-01  in        usable         genai.post.public
    D3-cn                         CN  2026-08-22  -             post@public      2020-05-01  unclear   usable         genai.region.china
    D3-cn-unclear-twice           CN  2026-08-22  -             reaction         2020-05-01  unclear   usable         genai.reaction
    D3-cn-excluded                CN  2026-08-22  -             message@private  2020-05-01  excluded  n/a            genai.message

    D3-gb-opt-out-paused-old      GB  2026-08-22  2025-10-01    post@public      2024-09-19  unclear   possibly_used  genai.optout.earlier_record
    D3-gb-opt-out-paused-new      GB  2026-08-22  2025-10-01    post@public      2024-09-20  excluded  protected      genai.optout.before_start
    D3-gb-opt-out-paused-after    GB  2026-08-22  2025-10-01    post@public      2025-12-01  excluded  protected      genai.optout.later_record
    D3-gb-opt-out-paused-undated  GB  2026-08-22  2025-10-01    skill            -           unclear   possibly_used  genai.optout.undated
    D3-gb-opt-out-resumed         GB  2026-08-22  2025-11-03    post@public      2025-01-01  unclear   possibly_used  genai.optout.earlier_record
    D3-gb-before-start            GB  2026-08-22  before-start  post@public      2025-01-01  excluded  protected      genai.optout.before_start
    D3-gb-before-start-old        GB  2026-08-22  before-start  post@public      2024-01-01  unclear   possibly_used  genai.optout.earlier_record
    D3-hk-opt-out-paused-old      HK  2026-08-22  2025-01-01    post@public      2024-10-10  unclear   possibly_used  genai.optout.earlier_record
    D3-hk-opt-out-paused-new      HK  2026-08-22  2025-01-01    post@public      2024-10-11  excluded  protected      genai.optout.before_start
    D3-hk-opt-out-before-pause    HK  2026-08-22  2024-09-30    post@public      2024-10-05  excluded  protected      genai.optout.later_record
    D3-hk-before-start-early      HK  2024-10-01  before-start  post@public      2024-09-20  unclear   possibly_used  genai.optout.earlier_record
    D3-ca-opt-out-paused-old      CA  2026-08-22  2025-01-01    post@public      2024-12-09  unclear   possibly_used  genai.optout.earlier_record
    D3-ca-opt-out-paused-new      CA  2026-08-22  2025-01-01    post@public      2024-12-10  excluded  protected      genai.optout.before_start
    D3-ca-before-start-unclear    CA  2026-08-22  before-start  reaction         2020-05-01  unclear   possibly_used  genai.reaction
    D3-ca-pause-as-of             CA  2025-06-01  2025-01-01    post@public      2020-05-01  excluded  not_in_use     genai.region.canada_paused

    D4-before-opt-out             FR  2026-08-22  2026-01-10    article          2019-01-01  unclear   possibly_used  genai.optout.earlier_record
    D4-after-opt-out              FR  2026-08-22  2026-01-10    article          2026-03-01  excluded  protected      genai.optout.later_record
    D4-us-before-opt-out          US  2026-08-22  2025-01-10    comment          2019-01-01  unclear   possibly_used  genai.optout.earlier_record
    D4-us-after-opt-out           US  2026-08-22  2025-01-10    comment          2025-03-01  excluded  protected      genai.optout.later_record
    D4-us-early-opt-out           US  2026-08-22  2023-01-10    comment          2020-03-01  unclear   possibly_used  genai.optout.earlier_record
    D4-us-before-start            US  2026-08-22  before-start  comment          2024-09-16  unclear   possibly_used  genai.optout.earlier_record
    D4-us-before-start-after      US  2026-08-22  before-start  comment          2024-09-17  excluded  protected      genai.optout.later_record
    D4-us-before-start-undated    US  2026-08-22  before-start  skill            -           unclear   possibly_used  genai.optout.undated
    D4-cn-opt-out                 CN  2026-08-22  2025-01-10    comment          2019-01-01  unclear   possibly_used  genai.optout.earlier_record
    D4-cn-opt-out-after           CN  2026-08-22  2025-01-10    comment          2025-02-01  excluded  protected      genai.optout.later_record
    D4-cn-before-no-known-start   CN  2026-08-22  before-start  comment          2026-02-01  unclear   possibly_used  genai.optout.earlier_record
    D4-eu-before-start            FR  2026-08-22  before-start  post@public      2020-05-01  excluded  protected      genai.optout.before_start
    D4-eu-before-start-new        FR  2026-08-22  before-start  post@public      2026-05-01  excluded  protected      genai.optout.before_start
    D4-eu-before-start-undated    FR  2026-08-22  before-start  resume           -           excluded  protected      genai.optout.before_start
    D4-eu-before-start-excluded   FR  2026-08-22  before-start  message          2020-05-01  excluded  n/a            genai.message
    D4-eu-before-start-early      FR  2025-06-01  before-start  post@public      2020-05-01  excluded  not_in_use     genai.region.europe_before

    D5-group-post-eu              FR  2026-08-22  -             group_post@group 2020-05-01  in        usable         genai.group_post
    D5-group-post-opted-out       FR  2026-08-22  2026-01-10    group_post@group 2020-05-01  unclear   possibly_used  genai.optout.earlier_record

    D13-unknown-in-and-unclear    -   2026-08-22  -             post@public      2020-05-01  unclear   usable         genai.region.unknown
    D13-unknown-excluded          -   2026-08-22  -             message@private  2020-05-01  excluded  n/a            genai.message
    D13-unknown-unclear           -   2026-08-22  -             reaction         2020-05-01  unclear   usable         genai.reaction
    D13-unknown-off-and-on        -   2025-06-01  -             post@public      2020-05-01  unclear   usable         genai.region.unknown
    D13-unknown-opted-out-old     -   2026-08-22  2026-01-10    post@public      2020-05-01  unclear   possibly_used  genai.optout.earlier_record
    D13-unknown-opted-out-new     -   2026-08-22  2026-01-10    post@public      2026-02-01  excluded  protected      genai.optout.later_record
    D13-unknown-opted-out-mixed   -   2026-08-22  2025-01-10    post@public      2020-05-01  unclear   possibly_used  genai.region.unknown
    D13-unknown-agree-by-two      -   2026-08-22  2025-01-10    post@public      2025-02-01  excluded  protected      genai.optout.before_start
    D13-overseas-department       RE  2025-11-02  -             post@public      2020-05-01  excluded  not_in_use     genai.region.europe_before
    D13-aland                     AX  2025-11-02  -             post@public      2020-05-01  excluded  not_in_use     genai.region.europe_before
    D13-unlisted-code             GI  2025-11-02  -             post@public      2020-05-01  in        usable         genai.post.public
    D13-small-letters             fr  2025-11-02  -             post@public      2020-05-01  excluded  not_in_use     genai.region.europe_before

    D14-undated-position          FR  2026-08-22  -             position         -           in        usable         genai.profile.sections
    D15-unknown-table             FR  2026-08-22  -             other/unknown    -           unclear   usable         genai.other
    D15-unknown-table-off         FR  2025-06-01  -             other/unknown    -           excluded  not_in_use     genai.region.europe_before
    D16-resume                    US  2026-08-22  -             resume           -           in        usable         genai.resume
    D16-job-application           US  2026-08-22  -             job_application  2020-05-01  excluded  n/a            genai.job_application
""")  # noqa: E501 - a table reads best with one case on each line


def test_what_a_record_is_decides_first(ruled: Store) -> None:
    """Where the use is on and nobody opted out, the kind, its aspect and its audience are all that counts."""
    # A day apart, so that no upload stands beside a post.
    records = [
        _record(row[0])._replace(day=date(2020, 1, 1) + timedelta(days=number)) for number, row in enumerate(CATEGORIES)
    ]
    found = zip(CATEGORIES, verdicts(ruled, records, "FR", date(2026, 8, 22)), strict=True)
    assert [
        [row[0], verdict.status, POLICY.rules[verdict.rule_id].confidence, verdict.rule_id] for row, verdict in found
    ] == CATEGORIES


@pytest.mark.parametrize("case", [row[1:] for row in CIRCUMSTANCES], ids=[row[0] for row in CIRCUMSTANCES])
def test_then_come_region_and_opt_out(ruled: Store, case: list[str]) -> None:
    """The first gate that applies decides, in every region and on both sides of every date."""
    country, as_of, opted_out, record, day, *expected = case
    [verdict] = verdicts(
        ruled,
        [_record(record, day)],
        None if country == "-" else country,
        date.fromisoformat(as_of),
        BEFORE_START if opted_out == BEFORE_START else _day(opted_out),
    )
    assert list(verdict) == expected


def test_the_table_has_a_line_for_every_kind() -> None:
    """A kind that nobody judged by hand would slip through."""
    assert {_record(row[0]).kind for row in CATEGORIES} == set(KINDS)


@pytest.mark.parametrize(
    ("posts", "status"),
    [
        ("post@public", "in"),
        ("post@presumed_public", "in"),
        ("group_post@group", "in"),
        ("repost@presumed_public", "in"),
        # Not known to be used themselves, so what was uploaded with them is not either.
        ("post@connections", "unclear"),
        ("post@unknown", "unclear"),
        ("repost/instant@public", "unclear"),
        # Not posts.
        ("comment", "unclear"),
        ("article@presumed_public", "unclear"),
    ],
)
@pytest.mark.parametrize("upload", ["feed+photo", "feed+video", "feed+document"])
def test_d16_an_upload_for_the_feed_follows_the_post_of_its_day(
    ruled: Store, posts: str, status: str, upload: str
) -> None:
    """The day is all that links an upload to its post, and the post must be one that is used."""
    records = [_record(f"media/{upload}", "2024-11-03"), _record(posts, "2024-11-03")]
    [verdict, _] = verdicts(ruled, records, "FR", date(2026, 8, 22))
    assert verdict == (status, "usable", "genai.media.with_post" if status == "in" else "genai.media.feed")


@pytest.mark.parametrize("day", ["2024-11-02", "2024-11-04", "-"])
def test_d16_a_post_of_another_day_is_another_post(ruled: Store, day: str) -> None:
    """An upload a day off a post, or without a date, stays unclear."""
    records = [_record("media/feed+photo", day), _record("post@public", "2024-11-03"), _record("post@public")]
    [verdict, *_] = verdicts(ruled, records, "FR", date(2026, 8, 22))
    assert verdict == ("unclear", "usable", "genai.media.feed")


@pytest.mark.parametrize("upload", ["media/photo", "media/video", "media", "media/group+logo"])
def test_d16_only_uploads_for_the_feed_follow_a_post(ruled: Store, upload: str) -> None:
    """Other uploads may have gone into a message on the same day."""
    records = [_record(upload, "2024-11-03"), _record("post@public", "2024-11-03")]
    [verdict, _] = verdicts(ruled, records, "FR", date(2026, 8, 22))
    assert verdict == ("unclear", "usable", "genai.media.other")


def test_d16_the_opt_out_reaches_uploads_too(ruled: Store) -> None:
    """An upload beside a post has the post's verdict before and after an opt-out."""
    days = ("2025-12-31", "2026-02-01")
    records = [_record(kind, day) for kind in ("media/feed+photo", "post@public") for day in days]
    found = verdicts(ruled, records, "FR", date(2026, 8, 22), date(2026, 1, 10))
    assert found[:2] == found[2:]
    assert [verdict.status for verdict in found[:2]] == ["unclear", "excluded"]


def test_an_empty_archive_has_no_verdicts(ruled: Store) -> None:
    """No records, no rows, and no error."""
    assert verdicts(ruled, [], "FR", date(2026, 8, 22)) == []


def test_two_records_that_are_alike_both_get_a_verdict(ruled: Store) -> None:
    """Deciding once for all alike records loses none of them."""
    assert len(verdicts(ruled, [_record("post@public", "2024-11-03")] * 3, None, date(2026, 8, 22))) == 3


# ---------------------------------------------------------------------------------------- what holds in every case

DAYS = st.dates(date(2023, 6, 1), date(2026, 12, 31)) | st.sampled_from(
    [
        day + timedelta(days=shift)
        for regime in POLICY.regimes
        if (day := regime.starts_on) is not None
        for shift in (-1, 0, 1)
    ]
)
WHERE = st.none() | st.sampled_from(sorted(COUNTRIES.values()))


def _dated(days: Sequence[date]) -> list[Record]:
    """Everything that the first table judges, once without a day and once on each of a few days."""
    return [_record(row[0])._replace(day=day) for row in CATEGORIES for day in (None, *days)]


@effort(max_examples=25, deadline=None)
@given(country=WHERE, as_of=DAYS, days=st.lists(DAYS, min_size=1, max_size=3), opt_outs=st.tuples(DAYS, DAYS))
def test_an_earlier_opt_out_never_raises_a_status(
    ruled: Store, country: str | None, as_of: date, days: list[date], opt_outs: tuple[date, date]
) -> None:
    """Excluded before unclear before in: opting out earlier, or at all, can only help."""
    records = _dated(days)
    early, late, never = (
        [RANK[verdict.status] for verdict in verdicts(ruled, records, country, as_of, opted_out)]
        for opted_out in (min(opt_outs), max(opt_outs), None)
    )
    assert all(first <= second <= third for first, second, third in zip(early, late, never, strict=True))


@effort(max_examples=12, deadline=None)
@given(as_of=DAYS, days=st.lists(DAYS, min_size=1, max_size=2), opted_out=st.none() | st.just(BEFORE_START) | DAYS)
def test_an_unknown_region_gives_the_verdict_that_holds_in_all(
    ruled: Store, as_of: date, days: list[date], opted_out: date | str | None
) -> None:
    """Where regions differ the status is unclear; the timing is always the most cautious of all regions."""
    records = _dated(days)
    regional = [verdicts(ruled, records, country, as_of, opted_out) for country in COUNTRIES.values()]
    unknown = verdicts(ruled, records, None, as_of, opted_out)
    for verdict, *each in zip(unknown, *regional, strict=True):
        statuses = {one.status for one in each}
        assert verdict.status == (statuses.pop() if len(statuses) == 1 else "unclear")
        assert verdict.timing == min((one.timing for one in each), key=CAUTION.index)
        if len({one.status for one in each}) > 1:
            assert verdict.rule_id == "genai.region.unknown"
        else:
            assert verdict.rule_id in {one.rule_id for one in each}


@effort(max_examples=25, deadline=None)
@given(country=WHERE, as_of=DAYS, days=st.lists(DAYS, min_size=1, max_size=3), opted_out=st.none() | DAYS)
def test_status_timing_and_rule_always_fit(
    ruled: Store, country: str | None, as_of: date, days: list[date], opted_out: date | None
) -> None:
    """Every rule resolves, what the rule says is the status, and the timing is one that goes with both."""
    gone = opted_out is not None and opted_out <= as_of
    for verdict in verdicts(ruled, _dated(days), country, as_of, opted_out):
        rule = POLICY.rules[verdict.rule_id]
        assert verdict.status == rule.status
        assert verdict.status in STATUSES
        if verdict.status == "excluded":
            expected = {"region": "not_in_use", "optout": "protected"}.get(rule.gate, "n/a")
        else:
            expected = "possibly_used" if gone else "usable"
        assert verdict.timing == expected or verdict.rule_id == "genai.region.unknown"


@effort(max_examples=40, deadline=None)
@given(
    group=st.sampled_from(sorted(COUNTRIES)), as_of=DAYS, days=st.lists(DAYS, min_size=1, max_size=4), opted_out=DAYS
)
def test_a_record_is_protected_exactly_if_no_period_of_use_met_it_before_the_opt_out(
    ruled: Store, group: str, as_of: date, days: list[date], opted_out: date
) -> None:
    """The short cut that the query takes through the regimes agrees with going through them one by one."""
    regimes = [regime for regime in POLICY.regimes if (regime.flow, regime.region_group) == ("genai_training", group)]
    now = next(regime for regime in regimes if (regime.starts_on or date.min) <= as_of <= (regime.ends_on or date.max))
    found = verdicts(ruled, [Record("comment", day=day) for day in days], COUNTRIES[group], as_of, opted_out)
    for day, verdict in zip(days, found, strict=True):
        met = any(
            regime.state in ("on", "unclear")
            and (regime.starts_on or date.min) <= opted_out
            and day <= (regime.ends_on or date.max)
            and day < opted_out
            for regime in regimes
        )
        if now.state in ("off", "paused"):
            assert verdict == ("excluded", "not_in_use", now.rule_id)
        elif opted_out > as_of:
            assert verdict.timing == "usable"
        else:
            assert verdict[:2] == (("unclear", "possibly_used") if met else ("excluded", "protected"))
