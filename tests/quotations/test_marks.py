"""Quotation marks: each case that printers come up with is a row; nothing outside the marks is ever taken in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.quotations.marks import depth_at, read_marks

# text, the words between each pair in order of place; nested ones are written (depth, words)
PAIRS = [
    pytest.param('"We sail," said Mara. "Soon."', ["We sail,", "Soon."], id="straight"),
    pytest.param("“We sail,” said Mara. “Soon.”", ["We sail,", "Soon."], id="curly"),
    pytest.param("‘We sail,’ said Mara. ‘Soon.’", ["We sail,", "Soon."], id="British single"),
    pytest.param("'We sail,' said Mara. 'Soon.'", ["We sail,", "Soon."], id="straight single"),
    pytest.param("''We sail,'' said Mara. ''Soon.''", ["We sail,", "Soon."], id="two apostrophes"),
    pytest.param("``We sail,'' said Mara.", ["We sail,"], id="backticks as from TeX"),
    pytest.param("„Wir segeln“, sagte Mara. „Bald.“", ["Wir segeln", "Bald."], id="German low and high"),
    pytest.param("„Wir segeln”, sagte Mara.", ["Wir segeln"], id="German low with English closing"),
    pytest.param("»Wir segeln«, sagte Mara.", ["Wir segeln"], id="German angles inwards"),
    pytest.param("«Partimos», dijo Mara. « On part », dit-elle.", ["Partimos", "On part"], id="angles outwards, with and without spaces"),
    pytest.param("”Vi seglar”, sade Mara. ”Snart.”", ["Vi seglar", "Snart."], id="Swedish: closing marks on both sides"),
    pytest.param("“Mara told me ‘no’ twice,” he said.", ["Mara told me ‘no’ twice,", (2, "no")], id="single in double"),
    pytest.param("‘Mara told me “no” twice,’ he said.", ["Mara told me “no” twice,", (2, "no")], id="double in single"),
    pytest.param('"Mara said "no" to me," he said.', ['Mara said "no" to me,', (2, "no")], id="double in double"),
    pytest.param("''Mara told me 'no'''", ["Mara told me 'no'", (2, "no")], id="three apostrophes close a nested and an outer one"),
    pytest.param("“‘Never,’ she told me,” he said.", ["‘Never,’ she told me,", (2, "Never,")], id="two opening marks at once"),
    pytest.param("‘The drivers’ strike is over,’ she said.", ["The drivers’ strike is over,"], id="plural possessive inside single marks"),
    pytest.param("‘It’s Mara’s boat, isn’t it?’ he asked.", ["It’s Mara’s boat, isn’t it?"], id="apostrophes inside single marks"),
    pytest.param("The drivers’ strike and the porters’ strike ended.", [], id="possessives alone"),
    pytest.param("The ’90s, the '80s and the summer of '69.", [], id="decades and years"),
    pytest.param("Rock 'n' roll ’til dawn: let ’em in.", [], id="elisions"),
    pytest.param("Mara O'Dell's boat isn't the owners'.", [], id="names and possessives"),
    pytest.param('He is 6\' 2" tall with a 12" pan.', [], id="feet and inches"),
    pytest.param('"I am 6\'2" tall," said Mara.', ["I am 6'2\" tall,"], id="inches inside a quotation"),
    pytest.param('"We sailed in 2016" said Mara, "late."', ["We sailed in 2016", "late."], id="a year before the closing mark"),
    pytest.param("The “captain he called. “We sail,” she said.", ["captain he called.", "We sail,"], id="opened again while open"),
    pytest.param('Mara spoke of"joint plans" again.', ["joint plans"], id="no space before the opening mark"),
    pytest.param('The harbour\'s " Morning Hour" show.', ["Morning Hour"], id="space after the opening mark"),
    pytest.param('"We sail," said Mara. Soon."', ["We sail,"], id="a closing mark without an opening one"),
    pytest.param('The sign read, "no dogs" is a rule. Keep out."', ['no dogs" is a rule. Keep out.'], id="closed too early"),
    pytest.param('<post author="Mara" likes="3"> "We sail."', ["We sail."], id="attributes of markup"),
    pytest.param("Mara—“the captain”—sailed (“soon”).", ["the captain", "soon"], id="dashes and brackets"),
    pytest.param('"" and “ ” are empty.', [], id="nothing between"),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_marks_pair(text, expected):
    found = [(pair.depth, pair.inner.of(text)) for pair in read_marks(text).pairs]
    assert found == [row if isinstance(row, tuple) else (1, row) for row in expected]


PARAGRAPHS = [
    pytest.param("“We sail.\n\n“Soon,” said Mara.", [["We sail.", "Soon,"]], id="open, and opened again in the next"),
    pytest.param("“We sail.\n\nMara left.", [["We sail."]], id="open, and nothing follows"),
    pytest.param("“We sail.”\n\n“Soon,” said Mara.", [["We sail."], ["Soon,"]], id="closed: the next one is another quotation"),
    pytest.param('"One.\n"Two.\n"Three," he said.', [["One.", "Two.", "Three,"]], id="straight over three paragraphs"),
    pytest.param("‘One.\n\n‘Two,’ he said.", [["One.", "Two,"]], id="single over two paragraphs"),
    pytest.param("Mara said: “One.\n\n“Two.”", [["One.", "Two."]], id="begun in mid-paragraph"),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_a_quotation_runs_over_paragraphs(text, expected):
    assert [[pair.inner.of(text) for pair in stretch] for stretch in read_marks(text).stretches] == expected


def test_depth_counts_the_marks_themselves():
    assert list(depth_at("a “b ‘c’” d")) == [0, 0, 1, 1, 1, 2, 2, 2, 1, 0, 0]


@given(st.text(alphabet=st.sampled_from(list("ab1sS .,!\n\"'“”‘’„«»`(—<>=")), max_size=80))
def test_pairs_nest_and_slice(text):
    marks = read_marks(text)
    assert [pair.outer.start for pair in marks.pairs] == sorted(pair.outer.start for pair in marks.pairs)
    for pair in marks.pairs:
        assert pair.outer.contains(pair.inner)
        assert pair.inner.of(text) == pair.inner.of(text).strip()
        assert "\n" not in pair.outer.of(text)
    for one, other in zip(marks.outermost, marks.outermost[1:], strict=False):
        assert one.outer.end <= other.outer.start
    assert [pair for stretch in marks.stretches for pair in stretch] == list(marks.outermost)
    assert len(depth_at(text, marks)) == len(text)


@given(st.text())
def test_any_text_is_read(text):
    assert len(depth_at(text)) == len(text)
