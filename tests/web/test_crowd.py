"""Many readers at once are all served, also while articles are added."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from shelf import BRIDGE

from quoth.archive import Archive


def test_readers_are_served_while_articles_are_added(room, archive):
    addresses = ["/", "/articles", "/people", "/search?q=mend", "/api/stats"] * 12
    with room, ThreadPoolExecutor(12) as readers, Archive(archive) as opened:
        answers = [readers.submit(room.get, address) for address in addresses]
        for number in range(20):
            opened.add(replace(BRIDGE, id=f"bridge{number}", url=f"https://herald.example/{number}", canonical=None))
        assert {answer.result().status_code for answer in answers} == {200}
