"""Flattened pages: the roles of lines, and what the masthead says, in several languages; all invented."""

from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.article import ArticleOptions, read_article
from quoth.article.flattened.lines import lines_of
from quoth.article.spacing import clean
from quoth.model import Role
from quoth.pages import open_page

RULES = ArticleOptions(model=False)
BODY = [
    "The north crane at Tarn Bay harbour will stand still until the spring, the harbour board decided on Monday night after a long debate.",
    "“The crane has not been safe since the gales of last winter,” said Ada Okafor, who chairs it. “We will not wait for an accident.”",
    "Ole Marten, who runs the fish market beside the crane, said that the decision would cost the town forty jobs before the summer.",
    "The board expects the repairs to take five months. A temporary crane will be brought from the south coast in the second week of June.",
]


def read(*lines, separator="\n\n", options=RULES):
    return read_article(open_page(separator.join(lines).encode()), options)


def roles(article):
    return [(block.role, block.text) for block in article.blocks]


def test_a_newspaper_page_in_order():
    article = read(
        "Home / Local News / Crane stands still until spring",
        "Crane stands still until spring",
        "By Ada Varga and Ole Brandt | 3 May 2024, 10:15 BST",
        BODY[0],
        "- Advertisement -",
        BODY[1],
        "What the fish market says",
        BODY[2],
        "The north crane on Sunday. Photo: Jo Lind",
        BODY[3],
        "Read more: Harbour board to meet in June",
        "Share this article",
    )
    assert article.title == "Crane stands still until spring"
    assert article.authors == ("Ada Varga", "Ole Brandt")
    assert (article.published.iso(), article.published.zone) == ("2024-05-03T10:15:00+01:00", "BST")
    assert article.section == ("Local News",)
    assert article.language == "en"
    assert [role for role, _ in roles(article)] == [
        Role.NAVIGATION,
        Role.HEADLINE,
        Role.BYLINE,
        Role.PARAGRAPH,
        Role.ADVERTISEMENT,
        Role.PARAGRAPH,
        Role.SUBHEAD,
        Role.PARAGRAPH,
        Role.CAPTION,
        Role.PARAGRAPH,
        Role.RELATED,
        Role.BOILERPLATE,
    ]
    assert all(block.why for block in article.left_out())


GERMAN = [
    "Der Nordkran im Hafen von Tarnbucht bleibt bis zum Frühjahr stehen, das beschloss der Hafenrat am Montagabend nach langer Debatte.",
    "„Der Kran ist seit den Stürmen des letzten Winters nicht sicher“, sagte die Vorsitzende Ada Okafor. „Wir warten auf keinen Unfall.“",
    "Ole Marten, der neben dem Kran den Fischmarkt betreibt, sagte, die Entscheidung werde die Stadt vierzig Arbeitsplätze kosten.",
]
FRENCH = [
    "La grue nord du port de Tarnbaie restera à l’arrêt jusqu’au printemps, a décidé lundi soir le conseil du port après un long débat.",
    "« La grue n’est plus sûre depuis les tempêtes de l’hiver dernier », a déclaré Ada Okafor, présidente du conseil, aux habitants.",
    "Ole Marten, qui tient le marché aux poissons, a estimé que cette décision coûterait quarante emplois à la ville avant l’été.",
]


GERMAN_PAGE = [
    "Startseite › Lokales › Kran steht bis zum Frühjahr still",
    "Kran steht bis zum Frühjahr still",
    "Von Jana Brandt",
    "3. Mai 2024, 10:15 Uhr",
]
FRENCH_PAGE = [
    "Accueil > Région > La grue du port à l’arrêt jusqu’au printemps",
    "La grue du port à l’arrêt jusqu’au printemps",
    "Par Jeanne Lind",
    "Publié le 3 mai 2024",
]


