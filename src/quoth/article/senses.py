"""What the words of class names, ids and item properties say a part of a page is for.

Publishers name their boxes for themselves, and mostly alike: `article-body`, `related`, `newsletter-signup`. The words and their senses are
data (`lang/mul/class_tokens.tsv`); here they are looked up, whole words only, two words side by side before one alone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from quoth.lang import table

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONGEST = 3
_MOST_NAMES = 40
_KEPT_NAMES = 1 << 16
"""Names remembered between pages; the sense of a name depends on the name alone, so this changes no result."""

SENSES: tuple[str, ...] = (
    "body", "entry", "main", "deck", "headline", "byline", "bio", "date", "caption", "credit", "media", "gallery", "video", "ad",
    "related", "teaser", "newsletter", "share", "comment", "forum", "nav", "toc", "header", "footer", "articlefooter", "sidebar",
    "infobox", "paywall", "cookie", "modal", "tags", "pullquote", "embed", "live", "hidden", "cta", "correction", "rating", "product",
    "search", "login", "docs", "service", "weather",
)  # fmt: skip
"""Every sense, in the order of its bit."""

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
    mask = 0
    for name in attribute.split()[:_MOST_NAMES]:
        mask |= _senses_of_name(name)
    return mask


@lru_cache(maxsize=_KEPT_NAMES)
def _senses_of_name(name: str) -> int:
    words = [word.lower() for word in _WORDS.findall(name[:80])]
    known = _known()
    mask, place = 0, 0
    while place < len(words):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            found = known.get("-".join(words[place : place + length]))
            if found is not None:
                mask |= found
                place += length
                break
        else:
            place += 1
    return mask


def named(mask: int) -> tuple[str, ...]:
    """The senses in a mask, in order.

    >>> named(bits("share", "ad"))
    ('ad', 'share')
    """
    return tuple(sense for sense in SENSES if mask & BIT[sense])


@cache
def _known() -> dict[str, int]:
    return {row["entry"]: BIT[row["sense"]] for row in table("mul", "class_tokens")}
