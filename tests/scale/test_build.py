"""`quoth build`: what comes out is what one clean run gives, however it is run, killed and filtered."""

import gzip
import io
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from warcs import response, write_archives

import quoth
from quoth.cli import program
from quoth.errors import PageError, PassingError, QuothError
from quoth.model import Failure
from quoth.pages import PageLimits
from quoth.scale.build import build, counts
from quoth.scale.engines import Local
from quoth.scale.inputs import find_sources
from quoth.scale.job import Filters, Job
from quoth.scale.reading import built_results, is_build
from quoth.scale.tries import Tries, deaths
from quoth.scale.unit import tries_path

pq = pytest.importorskip("pyarrow.parquet")

ONLY = quoth.Recipe(only="article")


@pytest.fixture(scope="module")
def archives(tmp_path_factory):
    return write_archives(tmp_path_factory.mktemp("scale") / "warcs")


@pytest.fixture(scope="module")
def clean(archives, tmp_path_factory):
    """What one clean run gives."""
    return built(archives, tmp_path_factory.mktemp("scale") / "clean")


def built(archives, out, recipe=ONLY, **filters):
    job = Job(str(out), find_sources([str(archives)]), Filters(**filters), recipe)
    list(build(job, Local(2)))
    return job


def content(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def urls(job):
    table = pq.read_table(job.folder / "articles")
    return sorted(int(url.rsplit("/", 1)[1]) for url in table["url"].to_pylist())


def test_every_page_is_a_row_with_its_place_and_the_day_of_its_capture(clean, archives):
    assert urls(clean) == [*range(60), 200]
    table = pq.read_table(clean.folder / "articles")
    [row] = [row for row in table.to_pylist() if row["url"].endswith("/7")]
    assert row["warc"] == str(archives / "a.warc.gz")
    assert row["record"].strip("<>").endswith("7")
    record = (archives / "a.warc.gz").read_bytes()[row["offset"] :]
    assert b"https://example.org/7\r\n" in zlib.decompressobj(31).decompress(record)
    assert str(row["day"]) == "2024-05-04"
    assert sorted(path.name for path in (clean.folder / "articles").iterdir()) == ["day=2024-05-03", "day=2024-05-04"]


def test_a_payload_that_is_met_again_is_read_once_and_every_place_is_kept(clean):
    rows = pq.read_table(clean.folder / "articles").to_pylist()
    [row] = [row for row in rows if row["also"]]
    assert row["url"].endswith("/7")
    assert [place["url"].rsplit("/", 1)[1] for place in row["also"]] == ["900", "901", "902"]
    assert counts(clean)["repeated"] == 3


def test_what_is_broken_is_a_failure_with_its_offset(clean, archives):
    rows = pq.read_table(clean.folder / "failures").to_pylist()
    assert [Path(row["warc"]).name for row in rows] == ["b.warc.gz", "c.warc.gz"]
    data = (archives / "b.warc.gz").read_bytes()
    assert rows[0]["offset"] == data.index(b"\x1f\x8b\x08junk")


def test_the_articles_of_a_build_are_those_that_were_read(archives, tmp_path):
    job = built(archives, tmp_path / "out", quoth.Recipe(), hosts=frozenset({"example.net"}))
    read = [one for one in quoth.read_many([archives / "b.warc.gz"]) if isinstance(one, quoth.Article) and "news." in one.url]
    assert [one for one in built_results(job.folder) if isinstance(one, quoth.Article)] == read
    assert read[0].quotations
    quotations = pq.read_table(job.folder / "quotations").to_pylist()
    assert {row["speaker"]["name"] for row in quotations} == {"Ada Okafor"}
    assert {row["article"] for row in quotations} == {one.id for one in read}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"hosts": frozenset({"example.net"})}, list(range(40, 60))),
        ({"languages": frozenset({"de"})}, [200]),
        ({"since": date(2024, 5, 4), "hosts": frozenset({"example.org"})}, [*range(1, 40, 2)]),
        ({"until": date(2024, 5, 2)}, []),
        ({"media": frozenset({"application/xhtml+xml"})}, []),
        ({"statuses": frozenset({404})}, []),
    ],
)
def test_filters_choose_what_is_read(archives, tmp_path, filters, expected):
    job = built(archives, tmp_path / "out", **filters)
    assert (urls(job) if expected else list(job.folder.glob("articles/*"))) == expected


