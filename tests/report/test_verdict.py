"""The verdict's words for members who moved, changed their mind, are minors, or made choices about other uses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.report.document import read
from tests.report.pages import FRANCE, UNKNOWN
from tests.report.scenarios import page

from exposure.report.content import Count
from exposure.report.verdict import Verdict, timing
from exposure.settings import Residence, Settings

if TYPE_CHECKING:
    from exposure.report.content import Page

MARCH = date(2026, 3, 1)
STAY = "the United States from 1 January 2015 to 1 February 2026"
IN_STATES = Residence("US", date(2015, 1, 1), date(2026, 2, 1))


def lead(shown: Page) -> Verdict:
    """The verdict of a page."""
    return Verdict(shown.counts, shown.region, shown.settings)


def records(shown: Page, status: str) -> int:
    """How many records of a page have a status."""
    return sum(count.records for count in shown.counts if count.status == status)


@pytest.mark.parametrize(
    ("regions", "words"),
    [
        ((IN_STATES,), f"France until 31 December 2014; {STAY}; France since 2 February 2026."),
        ((Residence("GB", None, date(2020, 5, 1)),), "the United Kingdom until 1 May 2020; France since 2 May 2020."),
    ],
)
def test_residences_are_told_with_their_days(regions: tuple[Residence, ...], words: str) -> None:
    """Every stay by its first and last day, and what that means for then and now."""
    shown = page(*regions)
    assert f"Where you lived: {words} What may be used from now on goes by where you live now" in read(shown).text


def test_days_of_which_nothing_is_known_are_told_too() -> None:
    """A gap between two countries is not passed over."""
    shown = page(Residence("FR", date(2020, 1, 1)), country=None)
    assert "an unknown country until 31 December 2019; France since 1 January 2020." in lead(shown).moved


@pytest.mark.parametrize(
    "regions", [(), (Residence("FR", date(2020, 1, 1)),), (Residence("FR", None, date(2020, 1, 1)),)]
)
def test_who_never_moved_is_told_nothing_of_it(regions: tuple[Residence, ...]) -> None:
    """One country on all days is no move."""
    assert lead(page(*regions)).moved == ""


def test_what_was_in_use_in_a_country_left_is_in_the_headline() -> None:
    """Training was off in France on that day, and on in the United States, where the member lived before."""
    shown = page(Residence("US", None, date(2025, 5, 31)), as_of=date(2025, 10, 1))
    verdict = lead(shown)
    left = sum(count.records for count in shown.counts if count.timing == "possibly_used")
    assert left > 0
    assert {count.status for count in shown.counts if count.timing == "possibly_used"} == {"excluded"}
    assert (
        verdict.headline == f"{left} of your 15 records may already have been used to train LinkedIn's generative AI."
    )
    assert f"{left} records may have been used while you lived elsewhere: nobody can take that back." in verdict.moved
    assert f"{records(shown, 'excluded') - left} are left out." in verdict.remainder
    assert "may have been used where you lived before" in read(shown).text


@pytest.mark.parametrize("before_start", [False, True])
def test_who_opted_in_again_is_judged_as_opted_in(before_start: bool) -> None:  # noqa: FBT001 - a case of the table
    """Both days are told, the numbers are those of a setting that is on, and turning it off is to do."""
    off = {"opted_out_before_start": True} if before_start else {"opted_out_on": MARCH}
    shown = page(opted_in_again_on=date(2026, 4, 2), **off)
    never = page()
    verdict = lead(shown)
    assert shown.counts == never.counts
    assert verdict.headline == lead(never).headline
    since = "before the use last began where you live" if before_start else "on 1 March 2026"
    assert verdict.opted_out.startswith(f"You turned the setting off {since} and on again on 2 April 2026.")
    assert verdict.still_on
    assert "Turn off the setting" in read(shown).text


def test_opting_in_again_alone_is_told_without_the_day_before() -> None:
    """A member may not remember when it was off."""
    assert "You turned the setting off and on again on 1 March 2026." in lead(page(opted_in_again_on=MARCH)).opted_out


def test_opting_in_again_later_than_the_report_undoes_nothing() -> None:
    """On the day of the report the setting was off."""
    verdict = lead(page(opted_out_on=MARCH, opted_in_again_on=date(2026, 7, 1)))
    assert "again" not in verdict.opted_out
    assert not verdict.still_on


def test_minors_are_left_out_and_told_why() -> None:
    """Nothing is in scope or unclear, no opt-out is pressed on them, and the statement is LinkedIn's own."""
    shown = page(born_on=date(2008, 12, 31))
    text = read(shown).text
    assert lead(shown).headline == "None of your 15 records is known to be used to train LinkedIn's generative AI."
    assert "You are under 18 on 30 June 2026. LinkedIn says that it leaves out members it believes to be" in text
    assert "unless you object" not in text
    assert "Turn off the setting" not in text
    assert "under 18 on" not in read(page(born_on=date(2008, 6, 30))).text


