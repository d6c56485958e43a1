"""The uses of the member's data beside training, what stops them, and what is offered to do."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.report.document import read
from tests.report.scenarios import POLICY, page

from exposure.report import use_words
from exposure.report.choices import choice_of
from exposure.report.content import Control, Made
from exposure.settings import Residence

if TYPE_CHECKING:
    from exposure.report.content import Page, Use

MARCH = date(2026, 3, 1)


def use(shown: Page, flow: str) -> Use:
    """One use of a page."""
    return next(use for use in shown.uses if use.flow == flow)


def controls(shown: Page) -> dict[str, Control]:
    """The controls of a page."""
    return {control.control_id: control for control in shown.controls}


def total(use: Use, status: str) -> int:
    """Records of one status."""
    return sum(count.records for count in use.counts if count.status == status)


def test_every_use_counts_every_record_once() -> None:
    """Four uses, each with a verdict on each record."""
    shown = page()
    assert [use.flow for use in shown.uses] == list(POLICY.flows)
    assert {sum(count.records for count in use.counts) for use in shown.uses} == {15}
    assert shown.counts == use(shown, "genai_training").counts


@pytest.mark.parametrize("country", ["FR", "CH", "GB", "CA", "HK", "US", "CN", "BR"])
def test_every_number_leads_to_a_rule_on_the_page(country: str) -> None:
    """The list of rules has those of all uses, with the day they were checked."""
    shown = page(country=country)
    listed = {rule.rule_id: rule for rule in shown.rules}
    for each in shown.uses:
        assert {count.rule_id for count in each.counts} <= set(listed)
        assert each.region.rule_id in listed
    assert all(rule.verified_on and rule.sources for rule in shown.rules)
    document = read(shown)
    ids = {attributes.get("id") for _, attributes in document.elements}
    assert {link["href"][1:] for link in document.every("a") if link["href"].startswith("#")} <= ids
    assert document.text.count("as last checked") == len(shown.rules)


def test_rules_of_the_verdicts_use_come_first() -> None:
    """The page is about training, so its rules are at the top of the list."""
    flows = [POLICY.rules[rule.rule_id].flow for rule in page(country="US").rules]
    assert next(iter(dict.fromkeys(flows))) == "genai_training"
    assert flows == sorted(flows, key=list(dict.fromkeys(flows)).index)


@pytest.mark.parametrize("country", ["FR", "CH", "GB"])
def test_nothing_is_shared_for_ads_from_europe(country: str) -> None:
    """There is nothing to turn off either, and the control is not shown."""
    shown = page(country=country)
    ads = use(shown, "microsoft_ads")
    assert (total(ads, "in"), total(ads, "unclear")) == (0, 0)
    assert use_words.stop(ads) == "It is not in use where you live, so there is nothing to turn off."
    assert "ads-sharing" not in controls(shown)
    assert "global-privacy-control" not in controls(shown)


def test_the_control_of_a_use_is_the_first_of_the_pack_for_it() -> None:
    """By it the program knows which control a choice of the member's is."""
    choices = {POLICY.controls[control].url.rpartition("/")[2]: choice for control, choice in choice_of(POLICY).items()}
    assert choices == {
        "data-for-ai-improvement": "training",
        "TS-DPRO": "objection",
        "share-data-with-trusted-partners": "ads",
    }


@pytest.mark.parametrize(
    ("country", "shown", "absent"),
    [
        (
            "FR",
            {"training-setting", "objection-form"},
            {"training-setting-uk", "ads-sharing", "global-privacy-control"},
        ),
        ("GB", {"training-setting", "training-setting-uk"}, {"ads-sharing", "global-privacy-control"}),
        ("US", {"ads-sharing", "global-privacy-control"}, {"training-setting-uk", "data-protection-officer"}),
        ("BR", {"ads-sharing"}, {"global-privacy-control"}),
        (None, {"ads-sharing", "global-privacy-control", "training-setting-uk"}, set()),
    ],
)
def test_controls_are_those_with_an_effect(country: str | None, shown: set[str], absent: set[str]) -> None:
    """What does nothing where the member lives is not offered, and the order is the pack's."""
    found = list(controls(page(country=country)))
    assert shown <= set(found)
    assert not absent & set(found)
    assert found == [name for name in POLICY.controls if name in found]


