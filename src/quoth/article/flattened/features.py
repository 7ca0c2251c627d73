"""Every line of a flattened page as a row of numbers: its text, its place among the others, and what it shares with the body.

No column knows a word of any language; notices come from the tables of `quoth.lang`. The order of the columns is `NAMES`; a model file
remembers the order that it was trained with.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoth.article import notices
from quoth.article.flattened.lines import Line
from quoth.article.metadata.calendar import find_moments

Matrix = npt.NDArray[np.float32]

PROSE = 80
"""Characters from which a line counts as prose."""

_SHORT = 160
_ENDS = frozenset(".?!…。！？;\"'”»“)’」")
_QUOTES = frozenset('"“”„«»「」')
_WORD = re.compile(r"\w+")
_STEPS = (-1, -2, -3, -4, 1, 2, 3, 4)
_WINDOWS = (2, 5, 12, 30)
_TELLING = 4
"""Letters from which a word says what a text is about."""

_TEXT = (
    "size", "words", "word_size", "commas", "stops", "ends", "colon", "capital", "shouting", "titled", "digits", "quotes", "copyright",
    "bar", "at_sign", "url", "bullet", "copies", "seen", "dated", "glued",
)  # fmt: skip
_PLACE = (
    "lines", "page_size", "page_prose", "page_apart", "place", "place_size", "next_prose", "last_prose", "prose_before",
    "prose_after", "in_core", "before_core", "after_core", "core_share", "core_lines", "apart", "apart_after",
    "shared_core", "shared_title", "run_short", "run_left",
    *(f"prose_{width}" for width in _WINDOWS), *(f"ends_{width}" for width in _WINDOWS),
)  # fmt: skip
_NEAR = ("size", "ends", "titled", "apart", "notice", "dated", "shared_core")

NAMES: tuple[str, ...] = (
    *_TEXT,
    *(f"notice_{kind}" for kind in notices.KINDS),
    *_PLACE,
    *(f"{step:+d}_{name}" for step in _STEPS for name in _NEAR),
)
"""What each column holds."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a page, with what later steps reuse. The core is the run of lines that holds most prose: `core[0]` up to `core[1]`."""

    rows: Matrix
    notices: tuple[tuple[str, str] | None, ...]
    size: npt.NDArray[np.float64]
    core: tuple[int, int]

    def column(self, name: str) -> Matrix:
        """One column of the rows."""
        return self.rows[:, NAMES.index(name)]


def tabulate(lines: list[Line]) -> Sheet:
    """The rows of all lines of a page; there must be at least one."""
    found = tuple(notices.notice(line.text) if len(line.text) <= _SHORT else None for line in lines)
    text = _text_rows(lines)
    noticed = np.zeros((len(lines), len(notices.KINDS)), np.float32)
    for row, notice in enumerate(found):
        if notice is not None:
            noticed[row, notices.KINDS.index(notice[0])] = 1
    size = np.expm1(text[:, 0].astype(np.float64))
    ends = text[:, _TEXT.index("ends")]
    prose = size * ((size >= PROSE) & ((ends > 0) | (text[:, _TEXT.index("stops")] > 0)))
    core = _core(prose)
    place = _places(lines, size, prose, ends, core)
    dated = text[:, _TEXT.index("dated")]
    shared = place[:, _PLACE.index("shared_core")]
    titled = text[:, _TEXT.index("titled")]
    near = np.stack((text[:, 0], ends, titled, place[:, _PLACE.index("apart")], noticed.max(axis=1), dated, shared), axis=1)
    return Sheet(np.concatenate((text, noticed, place, *_shifted(near)), axis=1), found, size, core)


def _text_rows(lines: list[Line]) -> Matrix:
    keys = [" ".join(_WORD.findall(line.text.lower())) for line in lines]
    copies = Counter(keys)
    seen: set[str] = set()
    rows = []
    for line, alone in zip(lines, keys, strict=True):
        text = line.text
        size = len(text)
        words = text.split()
        digits = sum(map(str.isdigit, text[:_SHORT]))
        cased = [word for word in words[1:] if word[0].isalpha() and len(word) >= _TELLING]
        rows.append(
            (
                np.log1p(size),
                np.log1p(len(words)),
                size / len(words),
                text.count(",") + text.count("，") + text.count("、"),
                text.count(". ") + text.count("。") + text.count("? ") + text.count("! "),
                text[-1] in _ENDS,
                text[-1] in ":：",
                text[0].isupper(),
                text.isupper(),
                sum(word[0].isupper() for word in cased) / len(cased) if cased else -1,
                digits / min(size, _SHORT),
                not _QUOTES.isdisjoint(text),
                "©" in text,
                any(bar in text for bar in "|›»•·/"),
                "@" in text,
                "://" in text or "www." in text,
                text[0] in "•*–-·■►▶→»",
                min(copies[alone], 5),
                alone in seen,
                digits > 2 and size <= _SHORT and next(find_moments(text), None) is not None,
                line.glued,
            )
        )
        seen.add(alone)
    return np.array(rows, np.float32)


