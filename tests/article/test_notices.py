"""Every row of the notice tables does what it says, and ordinary sentences are no notices."""

import pytest

from quoth.article.notices import KINDS, notice
from quoth.lang import languages, table

_ROWS = [(language, row) for language in languages() for row in table(language, "notices")]


def test_every_row_is_found_by_its_example():
    missed = [(language, row["entry"]) for language, row in _ROWS if (notice(row["example"]) or ("", ""))[1] != row["entry"]]
    assert missed == []


def test_every_row_has_a_known_kind():
    assert {row["kind"] for _, row in _ROWS} <= set(KINDS)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ADVERTISEMENT", "ad"),
        ("– Anzeige –", "ad"),
        ("Read more: Council to vote again", "related"),
        ("Lesen Sie auch: Der Rat stimmt noch einmal ab", "related"),
        ("À lire aussi : le conseil revote", "related"),
        ("Sign up for our morning newsletter", "newsletter"),
        ("Already a subscriber? Log in", "paywall"),
    ],
)
def test_notices_are_known(line, kind):
    assert notice(line)[0] == kind


@pytest.mark.parametrize(
    "line",
    [
        "Advertisers left the paper in spring.",
        "Readers wrote to the mayor.",
        "Werbungskosten sind absetzbar.",
        "Premier Okafor resigned.",
        "Protein is back on the menu.",
        "—",
        "",
    ],
)
def test_sentences_that_only_begin_alike_are_none(line):
    assert notice(line) is None
