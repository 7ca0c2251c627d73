"""Captions and credits in lines alone, and words that name the headline's line; the tables row by row, the news invented."""

import pytest

from quoth.article import ArticleOptions, read_article
from quoth.article.flattened.captions import pictured, split_source, unnamed_source
from quoth.article.flattened.masthead import title_of
from quoth.lang import languages, table
from quoth.model import Role
from quoth.pages import open_page

BODY = [
    "The north crane at Tarn Bay harbour will stand still until the spring, the harbour board decided on Monday night after a long debate.",
    "“The crane has not been safe since the gales of last winter,” said Ada Okafor, who chairs it. “We will not wait for an accident.”",
    "Ole Marten, who runs the fish market beside the crane, said that the decision would cost the town forty jobs before the summer.",
]


def rows(name):
    return [(code, row["entry"], row["example"]) for code in languages() for row in table(code, name)]


@pytest.mark.parametrize(("language", "entry", "example"), rows("captions"))
def test_every_word_that_points_into_a_picture_is_found(language, entry, example):
    assert entry in example.casefold().replace("’", "'"), language
    assert pictured(example)


@pytest.mark.parametrize(("language", "entry", "example"), rows("picture_agencies"))
def test_every_picture_agency_signs_a_caption(language, entry, example):
    assert split_source(example)[1], (language, entry)


@pytest.mark.parametrize(("language", "entry", "example"), rows("headlinelabels"))
def test_every_label_is_taken_off_the_headline(language, entry, example):
    assert title_of(example) == example[len(entry) :].lstrip(" :："), language


@pytest.mark.parametrize(
    "sentence",
    [
        *BODY,
        "Ada Okafor left the quay.",
        "She joined Reuters in 2019.",
        "The harbour was told to shut, according to Getty Images.",
        "They moved to the right bank.",
        "Bring tea and/or fish.",
        "Harbour/Quay",
    ],
)
def test_sentences_are_no_captions(sentence):
    assert not split_source(sentence)[1]
    assert not unnamed_source(sentence)
    assert not pictured(sentence)


@pytest.mark.parametrize("model", [True, False], ids=["model", "rules"])
@pytest.mark.parametrize(
    "caption",
    [
        "The north crane on Sunday. Photo: Jo Lind",
        "Ada Okafor on the quay (Jo Lind/Newsroom Photo)",
        "The north crane at dawn. Jo Lind/Getty Images",
        "Photograph: Jo Lind",
        "The north crane on a Sunday in the autumn after the gales EFE/ Jo Lind",
        "The north crane after the gales of last winter. Jo Lind/Tarn Press",
        "The north crane after the gales of last winter.Credit: Tarn University",
        "The north crane after the gales of last winter (",
        "Pictured from left are Ada Okafor, Ole Marten and Jana Brandt of the harbour board.",
    ],
)
def test_a_line_that_ends_in_a_credit_is_no_reading_text(caption, model):
    text = "\n\n".join(["Crane stands still until spring", "By Ada Varga", *BODY[:2], caption, BODY[2]])
    article = read_article(open_page(text.encode()), ArticleOptions(model=model))
    assert article.text.split("\n\n") == BODY
    assert next(block.role for block in article.blocks if block.text == caption) in {Role.CAPTION, Role.CREDIT}
