"""Entry point: `exposure` and `python -m exposure`."""

from __future__ import annotations

import signal
import sys

from exposure.cli import run


def main() -> None:
    """Run the command line and exit with its code."""
    # A request to end is treated as Ctrl-C is: what was begun is removed.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    sys.exit(run())


if __name__ == "__main__":
    main()
