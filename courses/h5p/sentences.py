"""What is wrong with a package, in the reader's language, with what to do about it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courses.h5p.engine.findings import Finding, Reason

SENTENCES: Mapping[Reason, str | Promise] = {
    Reason.NOT_A_ZIP: _("This is not an H5P package. Choose a file that ends in .h5p."),
    Reason.BROKEN_ZIP: _("The package is damaged. Download or export it again."),
    Reason.ENCRYPTED: _("The package is protected by a password. Export it without one."),
    Reason.UNKNOWN_COMPRESSION: _("The package is compressed in an unusual way. Export it anew."),
    Reason.ABSOLUTE_PATH: _("A path in the package is absolute. Export the package anew."),
    Reason.PATH_LEAVES_PACKAGE: _("A path leads out of the package. Don't use this package."),
    Reason.BACKSLASH: _("A path contains a backslash. Export the package anew."),
    Reason.STRANGE_NAME: _(
        "A file name contains invisible characters. Rename the file and export anew."
    ),
    Reason.LONG_NAME: _("A file name is too long. Shorten it and export anew."),
    Reason.SYMLINK: _("The package contains a link instead of a file. Export it anew."),
    Reason.CLASHING_NAMES: _("This file and “%(other)s” have the same name. Rename one of them."),
    Reason.TOO_MANY_FILES: _("The package has %(count)s files; allowed are %(limit)s."),
    Reason.FILE_TOO_LARGE: _(
        "A file in the package is too large. Make the picture or film smaller."
    ),
    Reason.PACKAGE_TOO_LARGE: _(
        "Unpacked, the package is too large. Make pictures or films smaller."
    ),
    Reason.COMPRESSED_TOO_WELL: _(
        "A file unpacks to far more than its size. Don't use this package."
    ),
    Reason.NESTED_ARCHIVE: _("An office file in the package is damaged or unpacks to too much."),
    Reason.MISSING_FILE: _("This file is missing in the package. Export it anew."),
    Reason.BROKEN_JSON: _("This file can't be read (%(problem)s). Export the package anew."),
    Reason.DEEP_JSON: _("This file is nested too deeply. Split the content into several."),
    Reason.LARGE_JSON: _("This file is too large. Split the content into several."),
    Reason.MISSING_FIELD: _("The entry “%(field)s” is missing. Export the package anew."),
    Reason.BAD_FIELD: _("The entry “%(field)s” has a value that H5P doesn't know."),
    Reason.BAD_VERSION: _("The entry “%(field)s” is not a version number."),
    Reason.FOLDER_NAME: _(
        "The library lies in the wrong folder; it must be called “%(expected)s”."
    ),
    Reason.NEWER_CORE: _(
        "The library needs H5P %(needed)s; here is %(present)s. Export with an older version of the tool, "
        "or ask the centre to update."
    ),
    Reason.MISSING_LIBRARY: _(
        "The library %(library)s is needed and is neither in the package nor here. Export the package "
        "together with its libraries."
    ),
    Reason.MAIN_NOT_A_DEPENDENCY: _("The package doesn't name its own library %(library)s."),
    Reason.MAIN_NOT_RUNNABLE: _("%(library)s can't run alone. Export the whole content."),
    Reason.CIRCULAR_LIBRARIES: _("Libraries need each other in a circle: %(circle)s."),
    Reason.FORBIDDEN_TYPE: _("Files of the type .%(extension)s are not allowed here. Remove it."),
    Reason.NO_EXTENSION: _("The file has no extension. Rename it, or remove it."),
    Reason.HIDDEN_FILE: _("This is a hidden file. Remove it from the content."),
    Reason.OTHER_CONTENT: _("The file isn't what its name says. Save it in the right format."),
    Reason.ACTIVE_SVG: _("The drawing contains a script or loads something. Save it without."),
    Reason.BAD_SEMANTICS: _(
        "The library describes its fields wrongly at %(path)s. Use another version."
    ),
}


def sentence_of(finding: Finding) -> str:
    """The finding for people, the member of the package first."""
    sentence = str(SENTENCES[finding.reason]) % dict(finding.values)
    return f"{finding.member}: {sentence}" if finding.member else sentence
