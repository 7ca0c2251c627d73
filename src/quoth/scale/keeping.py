"""Files that are there whole or not at all: written beside their place, then renamed to it.

After a kill or a power cut, what has its name is complete, and what is not is made again under the same name with the same content.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from quoth.errors import QuothError

_STAGED = ".staged-"


@contextmanager
def place_file(path: Path) -> Iterator[str]:
    """The name to write to; when the body ends well, the file is put in its place, replacing what is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f"{_STAGED}{uuid4().hex}-{path.name}")
    try:
        yield str(staged)
        settle(staged, path)
    finally:
        staged.unlink(missing_ok=True)


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A new folder to stage files in, gone at the end."""
    staged = folder / f"{_STAGED}{uuid4().hex}"
    staged.mkdir(parents=True)
    try:
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """A folder that no other process holds meanwhile; a process that ends, however, holds nothing. Raises `QuothError` when one does."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise QuothError(str(folder), "another run is at work in this folder", "wait for it, or name another folder") from error
    finally:
        os.close(descriptor)


def settle(staged: Path, path: Path) -> None:
    """Put a staged file in its place, on the disk, all at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _to_disk(staged, os.O_RDWR)
    staged.replace(path)
    _to_disk(path.parent, os.O_RDONLY)


def place_json(path: Path, value: dict[str, Any]) -> None:
    """Keep a JSON object at a path."""
    with place_file(path) as staged:
        Path(staged).write_text(json.dumps(value, indent=1, sort_keys=True), encoding="utf-8")


def read_json(path: Path) -> dict[str, Any] | None:
    """The JSON object at a path; None when there is none."""
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def sweep(folder: Path) -> None:
    """Remove what killed runs have left staged in a folder."""
    for left in folder.rglob(f"{_STAGED}*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _to_disk(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
