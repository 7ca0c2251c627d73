"""What a reader gets from the tagger: words, cue and source of invented news, in place, and nothing untoward from strange texts."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.errors import ModelError
from quoth.quotations.attribution import Attribution
from quoth.quotations.marks import read_marks
from quoth.quotations.tagger import tag
from quoth.quotations.tagger.network import load, shipped
from quoth.spans import joined


def tagged(text: str) -> list[Attribution]:
    return tag(text, read_marks(text))


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("“We will mend the bridge,” said Mara Ondell, the harbour master.", "said", "Mara Ondell, the harbour master"),
        ("‘We will mend the bridge by May,’ said Mara Ondell.", "said", "Mara Ondell"),
        ("Mara Ondell said the bridge would be mended by May.", "said", "Mara Ondell"),
        ("The bridge will open in May, according to the council.", "according to", "the council"),
    ],
)
def test_cue_and_source_of_plain_sentences(text, cue, source):
    found = tagged(text)
    assert [(joined(text, one.cue), joined(text, one.source)) for one in found] == [(cue, source)]


def test_a_quotation_broken_by_its_cue_is_one():
    text = "“We will mend the bridge,” said Mara Ondell. “It should have been done years ago.”"
    found = tagged(text)
    assert len(found) == 1
    assert len(found[0].content) == 2


def test_it_says_which_cue_and_source_it_read_and_who_decided():
    found = tagged("Mara Ondell said the bridge would be mended by May.")[0]
    assert "“said”" in found.because[0]
    assert "“Mara Ondell”" in found.because[0]
    assert found.finder.startswith("tagger")
    assert 0 <= found.confidence <= 1


def test_the_source_stands_in_the_paragraph_of_its_cue():
    text = "“We sail at dawn,” said Mara Ondell.\n\n“It rains too much,” read the sign on the quay.\n\n“Nobody comes here now.”"
    for one in tagged(text):
        paragraphs = {text.count("\n\n", 0, span.start) for span in (*one.cue, *one.source)}
        assert len(paragraphs) <= 1


@pytest.mark.parametrize("evidence", ["marks", "cue", "no cue"])
def test_more_certainty_never_means_less_confidence(evidence):
    said = [shipped().confidence(raw / 20, evidence) for raw in range(21)]
    assert said == sorted(said)
    assert 0 < said[0] <= said[-1] < 1


STRANGE = st.one_of(
    st.text(max_size=400),
    st.text(alphabet="“”\"' \n", max_size=200),
    st.integers(1, 5000).map(lambda n: "sea" * n),
    st.just("\ud800 said Mara"),
)


@given(STRANGE)
@settings(max_examples=40, deadline=None)
def test_every_span_lies_in_the_text_and_parts_do_not_overlap(text):
    for one in tagged(text):
        spans = sorted((*one.content, *one.cue))
        assert all(span.of(text).strip() for span in (*spans, *one.source))
        assert not any(a.overlaps(b) for a, b in itertools.pairwise(spans))


def test_words_far_into_a_long_text_are_in_place():
    text = "The ferry left the quay at noon.\n" * 400 + "“We will mend the bridge,” said Mara Ondell."
    last = tagged(text)[-1]
    assert last.content[0].of(text).startswith("“We will mend")


def test_a_missing_model_file_is_named_with_what_to_do():
    with pytest.raises(ModelError, match=r"quotations\.onnx.*install quoth again"):
        load(Path("nowhere"))


def test_a_damaged_model_file_is_told(tmp_path):
    for name in ("quotations.onnx", "quotations.tokenizer.json", "quotations.json"):
        (tmp_path / name).write_bytes(b"not a model")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load(tmp_path)
