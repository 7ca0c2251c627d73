"""Which page a worker was at when it died, told by a file that outlives it.

A unit is read again after a death, by whichever worker or run comes next. The page that was begun last is the one that it died of; one that
was died of twice is not begun a third time. (A page at which power cuts or an operator's kills have struck twice is given up unjustly:
nothing that is left behind tells the one from the other.)
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Self

from quoth.pipeline import TRIES

_BEGUN, _ENDED = "begun", "ended"


class Tries:
    """The tries of one unit, as a context for one more; what ends it by an error is no death."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._deaths = deaths(path)
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def __enter__(self) -> Self:
        self._say(_BEGUN)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._say(_ENDED)
        os.close(self._file)

    def given_up(self, number: int) -> bool:
        """Has the page with this number in the unit ended its workers as often as it may?"""
        return self._deaths[number] >= TRIES

    def begin(self, number: int) -> None:
        """Say that this page is begun now."""
        self._say(str(number))

    def _say(self, word: str) -> None:
        os.write(self._file, f"{word}\n".encode())  # the system has it at once: a kill of this process cannot undo it


def deaths(path: Path) -> Counter[int]:
    """How often each page was the last one begun when a worker died."""
    found: Counter[int] = Counter()
    try:
        words = path.read_text(encoding="ascii").split()
    except FileNotFoundError:
        return found
    for word, behind in zip(words, [*words[1:], _BEGUN], strict=True):
        if word.isdecimal() and behind == _BEGUN:
            found[int(word)] += 1
    return found
