"""The language is guessed only where there is enough to go by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.article.language import detected_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour board said on Monday that the old crane would be sold before the winter.", "en"),
        ("Der Hafenrat teilte am Montag mit, dass der alte Kran noch vor dem Winter verkauft werde.", "de"),
        ("Le conseil du port a déclaré lundi que la vieille grue serait vendue avant l'hiver.", "fr"),
        ("THE HARBOUR BOARD SAID ON MONDAY THAT THE OLD CRANE WOULD BE SOLD BEFORE THE WINTER.", "en"),
        ("Harbour board", None),
        ("12 34 56 78 " * 40, None),
        ("", None),
    ],
)
def test_a_text_says_its_language(text, language):
    assert detected_language(text) == language


@given(st.text())
def test_any_text_at_all_is_safe(text):
    assert detected_language(text) is None or len(text) >= 20
