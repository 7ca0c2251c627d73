"""The columns that a line's place gives: among the page's prose, below its notices, beside its dates; and what it shares with the body."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quoth.article.flattened.lines import Line
from quoth.article.flattened.wording import TELLING, WORD, Matrix

Numbers = npt.NDArray[np.float64]

PROSE = 80
"""Characters from which a line counts as prose."""

_WINDOWS = (2, 5, 12, 30)
_NEAR, _ASIDE = 5, 12
_GAP = 4
"""Lines without prose that part two clusters of it."""
_PLAINEST = 40
_FAR = 60
HEADING = ("related", "comment", "newsletter", "share", "legal", "byline", "tags")
"""The kinds of notices that say what stands below them, or that the article is over."""

PLACE: tuple[str, ...] = (
    "lines", "page_size", "page_prose", "page_apart", "place", "place_size", "next_prose", "last_prose", "prose_before",
    "prose_after", "in_core", "before_core", "after_core", "core_share", "core_lines", "core_ends", "core_place", "apart", "apart_after",
    *(f"prose_{width}" for width in _WINDOWS), *(f"ends_{width}" for width in _WINDOWS),
    "shared_core", "shared_title", "from_title", "shared_before", "plain", "relative_size",
    "cluster_share", "cluster_place", "cluster_largest", "cluster_from_largest",
    "run_short", "run_left", "near_size", "near_dated", "near_titled", "near_copies", "near_notices", "near_apart",
    *(f"{side}_{name}" for name in ("size", "ends", "titled", "copies", "dated", "prose") for side in ("above", "below")),
    *(f"since_{kind}" for kind in HEADING),
)  # fmt: skip
"""What each of these columns holds."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What is known of each line when its place is looked at; `noticed` says for each of `HEADING` which lines are such notices."""

    size: Numbers
    prose: Numbers
    ends: Matrix
    dated: Matrix
    titled: Matrix
    copies: Matrix
    noticed: Matrix


def densest_run(values: Numbers) -> tuple[int, int]:
    """The run of lines with the largest sum, from a line up to another; all lines when none speaks for itself.

    This is maximum subsequence segmentation: Pasternack and Roth, "Extracting article text from the web" (WWW 2009).

    >>> densest_run(np.array([9.0, -40, 200, -40, 300, -40]))
    (2, 5)
    """
    best, start, total, found = 0.0, 0, 0.0, (0, len(values))
    for number, value in enumerate(values.tolist()):
        if total <= 0:
            total, start = 0.0, number
        total += value
        if total > best:
            best, found = total, (start, number + 1)
    return found


def place_rows(lines: list[Line], known: Measures, core: tuple[int, int]) -> Matrix:
    """These columns of every line of a page."""
    apart = np.array([line.apart for line in lines], np.float64)
    columns = (*_among_prose(known, apart, core), *_subject(lines, known, core), *_clusters(known.prose), *_beside(known, apart))
    return np.stack(columns, axis=1).astype(np.float32)


def _among_prose(known: Measures, apart: Numbers, core: tuple[int, int]) -> tuple[npt.NDArray[np.generic], ...]:
    size, prose, count = known.size, known.prose, len(known.size)
    numbers, total = np.arange(count), size.sum()
    places = np.flatnonzero(prose)
    after = np.concatenate((places, [count + 50]))[np.searchsorted(places, numbers)] - numbers
    before = numbers - np.concatenate(([-50], places))[np.searchsorted(places, numbers, side="right")]
    prose_sum, ends_sum = (np.concatenate(([0], np.cumsum(values))) for values in (prose, known.ends))
    start, end = core
    windows = [(np.maximum(numbers - width, 0), np.minimum(numbers + width + 1, count)) for width in _WINDOWS]
    return (
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
        np.full(count, _mean_ending(known, start, end)),
        np.clip((numbers - start) / (end - start), -1, 2),
        apart,
        np.concatenate((apart[1:], [1])),
        *(np.log1p(prose_sum[right] - prose_sum[left]) for left, right in windows),
        *((ends_sum[right] - ends_sum[left]) / (right - left) for left, right in windows),
    )


def _mean_ending(known: Measures, start: int, end: int) -> float:
    """The share of the core's long lines that end as a sentence does."""
    ending = known.ends[start:end][known.size[start:end] >= PROSE]
    return float(ending.mean()) if len(ending) else -1.0


