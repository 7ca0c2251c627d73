"""From a chain of shared words to a verdict, its passages and the word-level differences, in words that a copy editor would use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from quoth.check.alignment import Chain, Link, best_chain
from quoth.check.index import Indexed
from quoth.check.printed import Printed
from quoth.check.words import changes
from quoth.model import Edit, Passage, Verdict
from quoth.spans import Span

_LIKE_ENOUGH = 0.3
"""The share of a quotation's words, less its differences, from which on a passage is its origin and not a coincidence."""

_OWN_LETTERS = re.compile(r"\[\w{1,4}\]\w|\w\[\w{1,4}\]")
_RANK = {Verdict.EXACT: 0, Verdict.TRIMMED: 1, Verdict.ALTERED: 2, Verdict.SPLICED: 2, Verdict.ABSENT: 3}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one document says of a quotation; `likeness` is the chain's score a word, at most 1."""

    verdict: Verdict
    reason: str
    likeness: float
    passage: Passage | None = None

    @property
    def rank(self) -> tuple[int, float]:
        """Findings sort by verdict, then by likeness, the best first."""
        return _RANK[self.verdict], -self.likeness


def judge(printed: Printed, indexed: Indexed) -> Finding:
    """What a document says of a quotation."""
    chain = best_chain(printed, indexed)
    likeness = chain.matched / max(1, len(printed.words))
    if not chain.links or likeness < _LIKE_ENOUGH:
        return Finding(Verdict.ABSENT, "no passage shares more than scattered words with the quotation", likeness)
    edits = _edits(chain, printed, indexed)
    verdict, reason = _named(chain, edits, printed, indexed)
    pieces = _pieces(chain, printed, indexed)
    spans = tuple(Span(indexed.words[start].span.start, indexed.words[end - 1].span.end) for start, end in pieces)
    document = indexed.document
    found = tuple(part.of(document.text) for span in spans for part in document.visible(span))
    passage = Passage(document.name, found, document.place(spans), tuple(edits), round(max(0.0, min(1.0, likeness)), 3))
    return Finding(verdict, reason, likeness, passage)


def _named(chain: Chain, edits: list[Edit], printed: Printed, indexed: Indexed) -> tuple[Verdict, str]:
    ways = {link.way for link in chain.links[1:]}
    unmarked = [edit for edit in edits if edit.type not in ("cut", "bracket")]
    if "jump" in ways:
        jump = next((a.run, b.run) for a, b in pairwise(chain.links) if b.way == "jump")
        apart = abs(indexed.sentences_between(jump[0].said + jump[0].size - 1, jump[1].said))
        return Verdict.SPLICED, f"two passages {apart} sentences apart are joined without a mark"
    if "turn" in ways:
        return Verdict.ALTERED, "the words stand in another order"
    if unmarked:
        edit = unmarked[0]
        more = f" (and {len(unmarked) - 1} more)" if len(unmarked) > 1 else ""
        return Verdict.ALTERED, f"{_told(edit)}, without a mark{more}"
    if edits or _OWN_LETTERS.search(printed.text) or not all(mark.cut for mark in printed.marks):
        return Verdict.TRIMMED, "every cut and every word put in is marked"
    return Verdict.EXACT, "word for word"


def _told(edit: Edit) -> str:
    if not edit.printed:
        return f"\u201c{edit.said}\u201d was left out"
    if not edit.said:
        return f"\u201c{edit.printed}\u201d was put in"
    return f"\u201c{edit.said}\u201d became \u201c{edit.printed}\u201d"


def _edits(chain: Chain, printed: Printed, indexed: Indexed) -> list[Edit]:
    first, last = chain.links[0].run, chain.links[-1].run
    edits = _changes(printed, indexed, (0, first.printed), (max(0, first.said - first.printed), first.said))
    for before, after in pairwise(chain.links):
        edits += _between(before, after, printed, indexed)
    rest = len(printed.words) - last.printed - last.size
    end = last.said + last.size
    return edits + _changes(printed, indexed, (last.printed + last.size, len(printed.words)), (end, min(len(indexed.words), end + rest)))


def _between(before: Link, after: Link, printed: Printed, indexed: Indexed) -> list[Edit]:
    new = (before.run.printed + before.run.size, after.run.printed)
    gap = (before.run.said + before.run.size, after.run.said)
    if after.way in ("jump", "turn"):
        kind = "splice" if after.way == "jump" else "reordered"
        return [*_changes(printed, indexed, new, (gap[0], gap[0])), Edit(kind, "", "")]
    marks = [mark for mark in printed.marks if new[0] <= mark.before <= new[1]]
    if after.way == "marked" and new[0] == new[1]:
        written = " ".join(mark.written for mark in marks)
        if gap[0] == gap[1] and all(mark.cut for mark in marks):
            return []  # the dots are the source's own
        return [Edit("cut" if any(mark.cut for mark in marks) else "bracket", _said(indexed, gap), written)]
    changes = _changes(printed, indexed, new, gap)
    if marks and changes:
        changes.append(Edit("cut" if any(mark.cut for mark in marks) else "bracket", "", " ".join(mark.written for mark in marks)))
    return changes


def _changes(printed: Printed, indexed: Indexed, new: tuple[int, int], gap: tuple[int, int]) -> list[Edit]:
    """The word-level differences between words of the quotation and words of the document. Other word division is none."""
    ours, theirs = printed.forms[slice(*new)], indexed.forms[slice(*gap)]
    if "".join(ours) == "".join(theirs):
        return []
    edits = []
    for same, left, right in changes(theirs, ours):
        if not same:
            said = _said(indexed, (gap[0] + left.start, gap[0] + left.stop))
            put = _printed(printed, (new[0] + right.start, new[0] + right.stop))
            edits.append(Edit("replace" if said and put else "delete" if said else "insert", said, put))
    return edits


def _said(indexed: Indexed, gap: tuple[int, int]) -> str:
    if gap[0] >= gap[1]:
        return ""
    span = Span(indexed.words[gap[0]].span.start, indexed.words[gap[1] - 1].span.end)
    return " ".join(" ".join(part.of(indexed.document.text) for part in indexed.document.visible(span)).split())


def _printed(printed: Printed, new: tuple[int, int]) -> str:
    if new[0] >= new[1]:
        return ""
    return " ".join(printed.text[printed.words[new[0]].span.start : printed.words[new[1] - 1].span.end].split())


def _pieces(chain: Chain, printed: Printed, indexed: Indexed) -> list[tuple[int, int]]:
    """The first word, and the one behind the last, of each unbroken stretch of the document that the quotation is made of."""
    pieces: list[tuple[int, int]] = []
    for link in chain.links:
        start, end = link.run.said, link.run.said + link.run.size
        if pieces and link.way != "jump" and not (link.way == "marked" and start - pieces[-1][1] > 1):
            pieces[-1] = (min(start, pieces[-1][0]), max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    first, last = chain.links[0].run.printed, chain.links[-1].run
    before, after = first, len(printed.words) - last.printed - last.size
    pieces[0] = (max(0, pieces[0][0] - before), pieces[0][1])
    pieces[-1] = (pieces[-1][0], min(len(indexed.words), pieces[-1][1] + after))
    return pieces
