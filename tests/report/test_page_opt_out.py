"""What the page says of an opt-out, of the region and of single cards, in the words of the verdicts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal

import pytest
from tests.report.document import Document, read
from tests.report.pages import SAYS, full_page, record

from exposure.report.content import Count, Region
from exposure.report.page import visible
from exposure.report.verdict import Verdict
from exposure.settings import Settings

if TYPE_CHECKING:
    from exposure.model import Severity


@pytest.fixture(name="full", scope="module")
def _full() -> Document:
    return read(full_page())


IN = Count("post", "in", "genai.post.public", "usable", 5)


MESSAGES = Count("message", "excluded", "genai.message", "n/a", 9)


OFF = Count("post", "excluded", "genai.region.europe_before", "not_in_use", 5)


IN_TIME = Count("post", "excluded", "genai.optout.before_start", "protected", 5)


LATER = Count("post", "excluded", "genai.optout.later_record", "protected", 2)


EARLIER = Count("post", "unclear", "genai.optout.earlier_record", "possibly_used", 3)


UNDATED = Count("skill", "unclear", "genai.optout.undated", "possibly_used", 4)


REACTIONS = Count("reaction", "unclear", "genai.reaction", "possibly_used", 6)


NOW = date(2026, 11, 22)


SINCE = date(2025, 11, 3)


REGIONS = {
    "FR": Region("France", "on", SINCE, "genai.region.europe_from_2025", SAYS, covered=True),
    "FR earlier": Region("France", "off", None, "genai.region.europe_before", SAYS, covered=True),
    "GB": Region("the United Kingdom", "on", SINCE, "genai.region.uk_from_2025", SAYS, covered=True),
    "CA": Region("Canada", "on", SINCE, "genai.region.canada_from_2025", SAYS, covered=False),
    "HK": Region("Hong Kong", "on", SINCE, "genai.region.hong_kong_from_2025", SAYS, covered=False),
    "US": Region("the United States", "on", date(2024, 9, 18), "genai.region.from_2024", SAYS, covered=False),
    "unknown": Region(None, "unclear", None, None, None, covered=False),
}


BEFORE = "before the use last began"


SAFE = "From then on nothing could be used, and none of these records was in use here before."


EARLIER_USE = "From then on nothing could be used, but it cannot be ruled out that 7 records, earlier or undated, had"


CONTESTED = "LinkedIn's help page says that none of your data is used any more, the Italian regulator that only later"


LEFT_OUT = "Records from that day on are left out. 7 records, earlier or undated, may already have been used"


IF_ANY = "Whether 6 records may be used at all is unclear; if any was used, it was before you opted out."


@pytest.mark.parametrize(
    ("region", "opt_out", "counts", "headline", "said", "unsaid"),
    [
        ("FR", date(2025, 10, 20), [IN_TIME, MESSAGES], "None of", [BEFORE, SAFE], ["already", "disagree"]),
        ("FR", None, [IN_TIME, MESSAGES], "None of", [BEFORE, SAFE], ["already", "disagree"]),
        (
            "FR",
            date(2026, 3, 1),
            [LATER, EARLIER, UNDATED, REACTIONS, MESSAGES],
            "7 of your 24 records may already have been used",
            [LEFT_OUT, CONTESTED, IF_ANY],
            [BEFORE, "nothing could be used", "ruled out"],
        ),
        ("FR", date(2026, 3, 1), [EARLIER], "3 of your 3 records may", ["3 records, ", CONTESTED], ["left out. "]),
        ("FR", date(2026, 3, 1), [LATER], "None of", ["no earlier one is known to have been used"], ["already"]),
        ("FR", date(2026, 3, 1), [LATER, REACTIONS], "Whether 6 of your 8 records may", [IF_ANY], ["already"]),
        ("FR earlier", date(2025, 6, 1), [OFF, MESSAGES], "None of", ["on 1 June 2025."], ["From then", "already"]),
        ("US", None, [LATER, EARLIER, UNDATED], "7 of your 9 records may", [BEFORE, EARLIER_USE], ["disagree"]),
        ("GB", None, [IN_TIME, EARLIER, UNDATED], "7 of your 12 records", [BEFORE, EARLIER_USE], ["disagree"]),
        ("CA", None, [IN_TIME, EARLIER, UNDATED], "7 of your 12 records", [BEFORE, EARLIER_USE], ["disagree"]),
        ("HK", None, [IN_TIME, EARLIER, UNDATED], "7 of your 12 records", [BEFORE, EARLIER_USE], ["disagree"]),
        ("GB", date(2025, 1, 1), [IN_TIME, EARLIER, UNDATED], "7 of", ["1 January 2025", EARLIER_USE], ["disagree"]),
        ("GB", date(2025, 1, 1), [IN_TIME, REACTIONS], "Whether 6 of", ["could be used.", IF_ANY], ["in use here"]),
        ("US", date(2025, 1, 1), [LATER, EARLIER, UNDATED], "7 of your 9 records", [LEFT_OUT, CONTESTED], [BEFORE]),
        ("unknown", date(2026, 3, 1), [MESSAGES], "None of", ["on 1 March 2026."], ["From then", "already"]),
    ],
)
def test_opt_out_is_told_as_the_verdicts_have_it(
    region: str, opt_out: date | None, counts: list[Count], headline: str, said: list[str], unsaid: list[str]
) -> None:
    """Nothing is called used that was never in use, nothing is called safe that may have been; None is before-start."""
    settings = Settings(as_of=NOW, opted_out_on=opt_out, opted_out_before_start=opt_out is None)
    verdict = Verdict(tuple(counts), REGIONS[region], settings)
    assert verdict.headline.startswith(headline)
    assert [words for words in said if words not in verdict.opted_out] == []
    assert [words for words in unsaid if words in verdict.opted_out] == []
    assert not verdict.still_on
    assert "unless you object" not in verdict.where


def test_opted_out_page_does_not_ask_to_opt_out() -> None:
    """The page carries the sentence, and the first thing to do is another."""
    page = full_page()
    text = read(replace(page, settings=replace(page.settings, opted_out_on=date(2026, 2, 1)))).text
    assert "You turned the setting off on 1 February 2026." in text
    assert "Turn off the setting" not in text


def test_without_an_opt_out_nothing_is_said_of_one() -> None:
    """The sentence is about the member's own act."""
    verdict = Verdict((IN, MESSAGES), REGIONS["FR"], Settings(as_of=NOW))
    assert verdict.opted_out == ""
    assert verdict.still_on


