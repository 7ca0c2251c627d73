"""An article made ready to be shown: its text with quotations marked in their speakers' inks, and a note on each of them.

What people corrected shows; what they refused does not. The same sheet serves articles of the archive and articles only just read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from quoth.archive.results import Hit
from quoth.errors import NotFoundError
from quoth.model import Article, Block, Kind, Quotation
from quoth.spans import text_fragment
from quoth.web.marking import SURE, MarkedBlock, marked
from quoth.web.parting import Part, part_of, parts

INKS = 8
"""How many speakers have an ink of their own; the others share the plain one, 0."""
NOBODY = "Nobody named"


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a quotation is: `key` tells voices of one article apart, `identity` is the speaker's id in the archive."""

    key: str
    name: str
    identity: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What the machine, or a person after it, says of one quotation."""

    id: str
    number: int
    voice: Voice
    ink: int
    kind: Kind
    parts: tuple[str, ...]
    source: str
    cue: str
    medium: str | None
    confidence: float
    unsure: bool
    because: tuple[str, ...]
    candidates: tuple[str, ...]
    corrected: bool
    link: str | None


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A speaker in an article's margin: how often quoted, the first quotation, and the ids of those in the part that is shown."""

    voice: Voice
    ink: int
    quotations: int
    first: str
    here: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article as it is shown: one part of a very long one. `notes` are of the quotations of that part, the speakers of all."""

    article: Article
    part: Part
    blocks: tuple[MarkedBlock, ...]
    speakers: tuple[SpeakerLine, ...]
    notes: tuple[Note, ...]
    left_out: tuple[Block, ...]


def sheet(article: Article, hits: Iterable[Hit] = (), asked: int | str = 1) -> Sheet:
    """The sheet of an article; `hits` are its quotations as the archive has them, corrected. `asked` is a part or the id of a quotation.

    >>> from quoth.pipeline import read
    >>> sheet(read(b"Nobody spoke.")).speakers
    ()
    """
    known = {hit.id: hit for hit in hits}
    corrected = corrected_article(article, known)
    part = _part(corrected, asked)
    voices = {quotation.id: _voice(quotation, known.get(quotation.id)) for quotation in corrected.quotations}
    inks = _inks(voices.values())
    here = {quotation.id for quotation in corrected.quotations if part.place.start <= quotation.words[0].start < part.place.end}
    notes = tuple(
        _note(number, quotation, corrected, known.get(quotation.id), (voices[quotation.id], inks[voices[quotation.id].key]))
        for number, quotation in enumerate(corrected.quotations, 1)
        if quotation.id in here
    )
    blocks = marked(corrected, {quotation: inks[voice.key] for quotation, voice in voices.items()}, part.place)
    return Sheet(corrected, part, blocks, _speakers(voices, inks, here), notes, article.left_out())


def _part(article: Article, asked: int | str) -> Part:
    of = parts(article)
    if isinstance(asked, int):
        if not 1 <= asked <= len(of):
            raise NotFoundError(f"part {asked}", f"the article has {len(of)} part{'s' if len(of) > 1 else ''}", "begin with the first")
        return of[asked - 1]
    return part_of(of, next((quotation.words[0].start for quotation in article.quotations if quotation.id == asked), 0))


def corrected_article(article: Article, known: Mapping[str, Hit]) -> Article:
    """The article with what people moved in its place, and without what they refused."""
    standing = (q for q in article.quotations if q.id not in known or not known[q.id].refused)
    return replace(article, quotations=tuple(_moved(q, known.get(q.id)) for q in standing))


def _moved(quotation: Quotation, hit: Hit | None) -> Quotation:
    if hit is None or not hit.corrected:
        return quotation
    looked_at = replace(quotation, confidence=1.0)
    return looked_at if hit.content == quotation.content else replace(looked_at, content=hit.content, words=hit.content)


def _voice(quotation: Quotation, hit: Hit | None) -> Voice:
    if hit is not None and hit.speaker is not None:
        return Voice(hit.speaker.id, hit.speaker.name, hit.speaker.id)
    if quotation.speaker is not None and not (hit is not None and hit.corrected):
        return Voice(quotation.speaker.id, quotation.speaker.name)
    return Voice("", NOBODY)


def _inks(voices: Iterable[Voice]) -> dict[str, int]:
    """The ink of each voice by its key: 1 for who is quoted most, and so on; 0 for nobody and for the rest."""
    counts = Counter(voice.key for voice in voices)
    most = [key for key, _ in counts.most_common() if key][:INKS]
    return dict.fromkeys(counts, 0) | {key: ink for ink, key in enumerate(most, 1)}


def _note(number: int, quotation: Quotation, article: Article, hit: Hit | None, whose: tuple[Voice, int]) -> Note:
    address = article.canonical or article.url
    people = hit.candidates if hit else quotation.candidates
    return Note(
        id=quotation.id,
        number=number,
        voice=whose[0],
        ink=whose[1],
        kind=quotation.kind,
        parts=tuple(span.of(article.text) for span in quotation.words),
        source=quotation.source_text(article),
        cue=quotation.cue_text(article),
        medium=quotation.medium,
        confidence=quotation.confidence,
        unsure=quotation.confidence < SURE and not (hit is not None and hit.corrected),
        because=quotation.because,
        candidates=tuple(person.name for person in people),
        corrected=hit is not None and hit.corrected,
        link=text_fragment(address, article.text, quotation.words) if address else None,
    )


def _speakers(voices: Mapping[str, Voice], inks: Mapping[str, int], here: Container[str]) -> tuple[SpeakerLine, ...]:
    said: dict[Voice, list[str]] = {}
    for quotation, voice in voices.items():
        said.setdefault(voice, []).append(quotation)
    lines = [SpeakerLine(voice, inks[voice.key], len(of), of[0], tuple(one for one in of if one in here)) for voice, of in said.items()]
    return tuple(sorted(lines, key=lambda line: (not line.voice.key, -line.quotations)))
