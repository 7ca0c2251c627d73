"""Remarks for the reader about the article as a whole: that a paywall cuts it, that it is a live blog."""

from __future__ import annotations

from collections.abc import Iterator

from quoth.article.evidence import Evidence
from quoth.article.features import Sheet
from quoth.article.layout import Layout
from quoth.article.roles import Decision
from quoth.article.senses import BIT
from quoth.model import READING_ROLES, Role

_BEHIND = 8
_ENTRIES = 3


def remarks(layout: Layout, sheet: Sheet, evidence: Evidence, decisions: list[Decision]) -> Iterator[str]:
    """The remarks on a page, given what was decided about its pieces."""
    wall = _wall(layout, sheet, evidence, decisions)
    if wall is not None:
        yield f"cut by a paywall: {wall}"
    times = sum(decision.role is Role.DATELINE and number in layout.times for number, decision in enumerate(decisions))
    if times >= _ENTRIES and ("live" in evidence.types or bool(sheet.senses.any() and (sheet.senses & BIT["live"]).any())):
        yield f"a live blog: {times} entries with their times"


def _wall(layout: Layout, sheet: Sheet, evidence: Evidence, decisions: list[Decision]) -> str | None:
    """What says that the text goes on behind a paywall: a notice right after it, or a box where the page says that it is not free."""
    read = [number for number, decision in enumerate(decisions) if decision.role in READING_ROLES]
    end = read[-1] if read else -1
    for number, notice in enumerate(sheet.notices):
        if notice is not None and notice[0] == "paywall" and (evidence.paid or 0 < number - end <= _BEHIND):
            return f'"{layout.texts[number]}"'
    for number in range(end + 1, min(end + 1 + _BEHIND, len(decisions))):
        if int(sheet.senses[number]) & BIT["paywall"] and evidence.paid:
            return f'"{layout.texts[number]}"'
    return None
