"""What a person typed, as expressions of the full-text index (https://www.sqlite.org/fts5.html#full_text_query_syntax).

Words must all occur; "words in marks" stand side by side; -word must not occur; wor* begins a word. Nothing typed can be a syntax error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ITEM = re.compile(r"""(?P<minus>-?)(?:["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]?|(?P<word>[^\s"“”„«»]+))""")
_NEAR = 6
"""Other words that may stand between words that are close together."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The parts of a query, each already an FTS5 string."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    side_by_side: str | None = None

    def tiers(self, columns: str = "words") -> tuple[str, ...]:
        """Expressions from the closest wording to the loosest, none overlapping another."""
        loose = " AND ".join(self.wanted)
        if len(self.wanted) < 2:
            steps = [loose]
        else:
            close = f"NEAR({' '.join(self.wanted)}, {_NEAR})"
            beside = [] if self.side_by_side is None else [self.side_by_side]
            steps = [*beside, close, loose]
        without = [f"({step})" if place == 0 else f"(({step}) NOT ({steps[place - 1]}))" for place, step in enumerate(steps)]
        refused = "".join(f" NOT {item}" for item in self.unwanted)
        return tuple(f"{{{columns}}} : ({step}{refused})" for step in without)

    def whole(self, columns: str = "words") -> str:
        """One expression for all that is meant."""
        refused = "".join(f" NOT {item}" for item in self.unwanted)
        return f"{{{columns}}} : (({' AND '.join(self.wanted)}){refused})"

    def any(self) -> str:
        """One expression for any of the words, to mark them."""
        return " OR ".join(self.wanted)


def wording(typed: str) -> Wording:
    """The parts of what a person typed; empty when nothing in it is a word.

    >>> wording('bail "court order" -jury*').wanted
    ('"bail"', '"court order"')
    """
    wanted, unwanted = list[str](), list[str]()
    plain = list[str | None]()
    for found in _ITEM.finditer(typed):
        text = found["phrase"] if found["phrase"] is not None else found["word"]
        if not any(character.isalnum() for character in text):
            continue
        prefix = "*" if found["word"] and text.endswith("*") else ""
        item = _quoted(text.rstrip("*") if prefix else text) + prefix
        (unwanted if found["minus"] else wanted).append(item)
        if not found["minus"]:
            plain.append(None if prefix else text)
    together = [text for text in plain if text is not None]
    beside = _quoted(" ".join(together)) if len(together) == len(plain) > 1 else None
    return Wording(tuple(wanted), tuple(unwanted) if wanted else (), beside)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', " ").replace("\0", " ") + '"'
