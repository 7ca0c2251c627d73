"""Shares of speakers as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io

from quoth.web.shares import Shares


def shares_csv(of: Shares) -> str:
    """The speakers, one a row, with their parts; a name that a spreadsheet would run as a formula is made text.

    >>> from quoth.web.shares import Share, Shares
    >>> shares_csv(Shares(4, True, (Share("Ada Okafor", "a1", 3, 0.75, 0.75),), 0.75, 0.5625)).splitlines()[1]
    'Ada Okafor,a1,3,4,0.7500,0.7500'
    """
    made = io.StringIO()
    table = csv.writer(made, lineterminator="\n")
    table.writerow(["speaker", "speaker_id", "quotations", "of", "share", "together"])
    for line in of.speakers:
        name = f"'{line.name}" if line.name[:1] in tuple("=+-@\t\r") else line.name
        table.writerow([name, line.id, line.quotations, of.counted, f"{line.share:.4f}", f"{line.together:.4f}"])
    return made.getvalue()
