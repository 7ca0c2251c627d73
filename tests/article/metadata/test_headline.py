import pytest
from tests.article.metadata.pages import article, linked, page, read

SITE = '<meta property="og:site_name" content="Tarn Bay Herald">'


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Rain closes ferry | Tarn Bay Herald", "Rain closes ferry"),
        ("Rain closes ferry - Tarn Bay Herald", "Rain closes ferry"),
        ("Rain closes ferry – Harbour – Tarn Bay Herald", "Rain closes ferry"),
        ("Rain closes ferry｜Tarn Bay Herald", "Rain closes ferry"),
        ("Rain closes ferry", "Rain closes ferry"),
    ],
)
def test_the_outlet_is_no_part_of_the_headline(title: str, headline: str) -> None:
    assert read(page(f"<title>{title}</title>{SITE}", f"<h1>{headline}</h1><p>It rained.</p>")).title == headline


def test_a_headline_that_all_witnesses_give_is_taken_with_its_rule() -> None:
    head = SITE + '<meta property="og:title" content="Rain closes the Tarn Bay ferry">' + linked(headline="Rain closes the Tarn Bay ferry")
    found = read(article(head))
    assert found.title == "Rain closes the Tarn Bay ferry"
    assert next(fact for fact in found.facts if fact.field == "title").rule == "h1, agreed"


def test_the_rivals_of_a_headline_are_kept() -> None:
    found = read(article('<meta property="og:title" content="Ferry: what we know">'))
    assert "Ferry: what we know" in {found.title, *(rival.value for fact in found.facts if fact.field == "title" for rival in fact.rivals)}


@pytest.mark.parametrize(
    ("markup", "headline"),
    [
        ("Rain&nbsp;closes<br>ferry", "Rain closes ferry"),
        ("Rain clo\u00adses ferry", "Rain closes ferry"),
        ("Rain closes <em>fer</em>ry", "Rain closes ferry"),
        ('Rain closes ferry<span class="visually-hidden">opens in a new window</span>', "Rain closes ferry"),
        ("Rain &amp; wind", "Rain & wind"),
        ("Rain closes ferry<a href=#rain>¶</a>", "Rain closes ferry"),
    ],
)
def test_a_headline_reads_as_it_is_shown(markup: str, headline: str) -> None:
    assert read(page("", f"<h1>{markup}</h1>")).title == headline


def test_the_outlets_name_as_heading_is_not_the_headline() -> None:
    body = "<h1>Tarn Bay Herald</h1><h2>Rain closes the ferry</h2><p>It rained.</p>"
    assert read(page(f"<title>Rain closes the ferry | Tarn Bay Herald</title>{SITE}", body)).title == "Rain closes the ferry"


def test_a_page_without_a_headline_has_none() -> None:
    assert read(page("", "<p>It rained.</p>")).title is None


def test_spaces_that_markup_alone_puts_into_a_headline_are_not_kept() -> None:
    head = '<meta property="og:title" content="Harbour: rain closes ferry"><meta name="twitter:title" content="Harbour: rain closes ferry">'
    assert read(page(head, "<h1><span>Harbour</span> : rain closes ferry</h1><p>It rained.</p>")).title == "Harbour: rain closes ferry"


def test_the_outlet_of_an_archived_page_is_the_one_that_printed_it() -> None:
    html = page("<title>Rain closes the ferry | Tarn Bay Herald</title>", "<h1>Tarn Bay Herald</h1><h2>Rain closes the ferry</h2>")
    assert read(html, "https://archive.example/web/20240503101500/http://www.tarnbayherald.example/rain").title == "Rain closes the ferry"


@pytest.mark.parametrize("stated", ["Rain closes ferry", "Rain closes ferry | Tarn Bay Herald"])
def test_statements_agree_with_the_heading_whether_or_not_they_add_the_outlet(stated: str) -> None:
    found = read(page(f'{SITE}<meta property="og:title" content="{stated}">', "<h1>Rain closes ferry</h1><p>It rained.</p>"))
    assert found.title == "Rain closes ferry"
    assert next(fact for fact in found.facts if fact.field == "title").rule == "h1, agreed"
