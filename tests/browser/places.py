"""The pages of a reading room over the sample pages, each with its address, for those who walk or picture them."""

from pathlib import Path

from quoth.archive import Archive
from quoth.archive.results import Paging

LETTER = Path(__file__).parents[2] / "samples" / "documents" / "letter-juno-castellaw.txt"
TEXT = (
    "HARROW - The ferry stays where it is, the council said on Monday.\n\n"
    '"We will not sell it," said Ada Okafor, who leads the council. "Not this year, and not the next."\n\n'
    "The harbour company called the vote a mistake.\n"
)
NAMES = (
    *("home", "articles", "article", "revised", "revision", "reading", "check"),
    *("people", "person", "compare", "similar", "voices"),
    *("search", "quotation", "trace", "traced", "read", "review", "corrected", "corrections", "manual", "missing", "refused"),
)
"""Every page; `places` has the addresses of those that have one, `go` opens all."""


def outlets(trace):
    """How many outlets print the words nearly alike."""
    return len({printing.hit.article.outlet for printing in trace.printings if printing.likeness > 0.75})


def places(path):
    """Every page by name: where it is in the room over the archive at `path`; "" for those that a form leads to."""
    with Archive(path, read_only=True) as archive:
        article = archive.articles(words="hospice").articles[0].id
        lines = [line for line in archive.articles(limit=200).articles if line.version > 1]
        versions = archive.kept(lines[0].id).versions if lines else ()
        said = archive.find("", Paging("time", limit=200)).hits
        attributed = [hit for hit in said if hit.kind == "direct" and hit.speaker and len(hit.words.split()) > 10]
        traced = max(attributed, key=lambda hit: (outlets(archive.trace(hit.id)), hit.id))
        first, second = (line.speaker.id for line in archive.people(limit=2))
        doubtful = archive.doubtful(limit=3).hits[-1].id
    found = {
        "home": "/",
        "articles": "/articles",
        "article": f"/articles/{article}",
        "reading": "",
        "check": "",
        "people": "/people",
        "person": f"/people/{first}",
        "compare": f"/compare?a={first}&b={second}",
        "similar": "/people/similar",
        "voices": "/voices",
        "search": "/search?q=bridge",
        "quotation": f"/quotations/{traced.id}",
        "trace": "/trace",
        "traced": f"/trace?q={traced.id}",
        "read": "/read",
        "review": "/review",
        "corrected": f"/review/{doubtful}",
        "corrections": "/corrections",
        "manual": "/api",
        "missing": "/articles/nothing",
        "refused": "/trace?q=too+few",
    }
    if versions:
        found |= {"revised": f"/articles/{versions[-1].id}", "revision": f"/articles/{versions[-1].id}/since/{versions[0].id}"}
    return {name: found[name] for name in NAMES if name in found}


def go(page, room, name, address):
    """Open a page in the browser, through its form where it has no address of its own."""
    if name == "reading":
        page.goto(f"{room}/read")
        page.fill("#text", TEXT)
        page.get_by_role("button", name="Read").click()
        page.wait_for_url("**/read/*")
    elif name == "check":
        page.goto(room + places_of_article(page, room))
        page.get_by_text("Check the quotations against").click()
        page.set_input_files("#documents", str(LETTER))
        page.get_by_role("button", name="Check", exact=True).click()
        page.wait_for_url("**/check")
    else:
        page.goto(room + address)
    page.evaluate("document.fonts.ready")


def places_of_article(page, room):
    """The address of the article that the letter belongs to."""
    page.goto(f"{room}/articles?q=hospice")
    return page.locator(".listing .title").first.get_attribute("href")
