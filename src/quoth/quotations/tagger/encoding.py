"""A text as the tagger's network sees it: windows of whole paragraphs, as word pieces with their features.

Training and reading both use this module, so that the network never meets a text encoded otherwise than those it learned from. All
quotation marks become one kind of mark, whatever the house style: what a mark is, `quoth.quotations.marks` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from quoth.errors import ModelError
from quoth.quotations.marks import Marks

Integers = NDArray[np.int32]

LONGEST = 192
"""Pieces in a window: the length that the network is trained on."""

SHAPES = 6
"""Shapes of a word: no letters, lower case, Capitalised, ALL CAPITALS, miXed, with a digit."""

DEPTHS = 5
"""Places relative to quotation marks: outside, in quoted words, in words quoted within them, an opening mark, a closing mark."""

KINDS = 2
"""Kinds of paragraph, read off their form: running text, or a line like a headline."""

_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…:;][)\]\"'’”»]*\s*$")
_HEADLINE_LONGEST = 160
_PARAGRAPHS_AT_ONCE = 512
_BREAKS = frozenset(".!?…;")


@dataclass(frozen=True, slots=True)
class Window:
    """Some paragraphs in pieces.

    Of the words, the first is the sequence's start and one stands after each paragraph: `real` is false there.

    `ids`, `shapes`, `depths` and `kinds` go by piece; `first` (a word's first piece), `starts` and `ends` (code points of the text) and
    `pairs` by word: the number of the closed outer pair of quotation marks that holds the word, marks included, 0 for none.
    """

    ids: Integers
    shapes: Integers
    depths: Integers
    kinds: Integers
    first: Integers
    starts: Integers
    ends: Integers
    pairs: Integers
    real: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A paragraph, or a part of one that is longer than a window."""

    ids: Integers
    shapes: Integers
    depths: Integers
    kind: int
    first: Integers
    starts: Integers
    ends: Integers
    pairs: Integers


@dataclass(frozen=True, slots=True)
class _Letters:
    """What each code point of a text is: its place relative to marks, the number of its pair, the kinds of letters before it."""

    depths: NDArray[np.uint8]
    pairs: Integers
    counts: NDArray[np.int64]


def windows(text: str, marks: Marks, tokenizer: Tokenizer, longest: int = LONGEST) -> Iterator[Window]:
    """The windows of `text`, in order; memory is bounded by some hundred paragraphs, however long the text.

    `longest` bounds the pieces of a window, its start and ends of paragraphs included.
    """
    start, end = _id(tokenizer, "[CLS]"), _id(tokenizer, "[SEP]")
    waiting: list[_Stretch] = []
    size = 1
    for stretch in _stretches(text, marks, tokenizer, longest - 2):
        if waiting and size + len(stretch.ids) + 1 > longest:
            yield _window(waiting, start, end)
            waiting, size = [], 1
        waiting.append(stretch)
        size += len(stretch.ids) + 1
    if waiting:
        yield _window(waiting, start, end)


def canonical(text: str, marks: Marks) -> str:
    """`text` with every outer quotation mark as `"` and every nested one as `'`; as long as before, so that places stay.

    >>> from quoth.quotations.marks import read_marks
    >>> canonical("‘No,’ said Ada.", read_marks("‘No,’ said Ada."))
    '"No," said Ada.'
    """
    letters = list(text)
    for pair in marks.pairs:
        mark = '"' if pair.depth == 1 else "'"
        letters[pair.outer.start : pair.inner.start] = mark.ljust(pair.inner.start - pair.outer.start)
        if pair.closed:
            letters[pair.inner.end : pair.outer.end] = mark.rjust(pair.outer.end - pair.inner.end)
    return "".join(letters)


def _stretches(text: str, marks: Marks, tokenizer: Tokenizer, longest: int) -> Iterator[_Stretch]:
    plain = canonical(text, marks)
    letters = _letters(text, marks)
    paragraphs = list(_PARAGRAPH.finditer(plain))
    for at in range(0, len(paragraphs), _PARAGRAPHS_AT_ONCE):
        some = paragraphs[at : at + _PARAGRAPHS_AT_ONCE]
        encodings = tokenizer.encode_batch([_encodable(m.group()) for m in some], add_special_tokens=False)
        for match, encoding in zip(some, encodings, strict=True):
            if encoding.ids:
                whole = _paragraph(match.start(), match.group(), encoding, letters)
                yield from _parts(whole, text, longest)


def _encodable(paragraph: str) -> str:
    return paragraph.encode("utf-8", "replace").decode("utf-8")


def _paragraph(at: int, words: str, encoding: Encoding, letters: _Letters) -> _Stretch:
    offsets = np.array(encoding.offsets, dtype=np.int32) + at
    word = np.array(encoding.word_ids, dtype=np.int32)
    first = np.flatnonzero(np.diff(word, prepend=-1)).astype(np.int32)
    last = np.append(first[1:], len(word)) - 1
    starts, ends = offsets[first, 0], offsets[last, 1]
    shapes = _shapes(letters.counts, starts, ends)
    kind = int(len(words) <= _HEADLINE_LONGEST and not _SENTENCE_END.search(words))
    of_piece = np.cumsum(np.diff(word, prepend=-1) != 0) - 1
    return _Stretch(
        ids=np.array(encoding.ids, dtype=np.int32),
        shapes=shapes[of_piece],
        depths=letters.depths[offsets[:, 0]].astype(np.int32),
        kind=kind,
        first=first,
        starts=starts,
        ends=ends,
        pairs=letters.pairs[starts],
    )


def _parts(whole: _Stretch, text: str, longest: int) -> Iterator[_Stretch]:
    """The paragraph in parts that fit, cut after a sentence where one ends in the second half."""
    begin = 0
    while len(whole.ids) - whole.first[begin] > longest:
        fits = int(np.searchsorted(whole.first, whole.first[begin] + longest, "right")) - 1
        fits = max(fits, begin + 1)
        cut = next((n for n in range(fits, begin + (fits - begin) // 2, -1) if text[whole.starts[n - 1]] in _BREAKS), fits)
        yield _part(whole, begin, cut)
        begin = cut
    yield _part(whole, begin, len(whole.first)) if begin else whole


def _part(whole: _Stretch, begin: int, end: int) -> _Stretch:
    left = int(whole.first[begin])
    right = int(whole.first[end]) if end < len(whole.first) else len(whole.ids)
    return _Stretch(
        whole.ids[left:right],
        whole.shapes[left:right],
        whole.depths[left:right],
        whole.kind,
        whole.first[begin:end] - left,
        whole.starts[begin:end],
        whole.ends[begin:end],
        whole.pairs[begin:end],
    )


def _window(stretches: Sequence[_Stretch], start: int, end: int) -> Window:
    by_piece: list[list[Integers]] = [[_ints(start)], [_ints(0)], [_ints(0)], [_ints(0)]]
    by_word: list[list[Integers]] = [[_ints(0)], [_ints(0)], [_ints(0)], [_ints(0)]]
    real = [np.zeros(1, dtype=np.bool_)]
    size = 1
    for one in stretches:
        kinds = np.full(len(one.ids), one.kind, dtype=np.int32)
        for rows, values, last in zip(by_piece, (one.ids, one.shapes, one.depths, kinds), (end, 0, 0, one.kind), strict=True):
            rows += [values, _ints(last)]
        edge = int(one.ends[-1])
        lasts = (size + len(one.ids), edge, edge, 0)
        for rows, values, last in zip(by_word, (one.first + np.int32(size), one.starts, one.ends, one.pairs), lasts, strict=True):
            rows += [values, _ints(last)]
        real += [np.ones(len(one.first), dtype=np.bool_), np.zeros(1, dtype=np.bool_)]
        size += len(one.ids) + 1
    ids, shapes, depths, kinds_ = map(np.concatenate, by_piece)
    first, starts, ends, pairs = map(np.concatenate, by_word)
    return Window(ids, shapes, depths, kinds_, first, starts, ends, pairs, np.concatenate(real))


def _id(tokenizer: Tokenizer, piece: str) -> int:
    number = tokenizer.token_to_id(piece)
    if number is None:
        raise ModelError("the tagger's tokenizer", f"it has no piece {piece}", "install quoth again: the file comes with it")
    return number


def _ints(value: int) -> Integers:
    return np.array([value], dtype=np.int32)


def _letters(text: str, marks: Marks) -> _Letters:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    depths = np.zeros(len(text), dtype=np.uint8)
    pairs = np.zeros(len(text), dtype=np.int32)
    for number, pair in enumerate(marks.pairs, 1):
        depths[pair.inner.start : pair.inner.end] = min(pair.depth, 2)
        if pair.depth == 1:
            depths[pair.outer.start : pair.inner.start] = 3
            depths[pair.inner.end : pair.outer.end] = 4
            pairs[pair.outer.start : pair.outer.end] = number if pair.closed else 0
    return _Letters(depths, pairs, _letter_counts(points))


@cache
def _letter_kinds() -> NDArray[np.int64]:
    """For each code point below U+10000: is it upper case, is it lower case, is it a digit."""
    letters = [chr(n) for n in range(0x10000)]
    return np.array([[c.isupper() for c in letters], [c.islower() for c in letters], [c.isdigit() for c in letters]], dtype=np.int64).T


def _letter_counts(letters: NDArray[np.uint32]) -> NDArray[np.int64]:
    """How many upper-case letters, lower-case letters and digits stand before each code point."""
    kinds = _letter_kinds()[np.minimum(letters, 0xFFFF)]
    return np.vstack([np.zeros((1, 3), dtype=np.int64), np.cumsum(kinds, axis=0)])


def _shapes(counts: NDArray[np.int64], starts: Integers, ends: Integers) -> Integers:
    upper, lower, digits = (counts[ends] - counts[starts]).T
    capital = (counts[starts + 1] - counts[starts])[:, 0] > 0
    shapes = np.select(
        [digits > 0, (upper == 0) & (lower == 0), upper == 0, capital & (upper == 1), (lower == 0)],
        [5, 0, 1, 2, 3],
        default=4,
    )
    return shapes.astype(np.int32)
