"""What stands around a piece: the containers that hold it, its neighbours in reading order, and how near the next box is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from quoth.article.elements import FLAG
from quoth.article.features.measures import ENDS, LINKED, SIZE, STOPS, Matrix, Measures, Numbers, table
from quoth.article.senses import bits

_LEVELS = 4
_NEIGHBOURS = 3
_CONTAINER = ("pieces", "size", "linked", "prose", "prose_share", "mean", "position")
_NEAR = ("size", "linked", "stops", "p", "heading", "li", "same", "ends", "notice")
CONTAINER_NAMES = tuple(f"up{level}_{name}" for level in range(_LEVELS) for name in _CONTAINER)
BOX_NAMES = ("since_notice", "until_notice", "since_box", "until_box", "boxes_near")
MEDIA_NAMES = ("media_level", "media_pieces", "media_size")
_HIGHEST_MEDIA = 8
_BOX = bits(
    "ad", "related", "newsletter", "share", "comment", "nav", "footer", "sidebar", "bio", "paywall", "cookie", "modal", "tags", "cta",
    "login",
)  # fmt: skip
_FRAME = FLAG["nav"] | FLAG["footer"] | FLAG["aside"] | FLAG["form"] | FLAG["button"]
_FAR = 25
_NEAR_BY = 5
NEIGHBOUR_NAMES = tuple(f"{side}{step}_{name}" for side in ("before", "after") for step in range(1, _NEIGHBOURS + 1) for name in _NEAR)


def container_rows(page: Measures) -> Matrix:
    """The columns of the containers of every piece."""
    elements = [page.elements]
    for _ in range(_LEVELS - 1):
        elements.append(page.parents[elements[-1]])
    holders = np.stack(elements, axis=1)
    start, end = page.first[holders], page.last[holders]
    held = page.over(start, end)
    count, size, linked, prose, prose_size = (held[:, :, column] for column in range(held.shape[2]))
    columns = (
        np.log1p(count),
        np.log1p(size),
        linked / (size + 1),
        np.log1p(prose),
        prose_size / (page.sums[-1, 4] + 1),
        np.log1p(size / (count + 1e-9)),
        (np.arange(len(holders))[:, None] - start) / (end - start + 1),
    )
    by_level: Matrix = np.stack(columns).astype(np.float32).transpose(2, 0, 1).reshape(-1, len(holders)).T
    return by_level


def neighbour_rows(page: Measures, tags: Matrix, heading: Matrix, noticed: Matrix) -> Matrix:
    """The columns of the neighbours of every piece: `heading` and `noticed` are 1 for a heading and a notice."""
    parent = page.parents[page.elements]
    count = len(parent)
    base = np.zeros((count + 2 * _NEIGHBOURS, len(_NEAR)), np.float32)
    inner = base[_NEIGHBOURS : _NEIGHBOURS + count]
    inner[:, 0], inner[:, 1], inner[:, 2] = page.text[:, SIZE], page.text[:, LINKED], page.text[:, STOPS]
    inner[:, 3], inner[:, 4], inner[:, 5] = tags[:, 0], heading, tags[:, 2]
    inner[:, 7], inner[:, 8] = page.text[:, ENDS], noticed
    parents = np.full(count + 2 * _NEIGHBOURS, -1)
    parents[_NEIGHBOURS : _NEIGHBOURS + count] = parent
    offsets = (*range(-1, -_NEIGHBOURS - 1, -1), *range(1, _NEIGHBOURS + 1))
    places = np.arange(count)[:, None] + _NEIGHBOURS + np.array(offsets)
    near = base[places]
    near[:, :, 6] = parents[places] == parent[:, None]
    rows: Matrix = near.reshape(count, -1)
    return rows


def media_rows(page: Measures, pictured: npt.NDArray[np.bool_]) -> Matrix:
    """How many levels above every piece a picture shares its container, and how much that container holds."""
    holder = page.elements
    level = np.zeros(len(holder), np.int64)
    for _ in range(_HIGHEST_MEDIA):
        alone = ~pictured[holder]
        level += alone
        holder = np.where(alone, page.parents[holder], holder)
    pieces, size, *_ = page.over(page.first[holder], page.last[holder]).T
    return table((level, np.log1p(pieces), np.log1p(size)))


def box_rows(noticed: Matrix, senses: Numbers, flags: Numbers) -> Matrix:
    """How far from every piece the last and the next notice and box stand, and how much near it stands in boxes."""
    boxed = (senses & _BOX > 0) | (flags & _FRAME > 0)
    count = len(boxed)
    sums = np.concatenate(([0], np.cumsum(boxed)))
    places = np.arange(count)
    near = sums[np.minimum(places + _NEAR_BY + 1, count)] - sums[np.maximum(places - _NEAR_BY, 0)]
    return table((*_distances(noticed > 0), *_distances(boxed), near))


def _distances(marked: npt.NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    count = len(marked)
    places = np.arange(count)
    before = np.maximum.accumulate(np.where(marked, places, -_FAR))
    after = np.minimum.accumulate(np.where(marked, places, count + _FAR)[::-1])[::-1]
    return np.minimum(places - before, _FAR), np.minimum(after - places, _FAR)
