"""Where on a page an element stands: in the article, or in what surrounds it (navigation, footers, comments, teasers of other articles).

The words looked for are those of HTML and of the class names that content systems give, whatever language the page is written in.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from quoth.article.markup import Markup
from quoth.lang import table

_NAMES = re.compile(r' (?:class|id)="([^"]*)"')
_TOP = frozenset({"body", "html"})
_MOST_DEPTH = 60
_LONGEST = 200

Places = frozenset[str]


def places(markup: Markup, element: int, known: dict[int, Places]) -> Places:
    """The names of the places that the element stands in, from its own and its ancestors' tags, classes and ids.

    `known` remembers the answers for the elements of one page.
    """
    above: list[int] = []
    found: Places = frozenset()
    current = element
    while current >= 0 and len(above) < _MOST_DEPTH:
        if current in known:
            found = known[current]
            break
        above.append(current)
        current = int(markup.parents[current])
    for at in reversed(above):
        if markup.names[at] not in _TOP:
            found |= _of(markup.names[at], markup.source[markup.starts[at] : markup.ends[at]])
        known[at] = found
    return found


def _of(name: str, tag: str) -> Places:
    return _named(name, " ".join(_NAMES.findall(tag))[:_LONGEST])


@lru_cache(maxsize=4096)
def _named(name: str, named: str) -> Places:
    tags, words = _vocabulary()
    found = {tags[name]} if name in tags else set()
    if len(named) > 1:
        low = named.lower()
        found.update(place for word, place in words if word in low)
    return frozenset(found)


@cache
def _vocabulary() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    rows = table("mul", "places")
    return (
        {row["entry"]: row["place"] for row in rows if row["what"] == "tag"},
        tuple((row["entry"], row["place"]) for row in rows if row["what"] == "name"),
    )
