"""Page → article: blocks and their roles, metadata, plain text."""

from dataclasses import dataclass

from quoth.model import Article, Page, content_id


@dataclass(frozen=True, slots=True)
class ArticleOptions:
    """Bounds for reading one page: seconds of CPU time."""

    seconds: float = 2.0


def read_article(page: Page, options: ArticleOptions = ArticleOptions()) -> Article:
    """The article of a page. Raises `ArticleError` when there is none within the limits."""
    del options
    return verbatim_article(page)


def verbatim_article(page: Page) -> Article:
    """The page's text taken as the article's body, exactly as it is."""
    text = page.decoded()
    return Article(content_id(text), page.origin, page.url, None, None, None, (), None, None, (), (), None, text, ())
