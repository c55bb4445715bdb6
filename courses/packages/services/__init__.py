"""Use cases: a course read from text, a course written as text."""

from courses.packages.services.exporting import export_course
from courses.packages.services.importing import (
    ImportReport,
    copy_course,
    import_course,
    try_import,
)

__all__ = ["ImportReport", "copy_course", "export_course", "import_course", "try_import"]
