"""Which pieces make ONE quotation: the house rules of cutting, the same for every finder.

1. Quoted sentences of one paragraph that only a cue breaks are one: `“A,” she said. “B.”`
2. A paragraph that opens with a mark but does not close is one quotation with the next.
3. A new paragraph after a closed mark begins a new quotation; without a cue of its own nobody is named next to it.
4. Two cues make two quotations.
5. Marked fragments of one reported clause are one mixed quotation.
6. What somebody reports inside their own quotation is no quotation of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quoth.quotations.attribution import Attribution
from quoth.quotations.lexicon import Lexicon
from quoth.quotations.marks import Marks, Pair
from quoth.quotations.sentences import Sentence
from quoth.quotations.speech import reads_as_speech
from quoth.spans import Span

_NEIGHBOURS = 4
"""How far apart, in the order of place, one attribution may stand from another that is reported inside it."""
_SPEECH = 3
"""Spaces in direct speech long enough to stand for itself."""


@dataclass(slots=True)
class _Draft:
    """A quotation in the making: its attribution, and the indices of the outermost pairs that it owns."""

    attribution: Attribution
    pairs: list[int]


def cut(text: str, marks: Marks, sentences: Iterable[Sentence], found: Sequence[Attribution], lexicon: Lexicon) -> list[Attribution]:
    """One attribution for each quotation of `text`, in order of place; marked speech that no finder claimed is added without a source.

    `sentences` are those of `text` under `marks`.
    """
    drafts = _one_for_each_cue(_without_nested(text, marks, found))
    owners = _owners(marks, drafts)
    _run_over_paragraphs(marks, owners)
    _join_free_standing(text, marks, sentences, owners, lexicon)
    drafts += _unclaimed(text, marks, owners, lexicon)
    return sorted((_finished(marks, draft) for draft in drafts), key=lambda one: one.start)


def _without_nested(text: str, marks: Marks, found: Sequence[Attribution]) -> list[Attribution]:
    """Without those reported inside another one (rule 6), and without those around somebody else's own sentence in marks."""
    kept = sorted((one for one in found if not _inside_marks(marks, one)), key=lambda one: one.start)
    gone: set[int] = set()
    for number, outer in enumerate(kept):
        for other in range(max(0, number - _NEIGHBOURS), min(len(kept), number + _NEIGHBOURS + 1)):
            inner = kept[other]
            if other != number and _holds(outer, inner):
                gone.add(number if _whole_speech(text, marks, inner) else other)
    return [one for number, one in enumerate(kept) if number not in gone]


