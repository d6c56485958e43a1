"""Names the files with records dated after the day of the analysis, where so few are that their dates must be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from exposure.store import Store

#: Dates are UTC and the day of the analysis is a person's: two days are beyond every zone and every clock set wrong.
_SLACK_DAYS: Final = 2

#: Where more than one dated record in so many is later, the verdict was asked for an earlier day, which is no trouble.
_ONE_IN: Final = 20

# An event is dated by when it takes place.
_DATED_LATER: Final = f"""
    insert into archive.problems (file, line, column_name, message)
    select
        source_file,
        null,
        null,
        case count(*) when 1 then '1 record is' else count(*) || ' records are' end
        || ' dated after the day of the analysis'
    from records.combined
    where
        occurred_at >= cast($as_of as date) + {_SLACK_DAYS + 1}
        and kind != 'event'
        and (
            select {_ONE_IN} * count(*) filter (occurred_at >= cast($as_of as date) + {_SLACK_DAYS + 1}) <= count(*)
            from records.combined
            where occurred_at is not null and kind != 'event'
        )
    group by source_file
    order by source_file
"""


def report_future_records(store: Store, as_of: date) -> None:
    """Add a row to `archive.problems` for each file with records dated more than two days after `as_of`."""
    store.execute(_DATED_LATER, {"as_of": as_of})
