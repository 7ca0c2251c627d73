"""Word documents."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph

from quoth.check.documents.document import Document
from quoth.check.documents.furniture import note_marks, sound_notes, speaker_labels
from quoth.errors import SourceError


def read_docx(name: str, content: bytes) -> Document:
    """The paragraphs and table cells of a .docx in order, one a line. Raises `SourceError` for a file that is none."""
    try:
        parts = docx.Document(BytesIO(content)).iter_inner_content()
        lines = [line for part in parts for line in _lines(part)]
    except (OpcError, BadZipFile, KeyError, ValueError) as error:
        raise SourceError(name, f"is not a readable .docx: {error}", "open it and save it again as .docx") from error
    text = "\n".join(lines)
    return Document(name, text, (*speaker_labels(text), *sound_notes(text, small=False), *note_marks(text)))


def _lines(part: Paragraph | Table) -> list[str]:
    if isinstance(part, Table):
        return [cell.text for row in part.rows for cell in row.cells]
    return [part.text]
