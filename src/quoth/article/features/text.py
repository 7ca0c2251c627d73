"""What the words of a piece look like, and what the page says of them elsewhere (title, description, stated body)."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from quoth.article.evidence import Evidence
from quoth.article.features.measures import Matrix
from quoth.article.layout import Layout

NAMES = (
    "size", "words", "word_size", "commas", "stops", "ends", "capital", "shouting", "digits", "quotes", "copyright", "bar", "linked",
    "strong", "since_media", "after_break", "in_body", "is_title", "in_description", "copies", "is_alternative", "colon", "at_sign", "url",
    "copy",
)  # fmt: skip

_SHORT = 140
_DIGIT = re.compile(r"\d")
_ENDS = frozenset(".?!…。！？:;\"'”»“)")
_QUOTES = frozenset('“”„«»「」"')


def text_rows(layout: Layout, evidence: Evidence, keys: tuple[str, ...]) -> Matrix:
    """The text columns of every piece; `keys` are the pieces' letters and digits."""
    copies = Counter(keys)
    seen: set[str] = set()
    rows = []
    for piece, alone in zip(layout.pieces, keys, strict=True):
        text = piece.text
        size = len(text)
        words = text.count(" ") + 1
        last = text[-1]
        rows.append(
            (
                size,
                words,
                size / words,
                text.count(",") + text.count("，") + text.count("、"),
                text.count(". ") + text.count("。") + text.count("? ") + text.count("! "),
                last in _ENDS,
                text[0].isupper(),
                text.isupper(),
                len(_DIGIT.findall(text)) / size if size <= _SHORT else 0,
                not _QUOTES.isdisjoint(text),
                "©" in text,
                "|" in text or "›" in text or "»" in text or "•" in text,
                piece.linked / size,
                piece.strong / size,
                min(piece.since_media, 20),
                piece.after_break,
                _stated(alone, evidence.body),
                _is_title(alone, evidence.titles),
                _described(alone, evidence.description),
                min(copies[alone], 5),
                text in layout.alternatives,
                last == ":",
                "@" in text,
                "://" in text or "www." in text,
                alone in seen,
            )
        )
        seen.add(alone)
    table = np.array(rows, np.float32)
    np.log1p(table[:, :2], out=table[:, :2])
    return table


def _stated(alone: str, body: str) -> float:
    """How much of a piece the stated body holds: all, its beginning or end, nothing; -1 when the page states none."""
    if not body:
        return -1
    if alone in body:
        return 1 if len(alone) > 12 else 0.75
    return 0.5 * (alone[:30] in body) + 0.25 * (alone[-30:] in body) if len(alone) > 60 else 0


def _is_title(alone: str, titles: frozenset[str]) -> float:
    if not alone:
        return 0
    if alone in titles:
        return 1
    return 0.5 if len(alone) > 15 and any(title.startswith(alone) or alone.startswith(title) for title in titles) else 0


def _described(alone: str, description: str) -> float:
    if len(alone) < 25 or len(description) < 25:
        return 0
    if alone == description:
        return 1
    return 0.75 if alone[:60] == description[:60] else 0.5 if alone in description else 0
