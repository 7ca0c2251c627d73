"""Documents dropped on an article: the room gives the verdicts that `quoth check` gives."""

from dataclasses import replace

import pytest
from shelf import BRIDGE, OKAFOR
from test_guarding import token

from quoth.archive import Archive
from quoth.check import Document, index
from quoth.model import Block, Kind, Quotation, Role
from quoth.pipeline import check_article
from quoth.spans import Span

TEXT = (
    'Ada Okafor called the old bridge "a danger to the town" and said the plan was "a guess with a ribbon on it" that nobody would pay for.'
)
FIRST, SECOND = TEXT.index("a danger"), TEXT.index("a guess")
FRAGMENTS = (Span(FIRST, FIRST + len("a danger to the town")), Span(SECOND, SECOND + len("a guess with a ribbon on it")))
MIXED = replace(
    BRIDGE,
    id="mixed",
    url="https://herald.example/mixed",
    canonical="https://herald.example/mixed",
    text=TEXT,
    blocks=(Block(Role.PARAGRAPH, TEXT, Span(0, len(TEXT))),),
    quotations=(Quotation("m1", "mixed", Kind.MIXED, (Span(18, 108),), FRAGMENTS, (Span(11, 17),), (Span(0, 10),), OKAFOR),),
)


@pytest.mark.parametrize(
    ("speech", "verdict"),
    [
        ("It is a danger to the town, I grant you. But this is a guess with a ribbon on it.", "trimmed"),
        ("It is a danger to the town, I grant you. But this is a hope with a ribbon on it.", "altered"),
        ("The weather was fine.", "absent"),
    ],
)
def test_the_parts_of_a_mixed_quotation_need_not_stand_side_by_side(archive, client, speech, verdict):
    with Archive(archive) as opened:
        opened.add(MIXED)
    room = client(archive)
    answer = room.post(
        "/articles/mixed/check",
        data={"token": token(room, "/articles/mixed")},
        files={"documents": ("speech.txt", speech.encode(), "text/plain")},
    )
    assert f'class="verdict {verdict}"' in answer.text
    ((_, found),) = check_article(MIXED, [index(Document("speech.txt", speech))])
    assert found.verdict == verdict
