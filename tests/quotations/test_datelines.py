"""A dateline is no part of what is said."""

import pytest

import quoth
from quoth.quotations.attribution import Attribution
from quoth.quotations.datelines import without_dateline
from quoth.spans import Span


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("HARROW - The ferry stays shut", "The ferry stays shut"),
        ("HARROW, Conn. — The ferry stays shut", "The ferry stays shut"),
        ("PORT HARROW (Wire) -- The ferry stays shut", "The ferry stays shut"),
        ("ST. ANNE'S–The ferry stays shut", "The ferry stays shut"),
        ("COVID-19 kept the ferry in port", "COVID-19 kept the ferry in port"),
        ("The ferry — the old one — stays shut", "The ferry — the old one — stays shut"),
        ("HARROW —", "HARROW —"),
    ],
)
def test_content_begins_behind_a_dateline(text, said):
    [content] = without_dateline(text, Attribution((Span(0, len(text)),))).content
    assert content.of(text) == said


def test_capitals_and_a_dash_inside_a_paragraph_are_no_dateline():
    text = "She said THE FERRY - the old one - stays shut"
    one = Attribution((Span(9, len(text)),))
    assert without_dateline(text, one) == one


def test_an_indirect_quotation_that_opens_a_report_has_no_dateline():
    text = "HARROW — The ferry to the islands will stay shut until the spring, harbour master Mara Ondell said on Monday."
    [quotation] = quoth.quotations(text)
    assert quotation.content[0].of(text).startswith("The ferry")
