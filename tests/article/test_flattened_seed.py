"""The flattened page that this project began with comes out right. Its text is not in the repository: counts and properties only."""

from collections import Counter
from pathlib import Path

import pytest

from quoth.article import ArticleOptions, read_article
from quoth.article.notices import notice
from quoth.model import Role
from quoth.pages import open_page

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="needs ../shared/seed")


@pytest.fixture(scope="module", params=[True, False], ids=["model", "rules"])
def article(request):
    return read_article(open_page(SEED), ArticleOptions(model=request.param))


@pytest.fixture(scope="module")
def lines():
    return [line for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_every_line_has_its_role(article):
    roles = Counter(block.role for block in article.blocks)
    assert roles == {
        Role.PARAGRAPH: 22,
        Role.ADVERTISEMENT: 11,
        Role.CAPTION: 4,
        Role.SUBHEAD: 2,
        Role.NAVIGATION: 2,
        Role.HEADLINE: 1,
        Role.BYLINE: 1,
    }


def test_the_masthead_is_read(article, lines):
    assert article.title == lines[1]
    assert lines[2].endswith(article.title)
    assert article.section == (lines[2].split(" / ")[1],)
    assert article.authors == (lines[3].removeprefix("By ").split(" on ")[0],)
    assert article.published.iso() == "2023-09-09T10:15:00-04:00"
    assert article.published.zone == "EDT"
    assert article.language == "en"


def test_no_notice_stands_in_the_text(article):
    assert [line for line in article.text.splitlines() if notice(line)] == []
    assert "advertisement" not in article.text.lower()


def test_every_block_points_at_its_line(article):
    text = SEED.read_text(encoding="utf-8")
    for block in article.blocks:
        assert " ".join(block.source.of(text).split()) == block.text
        assert block.span is None or block.span.of(article.text) == block.text
    assert "".join(block.source.of(text) for block in article.blocks).split() == "".join(filter(None, text.splitlines())).split()
