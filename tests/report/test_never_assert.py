"""Six statements that the evidence does not bear, and that nothing the program says may therefore make.

Every sentence of the rule pack, the templates and the modules that word pages, summaries and explanations is searched
for each of them, and so are whole pages of members under many circumstances. A sentence that denies a statement, or
tells who contradicts it, does not make it.
"""

from __future__ import annotations

import ast
import re
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.report.scenarios import POLICY, page

import exposure
from exposure.policy import country_phrase
from exposure.report.page import render_page
from exposure.settings import Residence

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(exposure.__file__).parent
#: A country of each group.
COUNTRIES: Final = {"EU_EEA": "FR", "OTHER": "BR"} | {group: group for group in ("CH", "GB", "CA", "HK", "US", "CN")}
#: What makes a sentence deny a statement, or set one reading against another.
DENIES: Final = re.compile(
    r"\b(no|not|nor|never|neither|nothing|nobody|none|without|cannot|outside|except|whether|unclear|disagree|while)\b",
    re.IGNORECASE,
)
_EUROPE: Final = r"(\bEU\b|\bEEA\b|Europe(an)?|Switzerland|United Kingdom|France|Germany|Ireland)"
_DAY: Final = r"(2025-11-03|3 Nov(ember)? 2025|November 3,? 2025|November 2025)"
_STATES: Final = r"(United States|\bUSA?\b|\bU\.S\.|American)"
_CHOICE: Final = (
    r"\b(opt(s|ed|ing)?[- ]?(ing )?out|objecti(on|ng)|turn(s|ed|ing)? (it|the \w+|that \w+) off|setting off)"
)

#: By statement: a sentence makes it that has all of these, and denies none of it.
NEVER: Final[dict[str, tuple[str, ...]]] = {
    "data back to 2003 is used": (r"\b2003\b",),
    "an opt-out deletes past use": (
        _CHOICE,
        r"\b(delet|eras|remov|forget|unlearn|untrain|undo|undid|retriev|tak(es?|ing) back|withdraw)",
    ),
    "the US was newly added on 3 November 2025": (
        _STATES,
        _DAY,
        r"\b(new(ly)?|add(s|ed)?|join(s|ed)?|beg[aiu]n(s|ning)?|start(s|ed|ing)?|since|from|extend(s|ed)?|includ\w+)\b",
    ),
    "data of Europeans goes to Microsoft for ads": (
        _EUROPE,
        r"Microsoft",
        r"\b(ads?|advert\w+)\b",
        r"\b(shar(es?|ed|ing)|sen(ds?|t)|go(es)?|pass(es|ed)?|receiv\w+|gets?|given?)\b",
    ),
    "posts for connections only are excluded": (
        r"\b(connections?[- ]only|only (for )?(your )?connections|for connections|restricted)\b",
        r"\b(left out|excluded?|exempt|spared|out of scope|safe)\b",
    ),
    "only public data is used": (
        r"\b(only|solely|exclusively|nothing but|just)\b",
        r"\bpublic(ly)?\b",
        r"\b(us(es?|ed|ing)|train(s|ed|ing)?|learns?)\b",
    ),
}

#: A sentence for each statement that makes it; the patterns must catch every one.
BAD: Final[dict[str, tuple[str, ...]]] = {
    "data back to 2003 is used": ("LinkedIn trains on posts as old as 2003.",),
    "an opt-out deletes past use": (
        "Opting out deletes what was used.",
        "Turn the setting off and LinkedIn removes your data from its models.",
        "Your objection erases earlier training.",
    ),
    "the US was newly added on 3 November 2025": (
        "LinkedIn has trained on such data in the United States since 3 November 2025.",
        "The US was added on 2025-11-03.",
    ),
    "data of Europeans goes to Microsoft for ads": (
        "LinkedIn shares such data in France with Microsoft for ads.",
        "In the EU, Microsoft receives profile data for advertising.",
    ),
    "posts for connections only are excluded": (
        "Posts for connections only are left out.",
        "Restricted posts are excluded from training.",
    ),
    "only public data is used": (
        "Only public posts are used.",
        "LinkedIn trains solely on what you share publicly.",
    ),
}

