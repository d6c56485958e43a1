"""Options of every command that reads texts by rules."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

_FILE: Final = click.Path(path_type=Path, dir_okay=False, exists=True)

rules_option = click.option(
    "--rules",
    "rules",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="Rules of your own: added, changed by their id, or switched off. May be given again.",
)
keep_list_option = click.option(
    "--keep-list",
    type=_FILE,
    metavar="FILE",
    help="What you have judged and do not want to hear of again: records, links or rules, one a line.",
)
semantic_option = click.option(
    "--semantic/--no-semantic",
    default=True,
    show_default=True,
    help="Read what sentences mean too, beside the rules.",
)
