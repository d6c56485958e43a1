"""The words of the page on the other uses, what stops them, and what LinkedIn inferred."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.report.document import read
from tests.report.pages import ADS, FORM, FRANCE, OTHER_AI, SERVICES, UNKNOWN, full_page
from tests.report.scenarios import page

from exposure.report import use_words
from exposure.report.content import AdClicks, Count, Facet, Made

if TYPE_CHECKING:
    from exposure.report.content import Use

MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("use", "stop"),
    [
        (OTHER_AI, ""),
        (replace(OTHER_AI, made=Made(MARCH)), "case by case, on 1 March 2026."),
        (ADS, "nothing to turn off."),
        (replace(ADS, made=Made(MARCH)), "You turned the sharing of data for ads off on 1 March 2026."),
        (SERVICES, "nothing to turn off."),
        (replace(SERVICES, region=FRANCE), "No setting is known that stops it where you live."),
        (replace(SERVICES, region=FRANCE, made=Made(None)), "No setting is known that stops it where you live."),
        (
            replace(SERVICES, stoppable=True, made=Made(None)),
            "You turned the training setting off before the use began.",
        ),
    ],
)
def test_what_stops_a_use_depends_on_place_and_choice(use: Use, stop: str) -> None:
    """Made, not needed, unknown, or still to do; never a setting that does not reach it."""
    assert use_words.stop(use).endswith(stop)
    assert bool(use_words.stop(use)) == bool(stop)


def test_what_is_still_to_do_leads_to_its_control() -> None:
    """The link goes to the entry below, which has the path and what it does not do."""
    document = read(full_page())
    assert (
        "What stops it: LinkedIn's objection form, on which LinkedIn decides case by case: Object to" in document.text
    )
    assert "#control-objection-form" in {link["href"] for link in document.every("a")}
    without = read(replace(full_page(), uses=(replace(OTHER_AI, control=None),)))
    assert "decides case by case. 463 in scope" in without.text
    assert use_words.way(replace(OTHER_AI, stoppable=None)).startswith("What stops it: In some countries only:")


def test_what_holds_is_the_rules_own_sentence() -> None:
    """The country stands in it; without one, the page says what that means."""
    assert use_words.holds(OTHER_AI) == "LinkedIn names these uses in France."
    assert use_words.holds(replace(OTHER_AI, region=UNKNOWN)).startswith("Where you live is unknown")


def test_numbers_of_a_use_lead_to_its_kinds() -> None:
    """The sums lead to the table, the numbers of the table to the rules; zero leads nowhere."""
    document = read(full_page())
    hrefs = [link["href"] for link in document.every("a")]
    assert hrefs.count("#kinds-other_ai") == 2
    assert hrefs.count("#kinds-microsoft_ads") == 1
    assert hrefs.count("#kinds") == 3
    assert "#rule-other_ai.post" in hrefs
    assert "463 in scope, 0 unclear, 60,122 left out: kind by kind" in document.text


def test_training_stays_the_headline() -> None:
    """The first numbers are of training, and the section speaks of the others as others."""
    text = read(full_page()).text
    assert text.index("433 of your 65,796 records may be used to train") < text.index("Other uses of your data The")
    assert "See the other uses of your data" in text
    assert "See the other uses" not in read(replace(full_page(), uses=())).text


def test_before_start_is_done_without_a_day() -> None:
    """The member did not say on which day it was."""
    assert use_words.done(Made(None)) == "Done before the use began where you live."


def test_control_for_something_else_claims_no_effect() -> None:
    """What bears on none of the uses has no such line."""
    assert use_words.effect(replace(FORM, uses=())) == ""
    assert use_words.effect(replace(FORM, uses=(), depends=True)) == "It has an effect in some countries only."
    assert use_words.effect(FORM) == "Bears on: LinkedIn's other AI."


def test_inferred_values_stand_beside_what_the_member_states() -> None:
    """Counts in the table, the values below, and how they were compared."""
    text = read(full_page()).text
    assert "LinkedIn lists 5 entries about you under 3 headings." in text
    assert "In the same words in records of your own: 2." in text
    assert "They are compared as text" in text
    assert "Member skills 3 1 2 in your skills" in text
    assert "Not stated by you: Quincaillerie Stated by you too: Vente; RGPD" in text
    assert "2 headings without anything of yours to compare with" in text
    assert "Listed: Bouddhisme" in text


def test_a_copy_to_share_has_neither_values_nor_free_headings() -> None:
    """The counts stay, what they are counts of does not."""
    text = read(full_page("hidden")).text
    for private in ("Quincaillerie", "Vente", "Bouddhisme", "Faith", "Acheteurs"):
        assert private not in text
    assert "Member skills 3 1 2 in your skills" in text
    assert "Guesses listed in a file of their own 1" in text
    assert "What stands under the headings is left out of this copy." in text


def test_ads_belong_to_advertising_and_not_to_training() -> None:
    """How many, where, between which days, and which use they belong to, without saying that it is on here."""
    document = read(full_page())
    assert "31 on LinkedIn, from 1 February 2024 to 28 June 2026" in document.text
    assert "1 in apps and on sites that show LinkedIn's ads, on 27 June 2026" in document.text
    assert "in the countries where LinkedIn does that" in document.text
    assert "LinkedIn does not name it among what trains its generative AI." in document.text
    assert "#use-microsoft_ads" in {link["href"] for link in document.every("a")}


def test_no_inference_and_no_ad_is_no_section() -> None:
    """A part of an export may lack all of these files; ads or inferences alone are told alone."""
    page = full_page()
    assert "inferred" not in {
        attributes.get("id") for _, attributes in read(replace(page, facets=(), ad_clicks=())).elements
    }
    assert "Ads you clicked" not in read(replace(page, ad_clicks=())).text
    assert "headings" not in read(replace(page, facets=())).text
    only_compared = read(replace(page, facets=page.facets[:1]))
    assert "without anything of yours" not in only_compared.text
    assert "Heading Listed Not stated" not in read(replace(page, facets=page.facets[1:])).text


@pytest.mark.parametrize(
    ("facet", "heading", "tables"),
    [
        (Facet("ad_targeting", "member_skills", 1, 1, 0, True, ("skills",)), "Member skills", "your skills"),  # noqa: FBT003 - positional as in the class
        (
            Facet("ad_targeting", "company_follower_of", 1, 1, 0, True, ("company_follows", "new_table")),  # noqa: FBT003 - see above
            "Companies you follow",
            "the companies you follow, new table",
        ),
        (Facet("inferences_about_you", "iOS user", 1, 0, 1, False, ()), "iOS user", ""),  # noqa: FBT003 - see above
        (Facet("inferences_about_you", "", 1, 0, 1, False, ()), "Guesses listed in a file of their own", ""),  # noqa: FBT003 - see above
    ],
)
def test_headings_and_tables_are_named_in_words(facet: Facet, heading: str, tables: str) -> None:
    """LinkedIn's own words, without underscores; an unlisted table as it is spelled."""
    assert use_words.heading(facet) == heading
    assert use_words.stated_in(facet) == tables


