"""A document as checking sees it: one text, the stretches in it that nobody said, and how a place in it is told."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from quoth.check.words import Word, read_words
from quoth.model import Place
from quoth.spans import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """A subtitle: its words' span in the document's text, and when it shows, in seconds."""

    span: Span
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text. All spans count in it, in code points.

    `hidden` are page headers, line numbers, speaker labels, sound notes and the like: not words of any passage. `pages` holds where
    each page starts (PDF), `cues` the subtitles (SRT, WebVTT).
    """

    name: str
    text: str
    hidden: tuple[Span, ...] = ()
    pages: tuple[int, ...] = ()
    cues: tuple[Cue, ...] = ()

    def words(self) -> tuple[Word, ...]:
        """The words that somebody said or wrote, furniture left out; a word broken over a page is one."""
        parts, at = [], 0
        for span in sorted(self.hidden):
            if span.end > at:
                start = max(at, span.start)
                parts += [self.text[at:start], "".join("\n" if char == "\n" else " " for char in self.text[start : span.end])]
                at = span.end
        return read_words("".join([*parts, self.text[at:]]))

    def place(self, spans: tuple[Span, ...]) -> Place:
        """The pages or times of some spans, beside the spans."""
        pages = {bisect_right(self.pages, place) for span in spans for place in (span.start, span.end - 1)} if self.pages else ()
        return Place(spans, tuple(sorted(pages)), tuple(self._time(span) for span in spans) if self.cues else ())

    def _time(self, span: Span) -> tuple[float, float]:
        shown = [cue for cue in self.cues if cue.span.overlaps(span)]
        return min(cue.begin for cue in shown), max(cue.end for cue in shown)

    def visible(self, span: Span) -> tuple[Span, ...]:
        """The parts of a span between what is hidden in it."""
        parts, at = [], span.start
        for gap in (hidden for hidden in sorted(self.hidden) if hidden.overlaps(span)):
            if gap.start > at:
                parts.append(Span(at, gap.start))
            at = max(at, gap.end)
        if at < span.end:
            parts.append(Span(at, span.end))
        return tuple(part for part in parts if part.of(self.text).strip())
