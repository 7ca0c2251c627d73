import pytest
from tests.article.metadata.pages import article, linked, read

from quoth.article.metadata.names import is_agency, names_in, starts_as_byline
from quoth.lang import languages, table

BYLINES = [(language, row) for language in languages() for row in table(language, "bylines")]
JOBS = [(language, row) for language in languages() for row in table(language, "jobs") if row["kind"] == "job"]


@pytest.mark.parametrize(("language", "row"), BYLINES, ids=lambda value: value if isinstance(value, str) else value["entry"])
def test_every_byline_word_is_taken_off_its_example(language: str, row: dict[str, str]) -> None:
    names = names_in(row["example"], language)
    assert len(names) == (2 if row["part"] == "joiner" else 1)
    assert all(name in row["example"] for name in names)


@pytest.mark.parametrize(("language", "row"), JOBS, ids=lambda value: value if isinstance(value, str) else value["entry"])
def test_every_job_is_taken_off_its_example(language: str, row: dict[str, str]) -> None:
    assert names_in(row["example"], language) == (row["example"].rsplit(",", 1)[0],)


@pytest.mark.parametrize("row", table("mul", "agencies"), ids=lambda row: row["entry"])
def test_every_agency_is_known(row: dict[str, str]) -> None:
    assert is_agency(row["entry"])


@pytest.mark.parametrize("row", table("mul", "degrees"), ids=lambda row: row["entry"])
def test_no_degree_is_part_of_a_name(row: dict[str, str]) -> None:
    assert names_in(row["example"], "en") == ("Ada Okafor",)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("By Ada Okafor, Political Editor, and Ole Marten in Tarn Bay", "en", ("Ada Okafor", "Ole Marten")),
        ("ByAda Okafor", "en", ("Ada Okafor",)),
        ("Byron Clark", "en", ("Byron Clark",)),
        ("Okafor, Ada", "en", ("Ada Okafor",)),
        ("Political correspondent Ada Okafor", "en", ("Ada Okafor",)),
        ("Ada Okafor | Tarn Bay Herald", "en", ("Ada Okafor",)),
        ("Ada Okafor @adaokafor ada@herald.example", "en", ("Ada Okafor",)),
        ("Posted by Ada Okafor on May 3, 2024", "en", ("Ada Okafor",)),
        ("Ada Okafor, Jr.", "en", ("Ada Okafor Jr.",)),
        ("Ada B. Okafor (Agency)", "en", ("Ada B. Okafor",)),
        ("Ada Okafor Associated Press", "en", ("Ada Okafor",)),
        ("Australian Associated Press", "en", ("Australian Associated Press",)),
        ("https://www.facebook.com/herald", "en", ()),
        ("Von Lena Brandt und Ole Marten", "de", ("Lena Brandt", "Ole Marten")),
        ("Par Inès Marchal et Hugo Lanvin", "fr", ("Inès Marchal", "Hugo Lanvin")),
        ("Автор: Вера Лосева", "ru", ("Вера Лосева",)),
        ("김하늘 기자", "ko", ("김하늘",)),
        ("文・田中花子", "ja", ("田中花子",)),
        ("dpa", "de", ("dpa",)),
        ("Posted", "en", ()),
        ("Veröffentlicht", "de", ()),
        ("Herald Staff", "en", ("Herald Staff",)),
        ("Staff", "en", ("Staff",)),
        ("Von Redaktion", "de", ("Redaktion",)),
        ("Redaktion Tarnbucht", "de", ("Redaktion Tarnbucht",)),
        ("Okafor am 29.12.2010, 13:36", "de", ("Okafor",)),
        ("Thursday, May 5, 2022", "en", ()),
        ("Reuters, May 5, 2022", "en", ("Reuters",)),
        ("Ada Okafor » Tue Dec 1, 2020 4:15 am", "en", ("Ada Okafor",)),
        ("Ada Okafor ⋅ Updated May 5, 2024", "en", ("Ada Okafor",)),
        ("Ada Okafor, CEPF®", "en", ("Ada Okafor",)),
        ("Par Inès Marchal et Hugo Lanvin Publié le 12 mars 2025 à 18h04", "fr", ("Inès Marchal", "Hugo Lanvin")),
        ("Ada Okafor Last updated: May 5, 2024", "en", ("Ada Okafor",)),
    ],
)
def test_names_are_read_out_of_bylines(text: str, language: str, names: tuple[str, ...]) -> None:
    assert names_in(text, language) == names


def test_a_line_that_opens_otherwise_is_no_byline() -> None:
    assert starts_as_byline("Rain closes the ferry", "en") is None


@pytest.mark.parametrize(
    ("head", "byline", "authors"),
    [
        (linked(headline="Rain closes the Tarn Bay ferry", author={"@type": "Person", "name": "Ada Okafor"}), "", ("Ada Okafor",)),
        (
            linked(author=[{"@type": "Person", "name": "Ada Okafor"}, {"@type": "Person", "name": "Ole Marten"}]),
            "",
            ("Ada Okafor", "Ole Marten"),
        ),
        ('<meta name="author" content="Ada Okafor">', '<p class="byline">By Ada Okafor</p>', ("Ada Okafor",)),
        ("", '<p class="byline">By <a rel="author" href="/author/ada-okafor">Ada Okafor</a></p>', ("Ada Okafor",)),
        ('<meta property="article:author" content="https://social.example/herald">', "", ()),
        ("", "", ()),
    ],
)
def test_those_who_signed_are_the_authors(head: str, byline: str, authors: tuple[str, ...]) -> None:
    assert read(article(head, byline)).authors == authors


def test_a_reference_to_a_person_is_followed() -> None:
    graph = linked(author={"@id": "#ada"}) + linked(**{"@type": "Person", "@id": "#ada", "name": "Ada Okafor"})
    assert read(article(graph)).authors == ("Ada Okafor",)


def test_who_comments_did_not_sign() -> None:
    comments = '<div class="comments"><p class="comment-author">Nils Ekdal says:</p><p>Well.</p></div>'
    assert "Nils Ekdal" not in read(article("", "", headline="Rain closes the ferry") + comments).authors


@pytest.mark.parametrize(
    ("page", "authors"),
    [
        (article("", "", "de") + "<p>Autorin: Lena Brandt</p>", ("Lena Brandt",)),
        (article("", "<p>3 May 2024 10:15 by Ada Okafor</p>"), ("Ada Okafor",)),
        (article("", '<p class="byline">By <span>Ada Okafor</span><span class="sr-only">(opens her page)</span></p>'), ("Ada Okafor",)),
        (article("", "<div><span>كتب: سامي الحداد</span> <span>الثلاثاء 11 مارس 2025</span></div>", "ar"), ("سامي الحداد",)),
        (article("", "<div><span>Haber: Selin Akdağ</span><span>Giriş: 12.03.2025 - 18:04</span></div>", "tr"), ("Selin Akdağ",)),
        (article("", "<div><span>입력 2025.03.12 18:04</span> <span>한서윤 기자</span></div>", "ko"), ("한서윤",)),
        (article("", '<p class="writer">北村 遥</p>', "ja"), ("北村 遥",)),
        (article(linked(author=["Ada Okafor", "Ole Marten", "Lena Brandt"])), ("Ada Okafor", "Ole Marten", "Lena Brandt")),
    ],
)
def test_a_byline_is_found_where_it_is_printed(page: str, authors: tuple[str, ...]) -> None:
    assert read(page).authors == authors
