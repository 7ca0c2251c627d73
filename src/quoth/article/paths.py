"""The CSS path of every piece: a selector that finds its element again in the page as it was parsed."""

from __future__ import annotations

from quoth.article.layout import Layout

_MOST_STEPS = 64
_LONG = _MOST_STEPS * len(" > p:nth-child(1)")
"""Characters up to which a path cannot have more steps."""


def css_paths(layout: Layout) -> list[str]:
    """The path of each piece's element, from `body` down; of elements nested deeper than 64 levels the last steps.

    A step names the element and its place among its parent's children (`p:nth-child(3)`).
    """
    markup = layout.markup
    parents, places, names = markup.parents.tolist(), markup.places.tolist(), markup.names
    paths = dict.fromkeys(layout.numbers[:1].tolist(), "body")
    elements = layout.numbers[layout.elements].tolist()
    for element in elements:
        line: list[int] = []
        above = element
        while above not in paths:
            line.append(above)
            above = parents[above]
        path = paths[above]
        for number in reversed(line):
            path = f"{path} > {names[number]}:nth-child({places[number]})"
            paths[number] = path
            if len(path) > _LONG:
                path = paths[number] = " > ".join(path.split(" > ")[-_MOST_STEPS:])
    return [paths[element] for element in elements]
