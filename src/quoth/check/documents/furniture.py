"""What stands on a page without being said in it: running heads, page numbers, line numbers, speaker labels, sound notes, footnote marks.

All is found by shape and by repetition, never by the words of one language.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from quoth.spans import Span

_LINE = re.compile(r"[^\n\f]+")
_PAGE_NUMBER = re.compile(r"\s*[-\u2013\[(]?\s*\d{1,4}\s*[-\u2013\])]?\s*\r?")
_NUMBERED_HEAD = re.compile(r"\s*(?:\d{1,4}\s{3,}\S.*|\S.*\S\s{3,}\d{1,4})\s*\r?")
_LINE_NUMBER = re.compile(r"[ \t]{0,4}(\d{1,3})(?=\s{2,}|\s*$)")
_LABEL = re.compile(
    r"^[ \t>\-\u2013]*((?:[A-Z][\w.'\u2019-]*)(?: [A-Z][\w.'\u2019-]*){0,4}|[A-Z][A-Z .'\u2019-]{1,40}):(?=\s)", re.MULTILINE
)
_SOUND = re.compile(r"\[[A-Z][A-Z ,\u2019']{2,30}\]|\([A-Z][A-Z ,]{5,30}\)")
_SMALL_SOUND = re.compile(r"\[[a-z][a-z ,]{3,30}\]")
_NOTE_MARK = re.compile(r"\[\d{1,3}\]")
_MARGIN_SHARE = 0.5
_HEAD_WORDS = 10
_NEAR = 3


def speaker_labels(text: str) -> list[Span]:
    r"""The labels at the start of lines (*JUDGE:*) that stand there at least twice.

    >>> [span.of("JUDGE: So?\nJUDGE: Yes.") for span in speaker_labels("JUDGE: So?\nJUDGE: Yes.")]
    ['JUDGE:', 'JUDGE:']
    """
    found = list(_LABEL.finditer(text))
    often = Counter(match.group(1) for match in found)
    return [Span(match.start(1), match.end()) for match in found if often[match.group(1)] > 1]


def sound_notes(text: str, *, small: bool) -> list[Span]:
    """Notes of sounds in brackets: `[APPLAUSE]`, `(LAUGHTER)`, and in subtitles, where `small` is True, `[music]` too."""
    found = [*_SOUND.finditer(text), *(_SMALL_SOUND.finditer(text) if small else ())]
    return [Span(*match.span()) for match in found]


def note_marks(text: str) -> list[Span]:
    """Footnote marks: `[3]`."""
    return [Span(*match.span()) for match in _NOTE_MARK.finditer(text)]


def line_numbers(text: str) -> list[Span]:
    """The numbers in the margin, where most lines have one and they count up."""
    lines = [line for line in _LINE.finditer(text) if line.group().strip()]
    found = [(line.start(), match) for line in lines if (match := _LINE_NUMBER.match(line.group()))]
    numbers = [int(match.group(1)) for _, match in found]
    rising = sum(after == before + 1 for before, after in pairwise(numbers))
    if len(found) < _MARGIN_SHARE * len(lines) or rising < _MARGIN_SHARE * len(found):
        return []
    return [Span(start + match.start(1), start + match.end(1)) for start, match in found]


def running_heads(text: str, pages: tuple[int, ...] = ()) -> list[Span]:
    """Page numbers and the short lines beside them that return from page to page. `pages` are the places where pages start, if known."""
    lines = [line for line in _LINE.finditer(text) if line.group().strip()]
    starts = {page for page in pages if page} | {match.end() for match in re.finditer("\f", text)}
    edges = _edges(lines, starts, numbered=not pages)
    often = Counter(_bare(lines[number].group()) for number in edges)
    return [Span(*lines[number].span()) for number in sorted(edges) if _is_head(lines, number, often, starts)]


def _edges(lines: list[re.Match[str]], starts: set[int], *, numbered: bool) -> set[int]:
    """The numbers of the lines close to a page's edge: the text's own ends, a page's start, or (`numbered`) a lone page number."""
    edges = {number for number in (0, 1, len(lines) - 2, len(lines) - 1) if 0 <= number < len(lines)}
    for number, line in enumerate(lines):
        before = lines[number - 1].end() if number else 0
        turned = any(before <= start <= line.start() for start in starts)
        if turned or (numbered and _PAGE_NUMBER.fullmatch(line.group())):
            edges |= set(range(max(0, number - _NEAR + 1), min(len(lines), number + _NEAR)))
    return edges


def _is_head(lines: list[re.Match[str]], number: int, often: Counter[str], starts: set[int]) -> bool:
    written = lines[number].group()
    bare = _bare(written)
    if len(written.split()) > _HEAD_WORDS:
        return False
    if _PAGE_NUMBER.fullmatch(written):
        return True
    repeated = often[bare] > 1 and len(bare) > _NEAR and not written.strip()[0].islower()
    return bool(bare) and (repeated or bool(_NUMBERED_HEAD.fullmatch(written)) or _stands_alone(lines, number, starts))


def _stands_alone(lines: list[re.Match[str]], number: int, starts: set[int]) -> bool:
    """Is this a page's first line, set apart from the text below by an empty line, and no sentence?"""
    line = lines[number]
    before = lines[number - 1].end() if number else 0
    opens = any(before <= start <= line.start() for start in starts)
    apart = number + 1 < len(lines) and line.string.count("\n", line.end(), lines[number + 1].start()) > 1
    return opens and apart and line.group().strip()[0].isupper() and line.group().rstrip()[-1].isalnum()


def _bare(line: str) -> str:
    return re.sub(r"[\d\W_]+", " ", line).strip().casefold()
