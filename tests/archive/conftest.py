import pytest
from index import assert_sound

from quoth.archive import Archive


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.quoth"


@pytest.fixture
def archive(path):
    """An archive whose index is looked through when the test is over."""
    with Archive(path) as opened:
        yield opened
        assert_sound(opened)
