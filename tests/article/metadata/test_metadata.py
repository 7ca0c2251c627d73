import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from tests.article.metadata.pages import article, linked, page, read

from quoth.article.markup import mark_up
from quoth.article.metadata import Metadata, read_metadata
from quoth.article.metadata.images import split_credit
from quoth.article.metadata.jsonld import records, types
from quoth.lang import languages, table
from quoth.model import Image

CREDITS = [(language, row) for language in languages() for row in table(language, "credits")]


def test_a_page_that_states_nothing_has_no_metadata() -> None:
    assert read_metadata(mark_up(LexborHTMLParser("<p>Rain fell on Tarn Bay.</p>").html), None) == Metadata()


def test_reading_twice_gives_the_same() -> None:
    html = article(linked(headline="Rain", author="Ada Okafor", datePublished="2024-05-03"))
    assert read(html) == read(html)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ('<meta property="og:site_name" content="Tarn Bay Herald">', "Tarn Bay Herald"),
        (linked(publisher={"@type": "Organization", "name": "Tarn Bay Herald"}), "Tarn Bay Herald"),
        ("<title>Rain | TarnBayHerald</title>", "TarnBayHerald"),
        ("", None),
    ],
)
def test_the_outlet_is_who_prints(head: str, outlet: str | None) -> None:
    assert read(page(head, "<p>Rain.</p>")).outlet == outlet


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        ('<link rel="canonical" href="/harbour/rain">', "https://www.tarnbayherald.example/harbour/rain"),
        ('<link rel="canonical" href="https://www.tarnbayherald.example/">', None),
        (
            '<meta property="og:url" content="https://www.tarnbayherald.example/harbour/rain#top">',
            "https://www.tarnbayherald.example/harbour/rain",
        ),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="https://[broken">', None),
    ],
)
def test_the_canonical_address_is_absolute_and_sane(head: str, canonical: str | None) -> None:
    assert read(page(head)).canonical == canonical


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [
        ("en-GB", "", "en"),
        ("", '<meta property="og:locale" content="de_AT">', "de"),
        ("nb-NO", "", "no"),
        ("en", '<meta property="og:locale" content="fr_FR">' + linked(inLanguage="fr"), "fr"),
        ("", "", None),
    ],
)
def test_the_language_is_what_most_witnesses_state(lang: str, head: str, language: str | None) -> None:
    assert read(page(head, "", lang)).language == language


def test_breadcrumbs_give_the_section_path() -> None:
    crumbs = [{"@type": "ListItem", "position": n, "name": name} for n, name in enumerate(("Home", "News", "Harbour"), 1)]
    assert read(page(linked(**{"@type": "BreadcrumbList", "itemListElement": crumbs}))).section == ("News", "Harbour")


@pytest.mark.parametrize(
    ("head", "tags"),
    [
        (linked(keywords=["rain", "ferry"]), ("rain", "ferry")),
        (linked(keywords="rain, ferry, Rain"), ("rain", "ferry")),
        ('<meta property="article:tag" content="rain"><meta property="article:tag" content="ferry">', ("rain", "ferry")),
    ],
)
def test_tags_are_those_of_the_newsroom_each_once(head: str, tags: tuple[str, ...]) -> None:
    assert read(page(head)).tags == tags


def test_a_picture_keeps_caption_and_credit_apart() -> None:
    caption = 'The harbour at dawn. <span class="credit">Photo: Ada Okafor</span>'
    figure = f'<figure><img src="/i/harbour.jpg"><figcaption>{caption}</figcaption></figure>'
    assert read(page("", figure)).images == (
        Image("https://www.tarnbayherald.example/i/harbour.jpg", "The harbour at dawn.", "Ada Okafor"),
    )


@pytest.mark.parametrize(("language", "row"), CREDITS, ids=lambda value: value if isinstance(value, str) else value["entry"])
def test_every_credit_word_parts_caption_and_credit(language: str, row: dict[str, str]) -> None:
    del language
    name = row["example"].split(": ", 1)[1]
    assert split_credit(f"Tarn Bay. {row['example']}") == ("Tarn Bay.", name)


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ('{"@type": "NewsArticle"}', {"NewsArticle"}),
        ('[{"@graph": [{"@type": ["Thing", "schema:NewsArticle"]}]}]', {"Thing", "NewsArticle"}),
        ('<!-- {"@type": "NewsArticle",} -->', {"NewsArticle"}),
        ('//<![CDATA[\n{"@type": "NewsArticle", "a": [1, 2,]}\n//]]>', {"NewsArticle"}),
        ('{"@type": "NewsArticle", "description": "two\nlines"}', {"NewsArticle"}),
        ('{"@type": "NewsArticle", "headline": "cut', set()),
        ("[" * 100_000, set()),
        ("", set()),
    ],
)
def test_json_ld_is_read_as_pages_carry_it(script: str, found: set[str]) -> None:
    assert {name for record in records([script]) for name in types(record)} == found


HOSTILE = [
    "<div>" * 10_000 + "<h1>Rain</h1>",
    "<script type='application/ld+json'>" + '{"@type":"NewsArticle","author":' * 3_000 + "</script>",
    "<script type='application/ld+json'>[" + ",".join(['{"@type":"Article","author":"A B"}'] * 20_000) + "]</script>",
    "<h1>\x00Rain\x00</h1>",
    "<h1>\u202eniaR\u202c</h1>",
    "<meta property='article:published_time' content='" + "9" * 100_000 + "'>",
    "<h1>" + "a" * 1_000_000 + "</h1>",
    "<p class='byline date author'>" * 5_000,
    "<meta name='author' content='" + "A and B, " * 50_000 + "'>",
    linked(
        author={"name": {"name": []}}, headline=[1, {}], datePublished={}, image=[None, 3, {"url": 5}], keywords={"a": 1}, publisher=[3]
    ),
    linked(**{"@type": "BreadcrumbList", "itemListElement": [{"position": None}, 3, {"item": "x", "name": 4}]}),
    linked(**{"@type": {"a": "b"}, "@id": ["x"]}),
]


@pytest.mark.parametrize("html", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_give_metadata_or_none(html: str) -> None:
    found = read(html)
    assert found.title is None or not set(found.title) & set("\x00\u202e\u202c")


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "<h1>",
                "</h1>",
                "<time datetime='2024-05-03'>",
                "By Ada",
                "<a rel=author>",
                "<p class=date>",
                "3 May 2024",
                "&#0;",
                "<title>",
                "</title>",
                "<meta name=author content='",
                "'>",
                " | ",
            ]
        ),
        max_size=25,
    )
)
def test_no_soup_breaks_the_reading(soup: list[str]) -> None:
    assert isinstance(read("".join(soup)), Metadata)
