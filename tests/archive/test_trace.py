"""One quotation is followed through every printing; other statements are not taken for it."""

import pytest
from newsroom import story

from quoth.archive import Archive
from quoth.archive.trace import changes
from quoth.errors import NotFoundError

SAID = "We will not open a bridge that we would not cross ourselves before the spring"

PRINTINGS = [
    pytest.param(SAID, True, id="word for word"),
    pytest.param(SAID.upper(), True, id="other capitals"),
    pytest.param("we would not cross ourselves before the spring", True, id="cut before"),
    pytest.param("We will not open a bridge that we would not cross", True, id="cut after"),
    pytest.param("We will not open a bridge before the spring", True, id="cut inside"),
    pytest.param("We will never open a bridge that we would not cross ourselves before the summer", True, id="changed words"),
    pytest.param(f"The ferry sails at six. {SAID}. Ask me again in May", True, id="merged with other statements"),
    pytest.param("We will open the ferry inn in the spring and not before we have a licence", False, id="another statement with its words"),
    pytest.param("The bridge", False, id="a few words of it"),
    pytest.param("Nobody crosses a closed bridge", False, id="about the same thing"),
]


@pytest.mark.parametrize(("words", "same"), PRINTINGS)
def test_printings_are_told_from_other_statements(archive, words, same):
    archive.add(story(1, SAID, "Ada Okafor"))
    archive.add(story(2, words, "Ada Okafor"))
    assert len(archive.trace(SAID).printings) == (2 if same else 1)


def test_printings_come_in_time_grouped_by_wording_with_what_each_changed(archive):
    archive.add(story(2, SAID.replace("spring", "summer"), "Bo Lind", published="2024-03-06T07:00:00+01:00", outlet="Valley News"))
    archive.add(story(3, f"{SAID}.", "Ada Okafor", published="2024-03-06T05:00:00-05:00"))
    archive.add(story(1, SAID, "Ada Okafor", published="2024-03-05"))
    archive.add(story(4, SAID, "Ada Okafor", published=None))
    traced = archive.trace(archive.find("spring", by="Ada Okafor").hits[0].id)
    assert [printing.hit.article.title for printing in traced.printings] == ["Item 1", "Item 2", "Item 3", "Item 4"]
    assert traced.first.moment == "2024-03-05"
    assert [len(variant.printings) for variant in traced.variants] == [3, 1]
    assert [printing.other_speaker for printing in traced.printings] == [False, True, False, False]
    assert [(c.type, c.first, c.here) for c in traced.printings[1].changes if c.type != "same"] == [("changed", "spring", "summer")]


def test_a_printing_is_found_as_soon_as_it_is_added(path):
    with Archive(path) as archive:
        for count in range(1, 4):
            archive.add(story(count, SAID, "Ada Okafor", url=f"https://a.example/{count}"))
            assert len(archive.trace(SAID).printings) == count


def test_the_difference_gives_both_wordings_back():
    found = changes("a b c, d e", "a x c d y e z")
    assert " ".join(c.first for c in found if c.first) == "a b c, d e"
    assert " ".join(c.here for c in found if c.here) == "a x c d y e z"


@pytest.mark.parametrize("words", ["", "so what", "—", "and if it is so", "I am not the one"])
def test_too_few_words_are_refused_with_a_hint(archive, words):
    with pytest.raises(NotFoundError, match="as printed"):
        archive.trace(words)


def test_words_that_nobody_printed(archive):
    assert archive.trace("nobody ever said these words").first is None
