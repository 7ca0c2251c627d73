"""A check as JSON: what `quoth check --json` prints."""

from __future__ import annotations

from typing import NotRequired

from typing_extensions import TypedDict

from quoth.model import Check, Passage, Verdict

EditReport = TypedDict("EditReport", {"type": str, "from": str, "to": str})
"""One word-level difference: `from` are the document's words, `to` the quotation's."""


class PassageReport(TypedDict):
    """A passage: its document and place (`spans` in code points, or `page`, or `time` in seconds), its words and the differences."""

    file: str
    found: list[str]
    edits: list[EditReport]
    spans: NotRequired[list[tuple[int, int]]]
    page: NotRequired[list[int]]
    time: NotRequired[list[tuple[float, float]]]


class CheckReport(TypedDict):
    """A check: the verdict, the best passage's fields beside it, a reason, and the other passages."""

    quote: str
    verdict: Verdict | None
    reason: str
    file: str | None
    found: list[str]
    edits: list[EditReport]
    spans: NotRequired[list[tuple[int, int]]]
    page: NotRequired[list[int]]
    time: NotRequired[list[tuple[float, float]]]
    others: list[PassageReport]


def check_report(check: Check) -> CheckReport:
    """The check as JSON-ready values."""
    passages = [_passage(passage) for passage in check.passages]
    best: PassageReport | dict[str, object] = passages[0] if passages else {"file": None, "found": [], "edits": []}
    if check.verdict is Verdict.ABSENT:
        best = {"file": None, "found": [], "edits": []}
    head = {"quote": check.quotation, "verdict": check.verdict, "reason": check.reason}
    return {**head, **best, "others": passages[1:]}  # type: ignore[typeddict-item]  # mypy cannot follow a spread of optional keys


def _passage(passage: Passage) -> PassageReport:
    said: PassageReport = {
        "file": passage.document,
        "found": list(passage.found),
        "edits": [{"type": edit.type, "from": edit.said, "to": edit.printed} for edit in passage.edits],
    }
    place = passage.place
    if place.pages:
        said["page"] = list(place.pages)
    elif place.times:
        said["time"] = list(place.times)
    elif place.spans:
        said["spans"] = [(span.start, span.end) for span in place.spans]
    return said
