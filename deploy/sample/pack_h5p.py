"""`python -m deploy.sample.pack_h5p`: make the sample's H5P packages from our own libraries.

Each folder below `contents/` is one package: `h5p.json` and `content.json`. The German words of a library
come into `content.json` where it says nothing else. The same sources make the same bytes; a test compares.
"""

import json
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LIBRARIES = HERE / "h5p"
CONTENTS = LIBRARIES / "contents"
COURSES = HERE / "courses"
EPOCH = (1980, 1, 1, 0, 0, 0)


def packages() -> dict[Path, bytes]:
    """The bytes of every package by the path at which it belongs."""
    made: dict[Path, bytes] = {}
    for folder in sorted(CONTENTS.iterdir()):
        manifest = json.loads((folder / "h5p.json").read_text("utf-8"))
        target = COURSES / manifest.pop("_course") / "medien" / f"{folder.name}.h5p"
        made[target] = _packed(folder, manifest)
    return made


def _packed(folder: Path, manifest: dict[str, Any]) -> bytes:
    main = manifest["preloadedDependencies"][0]
    library = LIBRARIES / f"{main['machineName']}-{main['majorVersion']}.{main['minorVersion']}"
    content = _with_words(json.loads((folder / "content.json").read_text("utf-8")), library)
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        _add(package, "h5p.json", _text(manifest))
        _add(package, "content/content.json", _text(content))
        for path in sorted(path for path in library.rglob("*") if path.is_file()):
            _add(
                package, f"{library.name}/{path.relative_to(library).as_posix()}", path.read_bytes()
            )
    return target.getvalue()


def _with_words(content: dict[str, Any], library: Path) -> dict[str, Any]:
    """The content with the library's interface texts in German."""
    semantics = json.loads((library / "semantics.json").read_text("utf-8"))
    german = json.loads((library / "language" / "de.json").read_text("utf-8"))["semantics"]
    for field, translated in zip(semantics, german, strict=True):
        if field.get("common"):
            names = [inner["name"] for inner in field["fields"]]
            texts = [inner["default"] for inner in translated["fields"]]
            content.setdefault(field["name"], dict(zip(names, texts, strict=True)))
    return content


def _text(values: dict[str, Any]) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def _add(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, EPOCH)
    member.external_attr = 0o644 << 16
    member.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(member, data)


def main() -> int:
    """Write all packages."""
    for path, data in packages().items():
        path.write_bytes(data)
        print(f"{path.relative_to(HERE)}: {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
