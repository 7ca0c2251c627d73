"""Numbers of quotations that follow the time of printing: see `quoth.archive.schema`."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date

from quoth.model import Moment

SERIAL = 12
"""Bits for the quotations of one minute; when they are used up, the next minute's are taken."""
UNDATED = 1 << 32
"""Numbers below are for articles without a date."""
_DAY = 24 * 60
_ZONES = 14 * 60
"""Minutes by which a page's own day may differ from the day in UTC (https://www.iana.org/time-zones: -12:00 to +14:00)."""


def minute(moment: Moment | None) -> int:
    """Minutes from the start of year 1 to a moment, as UTC where its zone is known; 0 for none."""
    if moment is None:
        return 0
    value = moment.value.astimezone(UTC) if moment.value.tzinfo else moment.value
    return value.toordinal() * _DAY + value.hour * 60 + value.minute


def numbers(connection: sqlite3.Connection, at: int, count: int) -> range:
    """`count` free numbers in a row for an article that was printed in minute `at`."""
    start = at << SERIAL
    while True:
        limit = ((start >> SERIAL) + 1) << SERIAL if at else UNDATED
        last = connection.execute("SELECT max(number) FROM quotations WHERE number >= ? AND number < ?", (start, limit)).fetchone()[0]
        first = start if last is None else int(last) + 1
        if first + count <= limit:
            return range(first, first + count)
        taken = connection.execute("SELECT 1 FROM quotations WHERE number >= ? AND number < ? LIMIT 1", (first, first + count)).fetchone()
        if taken is None:
            return range(first, first + count)
        start = limit


def stretch(since: date | None, until: date | None) -> tuple[int, int]:
    """The smallest and largest number that a quotation of these days may have: wider than the days by what zones can differ."""
    low = 0 if since is None else max(since.toordinal() * _DAY - _ZONES, 0) << SERIAL
    high = (1 << 62) if until is None else ((until.toordinal() + 1) * _DAY + _ZONES) << SERIAL
    return low, high
