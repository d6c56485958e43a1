"""Regular expressions of rules, made when first needed."""

from __future__ import annotations

import re
from functools import cache
from typing import cast


@cache
def expression_of(source: str) -> re.Pattern[str]:
    """The compiled expression, made when it is first needed."""
    return re.compile(source)


@cache
def linear_expression_of(source: str) -> re.Pattern[str]:
    """An expression of the user's, on an engine that is linear in the text whatever it says; `ValueError` if unfit."""
    import re2  # noqa: PLC0415 - only who brings rules of their own needs it

    options = re2.Options()
    options.log_errors = False
    try:
        return cast("re.Pattern[str]", re2.compile(source, options))
    except re2.error as error:
        said = error.args[0] if error.args else b""
        raise ValueError(said.decode(errors="replace") if isinstance(said, bytes) else str(said)) from error
