"""The CSS path of every piece: a selector that finds its element again in the page as it was parsed."""

from __future__ import annotations

from quoth.article.layout import Layout

_MOST_STEPS = 64


def css_paths(layout: Layout) -> list[str]:
    """The path of each piece's element, from `body` down; of elements nested deeper than 64 levels the last steps.

    A step names the element and its place among its parent's children (`p:nth-child(3)`).
    """
    paths: dict[int, str] = {}
    return [paths.get(piece.element) or _path(layout, piece.element, paths) for piece in layout.pieces]


def _path(layout: Layout, element: int, paths: dict[int, str]) -> str:
    """The path of an element; the paths of those around it are kept in `paths` for their other children."""
    line: list[int] = []
    while element >= 0 and element not in paths and len(line) < _MOST_STEPS:
        line.append(element)
        element = layout.parents[element]
    path = paths.get(element, "")
    deep = path.count(" > ") + len(line) >= _MOST_STEPS
    for number in reversed(line):
        step = "body" if number == 0 else f"{layout.names[number]}:nth-child({layout.places[number]})"
        via = layout.via.get(number)
        step = f"{via} > {step}" if via else step
        path = f"{path} > {step}" if path else step
        if not deep:
            paths[number] = path
    return " > ".join(path.split(" > ")[-_MOST_STEPS:]) if deep else path
