"""The sample pages are what samples/README.md says, and their truth stands in them."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text
from selectolax.lexbor import LexborHTMLParser

from quoth.check import Indexed, check_words, index, read_document

SAMPLES = Path(__file__).parents[2] / "samples"
TRUTH = [json.loads(line) for line in (SAMPLES / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
CHECKED = [q for row in TRUTH for q in row["quotations"] if "document" in q]


def spaced(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def shown(path: str) -> str:
    """The page as a reader sees it, scripts left out."""
    raw = (SAMPLES / path).read_text(encoding="utf-8")
    if path.endswith(".txt"):
        return spaced(raw)
    tree = LexborHTMLParser(raw)
    tree.strip_tags(["script", "style"])
    assert tree.body is not None
    return spaced(html.unescape(tree.body.text(separator=" ")))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("’", "'").lower())


def document_words(name: str) -> list[str]:
    path = SAMPLES / name
    if path.suffix == ".pdf":
        pages = [[line for line in page.splitlines() if line][1:-1] for page in extract_text(path).split("\f")]
        return words(re.sub(r"(?<=\w)-\n(?=[a-z])", "", "\n".join(line for page in pages for line in page)))
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".srt":
        text = re.sub(r"(?m)^\d+$|^\d\d:.*-->.*$|\[[A-Z ]+\]", " ", text)
    return words(text)


def stands_in(piece: list[str], whole: list[str]) -> bool:
    return f" {' '.join(piece)} " in f" {' '.join(whole)} "


def test_every_page_has_its_truth_and_every_truth_its_page() -> None:
    pages = {path.relative_to(SAMPLES).as_posix() for path in (SAMPLES / "pages").rglob("*.*")}
    assert pages == {row["page"] for row in TRUTH}


def test_there_are_enough_pages_outlets_and_kinds_of_quotation() -> None:
    assert len(TRUTH) >= 24
    assert len({row["outlet"] for row in TRUTH}) == 6
    assert sum(row["language"] == "de" for row in TRUTH) >= 2
    assert sum(row["page"].endswith(".txt") for row in TRUTH) >= 2
    kinds = Counter(q["kind"] for row in TRUTH for q in row["quotations"])
    assert set(kinds) == {"direct", "mixed", "indirect"}
    assert min(kinds.values()) >= 30


def test_ids_are_unique() -> None:
    ids = [q["id"] for row in TRUTH for q in row["quotations"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("row", TRUTH, ids=lambda row: row["page"])
def test_truth_stands_on_the_page(row: dict) -> None:
    text = shown(row["page"])
    assert spaced(row["title"]) in text
    assert all(name in text for name in row["authors"])
    assert datetime.fromisoformat(row["published"]).year == 2026
    for quotation in row["quotations"]:
        assert quotation["text"] == " ".join(quotation["parts"])
        for part in quotation["parts"]:
            assert spaced(part) in text, part
        assert quotation["named"] == (quotation["speaker"] is not None)
    assert all(spaced(words) in text for words in row["not_quotes"] + row["optional"])


@pytest.mark.parametrize("row", TRUTH, ids=lambda row: row["page"])
def test_every_named_speaker_is_named_on_the_page(row: dict) -> None:
    text = shown(row["page"])
    for quotation in row["quotations"]:
        if quotation["speaker"]:
            assert all(name in text for name in quotation["speaker"].split()), quotation["id"]


@pytest.mark.parametrize("quotation", CHECKED, ids=lambda q: q["id"])
def test_quotations_from_documents_are_as_labelled(quotation: dict) -> None:
    whole = document_words(quotation["document"])
    printed = quotation["text"]
    if quotation["verdict"] == "exact":
        assert stands_in(words(printed), whole)
    elif quotation["verdict"] == "trimmed":
        assert not stands_in(words(printed), whole)
        pieces = [words(piece) for piece in re.split(r"…|\.\.\.|\[\w+\]\w*", printed)]
        assert all(stands_in(piece, whole) for piece in pieces if piece)
    else:
        assert not re.search(r"…|\.\.\.|\[", printed)
        assert not stands_in(words(printed), whole)


def test_two_quotations_are_misquoted_on_purpose() -> None:
    wrong = [q for q in CHECKED if q["verdict"] == "altered"]
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert len(wrong) == 2
    assert all(q["text"] in readme for q in wrong)


@pytest.fixture(scope="module")
def documents() -> list[Indexed]:
    return [index(read_document(path)) for path in sorted((SAMPLES / "documents").iterdir())]


@pytest.mark.parametrize("quotation", CHECKED, ids=lambda q: q["id"])
def test_checking_against_all_documents_finds_the_right_one_and_the_right_verdict(quotation: dict, documents: list[Indexed]) -> None:
    found = check_words(quotation["text"], documents)
    assert found.verdict == quotation["verdict"], found.reason
    assert found.passages[0].document.endswith(Path(quotation["document"]).name)


def test_the_same_words_are_printed_by_several_outlets() -> None:
    outlets: dict[str, set[str]] = {}
    for row in TRUTH:
        for quotation in row["quotations"]:
            for part in quotation["parts"]:
                for sentence in re.split(r"(?<=[.?!])\s+", part):
                    outlets.setdefault(" ".join(words(sentence)), set()).add(row["outlet"])
    shared = [sentence for sentence, names in outlets.items() if len(names) >= 3 and len(sentence.split()) >= 6]
    assert len(shared) >= 5
