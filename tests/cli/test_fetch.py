"""`quoth fetch` and `quoth watch` from outside: what they keep, print and exit with."""

from contextlib import closing

import pytest
from click.testing import CliRunner

from benchmarks.news_site import Site, serving
from quoth.archive import Archive
from quoth.cli import program
from quoth.pages.fetch import Feed, Visit
from quoth.pages.fetch.watching import Subscriptions, looked_at

QUICK = ("--private", "--delay", "0", "--retries", "0")


@pytest.fixture
def ask(tmp_path, monkeypatch):
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(program, [*arguments, *QUICK], catch_exceptions=False)


@pytest.fixture
def site():
    with serving(Site(hosts=1, pages=4)) as site:
        yield site


def test_what_a_feed_lists_is_in_the_archive_with_its_place_in_the_evidence(ask, site, tmp_path):
    done = ask("fetch", f"{site.base(0)}/feed.xml")
    assert (done.exit_code, done.stdout) == (0, "4 added, 1 list into news.quoth; evidence in evidence\n")
    with Archive("news.quoth", read_only=True) as archive:
        (hit,) = archive.find("bridge number 3").hits
        assert hit.article.url == site.address(3)
        assert archive.article(hit.article.id).origin.path.startswith("evidence/")
    assert ask("fetch", f"{site.base(0)}/feed.xml").stdout == "1 unchanged into news.quoth; evidence in evidence\n"
    assert list(tmp_path.glob("evidence/*.warc.gz"))


def test_addresses_come_from_files_and_failures_are_told(ask, site, tmp_path):
    (tmp_path / "pages.txt").write_text(f"# bridges\n{site.address(1)}\n\n{site.base(0)}/nothing\n")
    (tmp_path / "feeds.opml").write_text(f'<opml><body><outline xmlUrl="{site.base(0)}/feed.xml"/></body></opml>')
    done = ask("fetch", "pages.txt", "feeds.opml")
    assert done.exit_code == 3
    assert "the server answers 404" in done.stderr
    assert "4 added, 1 list, 1 failed" in done.stdout


def test_a_watch_reads_what_is_new_and_shows_what_each_feed_gave(ask, site, tmp_path):
    feed = f"{site.base(0)}/feed.xml"
    assert "4 added, 1 list" in ask("watch", feed, "--once").stdout
    assert "nothing new" in ask("watch", "--once").stdout  # it is not due yet
    site.pages = 6
    assert "2 added, 1 list" in ask("watch", feed, "--once").stdout
    with closing(Subscriptions(tmp_path / "evidence")) as subscriptions:
        (watched,) = subscriptions.all()
    assert (watched.listed, watched.fresh, watched.pages) == (6, 2, 6)
    assert {"6", "2", "read"} <= set(ask("watch", "--status").stdout.split())


def test_watching_nothing_or_in_no_time_is_wrong_usage(ask):
    assert ask("watch").exit_code == 2
    assert "no length of time" in ask("watch", "https://example.org/feed", "--every", "soon").stderr


def test_a_failing_feed_waits_longer_each_time_and_recovers_at_once():
    feed, now, waits = Feed("https://example.org/feed", every=600), 0.0, []
    for _ in range(10):
        feed = looked_at(feed, Visit(feed.url, "failed"), now)
        waits.append(feed.due - now)
        now = feed.due
    assert waits[:3] == [1200, 2400, 4800]
    assert waits[-1] == 86_400
    assert looked_at(feed, Visit(feed.url, "unchanged"), now).due == now + 600
