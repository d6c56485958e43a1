"""`exposure analyze` and `exposure demo`: from an archive to a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exposure.cli.choices import settings_of
from exposure.cli.options import Birth, ChoiceDay, Day, OptOut, Region, severity
from exposure.cli.own_files import keep_list_option, rules_option, semantic_option
from exposure.report.folder import DEFAULT_FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable

_OPTIONS = (
    click.option(
        "-o",
        "--out",
        type=click.Path(path_type=Path),
        default=DEFAULT_FOLDER,
        show_default=True,
        help="Folder for the report.",
    ),
    click.option(
        "--region",
        "regions",
        type=Region(),
        multiple=True,
        metavar="CC[:FROM-TO]",
        help="Country you live in, e.g. FR; else read from your profile. Again for one where you lived: US:2015-2021.",
    ),
    click.option(
        "--opted-out",
        type=OptOut(),
        metavar="DATE|before-start",
        help="Day you turned LinkedIn's AI-training setting off.",
    ),
    click.option(
        "--opted-in-again", type=ChoiceDay(), metavar="DATE", help="Day you turned that setting on again later."
    ),
    click.option(
        "--ads-opted-out",
        type=ChoiceDay(),
        metavar="DATE",
        help="Day you turned off the sharing of data with affiliates and partners for ads.",
    ),
    click.option(
        "--objected", type=ChoiceDay(), metavar="DATE", help="Day you sent LinkedIn's objection form (other AI models)."
    ),
    click.option(
        "--born", type=Birth(), metavar="YEAR", help="Year you were born in; members under 18 are judged otherwise."
    ),
    click.option(
        "--policy",
        "policy_file",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        metavar="FILE",
        help="Use this rule pack in place of the one that comes with the program.",
    ),
    rules_option,
    keep_list_option,
    semantic_option,
    click.option("--as-of", type=Day(), metavar="DATE", help="Day as of which verdicts hold.  [default: today]"),
    click.option(
        "--min-severity", type=severity, default="medium", show_default=True, help="List findings from here up."
    ),
    click.option("--reveal", is_flag=True, help="Show identifiers and secrets unmasked in the results."),
    click.option("--shareable", is_flag=True, help="Leave all of your text out of the results."),
    click.option("--keep-all", is_flag=True, help="Store message content and other people's data in the database too."),
    click.option("--strict", is_flag=True, help="Exit 1 if anything in the archive could not be read."),
    click.option("--force", is_flag=True, help="Replace an output folder that is not an exposure report."),
    click.option("--timings", is_flag=True, help="Print how long each stage took."),
    click.option("-q", "--quiet", is_flag=True, help="Print no progress and no summary."),
)


def _run_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@_run_options
def analyze(sources: tuple[Path, ...], **options: Any) -> int:  # noqa: ANN401 - Click passes options by name
    """Analyse an archive: SOURCE is the zip LinkedIn sent, its folder, or all parts of one export."""
    return _analyze(sources, **options)


@click.command()
@_run_options
def demo(**options: Any) -> int:  # noqa: ANN401 - Click passes options by name
    """Analyse the bundled archive of an invented member."""
    from exposure.archive import bundled_sample

    return _analyze((bundled_sample(),), **options)


def _analyze(
    sources: tuple[Path, ...],
    *,
    out: Path,
    strict: bool,
    force: bool,
    timings: bool,
    quiet: bool,
    **choices: Any,  # noqa: ANN401 - the rest describes the settings
) -> int:
    settings = settings_of(choices)
    # Everything heavy is imported here, so that --help and usage errors are instant.
    from exposure.console import TerminalProgress, print_summary, print_timings, warn
    from exposure.pipeline import analyze as analyze_archive
    from exposure.policy import country_phrase
    from exposure.settings import OwnFiles

    progress = TerminalProgress(quiet=quiet)
    own = OwnFiles(choices["policy_file"], choices["rules"], choices["keep_list"])
    outcome = analyze_archive(sources, out, settings, progress, force=force, own=own)
    for warning in outcome.warnings:
        warn(warning)
    if timings:
        print_timings(progress.seconds)
    if not quiet:
        country = outcome.settings.country
        place = country_phrase(country) if country else "a country that your profile does not tell"
        print_summary(outcome.summary, outcome.sensitive, place, outcome.folder)
    return 1 if strict and outcome.summary["archive"]["problems"] else 0
