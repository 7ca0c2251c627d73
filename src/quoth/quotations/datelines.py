"""The dateline that opens a report: a place in capitals, perhaps a region and an agency, and a dash. Nobody says it."""

from __future__ import annotations

import re
from dataclasses import replace

from quoth.quotations.attribution import Attribution
from quoth.spans import Span

_DATELINE = re.compile(r"([\w.'’ -]{3,30}?)(?:, [\w. ]{1,20}){0,2}(?: \([\w ]{1,20}\))?(?: ?(?:--|[–—]) ?| - )")


def without_dateline(text: str, one: Attribution) -> Attribution:
    """The attribution with its content begun behind the dateline that it was begun with, if any.

    >>> said = "HARROW, Conn. (Wire) — The ferry stays shut, Mara Ondell said."
    >>> without_dateline(said, Attribution((Span(0, 43),))).content[0].of(said)
    'The ferry stays shut'
    """
    first = one.content[0]
    if first.start and text[first.start - 1] != "\n":
        return one
    dateline = _DATELINE.match(text, first.start, first.end)
    if dateline is None or not dateline[1].isupper() or dateline.end() == first.end:
        return one
    return replace(one, content=(Span(dateline.end(), first.end), *one.content[1:]))
