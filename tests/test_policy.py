"""The policy pack says what its sources say, covers everything, and a broken one is refused by name."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from datetime import date
from itertools import product
from pathlib import Path
from typing import Final

import polars as pl
import pytest

import exposure
from exposure import queries
from exposure.errors import PolicyError
from exposure.model import KINDS
from exposure.policy import country_name, country_phrase, infer_country, known_country, load_policy, region_group
from exposure.policy.pack import OTHER, RECORD_GATES, Regime, Rule

PACK: Final = (Path(exposure.__file__).parent / "packs/policy/linkedin.toml").read_text(encoding="utf-8")
POLICY = load_policy()
RULES: Final = tuple(POLICY.rules.values())
each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.rule_id for rule in RULES])


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
    *_prose((Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")),
]


# ------------------------------------------------------------------------------------------------ what the pack holds


def test_the_pack_says_how_new_it_is() -> None:
    """Version and date are shown wherever a verdict is."""
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", POLICY.version)
    assert POLICY.verified_through == date(2026, 8, 22)


def test_the_first_control_is_the_setting() -> None:
    """A member who wants to opt out is led to the one address that works."""
    control = next(iter(POLICY.controls.values()))
    assert control.path.endswith("Data for Generative AI Improvement")
    assert control.url == "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement"


@pytest.mark.parametrize("regime", POLICY.regimes, ids=lambda regime: f"{regime.region_group}-{regime.starts_on}")
def test_the_page_claims_of_a_region_what_its_sources_bear(regime: Regime) -> None:
    """LinkedIn's own notice is named only where it applies; elsewhere the policy or the press is."""
    rule = POLICY.rules[regime.rule_id]
    assert rule.says is not None
    assert "{country}" in rule.says
    assert not rule.says.endswith(".")
    assert ("own notice" in rule.says) == (regime.state == "on" and regime.region_group in POLICY.notice_groups)
    if regime.region_group in {"CA", "HK"} and regime.starts_on == date(2025, 11, 3):
        assert "as the press quoted it" in rule.says
        assert rule.confidence == "medium"
    if regime.region_group in {"US", OTHER} and regime.state == "on":
        assert rule.says.startswith("LinkedIn's policy has allowed")
        assert rule.says.endswith("at the latest")
        assert rule.confidence == "medium"


def test_what_linkedin_said_of_europe_in_2024_rests_on_who_quoted_it() -> None:
    """The Privacy Policy of that year does not say it; the press does."""
    assert {"ars-technica", "ooda-loop"} <= set(POLICY.rules["genai.region.europe_before"].sources)


@each_rule
def test_no_title_asserts_use_as_a_fact(rule: Rule) -> None:
    """What LinkedIn does with one record nobody outside can see: it may be used."""
    if rule.kinds and rule.status == "in":
        assert "may be used" in rule.title


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_rule_for_whatever_no_narrower_rule_is_about(kind: str) -> None:
    """No record can be without a verdict."""
    about = [rule for rule in RULES if kind in rule.kinds]
    assert len([rule for rule in about if rule.aspects is None and rule.audiences is None]) == 1


def test_every_rule_that_the_query_names_is_in_the_pack() -> None:
    """A verdict's rule can always be looked up."""
    [query] = [query for query in queries.load("scope") if query.name == "genai_training"]
    named = set(re.findall(r"'(genai\.[\w.]+)'", query.sql))
    assert named == {
        "genai.optout.before_start",
        "genai.optout.later_record",
        "genai.optout.earlier_record",
        "genai.optout.undated",
        "genai.region.unknown",
    }
    assert named <= set(POLICY.rules)


@each_rule
def test_every_rule_can_be_what_a_verdict_rests_on(rule: Rule) -> None:
    """A rule that nothing can lead to would be a claim without use."""
    [query] = [query for query in queries.load("scope") if query.name == "genai_training"]
    in_regimes = {regime.rule_id for regime in POLICY.regimes}
    assert rule.kinds or rule.rule_id in in_regimes or f"'{rule.rule_id}'" in query.sql


