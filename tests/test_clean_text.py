"""`quoth.quotations`: any clean text will do, whatever its first bytes look like, and spans count in exactly that text."""

import pytest

import quoth


@pytest.mark.parametrize("text", ["", " ", '{"a": 1}', "x\x00y", "<p>", "\ufeffWords.", "%PDF-1.7", "\udc80 lone"])
def test_a_text_without_quotations_has_none(text):
    assert quoth.quotations(text) == ()


def test_a_byte_order_mark_counts_as_a_character():
    text = '\ufeff"We will appeal," said Ada Okafor.'
    [quotation] = quoth.quotations(text)
    assert [span.of(text) for span in quotation.source] == ["Ada Okafor"]
