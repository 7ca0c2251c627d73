"""Quotations are found by words, people, outlets and days, with the matching words marked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import story

from quoth.archive import Archive
from quoth.archive.results import Paging
from quoth.errors import ArchiveError, NotFoundError

STORIES = (
    story(1, "The ferry must sail before winter comes", "Ada Okafor", published="2024-01-10T08:00:00+01:00"),
    story(2, "No ferry has sailed since the storm", "Bo Lind", published="2024-02-20", outlet="Valley News"),
    story(3, "Winter storms closed the café by the ferry", "Ada Okafor", published="2024-02-21", title="The café and the storm"),
    story(4, "We shall sail the day that they pay for the ferry", "Cyrus Lind", published=None),
    story(5, "Nobody asked the harbour", "Bo Lind", published="2024-12-31T23:30:00-05:00"),
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    path = tmp_path_factory.mktemp("shelf") / "news.quoth"
    with Archive(path) as archive:
        list(archive.add_many(STORIES))
        yield archive


def numbers(found):
    return [int(hit.article.title.split()[-1]) if hit.article.title.startswith("Item") else 3 for hit in found]


QUESTIONS = [
    pytest.param("ferry", {}, [2, 1, 3, 4], id="where the word is more of the quotation"),
    pytest.param("FERRIES", {}, [2, 1, 3, 4], id="case and stem"),
    pytest.param("cafe", {}, [3], id="accents"),
    pytest.param("ferry sail", {}, [2, 1, 4], id="close together before far apart"),
    pytest.param('"must sail"', {}, [1], id="a phrase"),
    pytest.param("“must sail”", {}, [1], id="a phrase in curly marks"),
    pytest.param("ferry -winter", {}, [2, 4], id="a word that must not occur"),
    pytest.param("wint*", {}, [1, 3], id="the beginning of a word"),
    pytest.param("", {"by": "Ada Okafor"}, [3, 1], id="a full name"),
    pytest.param("", {"by": "okafor"}, [3, 1], id="an alias"),
    pytest.param("ferry", {"by": "Lind"}, [2, 4], id="a name that two bear"),
    pytest.param("", {"outlet": "valley news"}, [2], id="an outlet"),
    pytest.param("", {"since": "2024-02-20", "until": "2024-02-21"}, [3, 2], id="days, both included"),
    pytest.param("", {"until": "2024-12-31", "since": "2024-12-31"}, [5], id="the day as the page writes it"),
    pytest.param("", {"about": "storm"}, [3, 2], id="words around the quotation"),
    pytest.param("ferry", {"kind": "indirect"}, [], id="a kind"),
    pytest.param("ferry", {"min_confidence": 0.95}, [], id="only what is sure"),
    pytest.param("ferry", {"by": "Ada Okafor", "since": "2024-02-01", "outlet": "Harbour Post"}, [3], id="all together"),
    pytest.param("nothing of the kind", {}, [], id="nothing"),
]


@pytest.mark.parametrize(("words", "filters", "expected"), QUESTIONS)
def test_questions_and_their_answers(shelf, words, filters, expected):
    found = shelf.find(words, **filters)
    assert numbers(found) == expected
    assert (found.total, found.more) == (len(expected), False)


def test_by_time_the_newest_come_first_and_undated_ones_last(shelf):
    assert numbers(shelf.find("ferry", Paging("time"))) == [3, 2, 1, 4]


def test_more_matches_than_are_ranked_come_newest_first_and_each_once(tmp_path, monkeypatch):
    monkeypatch.setattr("quoth.archive.search.RANKED", 3)
    with Archive(tmp_path / "many.quoth") as archive:
        list(archive.add_many(story(n, f"The ferry sails{' at noon' * (n % 3)}", "Ada Okafor") for n in range(1, 8)))
        seen, cursor = [], None
        while not seen or cursor is not None:
            found = archive.find("ferry", Paging(limit=2, cursor=cursor))
            seen, cursor = [*seen, *numbers(found)], found.cursor
        assert (seen, found.total) == ([7, 6, 5, 4, 3, 2, 1], 7)


def test_the_matching_words_are_marked(shelf):
    (hit,) = shelf.find("storms cafe").hits
    assert [mark.of(hit.words) for mark in hit.marks] == ["storms", "café"]


def test_a_hit_points_into_the_page(shelf):
    hit = shelf.find("must sail").hits[0]
    text = shelf.article(hit.article.id).text
    assert hit.content[0].of(text) == hit.words == hit.selector.exact
    assert hit.link == "https://harbour-post.example/1#:~:text=The%20ferry%20must%20sail%20before%20winter%20comes"


@pytest.mark.parametrize("sort", ["relevance", "time", "oldest"])
def test_pages_give_every_hit_once(shelf, sort):
    seen, cursor = [], None
    while True:
        found = shelf.find("ferry sail*", Paging(sort, 1, cursor))
        seen += numbers(found)
        cursor = found.cursor
        if cursor is None:
            break
    assert sorted(seen) == [1, 2, 4]
    if sort != "relevance":
        assert seen == {"time": [2, 1, 4], "oldest": [4, 1, 2]}[sort]


def test_facets_count_what_is_found(shelf):
    facets = shelf.facets("ferry")
    assert [(count.name, count.count) for count in facets.people] == [("Ada Okafor", 2), ("Bo Lind", 1), ("Cyrus Lind", 1)]
    assert [(count.name, count.count) for count in facets.months] == [("2024-01", 1), ("2024-02", 2)]
    assert (facets.counted, facets.whole) == (4, True)


def test_headlines_are_listed_last_added_first(shelf):
    assert [line.title for line in shelf.articles(words="items", limit=2).articles] == ["Item 5", "Item 4"]
    page = shelf.articles(limit=2)
    assert [line.title for line in shelf.articles(limit=2, cursor=page.cursor).articles] == ["The café and the storm", "Item 2"]


WRONG = [
    pytest.param({"by": "Nobody Atall"}, NotFoundError, id="an unknown person"),
    pytest.param({"by": "kafor"}, NotFoundError, id="a piece of a name that is no word of it"),
    pytest.param({"outlet": "No Paper"}, NotFoundError, id="an unknown outlet"),
    pytest.param({"since": "last week"}, ArchiveError, id="a day that is none"),
    pytest.param({"article": "nowhere"}, NotFoundError, id="an unknown article"),
]


@pytest.mark.parametrize(("filters", "error"), WRONG)
def test_filters_that_mean_nothing_are_refused_with_a_hint(shelf, filters, error):
    with pytest.raises(error) as caught:
        shelf.find("ferry", **filters)
    assert caught.value.hint


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abé “”\"*-+^:(){}~NEARANDOTR\0' ", max_size=30))
def test_nothing_that_is_typed_is_an_error(shelf, typed):
    shelf.find(typed)
    shelf.facets(typed)
    shelf.articles(words=typed)