@each_rule
def test_rules_are_written_for_a_layperson(rule: Rule) -> None:
    """A short title, whole sentences, and few words of somebody else's."""
    assert re.fullmatch(r"genai(\.[a-z0-9_]+){1,2}", rule.rule_id)
    assert 10 < len(rule.title) <= 90
    assert not rule.title.endswith(".")
    assert 40 < len(rule.explanation) <= 600
    assert rule.explanation.endswith(".")
    assert len((rule.quoted_as or "").split()) <= 8
    assert not re.search(r"data subject|data controller|legitimate interest|Art\.", rule.title + rule.explanation)


@each_rule
def test_rules_rest_on_sources_and_are_as_sure_as_these(rule: Rule) -> None:
    """High confidence needs LinkedIn's own text or a regulator."""
    kinds = {POLICY.sources[source].kind for source in rule.sources}
    assert kinds
    if rule.confidence == "high":
        assert kinds & {"linkedin", "regulator"}
    assert rule.verified_on <= POLICY.verified_through


def test_every_source_is_used_and_is_a_page() -> None:
    """The list of sources is what the rules rest on, no more."""
    assert {source for rule in RULES for source in rule.sources} == set(POLICY.sources)
    assert all(source.url.startswith("https://") for source in POLICY.sources.values())


@pytest.mark.parametrize(
    ("country", "day", "state"),
    [
        ("FR", "2015-01-01", "off"),
        ("FR", "2025-11-02", "off"),
        ("FR", "2025-11-03", "on"),
        ("IS", "2025-11-03", "on"),
        ("CH", "2025-11-02", "off"),
        ("CH", "2025-11-03", "on"),
        ("GB", "2024-09-19", "unclear"),
        ("GB", "2024-09-20", "paused"),
        ("GB", "2025-11-02", "paused"),
        ("GB", "2025-11-03", "on"),
        ("HK", "2024-10-10", "on"),
        ("HK", "2024-10-11", "paused"),
        ("HK", "2025-11-03", "on"),
        ("CA", "2024-09-18", "unclear"),
        ("CA", "2024-12-09", "unclear"),
        ("CA", "2024-12-10", "paused"),
        ("CA", "2025-11-03", "on"),
        ("US", "2024-09-17", "unclear"),
        ("US", "2024-09-18", "on"),
        ("US", "2025-11-03", "on"),
        ("JP", "2024-09-17", "unclear"),
        ("JP", "2024-09-18", "on"),
        ("CN", "2026-08-22", "unclear"),
    ],
)
def test_exactly_one_regime_holds_on_a_day(country: str, day: str, state: str) -> None:
    """Both ends of a regime belong to it, and regimes neither overlap nor leave a day out."""
    today = date.fromisoformat(day)
    states = [
        regime.state
        for regime in POLICY.regimes
        if regime.region_group == region_group(POLICY, country)
        and (regime.starts_on or date.min) <= today <= (regime.ends_on or date.max)
    ]
    assert states == [state]


@pytest.mark.parametrize(
    ("country", "group"),
    [
        *product("FR DE IE NO IS LI HR CY".split(), ["EU_EEA"]),
        *product("GP MQ GF RE YT MF AX".split(), ["EU_EEA"]),
        *((code, code) for code in "CH GB CA HK CN US".split()),
        *product("BR IN JP AU TW GI JE PF NC".split(), [OTHER]),
        ("fr", "EU_EEA"),
    ],
)
def test_countries_belong_to_their_group(country: str, group: str) -> None:
    """Overseas parts of the Union belong to it; whatever no group lists is OTHER."""
    assert region_group(POLICY, country) == group


def test_the_union_and_the_area_are_complete() -> None:
    """Twenty-seven member states and three more, besides parts with a code of their own."""
    members = {country for country, group in POLICY.regions.items() if group == "EU_EEA"}
    assert len(members - set("GF GP MF MQ RE YT AX EA IC".split())) == 27 + 3


# ------------------------------------------------------------------------------------------------- what it never says


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
    posts = [rule for rule in RULES if {"post", "repost", "group_post", "article"} & set(rule.kinds)]
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
    assert not [
        said for said in (*EVERYTHING, *PROSE) if re.search(r"\bonly\b", said) and re.search(r"\bpublic\b", said)
    ]
    assert {POLICY.rules[f"genai.{name}"].status for name in ("resume", "saved_answer", "ai_chat")} == {"in"}


