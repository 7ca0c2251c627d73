"""Where on a page an element stands: in the article, or in what surrounds it (navigation, footers, comments, teasers of other articles).

The words looked for are those of HTML and of the class names that content systems give, whatever language the page is written in.
"""

from __future__ import annotations

from functools import cache, lru_cache

from selectolax.lexbor import LexborNode

from quoth.lang import table

_TOP = frozenset({"body", "html"})
_MOST_DEPTH = 60
_LONGEST = 200

Places = frozenset[str]


def places(node: LexborNode, known: dict[int, Places]) -> Places:
    """The names of the places that the element stands in, from its own and its ancestors' tags, classes and ids.

    `known` remembers the answers for ancestors within one page, by the parser's node ids.
    """
    above: list[tuple[LexborNode, int]] = []
    found: Places = frozenset()
    current: LexborNode | None = node
    while current is not None and len(above) < _MOST_DEPTH and current.tag not in _TOP:
        identity = current.mem_id
        if identity in known:
            found = known[identity]
            break
        above.append((current, identity))
        current = current.parent
    for element, identity in reversed(above):
        attributes = element.attributes
        named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:_LONGEST] if attributes else ""
        found |= _of(element.tag or "", named)
        known[identity] = found
    return found


@lru_cache(maxsize=4096)
def _of(tag: str, named: str) -> Places:
    tags, words = _vocabulary()
    found = {tags[tag]} if tag in tags else set()
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
