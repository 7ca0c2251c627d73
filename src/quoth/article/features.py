"""Every piece of a page as a row of numbers: its text, its place, its surroundings and the page's evidence.

The rows are what the block model sees, and what the hand-written rules read too. All that can be is computed for the whole page at once.
The order of the columns is `NAMES`; a model file remembers the order that it was trained with.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoth.article import notices
from quoth.article.elements import FLAG, FLAGS
from quoth.article.evidence import TYPES, Evidence, key
from quoth.article.markup import Layout
from quoth.article.senses import SENSES

Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

_PROSE = 80
"""Characters from which a piece with few links counts as prose."""
_LINKED = 0.5
_SHORT = 140
_ENDS = frozenset(".?!…。！？:;\"'”»“)")
_QUOTES = frozenset('“”„«»「」"')
_NEIGHBOURS = 3
_LEVELS = 4
TAGS: tuple[str, ...] = (
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "td", "tr", "figcaption", "blockquote", "section", "article", "dd", "dt", "pre",
    "button", "header", "footer", "aside", "address", "cite",
)  # fmt: skip

_TEXT = (
    "size", "words", "word_size", "commas", "stops", "ends", "capital", "shouting", "digits", "quotes", "copyright", "bar",
    "linked", "strong",
    "since_media", "after_break", "in_body", "is_title", "in_description", "copies", "is_alternative", "colon", "at_sign", "url",
)  # fmt: skip
_PAGE = (
    "page_pieces", "page_size", "page_prose", "page_prose_size", "page_linked", "page_body", "page_paid", "page_url_depth",
    "page_url_digits",
    "page_url_words", "page_og_article", "page_og_product", "page_og_website", "page_h1", "page_core_share", "page_core_pieces",
    *(f"page_{kind}" for kind in TYPES),
    *(f"page_sense_{sense}" for sense in ("comment", "forum", "product", "docs", "teaser", "live", "paywall")),
)  # fmt: skip
_PLACE = (
    "place", "place_size", "from_h1", "has_h1_above", "depth", "core_up", "core_down", "core_inside", "core_before", "core_after",
    "core_parent",
    "next_prose", "last_prose", "window_3", "window_6", "window_12", "prose_before", "prose_after",
)  # fmt: skip
_CONTAINER = ("pieces", "size", "linked", "prose", "prose_share", "mean", "position")
_NEAR = ("size", "linked", "stops", "p", "heading", "li", "same", "ends", "notice")

NAMES: tuple[str, ...] = (
    *_TEXT,
    *(f"notice_{kind}" for kind in notices.KINDS),
    *_PAGE,
    *_PLACE,
    *(f"tag_{tag}" for tag in TAGS),
    *(f"in_{flag}" for flag in FLAGS),
    *(f"near_{sense}" for sense in SENSES),
    *(f"around_{sense}" for sense in SENSES),
    *(f"up{level}_{name}" for level in range(_LEVELS) for name in _CONTAINER),
    *(f"{side}{step}_{name}" for side in ("before", "after") for step in range(1, _NEIGHBOURS + 1) for name in _NEAR),
)
"""What each column holds."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a page, with what later steps reuse.

    `senses` are those of a piece's element, of its styled words and of all that is around it up to the line of elements that leads to
    the `core`; what names the whole page's frame ("has-sidebar") says nothing about one piece.
    """

    rows: Matrix
    notices: tuple[tuple[str, str] | None, ...]
    keys: tuple[str, ...]
    size: Matrix
    elements: Numbers
    parents: Numbers
    first: Numbers
    last: Numbers
    senses: Numbers
    flags: Numbers
    core: int


def tabulate(layout: Layout, evidence: Evidence) -> Sheet:
    """The rows of all pieces of a page; `layout` must hold at least one piece."""
    pieces = layout.pieces
    keys = tuple(key(piece.text) for piece in pieces)
    found = tuple(notices.notice(piece.text) if len(piece.text) <= _SHORT else None for piece in pieces)
    text = _text_rows(layout, evidence, keys)
    noticed = np.zeros((len(pieces), len(notices.KINDS)), np.float32)
    for row, notice in enumerate(found):
        if notice is not None:
            noticed[row, notices.KINDS.index(notice[0])] = 1
    elements = np.array([piece.element for piece in pieces], np.int64)
    parents = np.array(layout.parents, np.int64)
    parents[0] = 0
    flags = np.array(layout.flags, np.int64)
    own = np.array(layout.own, np.int64)
    first, last = np.array(layout.first, np.int64), np.array(layout.last, np.int64)
    inline = np.array([piece.senses for piece in pieces], np.int64)
    above = parents[elements]
    near_senses = own[elements] | own[above] | inline
    page = _Measures(text, elements, parents, first, last)
    tags = np.zeros((len(pieces), len(TAGS)), np.float32)
    names = layout.names
    for row, piece in enumerate(pieces):
        column = _TAG_COLUMN.get(names[piece.element])
        if column is not None:
            tags[row, column] = 1
    heading = tags[:, 3:8].max(axis=1)
    core = _core(page)
    relations = _relations(parents, core, layout.own)
    places = _places(page, flags[elements] & FLAG["h1"] > 0, core, relations)
    senses = relations.senses[elements] | inline
    rows = np.concatenate(
        (
            text,
            noticed,
            np.repeat(_page_row(layout, evidence, page, core, int(np.bitwise_or.reduce(own)))[None], len(pieces), axis=0),
            places,
            tags,
            _unpacked(flags[elements], len(FLAGS)),
            _unpacked(near_senses, len(SENSES)),
            _unpacked(senses, len(SENSES)),
            _containers(page),
            _neighbours(page, tags, heading, noticed.max(axis=1)),
        ),
        axis=1,
    )
    return Sheet(rows, found, keys, page.size, elements, parents, first, last, senses, flags[elements], core)


_TAG_COLUMN = {tag: column for column, tag in enumerate(TAGS)}


class _Measures:
    """Sizes of a page's pieces and their running sums, from which the sums over any stretch follow."""

    __slots__ = ("elements", "first", "last", "linked", "parents", "prose", "prose_sum", "size", "sums", "text")

    def __init__(self, text: Matrix, elements: Numbers, parents: Numbers, first: Numbers, last: Numbers) -> None:
        self.text = text
        self.elements, self.parents, self.first, self.last = elements, parents, first, last
        self.size = np.expm1(text[:, 0])
        self.linked = text[:, 12] * self.size
        self.prose = (self.size >= _PROSE) & (text[:, 12] < _LINKED)
        measures = np.stack((np.ones_like(self.size), self.size, self.linked, self.prose, self.size * self.prose), axis=1)
        self.sums = np.zeros((len(self.size) + 1, 5))
        np.cumsum(measures, axis=0, out=self.sums[1:])

    def over(self, start: Numbers, end: Numbers) -> npt.NDArray[np.float64]:
        """Pieces, characters, linked characters, prose pieces and prose characters of each stretch."""
        return self.sums[end] - self.sums[start]