def test_it_never_says_that_the_united_states_joined_in_2025() -> None:
    """Nothing changed there on the day on which Europe followed."""
    assert not [
        regime for regime in POLICY.regimes if regime.region_group == "US" and regime.starts_on == date(2025, 11, 3)
    ]
    about = [sentence for sentence in EVERYTHING if "United States" in sentence]
    assert about == ["May be used in the United States and most other countries since 2024-09-18 or earlier"]
    assert not [said for said in PROSE if "United States" in said and "2025" in said]


def test_it_never_says_that_data_from_europe_goes_to_microsoft() -> None:
    """That is another flow, which this pack says nothing about."""
    assert "microsoft" not in " ".join((*EVERYTHING, *PROSE)).lower()


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


# ------------------------------------------------------------------------------------------------------- the tables


def test_the_tables_have_the_columns_that_queries_read() -> None:
    """Types are fixed, so that an empty column is still a date or a list."""
    frames = POLICY.frames()
    assert list(frames) == ["flows", "regions", "regimes", "rules", "sources"]
    texts, days = pl.List(pl.String), pl.Date
    assert frames["rules"].schema == {
        "rule_id": pl.String,
        "flow": pl.String,
        "gate": pl.String,
        "kinds": texts,
        "aspects": texts,
        "audiences": texts,
        "status": pl.String,
        "confidence": pl.String,
        "title": pl.String,
        "explanation": pl.String,
        "quoted_as": pl.String,
        "says": pl.String,
        "sources": texts,
        "verified_on": days,
    }
    assert frames["regimes"].columns == ["flow", "region_group", "starts_on", "ends_on", "state", "rule_id"]
    assert frames["regimes"]["starts_on"].dtype == frames["regimes"]["ends_on"].dtype == days
    assert frames["sources"].columns == ["source_id", "title", "url", "published", "kind"]
    assert frames["flows"].columns == ["flow", "title", "description"]


def test_the_tables_hold_the_whole_pack() -> None:
    """Nothing is lost between the file and the database; Norway's code is no truth value."""
    frames = POLICY.frames()
    assert frames["rules"].height == PACK.count("[[rule]]") == len(RULES)
    assert frames["regimes"].height == PACK.count("[[regime]]")
    assert frames["sources"].height == PACK.count("[[source]]")
    assert ("NO", "EU_EEA") in frames["regions"].rows()
    draft = frames["rules"].row(by_predicate=pl.col("rule_id") == "genai.article.draft", named=True)
    assert draft["kinds"] == ["article_draft"]
    assert draft["aspects"] is None
    assert draft["verified_on"] == date(2026, 8, 22)
    region = frames["rules"].row(by_predicate=pl.col("rule_id") == "genai.region.unknown", named=True)
    assert region["kinds"] == []


