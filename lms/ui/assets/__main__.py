"""`python -m lms.ui.assets --output DIR`: style sheet, fonts, modules and pictograms into `DIR/ui/`."""

import argparse
import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from lms.ui import pictograms
from lms.ui.assets.drawings import write_drawings
from lms.ui.assets.fonts import copy_fonts, cut_fonts
from lms.ui.assets.modules import write_modules

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent.parent
KERN = PROJECT / "node_modules/@kern-ux/native"
FONTSOURCE = PROJECT / "node_modules/@fontsource"
STAMP = ".inputs.sha256"  # collectstatic leaves hidden files alone


class BuildError(Exception):
    """Says in one sentence what is missing and what to do."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m lms.ui.assets", description=__doc__)
    parser.add_argument("--output", type=Path, required=True, help="folder to write ui/ into")
    try:
        built = build(parser.parse_args().output / "ui")
    except BuildError as failure:
        print(failure, file=sys.stderr)
        return 1
    print("Assets built." if built else "Assets are up to date.")
    return 0


def build(output: Path) -> bool:
    """Build into `output` unless its stamp says that nothing changed; return whether it did."""
    if not (KERN / "package.json").exists():
        raise BuildError("The npm packages are not installed: run `npm ci` in the project folder.")
    stamp, inputs = output / STAMP, _hash_of_inputs()
    if stamp.exists() and stamp.read_text() == inputs:
        return False
    output.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    _build_styles(output / "lernhub.css")
    cut_fonts(KERN / "dist/fonts/fira-sans", output / "fonts")
    copy_fonts(FONTSOURCE, output / "fonts")
    write_modules(output / "modules", packages=KERN.parent.parent)
    write_drawings(output / "pictograms", tokens=HERE / "css/tokens.css")
    stamp.write_text(inputs)
    return True


def _build_styles(target: Path) -> None:
    command = ["node", str(HERE / "build.mjs"), str(target)]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise BuildError("Node.js 20 or newer is not installed: `node` was not found.") from None
    except subprocess.CalledProcessError as error:
        raise BuildError(f"The style sheet could not be built:\n{error.stderr}") from None


def _inputs() -> Iterator[Path]:
    yield KERN / "package.json"
    yield PROJECT / "package-lock.json"
    yield Path(pictograms.__file__)
    for pattern in ("*.py", "*.mjs", "css/**/*.css"):
        yield from sorted(HERE.glob(pattern))


def _hash_of_inputs() -> str:
    digest = hashlib.sha256()
    for path in _inputs():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
