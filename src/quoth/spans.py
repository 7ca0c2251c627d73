"""Places in a text: half-open spans in Unicode code points, and the two portable ways to point at one from outside.

A `Span` always counts in ONE named text (an article's `text`, a document's, a page's source); which one is said by the field that holds
it. Selectors follow the W3C Web Annotation model (https://www.w3.org/TR/annotation-model/#text-quote-selector); text fragments follow
https://wicg.github.io/scroll-to-text-fragment/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

_CONTEXT = 32
_WORD = re.compile(r"\w+", re.UNICODE)
_WHOLE_WORDS = 8


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: `start` is in it, `end` is not; code points; never empty.

    Raises `ValueError` for an empty, reversed or negative stretch.

    >>> Span(4, 8).of("She said so.")
    'said'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of `text` that this span covers.

        Raises `ValueError` when the span runs past the end of `text`: it then counts in another text.
        """
        if self.end > len(text):
            raise ValueError(f"span {self.start}:{self.end} runs past the end of a text of {len(text)} characters")
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same stretch in a text where everything stands `by` characters later."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Does `other` lie wholly inside this span?"""
        return self.start <= other.start and other.end <= self.end


def trimmed(text: str, start: int, end: int, also: str = "") -> Span | None:
    """The span of `text[start:end]` without white space (and the characters of `also`) at its edges, or None if nothing is left.

    >>> trimmed("He said: so ", 8, 12)
    Span(start=9, end=11)
    """
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return Span(start, end) if start < end else None


def joined(text: str, spans: Iterable[Span]) -> str:
    """The words that several spans of one text cover, in order, joined by single spaces.

    >>> joined('"A," she said. "B."', (Span(1, 3), Span(16, 18)))
    'A, B.'
    """
    return " ".join(span.of(text) for span in spans)


@dataclass(frozen=True, slots=True)
class Selector:
    """A W3C text-quote selector: the exact words and what stands before and after them."""

    exact: str
    prefix: str
    suffix: str


def selector(text: str, span: Span, context: int = _CONTEXT) -> Selector:
    """The selector that finds `span` again in any copy of `text`.

    >>> selector("She said so.", Span(4, 8), context=4)
    Selector(exact='said', prefix='She ', suffix=' so.')
    """
    return Selector(span.of(text), text[max(0, span.start - context) : span.start], text[span.end : span.end + context])


def text_fragment(url: str, text: str, spans: Iterable[Span]) -> str:
    """`url` with a text directive for each span, so that a browser opens the page at the words and highlights them.

    Long spans are named by their first and last words, as the specification allows; a span over several paragraphs always is.

    >>> text_fragment("https://example.org/a", "She said so.", [Span(4, 11)])
    'https://example.org/a#:~:text=said%20so'
    """
    directives = [f"text={_directive(span.of(text))}" for span in spans]
    if not directives:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:{'&'.join(directives)}"


def _directive(words: str) -> str:
    found = list(_WORD.finditer(words))
    if len(found) <= _WHOLE_WORDS and "\n" not in words:
        return _escaped(words)
    first, last = words.split("\n", 1)[0], words.rsplit("\n", 1)[-1]
    head = [m.end() for m in _WORD.finditer(first)][:4]
    tail = [m.start() for m in _WORD.finditer(last)][-4:]
    if not head or not tail:
        return _escaped(first)
    return f"{_escaped(first[: head[-1]])},{_escaped(last[tail[0] :])}"


def _escaped(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