def _inside_marks(marks: Marks, one: Attribution) -> bool:
    holders = [pair for cue in one.cue for pair in marks.touching(cue) if pair.inner.contains(cue)]
    return any(pair.outer.contains(span) for pair in holders for span in one.content)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Do both the cue and the content of `inner` lie in the content of `outer`?"""
    spans = (*inner.cue, *inner.content)
    return bool(inner.cue) and all(any(held.contains(span) for held in outer.content) for span in spans)


def _whole_speech(text: str, marks: Marks, one: Attribution) -> bool:
    """Is it direct speech of some words: one pair of marks and nothing else?"""
    said = one.content[0]
    alone = len(one.content) == 1 and any(pair.inner == said for pair in marks.touching(said))
    return alone and said.of(text).count(" ") >= _SPEECH


def _one_for_each_cue(found: Iterable[Attribution]) -> list[_Draft]:
    drafts: list[_Draft] = []
    for one in found:
        same = next(
            (draft for draft in drafts[-8:] if one.cue and any(a.overlaps(b) for a in draft.attribution.cue for b in one.cue)), None
        )
        if same:
            content = tuple(sorted({*same.attribution.content, *one.content}))
            same.attribution = replace(same.attribution, content=content)
        else:
            drafts.append(_Draft(one, []))
    return drafts


def _owners(marks: Marks, drafts: list[_Draft]) -> dict[int, _Draft]:
    """For each outermost pair (by its index), the draft whose content holds it."""
    owners: dict[int, _Draft] = {}
    edges = sorted(((span, number) for number, draft in enumerate(drafts) for span in draft.attribution.content), key=lambda edge: edge[0])
    place = 0
    for index, pair in enumerate(marks.outermost):
        while place < len(edges) and edges[place][0].end <= pair.inner.start:
            place += 1
        for span, number in edges[place : place + 4]:
            if span.start < pair.inner.end and pair.inner.start < span.end:
                owners[index] = drafts[number]
                drafts[number].pairs.append(index)
                break
    return owners


def _run_over_paragraphs(marks: Marks, owners: dict[int, _Draft]) -> None:
    """Rule 2: the pieces of one stretch that have no cue go with the piece before them that has one, or else the first after."""
    index = 0
    for stretch in marks.stretches:
        indices = range(index, index + len(stretch))
        index += len(stretch)
        if len(stretch) == 1:
            continue
        owned = [number for number in indices if number in owners]
        for number in indices:
            if owned and number not in owners:
                nearest = max((other for other in owned if other < number), default=owned[0])
                _own(owners, number, owners[nearest])


def _own(owners: dict[int, _Draft], index: int, draft: _Draft) -> None:
    owners[index] = draft
    draft.pairs.append(index)


def _join_free_standing(text: str, marks: Marks, sentences: Iterable[Sentence], owners: dict[int, _Draft], lexicon: Lexicon) -> None:
    """Rule 1: a piece without a cue goes with its neighbour in the paragraph when nothing but that one's sentence stands between."""
    pairs = marks.outermost
    places = _sentence_numbers(sentences)
    for index in range(1, len(pairs)):
        unclaimed = index not in owners and index - 1 in owners and places[index] - places[index - 1] <= 1
        if unclaimed and _one_paragraph(text, pairs[index - 1], pairs[index]) and reads_as_speech(text, pairs[index], lexicon).sentence:
            _own(owners, index, owners[index - 1])
    for index in range(len(pairs) - 2, -1, -1):
        if index not in owners and index + 1 in owners and _adjacent(text, pairs[index], pairs[index + 1]):
            _own(owners, index, owners[index + 1])


def _sentence_numbers(sentences: Iterable[Sentence]) -> list[int]:
    """For each outermost pair, the number of the sentence that it stands in."""
    return [number for number, sentence in enumerate(sentences) for token in sentence.tokens if token.pair]


def _unclaimed(text: str, marks: Marks, owners: dict[int, _Draft], lexicon: Lexicon) -> list[_Draft]:
    """Marked words that no cue governs and that read as speech: quotations whose source nobody names next to them (rule 3)."""
    drafts: list[_Draft] = []
    index = 0
    for stretch in marks.stretches:
        indices = list(range(index, index + len(stretch)))
        index += len(stretch)
        if indices[0] in owners:
            continue
        verdict = reads_as_speech(text, stretch[0], lexicon)
        if not verdict.speech:
            continue
        last = drafts[-1] if drafts else None
        if last and last.pairs[-1] == indices[0] - 1 and _adjacent(text, marks.outermost[last.pairs[-1]], stretch[0]):
            last.pairs += indices
            continue
        drafts.append(
            _Draft(Attribution((stretch[0].inner,), confidence=verdict.probability, because=("marks pair", verdict.why)), indices)
        )
    return drafts


def _one_paragraph(text: str, one: Pair, other: Pair) -> bool:
    return "\n" not in text[one.outer.end : other.outer.start]


def _adjacent(text: str, one: Pair, other: Pair) -> bool:
    return _one_paragraph(text, one, other) and not text[one.outer.end : other.outer.start].strip()


def _finished(marks: Marks, draft: _Draft) -> Attribution:
    content = list(draft.attribution.content)
    for index in draft.pairs:
        inner = marks.outermost[index].inner
        if not any(span.overlaps(inner) for span in content):
            content.append(inner)
    return replace(draft.attribution, content=tuple(_disjoint(content)))


def _disjoint(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, those that overlap as one."""
    last: Span | None = None
    for span in sorted(spans):
        if last and span.start < last.end:
            last = Span(last.start, max(last.end, span.end))
        else:
            if last:
                yield last
            last = span
    if last:
        yield last
