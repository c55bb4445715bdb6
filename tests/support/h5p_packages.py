"""H5P packages made by hand, as whole as those from the wild, to be spoilt one way each."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)

Files = dict[str, bytes | str | Mapping[str, Any] | list[Any]]


def dependency(machine_name: str, major: int = 1, minor: int = 0) -> dict[str, Any]:
    """How manifests name a library."""
    return {"machineName": machine_name, "majorVersion": major, "minorVersion": minor}


def library_json(machine_name: str = "H5P.Greeting", **changes: Any) -> dict[str, Any]:
    """A `library.json` that is right; `changes` replace keys, None takes one away."""
    values = {
        "title": machine_name.partition(".")[2] or machine_name,
        "machineName": machine_name,
        "majorVersion": 1,
        "minorVersion": 0,
        "patchVersion": 3,
        "runnable": 1,
        "coreApi": {"majorVersion": 1, "minorVersion": 24},
        "preloadedJs": [{"path": "greeting.js"}],
        "preloadedCss": [{"path": "greeting.css"}],
        **changes,
    }
    return {key: value for key, value in values.items() if value is not None}


def library_files(
    machine_name: str = "H5P.Greeting",
    *,
    folder: str = "",
    semantics: list[Any] | None = None,
    **changes: Any,
) -> Files:
    """The folder of a library with a script, a style and a language."""
    values = library_json(machine_name, **changes)
    folder = folder or f"{machine_name}-{values.get('majorVersion')}.{values.get('minorVersion')}"
    default = [{"name": "greeting", "type": "text", "label": "Greeting"}]
    return {
        f"{folder}/library.json": values,
        f"{folder}/semantics.json": default if semantics is None else semantics,
        f"{folder}/language/de.json": {"semantics": []},
        f"{folder}/greeting.js": "var H5P = H5P || {};\n",
        f"{folder}/greeting.css": ".h5p-greeting { color: #123 }\n",
    }


def package_files(
    *,
    main: str = "H5P.Greeting",
    content: Any = None,
    manifest: Mapping[str, Any] | None = None,
    **library: Any,
) -> Files:
    """All files of a small package; `manifest` replaces keys of `h5p.json`."""
    values = {
        "title": "Guten Morgen",
        "language": "de",
        "mainLibrary": main,
        "embedTypes": ["div"],
        "preloadedDependencies": [dependency(main)],
        **(manifest or {}),
    }
    return {
        "h5p.json": {key: value for key, value in values.items() if value is not None},
        "content/content.json": {"greeting": "Moin"} if content is None else content,
        **library_files(main, **library),
    }


def as_bytes(value: Any) -> bytes:
    """A file's bytes: bytes and text as they are, the rest as JSON."""
    if isinstance(value, bytes):
        return value
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()


def zipped(
    files: Mapping[str, Any], *, extra: Iterable[tuple[zipfile.ZipInfo, bytes]] = ()
) -> io.BytesIO:
    """The files as a zip, the same bytes for the same files; `extra` members are written after them."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for path, value in files.items():
            undated = member(path, mode=0o600)
            package.writestr(undated, as_bytes(value), compress_type=zipfile.ZIP_DEFLATED)
        for info, data in extra:
            package.writestr(info, data)
    target.seek(0)
    return target


def member(name: str, *, mode: int = 0o100644) -> zipfile.ZipInfo:
    """A member under exactly this name and with these bits of a Unix file mode."""
    info = zipfile.ZipInfo("placeholder")
    info.filename = name
    info.external_attr = mode << 16
    return info