def _core(prose: npt.NDArray[np.float64]) -> tuple[int, int]:
    """The run of lines with most prose, each other line costing a little.

    This is maximum subsequence segmentation: Pasternack and Roth, "Extracting article text from the web" (WWW 2009).
    """
    best, start, total, found = 0.0, 0, 0.0, (0, len(prose))
    for number, value in enumerate(np.where(prose > 0, np.minimum(prose, 400), -40).tolist()):
        if total <= 0:
            total, start = 0.0, number
        total += value
        if total > best:
            best, found = total, (start, number + 1)
    return found


def _places(
    lines: list[Line], size: npt.NDArray[np.float64], prose: npt.NDArray[np.float64], ends: Matrix, core: tuple[int, int]
) -> Matrix:
    count = len(lines)
    numbers = np.arange(count)
    apart = np.array([line.apart for line in lines], np.float64)
    total = size.sum()
    places = np.flatnonzero(prose)
    after = np.concatenate((places, [count + 50]))[np.searchsorted(places, numbers)] - numbers
    before = numbers - np.concatenate(([-50], places))[np.searchsorted(places, numbers, side="right")]
    prose_sum, ends_sum = (np.concatenate(([0], np.cumsum(values))) for values in (prose, ends))
    start, end = core
    shared_core, shared_title = _shared(lines, core)
    short = size < PROSE
    run_left = _run(short)
    windows = [(np.maximum(numbers - width, 0), np.minimum(numbers + width + 1, count)) for width in _WINDOWS]
    columns = (
        np.full(count, np.log1p(count)),
        np.full(count, np.log1p(total)),
        np.full(count, prose.sum() / total),
        np.full(count, apart.mean()),
        numbers / count,
        (np.cumsum(size) - size) / total,
        np.minimum(after, 40),
        np.minimum(before, 40),
        np.log1p(prose_sum[:-1]),
        np.log1p(prose_sum[-1] - prose_sum[1:]),
        (numbers >= start) & (numbers < end),
        np.clip(start - numbers, -100, 100),
        np.clip(numbers - end + 1, -100, 100),
        np.full(count, prose_sum[end] - prose_sum[start]) / (prose_sum[-1] + 1),
        np.full(count, end - start),
        apart,
        np.concatenate((apart[1:], [1])),
        shared_core,
        shared_title,
        np.minimum(run_left + _run(short[::-1])[::-1], 60),
        np.minimum(run_left, 60),
        *(np.log1p(prose_sum[right] - prose_sum[left]) for left, right in windows),
        *((ends_sum[right] - ends_sum[left]) / (right - left) for left, right in windows),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _run(short: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """How many short lines stand together up to each line."""
    numbers = np.arange(1, len(short) + 1)
    return numbers - np.maximum.accumulate(np.where(short, 0, numbers))


def _shared(lines: list[Line], core: tuple[int, int]) -> tuple[list[float], list[float]]:
    """How many of each line's telling words the core's prose has, and how many of them stand in the line before the core."""
    words = [{word for word in _WORD.findall(line.text.lower()) if len(word) >= _TELLING} for line in lines]
    counts = Counter(word for number in range(*core) for word in words[number] if len(lines[number].text) >= PROSE)
    own = [1 if core[0] <= number < core[1] and len(line.text) >= PROSE else 0 for number, line in enumerate(lines)]
    shared = [sum(counts[word] > mine for word in told) / len(told) if told else -1.0 for told, mine in zip(words, own, strict=True)]
    near = range(max(core[0] - 12, 0), core[0])
    title = max(near, key=lambda number: (sum(counts[word] > 0 for word in words[number]), number), default=core[0])
    head = words[title]
    return shared, [len(told & head) / (len(told) or 1) for told in words]


def _shifted(near: Matrix) -> list[Matrix]:
    count = len(near)
    padded = np.full((count + 8, near.shape[1]), -1, np.float32)
    padded[4 : 4 + count] = near
    return [padded[4 + step : 4 + step + count] for step in _STEPS]
