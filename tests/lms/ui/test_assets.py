"""The build: what it writes, how much of it, and what it says when something is missing."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from lms.ui.assets import __main__ as assets
from lms.ui.assets.fonts import CUTS, RANGES
from lms.ui.assets.modules import MODULES

CSS_LIMIT_BYTES = 25_000
FIRST_VISIT_LIMIT_BYTES = 150_000
LATIN_LIMIT_BYTES = 40_000


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("assets")
    assert assets.build(output)
    return output


def test_the_style_sheet_stays_within_its_budget(built: Path) -> None:
    assert len(gzip.compress((built / "lernhub.css").read_bytes())) <= CSS_LIMIT_BYTES


def test_fonts_are_cut_to_the_letters_we_use(built: Path) -> None:
    for cut in CUTS:
        size = (built / "fonts" / cut.file_name).stat().st_size
        assert 5_000 < size < LATIN_LIMIT_BYTES


def test_every_file_the_style_sheet_names_is_there(built: Path) -> None:
    style_sheet = (built / "lernhub.css").read_text()
    named = set(re.findall(r"url\(\"?([^)\"]+)\"?\)", style_sheet))
    assert len(named) >= 10
    assert all((built / name).is_file() for name in named)


def test_old_browsers_get_colours_they_understand(built: Path) -> None:
    assert "light-dark(" not in (built / "lernhub.css").read_text()


def test_of_kern_only_what_we_use_is_sent(built: Path) -> None:
    style_sheet = (built / "lernhub.css").read_text()
    assert ".kern-btn--primary" in style_sheet
    assert ".kern-table" not in style_sheet
    assert "--kern-color-darkblue" not in style_sheet


def test_modules_of_packages_are_modules_that_browsers_read(built: Path, tmp_path: Path) -> None:
    modules = sorted((built / "modules").glob("*.js"))
    assert [path.name for path in modules] == sorted(module.name for module in MODULES)
    for path in modules:
        as_module = tmp_path / f"{path.stem}.mjs"
        shutil.copy(path, as_module)
        subprocess.run(["node", "--check", str(as_module)], check=True, capture_output=True)
        assert not re.search(r"^\s*import .* from ['\"][^./]", path.read_text("utf-8"), re.M)


def test_what_a_package_exports_arrives(built: Path, tmp_path: Path) -> None:
    shutil.copy(built / "modules/turndown-gfm.js", tmp_path / "gfm.mjs")
    script = "import { tables } from './gfm.mjs'; console.log(typeof tables)"
    command = ["node", "--input-type=module", "--eval", script]
    told = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "function"


def test_a_second_build_has_nothing_to_do(built: Path) -> None:
    assert assets.build(built) is False


def test_a_change_of_the_inputs_builds_again(built: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    (copy / assets.STAMP).write_text("another state")
    assert assets.build(copy) is True


def test_the_ranges_of_fonts_and_style_sheet_agree() -> None:
    style_sheet = (assets.HERE / "css/fonts.css").read_text()
    for cut in CUTS:
        line = next(line for line in style_sheet.splitlines() if cut.file_name in line)
        written = line.partition("unicode-range: ")[2].partition(";")[0]
        assert written == ", ".join(_range(first, last) for first, last in RANGES[cut.script])


def _range(first: int, last: int) -> str:
    return f"U+{first:04X}" if first == last else f"U+{first:04X}-{last:04X}"


def test_missing_packages_are_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(assets, "KERN", tmp_path / "nowhere")
    monkeypatch.setattr("sys.argv", ["assets", "--output", str(tmp_path)])
    assert assets.main() == 1
    said = capsys.readouterr().err.strip()
    assert said == "The npm packages are not installed: run `npm ci` in the project folder."


def test_a_missing_node_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(assets.BuildError, match=r"Node\.js 20 or newer is not installed"):
        assets.build(tmp_path / "ui")
