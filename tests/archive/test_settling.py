"""A large add leaves every index in one piece; a small one does not write a large archive anew."""

import pytest
from index import assert_sound
from newsroom import story

from quoth.archive import Archive


def pieces(archive):
    tables = ("said_index", "quotation_index", "wording_index")
    return {archive._connection.execute(f"SELECT count(DISTINCT segid) FROM {table}_idx").fetchone()[0] for table in tables}


@pytest.fixture
def archive(path, monkeypatch):
    monkeypatch.setattr("quoth.archive.archive._BATCH", 5)
    with Archive(path) as opened:
        yield opened


def boats(numbers):
    return [story(n, f"We counted {n} boats in the bay", "Ada Okafor") for n in numbers]


def test_a_large_add_leaves_the_indexes_in_one_piece_with_all_that_was_said(archive):
    added = list(archive.add_many(boats(range(1, 21))))
    assert pieces(archive) == {1}
    assert archive.find("boats bay").total == len(added)
    assert_sound(archive)


def test_few_new_articles_are_not_worth_writing_everything_anew(archive):
    list(archive.add_many(boats(range(1, 21))))
    list(archive.add_many(boats(range(21, 25))))
    assert pieces(archive) == {2}
    assert_sound(archive)
