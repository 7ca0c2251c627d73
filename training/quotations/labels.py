"""What the network should say about each word of a window: which labels are allowed, and where each link points.

A word of PolNeAR allows one label. A word of pages-quotes may allow several where its annotation leaves open what PolNeAR would mark; the
loss then sums over all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from quoth.quotations.tagger.encoding import Window
from quoth.quotations.tagger.labels import BEGIN, INSIDE, LABELS, OUTSIDE, Part

ANYTHING = (1 << len(LABELS)) - 1
NOTHING_TO_LEARN = -1

Places = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Marked:
    """One quotation as a corpus marks it, in code points of the document's text."""

    content: Places
    cue: Places
    source: Places


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its quotations. Words in `open_places` may be anything; those in `open_source` may also belong to a source."""

    id: str
    text: str
    quotations: Sequence[Marked]
    open_places: Places = ()
    open_source: Places = ()
    weight: float = 1.0
    links: bool = field(default=True)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window with what is to be learned from it, by word: the labels allowed (bits), and the word each link points to."""

    window: Window
    allowed: NDArray[np.int64]
    content_to_cue: NDArray[np.int64]
    cue_to_source: NDArray[np.int64]
    weight: float


def lesson(document: Document, window: Window) -> Lesson:
    """What `document` teaches about `window`, one of its windows."""
    n = len(window.first)
    allowed = np.full(n, 1 << OUTSIDE, dtype=np.int64)
    for start, end in document.open_source:
        allowed[_words(window, start, end)] = 1 << OUTSIDE | 1 << BEGIN[Part.SOURCE] | 1 << INSIDE[Part.SOURCE]
    for start, end in document.open_places:
        allowed[_words(window, start, end)] = ANYTHING
    taken = np.zeros(n, dtype=bool)
    content_to_cue = np.full(n, NOTHING_TO_LEARN, dtype=np.int64)
    cue_to_source = np.full(n, NOTHING_TO_LEARN, dtype=np.int64)
    for quotation in document.quotations:
        _mark(window, allowed, taken, quotation)
        if document.links:
            _link(window, content_to_cue, cue_to_source, quotation)
    allowed[~window.real] = 1 << OUTSIDE
    content_to_cue[~window.real] = NOTHING_TO_LEARN
    return Lesson(window, allowed, content_to_cue, cue_to_source, document.weight)


def _mark(window: Window, allowed: NDArray[np.int64], taken: NDArray[np.bool_], quotation: Marked) -> None:
    for part, places in ((Part.CUE, quotation.cue), (Part.SOURCE, quotation.source), (Part.CONTENT, quotation.content)):
        for start, end in places:
            inside = False
            for n in _words(window, start, end):
                if taken[n] or not window.real[n]:
                    inside = False
                    continue
                allowed[n] = 1 << (INSIDE if inside else BEGIN)[part]
                taken[n] = inside = True


def _link(window: Window, content_to_cue: NDArray[np.int64], cue_to_source: NDArray[np.int64], quotation: Marked) -> None:
    cue = _first(window, quotation.cue)
    for start, end in quotation.content:
        content_to_cue[_words(window, start, end)] = cue
    if cue:
        cue_to_source[cue] = _first(window, quotation.source)


def _first(window: Window, places: Places) -> int:
    """The first word of `places` in the window; 0, the start of the sequence, when none is in it."""
    for start, end in places:
        words = _words(window, start, end)
        words = words[window.real[words]]
        if len(words):
            return int(words[0])
    return 0


def _words(window: Window, start: int, end: int) -> NDArray[np.int64]:
    begin = int(np.searchsorted(window.ends, start, "right"))
    until = int(np.searchsorted(window.starts, end, "left"))
    return np.arange(max(begin, 1), max(until, 1), dtype=np.int64)
