"""Where a piece stands: on the page, from the headline, from the prose, and from the element that holds most of it (the core)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoth.article.features.measures import Matrix, Measures, Numbers, table
from quoth.article.layout import Layout

NAMES = (
    "place", "place_size", "from_h1", "has_h1_above", "depth", "core_up", "core_down", "core_inside", "core_before", "core_after",
    "core_parent", "next_prose", "last_prose", "window_3", "window_6", "window_12", "prose_before", "prose_after", "h1_count",
    "article_rank", "article_prose", "like_0", "like_1", "like_2",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relations:
    """What places an element among the others.

    Levels up to the core's line of ancestors, levels below the core (-1 outside it), depth, senses off that line, the <article> that it
    stands in (0 for none), and how many siblings have its name and senses.
    """

    up: Numbers
    down: Numbers
    depth: Numbers
    senses: Numbers
    article: Numbers
    like: Numbers


def relate(layout: Layout, core: int) -> Relations:
    """The relations of every element of a page to its core."""
    names, parents, own = layout.names, layout.parents.tolist(), layout.own.tolist()
    line = {0, core}
    element = core
    while element > 0:
        element = parents[element]
        line.add(element)
    up, down, depth, senses, article = [0], [0 if core == 0 else -1], [0], [0], [0]
    for number in range(1, len(parents)):
        parent = parents[number]
        on_line = number in line
        up.append(0 if on_line else up[parent] + 1)
        down.append(0 if number == core else down[parent] + 1 if down[parent] >= 0 else -1)
        depth.append(depth[parent] + 1)
        senses.append(0 if on_line else senses[parent] | own[number])
        article.append(number if names[number] == "article" else article[parent])
    kinds = list(zip(parents, names, own, strict=True))
    alike = Counter(kinds)
    like = [alike[kind] for kind in kinds]
    return Relations(*(np.array(column, np.int64) for column in (up, down, depth, senses, article, like)))


def find_core(page: Measures) -> int:
    """The element with most prose directly in it: a piece counts for its element's parent, and half for the one above."""
    weight = page.size * page.prose
    scores = np.zeros(len(page.parents))
    above = page.parents[page.elements]
    np.add.at(scores, above, weight)
    np.add.at(scores, page.parents[above], weight / 2)
    return int(scores.argmax())


def place_rows(page: Measures, is_h1: npt.NDArray[np.bool_], core: int, relations: Relations) -> Matrix:
    """The place columns of every piece."""
    count = len(page.size)
    numbers = np.arange(count)
    start, end = page.first[core], page.last[core]
    article, above = relations.article[page.elements], page.parents[page.elements]
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
        np.cumsum(is_h1),
        np.unique(article, return_inverse=True)[1],
        (page.sums[page.last[article], 4] - page.sums[page.first[article], 4]) / (page.sums[-1, 4] + 1),
        *(np.log1p(relations.like[element]) for element in (page.elements, above, page.parents[above])),
    )
    return table(columns)
