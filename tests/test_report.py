"""The machine contract: what is printed reads back as the same article, and fits the published schema."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from quoth.linked_data import linked_data
from quoth.model import (
    Article,
    Block,
    Fact,
    Failure,
    Image,
    Kind,
    Moment,
    Origin,
    Person,
    Quotation,
    Rival,
    Role,
    moment_from_iso,
)
from quoth.report import ArticleReport, FailureReport, article_from, failure_report, report
from quoth.spans import Span

TEXT = '"We will mend it," said Ada Okafor. She called the delay "a disgrace".'
OKAFOR = Person("p1", "Ada Okafor", aliases=("She",), mentions=(Span(24, 34), Span(36, 39)))
ARTICLE = Article(
    id="a1",
    origin=Origin("warc", "news.warc.gz", 48211, "<urn:uuid:1>"),
    url="https://herald.example/bridge?a=1",
    canonical="https://herald.example/bridge",
    outlet="The Herald",
    title="Bridge to open",
    authors=("Jo Marsh",),
    published=Moment(datetime(2024, 5, 2, 10, 15, tzinfo=timezone(timedelta(hours=-4))), "minute", "EDT"),
    modified=Moment(datetime(2024, 5, 3), "day"),
    section=("News", "Local"),
    tags=("bridges",),
    language="en",
    text=TEXT,
    blocks=(
        Block(Role.CAPTION, "The old bridge", path="figure > figcaption", why="a caption"),
        Block(Role.PARAGRAPH, TEXT, Span(0, len(TEXT)), path="p", source=Span(3, 9)),
    ),
    images=(Image("https://herald.example/b.jpg", "The old bridge", "Jo Marsh"),),
    facts=(Fact("title", "Bridge to open", "h1", (Rival("Bridge to open | The Herald", "title"),)),),
    notes=("cut by a paywall",),
    quotations=(
        Quotation("q1", "a1", Kind.DIRECT, (Span(1, 17),), (Span(1, 17),), (Span(19, 23),), (Span(24, 34),), OKAFOR, because=("marks",)),
        Quotation(
            "q2", "a1", Kind.MIXED, (Span(47, 68),), (Span(58, 68),), (Span(40, 46),), (Span(36, 39),), None, (OKAFOR,), "speech", 0.6
        ),
    ),
    people=(OKAFOR,),
)


def test_an_article_reads_back_from_its_report():
    printed = json.loads(json.dumps(report(ARTICLE)))
    back = article_from(TypeAdapter(ArticleReport).validate_python(printed))
    assert back.published is not None
    assert back.published.value == ARTICLE.published.value
    assert replace(back, published=ARTICLE.published) == ARTICLE


def test_a_report_has_the_fields_that_other_programs_rely_on():
    printed = report(ARTICLE, "the input as given")
    assert printed["input"] == "the input as given"
    assert printed["published"] == "2024-05-02T10:15:00-04:00"
    assert printed["modified"] == "2024-05-03"
    assert printed["blocks"][0]["start"] is None
    assert printed["left_out"] == [{"role": "caption", "text": "The old bridge", "why": "a caption"}]
    direct, mixed = printed["quotations"]
    assert (direct["text"], direct["source_text"]) == ("We will mend it,", "Ada Okafor")
    assert direct["speaker"] == {"id": "p1", "name": "Ada Okafor", "named": True, "kind": "person"}
    assert (mixed["text"], mixed["speaker"], mixed["candidates"]) == ("a disgrace", None, ["p1"])


def test_a_failure_says_where_and_what_next():
    printed = failure_report(Failure("a.html.gz", "pages", "the gzip stream ends early", "fetch it again"), "a.html.gz")
    assert TypeAdapter(FailureReport).validate_python(printed) == {
        "input": "a.html.gz",
        "where": "a.html.gz",
        "error": "the gzip stream ends early",
        "hint": "fetch it again",
    }


@given(st.datetimes(timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=5, minutes=30))])), st.sampled_from(["day", "second"]))
def test_a_moment_keeps_its_offset_and_precision(value, precision):
    value = value.replace(microsecond=0, tzinfo=None, hour=0, minute=0, second=0) if precision == "day" else value.replace(microsecond=0)
    moment = Moment(value, precision)
    back = moment_from_iso(moment.iso())
    assert (back.value, back.precision, back.iso()) == (value, precision, moment.iso())


@pytest.mark.parametrize(
    ("iso", "zone"), [("2024-05-02T10:15:00", None), ("2024-05-02T10:15:00Z", "Z"), ("2024-05-02T10:15:00+02:00", "+02:00")]
)
def test_an_unknown_zone_stays_unknown(iso, zone):
    assert moment_from_iso(iso).zone == zone


def test_linked_data_attributes_and_links_to_the_words():
    node = linked_data(ARTICLE)
    direct, mixed = node["hasPart"]
    assert direct["spokenByCharacter"] == {"@type": "Person", "name": "Ada Okafor"}
    assert direct["url"] == "https://herald.example/bridge#:~:text=We%20will%20mend%20it%2C"
    assert "spokenByCharacter" not in mixed