@pytest.mark.parametrize(
    ("head", "body", "authors", "published", "section"),
    [
        (GERMAN_PAGE, GERMAN, ("Jana Brandt",), "2024-05-03T10:15:00", ("Lokales",)),
        (FRENCH_PAGE, FRENCH, ("Jeanne Lind",), "2024-05-03", ("Région",)),
    ],
)
def test_other_languages(head, body, authors, published, section):
    article = read(*head, *body)
    assert (article.title, article.authors, article.published.iso(), article.section) == (head[1], authors, published, section)
    assert [block.text for block in article.reading_blocks()] == body


def test_a_notice_glued_to_a_paragraph_is_taken_off_with_its_place():
    article = read("Crane stands still until spring", BODY[0] + " Article continues below advertisement", *BODY[1:])
    assert BODY[0] in article.text
    assert "advertisement" not in article.text
    [notice] = [block for block in article.blocks if block.role is Role.ADVERTISEMENT]
    assert notice.text == "Article continues below advertisement"


def test_a_sentence_about_advertisement_is_no_notice():
    sentence = "The board will pay for the repairs with money that it had set aside for a year of advertisement in the county's newspapers."
    assert sentence in read("Crane stands still until spring", *BODY, sentence).text


def test_updates_and_publication_are_told_apart():
    article = read("Crane stands still until spring", "Updated: 4 May 2024, 09:00", "Published: 3 May 2024, 10:15", *BODY)
    assert (article.published.iso(), article.modified.iso()) == ("2024-05-03T10:15:00", "2024-05-04T09:00:00")


def test_a_date_further_down_is_not_taken_for_that_of_publication():
    article = read("Crane stands still until spring", "Updated: 4 May 2024, 09:00", *BODY[:2], "11 April 2022 | Analysis", *BODY[2:])
    assert article.published.iso() == "2024-05-04T09:00:00"


def test_a_page_that_states_no_date_has_none():
    article = read("Crane stands still until spring", "By Ada Varga", *BODY)
    assert article.published is None


@pytest.mark.parametrize("model", [True, False], ids=["model", "rules"])
def test_the_deck_below_the_headline_is_read_though_much_parts_it_from_the_body(model):
    deck = "The harbour board stops the north crane until spring: the repairs will take five months and cost forty jobs."
    tools = ["Share", "E-mail", "Print", "Listen", "4 min", "Comments", "Save", "Gift", "Link"]
    article = read("Crane stands still until spring", deck, "By Ada Varga", *tools, *BODY, options=ArticleOptions(model=model))
    assert article.text.split("\n\n") == [deck, *BODY]
    assert article.reading_blocks()[0].role is Role.DECK


def test_comments_and_related_articles_are_left_out_under_their_notices():
    tail = ["Leave a comment", "Jo Lind", "Good riddance", "Related articles", "Fog at sea"]
    article = read("Crane stands still until spring", *BODY, *tail)
    left = {block.text: block.role for block in article.left_out()}
    assert left["Good riddance"] is Role.COMMENT
    assert left["Fog at sea"] is Role.RELATED


def test_an_article_named_below_a_notice_inside_the_body_is_related():
    article = read("Crane stands still until spring", *BODY[:2], "Read also", "Fish market fights for its forty jobs", *BODY[2:])
    assert article.text.split("\n\n") == BODY
    assert next(block for block in article.blocks if block.text.startswith("Fish market")).role is Role.RELATED


def test_teasers_far_below_the_body_are_not_read():
    teasers = [
        line for place in PLACES for line in (f"{place} news", "Two ferries", "12 May", "Local", f"{place} waits. The boats are late.")
    ]
    article = read("Crane stands still until spring", *BODY, *teasers, BODY[0].replace("crane", "pier"))
    assert article.text.split("\n\n") == BODY


