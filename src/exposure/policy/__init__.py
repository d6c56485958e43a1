"""What LinkedIn and regulators have said, as dated rules, and the country a member lives in."""

from __future__ import annotations

from exposure.policy.countries import country_name, country_phrase, infer_country, known_country
from exposure.policy.fit import unfit
from exposure.policy.pack import Flow, Policy, Regime, Rule, Source, region_group
from exposure.policy.reader import load_policy
from exposure.policy.residences import cover, located

__all__ = [
    "Flow",
    "Policy",
    "Regime",
    "Rule",
    "Source",
    "country_name",
    "country_phrase",
    "cover",
    "infer_country",
    "known_country",
    "load_policy",
    "located",
    "region_group",
    "unfit",
]
