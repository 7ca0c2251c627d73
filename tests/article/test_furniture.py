"""What is printed around an article never gets into its text, however much it looks like text: every line here is scored as sure text."""

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from quoth.article.choice import choose
from quoth.article.evidence import find_evidence
from quoth.article.features import tabulate
from quoth.article.layout import lay_out
from quoth.article.markup import mark_up
from quoth.article.metadata import read_metadata
from quoth.model import Role

_DECK = "The council votes on Monday. The stallholders, who have traded here for ninety years, will go to court."
_LEAD = "The harbour council voted on Monday to close the old fish market, after a debate that lasted until midnight."
_SECOND = "Mayor Ilse Farrow said the decision was final, and that the stallholders would be paid for the move."
_THIRD = "The stallholders said that they would appeal to the county court before the summer was over."
_OUTLET = '<meta property="og:site_name" content="Tarn Bay Herald">'
_TEXT = "".join(f"<p>{text}</p>" for text in (_LEAD, _SECOND, _THIRD))


def _chosen(body: str, *, title: str = "Fish market to close", language: str = "en") -> tuple[list[str], dict[str, Role]]:
    """The lines that are read when every line is scored as text, and the role of each that is not."""
    page = f"<html lang='{language}'><head><title>{title} | Tarn Bay Herald</title>{_OUTLET}</head><body>{body}</body></html>"
    markup = mark_up(LexborHTMLParser(page.encode()).html or "")
    layout = lay_out(markup, 30)
    sheet = tabulate(layout, find_evidence(markup, None))
    choice = choose(layout, sheet, np.ones(len(layout.texts), np.float32), read_metadata(markup, None))
    read = [text for text, is_read in zip(layout.texts, choice.read, strict=True) if is_read]
    return read, {layout.texts[number]: role for number, (role, _) in choice.ruled_out.items()}


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("<h1>Fish market to close</h1>", Role.HEADLINE),
        ("<h1>Fish market to close</h1><h2>FISH MARKET TO CLOSE</h2>", Role.HEADLINE),
        ("<p>Harbour</p><h1>Fish market to close</h1>", Role.BOILERPLATE),
        ("<h1>Fish market to close</h1><div>By Ada Okafor</div>", Role.BYLINE),
        ("<h1>Fish market to close</h1><div>By Ada Okafor in Tarn Bay, for the Herald</div>", Role.BYLINE),
        ("<h1>Fish market to close</h1><div>3 May 2024, 10:15</div>", Role.DATELINE),
        ("<h1>Fish market to close</h1><div>3 May 2024, 10:15, from the Tarn Bay Herald</div>", Role.DATELINE),
        ("<h1>Fish market to close</h1><div>Updated: Friday, 3 May 2024 10:15 am</div>", Role.DATELINE),
        ("<h1>Fish market to close</h1><div><img src='m.jpg'><p>The old fish market on Monday</p></div>", Role.CAPTION),
    ],
)
def test_what_is_printed_above_the_text_is_not_read(line: str, role: Role):
    read, left = _chosen(line + _TEXT)
    assert read == [_LEAD, _SECOND, _THIRD]
    assert role in left.values()


def test_who_and_when_below_the_deck_are_not_read():
    read, _ = _chosen(f"<h1>Fish market to close</h1><p>{_DECK}</p><p>By Ada Okafor</p><p>3 May 2024</p>{_TEXT}")
    assert read == [_DECK, _LEAD, _SECOND, _THIRD]


def test_a_signature_below_the_text_is_not_read():
    read, left = _chosen(f"<h1>Fish market to close</h1><p>By Ada Okafor</p>{_TEXT}<p>Ada Okafor, reporter, ada@herald.example</p>")
    assert read == [_LEAD, _SECOND, _THIRD]
    assert left["Ada Okafor, reporter, ada@herald.example"] is Role.BYLINE


def test_lines_are_known_in_scripts_that_part_no_words():
    lead = "港町市の大沢誠一市長は12日の記者会見で、老朽化した旧魚市場を来年3月末に閉鎖すると発表した。"
    second = "大沢市長は「建物はもう安全とは言えない。店の移転費用は市が負担する」と集まった記者団に述べた。"
    body = f"<h1>旧魚市場、来春に閉鎖へ</h1><p>2025年3月12日 18時30分</p><p>{lead}</p><p>{second}</p>"
    read, left = _chosen(body, title="旧魚市場、来春に閉鎖へ", language="ja")
    assert read == [lead, second]
    assert set(left.values()) == {Role.HEADLINE, Role.DATELINE}


@pytest.mark.parametrize(
    "line",
    [
        "<h2>3 May 2024</h2>",  # a chronicle's entry
        "<h2>What comes next</h2>",
        "<p>Ada Okafor asked the mayor twice, and twice the mayor said nothing.</p>",
    ],
)
def test_what_belongs_to_the_text_is_read(line: str):
    body = f"<h1>Fish market to close</h1><p>By Ada Okafor</p><p>{_LEAD}</p><p>{_SECOND}</p>{line}<p>{_THIRD}</p><p>{_DECK}</p>"
    read, _ = _chosen(body)
    assert len(read) == 5


def test_a_date_in_a_sentence_is_read():
    line = "On 3 May 2024 the council met for the last time."
    assert line in _chosen(f"<h1>Fish market to close</h1><p>{line}</p>{_TEXT}")[0]
