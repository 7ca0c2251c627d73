"""Feeds, sitemaps and outlines: what they list, and what is no list."""

import pytest

from quoth.errors import FetchError
from quoth.pages.fetch.listings import Entry, listed, listing_kind

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Fenwick Post</title>
<item><title>A</title><link>https://example.org/a?x=1&amp;y=2</link><pubDate>Thu, 02 May 2024 10:00:00 +0200</pubDate></item>
<item><title>B</title><link>/b</link></item><item><title>No link</title></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>A</title><link href="https://example.org/a"/>
<updated>2024-05-02T10:00:00Z</updated></entry></feed>"""
JSON_FEED = b"""{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "https://example.org/a",
"date_published": "2024-05-02T10:00:00Z"}, {"id": "2"}]}"""
SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://example.org/a </loc><news:news>
<news:publication_date>2024-05-02T08:00:00Z</news:publication_date></news:news></url><url><loc><![CDATA[https://example.org/b]]></loc>
<lastmod>2024-05-01</lastmod></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://example.org/news.xml</loc>
<lastmod>2024-05-02</lastmod></sitemap></sitemapindex>"""
OPML = (
    b"""<opml version="2.0"><body><outline text="Local"><outline type="rss" xmlUrl="https://example.org/feed"/></outline></body></opml>"""
)


@pytest.mark.parametrize(
    ("content", "kind", "addresses"),
    [
        (RSS, "feed", (Entry("https://example.org/a?x=1&y=2", "2024-05-02"), Entry("https://example.org/b"))),
        (ATOM, "feed", (Entry("https://example.org/a", "2024-05-02"),)),
        (JSON_FEED, "json feed", (Entry("https://example.org/a", "2024-05-02"),)),
        (SITEMAP, "sitemap", (Entry("https://example.org/a", "2024-05-02"), Entry("https://example.org/b", "2024-05-01"))),
        (INDEX, "sitemap", (Entry("https://example.org/news.xml", "2024-05-02", lists=True),)),
        (OPML, "outline", (Entry("https://example.org/feed", None, lists=True),)),
    ],
)
def test_the_addresses_of_a_list_with_their_days(content, kind, addresses):
    assert listing_kind(content) == kind
    assert listed(content, "https://example.org/list") == addresses


@pytest.mark.parametrize("content", [b"<!doctype html><p>An article about <rss> and sitemaps</p>", b"Plain words.", b"", b'{"items": []}'])
def test_what_is_no_list(content):
    assert listing_kind(content) is None


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(12))
    + b"]><urlset><url><loc>&m;</loc></url></urlset>"
)


@pytest.mark.parametrize(
    "content",
    [
        SITEMAP[:200],
        BOMB,
        b"<opml><body>",
        b"<rss><channel><item",
        b'{"version": "https://jsonfeed.org/version/1", "items": 3}',
    ],
)
def test_a_broken_list_is_an_error_with_its_address(content):
    with pytest.raises(FetchError) as caught:
        listed(content, "https://example.org/list")
    assert caught.value.where == "https://example.org/list"
