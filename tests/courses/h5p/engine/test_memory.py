"""A large package needs no more memory than a small one."""

import io
import os
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from courses.h5p.engine.archive import open_archive
from courses.h5p.engine.findings import PackageRefused, Reason
from courses.h5p.engine.limits import MIB, Limits
from courses.h5p.engine.package import check_package
from courses.h5p.engine.store import Store
from tests.support.h5p_packages import as_bytes, package_files

FILM = b"\0\0\0\x18ftypmp42"
MOST_MORE = 2 * MIB


def package(path: Path, name: str, parts: Iterator[bytes]) -> Path:
    """A package with one member as large as its parts, written without holding it."""
    with zipfile.ZipFile(path, "w") as target:
        for member, value in package_files().items():
            if member != name:
                target.writestr(member, as_bytes(value))
        with target.open(zipfile.ZipInfo(name), "w") as out:
            out.writelines(parts)
    return path


def film(size: int) -> Iterator[bytes]:
    yield FILM
    yield from (os.urandom(MIB) for _ in range(size))


def slides(size: int) -> Iterator[bytes]:
    """An office file, itself a zip: its directory stands at the end."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as target:
        target.writestr("slide.bin", os.urandom(size * MIB))
    inner.seek(0)
    yield from iter(lambda: inner.read(MIB), b"")


def peak_of(action: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def check_and_store(source: Path, root: Path) -> None:
    with open_archive(source, limits=Limits()) as archive:
        checked = check_package(archive)
        store = Store(root)
        store.add_library(archive, checked.libraries[0])
        store.add_content(archive, checked, content_id=source.stem)


@pytest.mark.parametrize(
    ("name", "parts"), [("content/film.mp4", film), ("content/folien.pptx", slides)]
)
def test_memory_does_not_grow_with_the_package(
    tmp_path: Path, name: str, parts: Callable[[int], Iterator[bytes]]
) -> None:
    small, large = (package(tmp_path / f"{n}.h5p", name, parts(n)) for n in (1, 24))
    check_and_store(package(tmp_path / "first.h5p", name, parts(1)), tmp_path)
    few = peak_of(lambda: check_and_store(small, tmp_path))
    many = peak_of(lambda: check_and_store(large, tmp_path))
    assert many < few + MOST_MORE


def test_endless_json_is_refused_before_it_is_read(tmp_path: Path) -> None:
    endless = (b'{"a":"' + b"x" * MIB for _ in range(40))
    source = package(tmp_path / "endless.h5p", "content/content.json", endless)

    def check() -> None:
        with pytest.raises(PackageRefused) as caught, open_archive(source, limits=Limits()) as it:
            check_package(it)
        assert caught.value.findings[0].reason is Reason.LARGE_JSON

    assert peak_of(check) < 3 * Limits().json_bytes
