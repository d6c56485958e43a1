"""Which records train LinkedIn's content-generating AI, case by case."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from tests.queries.scope.genai import CATEGORIES, dated, record, rows, verdicts
from tests.queries.scope.judge import POLICY

from exposure.model import KINDS
from exposure.settings import BEFORE_START

if TYPE_CHECKING:
    from exposure.store import Store


# Where the member lives, the day of the verdict, the opt-out, the record and its day; then the verdict.
CIRCUMSTANCES: Final = rows("""
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
        record(row[0])._replace(day=date(2020, 1, 1) + timedelta(days=number)) for number, row in enumerate(CATEGORIES)
    ]
    found = zip(CATEGORIES, verdicts(ruled, records, "FR", date(2026, 8, 22)), strict=True)
    assert [
        [row[0], verdict.status, POLICY.rules[verdict.rule_id].confidence, verdict.rule_id] for row, verdict in found
    ] == CATEGORIES


@pytest.mark.parametrize("case", [row[1:] for row in CIRCUMSTANCES], ids=[row[0] for row in CIRCUMSTANCES])
def test_then_come_region_and_opt_out(ruled: Store, case: list[str]) -> None:
    """The first gate that applies decides, in every region and on both sides of every date."""
    country, as_of, opted_out, written, day, *expected = case
    [verdict] = verdicts(
        ruled,
        [record(written, day)],
        None if country == "-" else country,
        date.fromisoformat(as_of),
        BEFORE_START if opted_out == BEFORE_START else dated(opted_out),
    )
    assert list(verdict) == expected


def test_the_table_has_a_line_for_every_kind() -> None:
    """A kind that nobody judged by hand would slip through."""
    assert {record(row[0]).kind for row in CATEGORIES} == set(KINDS)


def test_an_empty_archive_has_no_verdicts(ruled: Store) -> None:
    """No records, no rows, and no error."""
    assert verdicts(ruled, [], "FR", date(2026, 8, 22)) == []


def test_two_records_that_are_alike_both_get_a_verdict(ruled: Store) -> None:
    """Deciding once for all alike records loses none of them."""
    assert len(verdicts(ruled, [record("post@public", "2024-11-03")] * 3, None, date(2026, 8, 22))) == 3
