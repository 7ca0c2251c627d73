"""The medium of a quotation, where the text says in what it was said."""

import pytest

from quoth.lang import table
from quoth.quotations.attribution import Attribution
from quoth.quotations.lexicon import lexicon
from quoth.quotations.mediums import medium_of
from quoth.spans import Span

ROWS = [
    ("“We sail,” Mara Ondell said in an interview with the Bree Gazette.", ["interview with the Bree Gazette"]),
    ("“We sail,” Mara Ondell told the Bree Gazette.", ["interview with the Bree Gazette"]),
    ("“We sail,” Mara Ondell told the harbour master.", [None]),
    ("In a letter to the council, Mara Ondell said the pier was “a wreck”.", ["letter"]),
    ("“We sail,” Mara Ondell tweeted.", ["social post"]),
    ("The report said the pier was “a wreck”.", ["report"]),
    ("“We sail,” said the report’s author, Mara Ondell.", [None]),
    ("“We sail,” said Mara Ondell, who wrote a letter.", [None]),
    ("“We sail,” Mara Ondell said in a statement.\n\n“We always have at this time of year.”", ["statement", "statement"]),
    ("“We sail,” Mara Ondell said in an email. The day was cold.\n\n“We always do,” Ondell said.", ["email", "email"]),
    ("“We sail,” Mara Ondell said in an email.\n\n“We do not,” said Teo Varga.", ["email", None]),
    ("“We sail,” Mara Ondell said in a tweet.\n\n“We always do,” Ondell said.", ["social post", None]),
    ("The pier is “a wreck”, according to a release Wednesday.", ["press release"]),
    ("The pier is “a wreck”, according to a Harbour Board memo seen by the Gazette.", ["document"]),
    ("BBC said the pier was “a wreck”.", [None]),
    ("In a letter posted on Twitter, Mara Ondell said the pier was “a wreck”.", ["letter"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_medium(by_rules, text, expected):
    assert [quotation.medium for quotation in by_rules(text)] == expected


def test_the_medium_may_stand_in_the_cue_or_the_source():
    text = "Mara Ondell said in a June report that the pier was old."

    def at(words):
        return (Span(text.index(words), text.index(words) + len(words)),)

    in_cue = Attribution(at("that the pier was old"), at("said in a June report"), at("Mara Ondell"))
    in_source = Attribution(at("that the pier was old"), at("said"), at("Mara Ondell said in a June report"))
    assert [medium_of(text, one, lexicon("en")) for one in (in_cue, in_source)] == ["report", "report"]


@pytest.mark.parametrize(("language", "row"), [(code, row) for code in ("en", "de") for row in table(code, "mediums")], ids=str)
def test_each_row_of_mediums_is_read_in_its_example(by_rules, language, row):
    (quotation,) = by_rules(row["example"], language)
    assert quotation.medium is not None
    assert quotation.medium.split(" with ")[0] == row["medium"]
