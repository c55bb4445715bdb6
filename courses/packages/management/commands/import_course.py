"""`manage.py import_course PATH`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.packages.problems import PackageInvalid
from courses.packages.services import ImportReport, import_course
from lms.kernel.errors import DomainError


class Command(BaseCommand):
    """Reads a course from a folder or zip."""

    help = (
        "Read a course from a folder or zip; an existing one of the same slug is updated in place."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """One path."""
        parser.add_argument("path", type=Path, help="folder or zip with course.yaml")

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        """Import and tell what became of it; every problem on a line of its own, exit code 1."""
        try:
            report = import_course(actor=None, source=path)
        except PackageInvalid as invalid:
            for problem in invalid.problems:
                self.stderr.write(str(problem))
            self.stderr.write(invalid.message)
            raise SystemExit(1) from None
        except DomainError as error:
            self.stderr.write(error.message)
            raise SystemExit(1) from None
        for warning in report.warnings:
            self.stderr.write(self.style.WARNING(str(warning)))
        for line in summary(report):
            self.stdout.write(line)


def summary(report: ImportReport) -> list[str]:
    """What the import did, a line each."""
    course = report.course
    values = {"title": course.title, "slug": course.slug}
    if report.created:
        head = _("“%(title)s” (%(slug)s) is new.") % values
    elif report.changed:
        head = _("“%(title)s” (%(slug)s) is up to date now.") % values
    else:
        head = _("“%(title)s” (%(slug)s) was up to date already.") % values
    return [head, *_unit_lines(report)]


def _unit_lines(report: ImportReport) -> list[str]:
    told = [
        (report.units_added, _added(len(report.units_added))),
        (report.units_updated, _updated(len(report.units_updated))),
        (report.units_moved, _moved(len(report.units_moved))),
        (report.units_restored, _restored(len(report.units_restored))),
        (report.units_archived, _archived(len(report.units_archived))),
    ]
    return [f"  {sentence}: {', '.join(keys)}" for keys, sentence in told if keys]


def _added(count: int) -> str:
    text = ngettext("%(count)d unit is new", "%(count)d units are new", count)
    return text % {"count": count}


def _updated(count: int) -> str:
    text = ngettext("%(count)d unit has changed", "%(count)d units have changed", count)
    return text % {"count": count}


def _moved(count: int) -> str:
    text = ngettext("%(count)d unit has moved", "%(count)d units have moved", count)
    return text % {"count": count}


def _restored(count: int) -> str:
    text = ngettext(
        "%(count)d unit is back, with what learners had done",
        "%(count)d units are back, with what learners had done",
        count,
    )
    return text % {"count": count}


def _archived(count: int) -> str:
    text = ngettext(
        "%(count)d unit was missing in the package and is archived; what learners did is kept",
        "%(count)d units were missing in the package and are archived; what learners did is kept",
        count,
    )
    return text % {"count": count}
