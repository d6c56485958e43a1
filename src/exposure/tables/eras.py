"""Which years' header a file has, and which table a header belongs to when the file's name does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from exposure.dialects.headers import header_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from exposure.tables.spec import Era, TableSpec

#: What stands before the years of a header that resembles theirs without being the same.
_LIKE: Final = "like "

#: A header of one word may be anybody's.
_TELLING: Final = 2
#: A header with so few columns must be met exactly: with columns added it might be that of something new.
_EXTENSIBLE: Final = 3


class Fit(NamedTuple):
    """How a file's header compares with those that a table is known to have had."""

    #: Years of the header, with `like ` before them if it is not exactly theirs; None if there is nothing to compare.
    era: str | None
    #: Names of the columns which that header has and the file lacks.
    missing: tuple[str, ...]


def fit(spec: TableSpec, header: Sequence[str]) -> Fit:
    """The era whose header a file has, letter by letter and in order; else the nearest, marked as merely alike.

    The nearest is the one that differs in the fewest columns; among equals that of which more is spelled as in the
    file, then the newest. Columns that the nearest header never had are not missed.
    """
    cells = tuple(cell for cell in header if cell.strip())
    keys = set(map(header_key, cells))
    for era in spec.eras:
        if era.header == cells:
            return Fit(era.years, ())
    if not any(keys & era.keys for era in spec.eras):
        return Fit(None, ())
    nearest = min(spec.eras, key=lambda era: (len(keys ^ era.keys), -len(set(cells) & set(era.header))))
    missing = (column.name for column in spec.columns if column.keys & nearest.keys and not column.keys & keys)
    return Fit(f"{_LIKE}{nearest.years}", tuple(missing))


def spec_with_header(specs: Iterable[TableSpec], header: Sequence[str]) -> TableSpec | None:
    """The one table that a header can only belong to; None if there is none, or more than one.

    All columns of one of the table's headers must be there, and if they are at least three, fewer new ones. It is no
    table's if a second one's header holds as many of the columns, or if it might be a second one's that lacks some:
    `Date,Link` alone may be reposts, or what is left of comments.
    """
    keys = frozenset(key for cell in header if (key := header_key(cell)))
    if len(keys) < _TELLING:
        return None
    sizes = {spec.name: (_covered(spec.eras, keys), spec) for spec in specs}
    largest = max((size for size, _ in sizes.values()), default=0)
    found = [spec for size, spec in sizes.values() if size == largest]
    if not largest or len(found) > 1:
        return None
    rivals = (era for _, spec in sizes.values() if spec is not found[0] for era in spec.eras)
    return None if any(keys < era.keys for era in rivals) else found[0]


def _covered(eras: Iterable[Era], keys: AbstractSet[str]) -> int:
    """How many of the `keys` the largest of those headers has that they can be told by; 0 if there is none."""
    return max((len(era.keys) for era in eras if _tells(era.keys, keys)), default=0)


def _tells(known: AbstractSet[str], keys: AbstractSet[str]) -> bool:
    new = len(keys - known)
    return known <= keys and (not new or (len(known) >= _EXTENSIBLE and new < len(known)))
