"""Whether a pack has what the queries ask for by name: a use or a rule that is missing would leave records unjudged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exposure import queries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exposure.policy.pack import Policy

#: The id of a rule as a query writes it: words with dots between them, in quotation marks.
_RULE_ID: Final = re.compile(r"'([a-z_]+(?:\.[a-z0-9_]+)+)'")


def unfit(policy: Policy) -> str | None:
    """The first thing that verdicts need and the pack has not, or that it has and nothing judges; None if it fits."""
    return next(_misfits(policy), None)


def _misfits(policy: Policy) -> Iterator[str]:
    judged = queries.load("scope")
    names = [query.name for query in judged]
    for name in names:
        if name not in policy.flows:
            yield f"there is no flow {name!r}; a pack for reports has {', '.join(names)}"
    for flow in policy.flows:
        if flow not in names:
            yield f"flow {flow}: nothing judges records for it; a pack for reports has {', '.join(names)}"
    for query in judged:
        for rule_id in dict.fromkeys(_RULE_ID.findall(query.sql)):
            rule = policy.rules.get(rule_id)
            if rule is None or rule.flow != query.name:
                yield f"there is no rule {rule_id!r} of the flow {query.name}, which the query of that flow names"