def test_choices_about_other_uses_are_told_and_change_no_number_here() -> None:
    """The objection form and the ads setting have their days in one sentence."""
    shown = page(ads_opted_out_on=MARCH, objected_on=date(2026, 5, 1))
    assert shown.counts == page().counts
    assert (
        "You turned the sharing of data for ads off on 1 March 2026 and sent LinkedIn's objection form on 1 May 2026:"
        " that is counted for the other uses below, not here." in read(shown).text
    )
    assert lead(page(objected_on=MARCH)).other_choices.startswith("You sent LinkedIn's objection form on 1 March 2026:")
    assert lead(page(ads_opted_out_on=date(2026, 7, 1))).other_choices == ""


def test_an_unknown_country_names_the_groups_that_differ() -> None:
    """Who does not say where they live sees for whom it matters."""
    assert lead(page(country=None)).where == (
        "Where you live is unknown, and the rules differ: on 30 June 2026 the use is on by default in the EU and the"
        " EEA, Switzerland, the United Kingdom, Canada, Hong Kong, the United States and other countries; unclear in"
        " mainland China. Only what holds in all countries is stated, and the rest is unclear."
    )
    paused = lead(page(country=None, as_of=date(2025, 6, 1))).where
    assert "off in the EU and the EEA and Switzerland; paused in the United Kingdom, Canada and Hong Kong" in paused
    assert lead(replace(page(country=None), region=UNKNOWN)).where.startswith(
        "Where you live is unknown, and the rules differ. Only what"
    )


@pytest.mark.parametrize("country", ["FR", "CH", "GB", "CA", "HK", "US", "CN", "BR", None])
@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"opted_out_before_start": True},
        {"opted_out_on": MARCH},
        {"opted_out_on": date(2025, 10, 1)},
        {"opted_out_on": MARCH, "opted_in_again_on": date(2026, 4, 1)},
        {"born_on": date(2010, 1, 1)},
    ],
)
def test_the_headline_is_true_of_the_counts(country: str | None, choices: dict[str, object]) -> None:
    """It never says less than the counts: in scope before possibly used before unclear before none."""
    shown = page(country=country, **choices)
    headline = lead(shown).headline
    possible = sum(
        count.records
        for count in shown.counts
        if (count.status == "unclear" and ".optout." in count.rule_id)
        or (count.status == "excluded" and count.timing == "possibly_used")
    )
    if inside := records(shown, "in"):
        assert headline.startswith(f"{inside} of your 15 records may be used")
    elif possible:
        assert headline.startswith(f"{possible} of your 15 records may already have been used")
    elif unclear := records(shown, "unclear"):
        assert headline.startswith(f"Whether {unclear} of your 15 records may train")
    else:
        assert headline.startswith("None of your 15 records is known to be used")


@pytest.mark.parametrize(
    ("word", "rule_id", "status", "words"),
    [
        ("possibly_used", "genai.region.off", "excluded", "may have been used where you lived before"),
        ("possibly_used", "ads.optout.undated", "unclear", "may already have been used"),
        ("possibly_used", "genai.reaction", "unclear", "if used, before you opted out"),
        ("not_in_use", "genai.minor", "excluded", "not in use at your age"),
        ("not_in_use", "genai.region.off", "excluded", "not in use where you live"),
        ("protected", "genai.optout.later_record", "excluded", "because you opted out"),
        ("usable", "genai.post.public", "in", ""),
    ],
)
def test_a_timing_is_worded_by_what_led_to_it(word: str, rule_id: str, status: str, words: str) -> None:
    """The same timing comes about in several ways, and each has words that are true of it."""
    assert timing(word, rule_id, status) == words


def test_by_analogy_is_about_kinds_and_not_about_age() -> None:
    """A minor outside Europe whose every record is left out by age alone has nothing read by analogy."""
    by_age = Count("post", "excluded", "genai.minor", "not_in_use", 5)
    by_kind = Count("message", "excluded", "genai.message", "n/a", 5)
    settings = Settings(as_of=MARCH)
    assert Verdict((by_age,), UNKNOWN, settings).by_analogy == ""
    assert Verdict((by_age, by_kind), UNKNOWN, settings).by_analogy
    assert Verdict((by_age, by_kind), FRANCE, settings).by_analogy == ""
