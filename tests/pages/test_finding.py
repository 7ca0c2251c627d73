"""Many inputs: one result for each, in order, whatever is among them."""

import os

import pytest

from quoth.model import Failure, Page
from quoth.pages import find_pages

HTML = b"<!doctype html><title>A bridge</title><p>The bridge opened on Monday.</p>"


def names(found, root):
    """What came out, in order: the files read, and `!` before those that failed."""
    return [
        f"!{os.path.relpath(one.where.split(' @ ')[0], root)}" if isinstance(one, Failure) else os.path.relpath(str(one.origin), root)
        for one in found
    ]


@pytest.fixture
def folder(tmp_path):
    for name in ("b/two.html", "a.html", "c.txt", "b/one.html", ".hidden.html", "b/.git/x.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(HTML)
    return tmp_path


def test_a_folder_is_read_by_name_without_hidden_files(folder):
    assert names(find_pages([folder]), folder) == ["a.html", "b/one.html", "b/two.html", "c.txt"]


def test_inputs_keep_their_order(folder):
    inputs = [folder / "c.txt", folder / "missing.html", folder / "b", folder / "a.html"]
    assert names(find_pages(inputs), folder) == ["c.txt", "!missing.html", "b/one.html", "b/two.html", "a.html"]


def test_what_is_no_page_in_a_folder_is_a_failure_that_names_it(folder):
    (folder / "b" / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    failed = [one for one in find_pages([folder]) if isinstance(one, Failure)]
    assert [(f.stage, f.error) for f in failed] == [("pages", "a JPEG image, not a page")]
    assert all(f.hint for f in failed)


def test_the_parts_saved_beside_a_page_belong_to_it(folder):
    for part in ("a_files", "lone_files"):
        (folder / part).mkdir()
        (folder / part / "frame.html").write_bytes(HTML)
    assert names(find_pages([folder]), folder) == ["a.html", "b/one.html", "b/two.html", "c.txt", "lone_files/frame.html"]


def test_a_circle_of_links_is_told_once_and_ends(folder):
    (folder / "b" / "up").symlink_to(folder)
    (folder / "again").symlink_to(folder / "b")
    assert names(find_pages([folder]), folder) == ["a.html", "again/one.html", "again/two.html", "!again/up", "!b", "c.txt"]


def test_a_link_to_nothing_and_a_link_to_itself_are_failures(folder):
    (folder / "lost.html").symlink_to(folder / "nowhere")
    (folder / "me.html").symlink_to(folder / "me.html")
    assert names(find_pages([folder]), folder)[-2:] == ["!lost.html", "!me.html"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_refused_without_waiting(folder):
    os.mkfifo(folder / "pipe")
    assert "!pipe" in names(find_pages([folder]), folder)


def test_without_permission(folder):
    (folder / "a.html").chmod(0)
    (folder / "b").chmod(0)
    folder.chmod(0o755)
    as_root = os.geteuid() == 0
    if as_root:
        for parent in folder.parents[:2]:
            parent.chmod(0o755)
        os.seteuid(65_534)
    try:
        found = list(find_pages([folder]))
    finally:
        if as_root:
            os.seteuid(0)
        (folder / "b").chmod(0o755)
    assert [(type(one), getattr(one, "error", "")) for one in found] == [
        (Failure, "permission denied"),
        (Failure, "permission denied"),
        (Page, ""),
    ]
