"""What a later version of an article changed, paragraph by paragraph and word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

from quoth.archive.results import Change
from quoth.archive.trace import changes
from quoth.model import Article

_AROUND = 1
"""Unchanged paragraphs that are shown before and after a changed one."""
_COMPARED = 20_000
"""Characters of the longest paragraph that is compared word by word; a longer one shows as cut and put in."""
_SHOWN = 500
"""Paragraphs that a comparison shows."""


@dataclass(frozen=True, slots=True)
class RevisedBlock:
    """A paragraph of either version; one run alone, of type `same`, when nothing in it changed. `passed` paragraphs before it did not."""

    changes: tuple[Change, ...]
    passed: int = 0

    @property
    def same(self) -> bool:
        """Did nothing change?"""
        return all(change.type == "same" for change in self.changes)


@dataclass(frozen=True, slots=True)
class Revision:
    """The changed paragraphs with one unchanged before and after each.

    `passed` more stand behind the last one; `more` changed ones are not shown.
    """

    blocks: tuple[RevisedBlock, ...]
    passed: int
    more: int


def revision(before: Article, after: Article) -> Revision:
    """The paragraphs of two versions, headlines first, in the order of the later one, with what was cut standing where it stood."""
    rows = list(_rows(_blocks(before), _blocks(after)))
    changed = [number for number, row in enumerate(rows) if not row.same]
    near = {number for place in changed for number in range(place - _AROUND, place + _AROUND + 1)}
    shown: list[RevisedBlock] = []
    passed = 0
    for is_near, group in groupby(enumerate(rows), key=lambda pair: pair[0] in near):
        blocks = [row for _, row in group]
        if is_near:
            shown += [RevisedBlock(row.changes, passed if not number else 0) for number, row in enumerate(blocks)]
        passed = 0 if is_near else len(blocks)
    return Revision(tuple(shown[:_SHOWN]), passed, sum(not row.same for row in shown[_SHOWN:]))


def _rows(was: Sequence[str], now: Sequence[str]) -> Iterator[RevisedBlock]:
    for tag, first, last, start, end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (RevisedBlock((Change("same", text, text),)) for text in now[start:end])
        else:
            pairs = zip_longest(was[first:last], now[start:end], fillvalue="")
            yield from (RevisedBlock(_changes(old, new)) for old, new in pairs)


def _blocks(article: Article) -> Sequence[str]:
    return [article.title or "", *(block.text for block in article.reading_blocks())]


def _changes(old: str, new: str) -> tuple[Change, ...]:
    if not old:
        return (Change("added", "", new),)
    if not new:
        return (Change("cut", old, ""),)
    if max(len(old), len(new)) > _COMPARED:
        return (Change("changed", old, new),)
    return changes(old, new)
