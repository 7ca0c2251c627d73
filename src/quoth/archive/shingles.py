"""Fingerprints of wording: what two texts share, found through an index instead of by comparing all pairs.

A shingle is a few words that stand together, as one 64-bit number. Of a quotation a sample is kept of which two texts that share a run of
words share some (winnowing: Schleimer, Wilkerson and Aiken 2003, https://doi.org/10.1145/872757.872770); of an article its smallest
shingles (bottom-k sketch: Broder 1997). Same words give the same numbers on every machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_SHIFTS = (np.uint64(30), np.uint64(27), np.uint64(31))
_REMEMBERED = 200_000

PHRASE = 3
"""Words in a shingle of a quotation: short enough that a changed word leaves some of them whole."""
WINDOW = 4
"""Of any so many shingles in a row, one is kept: a shared run of `PHRASE + WINDOW - 1` words is always found."""
PASSAGE = 4
"""Words in a shingle of an article."""
SKETCH = 12
"""Shingles kept of an article."""


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
    found = _WORD.findall(text.casefold().replace("’", "'"))
    return found if text.isascii() else [word if word.isascii() else _without_accents(word) for word in found]


def shingles(said: Sequence[str], size: int) -> Hashes:
    """One number for every `size` words that stand together, in order; for a shorter text one number for all of it; none for no words."""
    if not said:
        return np.empty(0, dtype=np.uint64)
    numbers = np.array([_numbers[word] for word in said], dtype=np.uint64)
    size = min(size, len(said))
    rolled = numbers[: len(said) - size + 1].copy()
    for place in range(1, size):
        rolled = rolled * _FACTOR + numbers[place : len(said) - size + 1 + place]
    return _mixed(rolled)


def sample(said: Sequence[str]) -> list[int]:
    """The shingles to find a quotation by: of every `WINDOW` in a row the smallest, of a short one all; signed, as SQLite keeps numbers."""
    found = shingles(said, PHRASE)
    if len(found) > 2 * WINDOW:
        least = found[: len(found) - WINDOW + 1]
        for place in range(1, WINDOW):
            least = np.minimum(least, found[place : len(found) - WINDOW + 1 + place])
        found = least
    return _signed(np.unique(found))


def every(said: Sequence[str]) -> list[int]:
    """All shingles of a quotation, to ask with: whatever sample another text kept, the shared ones are among these."""
    return _signed(np.unique(shingles(said, PHRASE)))


def sketch(text: str) -> list[int]:
    """The smallest shingles of an article: articles that share most of their text share most of these."""
    return _signed(np.unique(shingles(words(text), PASSAGE))[:SKETCH])


def likeness(text: str, other: str) -> float:
    """The share of the shorter text's passages that stand in the longer one too, from 0 to 1."""
    a, b = (np.unique(shingles(words(t), PASSAGE)) for t in (text, other))
    if not len(a) or not len(b):
        return 0.0
    return float(len(np.intersect1d(a, b, assume_unique=True))) / min(len(a), len(b))


def _without_accents(word: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKD", word) if not unicodedata.combining(character))


def _mixed(numbers: Hashes) -> Hashes:
    """The numbers spread evenly, so that the smallest ones are a fair sample (the finalizer of SplitMix64)."""
    numbers = (numbers ^ (numbers >> _SHIFTS[0])) * _MIX[0]
    numbers = (numbers ^ (numbers >> _SHIFTS[1])) * _MIX[1]
    return numbers ^ (numbers >> _SHIFTS[2])


def _signed(numbers: Hashes) -> list[int]:
    signed: list[int] = numbers.view(np.int64).tolist()
    return signed
