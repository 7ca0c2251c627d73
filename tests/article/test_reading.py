"""What a reader of an HTML page gets: the text, and what was left out of it with the reason."""

import pytest

from quoth.article import ArticleOptions, read_article
from quoth.errors import ArticleError
from quoth.model import Article, Origin, Page, Role

_ORIGIN = Origin("memory")
_LEAD = "The harbour council voted on Monday to close the old fish market, after a debate that lasted until midnight."
_SECOND = "Mayor Ilse Farrow said the decision was final, and that the stallholders would be paid for the move."
_THIRD = "The stallholders, who have traded there for ninety years, said that they would appeal to the county court."


def _read(html: str, *, model: bool = False) -> Article:
    page = Page("p", _ORIGIN, html.encode(), "text/html", "utf-8", url="https://tarnbay.example/news/fish-market")
    return read_article(page, ArticleOptions(model=model))


def _page(*inside: str) -> str:
    return (
        "<html><head><title>Fish market to close | Tarn Bay Herald</title><meta property='og:title' content='Fish market to close'></head>"
        "<body><nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
        f"<main><article><h1>Fish market to close</h1><div class='article-body'>{''.join(inside)}</div></article></main>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )


def _p(text: str) -> str:
    return f"<p>{text}</p>"


def test_the_text_is_the_paragraphs_without_headline_menu_and_footer():
    article = _read(_page(_p(_LEAD), _p(_SECOND), _p(_THIRD)))
    assert article.text == f"{_LEAD}\n\n{_SECOND}\n\n{_THIRD}"


def test_every_block_is_kept_and_what_is_left_out_says_why():
    article = _read(_page(_p(_LEAD), "<figure><img><figcaption>The market hall in 1931</figcaption></figure>", _p(_SECOND), _p(_THIRD)))
    left = {block.text: block for block in article.left_out()}
    assert left["The market hall in 1931"].role is Role.CAPTION
    assert left["Home"].role is Role.NAVIGATION
    assert left["Fish market to close"].role is Role.HEADLINE
    assert all(block.why for block in article.left_out())


def test_a_page_without_any_text_is_an_error_that_names_the_page():
    with pytest.raises(ArticleError, match="no text"):
        _read("<html><body><script>draw()</script></body></html>")
