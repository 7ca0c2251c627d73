"""The words of a text as checking compares them: no case, no marks, no hyphens, with their places.

A word broken at a line's end is one word, and *well-known* equals *wellknown*: that is what a copy editor wants of a quotation that was set
in another column width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from quoth.spans import Span

_HYPHENS = "\u00ad\u2010\u2011-"
_APOSTROPHES = "'\u2019\u02bc\u2018"
JOINER = "\u2060"
"""A mark of no width that may stand anywhere in a word and is not compared."""

_LETTERS = rf"(?:[^\W_]|{JOINER})+"
_WORD = re.compile(rf"{_LETTERS}(?:(?:[{_HYPHENS}][ \t]*\r?\n\s*|\u00ad\s*|[{_APOSTROPHES}.,:{_HYPHENS}](?={_LETTERS})){_LETTERS})*")
_FILLING = re.compile(rf"[\s{JOINER}{_HYPHENS}]+")
_PUNCTUATED = re.compile(r"(?<=\D)[.,:]|[.,:](?=\D)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in comparable form and its place, in code points of the text it was read from."""

    form: str
    span: Span


def read_words(text: str) -> tuple[Word, ...]:
    r"""The words of a text in order.

    >>> [word.form for word in read_words("It’s a well-\nknown ﬁgure: 3,500.")]
    ["it's", 'a', 'wellknown', 'figure', '3,500']
    """
    return tuple(word for match in _WORD.finditer(text) for word in _words_of(match.group(), match.start()))


def _words_of(written: str, start: int) -> list[Word]:
    """The words of one match: a full stop, comma or colon parts words (*end.Next*) and joins figures (*3,500*)."""
    words, begin = [], 0
    for cut in [*(match.start() for match in _PUNCTUATED.finditer(written)), len(written)]:
        if begin < cut:
            words.append(Word(comparable(written[begin:cut]), Span(start + begin, start + cut)))
        begin = cut + 1
    return words


def comparable(written: str) -> str:
    r"""A word without case, ligatures, hyphens and line breaks.

    >>> comparable("gradu-\nally")
    'gradually'
    """
    if written.isascii() and written.isalnum():
        return written.lower()
    plain = unicodedata.normalize("NFKC", _FILLING.sub("", written)).casefold()
    for apostrophe in _APOSTROPHES[1:]:
        plain = plain.replace(apostrophe, "'")
    return plain


def changes(said: Sequence[str], printed: Sequence[str]) -> Iterator[tuple[bool, slice, slice]]:
    """The fewest changes that make one sequence of words the other: whether equal, the words said, the words printed. Neighbours are one.

    >>> list(changes(["gone", "by", "may"], ["gone", "by", "mid", "june"]))
    [(True, slice(0, 2, None), slice(0, 2, None)), (False, slice(2, 3, None), slice(2, 4, None))]
    """
    begun: tuple[int, int] | None = None
    ended = (0, 0)
    for step in Levenshtein.opcodes(said, printed):
        if step.tag == "equal":
            if begun is not None:
                yield False, slice(begun[0], ended[0]), slice(begun[1], ended[1])
            begun = None
            yield True, slice(step.src_start, step.src_end), slice(step.dest_start, step.dest_end)
        else:
            begun = begun or (step.src_start, step.dest_start)
        ended = (step.src_end, step.dest_end)
    if begun is not None:
        yield False, slice(begun[0], ended[0]), slice(begun[1], ended[1])
