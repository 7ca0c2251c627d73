"""The walk: how running text falls into pieces, and how it bears hostile trees."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from quoth.article.elements import FLAG
from quoth.article.layout import Layout, lay_out
from quoth.article.markup import mark_up
from quoth.article.paths import css_paths
from quoth.article.pieces import OutOfTimeError
from quoth.article.senses import BIT, senses_of


def _lay_out(html: str, seconds: float = 10.0) -> Layout:
    return lay_out(mark_up(LexborHTMLParser(html).html), seconds)


def _texts(html: str) -> list[str]:
    return _lay_out(html).texts


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        pytest.param("<p>One <b>two</b> <a href='#'>three</a>.</p><p>Four.</p>", ["One two three.", "Four."], id="inline elements join"),
        pytest.param("<div>Lead <p>Paragraph</p> tail</div>", ["Lead", "Paragraph", "tail"], id="blocks part their parent's text"),
        pytest.param("<p>Tele\u00adphone\u00a0bill \u200bpaid</p>", ["Telephone bill paid"], id="invisible joints and no-break spaces"),
        pytest.param("<div>One.<br><br>Two.<br>Three.</div>", ["One.", "Two. Three."], id="two line breaks part paragraphs"),
        pytest.param("<p>A<span style='display: none'>B</span>C<span hidden>D</span></p>", ["AC"], id="what is not displayed is not read"),
        pytest.param("<p>Seen<span class='sr-only'> (opens in a new window)</span></p>", ["Seen"], id="words for screen readers alone"),
        pytest.param("<p>A<script>x()</script><style>y</style><textarea>z</textarea></p>", ["A"], id="no code, no fields"),
        pytest.param("<p>Shown <noscript><img src='a.jpg'></noscript>whole</p>", ["Shown whole"], id="a picture in noscript parts nothing"),
        pytest.param(
            "<noscript><p>Posts for readers without scripts.</p></noscript>", ["Posts for readers without scripts."], id="noscript"
        ),
        pytest.param("<pre>one\n  two</pre>", ["one\n  two"], id="preformatted text keeps its lines"),
        pytest.param(
            "<table><tr><th>Ward</th><th>Votes</th></tr><tr><td><p>North</p></td><td>412</td></tr></table>",
            ["Ward | Votes", "North | 412"],
            id="table rows",
        ),
        pytest.param(
            "<table><tr><td><p>First paragraph.</p><p>Second.</p></td><td>Menu</td></tr></table>",
            ["First paragraph.", "Second.", "Menu"],
            id="a table that lays out the page is no row",
        ),
        pytest.param("<p> </p><div></div>", [], id="nothing"),
    ],
)
def test_text_falls_into_pieces(html, texts):
    assert _texts(html) == texts


def test_links_bold_and_pictures_are_counted():
    layout = _lay_out("<p><a href='#'>Four</a> <b>five5</b></p><img alt='The pier'><p>Under it</p>")
    assert (layout.linked.tolist(), layout.strong.tolist()) == ([4, 0], [5, 0])
    assert layout.since_media[1] == 0
    assert layout.alternatives == {"The pier"}


def test_a_menu_is_one_piece_and_a_heading_is_not_in_it():
    menu = "".join(f"<li><a href='#'>{name}</a></li>" for name in ("News", "Sport", "Weather"))
    layout = _lay_out(f"<nav><h2><a href='#'>Tarn Bay</a></h2><ul>{menu}</ul></nav><p>It rained.</p>")
    assert layout.texts == ["Tarn Bay", "News | Sport | Weather", "It rained."]
    assert [layout.names[element] for element in layout.elements] == ["h2", "ul", "p"]


def test_senses_and_flags_come_down_to_the_pieces():
    layout = _lay_out("<aside class='related-stories'><div>A</div></aside><p><span class='photo-credit'>B</span></p>")
    assert layout.flags[layout.elements[0]] & FLAG["aside"]
    assert layout.own[layout.parents[layout.elements[0]]] & BIT["related"]
    assert layout.styles.tolist() == [0, senses_of("photo-credit")]


def test_times_are_known_by_the_piece_that_shows_them():
    assert _lay_out("<p>A</p><p>Posted <time datetime='2024-05-03T10:15'>at ten</time></p>").times == {1: "2024-05-03T10:15"}


def test_paths_find_their_elements_again():
    html = "<div><p>A</p><i>x</i><p>B <b>bold</b></p><a href='#'><div>C</div></a></div><ul><li>D</li><li>E</li></ul>"
    tree = LexborHTMLParser(html)
    layout = lay_out(mark_up(tree.html), 10.0)
    for text, path in zip(layout.texts, css_paths(layout), strict=True):
        found = tree.css(path)
        assert len(found) == 1
        assert text in found[0].text()


def test_ten_thousand_levels_do_not_overflow():
    layout = _lay_out("<div>" * 10_000 + "<p>At the bottom</p>")
    assert layout.texts == ["At the bottom"]
    assert len(css_paths(layout)[0]) < 2_000


def test_a_page_that_takes_too_long_is_given_up():
    with pytest.raises(OutOfTimeError):
        _lay_out("<p>word</p>" * 20_000, seconds=0.0)


def test_a_page_without_a_body_has_no_pieces():
    assert _texts("<html><head><title>Only a title</title></head></html>") == []
