"""Other kinds of news than the corpus has: the same documents with other names and without capitals, places kept right.

Marks need no variation here: `quoth.quotations.tagger.encoding` makes all house styles one.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace

from training.quotations.labels import Document, Marked, Places

_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_OFTEN = 3
_RENAMED = 0.35
_LOWERED = 0.04
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
    """The document as it is, or with some of its frequent names exchanged, or all in lower case."""
    chance = rng.random()
    if chance < _LOWERED:
        lowered = document.text.lower()
        return replace(document, text=lowered) if len(lowered) == len(document.text) else document
    return _renamed(document, rng) if chance < _LOWERED + _RENAMED else document


def _renamed(document: Document, rng: random.Random) -> Document:
    in_sources = Counter(
        name for quotation in document.quotations for a, b in quotation.source for name in _NAME.findall(document.text[a:b])
    )
    often = [name for name, count in in_sources.items() if count >= _OFTEN]
    new = dict(zip(often, rng.sample(_OTHERS, min(len(often), len(_OTHERS))), strict=False))
    if not new:
        return document
    edits = [(m.start(), m.end(), new[m.group()]) for m in _NAME.finditer(document.text) if m.group() in new]
    return _edited(document, edits)


def _edited(document: Document, edits: list[tuple[int, int, str]]) -> Document:
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