def test_outside_europe_the_notice_is_read_by_analogy() -> None:
    """The page says so where something is left out; where the notice applies it says nothing."""
    page = full_page()
    text = read(replace(page, region=REGIONS["US"])).text
    assert "that notice does not apply and is read by analogy" in text
    assert "in the United States since" in text
    assert "by analogy" not in read(page).text
    assert Verdict((IN,), REGIONS["US"], page.settings).by_analogy == ""


def test_the_use_is_described_above_the_table(full: Document) -> None:
    """What the pack says of the use stands before the numbers."""
    assert "Kind by kind It is on unless you turn it off. No oldest date of the content is published." in full.text


@pytest.mark.parametrize(("severity", "after", "shown"), [("medium", 3.2, 1), ("medium", 0.0, 0), ("low", 3.2, 0)])
def test_plan_says_when_the_threshold_hides_records(severity: Severity, after: float, shown: int) -> None:
    """An index above zero after the last deletion is explained, with the option that lists the rest."""
    page = full_page()
    settings = replace(page.settings, min_severity=severity)
    document = read(replace(page, settings=settings, plan=(record(1, index_after=after),)))
    assert document.text.count("--min-severity low") == shown


def test_opt_out_in_the_future_changes_nothing() -> None:
    """A date after the day of the report is ignored."""
    page = full_page()
    text = read(replace(page, settings=replace(page.settings, opted_out_on=date(2027, 1, 1)))).text
    assert "Turn off the setting" in text
    assert "1 January 2027" not in text


@pytest.mark.parametrize(
    ("state", "ending"), [("on", ", unless you object."), ("paused", "."), ("off", "."), ("unclear", ".")]
)
def test_where_is_the_rules_own_sentence(state: Literal["on", "off", "paused", "unclear"], ending: str) -> None:
    """The page claims no more than the region's rule; only a use that is on can be objected to."""
    region = Region("Chile", state, None, "x", SAYS, covered=False)
    where = Verdict((), region, Settings(as_of=date(2026, 11, 22))).where
    assert where == SAYS.replace("{country}", "Chile") + ending


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"training_status": "excluded", "timing": "n/a"}, "Left out of LinkedIn's generative-AI training."),
        ({"training_status": "excluded", "timing": "protected"}, "training (because you opted out)."),
        (
            {"training_status": "unclear", "timing": "possibly_used", "scope_rule_id": "genai.optout.undated"},
            "May already have been used",
        ),
        ({"training_status": "unclear", "timing": "possibly_used"}, "if so, before you opted out."),
        ({"training_status": "unclear", "timing": "usable"}, "Unclear whether it may train"),
        ({"suggestion": "edit"}, "Rewrite it"),
        ({"suggestion": "review"}, "Read it again, then decide"),
        ({"occurred_at": None}, "Post, no date"),
        ({"url": None}, "The archive gives no link to it"),
        ({"confidence": 0.9}, "Critical, very likely"),
        ({"confidence": 0.89}, "Critical, likely"),
        ({"confidence": 0.69}, "Critical, possible"),
        ({"kind": "ai_chat"}, "Chat with LinkedIn's AI, 3 March 2021"),
        ({"index_before": 20.31, "index_after": 19.98}, "index 20.3"),
        ({"index_before": 20.31, "index_after": 20.29}, "index 20.31"),
        ({"index_before": 20.0, "index_after": 20.0}, "no change until the last record stating it is gone"),
    ],
)
def test_card_wording(changes: dict[str, object], sentence: str) -> None:
    """Each state of a record has its own words."""
    assert sentence in read(replace(full_page(), plan=(record(1, **changes),))).text


def test_absent_value_is_never_printed_as_none() -> None:
    """A template that prints what may be absent is an error, not a page that says None."""
    with pytest.raises(TypeError, match="may be absent"):
        visible(None)
