"""The runs of text on a page: stretches of words between tags that a reader sees as one line or paragraph.

What parts runs is a block-level element that begins or ends between them, a rule, or two line breaks. Words in elements that readers do not
see are no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from quoth.article.elements import KINDS, Kind
from quoth.article.markup import Markup, Numbers, attributes_in
from quoth.article.senses import BIT, senses_of

Mask = npt.NDArray[np.bool_]

_UNSEEN_CLASSES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader"})
_HIDDEN_SENSE = BIT["hidden"]
_HIDDEN = -1
_KEPT_TAGS = 1 << 13
"""Start tags remembered between pages; what a tag says depends on the tag alone, so this changes no result."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a page in reading order.

    `starts` and `ends` are places in the markup's source, `blocks` the block-level elements that hold them. `linked`, `strong` and `styled`
    count the characters in links, in bold, and in inline elements whose class has a sense; `styles` are those senses. `parted` runs follow
    a line break. `whole` runs are one stretch without tags. `unseen` are the places in the source that no reader sees.
    """

    starts: Numbers
    ends: Numbers
    blocks: Numbers
    linked: Numbers
    strong: Numbers
    styled: Numbers
    styles: Numbers
    parted: Mask
    whole: Mask
    unseen: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the elements of a page do to running text: their kinds, the block-level element that each is (in), whether a link holds it.

    The elements inside element `e` are those from `e + 1` up to `after[e]`; `starts` and `ends` are those of the markup.
    """

    markup: Markup
    kinds: npt.NDArray[np.int8]
    blocks: Numbers
    linked: Mask
    after: Numbers
    starts: list[int]
    ends: list[int]

    def tag(self, element: int) -> str:
        """The start tag of an element."""
        return self.markup.source[self.starts[element] : self.ends[element]]

    def of(self, kind: Kind) -> Mask:
        """Which elements are of a kind?"""
        found: Mask = self.kinds == int(kind)
        return found

    def within(self, elements: Numbers) -> Mask:
        """Which elements are among these or inside them?"""
        return _covered(elements, self.after)


def frame(markup: Markup) -> Frame:
    """The frame of a page."""
    block = int(Kind.BLOCK)
    kinds = np.array([KINDS.get(name, block) for name in markup.vocabulary], np.int8)[markup.codes]
    after = np.maximum(np.searchsorted(markup.starts, markup.closes), np.arange(len(kinds)) + 1)
    blocks = _nearest(np.flatnonzero(kinds == block), after)
    linked = _covered(np.flatnonzero(kinds == int(Kind.LINK)), after)
    return Frame(markup, kinds, blocks, linked, after, markup.starts.tolist(), markup.ends.tolist())


def _depth_in(elements: Numbers, after: Numbers) -> Numbers:
    """How many of the given elements each element is in, itself counted; `after` says where the elements inside each end."""
    count = len(after) + 1
    return np.cumsum(np.bincount(elements, minlength=count) - np.bincount(after[elements], minlength=count))[:-1]


def _covered(elements: Numbers, after: Numbers) -> Mask:
    return _depth_in(elements, after) > 0


def _nearest(elements: Numbers, after: Numbers) -> Numbers:
    """Of the given elements the innermost that holds, or is, each element; -1 where there is none."""
    count = len(after) + 1
    depths = _depth_in(elements, after)
    keys = np.sort(depths[elements] * count + elements)
    found = np.searchsorted(keys, depths * count + np.arange(count - 1), side="right") - 1
    return np.where(depths > 0, keys[found] % count, -1) if len(keys) else np.full(count - 1, -1)


