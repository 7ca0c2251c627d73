"""A printed quotation against the documents it came from: word for word, is it there?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quoth.check.documents import Document, read_document
from quoth.check.index import Indexed, index
from quoth.check.printed import Printed, read_printed
from quoth.check.verdict import Finding, judge
from quoth.model import Check, Verdict

__all__ = ["Document", "Indexed", "check_many", "check_words", "index", "read_document"]

_PASSAGES = 10
"""How many passages of a quotation are kept, each of another document."""


def check_words(words: str, documents: Sequence[Indexed]) -> Check:
    """Whether printed words stand in the documents, the best passage first and those of the other documents after it.

    >>> order = Document("order.txt", "The fence must be gone by May. Costs are reserved.")
    >>> check_words("The fence must be gone by June", [index(order)]).reason
    '“May” became “June”, without a mark'
    """
    return check_many([words], documents)[0]


def check_many(quotations: Sequence[str], documents: Iterable[Indexed]) -> tuple[Check, ...]:
    """The checks of many quotations, in their order. Documents are taken one after the other: an archive need not fit in memory."""
    printed = [read_printed(words) for words in quotations]
    findings: list[list[Finding]] = [[] for _ in printed]
    for document in documents:
        for one, found in zip(printed, findings, strict=True):
            if one.words:
                found.append(judge(one, document))
                found.sort(key=lambda finding: finding.rank)
                del found[_PASSAGES:]
    return tuple(_check(one, found) for one, found in zip(printed, findings, strict=True))


def _check(printed: Printed, findings: Sequence[Finding]) -> Check:
    if not findings:
        reason = "there is no document to check against" if printed.words else "the quotation has no words"
        return Check(printed.text, Verdict.ABSENT, reason)
    passages = tuple(finding.passage for finding in findings if finding.passage is not None)
    return Check(printed.text, findings[0].verdict, findings[0].reason, passages)
