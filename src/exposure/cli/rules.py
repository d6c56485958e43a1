"""`exposure rules`: the detection rules, and the check of a pack of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exposure.cli.options import listing_option
from exposure.cli.own_files import rules_option
from exposure.model import CATEGORIES

if TYPE_CHECKING:
    from exposure.detect import Rule


@click.group(invoke_without_command=True)
@rules_option
@click.option("--category", type=click.Choice(CATEGORIES), metavar="CATEGORY", help="Only the rules of this category.")
@click.option("--language", metavar="CODE", help="Only the rules in this language: en, fr, ..., or any.")
@listing_option("one JSON object a rule")
@click.pass_context
def rules(
    context: click.Context, rules: tuple[Path, ...], category: str | None, language: str | None, form: str
) -> None:
    """List the detection rules, or check a pack of your own.

    `exposure explain RULE` shows one of them with its reasons and examples.
    """
    if context.invoked_subcommand:
        return
    from exposure.detect.packs import read_packs, with_user_packs

    packs = with_user_packs(read_packs(), rules)
    languages = sorted({rule.language for rule in packs.rules})
    if language and language not in languages:
        raise click.BadParameter(f"{language!r} is not one of {', '.join(languages)}.", param_hint="--language")
    listed = [rule for rule in packs.rules if category in (None, rule.category) and language in (None, rule.language)]
    for line in _as_json(listed) if form == "json" else _as_table(listed):
        click.echo(line)


@rules.command("test")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
def test(files: tuple[Path, ...]) -> int:
    """Check packs of your own: that they can be read, and that their rules find their examples and nothing else."""
    from exposure.detect.packs import read_packs, with_user_packs
    from exposure.detect.packs.examples import failures

    bundled = read_packs()
    packs = with_user_packs(bundled, files)
    known = {rule.id: rule for rule in bundled.rules}
    own = [rule for rule in packs.rules if known.get(rule.id) != rule]
    wrong = list(failures(packs, own))
    for line in wrong:
        click.echo(line)
    examples = sum(len(rule.match) + len(rule.nomatch) for rule in own)
    click.echo(
        f"{len(own)} rules, {len(packs.switched_off)} switched off, {examples} examples, {len(wrong)} wrong.", err=True
    )
    return 1 if wrong else 0


def _as_table(listed: list[Rule]) -> list[str]:
    width = max((len(rule.id) for rule in listed), default=2) + 2
    head = f"{'rule':<{width}}{'category':<20}{'severity':<10}{'conf.':<7}title"
    return [
        head,
        *(
            f"{rule.id:<{width}}{rule.category:<20}{rule.severity:<10}{rule.confidence:<7.2f}{rule.title}"
            for rule in listed
        ),
    ]


def _as_json(listed: list[Rule]) -> list[str]:
    return [
        json.dumps(
            {
                "id": rule.id,
                "category": rule.category,
                "language": rule.language,
                "kind": rule.kind,
                "severity": rule.severity,
                "confidence": rule.confidence,
                "title": rule.title,
                "reason": {"en": rule.reason_en, "fr": rule.reason_fr},
                "tests": {"match": rule.match, "nomatch": rule.nomatch},
            },
            ensure_ascii=False,
        )
        for rule in listed
    ]
