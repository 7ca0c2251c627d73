"""The quotations of an article taken to documents that a reader drops on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quoth.archive.results import Hit, Kept
from quoth.check import Document, index
from quoth.errors import SourceError
from quoth.model import Check, Kind
from quoth.pipeline import check_article
from quoth.web.sheets import corrected_article

_DOCUMENTS = 8


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation and what became of it."""

    hit: Hit
    check: Check


def checked(kept: Kept, documents: Sequence[Document]) -> tuple[Checked, ...]:
    """Whether the words in marks stand in the documents: the verdicts that `quoth check` gives, on the article as corrected.

    Raises `SourceError` for more documents than are taken at once.
    """
    if len(documents) > _DOCUMENTS:
        raise SourceError(f"{len(documents)} documents", f"are more than the {_DOCUMENTS} that are taken at once", "use `quoth check`")
    hits = {hit.id: hit for hit in kept.hits}
    found = check_article(corrected_article(kept.article, hits), [index(document) for document in documents])
    return tuple(Checked(hits[quotation.id], check) for quotation, check in found if quotation.kind is not Kind.INDIRECT)
