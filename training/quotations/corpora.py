"""The documents to learn from: PolNeAR as it is annotated, and pages-quotes turned into PolNeAR's way of marking.

PolNeAR marks the whole reported clause and every attribution, thoughts included. pages-quotes marks the words alone, and of a mixed
quotation only those between marks; what PolNeAR would have marked besides is left open rather than taught as "nothing".
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quoth.quotations.marks import Marks, read_marks
from training.quotations.labels import Document, Marked

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]+[\"'”’)]*(?=\s|$)|(?=\n|$))")
_PAGES_WEIGHT = 2.0


def polnear(path: Path) -> Iterator[Document]:
    """The documents of one PolNeAR file of the bench."""
    for row in _rows(path):
        yield _document(row, row["quotations"])


def readings(path: Path, several: Path) -> Iterator[tuple[Document, ...]]:
    """The articles of one PolNeAR file, each with the readings of all its annotators: one for most, five or six for those in `several`."""
    by_article = {row["id"]: tuple(_document(row, found) for found in row["annotators"].values()) for row in _rows(several)}
    for document in polnear(path):
        yield by_article.get(document.id, (document,))


def pages_quotes(path: Path) -> Iterator[Document]:
    """The documents of one pages-quotes file: its bodies, marked as PolNeAR would as far as that is known."""
    for row in _rows(path):
        yield _page(row)


def _document(row: dict[str, Any], found: list[dict[str, Any]]) -> Document:
    return Document(row["id"], row["text"], [Marked(_places(q["content"]), _places(q["cue"]), _places(q["source"])) for q in found])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _places(pairs: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in pairs)


def _page(row: dict[str, Any]) -> Document:
    body: str = row["body"]
    marks = read_marks(body)
    sentences = [m.span() for m in _SENTENCE.finditer(body)]
    quotations, open_places, open_source = [], [], []
    annotated = []
    for quote in row["quotes"]:
        content = tuple(_with_marks(marks, start, end) for start, end in quote["part_offsets"])
        around = _around(sentences, content)
        annotated.append(around)
        cue = _nearest(body, quote["cue"], around, content)
        source = _nearest(body, quote["source_text"], around, content + cue)
        quotations.append(Marked(content, cue, source))
        (open_source if quote["kind"] == "direct" and (cue or not quote["cue"]) else open_places).append(around)
    open_places += _unmarked(sentences, annotated, marks)
    for optional in row["optional"]:
        at = body.find(optional)
        if at >= 0:
            open_places.append((at, at + len(optional)))
    return Document(row["id"], body, quotations, open_places, open_source, _PAGES_WEIGHT)


def _with_marks(marks: Marks, start: int, end: int) -> tuple[int, int]:
    """The part with the marks around it: PolNeAR counts them in."""
    for pair in marks.pairs:
        if abs(pair.inner.start - start) <= 1 and pair.inner.end >= end:
            start = pair.outer.start
        if pair.closed and abs(pair.inner.end - end) <= 1 and pair.inner.start <= end:
            end = max(end, pair.outer.end)
    return start, end


def _around(sentences: list[tuple[int, int]], content: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """From the beginning of the sentence in which the content begins to the end of that in which it ends."""
    first, last = content[0][0], content[-1][1]
    begin = max((s for s, _ in sentences if s <= first), default=first)
    end = min((e for _, e in sentences if e >= last), default=last)
    return min(begin, first), max(end, last)


def _nearest(body: str, words: str, around: tuple[int, int], taken: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The place of `words` that is nearest to the first part of the content, in its sentences and outside it."""
    if not words:
        return ()
    found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    start, end = around
    paragraph = body.find("\n", end)
    spans = [m.span() for m in found.finditer(body, start, len(body) if paragraph < 0 else paragraph)]
    free = [(s, e) for s, e in spans if not any(s < b and a < e for a, b in taken)]
    near = min(free, key=lambda span: min(abs(span[0] - taken[0][1]), abs(taken[0][0] - span[1])), default=None)
    return () if near is None else (near,)


def _unmarked(sentences: list[tuple[int, int]], annotated: list[tuple[int, int]], marks: Marks) -> list[tuple[int, int]]:
    """Sentences without annotation or quotation marks: PolNeAR might mark a thought or an intention there."""
    taken = annotated + [(pair.outer.start, pair.outer.end) for pair in marks.outermost]
    return [(s, e) for s, e in sentences if not any(s < b and a < e for a, b in taken)]
