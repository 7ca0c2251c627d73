"""Pictures of every page, light, dark, narrow and wide: `python tests/browser/screenshots.py --out DIR`."""

import argparse
import tempfile
from pathlib import Path

from opening import browser, fill, served
from places import places

LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 860}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 860}},
    "narrow": {"color_scheme": "light", "viewport": {"width": 360, "height": 740}},
    "wide": {"color_scheme": "light", "viewport": {"width": 1600, "height": 1000}},
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("screenshots"))
    parser.add_argument("--archive", type=Path, help="an archive to picture; the sample pages otherwise")
    parser.add_argument("--whole", action="store_true", help="picture pages down to their end")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        archive = asked.archive or fill(Path(folder) / "demo.quoth")
        with served(archive) as room:
            for look, options in LOOKS.items():
                page = chromium.new_context(**options).new_page()
                for name, address in places(archive).items():
                    page.goto(room + address)
                    page.evaluate("document.fonts.ready")
                    page.screenshot(path=asked.out / f"{name}-{look}.png", full_page=asked.whole)


if __name__ == "__main__":
    main()
