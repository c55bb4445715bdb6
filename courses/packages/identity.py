"""Which course a package is: by its slug, or by one that the course had before."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from courses.outline.models import Course, CourseSlug
from courses.packages.package import Package
from courses.packages.problems import Findings
from courses.packages.source import MANIFEST


def course_of(package: Package, *, among: QuerySet[Course], findings: Findings) -> Course | None:
    """The course that `package` brings up to date, or None for a new one.

    Slugs that belong to other courses are noted.
    """
    fields = package.fields
    named = {
        course.slug: course
        for course in among.filter(slug__in=[fields.slug, *fields.previous_slugs])
    }
    found = named.get(fields.slug) or next(
        (named[slug] for slug in fields.previous_slugs if slug in named), None
    )
    for slug, course in named.items():
        if course != found:
            _note_other(package, slug, findings)
    if found is not None and found.delete_after is not None:
        _note_deleted(package, found, findings)
    _note_old_slugs_of_others(package, found, findings)
    return found


def _note_other(package: Package, slug: str, findings: Findings) -> None:
    message = _(
        "“%(slug)s” is the short name of another course. It can only be a previous one of this course "
        "once the other goes by another name."
    )
    line = package.line_of("previous_slugs", package.fields.previous_slugs.index(slug))
    findings.problem("slug_of_another", message % {"slug": slug}, file=MANIFEST, line=line)


def _note_deleted(package: Package, course: Course, findings: Findings) -> None:
    message = _(
        "“%(slug)s” belongs to a course that was deleted. Bring it back first, or choose another name."
    )
    line = package.line_of("slug")
    findings.problem("slug_in_bin", message % {"slug": course.slug}, file=MANIFEST, line=line)


def _note_old_slugs_of_others(package: Package, found: Course | None, findings: Findings) -> None:
    """Old addresses keep leading where they lead."""
    fields = package.fields
    taken = CourseSlug.objects.filter(slug__in=[fields.slug, *fields.previous_slugs])
    for old in taken.exclude(course=found).select_related("course"):
        place = (
            ("slug",)
            if old.slug == fields.slug
            else ("previous_slugs", fields.previous_slugs.index(old.slug))
        )
        message = _(
            "“%(slug)s” was the short name of the course “%(course)s”: its old address leads there."
        )
        values = {"slug": old.slug, "course": old.course.slug}
        line = package.line_of(*place)
        findings.problem("slug_of_another", message % values, file=MANIFEST, line=line)
