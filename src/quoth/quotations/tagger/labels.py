"""The labels that the tagger gives to words: outside, or the beginning or inside of a content, a cue or a source."""

from __future__ import annotations

from enum import IntEnum


class Part(IntEnum):
    """The three parts of an attribution."""

    CONTENT = 0
    CUE = 1
    SOURCE = 2


OUTSIDE = 0
BEGIN = (1, 3, 5)
INSIDE = (2, 4, 6)
LABELS = ("O", "B-content", "I-content", "B-cue", "I-cue", "B-source", "I-source")


def may_follow(before: int, after: int) -> bool:
    """May label `after` stand after label `before`? The inside of a part follows its beginning or its inside only."""
    return after not in INSIDE or before in (after, after - 1)
