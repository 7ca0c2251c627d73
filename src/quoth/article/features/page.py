"""What holds for the whole page, and so stands in every row of it: its size, its kind, how sure its core is."""

from __future__ import annotations

import numpy as np

from quoth.article.evidence import TYPES, Evidence
from quoth.article.features.measures import Matrix, Measures
from quoth.article.layout import Layout
from quoth.article.senses import SENSES

_TELLING = ("comment", "forum", "product", "docs", "teaser", "live", "paywall")
NAMES = (
    "page_pieces", "page_size", "page_prose", "page_prose_size", "page_linked", "page_body", "page_paid", "page_url_depth",
    "page_url_digits", "page_url_words", "page_og_article", "page_og_product", "page_og_website", "page_h1", "page_core_share",
    "page_core_pieces",
    *(f"page_{kind}" for kind in TYPES),
    *(f"page_sense_{sense}" for sense in _TELLING),
)  # fmt: skip


def page_row(layout: Layout, evidence: Evidence, page: Measures, core: int, senses: int) -> Matrix:
    """The one row of a page; `senses` are those of all its elements together."""
    total = page.sums[-1]
    inside = page.sums[page.last[core]] - page.sums[page.first[core]]
    return np.array(
        (
            np.log1p(total[0]),
            np.log1p(total[1]),
            np.log1p(total[3]),
            np.log1p(total[4]),
            total[2] / total[1],
            min(len(evidence.body) / (total[4] + 1), 3),
            evidence.paid,
            evidence.url_depth,
            evidence.url_digits,
            evidence.url_words,
            evidence.open_graph == "article",
            evidence.open_graph.startswith("product"),
            evidence.open_graph == "website",
            layout.names.count("h1"),
            inside[4] / (total[4] + 1),
            np.log1p(inside[0]),
            *(kind in evidence.types for kind in TYPES),
            *(senses >> SENSES.index(sense) & 1 for sense in _TELLING),
        ),
        np.float32,
    )
