"""How a page reads: its block-level elements, and its pieces of text in reading order.

A piece is a run of inline content inside one block-level element. Everything is counted on the columns of `quoth.article.markup`; only
what holds text is looked at one by one. The work is given up when its CPU time is spent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from time import thread_time

import numpy as np
import numpy.typing as npt

from quoth.article.elements import FLAG, ROLE_FLAGS, TAG_FLAGS, Kind
from quoth.article.markup import Markup, Numbers, unescaped
from quoth.article.pieces import Pieces, find_pieces
from quoth.article.runs import Frame, find_runs, frame, is_unseen
from quoth.article.senses import senses_of
from quoth.article.spacing import clean

_ALTERNATIVE = re.compile(r' alt="([^"]+)"')
_NO_MEDIA = 99
_NAMING = frozenset({"class", "id", "itemprop", "data-testid", "data-component", "data-qa", "data-type"})
_TELLING = re.compile(
    r' (class|id|itemprop|data-testid|data-component|data-qa|data-type|role|aria-hidden|hidden|style)="([^"]*)"',
)
_IN_LINK = FLAG["link"]
_KEPT_TAGS = 1 << 13
"""Start tags remembered between pages; what a tag says depends on the tag alone, so this changes no result."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page as its block-level elements that hold text (parents before children) and its pieces of text in reading order.

    Of the elements, `numbers` are their numbers in the markup, `own` the masks of the senses that their names have, `flags` the structural
    facts in force in them; `pictured` ones hold a picture or player; the pieces inside element `e` are those from `first[e]` up to
    `last[e]`. Of the pieces, `elements` says which element holds each, `linked` and `strong` how many of its characters stand in links and
    in bold, `styles` the senses of the styled inline elements that hold (nearly) all of it, `since_media` how many pieces stand between it
    and the last picture or player, `parted` whether a line break, not an element, parts it from the piece before. `times` are the moments
    that pieces state by element.
    """

    markup: Markup
    names: list[str]
    numbers: Numbers
    parents: Numbers
    own: Numbers
    flags: Numbers
    first: Numbers
    last: Numbers
    texts: list[str]
    elements: Numbers
    linked: Numbers
    strong: Numbers
    styles: Numbers
    since_media: Numbers
    pictured: npt.NDArray[np.bool_]
    parted: npt.NDArray[np.bool_]
    times: dict[int, str]
    alternatives: frozenset[str]


def lay_out(markup: Markup, seconds: float) -> Layout:
    """The layout of a page. Raises `OutOfTimeError` when it takes more than `seconds` of this thread's CPU time."""
    deadline = thread_time() + seconds
    framed = frame(markup)
    body = next(iter(markup.named("body")), -1)
    return _laid_out(framed, body, find_pieces(framed, find_runs(framed, body), deadline))


def _laid_out(framed: Frame, body: int, pieces: Pieces) -> Layout:
    markup = framed.markup
    parents, blocks = markup.parents.tolist(), framed.blocks.tolist()
    found = {body}
    for element in set(pieces.blocks.tolist()):
        holder = element
        while holder not in found:
            found.add(holder)
            holder = blocks[parents[holder]]
    numbers = sorted(found) if pieces.texts else []
    places = {number: place for place, number in enumerate(numbers)}
    above = [-1] + [places[blocks[parents[number]]] for number in numbers[1:]]
    own, flags = _named(framed, numbers, above)
    elements = np.array(numbers, np.int64)
    return Layout(
        markup=markup,
        names=[markup.names[number] for number in numbers],
        numbers=elements,
        parents=np.array(above[: len(numbers)], np.int64),
        own=np.array(own, np.int64),
        flags=np.array(flags, np.int64),
        first=np.searchsorted(pieces.starts, markup.ends[elements]),
        last=np.searchsorted(pieces.starts, markup.closes[elements]),
        texts=pieces.texts,
        elements=np.array([places[block] for block in pieces.blocks.tolist()], np.int64),
        linked=pieces.linked,
        strong=pieces.strong,
        styles=pieces.styles,
        since_media=_since_media(framed, pieces),
        pictured=_pictured(framed, elements),
        parted=pieces.parted,
        times=_times(markup, pieces),
        alternatives=_alternatives(framed),
    )


def _named(framed: Frame, numbers: list[int], above: list[int]) -> tuple[list[int], list[int]]:
    """The senses of the elements' own names, and the flags in force in them."""
    said = [said_by(framed.tag(number)) for number in numbers]
    linked = np.where(framed.linked[numbers], _IN_LINK, 0).tolist() if numbers else []
    own: list[int] = []
    flags: list[int] = []
    for (senses, raised), link, parent in zip(said, linked, above, strict=False):
        own.append(senses if parent >= 0 else 0)
        flags.append(raised | link | (flags[parent] if parent >= 0 else 0))
    return own, flags


@lru_cache(maxsize=_KEPT_TAGS)
def said_by(tag: str) -> tuple[int, int]:
    """The senses of the names that a start tag gives its element, and the flags that it raises.

    >>> from quoth.article.senses import BIT
    >>> said_by('<nav class="related">') == (BIT["related"], FLAG["nav"])
    True
    """
    name, _, rest = tag[1:-1].partition(" ")
    senses, flags = 0, TAG_FLAGS.get(name, 0)
    for key, value in _TELLING.findall(tag) if rest else ():
        if key in _NAMING:
            senses |= senses_of(value)
        elif key == "role":
            flags |= ROLE_FLAGS.get(value, 0)
        elif key == "aria-hidden":
            flags |= FLAG["aria-hidden"] if value == "true" else 0
        elif key == "hidden" or ("display" in value and is_unseen(tag)):
            flags |= FLAG["hidden"]
    return senses, flags


def _since_media(framed: Frame, pieces: Pieces) -> Numbers:
    """How many pieces stand between each and the last picture or player before its end."""
    media = framed.markup.starts[framed.of(Kind.MEDIA)]
    started = np.append(-_NO_MEDIA, np.searchsorted(pieces.starts, media))
    numbers = np.arange(len(pieces.starts))
    since: Numbers = numbers - started[np.searchsorted(media, pieces.ends)]
    return since


def _pictured(framed: Frame, elements: Numbers) -> npt.NDArray[np.bool_]:
    """Which elements hold a picture or player?"""
    markup = framed.markup
    media = markup.starts[framed.kinds == Kind.MEDIA]
    held: npt.NDArray[np.bool_] = np.searchsorted(media, markup.ends[elements]) < np.searchsorted(media, markup.closes[elements])
    return held


def _times(markup: Markup, pieces: Pieces) -> dict[int, str]:
    """The moments that <time> elements state, by the piece that shows them."""
    times = {}
    for element in markup.named("time"):
        piece = int(np.searchsorted(pieces.ends, markup.ends[element], side="right"))
        moment = markup.attributes(element).get("datetime")
        if moment and piece < len(pieces.texts) and pieces.starts[piece] < markup.closes[element]:
            times[piece] = moment
    return times


def _alternatives(framed: Frame) -> frozenset[str]:
    """The descriptions of the pictures."""
    source = framed.markup.source
    media = np.flatnonzero(framed.of(Kind.MEDIA))
    tags = (source[start:end] for start, end in zip(framed.markup.starts[media].tolist(), framed.markup.ends[media].tolist(), strict=True))
    return frozenset(clean(unescaped(found[1])) for tag in tags if (found := _ALTERNATIVE.search(tag)))
