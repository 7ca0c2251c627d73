"""Fingerprints of wording: what two texts share, found through an index instead of by comparing all pairs.

A shingle is a few words that stand together, as one 64-bit number. Of a quotation a sample is kept of which two texts that share a run of
words share some (winnowing: Schleimer, Wilkerson and Aiken 2003, https://doi.org/10.1145/872757.872770); of an article its smallest
shingles (bottom-k sketch: Broder 1997). Same words give the same numbers on every machine. The numbers of many quotations are worked out
together: a call into numpy costs more than the few words of one quotation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from hashlib import blake2b
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_SHIFTS = (np.uint64(30), np.uint64(27), np.uint64(31))
_REMEMBERED = 200_000
_TYPESET = (("’", "'"), ("“", " "), ("”", " "), ("–", " "), ("—", " "), ("…", " "))
"""The characters that keep most English news from being ASCII, and what stands for them between words."""
_SPACES = str.maketrans({chr(code): " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "'")})

PHRASE = 3
"""Words in a shingle of a quotation: short enough that a changed word leaves some of them whole."""
WINDOW = 4
"""Of any so many shingles in a row, one is kept: a shared run of `PHRASE + WINDOW - 1` words is always found."""
PASSAGE = 4
"""Words in a shingle of an article."""
SKETCH = 12
"""Shingles kept of an article."""
_KEPT = 5
"""Bytes of a shingle that the index keeps: among ten million, one in a hundred thousand meets another by chance."""
_DIGITS = 2 * _KEPT


class _Numbers(dict[str, int]):
    """The number of each word, worked out once."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
        return self[word]


_numbers = _Numbers()


def words(text: str) -> list[str]:
    """The words of a text in a form that printings share: lower case, without accents, punctuation and the kind of apostrophe.

    >>> words("“It’s a CAFÉ,” she said.")
    ["it's", 'a', 'cafe', 'she', 'said']
    """
    plain = text.casefold()
    if not plain.isascii():
        for printed, kept in _TYPESET:
            plain = plain.replace(printed, kept)
        if not plain.isascii():
            return [word if word.isascii() else _without_accents(word) for word in _WORD.findall(plain)]
    plain = plain.translate(_SPACES).replace("''", " ")
    found = plain.split()
    return [bare for word in found if (bare := word.strip("'"))] if "' " in f"{plain} " or " '" in f" {plain}" else found


def shingles(said: Sequence[str], size: int) -> Hashes:
    """One number for every `size` words that stand together, in order; for a shorter text one number for all of it; none for no words."""
    if not said:
        return np.empty(0, dtype=np.uint64)
    return _rolled(_numbered(said), min(size, len(said)))


def samples(texts: Sequence[Sequence[str]]) -> list[str]:
    """For each quotation, given as words, the shingles to find it by, as words of the index with spaces between.

    Of every `WINDOW` shingles in a row it is the smallest, of a short quotation all.
    """
    lengths = np.array([len(said) for said in texts], dtype=np.int64)
    found = [""] * len(texts)
    for size in range(1, PHRASE + 1):
        chosen: list[int] = np.flatnonzero(lengths == size if size < PHRASE else lengths >= size).tolist()
        if chosen:
            numbers = _numbered(list(chain.from_iterable(texts[place] for place in chosen)))
            for place, sample in zip(chosen, _sampled(numbers, lengths[chosen], size), strict=True):
                found[place] = sample
    return found


def every(said: Sequence[str]) -> list[str]:
    """All shingles of a quotation as words of the index, to ask with: whatever sample another text kept, it is among these."""
    return list(dict.fromkeys(_spelled(shingles(said, PHRASE)).split()))


def sketch(said: Sequence[str]) -> list[int]:
    """The smallest shingles of an article's words, signed as SQLite keeps numbers: articles that share most words share most of these."""
    found = np.sort(shingles(said, PASSAGE)).view(np.int64)
    if len(found) > 1:
        found = found[np.concatenate(([True], found[1:] != found[:-1]))]
    least: list[int] = found[:SKETCH].tolist()
    return least


def likeness(text: str, other: str) -> float:
    """The share of the shorter text's passages that stand in the longer one too, from 0 to 1."""
    a, b = (np.unique(shingles(words(t), PASSAGE)) for t in (text, other))
    if not len(a) or not len(b):
        return 0.0
    return float(len(np.intersect1d(a, b, assume_unique=True))) / min(len(a), len(b))


def _numbered(said: Sequence[str]) -> Hashes:
    return np.array(list(map(_numbers.__getitem__, said)), dtype=np.uint64)


def _rolled(numbers: Hashes, size: int) -> Hashes:
    """A number for every `size` numbers in a row."""
    count = len(numbers) - size + 1
    rolled = numbers[:count].copy()
    for place in range(1, size):
        rolled = rolled * _FACTOR + numbers[place : count + place]
    return _mixed(rolled)


def _sampled(numbers: Hashes, lengths: NDArray[np.int64], size: int) -> list[str]:
    """The samples of quotations whose words' numbers stand one after the other, each of at least `size` words."""
    ends = np.cumsum(lengths)
    counts = lengths - size + 1
    whole = np.ones(len(numbers), dtype=np.bool_)
    for back in range(1, size):
        whole[ends - back] = False  # a shingle that begins here would run into the next quotation
    found = _rolled(np.concatenate((numbers, numbers[: size - 1])), size)[whole]
    least = found.copy()
    for place in range(1, WINDOW):
        np.minimum(least[:-place], found[place:], out=least[:-place])
    ends = np.cumsum(counts)
    short = np.repeat(counts <= 2 * WINDOW, counts)
    least = np.where(short, found, least)
    kept = np.ones(len(least), dtype=np.bool_)
    kept[1:] = least[1:] != least[:-1]
    kept[(ends - counts)[counts > 0]] = True
    for back in range(1, WINDOW):
        kept[(ends - back)[counts > 2 * WINDOW]] = False  # a window that begins here would run into the next quotation
    spelled = _spelled(least[kept])
    places = np.concatenate(([0], np.cumsum(kept)[ends - 1])) * (_DIGITS + 1)
    bounds: list[int] = places.tolist()
    return [spelled[start : max(start, end - 1)] for start, end in pairwise(bounds)]


def _spelled(numbers: Hashes) -> str:
    """The numbers as words of the index, with a space between two."""
    return numbers.astype("<u8").view(np.uint8).reshape(-1, 8)[:, :_KEPT].tobytes().hex(" ", _KEPT)


def _without_accents(word: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKD", word) if not unicodedata.combining(character))


def _mixed(numbers: Hashes) -> Hashes:
    """The numbers spread evenly, so that the smallest ones are a fair sample (the finalizer of SplitMix64)."""
    numbers = (numbers ^ (numbers >> _SHIFTS[0])) * _MIX[0]
    numbers = (numbers ^ (numbers >> _SHIFTS[1])) * _MIX[1]
    return numbers ^ (numbers >> _SHIFTS[2])
