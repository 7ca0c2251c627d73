"""What the words of class names, ids and item properties say a part of a page is for.

Publishers name their boxes for themselves, and mostly alike: `article-body`, `related`, `newsletter-signup`. The words and their senses are
data (`lang/mul/class_tokens.tsv`); here they are looked up, whole words only, two words side by side before one alone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from quoth.lang import table

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_APART = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalpha() else 32 for code in range(256))
"""What separates words becomes a space, and capitals small letters."""

_LONGEST_ATTRIBUTE = 2_000
_KEPT_NAMES = 1 << 13
"""Names remembered between pages; the sense of a name depends on the name alone, so this changes no result."""

SENSES: tuple[str, ...] = (
    "body", "entry", "main", "deck", "headline", "byline", "bio", "date", "caption", "credit", "media", "gallery", "video", "ad",
    "related", "teaser", "newsletter", "share", "comment", "forum", "nav", "toc", "header", "footer", "articlefooter", "sidebar",
    "infobox", "paywall", "cookie", "modal", "tags", "pullquote", "embed", "live", "hidden", "cta", "correction", "rating", "product",
    "search", "login", "docs", "service", "weather",
)  # fmt: skip
"""Every sense, in the order of its bit."""

_Entry = tuple[int, dict[bytes, "_Entry"]]

BIT = {sense: 1 << place for place, sense in enumerate(SENSES)}


def bits(*senses: str) -> int:
    """The mask of the named senses.

    >>> bits("body") | bits("entry") == bits("body", "entry")
    True
    """
    mask = 0
    for sense in senses:
        mask |= BIT[sense]
    return mask


@lru_cache(maxsize=_KEPT_NAMES)
def senses_of(attribute: str) -> int:
    """The mask of the senses that an attribute's names have, for example the value of a `class`.

    >>> senses_of("c-article__body--wide") == BIT["body"], senses_of("box relatedPosts") == bits("infobox", "related")
    (True, True)
    """
    attribute = attribute[:_LONGEST_ATTRIBUTE]
    if not attribute.islower():
        attribute = _HUMP.sub(" ", attribute)
    words = attribute.encode("ascii", "replace").translate(_APART).split()
    known = _known()
    if known.keys().isdisjoint(words):
        return 0
    mask = passed = 0
    for place, word in enumerate(words):
        entry = known.get(word)
        if entry is not None and place >= passed:
            sense, longer = entry
            if longer and place + 1 < len(words) and words[place + 1] in longer:
                sense, length = _longest(entry, words, place + 1)
                passed = place + length
            mask |= sense
    return mask


def _longest(entry: _Entry, words: list[bytes], place: int) -> tuple[int, int]:
    """The sense of the longest entry that the words go on with, and how many words it takes."""
    sense, longer = entry
    if place < len(words) and words[place] in longer:
        further, length = _longest(longer[words[place]], words, place + 1)
        if further:
            return further, length + 1
    return sense, 1


def first_named(mask: int) -> str:
    """The first sense in a mask, which must not be empty.

    >>> first_named(bits("share", "ad"))
    'ad'
    """
    return SENSES[(mask & -mask).bit_length() - 1]


@cache
def _known() -> dict[bytes, _Entry]:
    """The entries by their words: each word leads to its own sense (0 for none) and to the words that may follow it."""
    found: dict[bytes, _Entry] = {}
    for row in table("mul", "class_tokens"):
        *before, last = row["entry"].encode("ascii").split(b"-")
        branch = found
        for word in before:
            branch = branch.setdefault(word, (0, {}))[1]
        branch[last] = BIT[row["sense"]], branch[last][1] if last in branch else {}
    return found