PLACES = ("Tarn Bay", "Lindholm", "Oster", "Varga Point", "Marten", "Okafor Bridge")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Title: Crane stands still until spring", "Author: Ada Varga", "Date: 2024-05-03"), "Crane stands still until spring"),
        (("# Crane stands still until spring", "*By Ada Varga* – May 3, 2024"), "Crane stands still until spring"),
        (
            ("Crane stands still until spring", "• Nine to two after a long debate in town", "By Ada Varga, May 3, 2024"),
            "Crane stands still until spring",
        ),
    ],
    ids=["fields", "markdown", "points"],
)
def test_heads_that_other_programs_write(lines, title):
    article = read(*lines, "", *BODY, separator="\n")
    assert (article.title, article.authors, article.published.iso()) == (title, ("Ada Varga",), "2024-05-03")
    assert article.text.split("\n\n") == BODY


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (("By", "Ada Varga", "Ole Brandt", "3 May 2024"), ("Ada Varga", "Ole Brandt")),
        (("Peter VargaNews reporter", "Anna Brandt", "May 3, 202410:15"), ("Peter Varga", "Anna Brandt")),
        (("Peter Varga5 hours ago", "Published on May 3, 2024"), ("Peter Varga",)),
        (("By Jana Brandt03 May 2024",), ("Jana Brandt",)),
        (("By Jana BrandtPublished: May 3, 2024",), ("Jana Brandt",)),
        (("Ilvo Quandt", "May 3, 2024"), ("Ilvo Quandt",)),
        (("May 3, 2024 at 10:15 / Ilvo Quandt-Marsh",), ("Ilvo Quandt-Marsh",)),
        (("Ilvo Quandt · Tarn News · Posted: May 03, 2024 4:00 AM EDT | Last Updated: May 4",), ("Ilvo Quandt",)),
        (("Ilvo Quandt May 3, 2024",), ("Ilvo Quandt",)),
        (("May 3, 2024 By Ilvo Quandt 4 Comments",), ("Ilvo Quandt",)),
        (("Published on May 3, 2024 by Ilvo Quandt and Ada Varga",), ("Ilvo Quandt", "Ada Varga")),
        (("Emma QuandtLifestyle Writer", "May 3, 2024"), ("Emma Quandt",)),
        (("Ilvo Quandt2 minutes ago", "Published", "May 3, 2024"), ("Ilvo Quandt",)),
        (("By Ilvo", "May 3, 2024"), ("Ilvo",)),
        (("No Comments", "May 3, 2024"), ()),
        (("Harbour has Problems", "May 3, 2024"), ()),
        (("Tarn Bay, May 3, 2024",), ()),
        (("May 3, 2024", "Harbour News", BODY[0], "By Jana Brandt 20 November 2023"), ("Jana Brandt",)),
        (("By Ada Varga", "May 3, 2024", BODY[0], "By Jana Brandt 20 November 2023"), ("Ada Varga",)),
    ],
)
def test_bylines_as_copies_leave_them(lines, authors):
    article = read("Crane stands still until spring", *lines, *BODY[1:], separator="\n")
    assert (article.authors, article.published.day.isoformat()) == (authors, "2024-05-03")


def test_a_line_of_a_menu_is_no_byline():
    article = read("Harbour Works", "Crane stands still until spring", "Harbour Works", "3 May 2024", *BODY)
    assert article.authors == ()


def test_who_is_introduced_below_the_article_signed_it():
    box = "Ilvo Quandt is a reporter who has written about the harbour and those who work in it for twelve years."
    article = read("Crane stands still until spring", "Ilvo Quandt", *BODY, "Share this article", *PLACES, "Ilvo Quandt", box)
    assert article.authors == ("Ilvo Quandt",)


@pytest.mark.parametrize("title", ["Board: »Crane stands still« until spring", "Kran: «Wir warten nicht» bis zum Frühjahr"])
def test_a_quotation_in_a_headline_is_no_breadcrumb_trail(title):
    assert read("Home", title, "By Ada Varga", "3 May 2024", *BODY).title == title


def test_a_date_is_no_headline():
    assert read("3 May 2024 - 16.03 h", "Crane stands still until spring", "By Ada Varga", *BODY).title == "Crane stands still until spring"


