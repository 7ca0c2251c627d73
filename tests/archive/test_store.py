"""What goes in comes out; what is given twice is kept once; versions and copies are told apart."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import BRIDGE, BRIDGE_SAID, article, story

from quoth.archive import Archive
from quoth.archive.packing import packed, unpacked
from quoth.errors import ArchiveError, NotFoundError
from quoth.model import Moment

LATER = (*BRIDGE[:2], "The county gave no other reason, and the inn could not be reached on Wednesday.")


def test_an_article_comes_back_as_it_was_added(archive):
    added = archive.add(article())
    assert archive.article(added.article) == article()
    assert archive.article("https://harbour-post.example/bridge") == article()


MOMENTS = st.none() | st.builds(
    Moment,
    st.datetimes() | st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-5))])),
    st.sampled_from(["minute", "second"]),
    st.none() | st.sampled_from(["EDT", "+01:00", "Europe/Berlin"]),
)


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), MOMENTS)
def test_any_text_and_time_survive_packing(words, title, moment):
    printed = replace(article((f"x{words}y",), ((f"x{words}", "", ""),)), title=title, published=moment)
    assert unpacked(packed(printed)) == printed


@pytest.mark.parametrize("words", ["a\0b", "\ud83d lone surrogate", "é" * 5000, "'\"%_*--", "\u202ereversed", "\U0001f4dc scroll"])
def test_any_words_are_kept_and_can_be_found_again(archive, words):
    archive.add(story(1, words, "Ada Okafor"))
    (hit,) = archive.find(by="Ada Okafor").hits
    assert hit.quotation.text(archive.article(hit.article.id)) == words


def test_adding_again_changes_nothing(archive):
    archive.add(article())
    before = archive.stats()
    assert archive.add(article()).outcome == "unchanged"
    assert archive.stats() == before


def test_the_same_page_with_other_bytes_is_unchanged(archive):
    first = archive.add(article())
    again = archive.add(replace(article(), id="another hash of the same words"))
    assert (again.outcome, again.article) == ("unchanged", first.article)


def test_a_changed_page_is_a_new_version_and_both_are_kept(archive):
    first = archive.add(article())
    second = archive.add(article(LATER, BRIDGE_SAID[:1]))
    assert (second.outcome, second.of) == ("updated", first.article)
    kept = archive.kept("https://harbour-post.example/bridge")
    assert [(line.id, line.version) for line in kept.versions] == [(first.article, 1), (second.article, 2)]
    assert archive.article(first.article) == article()


def test_words_that_both_versions_print_are_found_once_and_withdrawn_ones_say_so(archive):
    archive.add(article())
    archive.add(article(LATER, BRIDGE_SAID[:1]))
    assert [hit.withdrawn for hit in archive.find("cross ourselves")] == [False]
    assert [hit.withdrawn for hit in archive.find("tenth of our trade")] == [True]


COPIES = [
    pytest.param(BRIDGE, True, id="word for word"),
    pytest.param(BRIDGE[:2], True, id="cut at the end"),
    pytest.param(("By our staff.", *BRIDGE), True, id="a line before"),
    pytest.param(
        (BRIDGE[0], "The council will meet on Friday to hear what it would cost.", "Nothing else is planned there."), False, id="a line"
    ),
]


@pytest.mark.parametrize(("paragraphs", "copied"), COPIES)
def test_copies_are_kept_and_linked(archive, paragraphs, copied):
    first = archive.add(article())
    said = tuple(row for row in BRIDGE_SAID if row[0] in "\n\n".join(paragraphs))
    other = archive.add(article(paragraphs, said, url="https://valley-news.example/77", outlet="Valley News"))
    assert (other.outcome, other.of) == (("duplicate", first.article) if copied else ("added", None))
    assert [line.outlet for line in archive.kept(first.article).copies] == (["Valley News"] if copied else [])


def test_articles_without_an_address_or_a_date_are_kept(archive):
    added = archive.add(article(url=None, published=None, outlet=None, title=None))
    assert archive.article(added.article) == article(url=None, published=None, outlet=None, title=None)
    assert [hit.link for hit in archive.find("bridge")] == [None]


def test_many_articles_are_yielded_when_they_are_kept(path):
    with Archive(path) as writer:
        for count, added in enumerate(writer.add_many(story(n, f"We counted {n} boats", "Ada Okafor") for n in range(450)), 1):
            with Archive(path, read_only=True) as reader:
                assert reader.article(added.article).id == added.article
            if count > 220:
                break
        assert writer.stats().articles >= 220


def test_more_quotations_of_one_minute_than_it_has_numbers(archive):
    said = tuple((f"We counted {n} boats,", "", "") for n in range(1500))
    for copy in range(3):
        archive.add(
            article(tuple(f'{copy} "{row[0]}" she said.' for row in said), said, url=f"https://a.example/{copy}", published="2024-03-05")
        )
    assert archive.stats().quotations == 4500
    assert {hit.article.published for hit in archive.find("boats", since="2024-03-05", until="2024-03-05")} == {"2024-03-05"}


def test_a_speaker_who_is_not_among_the_people_is_refused_with_the_place(archive):
    with pytest.raises(ArchiveError, match=r"bridge\.html: the speaker 'Ada Okafor'"):
        archive.add(replace(article(), people=()))
    assert archive.stats().articles == 0
    assert archive.add(article()).outcome == "added"


def test_pronouns_are_no_names_of_a_speaker(archive):
    printed = article()
    people = (replace(printed.people[0], aliases=("she", "Her", "Okafor", "the engineer")), *printed.people[1:])
    archive.add(replace(printed, people=people, quotations=(replace(printed.quotations[0], speaker=people[0]), *printed.quotations[1:])))
    assert [alias.name for alias in archive.person("Ada Okafor").aliases] == ["Okafor", "the engineer"]


def test_what_is_not_there_is_said_with_the_next_step(archive):
    with pytest.raises(NotFoundError, match="quoth find"):
        archive.article("nowhere")
