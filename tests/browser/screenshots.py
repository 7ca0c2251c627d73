"""Pictures of every page, light and dark, 360, 1280 and 1600 pixels wide, and in print: `python tests/browser/screenshots.py --out DIR`."""

import argparse
import tempfile
from pathlib import Path

from opening import browser, fill, served
from places import go, places

LOOKS = {
    f"{scheme}-{width}": {"color_scheme": scheme, "viewport": {"width": width, "height": 740 if width == 360 else 960}}
    for scheme in ("light", "dark")
    for width in (360, 1280, 1600)
}
PRINT = {"color_scheme": "light", "viewport": {"width": 794, "height": 1123}}
"""A sheet of A4 at 96 dots to the inch."""
README = {"color_scheme": "light", "viewport": {"width": 1280, "height": 860}}
PICTURED = ("article", "search", "quotation")
"""The pages that the README shows."""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("screenshots"))
    parser.add_argument("--archive", type=Path, help="an archive to picture; the sample pages otherwise")
    parser.add_argument("--fold", action="store_true", help="picture only what fits the window")
    parser.add_argument("--page", action="append", help="only this page; may be given again")
    parser.add_argument("--look", action="append", help="only this look, such as dark-360 or print; may be given again")
    parser.add_argument("--readme", action="store_true", help="only the pages that the README shows, as it shows them")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        archive = asked.archive or fill(Path(folder) / "demo.quoth")
        with served(archive) as room:
            for look, options in ({"readme": README} if asked.readme else {**LOOKS, "print": PRINT}).items():
                if asked.look and look not in asked.look:
                    continue
                page = chromium.new_context(**options).new_page()
                for name, address in places(archive).items():
                    if name not in (asked.page or (PICTURED if asked.readme else places(archive))):
                        continue
                    page.emulate_media(media="screen")
                    go(page, room, name, address)
                    if look == "print":
                        page.emulate_media(media="print")
                    picture = f"{name}.png" if asked.readme else f"{name}-{look}.png"
                    page.screenshot(path=asked.out / picture, full_page=not (asked.fold or asked.readme))


if __name__ == "__main__":
    main()
