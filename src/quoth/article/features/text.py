"""What the words of a piece look like, and what the page says of them elsewhere (title, description, stated body)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from quoth.article.evidence import Evidence
from quoth.article.features.measures import Matrix, table
from quoth.article.layout import Layout

NAMES = (
    "size", "words", "word_size", "commas", "stops", "ends", "capital", "digits", "quotes", "copyright", "bar", "linked", "strong",
    "since_media", "after_break", "in_body", "is_title", "in_description", "copies", "is_alternative", "colon", "at_sign", "url", "copy",
)  # fmt: skip

_SHORT = 140
_ENOUGH, _TELLING, _URL = 15, 25, 7
_SPACE, _COMMA, _STOP, _ENDS, _DIGIT, _QUOTE, _COPYRIGHT, _BAR, _AT, _COLON = (1 << bit for bit in range(10))
_SIGNS: tuple[tuple[int, str], ...] = (
    (_SPACE, " "),
    (_COMMA, ",，、"),
    (_STOP, ".?!"),
    (_ENDS, ".?!…。！？:;\"'”»“)"),
    (_DIGIT, "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"),
    (_QUOTE, '“”„«»「」"'),
    (_COPYRIGHT, "©"),
    (_BAR, "|›»•"),
    (_AT, "@"),
    (_COLON, ":"),
)
_FULL_STOP = ord("。")
_PLANE = 1 << 16
_FIRST_WIDE = 0x2E80
"""From here on the basic plane holds Chinese, Japanese and Korean: a letter says as much as two of an alphabet."""


@cache
def _signs() -> npt.NDArray[np.uint16]:
    """What every character of the basic plane is, as a mask of the signs above; its last entry stands for all that lie beyond."""
    masks = np.zeros(_PLANE, np.uint16)
    for mask, characters in _SIGNS:
        masks[[ord(character) for character in characters]] |= mask
    return masks


def text_rows(layout: Layout, evidence: Evidence, keys: Sequence[str]) -> Matrix:
    """The text columns of every piece; `keys` are the pieces' letters and digits."""
    texts = layout.texts
    joined = "\n".join(texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    signs = _signs().take(codes, mode="clip")
    size = np.array(list(map(len, texts)))
    wide = (codes >= _FIRST_WIDE) & (codes < _PLANE)
    starts = np.cumsum(size + 1) - size - 1
    last = signs[starts + size - 1]
    held = np.bitwise_or.reduceat(signs, starts)

    def count(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        return np.add.reduceat(mask, starts, dtype=np.int64)

    spaces = signs & _SPACE > 0
    stops = np.append((signs[:-1] & _STOP > 0) & spaces[1:], [False]) | (codes == _FULL_STOP)
    words = count(spaces) + 1
    extent = size + count(wide)
    copies, seen = _copies(keys)
    columns = (
        np.log1p(extent),
        np.log1p(words),
        size / words,
        count(signs & _COMMA > 0),
        count(stops),
        last & _ENDS > 0,
        [text[0].isupper() for text in texts],
        np.where(size <= _SHORT, count(signs & _DIGIT > 0) / size, 0),
        held & _QUOTE > 0,
        held & _COPYRIGHT > 0,
        held & _BAR > 0,
        layout.linked / size,
        layout.strong / size,
        np.minimum(layout.since_media, 20),
        layout.parted,
        [_stated(alone, evidence.body) for alone in keys] if evidence.body else np.full(len(size), -1),
        _titled(keys, evidence.titles),
        [_described(alone, evidence.description) for alone in keys] if len(evidence.description) >= _TELLING else np.zeros(len(size)),
        copies,
        [text in layout.alternatives for text in texts],
        last & _COLON > 0,
        held & _AT > 0,
        _addresses(texts) if "://" in joined or "www." in joined else np.zeros(len(size)),
        seen,
    )
    return table(columns)


def _addresses(texts: Sequence[str]) -> list[bool]:
    return [len(text) >= _URL and ("://" in text or "www." in text) for text in texts]


def _copies(keys: Sequence[str]) -> tuple[list[int], list[bool]]:
    """How often each key stands on the page, at most 5, and whether it stands there before."""
    counts = Counter(keys)
    if len(counts) == len(keys):
        return [1] * len(keys), [False] * len(keys)
    seen: set[str] = set()
    again = []
    for alone in keys:
        again.append(alone in seen)
        seen.add(alone)
    return [min(counts[alone], 5) for alone in keys], again


def _stated(alone: str, body: str) -> float:
    """How much of a piece the stated body holds: all, its beginning or end, nothing."""
    if alone in body:
        return 1 if len(alone) > 12 else 0.75
    return 0.5 * (alone[:30] in body) + 0.25 * (alone[-30:] in body) if len(alone) > 60 else 0


def _titled(keys: Sequence[str], titles: frozenset[str]) -> Sequence[float]:
    """Which keys are a title of the page (1), or begin one or begin with one (0.5)."""
    shortest = min(_ENOUGH, *map(len, titles)) if titles else 0
    begun = {title[:shortest] for title in titles}
    return [_is_title(alone, titles) if alone[:shortest] in begun else 0 for alone in keys]


def _is_title(alone: str, titles: frozenset[str]) -> float:
    if alone in titles:
        return 1
    return 0.5 if len(alone) > _ENOUGH and any(title.startswith(alone) or alone.startswith(title) for title in titles) else 0


def _described(alone: str, description: str) -> float:
    if len(alone) < _TELLING:
        return 0
    if alone == description:
        return 1
    return 0.75 if alone[:60] == description[:60] else 0.5 if alone in description else 0
