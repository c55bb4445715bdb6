"""Packages as other tools write them: odd, but right."""

import io
import json
import warnings
import zipfile
from typing import Any

import pytest

from courses.h5p.engine.archive import open_archive
from courses.h5p.engine.export import write_package
from courses.h5p.engine.findings import PackageRefused, Reason
from courses.h5p.engine.limits import Limits
from courses.h5p.engine.package import CheckedPackage, Library, check_package, read_library
from courses.h5p.engine.store import Store
from courses.h5p.engine.versions import LibraryName
from tests.support.h5p_packages import (
    PNG,
    as_bytes,
    dependency,
    library_files,
    member,
    package_files,
    zipped,
)


def check(source: io.BytesIO, **arguments: Any) -> CheckedPackage:
    with open_archive(source, limits=Limits()) as archive:
        return check_package(archive, **arguments)


def library_in(source: io.BytesIO, folder: str) -> Library:
    with open_archive(source, limits=Limits()) as archive:
        return read_library(archive, folder)


def test_unknown_keys_are_left_alone() -> None:
    files = package_files(manifest={"aNewKey": {"x": 1}}, futureSetting=True)
    assert check(zipped(files)).manifest.title == "Guten Morgen"


def test_of_two_members_with_one_name_the_last_counts() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = zipped(
            package_files(),
            extra=[(member("content/content.json"), as_bytes({"greeting": "Hallo"}))],
        )
    assert check(source).params == {"greeting": "Hallo"}


def test_a_byte_order_mark_is_no_fault() -> None:
    raw = b"\xef\xbb\xbf" + json.dumps({"greeting": "Moin"}).encode()
    assert (
        check(zipped({**package_files(), "content/content.json": raw})).params["greeting"] == "Moin"
    )


def test_folders_as_members_and_debris_are_passed_over() -> None:
    files = {**package_files(), "__MACOSX/content/._a.png": b"x", "content/.DS_Store": b"x"}
    source = zipped(files, extra=[(member("content/images/", mode=0o040755), b"")])
    assert check(source).content_files == ()


def test_a_library_folder_without_a_version_is_known() -> None:
    assert check(zipped(package_files(folder="H5P.Greeting"))).main.version == "1.0.3"


def test_numbers_written_as_text_are_numbers() -> None:
    package = check(
        zipped(package_files(majorVersion="1", minorVersion="0", patchVersion="7", runnable="1"))
    )
    assert package.main.version == "1.0.7"


def test_embed_types_may_be_missing_or_a_text() -> None:
    assert check(zipped(package_files(manifest={"embedTypes": None}))).manifest.embed_types == (
        "div",
    )
    assert check(
        zipped(package_files(manifest={"embedTypes": "iframe, div"}))
    ).manifest.embed_types == ("iframe", "div")


def test_an_older_core_will_do() -> None:
    assert check(zipped(package_files(coreApi=None))).main.core.minor == 0


def test_a_library_without_semantics_or_languages_will_do() -> None:
    files = {
        p: v for p, v in package_files().items() if not p.endswith(("semantics.json", "de.json"))
    }
    assert check(zipped(files)).content.params == {}


def test_a_library_that_is_installed_need_not_be_in_the_package() -> None:
    library = library_in(zipped(library_files()), "H5P.Greeting-1.0")
    files = {p: v for p, v in package_files().items() if not p.startswith("H5P")}
    package = check(zipped(files), installed={library.name: library}.get)
    assert package.main.title == "Greeting"
    assert package.libraries == ()


def test_hidden_files_and_notes_of_a_library_stay_behind() -> None:
    extra = {f"H5P.Greeting-1.0/{name}": "x" for name in (".gitignore", "LICENSE", "_drafts/a.js")}
    library = library_in(zipped({**package_files(), **extra}), "H5P.Greeting-1.0")
    assert set(library.files) == {
        "library.json",
        "semantics.json",
        "language/de.json",
        "greeting.js",
        "greeting.css",
    }


def test_a_picture_under_another_pictures_extension_is_one() -> None:
    assert check(zipped({**package_files(), "content/images/a.jpg": PNG})).content_files == (
        "images/a.jpg",
    )


def test_the_hash_of_a_library_tells_two_of_one_version_apart() -> None:
    first = library_in(zipped(library_files()), "H5P.Greeting-1.0")
    again = library_in(zipped(dict(reversed(library_files().items()))), "H5P.Greeting-1.0")
    other = library_in(
        zipped({**library_files(), "H5P.Greeting-1.0/greeting.js": "2"}), "H5P.Greeting-1.0"
    )
    assert first.content_hash == again.content_hash != other.content_hash


def test_editor_dependencies_are_not_needed_to_play() -> None:
    files = package_files(editorDependencies=[dependency("H5PEditor.Nowhere")])
    assert len(check(zipped(files)).order.libraries) == 1


def test_what_is_stored_and_exported_is_what_came(tmp_path: Any) -> None:
    files = {
        **package_files(content={"greeting": "Moin", "unknown": "kept"}),
        "content/images/a.png": PNG,
    }
    store = Store(tmp_path)
    with open_archive(zipped(files), limits=Limits()) as archive:
        package = check_package(archive)
        library = package.libraries[0]
        assert store.add_library(archive, library) is True
        assert store.add_library(archive, library) is False
        store.add_content(archive, package, content_id="one")
    exported = io.BytesIO()
    folder = store.library_folder(library.name, library.content_hash)
    write_package(exported, content=store.content_folder("one"), libraries=[(library.name, folder)])
    with zipfile.ZipFile(exported) as result:
        assert {n: result.read(n) for n in result.namelist()} == {
            n: as_bytes(v) for n, v in files.items()
        }
    assert check(exported).params == {"greeting": "Moin", "unknown": "kept"}


def test_exporting_twice_makes_the_same_file(tmp_path: Any) -> None:
    store = Store(tmp_path)
    with open_archive(zipped(package_files()), limits=Limits()) as archive:
        store.add_content(archive, check_package(archive), content_id="one")
    made = [io.BytesIO(), io.BytesIO()]
    for target in made:
        write_package(target, content=store.content_folder("one"), libraries=[])
    assert made[0].getvalue() == made[1].getvalue()


def test_nothing_half_written_stays_when_storing_fails(tmp_path: Any) -> None:
    store = Store(tmp_path)
    with open_archive(zipped(package_files()), limits=Limits()) as archive:
        package = check_package(archive)
        archive.limits = Limits(member_bytes=3)
        with pytest.raises(PackageRefused) as caught:
            store.add_content(archive, package, content_id="one")
    assert caught.value.findings[0].reason is Reason.FILE_TOO_LARGE
    assert list((tmp_path / "contents").iterdir()) == []


def test_what_is_removed_is_gone_and_may_be_removed_again(tmp_path: Any) -> None:
    store = Store(tmp_path)
    with open_archive(zipped(package_files()), limits=Limits()) as archive:
        package = check_package(archive)
        store.add_library(archive, package.libraries[0])
        store.add_content(archive, package, content_id="one")
    for _ in range(2):
        store.remove_content("one")
        store.remove_library(LibraryName("H5P.Greeting", 1, 0), package.libraries[0].content_hash)
    assert not any(path.is_file() for path in tmp_path.rglob("*"))
