import pytest

from quoth.archive import Archive


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.quoth"


@pytest.fixture
def archive(path):
    with Archive(path) as opened:
        yield opened
