"""The columns of a page: the same elements as the parser's tree, whatever is on the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from quoth.article.markup import Markup, mark_up


def _marked(html: str) -> Markup:
    return mark_up(LexborHTMLParser(html).html)


_BITS = (
    "<p>", "</p>", '<div class="a b">', "</div>", "<a href=x>", "</a>", "<b>", "</b>", "<!-- > -->", "<table>", "<tr>", "<td>",
    "<noscript>", "<br>", '<img alt="x>y">', "<col>", "&lt;", "&amp;", "é", "\U0001f600", "text", "<title>", "</title>",
    "<body>", "<li>", "<x-y>",
)  # fmt: skip
_CODE = ("<script>", "</script>", "<svg>", "</svg>", "<style>", "<math>", "<plaintext>", "<xmp>", "<template>", "<select>", "<textarea>",
         "<iframe>", "<!--", "-->", "<x<y z='<'>", "<", ">", '"', "\0", "<frameset>", "]]>")  # fmt: skip


@given(st.lists(st.sampled_from(_BITS), max_size=30))
def test_elements_are_those_of_the_tree(bits):
    tree = LexborHTMLParser("".join(bits))
    marked = mark_up(tree.html)
    nodes = [node for node in tree.root.traverse() if (node.tag or "-")[0] not in "-!"]
    assert marked.names == [node.tag for node in nodes]
    for element, node in enumerate(nodes):
        above = marked.parents[element]
        assert (marked.names[above] if above >= 0 else None) == (node.parent.tag if node.tag != "html" else None)
        assert marked.attributes(element) == {name: value or "" for name, value in node.attributes.items()}
        assert marked.text(element) == (node.text() or "")


@given(st.lists(st.sampled_from(_BITS + _CODE), max_size=30))
def test_any_page_gives_columns_of_one_length_in_order(bits):
    marked = _marked("".join(bits))
    columns = (marked.starts, marked.ends, marked.closes, marked.parents, marked.depths, marked.places)
    assert {len(column) for column in columns} == {len(marked.names)}
    assert (marked.starts < marked.ends).all()
    assert (marked.ends <= marked.closes).all()
    for element, above in enumerate(marked.parents.tolist()):
        assert above < element
        assert above < 0 or marked.ends[above] <= marked.starts[element] <= marked.closes[element] <= marked.closes[above]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>A<script>document.write('<script><\\/script>')</script>B", "AB", id="a script that writes a script"),
        pytest.param("<p>A<style>p > a { }</style>B<svg><title>C</title></svg>", "AB", id="styles and drawings"),
        pytest.param("<p>A<!-- <p>B</p> --> C</p>", "A C", id="comments"),
        pytest.param("<xmp>A <b> C</xmp>", "A <b> C", id="markup shown as it is"),
        pytest.param("<p title='a > b < c'>A &lt;b&gt; &amp;amp;</p>", "A <b> &amp;", id="escapes"),
    ],
)
def test_text_is_what_a_reader_sees(html, text):
    marked = _marked(html)
    assert marked.text(marked.named("body")[0]) == text


def test_linked_data_is_kept_apart():
    marked = _marked('<script type="application/ld+json">{"a": "<b>"}</script><script>x()</script><p>A</p>')
    assert marked.scripts == ('{"a": "<b>"}',)
    assert "x()" not in marked.source


def test_a_place_leads_to_its_element():
    marked = _marked('<div><p>A</p><time datetime="2024-05-03">B</time></div>')
    element = marked.at(marked.source.index("datetime"))
    assert (marked.names[element], marked.named("time")) == ("time", [element])
    assert marked.at(marked.starts[element]) == element
