"""Who said what, as printed: each habit of the newsroom is a row. All people and papers are invented."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.model import Article, Kind, Origin
from quoth.quotations import QuotationOptions, find_quotations
from quoth.spans import joined


def shown(text, quotations):
    return [(str(q.kind), joined(text, q.words), joined(text, q.source)) for q in quotations]


ROWS = [
    pytest.param("“We sail at dawn,” said Mara Ondell.", [("direct", "We sail at dawn,", "Mara Ondell")], id="inverted"),
    pytest.param("“We sail at dawn,” Mara Ondell said.", [("direct", "We sail at dawn,", "Mara Ondell")], id="source, then cue"),
    pytest.param(
        "Nov. 21, 1931: “The ferry sails at last, and on time.”", [("direct", "The ferry sails at last, and on time.", "")], id="a date"
    ),
    pytest.param("Mara Ondell said: “We sail at dawn.”", [("direct", "We sail at dawn.", "Mara Ondell")], id="colon after the cue"),
    pytest.param(
        'Mara Ondell told reporters, "We sail at dawn."', [("direct", "We sail at dawn.", "Mara Ondell")], id="addressee and comma"
    ),
    pytest.param("ONDELL: “We sail at dawn.”", [("direct", "We sail at dawn.", "ONDELL")], id="a transcript"),
    pytest.param("“We sail at dawn.” — Mara Ondell", [("direct", "We sail at dawn.", "Mara Ondell")], id="a dash and a name"),
    pytest.param(
        "“We sail at dawn.” ― Mara Ondell\n“It rains too much.”― Teo Varga",
        [("direct", "We sail at dawn.", "Mara Ondell"), ("direct", "It rains too much.", "Teo Varga")],
        id="lines that are each signed after a bar",
    ),
    pytest.param("‘We sail at dawn,’ she said.", [("direct", "We sail at dawn,", "she")], id="British marks, a pronoun"),
    pytest.param("“Are we late?” Mara Ondell asked.", [("direct", "Are we late?", "Mara Ondell")], id="a question"),
    pytest.param(
        "“We sail,” said Mara Ondell, the harbour master of Bree, on Tuesday.",
        [("direct", "We sail,", "Mara Ondell, the harbour master of Bree")],
        id="the description belongs to the source, the day does not",
    ),
    pytest.param(
        "“We sail,” Teo Varga, 44, a pilot from Bree, told the Bree Gazette.",
        [("direct", "We sail,", "Teo Varga, 44, a pilot from Bree,")],
        id="age and trade before the cue",
    ),
    pytest.param(
        "On Tuesday, the harbour master said it was “a wreck”.", [("mixed", "a wreck", "the harbour master")], id="a day before the source"
    ),
    pytest.param(
        "“We sail,” she said. “We always have.”", [("direct", "We sail, We always have.", "she")], id="one quotation around its cue"
    ),
    pytest.param("“We sail,” she said, “at dawn.”", [("direct", "We sail, at dawn.", "she")], id="interrupted within a sentence"),
    pytest.param(
        "“We sail,” she said. “At dawn,” he added.",
        [("direct", "We sail,", "she"), ("direct", "At dawn,", "he")],
        id="two cues are two quotations",
    ),
    pytest.param(
        "Mara Ondell said: “We sail.\n\n“We always have.”",
        [("direct", "We sail. We always have.", "Mara Ondell")],
        id="over two paragraphs",
    ),
    pytest.param(
        "“We sail,” she said.\n\n“We always have at this time of year.”",
        [("direct", "We sail,", "she"), ("direct", "We always have at this time of year.", "")],
        id="a new paragraph after a closed mark is a new quotation",
    ),
    pytest.param(
        "She called the pier “a wreck” and “a danger”.", [("mixed", "a wreck a danger", "She")], id="fragments of one clause are one"
    ),
    pytest.param(
        "The pier is “a wreck” and must go, Mara Ondell said.", [("mixed", "a wreck", "Mara Ondell")], id="the cue closes the sentence"
    ),
    pytest.param("According to Mara Ondell, the pier is “a wreck”.", [("mixed", "a wreck", "Mara Ondell")], id="according to, before"),
    pytest.param("Mara Ondell said the pier was shut.", [("indirect", "the pier was shut", "Mara Ondell")], id="no marks"),
    pytest.param(
        "The pier is shut, according to the council.", [("indirect", "The pier is shut", "the council")], id="according to, after"
    ),
    pytest.param("The pier was mended in May.", [], id="nobody speaks"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_who_said_what(by_rules, text, expected):
    assert shown(text, by_rules(text)) == expected


GERMAN = [
    pytest.param("„Der Steg ist gesperrt“, sagte Mara Ondell.", [("direct", "Der Steg ist gesperrt", "Mara Ondell")], id="inverted"),
    pytest.param("Mara Ondell sagte: „Der Steg ist gesperrt.“", [("direct", "Der Steg ist gesperrt.", "Mara Ondell")], id="colon"),
]


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german(by_rules, text, expected):
    assert shown(text, by_rules(text, "de")) == expected


def test_a_language_without_tables_keeps_its_marks_and_names_nobody(by_rules):
    text = "« Le quai est fermé depuis hier soir. »"
    assert shown(text, by_rules(text, "xx")) == [("direct", "Le quai est fermé depuis hier soir.", "")]


def test_every_step_is_said(by_rules):
    (quotation,) = by_rules("“We sail at dawn,” said Mara Ondell.")
    assert quotation.because == ("marks pair", "cue 'said' follows, then the source", "the source stands there")
    assert quotation.kind is Kind.DIRECT
    assert 0 < quotation.confidence < 1


def test_a_cue_makes_it_surer_than_marks_alone(by_rules):
    said, standing = by_rules("“We sail at dawn,” said Mara Ondell.\n\n“We always have at this time of year.”")
    assert said.confidence > standing.confidence


def test_the_unsure_can_be_left_out():
    nothing = (None,) * 4
    text = "“We sail at dawn,” said Mara Ondell."
    article = Article("a", Origin("memory"), *nothing, (), None, None, (), (), "xx", text, ())
    assert find_quotations(article)
    assert find_quotations(article, QuotationOptions(min_confidence=0.99)) == ()


PIECES = [
    "“We sail,” ",
    "Mara said ",
    "that ",
    "according to ",
    "the pier ",
    "was “shut” ",
    ", ",
    ": ",
    ". ",
    "\n\n",
    "she ",
    "'",
    "— ",
    "called it ",
    "“",
    "who ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=60), st.sampled_from(["en", "de", None]))
def test_spans_slice_in_order(by_rules, text, language):
    quotations = by_rules(text, language)
    assert quotations == by_rules(text, language)
    for quotation in quotations:
        assert quotation.content
        for spans in (quotation.content, quotation.words):
            assert all(one.end <= other.start for one, other in pairwise(spans))
            assert all(span.of(text).strip() == span.of(text) for span in spans)
        for span in (*quotation.cue, *quotation.source):
            assert span.of(text)
    assert len({quotation.id for quotation in quotations}) == len(quotations)
