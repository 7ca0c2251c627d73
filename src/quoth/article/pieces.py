"""The pieces of a page: its runs of text as a reader would count them, a table's row one piece, a menu another."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from time import thread_time

import numpy as np
import numpy.typing as npt

from quoth.article.markup import Numbers, unescaped
from quoth.article.runs import Frame, Runs
from quoth.article.spacing import lined, visible

_TAG = re.compile(r"<[^>]*>")
_LINE_BREAK = re.compile(r"<br(?: [^>]*)?>")
_JOINT = "\0"
_CELL = 200
_ENTRY, _ENTRY_LINKED, _MENU = 40, 0.8, 3
"""A menu is at least so many pieces in a row that are shorter than this, and links to such a share."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_STYLED_SHARE = 0.8

_Group = tuple[int, int, int]
"""The runs that make one piece, from the first up to the second number, and the element that holds them."""


class OutOfTimeError(Exception):
    """The work on the page has used up its CPU time; the caller knows which page it was."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a page in reading order, as parallel columns.

    `starts` and `ends` are places in the markup's source, `blocks` the elements that hold them; `linked` and `strong` count characters in
    links and in bold, `styles` are the senses of the styled inline elements that hold (nearly) all of a piece, and `parted` ones follow a
    line break, not an element.
    """

    texts: list[str]
    starts: Numbers
    ends: Numbers
    blocks: Numbers
    linked: Numbers
    strong: Numbers
    styles: Numbers
    parted: npt.NDArray[np.bool_]


def find_pieces(framed: Frame, runs: Runs, deadline: float) -> Pieces:
    """The pieces of a page. Raises `OutOfTimeError` when this thread's CPU clock passes `deadline`."""
    texts = _texts(framed, runs, deadline)
    groups = _with_menus(framed, runs, texts, _grouped(framed, runs, texts))
    if not groups:
        nothing = np.zeros(0, np.int64)
        return Pieces([], nothing, nothing, nothing, nothing, nothing, nothing, nothing.astype(bool))
    first, last, blocks = np.array(groups, np.int64).T
    alone = last - first == 1
    words = [texts[start] if end - start == 1 else " | ".join(filter(None, texts[start:end])) for start, end, _ in groups]
    sizes = np.array([len(text) for text in words])
    linked, strong = np.cumsum(np.append(0, runs.linked)), np.cumsum(np.append(0, runs.strong))
    return Pieces(
        words,
        runs.starts[first],
        runs.ends[last - 1],
        blocks,
        np.minimum(linked[last] - linked[first], sizes),
        np.minimum(strong[last] - strong[first], sizes),
        np.where(alone & (runs.styled[first] >= _STYLED_SHARE * sizes), runs.styles[first], 0),
        runs.parted[first] & alone,
    )


def _texts(framed: Frame, runs: Runs, deadline: float) -> list[str]:
    """The words of each run, "" where it has none after all."""
    source = framed.markup.source
    spoken = [
        source[start:end] if whole else _spoken(source, start, end, runs.unseen)
        for start, end, whole in zip(runs.starts.tolist(), runs.ends.tolist(), runs.whole.tolist(), strict=True)
    ]
    if thread_time() > deadline:
        raise OutOfTimeError
    # A parser leaves no NUL in a text, so all texts can be done as one.
    words = visible(unescaped(_JOINT.join(spoken))).split(_JOINT)
    preformatted = framed.markup.named("pre")
    if not preformatted:
        return [" ".join(text.split()) for text in words]
    kept = framed.within(np.array(preformatted, np.int64))[runs.blocks].tolist()
    return [lined(text) if as_written else " ".join(text.split()) for text, as_written in zip(words, kept, strict=True)]


def _spoken(source: str, start: int, end: int, unseen: list[tuple[int, int]]) -> str:
    """A stretch of the source without its tags, and without what they hide."""
    parts = []
    for first, last in unseen[bisect_left(unseen, (start, 0)) :]:
        if first >= end:
            break
        parts.append(source[start:first])
        start = max(start, last)
    text = "".join((*parts, source[start:end]))
    return _TAG.sub("", _LINE_BREAK.sub("\n", text) if "<br" in text else text)


def _grouped(framed: Frame, runs: Runs, texts: list[str]) -> list[_Group]:
    """The runs that make one piece each, first and last (not in it), with the element that holds them: the cells of a row are one."""
    rows = _rows(framed, runs, texts)
    blocks = runs.blocks.tolist()
    if not rows:
        return [(run, run + 1, blocks[run]) for run, text in enumerate(texts) if text]
    groups = []
    run = 0
    while run < len(texts):
        last, element = rows.get(run, (run + 1, blocks[run]))
        if any(texts[run:last]):
            groups.append((run, last, element))
        run = last
    return groups


def _with_menus(framed: Frame, runs: Runs, texts: list[str], groups: list[_Group]) -> list[_Group]:
    """The groups with several short links in a row as one."""
    sizes = np.array([len(text) for text in texts])
    entries = ((sizes < _ENTRY) & (runs.linked >= _ENTRY_LINKED * sizes)).tolist()
    joined: list[_Group] = []
    menu: list[_Group] = []
    for group in groups:
        first, last, element = group
        if last - first == 1 and entries[first] and framed.markup.names[element] not in _HEADINGS:
            menu.append(group)
        else:
            joined += _menu(framed, runs, menu)
            joined.append(group)
            menu = []
    return joined + _menu(framed, runs, menu)


def _menu(framed: Frame, runs: Runs, entries: list[_Group]) -> list[_Group]:
    """The entries as one group, held by the element that holds them all; as they are when they are too few."""
    if len(entries) < _MENU:
        return entries
    (first, _, holder), last = entries[0], entries[-1][1]
    end = runs.ends[last - 1]
    while framed.markup.closes[holder] < end:
        holder = int(framed.blocks[framed.markup.parents[holder]])
    return [(first, last, holder)]


def _rows(framed: Frame, runs: Runs, texts: list[str]) -> dict[int, tuple[int, int]]:
    """The rows of tables by their first run: the run that they end before, and their element. A table that lays out the page has none."""
    markup = framed.markup
    found: dict[int, tuple[int, int]] = {}
    before = len(texts)
    for row in reversed(markup.named("tr")):
        first, last = (int(place) for place in np.searchsorted(runs.starts, (markup.ends[row], markup.closes[row])))
        if first < last <= before and _is_row(framed, row, [int(block) for block in runs.blocks[first:last]], texts[first:last]):
            found[first] = last, row
            before = first
    return found


def _is_row(framed: Frame, row: int, blocks: list[int], texts: list[str]) -> bool:
    """Does each run stand in a cell of its own, and is there more than one?"""
    markup = framed.markup
    cells = set()
    for element in blocks:
        cell = element
        while cell > row and markup.parents[cell] != row:
            cell = int(markup.parents[cell])
        if cell <= row or cell in cells:
            return False
        cells.add(cell)
    return len(blocks) > 1 and all(len(text) <= _CELL for text in texts)
