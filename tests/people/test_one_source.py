"""One source of several quotations is one person, with one id."""

import pytest

from quoth.article import verbatim_text
from quoth.pipeline import attribute


@pytest.mark.parametrize(
    "text",
    [
        'One fan loved the show. Another calls it "soothing, warm and slow," and praises it for "leading readers into the sea."',
        'One of them loves it, another calls it "soothing and very slow" and praises its author for "leading him into the sea."',
    ],
)
def test_somebody_unnamed_who_is_the_source_of_two_quotations_is_one_person(text):
    article = attribute(verbatim_text(text, language="en"))
    speakers = [quotation.speaker for quotation in article.quotations if quotation.speaker and quotation.speaker.name == "another"]
    assert len(speakers) == 2
    assert speakers[0] == speakers[1]
    assert len({person.id for person in article.people}) == len(article.people)
