"""Where words that a person typed or pasted stand in a text."""

from __future__ import annotations

import re

from quoth.errors import QuothError
from quoth.spans import Span

_GAP = re.compile(r"\s*(?:\[?\u2026\]?|\[?\.\.\.\]?|\n\s*\n)\s*")


def places_of(words: str, text: str, near: int) -> tuple[Span, ...]:
    """The places of words in a text, the nearest to `near` when they stand in it more than once; dots or an empty line part two places.

    White space counts as any white space. Raises `QuothError` for words that the text does not have.

    >>> places_of("We will ... open it", 'We will, she said, open it.', 0)
    (Span(start=0, end=7), Span(start=19, end=26))
    """
    parts = [part for part in _GAP.split(words.strip()) if part]
    if not parts:
        raise QuothError("words", "no words were given", "copy them from the article as printed")
    found: list[Span] = []
    for part in parts:
        span = _nearest(part, text, found[-1].end if found else near)
        if found and span.start < found[-1].end:
            raise QuothError(
                "words", f"“{part[:60]}” does not stand after the words before it", "give the parts in the order of the article"
            )
        found.append(span)
    return tuple(found)


def _nearest(part: str, text: str, near: int) -> Span:
    pattern = r"\s+".join(re.escape(word) for word in part.split())
    places = [Span(match.start(), match.end()) for match in re.finditer(pattern, text)]
    if not places:
        raise QuothError("words", f"the article does not have “{part[:60]}”", "copy the words from the article as printed")
    return min(places, key=lambda span: abs(span.start - near))
