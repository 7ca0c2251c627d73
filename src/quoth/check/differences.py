"""A quotation beside the document's words, in stretches that show what was kept, left out and put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from quoth.check.words import changes, comparable

_TOKEN = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$|[\[\]]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words that are in both (`same`), in the document alone (`said`), or in the quotation alone (`printed`)."""

    kind: Literal["same", "said", "printed"]
    text: str


def differences(said: str, printed: str) -> tuple[Stretch, ...]:
    """The words of both in reading order. Case, marks and hyphens at a line's end make no difference.

    >>> [(s.kind, s.text) for s in differences("gone by May", "gone by June.")]
    [('same', 'gone by'), ('said', 'May'), ('printed', 'June.')]
    """
    theirs, ours = _TOKEN.findall(re.sub(r"(?<=\w)-\s*\n\s*", "", said)), _TOKEN.findall(printed)
    stretches: list[Stretch] = []
    for same, left, right in changes([_form(word) for word in theirs], [_form(word) for word in ours]):
        if same:
            stretches.append(Stretch("same", " ".join(ours[right])))
        else:
            stretches += [Stretch("said", " ".join(theirs[left]))] if theirs[left] else []
            stretches += [Stretch("printed", " ".join(ours[right]))] if ours[right] else []
    return tuple(stretches)


def _form(word: str) -> str:
    return comparable(_EDGES.sub("", word)) or word
