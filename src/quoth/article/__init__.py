"""Page → article: blocks and their roles, metadata, plain text."""

from dataclasses import dataclass

from quoth.article.verbatim import verbatim_article, verbatim_text
from quoth.model import Article, Page

__all__ = ["ArticleOptions", "read_article", "verbatim_article", "verbatim_text"]


@dataclass(frozen=True, slots=True)
class ArticleOptions:
    """Bounds for reading one page: seconds of CPU time."""

    seconds: float = 2.0


def read_article(page: Page, options: ArticleOptions = ArticleOptions()) -> Article:
    """The article of a page. Raises `ArticleError` when there is none within the limits."""
    del options
    return verbatim_article(page)