def test_a_finished_build_is_left_alone_and_another_one_is_refused(clean, archives):
    before = content(clean.folder)
    assert list(build(clean, Local(2))) == []
    assert content(clean.folder) == before
    with pytest.raises(QuothError, match="other inputs"):
        built(archives, clean.folder, hosts=frozenset({"example.net"}))


def test_a_folder_that_holds_something_else_is_refused(archives, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Zoë")
    with pytest.raises(QuothError, match="something else"):
        built(archives, tmp_path)


def test_one_run_at_a_time_works_in_a_folder(archives, tmp_path):
    job = Job(str(tmp_path / "out"), find_sources([str(archives)]), recipe=ONLY)
    running = build(job, Here())
    next(running)
    with pytest.raises(QuothError, match="another run"):
        next(build(job, Here()))
    running.close()


def command(archives, out):
    return [sys.executable, "-m", "quoth", "build", str(archives), "--out", str(out), "--only", "article", "--workers", "2"]


@pytest.mark.parametrize("seed", range(1, 3))
def test_a_killed_run_gives_what_a_clean_one_gives(archives, clean, tmp_path, seed):
    chance = random.Random(seed)
    out = tmp_path / "out"
    run = subprocess.Popen(command(archives, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and len(list(out.glob("_work/units/*"))) < seed % 3 and run.poll() is None:
        time.sleep(0.02)
    time.sleep(chance.random() / 5)
    workers = [int(one) for one in Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()] if run.poll() is None else []
    if seed % 2 or not workers:
        run.kill()
    else:
        os.kill(chance.choice(workers), signal.SIGKILL)
    run.wait()
    subprocess.run(command(archives, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    assert content(out) == content(clean.folder)


def test_a_page_that_ends_its_worker_is_a_failure_after_the_second_try(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(response(1) + response(2))
    job = built(tmp_path / "a.warc.gz", tmp_path / "out", quoth.Recipe(only="article", limits=PageLimits(seconds=1e-7)))
    rows = pq.read_table(job.folder / "failures").to_pylist()
    assert [row["url"][-1] for row in rows] == ["1", "2"]
    assert all("given up after 2 tries" in row["error"] and row["offset"] is not None for row in rows)


def test_the_page_of_a_death_is_the_one_that_was_begun_last(tmp_path):
    path = tmp_path / "tries"
    for pages in ([1, 2, 3], [1, 2, 3, 4], []):
        tries = Tries(path).__enter__()
        for page in pages:
            tries.begin(page)
    with Tries(path) as tries:
        tries.begin(5)
        assert not tries.given_up(3)
    assert deaths(path) == {3: 1, 4: 1}


def test_the_tries_of_units_are_not_mixed(clean):
    assert tries_path(clean, 1) != tries_path(clean, 2)
    assert is_build(clean.folder)
    assert not is_build(clean.folder / "articles")


def test_inputs_are_paths_folders_globs_and_manifests(archives, tmp_path):
    everything = [str(archives / name) for name in ("a.warc.gz", "b.warc.gz", "c.warc.gz")]
    (tmp_path / "list.txt").write_text("# May\nb.warc.gz\na.warc.gz\n")
    (tmp_path / "list.paths.gz").write_bytes(gzip.compress(b"c.warc.gz\n"))
    base = str(archives)

    def names(*inputs):
        return [source.path for source in find_sources(inputs, base)]

    assert names(str(archives)) == everything
    assert names(f"{archives}/[ab]*.gz") == everything[:2]
    assert names(str(tmp_path / "list.txt"), str(tmp_path / "list.paths.gz"), everything[0]) == [everything[number] for number in (1, 0, 2)]
    assert [source.path for source in find_sources([f"file://{archives}/"])] == [f"file://{one}" for one in everything]


@pytest.mark.parametrize("given", ["missing.warc.gz", "nowhere/", "letter.pdf", "klingon://example.org/folder/"])
def test_an_input_that_is_no_archive_is_an_error_that_names_it(given, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.pdf").write_text("words")
    with pytest.raises(PageError, match=given.split(":")[0]) as told:
        find_sources([given])
    assert told.value.hint


def test_remote_archives_and_those_in_a_wacz_are_read(tmp_path):
    import fsspec  # noqa: PLC0415 - only here

    with fsspec.open("memory://may/a.warc.gz", "wb") as file:
        file.write(response(1) + response(2))
    with zipfile.ZipFile(tmp_path / "b.wacz", "w") as bundle:
        bundle.writestr("archive/data.warc.gz", response(3) + response(4))
    sources = find_sources(["memory://may/", str(tmp_path)])
    job = Job(str(tmp_path / "out"), sources, recipe=ONLY)
    list(build(job, Here()))
    assert urls(job) == [1, 2, 3, 4]
    assert [one for one in built_results(job.folder) if isinstance(one, Failure)] == []


@pytest.mark.parametrize("reads", [1, 4, 11])
def test_a_far_end_that_breaks_off_ends_the_run_and_the_next_run_gives_what_a_clean_one_gives(archives, tmp_path, monkeypatch, reads):
    fsspec = pytest.importorskip("fsspec")
    for path in archives.glob("*.gz"):
        with fsspec.open(f"memory://breaking/{path.name}", "wb") as file:
            file.write(path.read_bytes())
    sources = find_sources(["memory://breaking/"])
    whole, broken = (Job(str(tmp_path / name), sources, recipe=ONLY) for name in ("whole", "broken"))
    list(build(whole, Here()))
    left = iter(range(reads))
    read = io.BytesIO.read

    def breaking(self, size=-1):
        if next(left, None) == reads - 1:
            raise TimeoutError("no answer")
        return read(self, size)

    monkeypatch.setattr("fsspec.implementations.memory.MemoryFile.read", breaking, raising=False)
    with pytest.raises(PassingError, match=r"memory://.*no answer.*run the same command again"):
        list(build(broken, Here()))
    list(build(broken, Here()))
    assert content(broken.folder) == content(whole.folder)


class Answer(Exception):  # noqa: N818 - stands for aiohttp's, which has no such name either
    """What a web server said, in the shape that fsspec hands on."""

    def __init__(self, status):
        super().__init__(f"status {status}")
        self.status = status


@pytest.mark.parametrize(
    ("behind", "says"),
    [
        (ConnectionRefusedError("nobody listens"), "nobody listens"),
        (TimeoutError("no answer"), "no answer"),
        (Answer(503), "status 503"),
        (Answer(429), "status 429"),
    ],
)
def test_a_far_end_that_is_down_ends_the_run_and_is_no_failure_of_the_archive(tmp_path, monkeypatch, behind, says):
    down(monkeypatch, behind)
    with pytest.raises(PassingError, match=f"{says}.*run the same command again"):
        list(build(Job(str(tmp_path / "out"), find_sources(["memory://down/a.warc.gz"]), recipe=ONLY), Here()))


@pytest.mark.parametrize("behind", [None, Answer(404), Answer(403)])
def test_an_archive_that_a_far_end_does_not_have_is_a_failure(tmp_path, monkeypatch, behind):
    down(monkeypatch, behind)
    job = Job(str(tmp_path / "out"), find_sources(["memory://down/a.warc.gz"]), recipe=ONLY)
    list(build(job, Here()))
    assert [one.where for one in built_results(job.folder)] == ["memory://down/a.warc.gz"]


def down(monkeypatch, behind):
    """Every file in memory is not found, for this reason."""

    def opening(_, path, *_args, **_named):
        raise FileNotFoundError(path) from behind

    monkeypatch.setattr("fsspec.implementations.memory.MemoryFileSystem._open", opening)


class Here:
    """An engine that does everything in this process, where the remote files in memory are."""

    def run(self, work, numbers, job):
        for number in numbers:
            yield work(number, job)


def test_ray_gives_the_same_files_as_local(archives, clean, tmp_path):
    pytest.importorskip("ray")
    subprocess.run([*command(archives, tmp_path / "out"), "--engine", "ray"], capture_output=True, check=False)
    assert content(tmp_path / "out") == content(clean.folder)


def test_a_build_goes_into_an_archive_as_it_was_read(archives, tmp_path):
    job = built(archives, tmp_path / "out", quoth.Recipe(), languages=frozenset({"de"}))
    done = CliRunner().invoke(program, ["add", str(job.folder), "--archive", str(tmp_path / "news.quoth")])
    assert done.stdout.startswith("1 added, 0 updated, 0 duplicate, 0 unchanged, 2 failed")
    [article] = [one for one in built_results(job.folder) if isinstance(one, quoth.Article)]
    with quoth.Archive(tmp_path / "news.quoth") as archive:
        assert archive.article(article.url) == article
