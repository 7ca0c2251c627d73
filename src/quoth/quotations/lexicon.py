"""What a language's tables say about reporting: its cues, its small words, and the words that name a source without a verb.

A language without tables has an empty lexicon: its quotation marks are still read, and nothing is taken for a cue by its spelling alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from quoth.lang import entries, table


@dataclass(frozen=True, slots=True)
class CueForm:
    """One form of a reporting verb. `strength` is how often the form reports somebody's words where it stands outside marks."""

    form: str
    lemma: str
    tense: str
    takes: frozenset[str]
    strength: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The reporting words of one language. Keys are lower case; a phrase is looked up by its words joined by spaces.

    `widths` has the first words of all phrases, each with the number of words of the longest that begins so.
    """

    language: str
    cues: Mapping[str, CueForm]
    classes: Mapping[str, frozenset[str]]
    according: Mapping[str, str]
    widths: Mapping[str, int]
    grammar: frozenset[str]
    attributes: tuple[str, ...]

    def is_a(self, word: str, *classes: str) -> bool:
        """Does `word`, in lower case, stand in any of these classes of small words?"""
        return not self.classes.get(word, _NONE).isdisjoint(classes)


_NONE: frozenset[str] = frozenset()


@cache
def lexicon(language: str | None) -> Lexicon:
    """The lexicon of an ISO 639-1 language code; an empty one for None and for a language without tables.

    >>> lexicon("en").cues["said"].lemma, lexicon("xx").cues
    ('say', {})
    """
    code = language or ""
    cues = {
        row["entry"].lower(): CueForm(row["entry"], row["lemma"], row["tense"], frozenset(row["takes"].split("|")), float(row["strength"]))
        for row in (table(code, "cues") if code else ())
    }
    classes: dict[str, set[str]] = {}
    for row in table(code, "words") if code else ():
        classes.setdefault(row["entry"].lower(), set()).add(row["class"])
    according = {row["entry"]: row.get("stands", "before") for row in (table(code, "according") if code else ())}
    grammar = entries(code, "grammar") if code else frozenset()
    widths: dict[str, int] = {}
    for phrase in (*cues, *according):
        first, *others = phrase.split(" ")
        widths[first] = max(widths.get(first, 0), 1 + len(others))
    return Lexicon(code, cues, {word: frozenset(names) for word, names in classes.items()}, according, widths, grammar, _attributes(code))


def _attributes(code: str) -> tuple[str, ...]:
    """The endings that an adjective before its noun has."""
    return tuple(row["value"] for row in (table(code, "grammar") if code else ()) if row["entry"] == "attribute")
