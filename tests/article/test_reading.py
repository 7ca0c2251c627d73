"""What a reader of an HTML page gets: the text, and what was left out of it with the reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.article import ArticleOptions, read_article
from quoth.errors import ArticleError
from quoth.model import Article, Origin, Page, Role

_ORIGIN = Origin("memory")
_LEAD = "The harbour council voted on Monday to close the old fish market, after a debate that lasted until midnight."
_SECOND = "Mayor Ilse Farrow said the decision was final, and that the stallholders would be paid for the move."
_THIRD = "The stallholders, who have traded there for ninety years, said that they would appeal to the county court."


def _read(html: str, *, model: bool = False) -> Article:
    page = Page(_ORIGIN, html.encode(), "text/html", "utf-8", url="https://tarnbay.example/news/fish-market")
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


def _text(*inside: str) -> str:
    return _read(_page(*inside)).text


def test_a_passage_that_stands_twice_is_read_once():
    assert _text(_p(_LEAD), _p(_SECOND), _p(_LEAD), _p(_THIRD)) == f"{_LEAD}\n\n{_SECOND}\n\n{_THIRD}"


def test_an_article_given_again_in_one_block_is_read_once():
    long = [f"{_LEAD} {_SECOND} Take {n}, and then some more words." for n in range(4)]
    assert _text(*map(_p, long), f"<div>{' '.join(long)}</div>") == "\n\n".join(long)


@pytest.mark.parametrize(
    "notice", ["Advertisement", "Story continues below", "Anzeige", "Read more: Old market, new plans", "La suite après cette publicité"]
)
def test_notices_between_paragraphs_are_left_out(notice):
    article = _read(_page(_p(_LEAD), _p(notice), _p(_SECOND), _p(_THIRD)))
    assert notice not in article.text
    assert next(block for block in article.blocks if block.text == notice).role in {Role.ADVERTISEMENT, Role.RELATED}


_RELATED = "<aside class='related-articles'><h3>More on this</h3><p>Harbour wall to be raised by a metre next spring.</p></aside>"
_LETTER = "<div class='newsletter-signup'><p>Our weekly letter brings you the news of the bay every Friday.</p></div>"
_COMMENT = "<div class='comments'><p>I have bought my fish there since 1970, and I will miss it very much indeed.</p></div>"
_CONSENT = "<div class='cookie-consent'><p>We and our partners store information on your device, as you may choose here.</p></div>"


@pytest.mark.parametrize(
    ("box", "role"),
    [
        (_RELATED, Role.RELATED),
        (_LETTER, Role.BOILERPLATE),
        (_COMMENT, Role.COMMENT),
        (_CONSENT, Role.BOILERPLATE),
    ],
)
def test_boxes_that_are_no_part_of_the_article_are_left_out(box, role):
    article = _read(_page(_p(_LEAD), box, _p(_SECOND), _p(_THIRD)))
    assert article.text == f"{_LEAD}\n\n{_SECOND}\n\n{_THIRD}"
    assert role in {block.role for block in article.left_out()}


@pytest.mark.parametrize(
    ("inside", "role"),
    [
        ("<h2>Stallholders to appeal</h2>", Role.SUBHEAD),
        ("<blockquote><p>We were not asked, and we will not go quietly from here.</p></blockquote>", Role.BLOCKQUOTE),
        ("<ul><li>The market opened in 1931 with twelve stalls.</li></ul>", Role.LIST_ITEM),
        ("<table><tr><td>North ward voted</td><td>412 to 96 against.</td></tr></table>", Role.LIST_ITEM),
        ("<blockquote class='twitter-tweet'><p>The market must stay, and so must we.</p></blockquote>", Role.EMBED),
    ],
)  # fmt: skip
def test_what_belongs_to_the_article_is_read_in_its_role(inside, role):
    article = _read(_page(_p(_LEAD), _p(_SECOND), inside, _p(_THIRD)))
    assert role in {block.role for block in article.reading_blocks()}


def test_a_paywall_is_noted():
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    article = _read(_page(_p(_LEAD), _p(_SECOND), script, "<div class='paywall'><p>Already a subscriber? Log in.</p></div>"))
    assert any("paywall" in note for note in article.notes)


def test_a_page_drawn_by_scripts_gives_the_body_that_its_structured_data_states():
    body = f"{_LEAD}\\n\\n{_SECOND}\\n\\n{_THIRD}"
    script = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    article = _read(f"<html><body>{script}<p>Loading</p></body></html>")
    assert article.text == f"{_LEAD}\n\n{_SECOND}\n\n{_THIRD}"


def test_entries_of_a_live_blog_keep_their_times_beside_the_text():
    entries = [
        f"<div class='liveblog-entry'><p><time datetime='2024-05-02T1{n}:05:00+02:00'>1{n}:05</time></p>{_p(t)}</div>"
        for n, t in enumerate((_LEAD, _SECOND, _THIRD))
    ]
    article = _read(_page(*entries))
    times = [block for block in article.blocks if block.role is Role.DATELINE]
    assert [block.text for block in times] == ["10:05", "11:05", "12:05"]
    assert "2024-05-02T10:05:00+02:00" in times[0].why
    assert article.text == f"{_LEAD}\n\n{_SECOND}\n\n{_THIRD}"


def test_a_page_of_too_many_blocks_is_an_error_with_its_limit():
    page = Page(_ORIGIN, ("<p>word</p>" * 50).encode(), "text/html", "utf-8")
    with pytest.raises(ArticleError, match="50 blocks"):
        read_article(page, ArticleOptions(blocks=40))


def test_a_page_that_takes_too_long_is_an_error_with_its_limit():
    page = Page(_ORIGIN, ("<p>word</p>" * 5_000).encode(), "text/html", "utf-8")
    with pytest.raises(ArticleError, match="CPU time"):
        read_article(page, ArticleOptions(seconds=0.0))


_TAGS = [
    "<p>",
    "</p>",
    "<div class='related'>",
    "</div>",
    "<li>",
    "<table><tr><td>",
    "</td>",
    "</table>",
    "<br>",
    "<a href=x>",
    "</a>",
    "<h2>",
    "<blockquote>",
]
_MARKUP = st.lists(st.sampled_from(_TAGS) | st.text(max_size=60), max_size=40)


@given(_MARKUP)
@settings(max_examples=150, deadline=None)
def test_every_span_slices_to_its_block(parts):
    try:
        article = _read("".join(parts))
    except ArticleError:
        return
    for block in article.blocks:
        assert (block.span is None) == bool(block.why)
        assert block.span is None or block.span.of(article.text) == block.text
    assert article.text == "\n\n".join(block.text for block in article.reading_blocks())