# --------------------------------------------------------------------------------------------------- malformed packs


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('version = "2026-11-23"', "", "version: is missing"),
        ('version = "2026-11-23"', "version = 3", "version: must be a text"),
        ('version = "2026-11-23"', 'version = " "', "version: must be a text"),
        ("verified_through = 2026-08-22", "", "verified_through: is missing"),
        ("verified_through = 2026-08-22", 'verified_through = "soon"', "verified_through: must be a date"),
        ("verified_through = 2026-08-22", "verified_through = 2026-08-22T10:00:00", "verified_through: must be a date"),
        ("verified_through = 2026-08-22", "verified_through = 2026-08-21", "verified_on: is later than"),
        ('version = "2026-11-23"', 'version = "1"\nextra = 1', "extra: is not a key"),
        ("[region_groups]", "[groups]", "region_groups: is missing"),
        ('CH = ["CH"]', 'CH = "CH"', "region_groups.CH: must be a list of texts"),
        ('CH = ["CH"]', "CH = []", "region_groups.CH: must be a list of texts"),
        ('CH = ["CH"]', "CH = [1]", "region_groups.CH: must be a list of texts"),
        ('CH = ["CH"]', 'CH = ["CH", "CH"]', "region_groups.CH: names something twice"),
        ('CH = ["CH"]', 'CH = ["CH", "FR"]', "region_groups.CH: FR is in EU_EEA already"),
        ('CH = ["CH"]', 'CH = ["UK"]', "region_groups.CH: 'UK' is not a country code"),
        ('CH = ["CH"]', 'CH = ["CH"]\nOTHER = ["BR"]', "region_groups.OTHER: holds every country"),
        ('CH = ["CH"]', 'CH = ["CH"]\nJP = ["JP"]', "regime: none of genai_training is about JP"),
        ('id = "ico"', 'id = "opc"', "source opc.id: is there twice"),
        ('id = "ico"', "", "source 11.id: is missing"),
        ('id = "ico"', 'id = "ofcom"', "sources: there is no source 'ico'"),
        ('id = "ico"', 'id = "ico"\nisbn = 3', "source ico.isbn: is not a key"),
        ('kind = "press"', 'kind = "hearsay"', "kind: 'hearsay' is not one of linkedin, regulator, press, other"),
        ('description = """', 'summary = """', "flow genai_training.description: is missing"),
        ('notice_groups = ["EU_EEA", "CH", "GB"]', "", "notice_groups: is missing"),
        ('notice_groups = ["EU_EEA", "CH", "GB"]', 'notice_groups = ["EU"]', "notice_groups: there is no group 'EU'"),
        ("data in {country} cannot", "data there cannot", "rule genai.region.china.says: must be a sentence with"),
        ('id = "genai_training"', 'id = "other_ai"', "there is no flow 'genai_training'"),
        (
            'state = "off"',
            'state = "dormant"',
            "regime genai_training EU_EEA.state: 'dormant' is not one of off, paused",
        ),
        ('state = "off"', 'state = "on"', "EU_EEA.state: is 'on', but the status of genai.region.europe_before is"),
        ('region_group = "EU_EEA"', 'region_group = "EU"', "regime genai_training EU.region_group: there is no group"),
        ('rule = "genai.region.china"', 'rule = "genai.region.mars"', "CN.rule: there is no rule 'genai.region.mars'"),
        ('rule = "genai.region.china"', 'rule = "genai.other"', "CN.rule: there is no rule 'genai.other' of this flow"),
        ("from = 2024-09-20", "from = 2024-09-21", "GB 2024-09-21.from: must be the day after"),
        ("from = 2024-09-20", "from = 2024-09-19", "GB 2024-09-19.from: must be the day after"),
        ('until = 2025-11-02\nstate = "paused"', 'until = 2024-09-19\nstate = "paused"', "is earlier than `from`"),
        (
            'flow = "genai_training"\nregion',
            'flow = "genai"\nregion',
            "regime genai EU_EEA.flow: there is no flow 'genai'",
        ),
        ("from = 2024-09-20", "since = 2024-09-20", "regime genai_training GB.since: is not a key"),
        ("until = 2024-09-19\n", "", "GB 2024-09-20.from: must be the day after"),
        ('"CN"\nstate', '"CN"\nfrom = 2025-01-01\nstate', "CN 2025-01-01.from: nothing is said about the time before"),
        ('"CN"\nstate', '"CN"\nuntil = 2025-01-01\nstate', "CN.until: nothing is said about the time after"),
        ('id = "genai.other"', 'id = "genai.note"', "rule genai.note.id: is there twice"),
        ('gate = "draft"', 'gate = "whim"', "rule genai.article.draft.gate: 'whim' is not one of category"),
        ('gate = "draft"', 'gate = "region"', "rule genai.article.draft.gate: 'region' is about circumstances"),
        ('gate = "draft"\nkinds = ["article_draft"]', 'gate = "draft"', "rule genai.article.draft.kinds: is missing"),
        (
            'kinds = ["article_draft"]',
            'kinds = ["scribble"]',
            "rule genai.article.draft.kinds: 'scribble' is not one of",
        ),
        ('kinds = ["article_draft"]', 'kinds = ["article"]', "kinds: genai.article is about the same records"),
        ('kinds = ["other"]', 'kinds = ["note"]\naspects = ["x"]', "about every record of the kind 'other'"),
        (
            'audiences = ["public"]',
            'audiences = ["everyone"]',
            "rule genai.post.public.audiences: 'everyone' is not one",
        ),
        (
            'audiences = ["public"]',
            'audiences = ["private"]',
            "genai.post.public is about the same records of the kind",
        ),
        ('aspects = ["instant"]', 'aspects = "instant"', "rule genai.repost.instant.aspects: must be a list of texts"),
        ('status = "excluded"', 'status = "out"', "status: 'out' is not one of in, excluded, unclear"),
        ('confidence = "low"', 'confidence = "shaky"', "confidence: 'shaky' is not one of high, medium, low"),
        ('sources = ["notice-2026"]', "sources = []", "sources: must be a list of texts"),
        ('explanation = "LinkedIn', 'reason = "LinkedIn', "explanation: is missing"),
        ("verified_on = 2026-08-22", "verified_on = true", "verified_on: must be a date"),
        ("verified_on = 2026-08-22", "verified_on = 2026-08-22\nnote = 1", "note: is not a key of this table"),
        ("[[rule]]", "[rule", "cannot be read as a policy pack"),
        (
            'id = "objection-form"',
            'id = "training-setting"',
            "control training-setting.id: is there twice",
        ),
        (
            'url = "https://www.linkedin.com/help/linkedin/ask/TS-DPRO"',
            'url = "http://www.linkedin.com/help/linkedin/ask/TS-DPRO"',
            "control objection-form.url: must be a page of https://www.linkedin.com/",
        ),
        (
            'sources = ["notice-2026", "help-control"]\n\n[[control]]',
            'sources = ["notice-1999"]\n\n[[control]]',
            "control training-setting.sources: there is no source 'notice-1999'",
        ),
    ],
)
def test_a_malformed_pack_is_refused_by_file_and_key(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    """Whoever edits the pack is told what to mend, and no verdict rests on half a pack."""
    assert old in PACK
    path = tmp_path / "edited.toml"
    path.write_text(PACK.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PolicyError, match=r"^edited\.toml.*" + re.escape(complaint)):
        load_policy(path)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('version = "1"\nverified_through = 2026-01-01\nflow = 3', "flow: must be one or more tables headed [[flow]]"),
        ('version = "1"\nverified_through = 2026-01-01\nflow = []', "flow: must be one or more tables headed [[flow]]"),
        (
            'version = "1"\nverified_through = 2026-01-01\nflow = [3]',
            "flow: must be one or more tables headed [[flow]]",
        ),
        ("", "version: is missing"),
    ],
)
def test_a_pack_of_another_shape_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    """A value where tables should be is named too."""
    path = tmp_path / "odd.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError, match=re.escape(complaint)):
        load_policy(path)


