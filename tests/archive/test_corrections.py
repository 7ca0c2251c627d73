"""What people correct stands beside what the machine read, survives a new reading, and can be taken back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from newsroom import BRIDGE_SAID, article, find, story

from quoth.archive import Archive
from quoth.archive.overlays import spans_text
from quoth.archive.results import Correction
from quoth.errors import ArchiveError, NotFoundError


def sure(kind, target, value=None):
    return Correction(kind, target, value, author="Mira Solheim", note="I was there")


def first(archive, words="cross ourselves"):
    return archive.find(words).hits[0]


def test_another_speaker_is_found_and_the_machines_word_is_kept(archive):
    archive.add(article())
    hit = first(archive)
    archive.correct(sure("speaker", hit.id, "Tomas Brandvold"))
    corrected = archive.quotation(hit.id)
    assert (corrected.speaker.name, corrected.printed_speaker, corrected.corrected) == ("Tomas Brandvold", "Ada Okafor", True)
    assert corrected.quotation == hit.quotation
    assert len(archive.find(by="Tomas Brandvold")) == 2
    assert len(archive.find(by="Ada Okafor")) == 0
    assert archive.article(hit.article.id) == article()


def test_nobody_and_somebody_new_may_be_the_speaker(archive):
    archive.add(article())
    archive.correct(sure("speaker", first(archive).id, None))
    assert first(archive).speaker is None
    archive.correct(sure("speaker", first(archive).id, "Nils Aamodt"))
    assert first(archive).speaker.name == "Nils Aamodt"


def test_words_that_are_no_quotation_are_not_found_but_shown_in_the_article(archive):
    added = archive.add(article())
    archive.correct(sure("not_quotation", first(archive).id))
    assert len(archive.find("cross ourselves")) == len(archive.trace("we would not cross ourselves").printings) == 0
    assert [hit.refused for hit in archive.kept(added.article).hits] == [True, False]


def test_another_span_changes_what_is_found(archive):
    added = archive.add(article())
    place = find(article().text, "We will not open a bridge")
    archive.correct(sure("span", first(archive).id, spans_text((place,))))
    assert next(hit.words for hit in archive.kept(added.article).hits) == "We will not open a bridge"
    assert len(archive.find('"cross ourselves"')) == 0
    assert first(archive, "open bridge").content == (place,)


def test_what_is_confirmed_leaves_the_queue_of_doubt(archive):
    archive.add(article())
    archive.correct(sure("confirm", first(archive).id))
    assert [hit.speaker.name for hit in archive.doubtful()] == ["Tomas Brandvold"]


@pytest.mark.parametrize("kind", ["speaker", "span", "not_quotation", "confirm"])
def test_corrections_of_quotations_survive_a_new_reading_and_can_be_taken_back(archive, kind):
    archive.add(article())
    before = first(archive)
    value = {"speaker": "Nils Aamodt", "span": spans_text((find(article().text, "a bridge that we would not cross ourselves"),))}.get(kind)
    made = archive.correct(sure(kind, before.id, value))
    again = archive.reread(article(recipe="a newer model"))
    assert len(again.new) == len(again.gone) == 0
    (kept,) = (hit for hit in archive.kept(article().id).hits if hit.corrected)
    assert kept.id != before.id
    assert (kept.speaker.name == "Nils Aamodt", kept.refused) == (kind == "speaker", kind == "not_quotation")
    archive.undo(made.id)
    assert replace(first(archive), id=before.id, quotation=before.quotation) == before
    assert [row.undone is None for row in archive.corrections(undone=True)] == [False]


def test_a_new_reading_says_what_changed(archive):
    archive.add(article())
    changed = archive.reread(article(said=((BRIDGE_SAID[0][0], "Ada Okafor, the county engineer", "Tomas Brandvold"),)))
    assert (len(changed.new), len(changed.gone), len(changed.speakers)) == (0, 1, 1)
    with pytest.raises(ArchiveError, match="new version"):
        archive.reread(replace(article(), text=article().text + "."))


def test_merged_people_are_one_and_can_be_parted_again(archive):
    archive.add(story(1, "The ferry must sail today", "Ada Okafor"))
    archive.add(story(2, "The ferry will sail today", "Adaeze Okafor-Lind"))
    ada, other = archive.person("Ada Okafor").line.speaker, archive.person("Adaeze Okafor-Lind").line.speaker
    made = archive.correct(sure("merge", other.id, ada.id))
    assert [(line.speaker.name, line.quotations) for line in archive.people()] == [("Ada Okafor", 2)]
    assert len(archive.find(by="Adaeze Okafor-Lind")) == len(archive.find("ferry", speaker=other.id)) == 2
    archive.add(story(3, "The ferry has sailed today", "Adaeze Okafor-Lind"))
    assert archive.person("Ada Okafor").line.quotations == 3
    assert "Adaeze Okafor-Lind" in [alias.name for alias in archive.person("Ada Okafor").aliases]
    archive.undo(made.id)
    assert {(line.speaker.name, line.quotations) for line in archive.people()} == {("Ada Okafor", 1), ("Adaeze Okafor-Lind", 2)}
    assert len(archive.find(by="Adaeze Okafor-Lind")) == 2


def test_homonyms_are_told_apart_and_a_new_one_is_nobody_until_somebody_says_who(archive):
    added = [archive.add(story(n, f"We counted {n} boats in the bay", "Ada Okafor")).article for n in (1, 2, 3)]
    ada = archive.person("Ada Okafor").line.speaker
    made = archive.correct(sure("split", ada.id, added[2]))
    assert sorted(line.quotations for line in archive.people("okafor")) == [1, 2]
    with pytest.raises(ArchiveError, match="several people have this name"):
        archive.person("Ada Okafor")
    archive.add(story(4, "We counted more boats in the bay", "Ada Okafor"))
    hit = first(archive, "more boats")
    assert hit.speaker is None
    assert [candidate.name for candidate in hit.candidates] == ["Ada Okafor", "Ada Okafor"]
    archive.undo(made.id)
    assert archive.person("Ada Okafor").line.quotations in (3, 4)
    assert len(archive.find("boats", by="Ada Okafor")) >= 3


def test_a_person_is_renamed_and_found_under_both_names(archive):
    archive.add(article())
    ada = archive.person("Ada Okafor").line.speaker
    made = archive.correct(sure("rename", ada.id, "Adaeze Okafor"))
    assert archive.person("Adaeze Okafor").line.speaker.name == "Adaeze Okafor"
    assert len(archive.find(by="Ada Okafor")) == 1
    archive.undo(made.id)
    assert archive.people("okafor")[0].speaker.name == "Ada Okafor"


def test_time_and_order_do_not_depend_on_the_clock(path):
    clock = iter([datetime(2024, 1, 9, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)])
    with Archive(path, now=lambda: next(clock)) as archive:
        archive.add(article())
        hit = first(archive)
        archive.correct(sure("speaker", hit.id, "Nils Aamodt"))
        archive.correct(sure("speaker", hit.id, "Bo Lind"))
        assert first(archive).speaker.name == "Bo Lind"
        assert [row.at[:4] for row in archive.corrections()] == ["2031", "2020"]


def test_corrections_are_listed_page_by_page(archive):
    archive.add(article())
    made = [archive.correct(sure("speaker", first(archive).id, name)) for name in ("Nils Aamodt", "Bo Lind", "Ada Okafor")]
    latest = archive.corrections(limit=2)
    assert latest == (made[2], made[1])
    assert archive.corrections(limit=2, before=latest[-1].id) == (made[0],)
    with pytest.raises(NotFoundError):
        archive.corrections(before="nothing")


WRONG = [
    pytest.param(sure("speaker", "nothing", "Bo Lind"), NotFoundError, id="an unknown quotation"),
    pytest.param(sure("merge", "nobody", "nobody"), NotFoundError, id="an unknown speaker"),
    pytest.param(Correction("confirm", "x", None, author=" "), ArchiveError, id="no author"),
]


@pytest.mark.parametrize(("correction", "error"), WRONG)
def test_corrections_that_mean_nothing_are_refused(archive, correction, error):
    archive.add(article())
    with pytest.raises(error):
        archive.correct(correction)
    assert archive.corrections(undone=True) == ()


@pytest.mark.parametrize("value", ["", "x", "5:2", "0:99999", "20:30 10:15"])
def test_spans_outside_of_the_text_are_refused(archive, value):
    archive.add(article())
    with pytest.raises(ArchiveError):
        archive.correct(sure("span", first(archive).id, value))
    assert not first(archive).corrected
