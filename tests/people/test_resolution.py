"""Who speaks: invented articles, each quotation's source as printed and the speaker it must be resolved to."""

from dataclasses import replace

import pytest

from quoth.article import verbatim_article
from quoth.model import Article, Kind, Quotation
from quoth.pages import open_page
from quoth.people import resolve_people
from quoth.spans import Span


def told(text: str) -> Article:
    """The article of a marked text: «source|quotation» gives a quotation; the source's words are found before or after it."""
    plain, quotations = "", []
    for place, piece in enumerate(text.split("#")):
        if place % 2:
            source, _, words = piece.partition("|")
            quotations.append((source, len(plain) + 1, len(plain) + 1 + len(words)))
            plain += f"“{words}”"
        else:
            plain += piece
    article = replace(verbatim_article(open_page(plain.encode())), language="en")
    return replace(article, quotations=tuple(quotation(plain, *one) for one in quotations))


def quotation(text: str, source: str, start: int, end: int) -> Quotation:
    after, before = text.find(source, end), text.rfind(source, 0, start)
    at = after if after >= 0 and (before < 0 or after - end <= start - before) else before
    where = (Span(at, at + len(source)),) if source else ()
    return Quotation(f"q{start}", "a", Kind.DIRECT, (Span(start, end),), (Span(start, end),), (), where)


CASES = [
    ("a surname stands for the full name", "Ada Okafor runs the ferry. #Okafor|It sails,# Okafor said.", ["Ada Okafor"]),
    ("the full name may come later", "#Okafor|It sails,# Okafor said. Ada Okafor runs the ferry.", ["Ada Okafor"]),
    ("a title is no part of the name", "#Mayor Ada Okafor|It sails,# said Mayor Ada Okafor.", ["Ada Okafor"]),
    ("a courtesy tells two of one surname apart", "Ada Okafor met Teo Okafor. #Mr Okafor|It sails,# Mr Okafor said.", ["Teo Okafor"]),
    ("a pronoun is the one of its gender", "Ada Varga met Thomas Lindqvist. #she|It sails,# she said.", ["Ada Varga"]),
    ("a transcript's capitals", "Ada Varga spoke to Teo Mensah. \nMENSAH: #MENSAH|It sails.#", ["Teo Mensah"]),
]


@pytest.mark.parametrize(("text", "speakers"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_speaker_of_each_quotation(text, speakers):
    article = resolve_people(told(text))
    assert [q.speaker and q.speaker.name for q in article.quotations] == speakers
