"""One invented and one hostile article to fill an archive with."""

from dataclasses import replace
from datetime import datetime

from quoth.model import Article, Block, Image, Kind, Moment, Origin, Person, Quotation, Role
from quoth.spans import Span

TEXT = '"We will mend it," said Ada Okafor of the bridge.\n\nNobody else spoke.'
OKAFOR = Person("p1", "Ada Okafor", mentions=(Span(24, 34),))
BRIDGE = Article(
    id="bridge",
    origin=Origin("file", "bridge.html"),
    url="https://herald.example/bridge",
    canonical="https://herald.example/bridge",
    outlet="Harrow Herald",
    title="Bridge to be mended",
    authors=("Jo Marsh",),
    published=Moment(datetime(2024, 5, 2), "day"),
    modified=None,
    section=(),
    tags=(),
    language="en",
    text=TEXT,
    blocks=(
        Block(Role.PARAGRAPH, TEXT[:49], Span(0, 49)),
        Block(Role.PARAGRAPH, TEXT[51:], Span(51, len(TEXT))),
        Block(Role.CAPTION, "The old bridge", why="a figure's caption"),
    ),
    images=(Image("https://herald.example/bridge.jpg", "The old bridge", "Photo: Jo Marsh"),),
    quotations=(Quotation("q1", "bridge", Kind.DIRECT, (Span(1, 17),), (Span(1, 17),), (Span(19, 23),), (Span(24, 34),), OKAFOR),),
    people=(OKAFOR,),
)
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202e"
HOSTILE = replace(
    BRIDGE,
    id="hostile",
    url="javascript:alert(1)",
    canonical="javascript:alert(1)",
    title=SCRIPT,
    outlet=SCRIPT,
    authors=(SCRIPT,),
    text=SCRIPT,
    blocks=(Block(Role.PARAGRAPH, SCRIPT, Span(0, len(SCRIPT))), Block(Role.RELATED, SCRIPT, why=SCRIPT)),
    quotations=(
        Quotation(
            "q2", "hostile", Kind.DIRECT, (Span(0, 25),), (Span(0, 25),), (), (), replace(OKAFOR, name=SCRIPT, mentions=(Span(0, 25),))
        ),
    ),
    people=(replace(OKAFOR, name=SCRIPT, mentions=(Span(0, 25),)),),
)
