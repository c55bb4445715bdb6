"""Make the film „Vier Fragen vor jedem Werkzeug“ from the drawing `film/vier-fragen.svg`.

Run it after changing the drawing; film and poster are committed: `python -m deploy.sample.make_video`.
`--still 12.5 FILE` saves one moment instead. Needs Chromium, the npm packages and ffmpeg
(Debian: `apt-get install ffmpeg`); the platform itself never does.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from deploy.sample.render_drawings import CHROMIUM, CHROMIUM_OPTIONS, font_faces, shrink

HERE = Path(__file__).resolve().parent
DRAWING = HERE / "film" / "vier-fragen.svg"
MEDIA = HERE / "courses" / "unterricht-mit-digitalen-medien-planen" / "medien"
FILM = MEDIA / "vier-fragen.mp4"
POSTER = MEDIA / "vier-fragen-film.png"
SECONDS = 68
FRAMES_PER_SECOND = 25
POSTER_AT = 5.0
MOST_BYTES = 2_500_000
SIZE = {"width": 1280, "height": 720}

# Sets the drawing to the moment `t` and returns what it set, so that still frames are taken once.
# Every movement eases in and out; nothing appears at a stroke, so nothing flashes.
SHOW = """
const ease = x => { const c = Math.min(1, Math.max(0, x)); return c * c * (3 - 2 * c) };
const moving = [...document.querySelectorAll("svg *")].filter(e => Object.keys(e.dataset).length);
window.show = t => moving.map(element => {
  const read = name => (element.dataset[name] || "").split(" ").filter(Boolean).map(Number);
  let opacity = 1, x = 0, y = 0;
  const [from, dx = 0, dy = 0] = read("from");
  if (from !== undefined) {
    const arrived = ease((t - from) / 0.8);
    opacity *= arrived; x += (1 - arrived) * dx; y += (1 - arrived) * dy;
  }
  const [to] = read("to");
  if (to !== undefined) opacity *= 1 - ease((t - to) / 0.6);
  const [right, down, start, end] = read("glide");
  if (start !== undefined) {
    const way = ease((t - start) / (end - start));
    x += way * right; y += way * down;
  }
  const [begin, finish] = read("draw");
  if (begin !== undefined) {
    element.style.strokeDasharray = 100;
    element.style.strokeDashoffset = 100 * (1 - ease((t - begin) / (finish - begin)));
  }
  element.setAttribute("opacity", opacity.toFixed(3));
  element.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
  return [opacity.toFixed(3), x.toFixed(2), y.toFixed(2), element.style.strokeDashoffset];
}).join();
"""


def frame(page: Page, moment: float) -> bytes:
    """The drawing at one moment, as PNG bytes."""
    page.evaluate("t => show(t)", moment)
    return page.screenshot()


def frames(page: Page) -> Iterator[bytes]:
    """All frames of the film; where nothing moves, the last one again."""
    last_state, picture = "", b""
    for number in range(SECONDS * FRAMES_PER_SECOND):
        state = page.evaluate("t => show(t)", number / FRAMES_PER_SECOND)
        if state != last_state:
            last_state, picture = state, page.screenshot()
        yield picture


def encode(ffmpeg: str, page: Page) -> None:
    """Write the film: H.264, no sound, ready to play before it is loaded, the same bytes each time."""
    command = [
        *(ffmpeg, "-y", "-loglevel", "error", "-f", "image2pipe", "-framerate"),
        *(str(FRAMES_PER_SECOND), "-c:v", "png", "-i", "-", "-an", "-c:v", "libx264"),
        *(
            "-preset",
            "slow",
            "-tune",
            "animation",
            "-refs",
            "4",
            "-crf",
            "22",
            "-g",
            str(2 * FRAMES_PER_SECOND),
        ),
        *("-pix_fmt", "yuv420p", "-vf", "scale=out_color_matrix=bt709:out_range=tv"),
        *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"),
        *("-movflags", "+faststart", "-fflags", "+bitexact", "-flags:v", "+bitexact", str(FILM)),
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        assert encoder.stdin is not None
        for picture in frames(page):
            encoder.stdin.write(picture)
        encoder.stdin.close()
        if encoder.wait():
            raise SystemExit("ffmpeg did not finish; its message stands above.")


def make(page: Page) -> None:
    """Film and poster."""
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        raise SystemExit("ffmpeg is missing. On Debian, apt-get install ffmpeg brings it.")
    POSTER.write_bytes(shrink(frame(page, POSTER_AT)))
    encode(ffmpeg, page)
    for file in (FILM, POSTER):
        sys.stdout.write(f"{file.relative_to(HERE)}: {file.stat().st_size} bytes\n")
    if FILM.stat().st_size > MOST_BYTES:
        raise SystemExit(f"The film is larger than {MOST_BYTES} bytes: simplify the drawing.")


def main() -> None:
    """The film, or one still of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--still", nargs=2, metavar=("SECOND", "FILE"))
    still = parser.parse_args().still
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
        page = browser.new_page(viewport={"width": SIZE["width"], "height": SIZE["height"]})
        style = f"{font_faces()}body{{margin:0}}svg{{display:block;font-family:Fira Sans}}"
        page.set_content(f"<!doctype html><style>{style}</style>{DRAWING.read_text('utf-8')}")
        page.evaluate(SHOW)
        page.evaluate("document.fonts.ready.then(() => true)")
        if still:
            Path(still[1]).write_bytes(frame(page, float(still[0])))
        else:
            make(page)
        browser.close()


if __name__ == "__main__":
    main()
