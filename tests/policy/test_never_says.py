"""What no rule, no page and no README ever says."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import exposure
from exposure.policy import load_policy

if TYPE_CHECKING:
    from exposure.policy import Rule

PACK: Final = (Path(exposure.__file__).parent / "packs/policy/linkedin.toml").read_text(encoding="utf-8")
POLICY = load_policy()
RULES: Final = tuple(POLICY.rules.values())
#: The rules of the flow that the report is mainly about.
GENAI: Final = tuple(rule for rule in RULES if rule.flow == "genai_training")


ROOT: Final = Path(exposure.__file__).parent


#: Code and markup of a template, in the order in which they go, with what takes their place.
MARKUP: Final = (
    (r"\{\{.*?\}\}", "…"),
    (r"\{%.*?%\}", " "),
    (r"<style.*?</style>", ""),
    (r"</?(a|bdi|code|span|strong)\b[^>]*>", ""),
    (r"<[^>]*>", "\n\n"),
)


def _page_words() -> str:
    """The words of the verdict's strings and of the templates, without their code and markup."""
    tree = ast.parse((ROOT / "report/verdict.py").read_text(encoding="utf-8"))
    texts = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            texts.append("".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            texts.append(node.value)
    for path in sorted((ROOT / "templates").glob("*.j2")):
        template = path.read_text(encoding="utf-8")
        for pattern, instead in MARKUP:
            template = re.sub(pattern, instead, template, flags=re.DOTALL)
        texts.append(template)
    return "\n\n".join(texts)


def _prose(text: str) -> list[str]:
    """The sentences of a text of several lines."""
    return [" ".join(said.split()) for said in re.split(r"(?<=[.;:?!])\s|\n\s*\n|\n[-*|]", text) if said.strip()]


def _sentences(rule: Rule) -> list[str]:
    """Everything a rule says, sentence by sentence."""
    return [rule.title, *re.split(r"(?<=[.;]) ", rule.explanation)]


EVERYTHING: Final = [
    *(sentence for rule in RULES for sentence in _sentences(rule)),
    *(sentence for flow in POLICY.flows.values() for sentence in (flow.title, *flow.description.split(". "))),
]


#: The same for what the page and the README say in words of their own.
PROSE: Final = [
    *_prose(_page_words()),
    *_prose((Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")),
]


def test_it_never_says_how_old_the_content_is_that_is_used() -> None:
    """The year a regulator once spoke of was given up, and no other limit is published."""
    assert "2003" not in PACK
    assert not [said for said in PROSE if "2003" in said]


def test_it_never_says_that_an_opt_out_takes_back_what_was_used() -> None:
    """No sentence connects the setting with deleting, and those on older records say the opposite."""
    undoing = re.compile(r"delet|eras|remov|forget|unlearn|undo", re.IGNORECASE)
    opting = re.compile(r"\bopt|setting|objecti", re.IGNORECASE)
    said = [sentence for sentence in (*EVERYTHING, *PROSE) if opting.search(sentence) and undoing.search(sentence)]
    assert said == []
    for name in ("earlier_record", "undated"):
        assert "cannot be taken back" in POLICY.rules[f"genai.optout.{name}"].explanation


def test_it_never_says_that_posts_for_connections_are_left_out() -> None:
    """No rule about posts excludes anything, whoever could read them."""
    posts = [rule for rule in GENAI if {"post", "repost", "group_post", "article"} & set(rule.kinds)]
    assert {rule.status for rule in posts} == {"in", "unclear"}
    [restricted] = [rule for rule in posts if "connections" in (rule.audiences or ())]
    assert restricted.status == "unclear"
    assert "do not fit together" in restricted.explanation
    assert not [said for said in PROSE if re.search(r"connections", said) and re.search(r"left out|not used", said)]


def test_the_prose_of_page_and_readme_is_really_read() -> None:
    """The patterns above have sentences of each of the three to look at."""
    for words in (
        "nobody can take that",
        "The index is a scale of this project's own.",
        "None of this is legal advice",
    ):
        assert [said for said in PROSE if words in said]


def test_it_never_says_that_only_public_data_is_used() -> None:
    """LinkedIn's own list holds résumés, saved answers and chats, which are not public."""
    flow = POLICY.flows["genai_training"]
    training = [flow.title, *_prose(flow.description), *(sentence for rule in GENAI for sentence in _sentences(rule))]
    assert not [said for said in (*training, *PROSE) if re.search(r"\bonly\b", said) and re.search(r"\bpublic\b", said)]
    assert {POLICY.rules[f"genai.{name}"].status for name in ("resume", "saved_answer", "ai_chat")} == {"in"}


def test_it_never_says_that_the_united_states_joined_in_2025() -> None:
    """Nothing changed there on the day on which Europe followed."""
    assert not [
        regime
        for regime in POLICY.regimes
        if (regime.flow, regime.region_group, regime.starts_on) == ("genai_training", "US", date(2025, 11, 3))
    ]
    about = [sentence for rule in GENAI for sentence in _sentences(rule) if "United States" in sentence]
    assert about == ["May be used in the United States and most other countries since 2024-09-18 or earlier"]
    assert not [said for said in PROSE if "United States" in said and "2025" in said]


def test_it_never_says_that_data_from_europe_goes_to_microsoft_for_ads() -> None:
    """Neither by a regime nor by a sentence: whatever names both says that it does not."""
    european = [regime for regime in POLICY.regimes if regime.region_group in {"EU_EEA", "CH"}]
    assert {regime.state for regime in european if regime.flow.startswith("microsoft")} == {"off"}
    denied = re.compile(r"\b(no|not|none|outside|leaves? out|except|elsewhere|nor|nothing)\b", re.IGNORECASE)
    # The European notice speaks of the United Kingdom too.
    europe = re.compile(r"\bEurope(?!an notice)|\bEU\b|\bEEA\b|Switzerland")
    both = [said for said in (*EVERYTHING, *PROSE) if "Microsoft" in said and europe.search(said)]
    both += [POLICY.rules[regime.rule_id].says or "" for regime in european if regime.flow.startswith("microsoft")]
    assert both
    assert not [said for said in both if not denied.search(said)]


@pytest.mark.parametrize("name", ["genai.optout.earlier_record", "genai.optout.undated"])
def test_the_effect_of_an_opt_out_is_told_in_both_readings(name: str) -> None:
    """LinkedIn's help page and the Italian regulator differ, and both are named and cited."""
    rule = POLICY.rules[name]
    assert rule.status == "unclear"
    assert "LinkedIn's help page says that, once the setting is off, none of your data is used" in rule.explanation
    assert "the Garante, says that only content published after the opt-out is left out" in rule.explanation
    assert {"help-control", "garante"} <= set(rule.sources)


@pytest.mark.parametrize("name", ["article.draft", "endorsement.pending", "recommendation.hidden", "post.restricted"])
def test_what_is_not_shown_is_unclear_and_hidden_entries_are_explained(name: str) -> None:
    """The press's phrase is named for what it is."""
    rule = POLICY.rules[f"genai.{name}"]
    assert rule.status == "unclear"
    assert (
        '"hidden entries" are left out; that is a phrase of the press, which LinkedIn does not use' in rule.explanation
    )
