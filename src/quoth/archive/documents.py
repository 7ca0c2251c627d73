"""What the full-text index holds of each quotation: its words, what stands around them, and labels for every filter.

A filter is a word of the column `labels`, so that words and filters are answered by one walk through the index, however common each is. The
index has no copy of its texts: a document is taken out by giving it again, word for word, so all here is a function of stored values.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from quoth.model import Article, Quotation

_AROUND = 400
"""Characters of the paragraph before and after a quotation that say what it is about."""
_PARAGRAPH = "\n\n"
_SURROGATE = re.compile("[\ud800-\udfff]")
_LETTER = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Document:
    """One quotation as the index holds it."""

    number: int
    words: str
    setting: str
    labels: str


class Index:
    """The index of quotations, written in the order of numbers: FTS5 then makes one segment a transaction instead of many.

    `flush` must be called before the transaction ends.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: list[Document] = []

    def put(self, document: Document) -> None:
        """Hold a document for the next `flush`."""
        self._waiting.append(document)

    def drop(self, document: Document) -> None:
        """Take a document out, given exactly as it was put."""
        self.flush()
        self._connection.execute(
            "INSERT INTO quotation_index (quotation_index, rowid, words, setting, labels) VALUES ('delete', ?, ?, ?, ?)",
            (document.number, document.words, document.setting, document.labels),
        )

    def flush(self) -> None:
        """Write what waits."""
        rows = sorted((d.number, d.words, d.setting, d.labels) for d in self._waiting)
        self._waiting.clear()
        self._connection.executemany("INSERT INTO quotation_index (rowid, words, setting, labels) VALUES (?, ?, ?, ?)", rows)

    def discard(self) -> None:
        """Forget what waits: the transaction it belongs to is undone."""
        self._waiting.clear()


def storable(text: str) -> str:
    """The text without lone surrogates, which SQLite cannot keep; as long as before."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def setting(article: Article, quotation: Quotation) -> str:
    """The headline and what the quotation's paragraphs say beside it."""
    start, end = quotation.content[0].start, quotation.content[-1].end
    before = article.text[max(0, start - _AROUND) : start].rpartition(_PARAGRAPH)[2]
    after = article.text[end : end + _AROUND].partition(_PARAGRAPH)[0]
    return storable(f"{article.title or ''}\n{before}\n{after}")


def labels(speaker: int | None, outlet: int | None, kind: str, medium: str | None) -> str:
    """The labels of a quotation: one word for each value that a filter can ask for."""
    parts = [kind_label(kind)]
    if speaker is not None:
        parts.append(speaker_label(speaker))
    if outlet is not None:
        parts.append(outlet_label(outlet))
    if medium is not None:
        parts.append(medium_label(medium))
    return " ".join(parts)


def speaker_label(number: int) -> str:
    """The label of a speaker."""
    return f"p{number}"


def outlet_label(number: int) -> str:
    """The label of an outlet."""
    return f"o{number}"


def kind_label(kind: str) -> str:
    """The label of a kind."""
    return f"k{kind}"


def medium_label(medium: str) -> str:
    """The label of a medium, however many words it has."""
    return "m" + "".join(_LETTER.findall(medium.casefold()))
