"""A page without its scripts, styles and comments reads as the page with them."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from quoth.article.markup import mark_up
from quoth.article.shells import emptied

_STORY = b"<p>The north crane stands still.</p>"
_EMPTIED = {
    "a script": b"<script>document.write('<p>Rain</p>')</script>",
    "capitals": b"<SCRIPT SRC='a.js'>if (1 < 2) rain()</SCRIPT>",
    "a script that names another": b"<script>write('<script src=a.js><\\/script>')</script>",
    "a style": b"<style>p > b { color: red }</style>",
    "a comment": b"<!-- the <p>second</p> crane -->",
    "a script in a comment": b"<!-- <script> goes here -->",
    "a comment of nothing": b"<!-->",
}
_LEFT = {
    "linked data": b'<script type="application/ld+json">{"headline": "Crane"}</script>',
    "a script in a script": b"<script><!-- <script> </script> --></script>",
    "a script without an end": b"<script>rain()",
    "a comment without an end": b"<!-- rain",
    "a comment that ends in another way": b"<!-- rain --!>",
    "quotes that do not pair": b"<script data-sign='>'>rain()</script>",
    "a drawing's script that ends itself": b"<svg><script/><text>rain</text></svg>",
    "a value that holds a script": b"<i title='<script>'>rain</i>",
    "a headline that names one": b"<title>What a <script> is for</title>",
    "a field that holds a comment": b"<textarea><!-- </textarea>",
    "a name that goes on": b"<scripture>rain</scripture>",
}


@pytest.mark.parametrize("markup", _EMPTIED.values(), ids=_EMPTIED)
def test_what_no_reader_sees_is_gone_before_the_page_is_parsed(markup: bytes) -> None:
    page = emptied(_STORY + markup + _STORY)

    assert len(page) < len(_STORY + markup + _STORY)
    assert page.count(_STORY) == 2


@pytest.mark.parametrize("markup", [*_EMPTIED.values(), *_LEFT.values()], ids=[*_EMPTIED, *_LEFT])
def test_a_page_reads_the_same_without_it(markup: bytes) -> None:
    page = _STORY + markup + _STORY

    without, whole = (mark_up(LexborHTMLParser(source).html or "") for source in (emptied(page), page))

    assert (without.source, without.scripts) == (whole.source, whole.scripts)


@pytest.mark.parametrize("markup", _LEFT.values(), ids=_LEFT)
def test_what_a_parser_may_see_otherwise_is_left_to_it(markup: bytes) -> None:
    assert emptied(_STORY + markup + _STORY) == _STORY + markup + _STORY
