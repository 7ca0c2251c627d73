"""Pages that scripts draw: the article is read out of the data that they draw it from; all invented."""

import json

import pytest

from quoth.article import ArticleOptions, read_article
from quoth.errors import ArticleError
from quoth.model import Origin, Page, Role

TITLE = "Fish market to close in spring"
PARAGRAPHS = [
    "The harbour council voted on Monday to close the old fish market in spring, after a debate that lasted until midnight.",
    "“We will pay for the move,” said Ilse Farrow, the mayor of Tarn Bay. “Nobody will stand on the street with his fish.”",
    "It rained all night.",
    "The stallholders, who have traded there for ninety years, said that they would appeal to the county court.",
]
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
SMALL_PRINT = "We and our partners store information on your device, as you may choose here. " * 20
FIGURE = '<figure><img src="/1.jpg"><figcaption>The market hall in 1931</figcaption></figure>'


def _read(*scripts: str, shown: str = ""):
    html = f"<html><head><title>{TITLE} | Tarn Bay Herald</title></head><body><div id=app>{shown}</div>{''.join(scripts)}</body></html>"
    page = Page(Origin("memory"), html.encode(), "text/html", "utf-8", url="https://tarnbay.example/news/fish-market")
    return read_article(page, ArticleOptions(model=False))


def _script(code: str, kind: str = "text/javascript") -> str:
    return f'<script type="{kind}">{code.replace("</", "<" + chr(92) + "/")}</script>'


def _streamed(text: str) -> str:
    return _script(f"self.stream.push([1,{json.dumps(text)}])")


ELEMENTS = [{"type": "text", "_id": str(n), "content": paragraph} for n, paragraph in enumerate(PARAGRAPHS)]
BLOCKS = {f"Text:{n}": {"__typename": "Text", "html": f"<p>{paragraph}</p>"} for n, paragraph in enumerate(PARAGRAPHS)}
STORY = {"props": {"story": {"headline": TITLE, "body": MARKUP, "legal": {"consent": SMALL_PRINT}}}}


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(_script(json.dumps(STORY), "application/json"), id="an app's state"),
        pytest.param(_script(f"window.STATE = {json.dumps({'content_elements': ELEMENTS})};"), id="a list of paragraphs"),
        pytest.param(_script(f"window.STATE = {json.dumps(BLOCKS)}"), id="blocks by their names"),
        pytest.param(_script(f"app((function(a){{return {{story:{{id:7,body:{json.dumps(MARKUP)}}}}}}})(0))"), id="a JavaScript object"),
        pytest.param(_script(f"window.STATE = JSON.parse({json.dumps(json.dumps(STORY))})"), id="a string of JSON"),
        pytest.param(_streamed("24:T1b7b,") + _streamed(MARKUP) + _streamed('5:["$","body",{"text":"$24"}]\n'), id="a stream"),
        pytest.param(
            _script(json.dumps({"@type": "NewsArticle", "articleBody": "\n\n".join(PARAGRAPHS)}), "application/ld+json"), id="JSON-LD"
        ),
        pytest.param(_script(json.dumps({"body": MARKUP.replace("</p><p>", "</p>$$ADVERT$$<p>")})), id="a place for an advertisement"),
        pytest.param(_script(json.dumps([STORY, STORY])), id="given twice"),
    ],
)
def test_the_article_is_read_out_of_the_data(script):
    article = _read(script, shown="<p>Please wait.</p>")
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.notes == ("taken from the data of the page's scripts",)
    assert {block.path for block in article.blocks if block.span} == {"script"}
    assert [block.text for block in article.left_out()] == ["Please wait."]


def test_captions_in_the_data_are_captions():
    article = _read(_script(json.dumps({"body": FIGURE + MARKUP})))
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.blocks[0].role is Role.CAPTION


def test_a_page_that_shows_its_article_is_read_as_it_stands():
    printed = [paragraph.replace("Monday", "Tuesday") for paragraph in PARAGRAPHS]
    article = _read(_script(json.dumps(STORY)), shown="".join(f"<p>{paragraph}</p>" for paragraph in printed))
    assert article.text == "\n\n".join(printed)
    assert article.notes == ()


@pytest.mark.parametrize("words", [{"consent": SMALL_PRINT}, {"path": "fish/market/" * 90}, {"code": "let fish = market(spring); " * 40}])
def test_small_print_and_code_are_no_article(words):
    with pytest.raises(ArticleError, match="no text"):
        _read(_script(json.dumps(words)))


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("<!--" + "<script>" * 100_000 + "-->", id="scripts that never end"),
        pytest.param(_script('"' + "<a" * 500_000 + '."'), id="tags that never end"),
        pytest.param(_script('"' * 500_001), id="quotes that never end"),
        pytest.param(_script('{"a":' * 100_000 + json.dumps(json.dumps(json.dumps({"a": "b" * 99}))) * 1_000), id="strings in strings"),
    ],
)
def test_hostile_scripts_hold_no_article_and_are_done_with_soon(inside):
    with pytest.raises(ArticleError, match="no text"):
        _read(inside)
