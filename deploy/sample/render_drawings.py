"""Render the drawings of the sample courses to PNG files in the courses' media folders.

Run it after changing an SVG under `drawings/<course>/`; the PNG files are committed:
`python deploy/sample/render_drawings.py [name …]`. Needs Chromium and the npm packages.
"""

import base64
import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
FONTS = HERE.parents[1] / "node_modules/@kern-ux/native/dist/fonts/fira-sans"
WEIGHTS = {400: "FiraSans-Regular.woff2", 600: "FiraSans-SemiBold.woff2"}
CHROMIUM = "/usr/bin/chromium"
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
COLOURS = 128
MOST_BYTES = 120_000


def font_faces() -> str:
    """The interface's typeface as CSS with the font files inside, so that no address is needed."""
    faces = []
    for weight, name in WEIGHTS.items():
        data = base64.b64encode((FONTS / name).read_bytes()).decode("ascii")
        source = f"url(data:font/woff2;base64,{data})"
        faces.append(f"@font-face{{font-family:Fira Sans;font-weight:{weight};src:{source}}}")
    return "".join(faces)


def photograph(browser: Browser, drawing: Path, *, faces: str) -> bytes:
    """The drawing as PNG bytes, at the size that its viewBox names."""
    page = browser.new_page()
    style = f"{faces}body{{margin:0}}svg{{display:block;font-family:Fira Sans}}"
    page.set_content(f"<!doctype html><style>{style}</style>{drawing.read_text('utf-8')}")
    box = page.evaluate(
        "(({width, height}) => [width, height])(document.querySelector('svg').viewBox.baseVal)"
    )
    page.set_viewport_size({"width": int(box[0]), "height": int(box[1])})
    page.evaluate("document.fonts.ready.then(() => true)")
    image = page.screenshot()
    page.close()
    return image


def shrink(image: bytes) -> bytes:
    """The same picture with a palette: flat drawings lose nothing that one sees."""
    flat = Image.open(io.BytesIO(image)).convert("RGB")
    small = io.BytesIO()
    flat.quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def main(names: list[str]) -> int:
    """Render all drawings, or those whose file name without ending is in `names`."""
    faces = font_faces()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
        for drawing in sorted(HERE.glob("drawings/*/*.svg")):
            if names and drawing.stem not in names:
                continue
            picture = shrink(photograph(browser, drawing, faces=faces))
            target = HERE / "courses" / drawing.parent.name / "medien" / f"{drawing.stem}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(picture)
            note = " (too large)" if len(picture) > MOST_BYTES else ""
            sys.stdout.write(f"{target.relative_to(HERE)}: {len(picture)} bytes{note}\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
