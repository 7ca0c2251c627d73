"""`python tests/archive/keep.py` keeps an archive of this version of the tables under `kept/`, once for every version that is released.

The news in it is invented; it has everything that a migration must carry over: versions, copies, a people's merge, split and rename,
corrections of quotations (one taken back), articles without a date or an address.
"""

from __future__ import annotations

import gzip
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from newsroom import BRIDGE, BRIDGE_SAID, article, find, story

from quoth.archive import Archive
from quoth.archive.overlays import spans_text
from quoth.archive.results import Correction
from quoth.archive.schema import VERSION

KEPT = Path(__file__).with_name("kept")
LATER = (*BRIDGE[:2], "The county gave no other reason, and the inn could not be reached on Wednesday.")
SAID = (
    ("The ferry must sail before winter comes to the bay", "Ada Okafor"),
    ("The ferry must sail before summer comes to the bay", "Bo Lind"),
    ("Nobody asked the harbour what it wants", "B. Lind"),
    ("I have never seen a café so full of boats", "Cyrus Vale"),
    ("We counted ninety boats and one café", "Cyrus Vale"),
    ("The county will answer in May, and not before", "Inés Arroyo"),
)


def fill(path: Path) -> None:
    """Make the archive."""
    with Archive(path, now=lambda: datetime(2026, 11, 25, 8, tzinfo=UTC)) as archive:
        archive.add(article())
        archive.add(article(url="https://valley-news.example/77", outlet="Valley News"))
        archive.add(article(LATER, BRIDGE_SAID[:1]))
        list(archive.add_many(story(number, words, speaker) for number, (words, speaker) in enumerate(SAID, 1)))
        archive.add(story(7, "Undated words are kept as well", "Dora Quist", published=None))
        archive.add(replace(story(8, "Words without an address are kept", "Dora Quist"), url=None))
        for correction in corrections(archive):
            archive.correct(correction)
        taken_back = archive.correct(Correction("speaker", hit(archive, "ninety boats"), "Ada Okafor", "Mira Solheim"))
        archive.undo(taken_back.id)


def corrections(archive: Archive) -> list[Correction]:
    """One correction of every kind."""
    vale = archive.person("Cyrus Vale").line.speaker.id
    place = find(story(6, *SAID[5]).text, "answer in May")
    return [
        Correction("speaker", hit(archive, "undated words"), "Nils Aamodt", "Mira Solheim", "I was there"),
        Correction("span", hit(archive, "county will answer"), spans_text((place,)), "Mira Solheim"),
        Correction("not_quotation", hit(archive, "without an address"), None, "Mira Solheim"),
        Correction("confirm", hit(archive, "cross ourselves"), None, "Mira Solheim"),
        Correction("merge", archive.person("B. Lind").line.speaker.id, archive.person("Bo Lind").line.speaker.id, "Mira Solheim"),
        Correction("split", vale, story(5, *SAID[4]).id, "Mira Solheim", "father and son"),
        Correction("rename", archive.person("Ada Okafor").line.speaker.id, "Adaeze Okafor", "Mira Solheim"),
    ]


def hit(archive: Archive, words: str) -> str:
    """The id of the first quotation with the words."""
    return archive.find(words).hits[0].id


def main() -> None:
    """Write `kept/version-N.quoth.gz`."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "news.quoth")
        fill(path)
        KEPT.mkdir(exist_ok=True)
        (KEPT / f"version-{VERSION}.quoth.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    main()