def test_region_groups_must_be_a_table(tmp_path: Path) -> None:
    """Even a whole section of the wrong type is named."""
    path = tmp_path / "odd.toml"
    start, stop = PACK.index("[region_groups]"), PACK.index("# ----")
    path.write_text("region_groups = 3\n" + PACK[:start] + PACK[stop:], encoding="utf-8")
    with pytest.raises(PolicyError, match="region_groups: must be a table"):
        load_policy(path)


def test_a_missing_pack_and_one_that_is_no_text_are_refused(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(PolicyError, match=r"none\.toml cannot be read"):
        load_policy(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b"version = '\xe9'")
    with pytest.raises(PolicyError, match=r"latin\.toml cannot be read"):
        load_policy(tmp_path / "latin.toml")


def test_rules_about_records_and_about_circumstances_are_told_apart_by_their_gate() -> None:
    """Only the former name kinds."""
    assert {rule.gate for rule in RULES if rule.kinds} == RECORD_GATES
    assert {rule.gate for rule in RULES if not rule.kinds} == {"region", "optout"}


# --------------------------------------------------------------------------------------------------------- countries


@pytest.mark.parametrize(
    ("location", "country"),
    [
        # English
        ("Lyon, Auvergne-Rhône-Alpes, France", "FR"),
        ("London, England, United Kingdom", "GB"),
        ("Edinburgh, Scotland", "GB"),
        ("Austin, Texas, United States", "US"),
        ("Toronto, Ontario, Canada", "CA"),
        ("Prague, Czechia", "CZ"),
        ("Prague, Czech Republic", "CZ"),
        ("Amsterdam, North Holland, The Netherlands", "NL"),
        ("Istanbul, Türkiye", "TR"),
        ("Istanbul, Turkey", "TR"),
        ("Seoul, South Korea", "KR"),
        ("Port of Spain, Trinidad and Tobago", "TT"),
        ("Saint-Denis, Réunion", "RE"),
        ("Zurich (Switzerland)", "CH"),
        ("Atlanta, Georgia, United States", "US"),
        # French
        ("Genève, Suisse", "CH"),
        ("Bruxelles, Belgique", "BE"),
        ("Londres, Royaume-Uni", "GB"),
        ("New York, États-Unis", "US"),
        ("Fort-de-France, Martinique", "MQ"),
        ("Abidjan, Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire", "CI"),
        # German
        ("Köln, Nordrhein-Westfalen, Deutschland", "DE"),
        ("Zürich, Schweiz", "CH"),
        ("Wien, Österreich", "AT"),
        ("Edinburgh, Vereinigtes Königreich", "GB"),
        # Spanish
        ("Madrid, España", "ES"),
        ("Nueva York, Estados Unidos", "US"),
        ("Ciudad de México, México", "MX"),
        ("Granada, Andalucía, España", "ES"),
        # Italian
        ("Milano, Lombardia, Italia", "IT"),
        ("Ginevra, Svizzera", "CH"),
        ("Londra, Regno Unito", "GB"),
        # Portuguese
        ("Lisboa, Portugal", "PT"),
        ("São Paulo, Brasil", "BR"),
        ("Munique, Alemanha", "DE"),
        ("Moscou, Rússia", "RU"),
        # Dutch
        ("Utrecht, Nederland", "NL"),
        ("Gent, België", "BE"),
        ("Londen, Verenigd Koninkrijk", "GB"),
        # Hong Kong and China
        ("Hong Kong", "HK"),
        ("Hong Kong SAR", "HK"),
        ("Kowloon, Hong Kong SAR", "HK"),
        ("Hong Kong, China", "HK"),
        ("Hong Kong, RAE da China", "HK"),
        ("RAE de Hong Kong (China)", "HK"),
        ("Hongkong", "HK"),
        ("Macao, China", "MO"),
        ("Shanghai, China", "CN"),
        ("Pékin, Chine", "CN"),
        ("China", "CN"),
        # However it is spelled
        ("  lyon ,  FRANCE ", "FR"),
        ("Paris, Île-de-France, France.", "FR"),
        ("Singapore", "SG"),
        ("Bo\N{LATIN SMALL LETTER U WITH DIAERESIS}, Espan\N{COMBINING TILDE}a", "ES"),
        # Nothing to be sure of
        ("Greater Paris Metropolitan Region", None),
        ("San Francisco Bay Area", None),
        ("Paris, Texas", None),
        ("Atlanta, Georgia", None),
        ("Granada", None),
        ("France, somewhere", None),
        ("Francetown", None),
        (" , ; ", None),
        ("()", None),
        ("", None),
        (None, None),
    ],
)
def test_the_country_that_ends_a_location(location: str | None, country: str | None) -> None:
    """In seven languages; a name that could be two places, or none, is no answer."""
    assert infer_country(location) == country


@pytest.mark.parametrize("code", "FR GB US CH HK CN RE AX NO XK IC".split())
def test_known_countries(code: str) -> None:
    """Codes of countries and territories."""
    assert known_country(code)
    assert country_name(code) != code


@pytest.mark.parametrize("code", ["UK", "EU", "XX", "ZZ", "UN", "fr", "FRA", "001", "", "F"])
def test_unknown_countries(code: str) -> None:
    """Unions, invented and misspelled codes, and names that other lists use are refused."""
    assert not known_country(code)


def test_every_listed_country_is_known() -> None:
    """The pack and the locale data agree on codes."""
    assert all(known_country(country) for country in POLICY.regions)


def test_countries_have_english_names() -> None:
    """What the page calls the member's country; an unknown code stands for itself."""
    assert country_name("CH") == "Switzerland"
    assert country_name("QQ") == "QQ"


def test_countries_stand_in_a_sentence_with_their_article() -> None:
    """Only those that need one, and without the locale data's additions."""
    names = {code: country_phrase(code) for code in ("US", "GB", "NL", "AE", "PH", "FR", "HK", "QQ")}
    assert names == {
        "US": "the United States",
        "GB": "the United Kingdom",
        "NL": "the Netherlands",
        "AE": "the United Arab Emirates",
        "PH": "the Philippines",
        "FR": "France",
        "HK": "Hong Kong",
        "QQ": "QQ",
    }


def test_locale_data_is_loaded_only_when_a_country_is_asked_for() -> None:
    """Importing the package stays quick."""
    code = "import sys, exposure.policy; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
