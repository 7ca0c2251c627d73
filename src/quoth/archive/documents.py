"""What the full-text indexes hold of each quotation: its words, what stands around them, labels for every filter, and its shingles.

What stands around is four times as much as the words, and only `about` asks for it: all other searches walk an index without it.

A filter is a word of the column `labels`, so that words and filters are answered by one walk through the index, however common each is.
Shingles and ids, which no order brings together, are words of an index of their own: it grows by whole sorted segments, where rows of a
table would be written all over the file. The indexes have no copy of their texts: a document is taken out by giving it again, word for
word, so all here is a function of stored values.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.archive.shingles import samples, words
from quoth.archive.tallies import Tallies
from quoth.model import Article, Quotation, content_id

DOUBTS = 100
"""Steps of doubt: quotations that nobody looked at are labelled with their confidence in hundredths."""
_AROUND = 400
"""Characters of the paragraph before and after a quotation that say what it is about."""
_PARAGRAPH = "\n\n"
_SURROGATE = re.compile("[\ud800-\udfff]")
_LETTER = re.compile(r"[^\W_]+")
_DIGITS = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Document:
    """One quotation as the indexes hold it; of one that no search finds (`labels` is None) its id alone."""

    number: int
    id: str
    words: str
    setting: str = ""
    labels: str | None = None


class Index:
    """The indexes, written in the order of numbers and after all tables: FTS5 then makes one segment a transaction instead of many.

    (It writes what it holds whenever a statement on another table may have to be undone, https://www.sqlite.org/vtab.html#the_xsavepoint.)
    `flush` must be called before the transaction ends.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: dict[int, Document] = {}
        self._leaving: dict[int, Document] = {}
        self._headlines: list[tuple[int, str]] = []
        self.tallies = Tallies(connection)

    def put(self, document: Document) -> None:
        """Hold a document for the next `flush`; one that was only just taken out, and has not changed, stays where it is."""
        if self._leaving.get(document.number) == document:
            del self._leaving[document.number]
        else:
            self._waiting[document.number] = document

    def head(self, article: int, headline: str) -> None:
        """Hold an article's headline for the next `flush`."""
        self._headlines.append((article, headline))

    def drop(self, document: Document) -> None:
        """Take a document out with the next `flush`, given exactly as it was put."""
        if self._waiting.pop(document.number, None) is None:
            self._leaving[document.number] = document

    def flush(self) -> None:
        """Write what waits."""
        self.tallies.flush()
        leaving, waiting = (sorted(held.values(), key=lambda document: document.number) for held in (self._leaving, self._waiting))
        self._leaving.clear()
        self._waiting.clear()
        self._take_out(leaving)
        found = [d for d in waiting if d.labels is not None]
        said = ((d.number, d.words, d.labels) for d in found)
        self._connection.executemany("INSERT INTO said_index (rowid, words, labels) VALUES (?, ?, ?)", said)
        about = ((d.number, d.words, d.setting, d.labels) for d in found)
        self._connection.executemany("INSERT INTO quotation_index (rowid, words, setting, labels) VALUES (?, ?, ?, ?)", about)
        self._connection.executemany("INSERT INTO wording_index (rowid, shingles) VALUES (?, ?)", wordings(waiting))
        self._connection.executemany("INSERT INTO headline_index (rowid, headline) VALUES (?, ?)", self._headlines)
        self._headlines.clear()

    def _take_out(self, documents: Sequence[Document]) -> None:
        found = [d for d in documents if d.labels is not None]
        said = ((d.number, d.words, d.labels) for d in found)
        self._connection.executemany("INSERT INTO said_index (said_index, rowid, words, labels) VALUES ('delete', ?, ?, ?)", said)
        about = ((d.number, d.words, d.setting, d.labels) for d in found)
        sql = "INSERT INTO quotation_index (quotation_index, rowid, words, setting, labels) VALUES ('delete', ?, ?, ?, ?)"
        self._connection.executemany(sql, about)
        gone = wordings(documents)
        self._connection.executemany("INSERT INTO wording_index (wording_index, rowid, shingles) VALUES ('delete', ?, ?)", gone)

    def discard(self) -> None:
        """Forget what waits: the transaction it belongs to is undone."""
        self._waiting.clear()
        self._leaving.clear()
        self._headlines.clear()
        self.tallies.discard()


def wordings(documents: Sequence[Document]) -> list[tuple[int, str]]:
    """What the index of wordings holds of documents: shingles of those that searches find, and the id of each."""
    found = samples([words(document.words) if document.labels is not None else () for document in documents])
    return [(d.number, f"{sample} {id_label(d.id)}") for d, sample in zip(documents, found, strict=True)]


def id_label(quotation: str) -> str:
    """The word of the index of wordings that stands for a quotation's id."""
    return f"q{quotation if _DIGITS.fullmatch(quotation) else content_id(quotation)}"


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


def labels(said: tuple[str, str | None], speaker: int | None, outlet: int | None, doubt: float | None) -> str:
    """The labels of a quotation: one word for each value that a filter can ask for.

    `said` are its kind and its medium, `doubt` its confidence unless somebody looked at it.
    """
    kind, medium = said
    parts = [kind_label(kind)]
    if speaker is not None:
        parts.append(speaker_label(speaker))
    if outlet is not None:
        parts.append(outlet_label(outlet))
    if medium is not None:
        parts.append(medium_label(medium))
    if doubt is not None:
        parts.append(doubt_label(min(DOUBTS - 1, int(doubt * DOUBTS))))
    return " ".join(parts)


def speaker_label(number: int) -> str:
    """The label of a speaker."""
    return f"p{number}"


def outlet_label(number: int) -> str:
    """The label of an outlet."""
    return f"o{number}"


def doubt_label(step: int) -> str:
    """The label of a step of doubt, 0 for the least sure."""
    return f"s{step:02}"


def kind_label(kind: str) -> str:
    """The label of a kind."""
    return f"k{kind}"


def medium_label(medium: str) -> str:
    """The label of a medium, however many words it has."""
    return "m" + "".join(_LETTER.findall(medium.casefold()))
