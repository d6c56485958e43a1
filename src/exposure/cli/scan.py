"""`exposure scan`: check any text before it is posted."""

from __future__ import annotations

import codecs
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import click

from exposure.cli.options import severity
from exposure.cli.own_files import keep_list_option, rules_option, semantic_option
from exposure.model import Severity, severity_rank

if TYPE_CHECKING:
    from exposure.detect.suggest import Language
    from exposure.detect.worker import ReadWith
    from exposure.model import Finding

#: Fewer texts are read by the time a process of its own is ready.
_FOR_PROCESSES: Final = 500


@click.command()
@click.argument("source", metavar="[FILE|-]", default="-", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "table", "jsonl"]),
    default="text",
    show_default=True,
    help="Sentences, a table, or one JSON object per text.",
)
@click.option("--min-severity", type=severity, default="low", show_default=True, help="Report findings from here up.")
@click.option("--fail-on", type=severity, metavar="SEVERITY", help="Exit 1 if anything is found from here up.")
@rules_option
@keep_list_option
@semantic_option
@click.option(
    "--lang",
    type=click.Choice(["en", "fr"]),
    default="en",
    show_default=True,
    help="Language of the reasons.",
)
def scan(  # noqa: PLR0913 - Click passes options by name
    *,
    source: Path,
    form: Literal["text", "table", "jsonl"],
    min_severity: Severity,
    fail_on: Severity | None,
    rules: tuple[Path, ...],
    keep_list: Path | None,
    lang: Language,
    semantic: bool,
) -> int:
    """Check a text, or JSONL of {"id", "text"} objects, for sensitive content.

    A file whose name ends in .jsonl, or input of which every line is such an object, is read as JSONL; anything else
    is one text. Offsets count characters from 0. The text itself is not printed. Exits with 0 whatever is found,
    unless --fail-on says otherwise.
    """
    from exposure.cli.scanned import Scanned, as_jsonl, as_table, as_text, in_french
    from exposure.detect.keep import read_keep_list
    from exposure.detect.worker import ReadWith

    judged = read_keep_list(keep_list)
    texts = _texts(_content(source), jsonl=source.suffix == ".jsonl")
    found = _scanned([text for _, text in texts], ReadWith(rules, semantic))
    if lang == "fr":
        found = in_french(found, rules)
    results = []
    for (identity, text), findings in zip(texts, found, strict=True):
        wanted = [
            finding
            for finding in findings
            if severity_rank(finding.severity) >= severity_rank(min_severity)
            and judged.line_for(finding.rule_id, str(identity)) is None
        ]
        results.append(Scanned(identity, text, wanted))
    for line in {"jsonl": as_jsonl, "table": as_table, "text": as_text}[form](results, lang):
        click.echo(line)
    worst = max((severity_rank(finding.severity) for result in results for finding in result.findings), default=-1)
    return 1 if fail_on and worst >= severity_rank(fail_on) else 0


def _scanned(texts: list[str], read_with: ReadWith) -> list[tuple[Finding, ...]]:
    """The findings of each text; many texts are read by two processes."""
    if len(texts) < _FOR_PROCESSES:
        from exposure.detect.reading import load_reader

        return load_reader(read_with.rules, semantic=read_with.semantic).read_all(texts)
    from exposure.detect.worker import DetectorProcess

    with DetectorProcess(read_with) as detector:
        return list(detector.scan_many(texts))


def _content(source: Path) -> str:
    """The input as text: UTF-16 if a byte order mark says so, else UTF-8, in which other bytes cannot match."""
    try:
        data = sys.stdin.buffer.read() if str(source) == "-" else source.read_bytes()
    except OSError as error:
        raise click.BadParameter(f"{source} cannot be read: {error.strerror or error}.", param_hint="FILE") from error
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if is_utf16 else "utf-8-sig", errors="replace")


def _texts(content: str, *, jsonl: bool) -> list[tuple[Any, str]]:
    """The texts to scan with their ids; a single text has the id None."""
    # Split at line feeds only: a text may hold any of the other characters that splitlines() breaks at.
    lines = [line for line in content.split("\n") if line.strip()]
    if not jsonl and not all(line.lstrip().startswith('{"') for line in lines):
        return [(None, content)]
    texts: list[tuple[Any, str]] = []
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            texts.append((row["id"], str(row["text"])))
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            if not jsonl:
                return [(None, content)]
            raise click.UsageError(f'line {number} is not an object with "id" and "text".') from error
    return texts if texts or jsonl else [(None, content)]
