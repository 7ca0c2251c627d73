"""A WACZ file (https://specs.webrecorder.net/wacz/1.1.1/): a WARC file in a ZIP that replay tools open without reading it through.

With it go an index of its records, a list of its pages, and hashes of all files.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx2

_NAME = "data.warc.gz"


@dataclass(frozen=True, slots=True)
class Record:
    """What the indexes say of one record: address and date (as in its headers), type, status, digest, place and length in the WARC file."""

    url: str
    date: str
    mime: str
    status: int
    digest: str
    offset: int
    length: int
    title: str | None


def write_wacz(records: Iterable[Record], data: Path, out: Path) -> None:
    """Write a WACZ of a gzipped WARC file and what is known of its records."""
    listed = list(records)
    files = {
        "indexes/index.cdx": "".join(sorted(map(_index_line, listed))).encode(),
        "pages/pages.jsonl": "".join(f"{json.dumps(page, ensure_ascii=False)}\n" for page in _pages(listed)).encode(),
    }
    with data.open("rb") as file:
        resources = [_resource(f"archive/{_NAME}", data.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())]
    resources += [_resource(path, len(content), hashlib.sha256(content).hexdigest()) for path, content in files.items()]
    package = {"profile": "data-package", "wacz_version": "1.1.1", "software": "quoth", "created": _now(), "resources": resources}
    described = json.dumps(package, indent=2).encode()
    digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(described).hexdigest()}"}
    files |= {"datapackage.json": described, "datapackage-digest.json": json.dumps(digest).encode()}
    # What is compressed already, and what is read at random places, is stored as it is.
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as bundle:
        bundle.write(data, f"archive/{_NAME}")
        for path, content in files.items():
            bundle.writestr(path, content)


def sort_key(url: str) -> str:
    """An address as indexes sort it (SURT): the host from its end, then the path, in small letters.

    >>> sort_key("https://www.example.org/News?b=1")
    'org,example)/news?b=1'
    """
    parsed = httpx2.URL(url)
    host = ",".join(reversed(parsed.host.removeprefix("www.").split(".")))
    port = f":{parsed.port}" if parsed.port else ""
    return f"{host}{port}){parsed.raw_path.decode('ascii').lower()}"


def _index_line(record: Record) -> str:
    fields = {"url": record.url, "mime": record.mime, "status": str(record.status), "digest": record.digest}
    fields |= {"length": str(record.length), "offset": str(record.offset), "filename": _NAME}
    return f"{sort_key(record.url)} {''.join(filter(str.isdigit, record.date))[:14]} {json.dumps(fields)}\n"


def _pages(records: Iterable[Record]) -> Iterator[dict[str, str]]:
    yield {"format": "json-pages-1.0", "id": "pages", "title": "Pages"}
    for number, record in enumerate(records, 1):
        yield {"id": f"page-{number}", "url": record.url, "ts": record.date, "title": record.title or record.url}


def _resource(path: str, size: int, digest: str) -> dict[str, str | int]:
    return {"name": path.rpartition("/")[2], "path": path, "hash": f"sha256:{digest}", "bytes": size}


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
