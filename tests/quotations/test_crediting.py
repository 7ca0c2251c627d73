"""Whom an attribution is credited to, where the tagger names nobody or more than the speaker."""

import pytest

from quoth.quotations.attribution import Attribution
from quoth.quotations.crediting import credited
from quoth.quotations.lexicon import lexicon
from quoth.spans import Span


def place(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()


@pytest.mark.parametrize(
    ("printed", "speaks"),
    [("Okafor also", "Okafor"), ("the clerk on Tuesday", "the clerk"), ("those who", "those")],
)
def test_what_tells_when_or_how_is_no_part_of_a_source(printed: str, speaks: str) -> None:
    text = f"On Friday {printed} said the pier was shut."
    told = credited(text, Attribution(place(text, "the pier was shut"), place(text, "said"), place(text, printed)), [], lexicon("en"))
    assert [span.of(text) for span in told.source] == [speaks]


@pytest.mark.parametrize(
    ("opening", "printed", "speaks"),
    [
        ("In", "a letter to trustees the singer", "the singer"),
        ("It rained. In", "a letter to trustees the singer", "the singer"),
        ("", "the clerk of the bay", "the clerk of the bay"),
        ("After", "the clerk and the pilot", "the clerk and the pilot"),
        ("Then, in", "a letter to trustees the singer", "a letter to trustees the singer"),
    ],
)
def test_a_phrase_that_opens_the_sentence_is_no_part_of_a_source(opening: str, printed: str, speaks: str) -> None:
    text = f"{opening} {printed} said the pier was shut.".strip()
    told = credited(text, Attribution(place(text, "the pier was shut"), place(text, "said"), place(text, printed)), [], lexicon("en"))
    assert [span.of(text) for span in told.source] == [speaks]


@pytest.mark.parametrize(("content", "speaks"), [("the pier was shut", ["Mara Ondell"]), ("Mara Ondell", [])])
def test_the_rules_name_the_source_that_the_tagger_leaves_out(content: str, speaks: list[str]) -> None:
    text = "Mara Ondell said the pier was shut."
    said = place(text, "said")
    by_rules = [Attribution(place(text, "the pier was shut"), said, place(text, "Mara Ondell"))]
    told = credited(text, Attribution(place(text, content), said), by_rules, lexicon("en"))
    assert [span.of(text) for span in told.source] == speaks
