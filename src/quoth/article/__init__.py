"""Page → article: blocks and their roles, metadata, plain text."""

from quoth.article.options import ArticleOptions
from quoth.article.reading import read_article
from quoth.article.verbatim import verbatim_article, verbatim_text

__all__ = ["ArticleOptions", "read_article", "verbatim_article", "verbatim_text"]
