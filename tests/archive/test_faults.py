"""What is committed is never lost: killed writers, a second writer, a full disk, damaged files, files that may only be read."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from newsroom import article, story

from quoth.archive import Archive
from quoth.archive.repair import damage, recovered
from quoth.archive.results import Correction
from quoth.errors import ArchiveError, NotFoundError

WRITER = """
import sys
sys.path.insert(0, {folder!r})
from newsroom import story
from quoth.archive import Archive
with Archive({path!r}) as archive:
    for number in range(100_000):
        added = archive.add(story(number, f"We counted {{number}} boats in the bay at noon", f"Ada Okafor {{number % 7}}"))
        print(added.article, flush=True)
"""


def stories(archive, count, start=0):
    return list(archive.add_many(story(n, f"We counted {n} boats in the bay", "Ada Okafor") for n in range(start, start + count)))


def test_a_killed_writer_loses_nothing_that_it_reported(path):
    program = WRITER.format(folder=str(Path(__file__).parent), path=str(path))
    reported = set()
    for turn in range(6):
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as writer:
            for count, line in enumerate(writer.stdout):
                reported.add(line.strip())
                if count >= 10 + 17 * turn:
                    writer.send_signal(signal.SIGKILL)
                    break
            reported |= {line.strip() for line in writer.stdout if line.endswith("\n")}
    with Archive(path) as archive:
        assert reported <= {archive.article(known).id for known in reported}
        assert (
            archive.stats().articles == archive.stats().quotations == len(archive._connection.execute("SELECT * FROM articles").fetchall())
        )
    assert damage(path) == ()


def test_a_second_writer_waits_and_says_so(path):
    with Archive(path) as archive:
        archive.add(article())
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    told = []
    timer = threading.Timer(1.5, lambda: holder.execute("COMMIT"))
    timer.start()
    with Archive(path, on_wait=told.append) as archive:
        assert archive.add(story(1, "We waited for the ferry", "Ada Okafor")).outcome == "added"
    timer.join()
    holder.close()
    assert len(told) == 1
    assert "another program is writing" in told[0]


def test_a_writer_that_never_ends_is_given_up_on(path):
    with Archive(path, patience=0.0) as archive:
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="another program has been writing"):
            archive.add(article())
        holder.close()
        assert archive.add(article()).outcome == "added"


def test_readers_see_whole_states_while_a_writer_adds(path):
    with Archive(path) as archive:
        stories(archive, 1)
        done, seen = threading.Event(), []

        def read():
            with Archive(path, read_only=True) as reader:
                while not done.is_set():
                    stats = reader.stats()
                    seen.append(stats.articles - stats.quotations)

        readers = [threading.Thread(target=read) for _ in range(4)]
        for reader in readers:
            reader.start()
        stories(archive, 200)
        done.set()
        for reader in readers:
            reader.join()
    assert len(seen) > 0
    assert set(seen) == {0}


def test_a_full_disk_is_said_and_nothing_kept_before_is_lost(path):
    with Archive(path) as archive:
        stories(archive, 20)
        pages = archive._connection.execute("PRAGMA page_count").fetchone()[0]
        archive._connection.execute(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(ArchiveError, match="disk is full"):
            stories(archive, 2000, 100)
        kept = archive.stats()
        assert kept.articles == kept.quotations >= 20
        archive._connection.execute("PRAGMA max_page_count = 1000000")
        assert stories(archive, 1, 5000)[0].outcome == "added"
    assert damage(path) == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_only_be_read_is_said(path):
    with Archive(path) as archive:
        archive.add(article())
    path.chmod(0o444)
    with pytest.raises(ArchiveError, match="may only be read"), Archive(path) as archive:
        archive.add(story(1, "No ink left", "Ada Okafor"))


def test_a_disk_that_turns_read_only_under_a_writer_is_said_and_nothing_is_lost(path):
    with Archive(path) as archive:
        archive.add(article())
        archive._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(ArchiveError, match="may only be read") as caught:
            archive.add(story(1, "No ink left", "Ada Okafor"))
        assert caught.value.hint
        archive._connection.execute("PRAGMA query_only = OFF")
        assert archive.add(story(1, "No ink left", "Ada Okafor")).outcome == "added"
        assert archive.stats().articles == 2


def test_a_copy_of_the_one_file_is_the_whole_archive(path, tmp_path):
    with Archive(path) as archive:
        stories(archive, 30)
    assert sorted(file.name for file in tmp_path.iterdir()) == [path.name]
    other = tmp_path / "mailed.quoth"
    other.write_bytes(path.read_bytes())
    with Archive(other, read_only=True) as archive:
        assert archive.stats().articles == 30


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("content", [b"<html>no archive at all</html>" * 200, b"SQLite format 3\0" + b"\1" * 5000])
def test_files_that_are_no_archive_are_refused(path, content, read_only):
    path.write_bytes(content)
    with pytest.raises(ArchiveError), Archive(path, read_only=read_only):
        pass
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(path):
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    for read_only in (True, False):
        with pytest.raises(ArchiveError, match="not an archive of Quoth"), Archive(path, read_only=read_only):
            pass


def test_an_archive_of_a_newer_quoth_is_refused(path):
    with Archive(path) as archive:
        archive._connection.execute("PRAGMA user_version = 99")
    with pytest.raises(ArchiveError, match="update Quoth"), Archive(path):
        pass


def test_a_missing_archive_is_not_made_by_reading(path):
    with pytest.raises(ArchiveError, match="quoth add"), Archive(path, read_only=True):
        pass
    assert not path.exists()


def test_a_damaged_archive_is_told_and_what_can_be_read_is_recovered(path, tmp_path):
    with Archive(path) as archive:
        stories(archive, 200)
        archive.correct(Correction("speaker", archive.find("boats").hits[0].id, "Bo Lind", author="Mira"))
        ada = archive.person("Ada Okafor").line.speaker
        archive.correct(Correction("rename", ada.id, "Adaeze Okafor", author="Mira"))
    content = bytearray(path.read_bytes())
    for page in range(len(content) // 4096 // 2, len(content) // 4096 * 2 // 3):
        content[page * 4096 : page * 4096 + 2048] = random.Random(page).randbytes(2048)
    path.write_bytes(content)
    assert damage(path) != ()
    other = tmp_path / "repaired.quoth"
    repaired = recovered(path, other)
    assert repaired.articles + repaired.lost >= 190
    assert repaired.articles > 20
    assert damage(other) == ()
    with Archive(other) as archive:
        assert archive.stats().articles == repaired.articles
        assert len(archive.find("boats")) == 20
        assert path.read_bytes() == content


def test_a_sound_archive_is_repaired_to_the_same(path, tmp_path):
    with Archive(path) as archive:
        stories(archive, 60)
        archive.correct(Correction("not_quotation", archive.find("boats").hits[0].id, None, author="Mira"))
        archive.correct(Correction("rename", archive.person("Ada Okafor").line.speaker.id, "Adaeze Okafor", author="Mira"))
        before = (archive.people(), [(hit.id, hit.words, hit.speaker) for hit in archive.find("boats")], archive.corrections())
    assert damage(path) == ()
    other = tmp_path / "again.quoth"
    recovered(path, other)
    with Archive(other) as archive:
        assert (archive.people(), [(hit.id, hit.words, hit.speaker) for hit in archive.find("boats")], archive.corrections()) == before


def everything(folder):
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_a_forgotten_article_leaves_no_trace_in_the_files(path, tmp_path):
    with Archive(path) as archive:
        stories(archive, 50)
        archive.add(story(900, "Zyxomma flew over the quagswag", "Quillon Xanthopoulos", title="Vexillum unfurled"))
        archive.correct(Correction("speaker", archive.find("zyxomma").hits[0].id, "Wilhelmina Okapi", author="Mira"))
        assert b"zyxomma" in everything(tmp_path)
        forgotten = archive.forget(url="https://harbour-post.example/900")
        assert (forgotten.articles, forgotten.quotations) == (1, 1)
        for words in (b"yxomma", b"quagswag", b"uillon", b"vexillum", b"ilhelmina", b"harbour-post.example/900"):
            assert words.lower() not in everything(tmp_path).lower()
        assert len(archive.find("zyxomma")) == 0
        assert archive.stats().articles == 50
        with pytest.raises(NotFoundError):
            archive.person("Quillon Xanthopoulos")


def test_a_forgotten_person_leaves_with_every_article_that_names_them(path, tmp_path):
    with Archive(path) as archive:
        stories(archive, 10)
        archive.add(story(900, "I grow gooseberries", "Quillon Xanthopoulos"))
        archive.add(story(901, "We asked Quillon Xanthopoulos about the gooseberries", "Bo Lind"))
        assert archive.forget(person="Quillon Xanthopoulos").articles == 2
        assert b"quillon" not in everything(tmp_path).lower()
        assert [line.speaker.name for line in archive.people()] == ["Ada Okafor"]


def test_forgetting_a_version_or_an_original_mends_what_hung_on_it(path):
    with Archive(path) as archive:
        archive.add(article())
        archive.add(article(url="https://valley-news.example/77", outlet="Valley News"))
        archive.add(article(url="https://hill-news.example/78", outlet="Hill News"))
        archive.forget(url="https://harbour-post.example/bridge")
        assert [line.copy_of is None for line in archive.articles().articles] == [False, True]
        assert [count.name for count in archive.outlets()] == ["Hill News", "Valley News"]