def test_a_use_that_is_about_to_begin_can_be_stopped_before() -> None:
    """On the eve of the start in Europe the setting is offered, though nothing is in use yet."""
    shown = page(country="FR", as_of=date(2025, 10, 1))
    assert use(shown, "genai_training").region.state == "off"
    assert controls(shown)["training-setting"].uses == ("Training of LinkedIn's content-generating AI",)
    assert len(controls(shown)["deletion-request"].uses) == 2, "two of the four uses come to where the member lives"


def test_controls_of_an_unknown_country_say_that_it_matters() -> None:
    """What has its effect in some countries only is marked as such."""
    shown = controls(page(country=None))
    assert shown["ads-sharing"].depends
    assert not shown["training-setting"].depends
    assert use_words.effect(shown["ads-sharing"]).endswith("It has an effect in some countries only.")
    assert not controls(page(country="US"))["ads-sharing"].depends


def test_what_is_done_is_shown_as_done_with_its_day() -> None:
    """The other controls of the page are still to do."""
    shown = page(country="US", opted_out_on=MARCH, ads_opted_out_on=date(2026, 4, 1), objected_on=date(2026, 5, 1))
    made = {name: control.made for name, control in controls(shown).items() if control.made}
    assert made == {
        "training-setting": Made(MARCH),
        "objection-form": Made(date(2026, 5, 1)),
        "ads-sharing": Made(date(2026, 4, 1)),
    }
    text = read(shown).text
    for words in ("✓ Done on 1 March 2026.", "✓ Done on 1 April 2026.", "✓ Done on 1 May 2026."):
        assert text.count(words) == 1


@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"opted_out_on": date(2026, 7, 1), "ads_opted_out_on": date(2026, 7, 1), "objected_on": date(2026, 7, 1)},
        {"opted_out_on": MARCH, "opted_in_again_on": date(2026, 4, 1)},
    ],
)
def test_what_is_still_to_come_or_undone_is_not_done(choices: dict[str, object]) -> None:
    """A choice counts on the day of the report, as it stands then."""
    shown = page(country="US", **choices)
    assert not [control for control in shown.controls if control.made]
    assert "Done" not in read(shown).text
    assert "Turn off the setting" in read(shown).text


def test_the_training_setting_reaches_microsofts_ai_in_one_country_alone() -> None:
    """Elsewhere no setting is known, and the member's own is not passed off as one."""
    britain = use(page(country="GB", opted_out_on=MARCH), "microsoft_ai")
    assert use_words.stop(britain) == "You turned the training setting off on 1 March 2026."
    states = use(page(country="US", opted_out_on=MARCH), "microsoft_ai")
    assert use_words.stop(states) == "No setting is known that stops it where you live."
    assert total(states, "in")
    somewhere = use(page(country=None, opted_out_on=MARCH), "microsoft_ai")
    assert use_words.stop(somewhere).endswith("Where you live decides whether that reaches this use.")


def test_who_moved_is_told_what_may_have_been_shared_before() -> None:
    """The ads may have had what existed in the United States; in France nothing is shared."""
    shown = page(Residence("US", None, date(2026, 2, 1)), country="FR")
    ads = use(shown, "microsoft_ads")
    assert total(ads, "excluded") == 15
    [note] = use_words.notes(ads, shown.settings)
    assert re.fullmatch(r"\d+ records may have been used while you lived elsewhere: nobody can take that back\.", note)
    assert "may have been used where you lived before" in read(shown).text


def test_who_opted_out_of_ads_is_told_what_came_before() -> None:
    """Earlier and undated records may have been shared by then."""
    shown = page(country="US", ads_opted_out_on=MARCH)
    notes = use_words.notes(use(shown, "microsoft_ads"), shown.settings)
    assert len(notes) == 1
    assert "may already have been used by then, and nobody can take that back." in notes[0]
    assert not use_words.notes(use(page(country="US"), "microsoft_ads"), shown.settings)


def test_minors_are_left_out_of_training_and_of_nothing_else() -> None:
    """The other uses say that nothing is known to differ."""
    shown = page(country="US", born_on=date(2009, 12, 31))
    assert total(use(shown, "genai_training"), "excluded") == 15
    for flow in ("other_ai", "microsoft_ads", "microsoft_ai"):
        assert total(use(shown, flow), "in") == total(use(page(country="US"), flow), "in")
        assert use_words.notes(use(shown, flow), shown.settings) == [
            "That you are under 18 changes nothing here, as far as is known."
        ]
    assert "not in use at your age" in read(shown).text
