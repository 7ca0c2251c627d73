from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.article.metadata.pages import article, linked, read

from quoth.article.metadata.calendar import find_moments, read_moment
from quoth.article.metadata.clock import Locale
from quoth.lang import languages, table

STAMPS = [(language, row) for language in languages() for row in table(language, "datestamps")]


@pytest.mark.parametrize("language", languages())
def test_every_month_is_read_in_its_language(language: str) -> None:
    for row in table(language, "months"):
        moment = read_moment(row["example"], Locale(language))
        assert moment is not None, row
        assert moment.iso() == f"2024-{int(row['month']):02}-03", row


@pytest.mark.parametrize(("language", "row"), STAMPS, ids=lambda value: value if isinstance(value, str) else value["entry"])
def test_every_date_word_stands_before_a_date(language: str, row: dict[str, str]) -> None:
    found = list(find_moments(row["example"], Locale(language)))
    assert [dated.moment.iso() for dated in found] == ["2024-05-03"]


@pytest.mark.parametrize("row", table("mul", "zones"), ids=lambda row: row["entry"])
def test_every_zone_has_its_offset_where_it_is_used(row: dict[str, str]) -> None:
    moment = read_moment(row["example"], Locale("en", row["regions"].split(",")[0] or None))
    assert moment is not None
    assert moment.zone == row["entry"]
    assert moment.value.tzinfo is not None


@pytest.mark.parametrize("row", table("mul", "clock"), ids=lambda row: row["entry"])
def test_every_half_of_the_day_is_read(row: dict[str, str]) -> None:
    moment = read_moment(row["example"])
    assert moment is not None
    assert moment.value.hour == (22 if row["half"] == "pm" else 10)


@pytest.mark.parametrize(
    ("text", "locale", "iso", "precision", "zone"),
    [
        ("2024-05-03T10:15:00+0200", Locale(), "2024-05-03T10:15:00+02:00", "second", "+0200"),
        ("2024-05-03T10:15:00.000Z", Locale(), "2024-05-03T10:15:00+00:00", "second", "Z"),
        ("20240503T101500Z", Locale(), "2024-05-03T10:15:00+00:00", "second", "Z"),
        ("2024-05-03 10:15", Locale(), "2024-05-03T10:15:00", "minute", None),
        ("1714731300", Locale(), "2024-05-03T10:15:00+00:00", "second", "UTC"),
        ("Fri, 03 May 2024 10:15:00 GMT", Locale(), "2024-05-03T10:15:00+00:00", "second", "GMT"),
        ("Published 3 May 2024 10:15 BST", Locale("en"), "2024-05-03T10:15:00+01:00", "minute", "BST"),
        ("By Ada Okafor on September 9, 2023 at 10:15 AM EDT", Locale("en"), "2023-09-09T10:15:00-04:00", "minute", "EDT"),
        ("10:15 PM ET, Fri May 3, 2024", Locale("en"), "2024-05-03T22:15:00-04:00", "minute", "ET"),
        ("3 May 2024 10:15 IST", Locale("en"), "2024-05-03T10:15:00", "minute", "IST"),
        ("3 May 2024 10:15 IST", Locale("en", "IN"), "2024-05-03T10:15:00+05:30", "minute", "IST"),
        ("3. Mai 2024, 10.15 Uhr", Locale("de"), "2024-05-03T10:15:00", "minute", None),
        ("le 3 mai 2024 à 10h15", Locale("fr"), "2024-05-03T10:15:00", "minute", None),
        ("3 de mayo de 2024", Locale("es"), "2024-05-03", "day", None),
        ("03.05.24", Locale("de"), "2024-05-03", "day", None),
        ("05/03/2024", Locale("en", "US"), "2024-05-03", "day", None),
        ("03/05/2024", Locale("en", "GB"), "2024-05-03", "day", None),
        ("2024年5月3日 午後3:15", Locale("ja"), "2024-05-03T15:15:00", "minute", None),
        ("2024. május 3.", Locale("hu"), "2024-05-03", "day", None),
        ("3 พ.ค. 2567", Locale("th"), "2024-05-03", "day", None),
        ("٣ مايو ٢٠٢٤", Locale("ar"), "2024-05-03", "day", None),
    ],
)
def test_a_date_is_as_precise_as_it_is_printed(text: str, locale: Locale, iso: str, precision: str, zone: str | None) -> None:
    moment = read_moment(text, locale)
    assert moment is not None
    assert (moment.iso(), moment.precision, moment.zone) == (iso, precision, zone)


@pytest.mark.parametrize(
    "text", ["", "May", "2024", "May 2024", "31 February 2024", "2024-13-45", "version 1.2.3", "© 2019", "99999999999"]
)
def test_what_states_no_day_is_no_date(text: str) -> None:
    assert read_moment(text) is None


@given(st.dates(date(1971, 1, 1), date(2099, 12, 31)))
def test_a_day_printed_in_iso_comes_back(day: date) -> None:
    moment = read_moment(day.isoformat())
    assert moment is not None
    assert moment.day == day


@given(st.datetimes(datetime(1971, 1, 1), datetime(2099, 12, 31)))
def test_an_iso_moment_comes_back_to_the_second(value: datetime) -> None:
    moment = read_moment(value.isoformat(timespec="seconds"))
    assert moment is not None
    assert moment.value == value.replace(microsecond=0)


@given(st.text(max_size=200))
def test_no_text_breaks_the_calendar(text: str) -> None:
    assert all(text[dated.start : dated.end] for dated in find_moments(text))


@pytest.mark.parametrize(
    ("head", "line", "iso"),
    [
        (linked(datePublished="2024-05-03T10:15:00+02:00"), "", "2024-05-03T10:15:00+02:00"),
        ('<meta property="article:published_time" content="2024-05-03T08:15:00Z">', "", "2024-05-03T08:15:00+00:00"),
        ("", '<time datetime="2024-05-03T10:15:00Z" itemprop="datePublished">Friday</time>', "2024-05-03T10:15:00+00:00"),
        ("", '<p class="published-date">Published 3 May 2024</p>', "2024-05-03"),
    ],
)
def test_the_day_of_publication_is_the_one_stated(head: str, line: str, iso: str) -> None:
    published = read(article(head, line)).published
    assert published is not None
    assert published.iso() == iso


def test_the_last_change_is_kept_apart() -> None:
    found = read(article(linked(datePublished="2024-05-03T10:15:00Z", dateModified="2024-05-04T07:00:00Z")))
    assert (found.published and found.published.iso(), found.modified and found.modified.iso()) == (
        "2024-05-03T10:15:00+00:00",
        "2024-05-04T07:00:00+00:00",
    )


@pytest.mark.parametrize(
    "extra",
    ["<footer>© 2019-2024 Tarn Bay Herald</footer>", '<div class="related"><h3>Older</h3><span>Rain</span></div>', "<p>Since 1987.</p>"],
)
def test_a_page_without_a_date_has_none(extra: str) -> None:
    assert read(article("", "") + extra).published is None
