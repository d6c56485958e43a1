"""Invented pages for the tests of the page: one with everything, one with nothing, one full of hostile text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from exposure import charts
from exposure.model import Problem
from exposure.report.content import (
    AdClicks,
    Chart,
    Control,
    Count,
    Facet,
    FileRow,
    Index,
    Page,
    Region,
    Rule,
    Source,
    Use,
)
from exposure.report.sensitive import SensitiveRecord
from exposure.report.summary import Provenance
from exposure.settings import Residence, Settings

if TYPE_CHECKING:
    from exposure.settings import TextMode

#: Text that would run, redirect or mislead if the page trusted what an archive holds.
HOSTILE = (
    '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    " javascript:alert(1) \u202egnp\u202c \x00 {{ 7*7 }}"
)

SAYS = "LinkedIn's own notice says that it has trained on such data in {country} since 3 November 2025"
POST = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7000000000000000001"
_SOURCE = Source("European Regional Privacy Notice", "https://www.linkedin.com/legal/privacy/eu", date(2025, 11, 3))
_COUNTS = (
    Count("post", "in", "genai.post.public", "usable", 412),
    Count("post", "in", "genai.post.group", "usable", 20),
    Count("post", "unclear", "genai.optout.before", "possibly_used", 31),
    Count("reaction", "unclear", "genai.reaction", "usable", 5_210),
    Count("message", "excluded", "genai.message", "n/a", 60_122),
    Count("headline", "in", "genai.profile", "usable", 1),
)


UNKNOWN = Region(None, "unclear", None, None, None, covered=False)
FRANCE = Region("France", "on", date(2025, 11, 3), "genai.region.on", SAYS, covered=True)
SWITCH = Control(
    "training-setting",
    "Stop training on your data",
    "Settings & Privacy > Data privacy > Data for Generative AI Improvement",
    "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement",
    "It does not reach what was already used.",
    uses=("Training of generative AI",),
)
FORM = Control(
    "objection-form",
    "Object to other uses",
    "Help > Objection form",
    "https://www.linkedin.com/help/linkedin/ask/TS-DPRO",
    "It is a request.",
    uses=("LinkedIn's other AI",),
)
OTHER_AI = Use(
    flow="other_ai",
    title="LinkedIn's other AI",
    description="Ranking, moderation and security learn from what you do.",
    region=replace(FRANCE, rule_id="other_ai.region.on", says="LinkedIn names these uses in {country}"),
    counts=(
        Count("post", "in", "other_ai.post", "usable", 463),
        Count("message", "excluded", "other_ai.message", "n/a", 60_122),
    ),
    stopped_by="objection",
    stoppable=True,
    made=None,
    control=FORM,
)
ADS = Use(
    flow="microsoft_ads",
    title="Sharing with Microsoft for ads",
    description="Profile, feed and ad data are shared so that Microsoft can show ads.",
    region=replace(FRANCE, state="off", rule_id="ads.region.off", says="No such sharing is known in {country}"),
    counts=(Count("post", "excluded", "ads.region.off", "not_in_use", 463),),
    stopped_by="ads",
    stoppable=True,
    made=None,
    control=None,
)
SERVICES = Use(
    flow="microsoft_ai",
    title="Sharing with Microsoft for its AI",
    description="Public posts are shared so that Microsoft can develop its services.",
    region=replace(
        FRANCE, state="off", rule_id="microsoft_ai.region.off", says="No such sharing is known in {country}"
    ),
    counts=(),
    stopped_by="training",
    stoppable=False,
    made=None,
    control=None,
)
TRAINING = Use(
    flow="genai_training",
    title="Training of generative AI",
    description="It is on unless you turn it off. No oldest date of the content is published.",
    region=FRANCE,
    counts=_COUNTS,
    stopped_by="training",
    stoppable=True,
    made=None,
    control=SWITCH,
)
FACETS = (
    Facet("ad_targeting", "member_skills", 3, 2, 1, True, ("skills",), ("Vente", "RGPD"), ("Quincaillerie",)),  # noqa: FBT003 - positional as in the class
    Facet("ad_targeting", "buyer_groups", 1, 0, 1, False, (), (), ("Acheteurs de luminaires",)),  # noqa: FBT003 - see above
    Facet("inferences_about_you", "Faith", 1, 0, 1, False, (), (), ("Bouddhisme",)),  # noqa: FBT003 - see above
)


def record(rank: int = 1, **changes: object) -> SensitiveRecord:
    """A listed record; `changes` name the fields that matter to a test."""
    plain = SensitiveRecord(
        rank=rank,
        record_id=f"urn:li:share:70000000000000000{rank:02}",
        kind="post",
        occurred_at=datetime(2021, 3, 3, 9, 30),  # noqa: DTZ001 - naive UTC, as records are stored
        url=POST,
        severity="critical",
        confidence=0.97,
        categories=("credential", "health"),
        reasons=("A password lets anyone who reads it in.", "It states a treatment of yours."),
        evidence=("Pa••••••23",),
        suggestion="delete",
        training_status="in",
        timing="usable",
        scope_rule_id="genai.post.public",
        index_before=62.4,
        index_after=55.1,
        excerpt="The box is back: Pa••••••23, ping me when you are in.",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


@cache
def drawings() -> tuple[Chart, ...]:
    """The three charts of ten invented years."""
    scope = pl.DataFrame([(count.kind, count.status, count.records) for count in _COUNTS], schema=_SCOPE, orient="row")
    rows = [
        (date(year, month, 1), family, 1 + (year * month * size) % (size * 9))
        for year in range(2016, 2026)
        for month in (1, 4, 7, 10)
        for family, size in (("posts", 2), ("comments", 7), ("messages", 300))
    ]
    quarters = pl.DataFrame(rows, schema={"period": pl.Date, "family": pl.String, "records": pl.Int64}, orient="row")
    found = [(name, year, 1 + year % 4) for name in ("health", "credential", "pay") for year in range(2016, 2026, 3)]
    sensitive = pl.DataFrame(found, schema={"category": pl.String, "year": pl.Int32, "records": pl.Int64}, orient="row")
    marks = [charts.Mark(date(2025, 11, 3), "training starts here")]
    return (
        Chart("scope_by_kind", charts.to_svg(charts.scope_by_kind(scope)), charts.describe_scope_by_kind(scope)),
        Chart("timeline", charts.to_svg(charts.timeline(quarters, marks)), charts.describe_timeline(quarters, marks)),
        Chart(
            "sensitive_by_category",
            charts.to_svg(charts.sensitive_by_category(sensitive)),
            charts.describe_sensitive_by_category(sensitive),
        ),
    )


_SCOPE = {"kind": pl.String, "status": pl.String, "records": pl.Int64}


def full_page(mode: TextMode = "masked", records: int = 18) -> Page:
    """A page with something in every place, of a member in France."""
    uses = (TRAINING, OTHER_AI, ADS, SERVICES)
    rule_ids = sorted(
        {(count.rule_id, count.status) for use in uses for count in use.counts}
        | {(use.region.rule_id or "", "in") for use in uses if use.region.state == "on"}
        | {(use.region.rule_id or "", "excluded") for use in uses if use.region.state == "off"}
    )
    drop = 55 / records
    return Page(
        provenance=Provenance(
            ("9f" * 32, "ab" * 32), "2026.11", date(2026, 8, 22), "any 1, en 1, fr 1", "0123456789abcdef", "2026.1"
        ),
        settings=Settings(
            as_of=date(2026, 11, 22), regions=(Residence("FR"),), region_source="profile", text_mode=mode
        ),
        region=FRANCE,
        counts=_COUNTS,
        indices=(
            Index("disclosure", 55.1, 62.4, 70.2, "password or key, in a post"),
            Index("training", 20.0, 41.7, 60.9, "password or key, in a post"),
        ),
        plan=tuple(
            record(rank, index_before=62.4 - drop * (rank - 1), index_after=62.4 - drop * rank)
            for rank in range(1, records + 1)
        ),
        charts=drawings(),
        files=(
            FileRow("Shares.csv", "shares", 443, 440, 2, 1, ("NewColumn",), 1),
            FileRow("messages.csv", "messages", 60_122, 60_122, 0, 0, (), 0),
            FileRow("Articles/why-i-left-halden-freight.html", "articles", 1, 1, 0, 0, (), 0),
            FileRow("Something Camille wrote.csv", None, 0, 0, 0, 0, (), 0),
        ),
        problems=(Problem("Shares.csv", 112, "Date", "not a date; the row is set aside"),),
        rules=tuple(
            Rule(rule_id, f"Rule {rule_id}", "The notice names this kind of data.", status, "high", (_SOURCE,))
            for rule_id, status in rule_ids
        ),
        controls=(SWITCH, FORM),
        description=TRAINING.description,
        warnings=("the opt-out is later than the report and was ignored",),
        uses=uses,
        facets=_facets(mode),
        ad_clicks=(
            AdClicks("linkedin", 31, date(2024, 2, 1), date(2026, 6, 28)),
            AdClicks("audience network", 1, date(2026, 6, 27), date(2026, 6, 27)),
        ),
    )


def _facets(mode: TextMode) -> tuple[Facet, ...]:
    """Facets as they are loaded: without their values, and a free heading, where text is left out."""
    if mode != "hidden":
        return FACETS
    bare = [replace(facet, values_stated=(), values_not_stated=()) for facet in FACETS]
    return (*bare[:2], replace(bare[2], name=""))


def empty_page() -> Page:
    """A page of an archive without findings, of a member whose country is unknown."""
    page = full_page()
    nothing = pl.DataFrame(schema={"category": pl.String, "year": pl.Int32, "records": pl.Int64})
    calm = Chart("sensitive_by_category", charts.to_svg(charts.sensitive_by_category(nothing)), "Nothing was found.")
    return replace(
        page,
        settings=replace(page.settings, regions=(Residence(None),), region_source="unknown"),
        region=UNKNOWN,
        counts=tuple(
            count
            if count.status == "excluded"
            else replace(count, status="unclear", timing="usable", rule_id="genai.region.unknown")
            for count in page.counts
        ),
        indices=(Index("disclosure", 0.0, 0.0, 0.0, None), Index("training", 0.0, 0.0, 0.0, None)),
        plan=(),
        charts=(*page.charts[:2], calm),
        files=(),
        problems=(),
        warnings=(),
        uses=tuple(replace(use, region=UNKNOWN, counts=(), stoppable=None) for use in page.uses),
        facets=(),
        ad_clicks=(),
    )


def hostile_page() -> Page:
    """A page whose every text from the archive tries to break out."""
    page = full_page("revealed")
    return replace(
        page,
        plan=(
            record(1, excerpt=HOSTILE, reasons=(HOSTILE,), kind=HOSTILE, categories=(HOSTILE,)),
            record(2, url="javascript:alert(1)"),
            record(3, url=f"https://www.linkedin.com/{HOSTILE}"),
            record(4, url="https://www.linkedin.com.example.org/feed"),
            record(5, url="https://www.linkedin.com@example.org/feed"),
            record(6, url="http://www.linkedin.com/feed"),
            record(7, url="data:text/html,x"),
        ),
        files=(
            FileRow(HOSTILE, "shares", 1, 1, 0, 0, (HOSTILE, "second"), 1),
            FileRow(HOSTILE, None, 0, 0, 0, 0, (), 0),
        ),
        problems=(Problem(HOSTILE, 1, HOSTILE, HOSTILE),),
        rules=(Rule("genai.message", HOSTILE, HOSTILE, "in", "low", (Source(HOSTILE, "javascript:alert(1)", None),)),),
        controls=(Control(HOSTILE, "A control", "A path", "https://example.org/not-linkedin", HOSTILE),),
        warnings=(HOSTILE,),
        facets=(
            Facet("inferences_about_you", HOSTILE, 2, 1, 1, True, ("skills",), (HOSTILE,), (HOSTILE,)),  # noqa: FBT003 - see above
            Facet("ad_targeting", HOSTILE, 1, 0, 1, False, (), (), (HOSTILE,)),  # noqa: FBT003 - see above
        ),
    )
