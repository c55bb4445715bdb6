"""With what a run is made: Python and the packages that notebooks may import."""

from collections.abc import Mapping
from importlib.metadata import distributions
from pathlib import Path

TOLD = ("numpy", "pandas", "matplotlib")


def versions_of(python: Path) -> Mapping[str, str]:
    """The versions in the virtual environment of `python`, by name; what isn't there is left out."""
    environment = python.absolute().parent.parent
    folders = [str(folder) for folder in environment.glob("lib/python*/site-packages")]
    found = {each.name.lower(): each.version for each in distributions(path=folders)}
    told = {name: found[name] for name in TOLD if name in found}
    return {"python": _version_in(environment / "pyvenv.cfg"), **told}


def _version_in(file: Path) -> str:
    """What `venv` noted, without starting the program; "" where nothing was."""
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    noted = dict(line.split(" = ", 1) for line in lines if " = " in line)
    return noted.get("version", "")
