"""Other kinds of news than the corpus has: other names and reporting verbs, no capitals, paragraphs run together; places kept right.

Marks need no variation here: `quoth.quotations.tagger.encoding` makes all house styles one.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from functools import cache

from quoth.quotations.lexicon import lexicon
from training.quotations.labels import Document, Marked, Places

Edit = tuple[int, int, str]
"""A stretch of the text and the words that replace it."""

_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_BREAK = re.compile(r"(?<=[.!?\"”’])\s*\n\s*(?=[A-Z\"“‘])")
_OFTEN = 3
_RENAMED = 0.35
_LOWERED = 0.04
_RECUED = 0.3
_JOINED = 0.08
_IN_TURN = 0.4
"""The share of a document's cues that are exchanged, or of its paragraphs that are joined, where any are."""
_SURE = 0.6
_OTHERS = (
    "Adeyemi",
    "Ahlberg",
    "Akhtar",
    "Alvarez",
    "Baptiste",
    "Barnaby",
    "Bellamy",
    "Bianchi",
    "Botha",
    "Braithwaite",
    "Brennan",
    "Castellanos",
    "Chakraborty",
    "Chukwu",
    "Cullinan",
    "Dalgaard",
    "Delacroix",
    "Dlamini",
    "Donnelly",
    "Dumisani",
    "Eriksen",
    "Fairweather",
    "Farouk",
    "Fitzgerald",
    "Galloway",
    "Ganesan",
    "Gough",
    "Haddad",
    "Hargreaves",
    "Hoang",
    "Ibarra",
    "Ingram",
    "Jansen",
    "Kaplan",
    "Kelleher",
    "Khumalo",
    "Kovacs",
    "Kowalski",
    "Lindqvist",
    "Llewellyn",
    "Mabuza",
    "Maguire",
    "Mahlangu",
    "Malik",
    "Marchetti",
    "Mbeki",
    "Mensah",
    "Moreau",
    "Mthembu",
    "Nakamura",
    "Ndlovu",
    "Novak",
    "Oakley",
    "Obuya",
    "Okafor",
    "Okonkwo",
    "Oyelaran",
    "Pacheco",
    "Patel",
    "Petrov",
    "Pienaar",
    "Pretorius",
    "Quigley",
    "Rahman",
    "Ramaphala",
    "Reyes",
    "Rossi",
    "Sandoval",
    "Schreiber",
    "Sithole",
    "Solberg",
    "Stavros",
    "Tanaka",
    "Thorne",
    "Tshabalala",
    "Underhill",
    "Vandermeer",
    "Vasquez",
    "Venter",
    "Vilakazi",
    "Wainwright",
    "Weatherby",
    "Yamamoto",
    "Zhang",
    "Zulu",
    "Abigail",
    "Aisha",
    "Callum",
    "Chidi",
    "Daisy",
    "Elspeth",
    "Farah",
    "Gareth",
    "Hannah",
    "Imran",
    "Isla",
    "Jakob",
    "Keisha",
    "Lerato",
    "Liam",
    "Mei",
    "Nomsa",
    "Oliver",
    "Priya",
    "Ravi",
    "Rhys",
    "Saoirse",
    "Sipho",
    "Tariq",
    "Thandi",
    "Yusuf",
    "Zoe",
)


def varied(document: Document, rng: random.Random) -> Document:
    """The document as it is, or changed in one or more of the ways in which news differs."""
    if rng.random() < _LOWERED:
        lowered = document.text.lower()
        return replace(document, text=lowered) if len(lowered) == len(document.text) else document
    for share, edits in ((_RENAMED, _renamed), (_RECUED, _recued), (_JOINED, _joined)):
        if rng.random() < share:
            document = _edited(document, edits(document, rng))
    return document


def _renamed(document: Document, rng: random.Random) -> list[Edit]:
    """Other names for those that speak often."""
    in_sources = Counter(
        name for quotation in document.quotations for a, b in quotation.source for name in _NAME.findall(document.text[a:b])
    )
    often = [name for name, count in in_sources.items() if count >= _OFTEN]
    new = dict(zip(often, rng.sample(_OTHERS, min(len(often), len(_OTHERS))), strict=False))
    return [(m.start(), m.end(), new[m.group()]) for m in _NAME.finditer(document.text) if m.group() in new]


def _recued(document: Document, rng: random.Random) -> list[Edit]:
    """Rarer verbs of the same tense for some cues that are one verb: corpora of one kind of news say "said" most of the time."""
    places = {place for quotation in document.quotations if len(quotation.cue) == 1 for place in quotation.cue}
    edits = []
    for start, end in sorted(places):
        others = _verbs_like(document.text[start:end])
        if others and rng.random() < _IN_TURN:
            edits.append((start, end, rng.choice(others)))
    return edits


@cache
def _verbs_like(cue: str) -> tuple[str, ...]:
    """The single verbs that stand in the same tense and take a clause too; none when `cue` is no such verb."""
    known = lexicon("en").cues
    form = known.get(cue)
    if form is None or "clause" not in form.takes or form.tense not in {"past", "present"}:
        return ()
    alike = (one for one in known.values() if one.tense == form.tense and "clause" in one.takes and one.strength >= _SURE)
    return tuple(one.form for one in alike if " " not in one.form)


def _joined(document: Document, rng: random.Random) -> list[Edit]:
    """Some paragraphs run together, as flattened pages have them."""
    return [(m.start(), m.end(), " ") for m in _BREAK.finditer(document.text) if rng.random() < _IN_TURN]


def _edited(document: Document, edits: list[Edit]) -> Document:
    """The document with stretches of its text replaced and all places moved along."""
    pieces, at, ends, shifts = [], 0, [], [0]
    for start, end, words in edits:
        pieces += [document.text[at:start], words]
        at = end
        ends.append(end)
        shifts.append(shifts[-1] + len(words) - (end - start))
    text = "".join([*pieces, document.text[at:]])

    def moved(places: Places) -> Places:
        return tuple((a + shifts[bisect_right(ends, a)], b + shifts[bisect_right(ends, b)]) for a, b in places)

    return replace(
        document,
        text=text,
        quotations=[Marked(moved(q.content), moved(q.cue), moved(q.source)) for q in document.quotations],
        open_places=moved(document.open_places),
        open_source=moved(document.open_source),
    )
