"""A printed quotation against an invented speech: every verdict, every mark, and edits that come back as they were made."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.check import Document, check_words, index
from quoth.check.words import read_words
from quoth.model import Verdict

SPEECH = """The harbour board met on Monday to hear from its engineers. The north crane was built sixty years ago, and it has not
been safe since the gales of last winter. We will not ask the town to pay for a second crane. Our members have asked for
a plan, and they shall have one before the first of June.

Nobody has offered to buy the old crane. If somebody wants the well-known landmark, let them come forward now. It stands on
two hundred tons of granite. The board voted seven to two. “That is the end of it,” the chairman told the meeting … and he
sat down. The quay will stay open for the fishing fleet throughout the summer. Any trader who has lost custom may write to
the clerk, and the clerk will answer within a fortnight."""
DOCUMENT = index(Document("speech.txt", SPEECH))

ROWS = [
    ("We will not ask the town to pay for a second crane", "exact", ""),
    ("we will not ask the town to pay for a second crane,", "exact", ""),
    ("it has not been safe since the gales of last winter.\n\n“We will not ask the town", "exact", ""),
    ("the well-\nknown landmark", "exact", ""),
    ("'That is the end of it,' the chairman told the meeting ... and he sat down", "exact", ""),
    ("[N]obody has offered to buy the old crane", "trimmed", ""),
    ("[The board] will not ask the town to pay for a second crane", "trimmed", ""),
    ("Our members have asked for a plan, and they [the members] shall have one", "trimmed", ""),
    ("Our members ... shall have one before the first of June", "trimmed", "have asked for a plan, and they"),
    ("Our members […] shall have one before [the summer] first of June", "trimmed", "have asked for a plan, and they"),
    ("It stands on two hundred tons [sic] of granite", "trimmed", ""),
    ("We will ask the town to pay for a second crane", "altered", "not"),
    ("We will not ask the town to pay for a third crane", "altered", "second"),
    ("The board voted seven to three", "altered", "two"),
    ("Our members have asked ... and they may have one before the first of June", "altered", "shall"),
    ("Nobody has offered to buy the old crane. It stands on two hundred tons of granite", "altered", "If somebody"),
    ("The north crane was built sixty years ago and the clerk will answer within a fortnight", "spliced", ""),
    ("the clerk will answer within a fortnight, the gales of last winter", "spliced", ""),
    ("The crane is a danger to every child in this town", "absent", ""),
    ("Zeppelins", "absent", ""),
    ("", "absent", ""),
    ("…", "absent", ""),
]


@pytest.mark.parametrize(("quote", "verdict", "said"), ROWS)
def test_the_verdict_on_a_quotation(quote, verdict, said):
    check = check_words(quote, [DOCUMENT])
    assert check.verdict == verdict, check.reason
    if said:
        assert any(said in edit.said for edit in check.passages[0].edits)


def test_the_passage_is_where_the_words_stand():
    check = check_words("Nobody has offered to buy the old crane", [DOCUMENT])
    (passage,) = check.passages
    (span,) = passage.place.spans
    assert span.of(SPEECH) == passage.found[0] == "Nobody has offered to buy the old crane"


def test_the_document_that_has_the_words_comes_first():
    draft = index(Document("draft.txt", SPEECH.replace("second crane", "third crane")))
    check = check_words("to pay for a second crane", [draft, DOCUMENT])
    assert [passage.document for passage in check.passages] == ["speech.txt", "draft.txt"]
    assert check.verdict == Verdict.EXACT


def test_without_a_document_nothing_is_there():
    assert check_words("Any words", []).reason == "there is no document to check against"


WORDS = read_words(SPEECH)
STRANGERS = st.sampled_from(["zinc", "velvet", "pagoda", "quorum", "lobster"])


@st.composite
def passages(draw):
    start = draw(st.integers(0, len(WORDS) - 12))
    return start, draw(st.integers(start + 8, min(len(WORDS), start + 30)))


def written(start, end):
    return SPEECH[WORDS[start].span.start : WORDS[end - 1].span.end]


@given(passages())
def test_any_passage_is_exact(passage):
    assert check_words(written(*passage), [DOCUMENT]).verdict == Verdict.EXACT


@settings(max_examples=60)
@given(passages(), STRANGERS, st.data())
def test_a_word_changed_comes_back_as_that_change(passage, stranger, data):
    start, end = passage
    at = data.draw(st.integers(start + 3, end - 4))
    check = check_words(f"{written(start, at)} {stranger} {written(at + 1, end)}", [DOCUMENT])
    assert check.verdict == Verdict.ALTERED
    assert [(edit.said, edit.printed) for edit in check.passages[0].edits] == [(written(at, at + 1), stranger)]


@settings(max_examples=60)
@given(passages(), STRANGERS, st.data())
def test_a_word_put_in_comes_back_as_that_word(passage, stranger, data):
    start, end = passage
    at = data.draw(st.integers(start + 3, end - 3))
    check = check_words(f"{written(start, at)} {stranger} {written(at, end)}", [DOCUMENT])
    assert [(edit.said, edit.printed) for edit in check.passages[0].edits] == [("", stranger)]


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_quotation_at_all_gets_a_verdict(quote):
    assert check_words(quote, [DOCUMENT]).verdict in Verdict
