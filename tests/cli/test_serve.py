"""`quoth serve` as a program: where it says the room is, and what it says when the place is taken."""

import re
import socket
import subprocess
import sys

import httpx

from quoth.archive import Archive


def serve(archive, *options):
    return subprocess.Popen(
        [sys.executable, "-m", "quoth", "serve", "--archive", str(archive), *options], stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def test_the_room_is_where_it_says(tmp_path):
    with Archive(tmp_path / "news.quoth"):
        pass
    with serve(tmp_path / "news.quoth", "--port", "0") as room:
        try:
            address = re.search(r"http://127.0.0.1:[1-9]\d*/", room.stderr.readline())[0]
            assert "Nothing yet" in httpx.get(address, timeout=30).text
        finally:
            room.terminate()


def test_a_place_that_is_taken_is_named_with_what_to_do(tmp_path):
    with Archive(tmp_path / "news.quoth"):
        pass
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with serve(tmp_path / "news.quoth", "--port", port) as room:
            said = room.communicate(timeout=60)[1]
    assert room.returncode == 1
    assert said.startswith(f"quoth: 127.0.0.1:{port}: ")
    assert "choose another --port" in said
