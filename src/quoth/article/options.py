"""How an article is read: the one place where its bounds and switches are named."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleOptions:
    """Bounds and switches for reading one page.

    `seconds` is the CPU time and `blocks` the number of blocks that a page may take before it is given up; with `model` False the
    hand-written rules alone decide what is reading text, and no model file is opened.
    """

    seconds: float = 2.0
    blocks: int = 30_000
    model: bool = True
