"""The words by which a page speaks to its readers: they tell a begging line between paragraphs from the paragraphs."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from quoth.article.evidence import find_evidence
from quoth.article.features import NAMES, tabulate
from quoth.article.layout import lay_out
from quoth.article.markup import mark_up
from quoth.lang import languages, table

_ROWS = [(language, row) for language in languages() for row in table(language, "appeals")]


def _appeals(line: str, language: str) -> float:
    markup = mark_up(LexborHTMLParser(f"<html lang='{language}'><body><p>{line}</p></body></html>".encode()).html or "")
    layout = lay_out(markup, 30)
    return float(tabulate(layout, find_evidence(markup, None)).rows[0, NAMES.index("appeals")])


@pytest.mark.parametrize(("language", "row"), _ROWS, ids=lambda value: value if isinstance(value, str) else value["entry"])
def test_every_appeal_is_found_in_its_example(language: str, row: dict[str, str]):
    assert _appeals(row["example"], language) >= 1


@pytest.mark.parametrize(
    ("line", "language", "count"),
    [
        ("Sign up for our newsletter and follow us on Telegram.", "en", 4),
        ("Abonnieren Sie unseren Newsletter!", "de", 2),
        ("Abonnieren Sie unseren Newsletter!", "fr", 1),  # the page's own language, English, and names that are the same everywhere
        ("The council voted on Monday to close the old fish market.", "en", 0),
        ("Subscribe", "en", 0),  # too short for a paragraph: its place tells enough
    ],
)
def test_what_speaks_to_the_reader_is_counted(line: str, language: str, count: int):
    assert _appeals(line, language) == count
