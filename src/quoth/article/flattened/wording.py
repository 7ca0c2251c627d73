"""The columns that a line's own words give, and how often other lines of the page say the same or begin alike."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import numpy.typing as npt

from quoth.article.flattened.captions import pictured, split_source
from quoth.article.flattened.lines import Line
from quoth.article.metadata.calendar import find_moments

Matrix = npt.NDArray[np.float32]

TELLING = 4
"""Letters from which a word says what a text is about."""

WORD = re.compile(r"\w+")
_SHORT = 160
_ENDS = frozenset(".?!…。！？;\"'”»“)’」")
_QUOTES = frozenset('"“”„«»「」')
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OPENING = 3
_SIGNED = re.compile(r"""[.!?…"'”»’]\s?[(\[][^()\[\]]{2,50}[)\]]$""")
"""A parenthesis behind the last sentence: who took the picture, in many papers."""
_STOP = re.compile(r"""[^\s.][.!?…]["'”»’)\]]*(?=\s|$)|[。！？]""")
_MOST_HANGING = 12
_LABEL = re.compile(r"([^\W\d_][^\W\d_ -]{2,24})\s?:\s")
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60]")
"""Letters that say about as much as two of an alphabet: Unicode's East Asian wide ones (https://www.unicode.org/reports/tr11/)."""

_FORM = (
    "size", "words", "word_size", "commas", "stops", "ends", "colon", "capital", "shouting", "titled", "digits", "quotes", "bar", "bullet",
    "lower", "asks", "opens", "closes", "quoted", "signed", "hanging",
    "labelled",
)  # fmt: skip
_MATTER = ("copyright", "at_sign", "url", "dated", "glued", "credit", "pictured", "year")

TEXT: tuple[str, ...] = (*_FORM, *_MATTER, "copies", "seen", "begins_alike", "signed_often")
"""What each of these columns holds."""


def text_rows(lines: list[Line]) -> Matrix:
    """These columns of every line of a page."""
    words = [WORD.findall(line.text.lower()) for line in lines]
    whole = [" ".join(said) for said in words]
    openings = [" ".join(said[:_OPENING]) for said in words]
    copies, alike = Counter(whole), Counter(openings)
    signed = min(sum(_SIGNED.search(line.text) is not None for line in lines), 5)
    seen: set[str] = set()
    rows = []
    for line, alone, opening in zip(lines, whole, openings, strict=True):
        rows.append((*_form(line.text), *_matter(line), min(copies[alone], 5), alone in seen, min(alike[opening], 5), signed))
        seen.add(alone)
    return np.array(rows, np.float32)


def extent(text: str) -> int:
    """How long a text is, a wide letter counted twice.

    >>> extent("rain"), extent("大雨")
    (4, 4)
    """
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def _form(text: str) -> tuple[float, ...]:
    size = extent(text)
    words = text.split()
    cased = [word for word in words[1:] if word[0].isalpha() and len(word) >= TELLING]
    return (
        np.log1p(size),
        np.log1p(len(words)),
        size / len(words),
        text.count(",") + text.count("，") + text.count("、"),
        text.count(". ") + text.count("。") + text.count("? ") + text.count("! "),
        text[-1] in _ENDS,
        text[-1] in ":：",
        text[0].isupper(),
        text.isupper(),
        sum(word[0].isupper() for word in cased) / len(cased) if cased else -1,
        _digits(text) / min(len(text), _SHORT),
        not _QUOTES.isdisjoint(text),
        any(bar in text for bar in "|›»•·/"),
        text[0] in "•*–-·■►▶→»",
        text[0].islower(),
        text[-1] in "?!？！",
        text[0] in "([（",
        text[-1] in ")]）",
        text[0] in _QUOTES and text[-1] in _QUOTES,
        _SIGNED.search(text) is not None,
        _hanging(text),
        _label(text),
    )


def _label(text: str) -> int:
    """Does a line open with a word and a colon? 2 where that word stands in capitals, as papers begin captions."""
    match = _LABEL.match(text)
    return 0 if match is None else 2 if match[1].isupper() else 1


def _hanging(text: str) -> int:
    """How many words hang behind the last sentence of a line; -1 for a line without one.

    >>> _hanging("The crane stood still. Jo Lind"), _hanging("It rained."), _hanging("Rain")
    (2, 0, -1)
    """
    stops = list(_STOP.finditer(text))
    return min(len(text[stops[-1].end() :].split()), _MOST_HANGING) if stops else -1


def _matter(line: Line) -> tuple[float, ...]:
    text = line.text
    caption, source = split_source(text)
    return (
        "©" in text,
        "@" in text,
        "://" in text or "www." in text,
        len(text) <= _SHORT and _digits(text) > 2 and next(find_moments(text), None) is not None,
        line.glued,
        (1 if caption else 2) if source else 0,
        pictured(text),
        _YEAR.search(text) is not None,
    )


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text[:_SHORT]))
