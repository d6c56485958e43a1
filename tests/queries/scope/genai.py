"""Verdicts on what may train LinkedIn's content-generating AI, and what each kind of record is there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from tests.queries.scope.judge import Record, Verdict, judge

from exposure.settings import BEFORE_START, Residence, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exposure.store import Store


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


def dated(text: str) -> date | None:
    """A day, or none where a dash stands."""
    return None if text == "-" else date.fromisoformat(text)


def record(text: str, day: str = "-") -> Record:
    """A record written `kind/aspect@audience`, with `+` for a space."""
    subject, _, audience = text.partition("@")
    kind, _, aspect = subject.partition("/")
    return Record(kind, aspect.replace("+", " ") or None, audience or "unknown", dated(day))


def rows(table: str) -> list[list[str]]:
    """The columns of each line of a table."""
    return [line.split() for line in table.splitlines() if line.strip()]


# What each kind of record is, where the use is on and nobody has opted out.
CATEGORIES: Final = rows("""
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
