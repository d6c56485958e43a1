"""The command line: one group, its commands, and the one place where errors become exit codes."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Final

import click

from exposure import __version__
from exposure.cli.analyze import analyze, demo
from exposure.cli.policy import policy
from exposure.cli.results import charts, explain, export, files, open_report
from exposure.cli.rules import rules
from exposure.cli.scan import scan
from exposure.errors import ExposureError, PolicyFileError

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Exit codes: success, a run that could not go on, wrong usage (Click's own), and Ctrl-C.
OK: Final = 0
FAILED: Final = 1
INTERRUPTED: Final = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """What in your LinkedIn archive may train AI, and which of your posts to delete.

    Everything happens on this machine: no network is used. Start with `exposure demo`, or with
    `exposure analyze` and the zip that LinkedIn sent you.
    """


for command in (analyze, demo, open_report, charts, export, files, scan, explain, policy, rules):
    cli.add_command(command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; the only place where an `ExposureError` is caught."""
    _prepare_streams()
    try:
        code = cli.main(args=arguments, prog_name="exposure", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ExposureError as error:
        return _told(error)
    except (click.Abort, KeyboardInterrupt):
        click.echo("exposure: interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader went away (`| head`); pointing stdout elsewhere keeps the interpreter's last flush silent.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:
        # A full disk, a closed pipe: whatever the system says of what was to be printed.
        click.echo(f"exposure: the result could not be written: {error.strerror or error}.", err=True)
        return FAILED
    return code if isinstance(code, int) else OK


def _told(error: ExposureError) -> int:
    """Say what stopped a run; a pack that cannot be used is wrong usage, like any other value of an option."""
    if isinstance(error, PolicyFileError):
        wrong = click.BadParameter(str(error), param_hint="'--policy'")
        wrong.show()
        return wrong.exit_code
    click.echo(f"exposure: {error}", err=True)
    return FAILED


def _prepare_streams() -> None:
    """Let results be printed whatever the locale, and nowhere if the streams are closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