def test_one_entry_under_one_heading_is_singular() -> None:
    """The sentence holds for one as for many."""
    facet = Facet("ad_targeting", "country", 1, 0, 1, compared=False, stated_in=())
    assert use_words.facets_in_all([facet]).startswith("LinkedIn lists 1 entry about you under 1 heading. ")


def test_ads_without_a_day_say_so() -> None:
    """A place that is not known by name is shown as it is spelled."""
    assert use_words.clicks(AdClicks("elsewhere", 2, None, None)) == "2 elsewhere, without a date"


def test_timing_words_of_other_uses_are_true_of_them() -> None:
    """Excluded and possibly used can only be who moved."""
    ads = replace(ADS, counts=(Count("post", "excluded", "ads.region.off", "possibly_used", 1),))
    text = read(replace(full_page(), uses=(ads,))).text
    assert "1 may have been used where you lived before" in text
    assert "1 record may have been used while you lived elsewhere" in text


def test_where_the_country_is_unknown_every_use_names_who_differs() -> None:
    """On, off or unclear, with the groups of countries; or that it is the same everywhere."""
    told = {use.flow: use_words.holds(use) for use in page(country=None).uses}
    assert told["other_ai"].startswith("Where you live is unknown. On the day of this report this use is on by default")
    assert (
        "off in the EU and the EEA, Switzerland and the United Kingdom; unclear in mainland China."
        in told["microsoft_ads"]
    )
    assert (
        "on by default in the United Kingdom, Canada, Hong Kong, the United States and other countries; off"
        in told["microsoft_ai"]
    )
    assert all(words.endswith("What does not hold in all countries is counted as unclear.") for words in told.values())