def _text_rows(layout: Layout, evidence: Evidence, keys: tuple[str, ...]) -> Matrix:
    copies = Counter(keys)
    rows = []
    for piece, alone in zip(layout.pieces, keys, strict=True):
        text = piece.text
        size = len(text)
        words = text.count(" ") + 1
        last = text[-1]
        rows.append(
            (
                size,
                words,
                size / words,
                text.count(",") + text.count("，") + text.count("、"),
                text.count(". ") + text.count("。") + text.count("? ") + text.count("! "),
                last in _ENDS,
                text[0].isupper(),
                text.isupper(),
                sum(map(str.isdigit, text)) / size if size <= _SHORT else 0,
                not _QUOTES.isdisjoint(text),
                "©" in text,
                "|" in text or "›" in text or "»" in text or "•" in text,
                piece.linked / size,
                piece.strong / size,
                min(piece.since_media, 20),
                piece.after_break,
                _stated(alone, evidence.body),
                _is_title(alone, evidence.titles),
                _described(alone, evidence.description),
                min(copies[alone], 5),
                text in layout.alternatives,
                last == ":",
                "@" in text,
                "://" in text or "www." in text,
            )
        )
    table = np.array(rows, np.float32)
    np.log1p(table[:, :2], out=table[:, :2])
    return table


def _stated(alone: str, body: str) -> float:
    """How much of a piece the stated body holds: all, its beginning or end, nothing; -1 when the page states none."""
    if not body:
        return -1
    if alone in body:
        return 1 if len(alone) > 12 else 0.75
    return 0.5 * (alone[:30] in body) + 0.25 * (alone[-30:] in body) if len(alone) > 60 else 0


def _is_title(alone: str, titles: frozenset[str]) -> float:
    if not alone:
        return 0
    if alone in titles:
        return 1
    return 0.5 if len(alone) > 15 and any(title.startswith(alone) or alone.startswith(title) for title in titles) else 0


def _described(alone: str, description: str) -> float:
    if len(alone) < 25 or len(description) < 25:
        return 0
    if alone == description:
        return 1
    return 0.75 if alone[:60] == description[:60] else 0.5 if alone in description else 0


def _page_row(layout: Layout, evidence: Evidence, page: _Measures, core: int, senses: int) -> Matrix:
    total = page.sums[-1]
    inside = page.sums[page.last[core]] - page.sums[page.first[core]]
    return np.array(
        (
            np.log1p(total[0]),
            np.log1p(total[1]),
            np.log1p(total[3]),
            np.log1p(total[4]),
            total[2] / total[1],
            min(len(evidence.body) / (total[4] + 1), 3),
            evidence.paid,
            evidence.url_depth,
            evidence.url_digits,
            evidence.url_words,
            evidence.open_graph == "article",
            evidence.open_graph.startswith("product"),
            evidence.open_graph == "website",
            layout.names.count("h1"),
            inside[4] / (total[4] + 1),
            np.log1p(inside[0]),
            *(kind in evidence.types for kind in TYPES),
            *(senses >> SENSES.index(sense) & 1 for sense in ("comment", "forum", "product", "docs", "teaser", "live", "paywall")),
        ),
        np.float32,
    )


