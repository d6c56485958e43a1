"""Builds the wheel, installs it into a fresh environment with the locked packages, and runs `exposure demo` there."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Fail loudly if the wheel lacks a file or the installed program does not work."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
        (wheel,) = folder.glob("*.whl")
        _check_contents(wheel)
        python = _fresh_environment(folder / "venv", wheel)
        _run(python, "-m", "exposure", "demo", "--as-of", "2026-11-22", "-q", "-o", folder / "report", cwd=folder)
        summary = json.loads((folder / "report" / "summary.json").read_text(encoding="utf-8"))
        if not summary["scope"]["genai_training"]["in"]:
            sys.exit("the installed demo found nothing in scope")
        print(f"ok: {wheel.name} runs its demo in a fresh environment")  # noqa: T201 - a script


def _check_contents(wheel: Path) -> None:
    """Every query and the sample are inside; tests and the other samples are not."""
    names = set(ZipFile(wheel).namelist())
    sql = ROOT / "queries"
    queries = {f"exposure/queries/{path.relative_to(sql).as_posix()}" for path in sql.glob("*/*.sql")}
    sample = ROOT / "sample_exports" / "camille"
    archive = {f"exposure/sample/{path.relative_to(sample).as_posix()}" for path in sample.rglob("*") if path.is_file()}
    missing = sorted((queries | archive | {"exposure/py.typed"}) - names)
    stray = sorted(name for name in names if not name.startswith(("exposure/", "exposure-")))
    if missing or stray:
        sys.exit(f"the wheel lacks {missing[:5]} and should not hold {stray[:5]}")


def _fresh_environment(folder: Path, wheel: Path) -> Path:
    venv.create(folder, with_pip=True)
    python = next(path for path in (folder / "bin" / "python", folder / "Scripts" / "python.exe") if path.exists())
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    _run(*pip, "--require-hashes", "--no-deps", "-r", ROOT / "requirements.lock")
    _run(*pip, "--no-deps", wheel)
    return python


def _run(*command: object, cwd: Path | None = None) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=cwd, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
