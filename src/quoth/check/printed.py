"""A quotation as printed: its words, and the marked cuts and brackets between them.

What a mark allows follows The Chicago Manual of Style (13.50-13.62): an ellipsis for words left out, brackets for words put in or
put in the place of another, `[T]he` for a changed capital, `[sic]` for nothing at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quoth.check.words import JOINER, Word, read_words
from quoth.spans import Span

_CUT = re.compile(r"\[\s*(?:\u2026|\.\s?\.\s?\.)\s*\]|\u2026|\.(?:[ \u00a0]?\.){2,3}")
_BRACKET = re.compile(r"\[([^\[\]\n]{1,80})\]")
_LETTERS = re.compile(r"\[(\w{1,4})\](?=\w)|(?<=\w)\[(\w{1,4})\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked cut or a bracket, standing before the word number `before` (the number of words: behind the last).

    `words` are the bracket's own, () for a cut or `[sic]`.
    """

    before: int
    cut: bool
    written: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a printed quotation that must be the source's, and the marks between them; spans count in the quotation as given."""

    text: str
    words: tuple[Word, ...]
    marks: tuple[Mark, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The words in comparable form."""
        return tuple(word.form for word in self.words)


def read_printed(text: str) -> Printed:
    """The words and marks of a quotation.

    >>> printed = read_printed("[T]he mayor ... said [the bridge] would open")
    >>> printed.forms, [(mark.before, mark.written) for mark in printed.marks]
    (('the', 'mayor', 'said', 'would', 'open'), [(2, '...'), (3, '[the bridge]')])
    """
    plain = _LETTERS.sub(lambda match: match.group().replace("[", JOINER).replace("]", JOINER), text)
    found = sorted([*((m, True) for m in _CUT.finditer(plain)), *_brackets(plain)], key=lambda pair: pair[0].start())
    masked = plain
    for match, _ in found:
        masked = masked[: match.start()] + " " * len(match.group()) + masked[match.end() :]
    words = read_words(masked)
    marks = [
        Mark(sum(word.span.start < match.start() for word in words), cut, match.group(), () if cut else _own_words(match.group(1)))
        for match, cut in found
    ]
    return Printed(text, words, tuple(mark for mark in marks if not mark.cut or 0 < mark.before < len(words)))


def _brackets(text: str) -> list[tuple[re.Match[str], bool]]:
    cuts = [Span(m.start(), m.end()) for m in _CUT.finditer(text)]
    return [(m, False) for m in _BRACKET.finditer(text) if not any(cut.overlaps(Span(m.start(), m.end())) for cut in cuts)]


def _own_words(inside: str) -> tuple[str, ...]:
    return () if inside.strip().casefold() == "sic" else tuple(word.form for word in read_words(inside))
