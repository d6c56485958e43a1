"""`exposure scan`: check any text before it is posted."""

from __future__ import annotations

import codecs
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from exposure.cli.options import severity
from exposure.model import Severity, printable, severity_rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from exposure.model import Finding


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
def scan(source: Path, form: Literal["text", "table", "jsonl"], min_severity: Severity) -> None:
    """Check a text, or JSONL of {"id", "text"} objects, for sensitive content.

    A file whose name ends in .jsonl, or input of which every line is such an object, is read as JSONL; anything else
    is one text. Offsets count characters from 0. The text itself is not printed.
    """
    from exposure.detect import load_detector

    texts = _texts(_content(source), jsonl=source.suffix == ".jsonl")
    found = load_detector().scan_all([text for _, text in texts])
    wanted = [
        tuple(finding for finding in findings if severity_rank(finding.severity) >= severity_rank(min_severity))
        for findings in found
    ]
    results = [(identity, findings) for (identity, _), findings in zip(texts, wanted, strict=True)]
    for line in {"jsonl": _as_jsonl, "table": _as_table, "text": _as_text}[form](results):
        click.echo(line)


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


def _as_jsonl(results: Sequence[tuple[Any, Sequence[Finding]]]) -> Iterable[str]:
    for identity, findings in results:
        rows = [
            {
                "rule": finding.rule_id,
                "category": finding.category,
                "severity": finding.severity,
                "confidence": finding.confidence,
                "start": finding.start,
                "end": finding.end,
                "reason": finding.reason,
            }
            for finding in findings
        ]
        yield json.dumps({"id": identity, "findings": rows})


def _as_table(results: Sequence[tuple[Any, Sequence[Finding]]]) -> Iterable[str]:
    yield f"{'id':<16}{'severity':<10}{'conf.':<7}{'category':<20}{'span':<12}rule"
    for identity, findings in results:
        for finding in findings:
            span = f"{finding.start}-{finding.end}"
            name = "-" if identity is None else printable(str(identity))
            yield (
                f"{name:<16}{finding.severity:<10}{finding.confidence:<7.2f}{finding.category:<20}{span:<12}"
                f"{finding.rule_id}"
            )


def _as_text(results: Sequence[tuple[Any, Sequence[Finding]]]) -> Iterable[str]:
    for identity, findings in results:
        prefix = "" if identity is None else f"{printable(str(identity))}: "
        if not findings:
            yield f"{prefix}nothing sensitive found."
        for finding in findings:
            where = f"characters {finding.start} to {finding.end}"
            yield f"{prefix}{finding.severity}: {finding.category} at {where}. {finding.reason} [{finding.rule_id}]"
