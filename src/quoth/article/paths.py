"""The CSS path of every piece: a selector that finds its element again in the page as it was parsed."""

from __future__ import annotations

from quoth.article.markup import Layout

_MOST_STEPS = 64


def css_paths(layout: Layout) -> list[str]:
    """The path of each piece's element, from `body` down; of elements nested deeper than 64 levels the last 64 steps.

    A step names the element and its place among its parent's children (`p:nth-child(3)`).
    """
    above: dict[int, list[str]] = {-1: []}
    paths: dict[int, str] = {}
    found = []
    for piece in layout.pieces:
        element = piece.element
        path = paths.get(element)
        if path is None:
            parent = layout.parents[element]
            steps = above.get(parent)
            if steps is None:
                steps = above[parent] = _steps(layout, parent)
            path = paths[element] = " > ".join((*steps, _step(layout, element))[-_MOST_STEPS:])
        found.append(path)
    return found


def _steps(layout: Layout, element: int) -> list[str]:
    steps: list[str] = []
    while element >= 0 and len(steps) < _MOST_STEPS:
        steps.append(_step(layout, element))
        element = layout.parents[element]
    return steps[::-1]


def _step(layout: Layout, element: int) -> str:
    if not element:
        return "body"
    step = f"{layout.names[element]}:nth-child({layout.places[element]})"
    via = layout.via.get(element)
    return f"{via} > {step}" if via else step