def _subject(lines: list[Line], known: Measures, core: tuple[int, int]) -> tuple[npt.NDArray[np.generic], ...]:
    """What a line shares with the core's prose, with its part above the line, and with the line above the core that is most like it."""
    said = [WORD.findall(line.text.lower()) for line in lines]
    telling = [{word for word in words if len(word) >= TELLING} for words in said]
    inside = [number for number in range(*core) if known.size[number] >= PROSE]
    counts = Counter(word for number in inside for word in telling[number])
    own = set(inside)
    shared = [sum(counts[word] > (n in own) for word in told) / len(told) if told else -1.0 for n, told in enumerate(telling)]
    first: dict[str, int] = {}
    for number in inside:
        for word in telling[number]:
            first.setdefault(word, number)
    above = [sum(first.get(word, n) < n for word in told) / len(told) if told else -1.0 for n, told in enumerate(telling)]
    near = range(max(core[0] - 12, 0), core[0])
    title = max(near, key=lambda number: (sum(counts[word] > 0 for word in telling[number]), number), default=core[0])
    plainest = {word for word, _ in Counter(word for number in inside for word in said[number]).most_common(_PLAINEST)}
    plain = [sum(word in plainest for word in words) / len(words) if words else 0.0 for words in said]
    middle = np.median(known.size[inside]) if inside else PROSE
    return (
        np.array(shared),
        np.array([len(told & telling[title]) / (len(told) or 1) for told in telling]),
        np.clip(np.arange(len(lines)) - title, -_FAR, 4 * _FAR),
        np.array(above),
        np.array(plain),
        known.size / middle,
    )


def _clusters(prose: Numbers) -> tuple[npt.NDArray[np.generic], ...]:
    """The clusters of prose that runs of other lines part: each line's share of the page's, how many stand above, is it the largest."""
    places = np.flatnonzero(prose)
    count = len(prose)
    if not len(places):
        return np.zeros(count), np.zeros(count), np.zeros(count), np.zeros(count)
    numbers = np.concatenate(([0], np.cumsum(np.diff(places) > _GAP)))
    sums = np.bincount(numbers, prose[places])
    mine = numbers[np.maximum(np.searchsorted(places, np.arange(count), side="right") - 1, 0)]
    largest = int(sums.argmax())
    return sums[mine] / sums.sum(), np.minimum(mine, 20), mine == largest, np.clip(mine - largest, -20, 20)


def _beside(known: Measures, apart: Numbers) -> tuple[npt.NDArray[np.generic], ...]:
    short = known.size < PROSE
    run_left = _run(short)
    size, copied = np.log1p(known.size), np.array(known.copies > 1, np.float64)
    aside = (size, known.ends, known.titled, copied, known.dated, np.minimum(known.prose, 400))
    return (
        np.minimum(run_left + _run(short[::-1])[::-1], 60),
        np.minimum(run_left, 60),
        *(_mean(values, _NEAR, _NEAR) for values in (size, known.dated, known.titled, copied, known.noticed.max(axis=1), apart)),
        *(_mean(values, *reach) for values in aside for reach in ((_ASIDE, -1), (-1, _ASIDE))),
        *(np.minimum(_since(known.noticed[:, kind] > 0), _FAR) for kind in range(len(HEADING))),
    )


def _run(short: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """How many short lines stand together up to each line."""
    numbers = np.arange(1, len(short) + 1)
    return numbers - np.maximum.accumulate(np.where(short, 0, numbers))


def _since(marks: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """How many lines above each line the last marked one stands, itself not counted."""
    numbers = np.arange(1, len(marks) + 1)
    last = np.maximum.accumulate(np.where(marks, numbers, -_FAR))
    return numbers - np.concatenate(([-_FAR], last[:-1]))


def _mean(values: npt.NDArray[np.generic], above: int, below: int) -> Numbers:
    """The mean of the lines around each line, from so many above it to so many below; -1 leaves out the line itself."""
    sums = np.concatenate(([0.0], np.cumsum(values)))
    numbers = np.arange(len(values))
    left, right = np.clip(numbers - above, 0, len(values)), np.clip(numbers + below + 1, 0, len(values))
    means: Numbers = (sums[right] - sums[left]) / np.maximum(right - left, 1)
    return means
