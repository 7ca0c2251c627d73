import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.article.metadata.pages import ADDRESS, article, linked

from quoth.article.markup import mark_up
from quoth.article.metadata.gathering import is_settled, read_evidence

STATED = {"author": "Ada Okafor", "datePublished": "2024-05-03T10:15:00Z"}


@pytest.mark.parametrize(
    ("head", "settled"),
    [
        (linked(**STATED), True),
        (linked(**STATED) + '<meta name="author" content="Ada Okafor">', True),
        (linked(**STATED) + '<meta name="author" content="Ole Marten">', False),
        (linked(**STATED) + '<meta property="article:published_time" content="2024-05-01">', False),
        (linked(**STATED | {"author": "Tarn Bay Herald"}), False),
        (linked(**STATED | {"author": []}), False),
        (linked(author="Ada Okafor"), False),
        ("", False),
    ],
)
def test_a_page_is_searched_only_where_its_statements_leave_a_doubt(head: str, *, settled: bool) -> None:
    evidence = read_evidence(mark_up(LexborHTMLParser(article(head, '<p class="byline">By Ada Okafor</p>')).html), ADDRESS)
    assert is_settled(evidence) is settled
    assert bool(evidence.around.after) is not settled
