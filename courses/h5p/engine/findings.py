"""What can be wrong with a package: a code for machines, the member it is about, values for a sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Reason(StrEnum):
    """Why a package, or a part of it, can't be taken."""

    NOT_A_ZIP = "not_a_zip"
    BROKEN_ZIP = "broken_zip"
    ENCRYPTED = "encrypted"
    UNKNOWN_COMPRESSION = "unknown_compression"
    ABSOLUTE_PATH = "absolute_path"
    PATH_LEAVES_PACKAGE = "path_leaves_package"
    BACKSLASH = "backslash"
    STRANGE_NAME = "strange_name"
    LONG_NAME = "long_name"
    SYMLINK = "symlink"
    CLASHING_NAMES = "clashing_names"
    TOO_MANY_FILES = "too_many_files"
    FILE_TOO_LARGE = "file_too_large"
    PACKAGE_TOO_LARGE = "package_too_large"
    COMPRESSED_TOO_WELL = "compressed_too_well"
    NESTED_ARCHIVE = "nested_archive"
    MISSING_FILE = "missing_file"
    BROKEN_JSON = "broken_json"
    DEEP_JSON = "deep_json"
    LARGE_JSON = "large_json"
    MISSING_FIELD = "missing_field"
    BAD_FIELD = "bad_field"
    BAD_VERSION = "bad_version"
    FOLDER_NAME = "folder_name"
    NEWER_CORE = "newer_core"
    MISSING_LIBRARY = "missing_library"
    MAIN_NOT_A_DEPENDENCY = "main_not_a_dependency"
    MAIN_NOT_RUNNABLE = "main_not_runnable"
    CIRCULAR_LIBRARIES = "circular_libraries"
    FORBIDDEN_TYPE = "forbidden_type"
    NO_EXTENSION = "no_extension"
    HIDDEN_FILE = "hidden_file"
    OTHER_CONTENT = "other_content"
    ACTIVE_SVG = "active_svg"
    BAD_SEMANTICS = "bad_semantics"


_SENTENCES: Mapping[Reason, str] = {
    Reason.NOT_A_ZIP: "This is not an H5P package: it isn't a zip file.",
    Reason.BROKEN_ZIP: "The zip file is damaged.",
    Reason.ENCRYPTED: "The file is encrypted.",
    Reason.UNKNOWN_COMPRESSION: "The file is compressed in a way that H5P doesn't know.",
    Reason.ABSOLUTE_PATH: "The path is absolute.",
    Reason.PATH_LEAVES_PACKAGE: "The path leads out of the package.",
    Reason.BACKSLASH: "The path contains a backslash.",
    Reason.STRANGE_NAME: "The name contains characters that no file should have.",
    Reason.LONG_NAME: "The name is too long.",
    Reason.SYMLINK: "It is a link or a device, not a file.",
    Reason.CLASHING_NAMES: "Its name differs from that of {other} in upper and lower case only.",
    Reason.TOO_MANY_FILES: "The package has {count} files, {limit} are allowed.",
    Reason.FILE_TOO_LARGE: "The file has more than {limit} bytes.",
    Reason.PACKAGE_TOO_LARGE: "Unpacked, the package has more than {limit} bytes.",
    Reason.COMPRESSED_TOO_WELL: "The file unpacks to more than {limit} times its size.",
    Reason.NESTED_ARCHIVE: "The file is an archive that unpacks to too much.",
    Reason.MISSING_FILE: "The file is missing.",
    Reason.BROKEN_JSON: "The file isn't proper JSON: {problem}.",
    Reason.DEEP_JSON: "The JSON is nested more than {limit} levels deep.",
    Reason.LARGE_JSON: "The JSON file has more than {limit} bytes.",
    Reason.MISSING_FIELD: "The field {field} is missing.",
    Reason.BAD_FIELD: "The field {field} can't have this value.",
    Reason.BAD_VERSION: "The field {field} is not a version number.",
    Reason.FOLDER_NAME: "The folder of the library must be called {expected}.",
    Reason.NEWER_CORE: "The library needs H5P core {needed}, this player has {present}.",
    Reason.MISSING_LIBRARY: "The library {library} is needed and is neither here nor installed.",
    Reason.MAIN_NOT_A_DEPENDENCY: "The main library {library} is not among the dependencies.",
    Reason.MAIN_NOT_RUNNABLE: "The main library {library} is not made to run alone.",
    Reason.CIRCULAR_LIBRARIES: "The libraries need each other in a circle: {circle}.",
    Reason.FORBIDDEN_TYPE: "Files of the type {extension} are not allowed here.",
    Reason.NO_EXTENSION: "The file has no extension, so nobody knows what it is.",
    Reason.HIDDEN_FILE: "Hidden files are not allowed in the content.",
    Reason.OTHER_CONTENT: "The file's content is not what its name says.",
    Reason.ACTIVE_SVG: "The drawing contains a script or a link to elsewhere.",
    Reason.BAD_SEMANTICS: "The description of the library's fields is wrong at {path}.",
}


@dataclass(frozen=True)
class Finding:
    """One thing wrong. `member` is the path inside the package, "" for the package as a whole."""

    reason: Reason
    member: str = ""
    values: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        sentence = _SENTENCES[self.reason].format_map(self.values)
        return f"{self.member}: {sentence}" if self.member else sentence


class PackageRefused(Exception):
    """The package can't be taken; `findings` has at least one, the first is shown as the message."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(map(str, self.findings)))


def refused(reason: Reason, member: str = "", **values: str | int) -> PackageRefused:
    """The error for a single finding."""
    return PackageRefused([Finding(reason, member, values)])
