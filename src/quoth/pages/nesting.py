"""How deep a page nests its elements, found before it is parsed: a parser's time grows with the square of the depth."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

_HIDING = re.compile(rb"<(script|style|!--)")
_ENDS = {b"script": re.compile(rb"</script"), b"style": re.compile(rb"</style"), b"!--": re.compile(rb"--!?>")}
_TAG = re.compile(rb"<(/?[a-z][^\s/>]{0,30})")
_LESS, _SLASH = ord("<"), ord("/")
_STRETCH = 250
_FLAT = frozenset(
    b"area base br col embed hr img input link meta param source track wbr "
    b"p li dt dd tr td th tbody thead tfoot colgroup option optgroup rb rt rtc rp".split()
)
"""Elements without an end tag, and those that the next of their kind closes: they nest only inside others, which are counted."""


def nested_deeper(content: bytes, limit: int) -> bool:
    """Are elements nested more than `limit` deep? Linear in the page's size, whatever is on it.

    >>> nested_deeper(b"<div>" * 50, limit=40), nested_deeper(b"<div></div>" * 50, limit=40)
    (True, False)
    """
    characters = np.frombuffer(content, np.uint8)
    less = characters[:-1] == _LESS
    if np.count_nonzero(less) <= limit or np.count_nonzero(less & (characters[1:] != _SLASH)) <= limit:
        return False
    tags = _tags(content)
    if not _may_be_open(tags, limit):
        return False
    open_names: list[bytes] = []
    counts: dict[bytes, int] = {}
    for name in tags:
        if name[0] != _SLASH:
            if name not in _FLAT:
                open_names.append(name)
                counts[name] = counts.get(name, 0) + 1
                if len(open_names) > limit:
                    return True
        elif counts.get(name[1:]):
            closed = b""
            while closed != name[1:]:
                closed = open_names.pop()
                counts[closed] -= 1
    return False


def _may_be_open(tags: list[bytes], limit: int) -> bool:
    """Could more than `limit` elements be open at once? Counted stretch by stretch, whatever their order, so never fewer than are open."""
    most: dict[bytes, int] = {}
    for start in range(0, len(tags), _STRETCH):
        counted = Counter(tags[start : start + _STRETCH])
        begun = {name: count for name, count in counted.items() if name[0] != _SLASH and name not in _FLAT}
        if sum(most.values()) + sum(begun.values()) > limit:
            return True
        for name in most.keys() | begun.keys():
            here = begun.get(name, 0)
            most[name] = max(here, most.get(name, 0) + here - counted.get(b"/" + name, 0))
    return False


def _tags(content: bytes) -> list[bytes]:
    """The names of the tags in order, lower case, end tags with their slash; what scripts and comments hold is no tag."""
    lower = content.lower()
    tags: list[bytes] = []
    endless: set[bytes] = set()
    place = 0
    while match := _HIDING.search(lower, place):
        tags += _TAG.findall(lower, place, match.start())
        name = match[1]
        end = None if name in endless else _ENDS[name].search(lower, match.start() + 2)
        place = end.end() if end else match.end()
        if not end:
            endless.add(name)
    return tags + _TAG.findall(lower, place)
