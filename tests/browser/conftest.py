"""One reading room and one browser for all tests of this folder; without Chromium or Playwright they are skipped, and say so."""

import importlib.util
from pathlib import Path

import pytest
from opening import CHROMIUM, browser, fill, served
from places import places

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    missing = [name for name, there in (("chromium", CHROMIUM), ("playwright", importlib.util.find_spec("playwright"))) if not there]
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.browser)
            if missing:
                item.add_marker(pytest.mark.skip(reason=f"no {' and no '.join(missing)} on this machine"))


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    return fill(tmp_path_factory.mktemp("browser") / "demo.quoth")


@pytest.fixture(scope="session")
def room(archive):
    with served(archive) as address:
        yield address


@pytest.fixture(scope="session")
def addresses(archive):
    return places(archive)


@pytest.fixture(scope="session")
def chromium():
    with browser() as opened:
        yield opened


@pytest.fixture
def page(chromium):
    """A page that fails the test when the browser reports an error or a refused script."""
    context = chromium.new_context()
    opened = context.new_page()
    said = []
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("console", lambda message: said.append(message.text) if message.type == "error" and "404" not in message.text else None)
    yield opened
    context.close()
    assert said == []
