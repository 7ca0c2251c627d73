"""Documents that quotations come from: read into one text, with what in it is not a word of a passage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from quoth.check.documents.document import Document
from quoth.check.documents.html import read_html
from quoth.check.documents.office import read_docx
from quoth.check.documents.paged import read_pdf, read_text
from quoth.check.documents.subtitles import read_subtitles
from quoth.errors import SourceError

__all__ = ["Document", "read_document"]

_READERS: dict[str, Callable[[str, bytes], Document]] = {
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".srt": read_subtitles,
    ".vtt": read_subtitles,
    ".html": read_html,
    ".htm": read_html,
    ".txt": read_text,
}


def read_document(path: str | Path) -> Document:
    """The document at a path, read by what it is: pdf, docx, srt, vtt, html, or plain text.

    Raises `SourceError` when the file cannot be read or holds no text (a scanned PDF has none).
    """
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise SourceError(str(path), error.strerror or "cannot be read", "check the path") from error
    document = _reader(Path(path).suffix.lower(), content)(str(path), content)
    if not document.text.strip():
        raise SourceError(str(path), "holds no text", "a scanned document needs its text recognised (OCR) first")
    return document


def _reader(suffix: str, content: bytes) -> Callable[[str, bytes], Document]:
    if content.startswith(b"%PDF-"):
        return read_pdf
    if content.startswith(b"PK\x03\x04"):
        return read_docx
    if content.lstrip(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        return read_subtitles
    return _READERS.get(suffix, read_html if b"<html" in content[:2000].lower() else read_text)
