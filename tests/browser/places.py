"""The pages of a reading room over the sample pages, each with its address, for those who walk or picture them."""

from quoth.archive import Archive
from quoth.archive.results import Paging


def outlets(trace):
    """How many outlets print the words nearly alike."""
    return len({printing.hit.article.outlet for printing in trace.printings if printing.likeness > 0.75})


def places(path):
    """Every page by name: where it is in the room over the archive at `path`."""
    with Archive(path, read_only=True) as archive:
        article = archive.articles(words="hospice").articles[0].id
        said = archive.find("", Paging("time", limit=200)).hits
        attributed = [hit for hit in said if hit.kind == "direct" and hit.speaker and len(hit.words.split()) > 10]
        traced = max(attributed, key=lambda hit: (outlets(archive.trace(hit.id)), hit.id)).id
        first, second = (line.speaker.id for line in archive.people(limit=2))
    return {
        "home": "/",
        "articles": "/articles",
        "article": f"/articles/{article}",
        "people": "/people",
        "person": f"/people/{first}",
        "compare": f"/compare?a={first}&b={second}",
        "similar": "/people/similar",
        "search": "/search?q=bridge",
        "quotation": f"/quotations/{traced}",
        "trace": "/trace",
        "voices": "/voices",
        "read": "/read",
        "review": "/review",
        "missing": "/articles/nothing",
    }