#: What denies or contrasts, and so makes none of them.
GOOD: Final = (
    "Turning it off works for the future and cannot undo what was used.",
    "LinkedIn's European notice names no sharing of such data in France with Microsoft for ads.",
    "Outside the EU LinkedIn shares data with Microsoft for ads.",
    "LinkedIn's policy has allowed such training in the United States since 18 September 2024 at the latest.",
    "The announcement speaks of public content only, while the notice names no such limit on what is used.",
)


def makes(statement: str, sentence: str) -> bool:
    """Whether a sentence makes a statement."""
    return not DENIES.search(sentence) and all(
        re.search(pattern, sentence, re.IGNORECASE if pattern not in {_STATES, _EUROPE} else 0)
        for pattern in NEVER[statement]
    )


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text; a part after a semicolon or a colon is one too."""
    for said in re.split(r"(?<=[.;:?!])\s|\n\s*\n", text):
        if said.strip():
            yield " ".join(said.split())


def pack() -> Iterator[tuple[str, str]]:
    """Everything the rule pack says, with the flow that it is said of; of regions for a country of each group."""
    for rule in POLICY.rules.values():
        for text in (rule.title, rule.explanation, rule.quoted_as or ""):
            yield rule.flow, text
    for regime in POLICY.regimes:
        says = POLICY.rules[regime.rule_id].says or ""
        yield regime.flow, says.replace("{country}", country_phrase(COUNTRIES[regime.region_group]))
    for flow in POLICY.flows.values():
        yield flow.flow, f"{flow.title}\n\n{flow.description}"
    for control in POLICY.controls.values():
        yield "", f"{control.title}\n\n{control.path}\n\n{control.does_not}"
    for change in POLICY.changes:
        yield "", change.what


def modules() -> Iterator[str]:
    """The strings of the modules that word pages, charts, summaries and explanations."""
    folders = ("report", "charts", "cli", "policy")
    for path in [ROOT / "console.py", *(path for folder in folders for path in sorted((ROOT / folder).glob("*.py")))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def bare(markup: str) -> str:
    """The words of a template or a page, without code and markup; each block is a paragraph."""
    for pattern, instead in (
        (r"\{#.*?#\}|<style.*?</style>|<svg.*?</svg>", " "),
        (r"\{\{.*?\}\}", "…"),
        (r"\{%.*?%\}|</?(a|bdi|code|small|span|strong)\b[^>]*>", " "),
        (r"<[^>]*>", "\n\n"),
    ):
        markup = re.sub(pattern, instead, markup, flags=re.DOTALL)
    return unescape(markup)


def templates() -> Iterator[str]:
    """The words of the templates."""
    return (bare(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "templates").glob("*.j2")))


@cache
def everything() -> tuple[tuple[str, str], ...]:
    """Every sentence that can be said, with the flow of the rule that says it, or none."""
    own = [("", text) for text in (*modules(), *templates())]
    return tuple((flow, said) for flow, text in (*pack(), *own) for said in sentences(text))


def about(statement: str, flow: str) -> bool:
    """Whether a statement is about a flow; two are about training, and true of another use in some countries."""
    if statement in {"posts for connections only are excluded", "only public data is used"}:
        return flow in {"", "genai_training"}
    return True


@pytest.mark.parametrize("statement", NEVER)
def test_the_patterns_catch_whoever_says_it(statement: str) -> None:
    """A pattern that catches nothing would prove nothing; each knows its own statement alone."""
    assert [said for said in BAD[statement] if not makes(statement, said)] == []
    others = [said for other in BAD if other != statement for said in BAD[other]]
    assert [said for said in others if makes(statement, said)] == []


@pytest.mark.parametrize("statement", NEVER)
def test_the_patterns_let_denials_pass(statement: str) -> None:
    """What the program must say is not what it must never say."""
    assert [said for said in GOOD if makes(statement, said)] == []


def test_everything_that_can_be_said_is_searched() -> None:
    """Sentences of the pack, of its regions, of the templates and of each wording module are among them."""
    searched = {said for _, said in everything()}
    assert len(searched) > 1_000
    for words in (
        POLICY.rules["genai.message"].title,
        "Turning a setting off works for the future only.",
        "Nothing sensitive was found in your own texts.",
        "nobody can take that back",
        "Where you live decides whether that reaches this use.",
        "Neither another country nor a choice of yours",
        "it works for the future only, what was used cannot be taken back.",
        "in France since 3 November 2025",
    ):
        assert [said for said in searched if words in said], words


@pytest.mark.parametrize("statement", NEVER)
def test_nothing_that_can_be_said_says_it(statement: str) -> None:
    """Neither the pack nor the page, the summary or an explanation."""
    assert [said for flow, said in everything() if about(statement, flow) and makes(statement, said)] == []


@pytest.mark.parametrize("country", [*COUNTRIES.values(), None])
@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"opted_out_before_start": True},
        {"opted_out_on": date(2026, 3, 1), "ads_opted_out_on": date(2026, 3, 1), "objected_on": date(2026, 3, 1)},
        {"opted_out_on": date(2026, 3, 1), "opted_in_again_on": date(2026, 4, 1)},
        {"born_on": date(2010, 1, 1)},
        {"as_of": date(2025, 10, 1)},
    ],
    ids=["plain", "before-start", "all-choices", "in-again", "minor", "earlier"],
)
def test_no_page_says_it(country: str | None, choices: dict[str, object]) -> None:
    """Whole pages, as their sentences come together from pack, templates and code."""
    said = [
        (statement, sentence)
        for sentence in sentences(bare(render_page(page(country=country, **choices))))
        for statement in NEVER
        # Rules of the other uses stand on the page as well; of them the two statements may be true.
        if about(statement, "microsoft_ai") and makes(statement, sentence)
    ]
    assert said == []


@pytest.mark.parametrize(
    "dated", [(Residence("US", None, date(2026, 2, 1)),), (Residence("GB", date(2020, 1, 1), date(2022, 1, 1)),)]
)
def test_no_page_of_who_moved_says_it(dated: tuple[Residence, ...]) -> None:
    """Two countries on one page do not make a sentence about a third thing."""
    text = bare(render_page(page(*dated)))
    assert not [(name, said) for said in sentences(text) for name in NEVER if about(name, "x") and makes(name, said)]


def verdicts(country: str | None, flow: str, kind: str, audience: str | None = None) -> set[str]:
    """The statuses of records of a kind on a member's page, by the rules that judged them."""
    uses = {use.flow: use for use in page(country=country).uses}
    rules = [count.rule_id for count in uses[flow].counts if count.kind == kind]
    fit = [POLICY.rules[rule] for rule in rules]
    return {rule.status for rule in fit if audience is None or audience in (rule.audiences or ())}


