"""`manage.py export_course SLUG PATH [--force]`."""

from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from courses.outline.models import Course
from courses.packages.paths import nearest
from courses.packages.services import export_course
from lms.kernel.errors import DomainError


class Command(BaseCommand):
    """Writes a course to a folder or zip."""

    help = "Write a course to a folder, or to a zip when PATH ends in .zip."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which course, and where to."""
        parser.add_argument("slug", help="the course's short name, as in its address")
        parser.add_argument("path", type=Path, help="an empty or new folder, or a .zip")
        parser.add_argument(
            "--force",
            action="store_true",
            help="overwrite a zip, or the files of a course in the folder; others stay",
        )

    def handle(self, *args: Any, slug: str, path: Path, force: bool, **options: Any) -> None:
        """Export; what stands in the way is said in a sentence, exit code 1."""
        course = Course.objects.filter(slug=slug).first()
        if course is None:
            slugs = list(Course.objects.values_list("slug", flat=True))
            message = _("There is no course “%(slug)s”.") % {"slug": slug}
            self._refuse(message + nearest(slug, slugs))
        try:
            export_course(actor=None, course=course, target=path, overwrite=force)
        except DomainError as error:
            self._refuse(error.message)
        except OSError as error:
            message = _("“%(path)s” can't be written: %(reason)s.")
            self._refuse(message % {"path": error.filename or path, "reason": error.strerror})
        values = {"title": course.title, "path": path}
        self.stdout.write(_("“%(title)s” is written to %(path)s.") % values)

    def _refuse(self, message: str) -> NoReturn:
        self.stderr.write(message)
        raise SystemExit(1)
