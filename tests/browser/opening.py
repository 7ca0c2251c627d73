"""A reading room over the sample pages on a free port of this machine, and Debian's Chromium to look at it."""

import shutil
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import uvicorn

import quoth
from quoth.archive import Archive
from quoth.web.app import create_app
from quoth.web.options import RoomOptions

SAMPLES = Path(__file__).parents[2] / "samples" / "pages"
CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


CHANGED = SAMPLES / "ostwick-ledger" / "bridge-shut-to-everyone.html"
EDITS = {
    "more than half of three": "more than half of four",
    "Three of them have lost": "Four of them have lost",
    "a four-mile walk": "a walk",
}


def fill(path):
    """An archive of the sample pages at `path`, and of one of them as its newsroom changed it later."""
    with Archive(path) as archive:
        list(archive.add_many(read for read in quoth.read_many([str(SAMPLES)]) if isinstance(read, quoth.Article)))
        changed = CHANGED.read_text(encoding="utf-8")
        for before, after in EDITS.items():
            assert before in changed
            changed = changed.replace(before, after)
        archive.add(quoth.read(changed.encode()))
    return path


@contextmanager
def served(path, **options):
    """The address of a reading room over an archive."""
    server = uvicorn.Server(uvicorn.Config(create_app(RoomOptions(path, **options)), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def browser():
    """Chromium, headless."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not everybody who runs the tests has it

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()