def find_runs(framed: Frame, body: int) -> Runs:
    """The runs inside the element `body`; none where it is -1."""
    markup = framed.markup
    opens, shuts = (markup.ends[body], markup.closes[body]) if body >= 0 else (0, 0)
    starts, ends, inside = markup.words
    there = (starts >= opens) & (starts < shuts)
    skipping = framed.of(Kind.SKIP) | framed.of(Kind.MEDIA)
    skipping[_empty_noscripts(markup, starts[there])] = True
    unread = framed.within(np.flatnonzero(skipping))
    styles, hidden = _styles(framed, np.flatnonzero(there & ~unread[inside]), inside)
    if hidden:
        skipping[hidden] = True
        unread = framed.within(np.flatnonzero(skipping))
    words = np.flatnonzero(there & ~unread[inside])
    bars = np.flatnonzero((framed.of(Kind.BLOCK) | framed.of(Kind.RULE)) & ~unread)
    firsts, parted = _firsts(framed, bars, starts[words], inside[words])
    lasts = np.append(firsts, len(words))[1:] - 1
    sizes = ends[words] - starts[words]
    styles = styles[words]
    bold = framed.within(np.flatnonzero(framed.of(Kind.STRONG)))

    def counted(which: Mask) -> Numbers:
        return np.add.reduceat(sizes * which, firsts) if len(firsts) else firsts

    return Runs(
        starts=starts[words[firsts]],
        ends=ends[words[lasts]],
        blocks=framed.blocks[inside[words[firsts]]],
        linked=counted(framed.linked[inside[words]]),
        strong=counted(bold[inside[words]]),
        styled=counted(styles > 0),
        styles=np.bitwise_or.reduceat(styles, firsts) if len(firsts) else firsts,
        parted=parted,
        whole=firsts == lasts,
        unseen=_filled(markup, np.flatnonzero(skipping)),
    )


def _filled(markup: Markup, elements: Numbers) -> list[tuple[int, int]]:
    """Where the elements hold anything."""
    starts, ends = markup.ends[elements], markup.closes[elements]
    some = starts < ends
    return list(zip(starts[some].tolist(), ends[some].tolist(), strict=True))


def _empty_noscripts(markup: Markup, words: Numbers) -> Numbers:
    """The noscript elements without words: most hold a picture for readers without scripts, in the middle of a paragraph."""
    found = np.array(markup.named("noscript"), np.int64)
    silent: Numbers = found[np.searchsorted(words, markup.ends[found]) == np.searchsorted(words, markup.closes[found])]
    return silent


def _firsts(framed: Frame, bars: Numbers, starts: Numbers, inside: Numbers) -> tuple[Numbers, Mask]:
    """Which stretches begin a run, and which of these do so after a line break alone."""
    markup = framed.markup
    blocks = framed.blocks[inside]
    before = np.searchsorted(markup.starts[bars], starts)
    parting = framed.of(Kind.BREAK) & ~framed.linked
    if "pre" in markup.vocabulary:
        parting &= ~framed.within(np.array(markup.named("pre")))
    breaks = np.searchsorted(markup.starts[parting], starts)
    begins = np.ones(len(starts), bool)
    begins[1:] = (blocks[1:] != blocks[:-1]) | (before[1:] != before[:-1])
    parted = np.zeros(len(starts), bool)
    parted[1:] = ~begins[1:] & (breaks[1:] - breaks[:-1] > 1)
    firsts = np.flatnonzero(begins | parted)
    return firsts, parted[firsts]


def _styles(framed: Frame, words: Numbers, inside: Numbers) -> tuple[Numbers, list[int]]:
    """For each stretch the senses of the inline elements around it, and the inline elements that readers do not see."""
    parents, blocks = framed.markup.parents.tolist(), framed.blocks.tolist()
    senses = np.zeros(len(inside), np.int64)
    styled = words[framed.blocks[inside[words]] != inside[words]]
    innermost = inside[styled].tolist()
    inline: set[int] = set()
    for number in set(innermost):
        element = number
        while element not in inline and element != blocks[element]:
            inline.add(element)
            element = parents[element]
    masks: dict[int, int] = {}
    hidden: list[int] = []
    for element in sorted(inline):
        said = _style(framed.tag(element))
        if said == _HIDDEN:
            hidden.append(element)
        masks[element] = max(said, 0) | masks.get(parents[element], 0)
    senses[styled] = [masks[element] for element in innermost]
    return senses, hidden


def _style(tag: str) -> int:
    """The senses of an inline element's class, or `_HIDDEN`."""
    start = tag.find(' class="')
    if start >= 0:
        classes = tag[start + 8 : tag.index('"', start + 8)]
        styled = senses_of(classes)
        if styled & _HIDDEN_SENSE and not _UNSEEN_CLASSES.isdisjoint(classes.split()):
            return _HIDDEN
    else:
        styled = 0
    return _HIDDEN if ("hidden" in tag or "display" in tag) and is_unseen(tag) else styled


@lru_cache(maxsize=_KEPT_TAGS)
def is_unseen(tag: str) -> bool:
    """Does a start tag say that its element is not displayed?"""
    attributes = attributes_in(tag)
    return "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", "").lower()
