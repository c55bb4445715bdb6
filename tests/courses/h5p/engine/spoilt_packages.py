"""The table of spoilt packages: how each is made, why it is refused, and which member is named."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from typing import Any

from courses.h5p.engine.findings import Reason
from tests.support.h5p_packages import PNG, dependency, library_files, member, package_files, zipped


def with_file(path: str, value: Any) -> Callable[[], io.BytesIO]:
    return lambda: zipped({**package_files(), path: value})


def with_member(info: zipfile.ZipInfo, data: bytes = b"x") -> Callable[[], io.BytesIO]:
    return lambda: zipped(package_files(), extra=[(info, data)])


def without(path: str) -> Callable[[], io.BytesIO]:
    return lambda: zipped({k: v for k, v in package_files().items() if k != path})


def with_library(**changes: Any) -> Callable[[], io.BytesIO]:
    return lambda: zipped(package_files(**changes))


def with_manifest(**changes: Any) -> Callable[[], io.BytesIO]:
    return lambda: zipped(package_files(manifest=changes))


def noise(size: int) -> bytes:
    """Bytes that no compression makes smaller."""
    return random.Random(1).randbytes(size)


def encrypted() -> io.BytesIO:
    raw = bytearray(zipped(package_files()).getvalue())
    place = raw.rindex(b"PK\x01\x02")  # the last entry of the central directory
    raw[place + 8] |= 1
    return io.BytesIO(bytes(raw))


def damaged() -> io.BytesIO:
    text = (member("content/a.txt"), b"A" * 400)
    raw = bytearray(zipped(package_files(), extra=[text]).getvalue())
    place = raw.index(b"AAAAAA")
    raw[place] ^= 0xFF
    return io.BytesIO(bytes(raw))


def bzip2() -> io.BytesIO:
    target = zipped(package_files())
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("content/a.txt", b"x", compress_type=zipfile.ZIP_BZIP2)
    target.seek(0)
    return target


def many() -> io.BytesIO:
    return zipped({**package_files(), **{f"content/{n}.txt": "x" for n in range(80)}})


def nested_bomb() -> io.BytesIO:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("zeros", b"\0" * 600_000)
    return zipped({**package_files(), "content/slides.pptx": inner.getvalue()})


def larger_in_all() -> io.BytesIO:
    blobs = {f"content/{n}.png": PNG + noise(200_000) for n in range(5)}
    return zipped({**package_files(), **blobs})


def circle() -> io.BytesIO:
    files = package_files(preloadedDependencies=[dependency("H5P.Other")])
    files |= library_files("H5P.Other", preloadedDependencies=[dependency("H5P.Greeting")])
    return zipped(files)


def needing(name: str) -> io.BytesIO:
    return zipped(package_files(preloadedDependencies=[dependency(name)]))


DRAWING = "<svg xmlns='http://www.w3.org/2000/svg'>{}</svg>"
GREETING = "H5P.Greeting-1.0"

HOSTILE: dict[str, tuple[Callable[[], io.BytesIO], Reason, str]] = {
    "no zip": (lambda: io.BytesIO(b"%PDF-1.7"), Reason.NOT_A_ZIP, ""),
    "empty": (lambda: io.BytesIO(b""), Reason.NOT_A_ZIP, ""),
    "encrypted": (encrypted, Reason.ENCRYPTED, f"{GREETING}/greeting.css"),
    "damaged": (damaged, Reason.BROKEN_ZIP, "content/a.txt"),
    "another compression": (bzip2, Reason.UNKNOWN_COMPRESSION, "content/a.txt"),
    "zip-slip": (
        with_member(member("content/../../etc/x.txt")),
        Reason.PATH_LEAVES_PACKAGE,
        "content/../../etc/x.txt",
    ),
    "absolute path": (with_member(member("/etc/x.txt")), Reason.ABSOLUTE_PATH, "/etc/x.txt"),
    "drive": (with_member(member("C:/x.txt")), Reason.ABSOLUTE_PATH, "C:/x.txt"),
    "backslash": (with_member(member("content\\x.txt")), Reason.BACKSLASH, "content\\x.txt"),
    "empty part": (with_member(member("content//x.txt")), Reason.STRANGE_NAME, "content//x.txt"),
    "control character": (
        with_member(member("content/a\x07.txt")),
        Reason.STRANGE_NAME,
        "content/a\\x07.txt",
    ),
    "turned direction": (
        with_member(member("content/a\u202etxt.png")),
        Reason.STRANGE_NAME,
        "content/a\\u202etxt.png",
    ),
    "long name": (
        with_member(member(f"content/{'a' * 300}.txt")),
        Reason.LONG_NAME,
        f"content/{'a' * 52}…",
    ),
    "symlink": (
        with_member(member("content/x.txt", mode=0o120777), b"/etc/passwd"),
        Reason.SYMLINK,
        "content/x.txt",
    ),
    "device": (
        with_member(member("content/x.txt", mode=0o020666)),
        Reason.SYMLINK,
        "content/x.txt",
    ),
    "names that clash": (
        lambda: zipped({**package_files(), "content/A.txt": "1", "content/a.txt": "2"}),
        Reason.CLASHING_NAMES,
        "content/a.txt",
    ),
    "file and folder": (
        lambda: zipped({**package_files(), "content/x.txt": "1", "content/x.txt/y.txt": "2"}),
        Reason.CLASHING_NAMES,
        "content/x.txt/y.txt",
    ),
    "too many files": (many, Reason.TOO_MANY_FILES, ""),
    "a large file": (
        with_file("content/x.png", PNG + noise(320_000)),
        Reason.FILE_TOO_LARGE,
        "",
    ),
    "a bomb": (with_file("content/x.txt", "a" * 250_000), Reason.COMPRESSED_TOO_WELL, ""),
    "a bomb in an office file": (nested_bomb, Reason.NESTED_ARCHIVE, "content/slides.pptx"),
    "an office file that is none": (
        with_file("content/x.docx", b"PK\x03\x04 and nothing"),
        Reason.NESTED_ARCHIVE,
        "content/x.docx",
    ),
    "no manifest": (without("h5p.json"), Reason.MISSING_FILE, "h5p.json"),
    "no content": (without("content/content.json"), Reason.MISSING_FILE, "content/content.json"),
    "broken JSON": (with_file("h5p.json", '{"title": '), Reason.BROKEN_JSON, "h5p.json"),
    "JSON with a number too large": (
        with_file("content/content.json", '{"a": ' + "9" * 400 + "}"),
        Reason.BROKEN_JSON,
        "content/content.json",
    ),
    "JSON with a power too large": (
        with_file("content/content.json", '{"a": 1e999}'),
        Reason.BROKEN_JSON,
        "content/content.json",
    ),
    "JSON with NaN": (
        with_file("content/content.json", '{"a": NaN}'),
        Reason.BROKEN_JSON,
        "content/content.json",
    ),
    "JSON in another encoding": (
        with_file("h5p.json", '{"a": "ä"}'.encode("utf-16")),
        Reason.BROKEN_JSON,
        "h5p.json",
    ),
    "a list for an object": (
        with_file("content/content.json", "[]"),
        Reason.BROKEN_JSON,
        "content/content.json",
    ),
    "deep JSON": (
        with_file("content/content.json", "[" * 50 + "]" * 50),
        Reason.DEEP_JSON,
        "content/content.json",
    ),
    "large JSON": (
        with_file("content/content.json", json.dumps({"a": list(range(9_000))})),
        Reason.LARGE_JSON,
        "content/content.json",
    ),
    "no title": (with_manifest(title=None), Reason.MISSING_FIELD, "h5p.json"),
    "a long title": (with_manifest(title="x" * 300), Reason.BAD_FIELD, "h5p.json"),
    "a strange language": (with_manifest(language="d/e"), Reason.BAD_FIELD, "h5p.json"),
    "a strange main library": (with_manifest(mainLibrary="../x"), Reason.BAD_FIELD, "h5p.json"),
    "no dependencies": (
        with_manifest(preloadedDependencies=None),
        Reason.MISSING_FIELD,
        "h5p.json",
    ),
    "dependencies that are none": (
        with_manifest(preloadedDependencies=["x"]),
        Reason.BAD_FIELD,
        "h5p.json",
    ),
    "a main library not depended on": (
        with_manifest(preloadedDependencies=[dependency("H5P.Other")]),
        Reason.MAIN_NOT_A_DEPENDENCY,
        "h5p.json",
    ),
    "an unknown embed type": (with_manifest(embedTypes=["object"]), Reason.BAD_FIELD, "h5p.json"),
    "a version that is none": (
        with_library(patchVersion="1.0-beta"),
        Reason.BAD_VERSION,
        f"{GREETING}/library.json",
    ),
    "a negative version": (
        with_library(patchVersion=-1),
        Reason.BAD_VERSION,
        f"{GREETING}/library.json",
    ),
    "another folder": (
        with_library(folder="H5P.Greetings"),
        Reason.FOLDER_NAME,
        "H5P.Greetings/library.json",
    ),
    "a newer core": (
        with_library(coreApi={"majorVersion": 1, "minorVersion": 99}),
        Reason.NEWER_CORE,
        f"{GREETING}/library.json",
    ),
    "a missing script": (
        without(f"{GREETING}/greeting.js"),
        Reason.MISSING_FILE,
        f"{GREETING}/greeting.js",
    ),
    "a missing style": (
        without(f"{GREETING}/greeting.css"),
        Reason.MISSING_FILE,
        f"{GREETING}/greeting.css",
    ),
    "a script that is no script": (
        with_library(preloadedJs=[{"path": "greeting.html"}]),
        Reason.BAD_FIELD,
        f"{GREETING}/library.json",
    ),
    "a missing library": (lambda: needing("H5P.Nowhere"), Reason.MISSING_LIBRARY, ""),
    "libraries in a circle": (circle, Reason.CIRCULAR_LIBRARIES, ""),
    "a library that can't run alone": (with_library(runnable=0), Reason.MAIN_NOT_RUNNABLE, ""),
    "a page": (with_file("content/x.html", "<html>"), Reason.FORBIDDEN_TYPE, "content/x.html"),
    "a script in the content": (
        with_file("content/x.js", "1"),
        Reason.FORBIDDEN_TYPE,
        "content/x.js",
    ),
    "PHP": (with_file("content/x.php", "<?php"), Reason.FORBIDDEN_TYPE, "content/x.php"),
    "PHP in a library": (
        with_file(f"{GREETING}/x.php", "<?php"),
        Reason.FORBIDDEN_TYPE,
        f"{GREETING}/x.php",
    ),
    "Flash": (with_file("content/x.swf", b"CWS"), Reason.FORBIDDEN_TYPE, "content/x.swf"),
    "a drawing in the content": (
        with_file("content/x.svg", DRAWING.format("")),
        Reason.FORBIDDEN_TYPE,
        "content/x.svg",
    ),
    "no extension": (with_file("content/x", "1"), Reason.NO_EXTENSION, "content/x"),
    "a hidden file": (with_file("content/.htaccess", "1"), Reason.HIDDEN_FILE, "content/.htaccess"),
    "a page called a picture": (
        with_file("content/x.png", "<html><script>1</script>"),
        Reason.OTHER_CONTENT,
        "content/x.png",
    ),
    "a page called a text": (
        with_file("content/x.txt", "\n <!DOCTYPE html>"),
        Reason.OTHER_CONTENT,
        "content/x.txt",
    ),
    "a script in a drawing": (
        with_file(f"{GREETING}/x.svg", DRAWING.format("<script>1</script>")),
        Reason.ACTIVE_SVG,
        f"{GREETING}/x.svg",
    ),
    "a handler in a drawing": (
        with_file(f"{GREETING}/x.svg", DRAWING.format("<g onload='1'/>")),
        Reason.ACTIVE_SVG,
        f"{GREETING}/x.svg",
    ),
    "a hidden address in a drawing": (
        with_file(f"{GREETING}/x.svg", DRAWING.format("<a href='java&#115;cript:1'/>")),
        Reason.ACTIVE_SVG,
        f"{GREETING}/x.svg",
    ),
    "semantics that are none": (
        with_library(semantics=[{"name": "x"}]),
        Reason.BAD_SEMANTICS,
        f"{GREETING}/semantics.json",
    ),
}
