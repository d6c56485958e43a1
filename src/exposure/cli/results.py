"""Commands on an existing report: open it, draw its charts, export its tables, explain its verdicts."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exposure.cli.options import report_folder
from exposure.cli.own_files import rules_option
from exposure.errors import ReportError

if TYPE_CHECKING:
    from exposure.store import Store


@click.command("open")
@report_folder
def open_report(folder: Path) -> None:
    """Show a report in the browser."""
    from exposure.report.folder import PAGE

    page = folder / PAGE
    if not page.is_file():
        raise ReportError(f"{page} does not exist. Run `exposure analyze` first, or name the report's folder.")
    if not webbrowser.open(page.resolve().as_uri()):
        raise ReportError(f"no browser could be started. Open {page} yourself.")


@click.command()
@report_folder
@click.option(
    "--format", "form", type=click.Choice(["svg", "png"]), default="png", show_default=True, help="Kind of picture."
)
@click.option("-o", "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder.  [default: DIR/charts]")
def charts(folder: Path, form: str, out: Path | None) -> None:
    """Write the charts of a report as pictures."""
    from exposure.charts import to_png, to_svg
    from exposure.report.figures import draw
    from exposure.report.folder import CHARTS
    from exposure.report.summary import provenance_line, read_settings

    target = out or folder / CHARTS
    summary = _summary(folder)
    made_from = provenance_line(summary)
    with _store(folder) as store:
        drawn = draw(store, read_settings(summary))
    for name, chart in drawn.items():
        is_svg = form == "svg"
        content = to_svg(chart.figure, made_from).encode() if is_svg else to_png(chart.figure, made_from)
        click.echo(_write(target / f"{name}.{form}", content))


@click.command()
@click.argument("what", type=click.Choice(["sensitive", "records", "scope", "findings"]))
@report_folder
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json", "parquet"]),
    default="csv",
    show_default=True,
    help="Kind of file.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="File.  [default: standard output]")
@click.option("--reveal", is_flag=True, help="Show identifiers and secrets unmasked.")
def export(what: Any, folder: Path, form: Any, out: Path | None, *, reveal: bool) -> None:  # noqa: ANN401 - Click's choices
    """Write a table of a report: the sensitive records, all records, verdicts or findings."""
    from exposure.report.export import export as export_table
    from exposure.report.folder import is_part_of_report

    if out and out.resolve().is_relative_to(folder.resolve()) and is_part_of_report(out.resolve(), folder.resolve()):
        raise ReportError(f"{out} is part of the report itself. Name another file with -o.")
    with _store(folder) as store:
        content = export_table(store, what, form, reveal=reveal)
    if out:
        click.echo(_write(out, content), err=True)
    else:
        sys.stdout.buffer.write(content)


@click.command()
@report_folder
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="For reading, for a spreadsheet, or for another program.",
)
def files(folder: Path, form: Any) -> None:  # noqa: ANN401 - Click's choice
    """List the files of the archive, each with its rows read, kept, duplicate and set aside.

    The era is that of the file's header; "like" means that the header is a new one and nearest to that era's.
    """
    from exposure.cli.file_list import load, to_csv, to_json, to_table

    with _store(folder) as store:
        listed = load(store)
    if form == "table":
        # What is not read on a terminal is searched line by line.
        click.echo(to_table(listed, shutil.get_terminal_size().columns if sys.stdout.isatty() else None), nl=False)
    else:
        click.echo({"csv": to_csv, "json": to_json}[form](listed), nl=False)


@click.command()
@click.argument("identifier", metavar="ID")
@report_folder
@click.option(
    "--policy",
    "policy_file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="Explain the rules of this pack in place of those that come with the program.",
)
@rules_option
def explain(identifier: str, folder: Path, policy_file: Path | None, rules: tuple[Path, ...]) -> None:
    """Explain a policy rule, a detection rule, or a record of a report.

    ID is what a report shows beside each verdict and finding, such as a rule's name or a record's id.
    """
    from exposure.report.explain import explain_rule
    from exposure.report.folder import DATABASE

    lines = explain_rule(identifier, policy_file, rules)
    if lines is None and (folder / DATABASE).is_file():
        from exposure.report.explain_record import explain_record
        from exposure.report.summary import read_settings

        settings = read_settings(_summary(folder))
        with _store(folder) as store:
            lines = explain_record(store, identifier, settings)
    if lines is None:
        raise click.UsageError(f"{identifier!r} is no rule, and no record of {folder}.")
    click.echo("\n".join(lines))


def _store(folder: Path) -> Store:
    from exposure.report.folder import DATABASE
    from exposure.store import Store

    return Store.open(folder / DATABASE)


def _summary(folder: Path) -> dict[str, Any]:
    from exposure.report.folder import SUMMARY, is_ours

    if not is_ours(folder):
        raise ReportError(f"{folder} is not an exposure report. Run `exposure analyze` first, or name its folder.")
    summary: dict[str, Any] = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
    return summary


def _write(path: Path, content: bytes) -> str:
    """Write a file that only its owner can read; returns what to tell the user."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor is no path
            file.write(content)
        Path(temporary).replace(path)
    except OSError as error:
        raise ReportError(f"{path} cannot be written: {error.strerror or error}.") from error
    return f"wrote {path}"
