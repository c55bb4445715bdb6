"""Use cases: a course read from text, a course written as text."""

from courses.packages.services.exporting import export_course
from courses.packages.services.importing import ImportReport, import_course

__all__ = ["ImportReport", "export_course", "import_course"]
