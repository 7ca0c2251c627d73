"""One quotation as a finder sees it: content, cue and source, before the marks' law, the cutting and the naming of its kind."""

from __future__ import annotations

from dataclasses import dataclass

from quoth.spans import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that somebody is reported to have said. All spans count in the text that the finder read.

    `content` may come with or without its outer marks; `cue` and `source` are empty where the text has none next to the words.
    `because` says on what evidence, step by step; `finder` names the recipe (rules or model version) that decided.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    confidence: float = 0.5
    because: tuple[str, ...] = ()
    finder: str = "rules-1"

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0].start
