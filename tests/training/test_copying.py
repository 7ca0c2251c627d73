"""Copies of a page for measuring: what a reader, a web archive and a mail keep of the same markup; the news invented."""

import pytest

from benchmarks.flatten import MAIL, READER, WET, Copying, copied_lines, flatten
from quoth.article.flattened.lines import lines_of

PAGE = """<body><nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav><h1>Crane <em>is</em> still</h1><div>By Ada Varga</div>
<figure><img alt="A crane" src=c.jpg><figcaption>The crane. Photo: Jo Lind</figcaption></figure><p>It rained.<br>Then it stopped.</p>
<table><tr><td>Crane</td><td>1</td></tr></table><script>x = 1</script><p hidden>Unseen</p><p style="display: none">Unseen</p>"""


@pytest.mark.parametrize(
    ("copying", "copy"),
    [
        (
            READER,
            "Home\nNews\n\nCrane is still\n\nBy Ada Varga\n\nThe crane. Photo: Jo Lind\n\nIt rained.\nThen it stopped.\n\nCrane\t1\n",
        ),
        (WET, "Home\nNews\nCrane is still\nBy Ada Varga\nThe crane. Photo: Jo Lind\nIt rained.\nThen it stopped.\nCrane\t1\n"),
        (
            Copying(blank_lines=False, bullet="* ", pictures=True),
            "* Home\n* News\nCrane is still\nBy Ada Varga\nA crane\nThe crane. Photo: Jo Lind\nIt rained.\nThen it stopped.\nCrane\t1\n",
        ),
    ],
    ids=["reader", "wet", "text browser"],
)
def test_each_program_copies_in_its_way(copying, copy):
    assert flatten(PAGE, copying) == copy


def test_the_markup_says_which_lines_are_captions():
    assert [line.text for line in copied_lines(PAGE) if line.caption] == ["The crane. Photo: Jo Lind"]


def test_a_wrapped_copy_is_read_as_the_lines_that_were_wrapped():
    paragraph = "The north crane at Tarn Bay harbour will stand still until the spring, the harbour board decided on Monday night. " * 3
    page = f"<h1>Crane stands still</h1><p>{paragraph}<p>It rained on the quay.<p>{paragraph}"
    assert max(map(len, flatten(page, MAIL).splitlines())) <= MAIL.width
    assert [line.text for line in lines_of(flatten(page, MAIL))] == [line.text for line in lines_of(flatten(page, READER))]
