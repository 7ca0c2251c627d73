"""Plain text, and the text layer of PDFs: pages, running heads, margin numbers."""

from __future__ import annotations

from io import BytesIO

from pdfminer.high_level import extract_text
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException

from quoth.check.documents.document import Document
from quoth.check.documents.furniture import line_numbers, note_marks, running_heads, sound_notes, speaker_labels
from quoth.errors import SourceError
from quoth.spans import Span


def read_text(name: str, content: bytes) -> Document:
    """A plain-text document; its text is the file's content, character for character, so that spans count in the file as it is."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return Document(name, text, hidden=tuple(_without_words(text, ())))


def read_pdf(name: str, content: bytes) -> Document:
    """A PDF's text layer, pages parted by form feeds. Raises `SourceError` for a broken or locked file and for one without a text layer."""
    try:
        pages = extract_text(BytesIO(content)).removesuffix("\f").split("\f")
    except (PDFException, PSException, ValueError, KeyError, TypeError, RecursionError) as error:
        raise SourceError(name, f"is not a readable PDF: {error}", "open it in a viewer and save it again") from error
    if not any(page.strip() for page in pages):
        raise SourceError(name, f"has no text layer on its {len(pages)} pages", "scanned pages need their text recognised (OCR) first")
    starts, at = [], 0
    for page in pages:
        starts.append(at)
        at += len(page) + 1
    text = "\f".join(pages)
    return Document(name, text, tuple(_without_words(text, tuple(starts))), tuple(starts))


def _without_words(text: str, pages: tuple[int, ...]) -> list[Span]:
    margin = line_numbers(text)
    bare = _blanked(text, margin)
    return [*margin, *running_heads(bare, pages), *speaker_labels(bare), *sound_notes(text, small=False), *note_marks(text)]


def _blanked(text: str, spans: list[Span]) -> str:
    """The text with spaces for some spans: margin numbers would hide the labels behind them."""
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], " " * len(span)]
        at = span.end
    return "".join([*parts, text[at:]])
