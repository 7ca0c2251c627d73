"""What a later version of an article changed, paragraph by paragraph and word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from quoth.archive.results import Change
from quoth.archive.trace import changes
from quoth.model import Article


@dataclass(frozen=True, slots=True)
class RevisedBlock:
    """A paragraph of either version; one run alone, of type `same`, when nothing in it changed."""

    changes: tuple[Change, ...]

    @property
    def same(self) -> bool:
        """Did nothing change?"""
        return all(change.type == "same" for change in self.changes)


def revised(before: Article, after: Article) -> tuple[RevisedBlock, ...]:
    """The paragraphs of two versions, headlines first, in the order of the later one, with what was cut standing where it stood."""
    was, now = _blocks(before), _blocks(after)
    rows: list[RevisedBlock] = []
    for tag, first, last, start, end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [RevisedBlock((Change("same", text, text),)) for text in now[start:end]]
        else:
            pairs = zip_longest(was[first:last], now[start:end], fillvalue="")
            rows += [RevisedBlock(_changes(old, new)) for old, new in pairs]
    return tuple(rows)


def _blocks(article: Article) -> Sequence[str]:
    return [article.title or "", *(block.text for block in article.reading_blocks())]


def _changes(old: str, new: str) -> tuple[Change, ...]:
    if not old:
        return (Change("added", "", new),)
    if not new:
        return (Change("cut", old, ""),)
    return changes(old, new)
