"""Every piece of a page as a row of numbers: its text, its place, its surroundings and the page's evidence.

The rows are what the block model sees, and what the hand-written rules read too. All that can be is computed for the whole page at once.
The order of the columns is `NAMES`; a model file remembers the order that it was trained with.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quoth.article import notices
from quoth.article.elements import FLAG, FLAGS
from quoth.article.evidence import Evidence, keys
from quoth.article.features import appeals, around, page, place, text
from quoth.article.features.measures import Matrix, Measures, Numbers
from quoth.article.layout import Layout
from quoth.article.senses import SENSES

_SHORT = 140
TAGS: tuple[str, ...] = (
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "td", "tr", "figcaption", "blockquote", "section", "article", "dd", "dt", "pre",
    "button", "header", "footer", "aside", "address", "cite",
)  # fmt: skip
_HEADINGS = slice(3, 8)
_TAG_COLUMN = {tag: column for column, tag in enumerate(TAGS)}

NAMES: tuple[str, ...] = (
    *text.NAMES,
    *appeals.NAMES,
    *(f"notice_{kind}" for kind in notices.KINDS),
    *page.NAMES,
    *place.NAMES,
    *(f"tag_{tag}" for tag in TAGS),
    *(f"in_{flag}" for flag in FLAGS),
    *(f"near_{sense}" for sense in SENSES),
    *(f"around_{sense}" for sense in SENSES),
    *around.CONTAINER_NAMES,
    *around.NEIGHBOUR_NAMES,
    *around.BOX_NAMES,
    *around.MEDIA_NAMES,
)
"""What each column holds."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a page, with what later steps reuse.

    `senses` are those of a piece's element, of its styled words and of all that is around it up to the line of elements that leads to
    the `core`; what names the whole page's frame ("has-sidebar") says nothing about one piece.
    """

    rows: Matrix
    notices: list[tuple[str, str] | None]
    keys: list[str]
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
    alone = keys(layout.texts)
    found = notices.find_notices([text if len(text) <= _SHORT else "" for text in layout.texts])
    written = text.text_rows(layout, evidence, alone)
    noticed = _noticed(found)
    elements, own = layout.elements, layout.own
    parents = np.maximum(layout.parents, 0)
    flags = layout.flags[elements]
    inline = layout.styles
    sized = Measures(written, elements, parents, layout.first, layout.last)
    tags = _tags(layout)
    core = place.find_core(sized)
    relations = place.relate(layout, core)
    senses = relations.senses[elements] | inline
    whole = page.page_row(layout, evidence, sized, core, int(np.bitwise_or.reduce(own)))
    rows = np.concatenate(
        (
            written,
            appeals.appeal_rows(alone, written, evidence.language),
            noticed,
            np.broadcast_to(whole, (len(elements), len(whole))),
            place.place_rows(sized, flags & FLAG["h1"] > 0, core, relations),
            tags,
            _unpacked(flags, len(FLAGS)),
            _unpacked(own[elements] | own[parents[elements]] | inline, len(SENSES)),
            _unpacked(senses, len(SENSES)),
            around.container_rows(sized),
            around.neighbour_rows(sized, tags, tags[:, _HEADINGS].max(axis=1), noticed.max(axis=1)),
            around.box_rows(noticed.max(axis=1), senses, flags),
            around.media_rows(sized, layout.pictured),
        ),
        axis=1,
        out=np.empty((len(NAMES), len(elements)), np.float32).T,  # the forest and the rules ask by column
    )
    return Sheet(rows, found, alone, sized.size, elements, parents, sized.first, sized.last, senses, flags, core)


def _noticed(found: list[tuple[str, str] | None]) -> Matrix:
    rows = np.zeros((len(found), len(notices.KINDS)), np.float32)
    for row, notice in enumerate(found):
        if notice is not None:
            rows[row, notices.KINDS.index(notice[0])] = 1
    return rows


def _tags(layout: Layout) -> Matrix:
    columns = np.array([_TAG_COLUMN.get(name, len(TAGS)) for name in layout.names])[layout.elements]
    rows: Matrix = (columns == np.arange(len(TAGS))[:, None]).astype(np.float32).T
    return rows


def _unpacked(masks: Numbers, count: int) -> Matrix:
    return (masks >> np.arange(count)[:, None] & 1).astype(np.float32).T
