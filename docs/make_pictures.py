"""Draws the README's two pictures from the bundled sample: `python docs/make_pictures.py`."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

DOCS: Final = Path(__file__).parent
COMMAND: Final = ("demo", "--as-of", "2026-11-22")


def main() -> None:
    """Run the demo in a temporary folder and keep, or with `--check` compare, what it prints and one of its charts."""
    pictures = _draw()
    for name, picture in pictures.items():
        if "--check" not in sys.argv:
            (DOCS / name).write_text(picture, encoding="utf-8", newline="\n")
        elif (DOCS / name).read_text(encoding="utf-8") != picture:
            sys.exit(f"docs/{name} is not what the program shows; run 'make docs-write'")


def _draw() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(  # noqa: S603 - this program
            [sys.executable, "-m", "exposure", *COMMAND],
            cwd=folder,
            env={"FORCE_COLOR": "1", "COLUMNS": "100", "TERM": "xterm-256color", "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        )
        chart = (Path(folder) / "exposure-report" / "charts" / "scope_by_kind.svg").read_text(encoding="utf-8")
    console = Console(record=True, width=92, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    console.print(Text("$ exposure demo", style="bold"))
    console.print(Text.from_ansi(done.stdout))
    # Rich's own template loads a font from the network; a README must not.
    template = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    picture = console.export_svg(title="exposure", code_format=template, unique_id="exposure")
    return {"terminal.svg": picture, "scope_by_kind.svg": chart}


if __name__ == "__main__":
    main()
