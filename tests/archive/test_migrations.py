"""Archives that older versions of Quoth wrote are opened, brought to this version, and answer as before."""

import gzip

import pytest
from index import assert_sound
from keep import KEPT, fill
from newsroom import BRIDGE

from quoth.archive import Archive
from quoth.archive.migrations import MIGRATIONS
from quoth.archive.repair import damage
from quoth.archive.schema import VERSION
from quoth.errors import ArchiveError


def answers(archive):
    """Everything that a reader of the kept news would ask."""
    people = archive.people()
    return {
        "people": [(line.speaker.name, line.quotations, line.articles, line.outlets, line.first, line.last) for line in people],
        "profiles": [archive.person(line.speaker.id) for line in people],
        "hits": [(hit.words, hit.speaker, hit.candidates, hit.withdrawn, hit.corrected) for hit in archive.find()],
        "by": {name: [hit.id for hit in archive.find(by=name)] for name in ("Adaeze Okafor", "B. Lind", "Cyrus Vale", "Dora Quist")},
        "traced": [printing.hit.id for printing in archive.trace("The ferry must sail before winter comes to the bay").printings],
        "doubtful": sorted(hit.id for hit in archive.doubtful()),
        "corrections": archive.corrections(undone=True),
        "versions": [line.version for line in archive.kept("https://harbour-post.example/bridge").versions],
        "copies": [line.outlet for line in archive.kept("https://harbour-post.example/bridge").copies],
        "texts": [archive.article(known).text for known in archive.ids()],
        "stats": [getattr(archive.stats(), name) for name in ("articles", "versions", "copies", "quotations", "people", "corrections")],
    }


def kept(version, path):
    path.write_bytes(gzip.decompress((KEPT / f"version-{version}.quoth.gz").read_bytes()))
    return path


def test_every_older_version_is_kept():
    assert sorted(MIGRATIONS) == list(range(1, VERSION))
    assert {int(file.name.split("-")[1].split(".")[0]) for file in KEPT.iterdir()} >= set(MIGRATIONS)


@pytest.mark.parametrize("version", sorted(MIGRATIONS))
def test_an_older_archive_is_brought_forward_and_answers_as_one_made_today(version, path, tmp_path):
    kept(version, path)
    today = tmp_path / "today.quoth"
    fill(today)
    with Archive(path) as migrated, Archive(today) as made:
        assert_sound(migrated)
        assert answers(migrated) == answers(made)
        assert migrated.article("https://valley-news.example/77").text.startswith(BRIDGE[0])
        for correction in migrated.corrections():
            migrated.undo(correction.id)
        assert_sound(migrated)
    assert damage(path) == ()


@pytest.mark.parametrize("version", sorted(MIGRATIONS))
def test_an_older_archive_that_may_only_be_read_says_what_to_do(version, path):
    kept(version, path)
    with pytest.raises(ArchiveError, match="open it once for writing"):
        Archive(path, read_only=True)


def tables(path):
    with Archive(path) as archive:
        rows = archive._connection.execute("SELECT type, name FROM sqlite_master ORDER BY 1, 2")
        return [tuple(row) for row in rows], {
            name: sorted(row[1] for row in archive._connection.execute(f"PRAGMA table_info({name})"))
            for (name,) in archive._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_index%'")
        }


@pytest.mark.parametrize("version", sorted(MIGRATIONS))
def test_a_migrated_archive_has_the_tables_of_a_new_one(version, path, tmp_path):
    assert tables(kept(version, path)) == tables(tmp_path / "new.quoth")
