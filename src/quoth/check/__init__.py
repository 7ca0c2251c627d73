"""A printed quotation against the documents it came from: word for word, is it there?"""

from __future__ import annotations

from collections.abc import Sequence

from quoth.check.documents import Document, read_document
from quoth.check.index import Indexed, index
from quoth.check.printed import read_printed
from quoth.check.verdict import judge
from quoth.model import Check, Verdict

__all__ = ["Document", "Indexed", "check_words", "index", "read_document"]


def check_words(words: str, documents: Sequence[Indexed]) -> Check:
    """Whether printed words stand in the documents, the best passage first and those of the other documents after it.

    >>> order = Document("order.txt", "The fence must be gone by May. Costs are reserved.")
    >>> check_words("The fence must be gone by June", [index(order)]).reason
    '“May” became “June”, without a mark'
    """
    printed = read_printed(words)
    if not printed.words:
        return Check(words, Verdict.ABSENT, "the quotation has no words")
    findings = sorted((judge(printed, document) for document in documents), key=lambda finding: finding.rank)
    if not findings:
        return Check(words, Verdict.ABSENT, "there is no document to check against")
    best = findings[0]
    passages = tuple(finding.passage for finding in findings if finding.passage is not None)
    return Check(words, best.verdict, best.reason, passages)