@pytest.mark.parametrize("country", COUNTRIES.values())
def test_verdicts_do_not_imply_it_either(country: str) -> None:
    """Posts for connections are not left out of training, and what is not public may be used."""
    assert verdicts(country, "genai_training", "post", "connections") <= {"unclear"}
    assert verdicts(country, "genai_training", "resume") == ({"unclear"} if country == "CN" else {"in"})
    if country in {"FR", "CH", "GB"}:
        ads = next(use for use in page(country=country).uses if use.flow == "microsoft_ads")
        assert {count.status for count in ads.counts} == {"excluded"}


def test_nothing_changed_for_training_in_the_united_states_on_that_day() -> None:
    """The regimes of the pack have no such day."""
    regimes = [regime for regime in POLICY.regimes if (regime.flow, regime.region_group) == ("genai_training", "US")]
    assert regimes
    assert date(2025, 11, 3) not in {regime.starts_on for regime in regimes}


def test_an_opt_out_never_makes_a_use_unhappen() -> None:
    """What may have been used before the day stays possibly used, whatever the member turns off."""
    shown = page(opted_out_on=date(2026, 3, 1))
    earlier = [count for count in shown.counts if count.rule_id == "genai.optout.earlier_record"]
    assert {(count.status, count.timing) for count in earlier} == {("unclear", "possibly_used")}
