"""The sample's packages, and our own libraries in them."""

import importlib.util
import io
from pathlib import Path
from typing import Any

from courses.h5p.engine.archive import open_archive
from courses.h5p.engine.limits import Limits
from courses.h5p.engine.maximum import maximum_of
from courses.h5p.engine.package import check_package
from tests.architecture.house import PROJECT


def packer() -> Any:
    """The script that packs them."""
    path = PROJECT / "deploy" / "sample" / "pack_h5p.py"
    spec = importlib.util.spec_from_file_location("pack_h5p", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_in_the_courses_is_what_the_script_packs() -> None:
    made: dict[Path, bytes] = packer().packages()
    assert len(made) == 2
    for path, data in made.items():
        assert path.read_bytes() == data, f"run python deploy/sample/pack_h5p.py: {path.name}"


def test_our_own_libraries_pass_our_own_checks() -> None:
    points = {}
    for data in packer().packages().values():
        with open_archive(io.BytesIO(data), limits=Limits()) as archive:
            package = check_package(archive)
        assert not package.content.changes
        name = package.main.name
        points[name.machine_name] = maximum_of(str(name), package.content.params)
    assert points == {"H5P.LernhubChoice": 2, "H5P.LernhubSelfAssessment": 0}
