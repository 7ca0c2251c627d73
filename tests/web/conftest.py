"""A browser's view of a reading room over an archive of one invented and one hostile article."""

import pytest
from fastapi.testclient import TestClient
from shelf import BRIDGE, HOSTILE

from quoth.archive import Archive
from quoth.web.app import create_app
from quoth.web.options import RoomOptions


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "room.quoth"
    with Archive(path) as opened:
        opened.add(BRIDGE)
        opened.add(HOSTILE)
    return path


@pytest.fixture
def client():
    """Opens a room with some options over an archive; its host is the one that the test client names."""

    def opened(path, **options):
        return TestClient(create_app(RoomOptions(path, hosts=("testserver",), **options)))

    return opened


@pytest.fixture
def room(archive, client):
    return client(archive)
