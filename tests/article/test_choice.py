"""Which pieces of a page are read, given how likely each is text."""

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from quoth.article.choice import choose
from quoth.article.evidence import find_evidence
from quoth.article.features import tabulate
from quoth.article.layout import lay_out
from quoth.article.markup import mark_up
from quoth.article.metadata import Metadata

_GREETING = "<p>Tarn Bay Shop</p><p>Help</p><p>Returns</p>"
_ALERT = "<p>The north crane stands still until the spring, the board said.</p><p>Help</p>"


@pytest.mark.parametrize(
    ("body", "scores", "read"),
    [
        (_GREETING, (0.3, 0.1, 0.1), 0),  # an empty shop's page: nothing is sure, and there is hardly anything
        (_GREETING, (0.6, 0.1, 0.1), 1),
        (_ALERT, (0.3, 0.1), 1),
    ],
)
def test_a_page_without_a_sure_piece_has_no_text_when_there_is_hardly_any(body: str, scores: tuple[float, ...], read: int):
    markup = mark_up(LexborHTMLParser(f"<body>{body}</body>".encode()).html or "")
    layout = lay_out(markup, 30)
    sheet = tabulate(layout, find_evidence(markup, None))
    assert choose(layout, sheet, np.array(scores, np.float32), Metadata()).read.sum() == read
