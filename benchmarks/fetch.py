"""Fetching 2,000 badly behaved pages from a site on this machine: is politeness held, is anything lost, is anything fetched twice?

`python -m benchmarks fetch [--pages N] [--kills N]`. The kills are `kill -9` of a fetching process at random moments (seeded), each
followed by a new run over the same folder; what was in flight then may be asked once more, and nothing else.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bench import Figures
from benchmarks.news_site import Asked, Site, kind_of, serving
from quoth.pages.fetch import Manners, fetched

_DELAY = 0.05
_MANNERS = Manners(delay=_DELAY, pause=0.2, patience=10, private=True)
_RUN = """
import sys
from pathlib import Path
from quoth.pages.fetch import Manners, fetched
manners = Manners(delay=float(sys.argv[3]), pause=0.2, patience=10, private=True)
for visit in fetched([sys.argv[1]], Path(sys.argv[2]), manners):
    if visit.outcome == "page":
        print(visit.url, flush=True)
"""


def run(argv: list[str]) -> Figures:
    """What was measured: pages lost, fetched twice, forbidden ones asked, and how the pauses were kept."""
    options = argparse.ArgumentParser()
    options.add_argument("--pages", type=int, default=2_000)
    options.add_argument("--hosts", type=int, default=8)
    options.add_argument("--kills", type=int, default=10)
    chosen = options.parse_args(argv)
    return {**_clean(Site(chosen.hosts, chosen.pages, 0.3)), **_killed(Site(chosen.hosts, chosen.pages // 4, 0.1), chosen.kills)}


def _clean(site: Site) -> Figures:
    began = time.monotonic()
    with serving(site), TemporaryDirectory() as folder:
        visits = list(fetched([f"{site.base(0)}/feeds.opml"], Path(folder), _MANNERS))
    came = {visit.url: visit.outcome for visit in visits if visit.outcome != "list"}
    by_host = {host: sorted((one for one in site.log if one.host == host), key=_began) for host in {one.host for one in site.log}}
    pauses = [later.began - before.ended for asked in by_host.values() for before, later in pairwise(asked)]
    return {
        "fetch.pages": float(len(came)),
        "fetch.lost": float(sum(came.get(site.address(number)) != site.wanted(number) for number in range(site.pages))),
        "fetch.twice": float(_twice(site)),
        "fetch.forbidden-asked": float(sum(one.path.startswith(("/forbidden", "/trap")) for one in site.log)),
        "fetch.shortest-pause-of-delay": round(min(pauses) / _DELAY, 2),
        "fetch.two-at-once": float(sum(pause < 0 for pause in pauses)),
        "fetch.pages-per-second": round(len(came) / (time.monotonic() - began), 1),
    }


def _killed(site: Site, kills: int) -> Figures:
    chance = random.Random(20241125)  # noqa: S311 - a seeded draw of moments
    handed: set[str] = set()
    with serving(site), TemporaryDirectory() as folder:
        for kill in range(kills + 1):
            command = [sys.executable, "-c", _RUN, f"{site.base(0)}/feeds.opml", folder, str(_DELAY)]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
                if kill < kills:
                    time.sleep(chance.uniform(1.0, 4.0))
                    process.send_signal(signal.SIGKILL)
                assert process.stdout is not None
                handed.update(line.strip() for line in process.stdout)
    wanted = {site.address(number) for number in range(site.pages) if site.wanted(number) == "page"}
    lost = len(wanted - handed)
    return {"fetch.kills": float(kills), "fetch.lost-after-kills": float(lost), "fetch.twice-after-kills": float(_twice(site))}


def _twice(site: Site) -> int:
    """Pages that came whole and were asked again without a validator."""
    whole = Counter((one.host, one.path) for one in site.log if one.status == 200 and not one.validator and one.path.startswith("/news"))
    return sum(count - 1 for (_, path), count in whole.items() if kind_of(int(path.rpartition("/")[2])) != "broken")


def _began(asked: Asked) -> float:
    return asked.began