JAPANESE = [
    "港湾委員会は三日夜、老朽化した北クレーンを来春まで停止することを決めた。委員会によると、昨冬の強風で支柱に亀裂が見つかった。",
    "委員長の林さんは「事故が起きるのを待つつもりはない」と話した。修理には五か月ほどかかる見通しだという。",
    "市場を営む森さんは「夏までに四十人の雇用が失われる」と述べ、代わりのクレーンを早く運ぶよう市に求めた。",
]


def test_paragraphs_of_wide_letters_are_prose_though_they_are_short():
    article = read("社会", "北クレーン、春まで停止　港湾委が決定", "2024年5月3日 10時15分", *JAPANESE, "関連記事", "霧でフェリー欠航")
    assert article.title == "北クレーン、春まで停止 港湾委が決定"
    assert article.text.split("\n\n") == JAPANESE
    assert article.published.iso() == "2024-05-03T10:15:00"


def test_a_mail_wrapped_by_hand_is_read_by_paragraphs():
    wrapped = "\n\n".join(paragraph.replace(" the ", " the\n", 2) for paragraph in (WRAPPED, WRAPPED.replace("crane", "pier")))
    article = read_article(open_page(wrapped.encode()), RULES)
    assert len(article.reading_blocks()) == 2
    assert all("\n" not in block.text for block in article.blocks)


@pytest.mark.parametrize("separator", ["\n\n", "\n"], ids=["blank lines", "no blank lines"])
@pytest.mark.parametrize("width", [60, 72, 90])
def test_a_text_wrapped_at_a_width_is_read_by_paragraphs(width, separator):
    wrapped = separator.join("\n".join(wrap(line, width)) for line in ("Crane stands still until spring", "By Ada Varga", *BODY))
    article = read_article(open_page(wrapped.encode()), RULES)
    assert [block.text for block in article.reading_blocks()] == BODY
    assert article.title == "Crane stands still until spring"


def test_short_lines_that_are_not_wrapped_stay_apart():
    lines = ["Harbour board meets in June", "Fog at sea", "Ferries to run later on Sundays from May", "Tarn Bay pier opens", "Weather"]
    assert [line.text for line in lines_of("\n".join(lines))] == lines


WRAPPED = (
    "On Monday night, after a long debate, members who sit on the harbour board of Tarn Bay decided that crane would stand "
    "the whole winter and that a crane from elsewhere would be brought."
)


@pytest.mark.parametrize("text", ["Two\nlines", "A\n\nB\n\nC", '"We will appeal," said Ada Okafor.', "Advertisement", "•", "1", "?\n?\n?"])
def test_the_smallest_texts_are_read(text):
    for options in (RULES, ArticleOptions()):
        article = read_article(open_page(text.encode()), options)
        assert article.blocks


PIECES = st.sampled_from(
    [*BODY, "Advertisement", "By Ada Varga", "3 May 2024", "Home / News / Crane", "Photo: Jo Lind", "", " ", "Related", "— · —", "½ Größe"]
)


@settings(deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), min_size=1, max_size=20), st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]))
def test_spans_slice_and_nothing_is_lost(pieces, separator):
    text = separator.join(pieces)
    lines = lines_of(text)
    for line in lines:
        assert line.text
        assert line.source.of(text).strip() == line.source.of(text)
    kept = "".join(line.source.of(text) for line in lines)
    assert "".join(clean(kept).split()) == "".join(clean(text).split())  # a line of nothing but a soft hyphen shows nothing


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14), st.booleans())
def test_blocks_slice_to_their_words(pieces, model):
    text = "\n\n".join(["Crane stands still", *pieces])
    article = read_article(open_page(text.encode()), ArticleOptions(model=model))
    place = 0
    for block in article.blocks:
        assert block.source.start >= place
        place = block.source.end
        assert " ".join(block.source.of(text).split()) == block.text
        assert (block.span is None) == bool(block.why)
        assert block.span is None or block.span.of(article.text) == block.text
