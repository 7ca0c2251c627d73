"""Shares of speakers as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Literal

from quoth.web.shares import Shares, WhoIsQuoted

Division = Literal["", "outlet", "time"]
_COLUMNS = ("speaker", "speaker_id", "quotations", "of", "share", "together")


def shares_csv(quoted: WhoIsQuoted, division: Division = "") -> str:
    """The speakers, one a row, with their shares; within each outlet or time when it is divided so.

    A name that a spreadsheet would run as a formula is made text.

    >>> from quoth.archive.results import Count
    >>> from quoth.web.shares import WhoIsQuoted, shares
    >>> shares_csv(WhoIsQuoted(shares([Count("Ada Okafor", 3, "a1")], 4, whole=True), (), ())).splitlines()[1]
    'Ada Okafor,a1,3,4,0.7500,0.7500'
    """
    made = io.StringIO()
    table = csv.writer(made, lineterminator="\n")
    if not division:
        table.writerow(_COLUMNS)
        table.writerows(_rows(quoted.all))
    else:
        table.writerow((division, *_COLUMNS))
        for part in quoted.outlets if division == "outlet" else quoted.times:
            table.writerows((_plain(part.name), *row) for row in _rows(part.shares))
    return made.getvalue()


def _rows(of: Shares) -> Iterator[tuple[str | int | None, ...]]:
    for line in of.speakers:
        yield _plain(line.name), line.id, line.quotations, of.counted, f"{line.share:.4f}", f"{line.together:.4f}"


def _plain(name: str) -> str:
    return f"'{name}" if name.startswith(("=", "+", "-", "@", "\t", "\r")) else name
