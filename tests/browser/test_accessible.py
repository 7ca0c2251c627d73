"""axe-core (https://github.com/dequelabs/axe-core) finds nothing on any page, light or dark; narrow pages do not scroll sideways."""

import importlib.resources
import json

import pytest
from places import NAMES, go

RULES = json.dumps({"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})


@pytest.fixture(scope="session")
def axe():
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(page, room, addresses, axe, name, scheme):
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    go(page, room, name, addresses[name])
    for closed in page.query_selector_all("details:not([open]) > summary"):
        closed.click()
    page.evaluate(axe)
    found = page.evaluate(f"axe.run({RULES})")["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_narrow_page_does_not_scroll_sideways(page, room, addresses, name):
    page.set_viewport_size({"width": 360, "height": 740})
    go(page, room, name, addresses[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
