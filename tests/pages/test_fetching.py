"""Fetching from a site on this machine that behaves as badly as real ones: politely, once, nothing lost, everything kept."""

from itertools import pairwise

import pytest

from benchmarks.news_site import Site, kind_of, serving, words_of
from quoth.errors import PageError
from quoth.model import Page
from quoth.pages import PageLimits, find_pages
from quoth.pages.fetch import Manners, fetched

QUICK = Manners(delay=0.02, pause=0.02, patience=10, private=True)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """One run over a whole site, and what came of it."""
    folder = tmp_path_factory.mktemp("evidence")
    with serving(Site(hosts=2, pages=90, pause=0.05, busy=0)) as site:
        visits = list(fetched([f"{site.base(0)}/feeds.opml"], folder, QUICK))
        yield site, visits, folder


def test_every_page_comes_or_is_told_as_a_failure(run):
    site, visits, _ = run
    came = {visit.url: visit.outcome for visit in visits if visit.outcome != "list"}
    assert came == {site.address(number): site.wanted(number) for number in range(site.pages)}


def test_the_words_of_a_page_survive_wrong_charsets_types_and_encodings(run):
    site, visits, _ = run
    pages = {visit.url: visit.page for visit in visits if visit.outcome == "page"}
    for number in range(site.pages):
        if site.wanted(number) == "page":
            assert words_of(number) in pages[site.address(number)].decoded(), kind_of(number)


def test_a_host_is_asked_one_thing_at_a_time_with_its_pause(run):
    site, _, _ = run
    for host in {asked.host for asked in site.log}:
        times = sorted((asked.began, asked.ended) for asked in site.log if asked.host == host)
        assert all(later[0] - before[1] >= QUICK.delay * 0.9 for before, later in pairwise(times))


def test_what_robots_txt_forbids_is_never_asked(run):
    site, visits, _ = run
    assert not [asked for asked in site.log if asked.path.startswith(("/forbidden", "/trap"))]
    refused = [visit for visit in visits if visit.failure and "robots.txt asks" in visit.failure.error]
    assert len(refused) == sum(kind_of(number) in {"forbidden", "trap"} for number in range(site.pages))


def test_nothing_that_came_whole_is_asked_twice(run):
    site, _, _ = run
    whole = [(asked.host, asked.path) for asked in site.log if asked.status == 200 and kind_of(_number(asked.path)) != "broken"]
    assert len(whole) == len(set(whole))


def test_every_answer_is_in_the_evidence_and_reads_as_the_same_page(run):
    _, visits, folder = run
    kept = {page.url: page for page in find_pages(sorted(folder.glob("*.warc.gz"))) if isinstance(page, Page)}
    for visit in visits:
        if visit.page:
            assert kept[visit.final] == visit.page


def test_a_second_run_asks_only_whether_the_lists_have_changed(run):
    site, _, folder = run
    before = len(site.log)
    visits = list(fetched([f"{site.base(0)}/feeds.opml"], folder, QUICK))
    assert {visit.outcome for visit in visits} == {"unchanged"}
    paths = {asked.path for asked in site.log[before:]}
    assert paths == {"/robots.txt", "/feeds.opml", "/feed.xml"}


def test_what_a_stopped_run_did_not_hand_over_is_handed_over_by_the_next_without_asking_twice(tmp_path):
    with serving(Site(hosts=1, pages=12, pause=0)) as site:
        visits = fetched([f"{site.base(0)}/sitemap.xml"], tmp_path, QUICK)
        taken = [next(visits).url for _ in range(5)]
        visits.close()
        taken += [visit.url for visit in fetched([], tmp_path, QUICK)]
        assert {site.address(number) for number in range(12)} <= set(taken)
        assert len([asked for asked in site.log if asked.path.startswith("/news")]) == 12


def test_a_folder_is_used_by_one_run_at_a_time(tmp_path):
    with serving(Site(hosts=1, pages=5)) as site:
        first = fetched([f"{site.base(0)}/feed.xml"], tmp_path, QUICK)
        next(first)
        with pytest.raises(PageError, match="another quoth fetch or watch"):
            next(fetched([], tmp_path, QUICK))
        first.close()


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:{port}/news/0", "http://localhost:{port}/news/0", "http://[::ffff:127.0.0.1]:{port}/news/0"]
)
def test_addresses_in_ones_own_network_are_refused_unless_allowed(tmp_path, address):
    with serving(Site(hosts=1, pages=1)) as site:
        (visit,) = fetched([address.format(port=site.port)], tmp_path, Manners(retries=0))
        assert visit.failure
        assert "not on the public internet" in visit.failure.error
        assert not site.log


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("file:///etc/hostname", "no web address"),
        ("gopher://example.org/", "no web address"),
        ("just words", "no web address"),
        ("http://name:secret@example.org/", "a password in it"),
        ("http://nowhere.invalid/", "no such host"),
    ],
)
def test_what_cannot_be_asked_is_told(tmp_path, address, said):
    (visit,) = fetched([address], tmp_path, Manners(delay=0, retries=0))
    assert visit.failure
    assert said in visit.failure.error
    assert visit.failure.hint


def test_a_page_beyond_the_limit_is_refused(tmp_path):
    with serving(Site(hosts=1, pages=1)) as site:
        (visit,) = fetched([site.address(0)], tmp_path, QUICK, PageLimits(size=300))
        assert visit.failure
        assert "larger than the limit of 300 bytes" in visit.failure.error


def test_a_server_that_asks_for_a_long_wait_is_left_alone(tmp_path):
    busy = next(number for number in range(300) if kind_of(number) == "busy")
    with serving(Site(hosts=1, pages=busy + 1, busy=3600)) as site:
        (visit,) = fetched([site.address(busy)], tmp_path, Manners(delay=0, pause=0, private=True, longest_wait=0.1))
        assert visit.failure
        assert "429" in visit.failure.error
        assert site.asked_before(f"127.0.0.1:{site.port}", f"/news/{busy}") == 1


def _number(path):
    last = path.rpartition("/")[2]
    return int(last) if last.isdecimal() else 0
