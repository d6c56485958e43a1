"""Compiled packs kept between runs: compiling takes far longer than reading what was compiled.

The file holds rules and nothing of anybody's. It is JSON, so that reading it can run nothing; and it is named after
all that it was made from, so that it can never be stale.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import tempfile
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile

import numpy as np
from platformdirs import user_cache_path

from exposure.detect.packs.compiled import Compiled, compile_packs, from_plain, to_plain
from exposure.detect.packs.reader import PackFiles, find_packs, parse_packs
from exposure.detect.packs.users import with_user_packs

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The code that turns packs into what is kept.
_MADE_BY: Final = (
    "packs/compiled.py packs/model.py packs/reader.py letters.py "
    "values/finders.py values/identity/anchored.py values/addresses/finder.py values/addresses/parts.py "
    "words/arrays.py words/begins.py words/choices.py words/frequency.py words/frequencies.txt "
    "words/literals.py words/patterns.py words/slots.py words/tables.py words/widths.py"
).split()
#: Kept files beyond these many are old, and go.
_KEPT: Final = 3


def load_compiled(rules: Sequence[Path] = ()) -> Compiled:
    """The bundled packs, compiled, with the user's own over them. Raises `PackError`."""
    found = find_packs()
    file = _file(found)
    kept = _read(file)
    if kept is not None and not rules:
        return kept
    packs = parse_packs(found)
    if kept is None:
        kept = compile_packs(packs)
        _write(file, kept)
    # A user's rules are tried more often than kept.
    return compile_packs(with_user_packs(packs, rules), kept) if rules else kept


def _file(found: PackFiles) -> Path:
    code = hashlib.sha256()
    for name in _MADE_BY:
        code.update(files("exposure.detect").joinpath(name).read_bytes())
    return user_cache_path("exposure", appauthor=False) / f"packs-{found.version}-{code.hexdigest()[:12]}.npz"


def _read(file: Path) -> Compiled | None:
    """What is kept; None if that is nothing, or not what this program wrote."""
    collects = gc.isenabled()
    # All that is read is kept: to look for garbage in it takes as long again.
    gc.disable()
    try:
        return _unpacked(file)
    except (OSError, ValueError, TypeError, LookupError, AttributeError, EOFError, BadZipFile):
        return None
    finally:
        if collects:
            gc.enable()


def _unpacked(file: Path) -> Compiled:
    with np.load(file, allow_pickle=False) as kept:
        arrays = dict(kept)
    return from_plain(json.loads(arrays.pop("plain").tobytes()), arrays)


def _write(file: Path, compiled: Compiled) -> None:
    """Keep for later, if there is a place to; without one every run compiles."""
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=".packs-", dir=file.parent)
        with os.fdopen(descriptor, "wb") as out:
            plain, arrays = to_plain(compiled)
            arrays["plain"] = np.frombuffer(json.dumps(plain).encode(), np.uint8)
            np.savez(out, allow_pickle=False, **arrays)
        Path(temporary).replace(file)
        old = sorted(file.parent.glob("packs-*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in old[_KEPT:]:
            path.unlink(missing_ok=True)