def _unpacked(masks: Numbers, count: int) -> Matrix:
    return (masks[:, None] >> np.arange(count) & 1).astype(np.float32)


def _core(page: _Measures) -> int:
    """The element with most prose directly in it: a piece counts for its element's parent, and half for the one above."""
    weight = page.size * page.prose
    scores = np.zeros(len(page.parents))
    above = page.parents[page.elements]
    np.add.at(scores, above, weight)
    np.add.at(scores, page.parents[above], weight / 2)
    return int(scores.argmax())


def _places(page: _Measures, is_h1: npt.NDArray[np.bool_], core: int, relations: _Relations) -> Matrix:
    count = len(page.size)
    numbers = np.arange(count)
    start, end = page.first[core], page.last[core]
    h1 = int(is_h1.argmax()) if is_h1.any() else -1
    prose_places = np.flatnonzero(page.prose)
    after = np.searchsorted(prose_places, numbers)
    padded = np.concatenate((prose_places, [count + 50]))
    before = np.concatenate(([-50], prose_places))
    windows = [page.sums[np.minimum(numbers + reach + 1, count), 4] - page.sums[np.maximum(numbers - reach, 0), 4] for reach in (3, 6, 12)]
    size_before = page.sums[:-1, 1]
    prose_before = page.sums[:-1, 4]
    columns = (
        numbers / count,
        size_before / page.sums[-1, 1],
        np.clip(numbers - h1, -60, 200) if h1 >= 0 else np.full(count, -99),
        (numbers > h1) if h1 >= 0 else np.zeros(count),
        relations.depth[page.elements],
        relations.up[page.elements],
        relations.down[page.elements],
        (numbers >= start) & (numbers < end),
        np.clip(start - numbers, -100, 100),
        np.clip(numbers - end, -100, 100),
        page.parents[page.elements] == core,
        np.minimum(padded[after] - numbers, 30),
        np.minimum(numbers - before[np.searchsorted(prose_places, numbers, side="right")], 30),
        *(np.log1p(window) for window in windows),
        np.log1p(prose_before),
        np.log1p(page.sums[-1, 4] - page.sums[1:, 4]),
    )
    return np.stack(columns, axis=1).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Relations:
    """For each element: levels up to the core's line of ancestors, levels below the core (-1 outside), depth, senses off that line."""

    up: Numbers
    down: Numbers
    depth: Numbers
    senses: Numbers


def _relations(parents: Numbers, core: int, own: list[int]) -> _Relations:
    line = {0, core}
    element = core
    while element:
        element = int(parents[element])
        line.add(element)
    up, down, depth, senses = [0], [0 if core == 0 else -1], [0], [0]
    for number, parent in enumerate(parents.tolist()[1:], 1):
        on_line = number in line
        up.append(0 if on_line else up[parent] + 1)
        down.append(0 if number == core else down[parent] + 1 if down[parent] >= 0 else -1)
        depth.append(depth[parent] + 1)
        senses.append(0 if on_line else senses[parent] | own[number])
    return _Relations(*(np.array(column, np.int64) for column in (up, down, depth, senses)))


def _containers(page: _Measures) -> Matrix:
    columns = []
    element = page.elements
    numbers = np.arange(len(element))
    for _ in range(_LEVELS):
        start, end = page.first[element], page.last[element]
        count, size, linked, prose, prose_size = page.over(start, end).T
        columns += [
            np.log1p(count),
            np.log1p(size),
            linked / (size + 1),
            np.log1p(prose),
            prose_size / (page.sums[-1, 4] + 1),
            np.log1p(size / (count + 1e-9)),
            (numbers - start) / (end - start + 1),
        ]
        element = page.parents[element]
    return np.stack(columns, axis=1).astype(np.float32)


def _neighbours(page: _Measures, tags: Matrix, heading: Matrix, noticed: Matrix) -> Matrix:
    parent = page.parents[page.elements]
    count = len(parent)
    base = np.zeros((count + 2 * _NEIGHBOURS, len(_NEAR)), np.float32)
    inner = base[_NEIGHBOURS : _NEIGHBOURS + count]
    inner[:, 0], inner[:, 1], inner[:, 2] = page.text[:, 0], page.text[:, 12], page.text[:, 4]
    inner[:, 3], inner[:, 4], inner[:, 5] = tags[:, 0], heading, tags[:, 2]
    inner[:, 7], inner[:, 8] = page.text[:, 5], noticed
    parents = np.full(count + 2 * _NEIGHBOURS, -1)
    parents[_NEIGHBOURS : _NEIGHBOURS + count] = parent
    parts = []
    for offset in (*range(-1, -_NEIGHBOURS - 1, -1), *range(1, _NEIGHBOURS + 1)):
        shifted = base[_NEIGHBOURS + offset : _NEIGHBOURS + offset + count].copy()
        shifted[:, 6] = parents[_NEIGHBOURS + offset : _NEIGHBOURS + offset + count] == parent
        parts.append(shifted)
    return np.concatenate(parts, axis=1)
