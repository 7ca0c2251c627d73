"""The house rules of cutting: which pieces make one quotation."""

import pytest

from quoth.quotations.attribution import Attribution
from quoth.quotations.cutting import cut
from quoth.quotations.law import obey
from quoth.quotations.lexicon import lexicon
from quoth.quotations.marks import read_marks
from quoth.quotations.sentences import sentences
from quoth.spans import Span


def pieces(text, *attributed):
    """What `cut` makes of attributions given as (content, cue) words of the text."""
    marks = read_marks(text)

    def at(words):
        return Span(text.index(words), text.index(words) + len(words))

    found = [obey(text, marks, Attribution((at(content),), (at(cue),))) for content, cue in attributed]
    words = lexicon("en")
    made = cut(text, marks, sentences(text, marks, words), [one for one in found if one], words)
    return [[span.of(text) for span in one.content] for one in made]


ROWS = [
    pytest.param("“We sail,” she said. “We do.”", [("We sail,", "said")], [["We sail,", "We do."]], id="broken only by the cue"),
    pytest.param("“We sail. “We do,” she said.", [("We do,", "said")], [["We sail.", "We do,"]], id="left open by a slip"),
    pytest.param(
        "“We sail.\n\n“We do,” she said.", [("We do,", "said")], [["We sail.", "We do,"]], id="over paragraphs, the cue in the last"
    ),
    pytest.param(
        "“We sail,” she said.\n\n“We always do so.”", [("We sail,", "said")], [["We sail,"], ["We always do so."]], id="a new paragraph"
    ),
    pytest.param(
        "“We sail,” she said. “We do,” he added.", [("We sail,", "said"), ("We do,", "added")], [["We sail,"], ["We do,"]], id="two cues"
    ),
    pytest.param(
        "She called it “bad” and “mad”.",
        [("bad", "called"), ("mad", "called")],
        [["bad", "mad"]],
        id="one cue found twice is one quotation",
    ),
    pytest.param(
        "“He said we sail,” she said.", [("we sail,", "He said"), ("He said we sail,", "she said")], [["He said we sail,"]], id="inside"
    ),
    pytest.param("The pier is “old”.", [], [], id="a marked word that nobody says"),
]


@pytest.mark.parametrize(("text", "attributed", "expected"), ROWS)
def test_cut(text, attributed, expected):
    assert pieces(text, *attributed) == expected
