"""What readers paste or drop: read at once, held for a while, kept only when they say so."""

from __future__ import annotations

import secrets
import tempfile
import threading
from collections import OrderedDict
from pathlib import Path

from quoth.check import Document, read_document
from quoth.errors import NotFoundError, PageError
from quoth.model import Article
from quoth.pages import open_page
from quoth.pipeline import Recipe, attribute, read_page

_HELD = 32
"""Readings that are held; the oldest goes first."""
_DOCUMENTS = (b"%PDF-", b"PK\x03\x04")


class Readings:
    """Articles that were read and not kept, each under a name that cannot be guessed."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Article] = OrderedDict()
        self._lock = threading.Lock()

    def hold(self, article: Article) -> str:
        """Hold an article; the name to ask for it by."""
        name = secrets.token_urlsafe(12)
        with self._lock:
            self._held[name] = article
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return name

    def held(self, name: str) -> Article:
        """The article held under a name. Raises `NotFoundError` when it has made room for later ones."""
        with self._lock:
            article = self._held.get(name)
        if article is None:
            raise NotFoundError("the reading", "it is no longer held", "paste or drop it again")
        return article


def read_upload(content: bytes, name: str, longest: int) -> Article:
    """The article of a page, a text, or a PDF or Word document, with who said what in it.

    Raises `PageError`, `ArticleError` and `SourceError` as reading from a file does, and `PageError` for a text of more than `longest`
    characters: reading it would keep everybody waiting.
    """
    if content.startswith(_DOCUMENTS):
        content = document_of(content, name).text.encode()
    article = read_page(open_page(content), Recipe(only="article"))
    if len(article.text) > longest:
        what = f"its text has {len(article.text):,} characters, and at most {longest:,} are read while you wait"
        raise PageError(name or "the text", what, "`quoth add` reads it into the archive, and the article is then shown here")
    return attribute(article)


def document_of(content: bytes, name: str) -> Document:
    """The document that an upload is. Raises `SourceError` when it holds no text."""
    with tempfile.TemporaryDirectory(prefix="quoth-") as folder:
        path = Path(folder) / f"document{Path(name).suffix[:8]}"
        path.write_bytes(content)
        document = read_document(path)
    return Document(name or "the document", document.text, document.hidden, document.pages, document.cues)
