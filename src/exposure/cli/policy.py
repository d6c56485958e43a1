"""`exposure policy`: what holds where and when by the rule pack, and what its versions changed."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import click

from exposure.cli.options import Country, Day, listing_option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exposure.report.policy_table import Line

_STYLES: Final[dict[str, dict[str, Any]]] = {
    "plain": {},
    "heading": {"bold": True},
    "current": {"fg": "cyan", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
}


@click.command()
@click.option("--region", type=Country(), metavar="CC", help="Only what holds in this country, e.g. FR.")
@click.option("--as-of", type=Day(), metavar="DATE", help="Day whose rules are marked.  [default: today]")
@click.option(
    "--policy",
    "policy_file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="Check this rule pack, and show it in place of the one that comes with the program.",
)
@click.option("--changes", is_flag=True, help="Print what each version of the rules changed instead.")
@listing_option("one JSON object")
def policy(
    region: str | None,
    as_of: date | None,
    policy_file: Path | None,
    *,
    changes: bool,
    form: Literal["table", "json"],
) -> None:
    """Show the rules: what each use of your data is, where, since when, and what stops it."""
    if changes and (region or as_of):
        raise click.UsageError("--changes prints every change: give it without --region and --as-of.")
    from exposure.policy import load_policy
    from exposure.report import policy_table

    pack = load_policy(policy_file)
    if changes:
        document = policy_table.changes_document(pack)
        lines = policy_table.changes_table(document)
    else:
        day = as_of or date.today()  # noqa: DTZ011 - the member's own calendar day is meant
        document = policy_table.regimes_document(pack, day, region)
        lines = policy_table.regimes_table(document)
    if form == "json":
        click.echo(json.dumps(document, indent=2))
    else:
        _print(lines)


def _print(lines: Iterable[Line]) -> None:
    """Lines on stdout, in colour if that is a terminal whose user has nothing against it."""
    color = False if os.environ.get("NO_COLOR") else None
    for line in lines:
        click.echo(click.style(line.text, **_STYLES[line.style]), color=color)
