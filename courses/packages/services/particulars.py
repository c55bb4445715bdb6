"""Writing what a course says of itself: its row, its team, its files."""

from collections.abc import Iterable, Mapping
from typing import Any

from courses.enrolment.models import CourseEntry
from courses.enrolment.services import bring_entry
from courses.outline.models import Course, CourseFile, CourseSlug, CourseTeamMember, CourseTerm
from courses.outline.vocabulary import State
from courses.packages.moments import closing, opening
from courses.packages.package import Package
from courses.packages.preparing import Tags, Team
from courses.packages.schema import MIDDLE, EnrolmentFields
from courses.packages.selectors import files_of, old_slugs_of, team_in_order
from courses.packages.services.rows import bring
from lms.accounts.models import User
from lms.kernel.clock import now
from lms.schools.models import School

_SAME_IN_BOTH = (
    "slug",
    "title",
    "summary",
    "description",
    "language",
    "easy_language",
    "audience",
    "licence",
    "visibility",
    "state",
)
_FILE_FIELDS = ("stored_file", "alt", "decorative", "title", "source")


def course_values(
    package: Package, *, school: School | None, description_html: str
) -> dict[str, Any]:
    """The columns of the course that the package decides."""
    fields = package.fields
    return {
        **{name: getattr(fields, name) for name in _SAME_IN_BOTH},
        "school_id": school.pk if school else None,
        "outcomes": list(fields.outcomes),
        "tags": list(fields.tags),
        "description_html": description_html,
        "focus_x": fields.image_focus.x if fields.image_focus else MIDDLE,
        "focus_y": fields.image_focus.y if fields.image_focus else MIDDLE,
    }


def bring_course(course: Course, values: Mapping[str, Any]) -> bool:
    """Set what differs, without saving; the first publication is dated."""
    changed = bring(course, **values)
    if course.state == State.PUBLISHED and course.published_at is None:
        course.published_at = now()
        changed = True
    return changed


def write_team(course: Course, team: Team | None) -> bool:
    """Make the team the given one, in its order; None leaves it. Tells whether it changed."""
    if team is None:
        return False
    wanted = [(person.pk, role.value) for person, role in team]
    if [(member.person_id, member.role) for member in team_in_order(course)] == wanted:
        return False
    CourseTeamMember.objects.filter(course=course).delete()
    CourseTeamMember.objects.bulk_create(
        [CourseTeamMember(course=course, person_id=pk, role=role) for pk, role in wanted]
    )
    return True


def write_old_slugs(course: Course, slugs: Iterable[str]) -> bool:
    """Let old addresses lead to the course. An address once given is kept; tells whether one is new.

    What it is called now is not an old slug, even if it was one for a while.
    """
    present = set(old_slugs_of(course))
    new = [slug for slug in slugs if slug not in present and slug != course.slug]
    CourseSlug.objects.bulk_create([CourseSlug(course=course, slug=slug) for slug in new])
    is_back = course.slug in present
    if is_back:
        CourseSlug.objects.filter(course=course, slug=course.slug).delete()
    return bool(new) or is_back


def write_tags(course: Course, tags: Tags) -> bool:
    """Make what the course is about the given terms. Tells whether it changed."""
    wanted = {term.pk: level for term, level in tags.items()}
    present = {row.term_id: row for row in CourseTerm.objects.filter(course=course)}
    gone = [row.pk for pk, row in present.items() if pk not in wanted]
    new = [
        CourseTerm(course=course, term_id=pk, level=level)
        for pk, level in wanted.items()
        if pk not in present
    ]
    changed = [row for pk, row in present.items() if pk in wanted and bring(row, level=wanted[pk])]
    CourseTerm.objects.filter(pk__in=gone).delete()
    CourseTerm.objects.bulk_create(new)
    CourseTerm.objects.bulk_update(changed, ["level"])
    return bool(gone or new or changed)


def write_entry(course: Course, fields: EnrolmentFields | None, *, actor: User | None) -> bool:
    """Arrange how one comes in; None leaves it as it is. Tells whether it changed."""
    if fields is None:
        return False
    opens_at = opening(fields.opens) if fields.opens else None
    closes_at = closing(fields.closes) if fields.closes else None
    wanted = (fields.way, fields.capacity, opens_at, closes_at)
    present = CourseEntry.objects.filter(course=course)
    if present.values_list("way", "capacity", "opens_at", "closes_at").first() == wanted:
        return False
    bring_entry(
        actor=actor,
        course=course,
        way=fields.way,
        capacity=fields.capacity,
        opens_at=opens_at,
        closes_at=closes_at,
    )
    return True


def bring_image(course: Course, path: str | None) -> bool:
    """Set the course's picture to its file of that path, without saving."""
    files = CourseFile.objects.filter(course=course, path=path) if path else None
    return bring(course, image=files.get() if files else None)


def write_files(course: Course, files: Mapping[str, CourseFile]) -> bool:
    """Make the course's files the given ones. Tells whether anything changed."""
    kept = {file.path: file for file in files_of(course)}
    gone = [file.pk for path, file in kept.items() if path not in files]
    new, changed = [], []
    for path, file in files.items():
        if path not in kept:
            file.course = course
            new.append(file)
        elif bring(kept[path], **{name: getattr(file, name) for name in _FILE_FIELDS}):
            changed.append(kept[path])
    CourseFile.objects.bulk_create(new)
    CourseFile.objects.bulk_update(changed, _FILE_FIELDS)
    if gone:
        CourseFile.objects.filter(pk__in=gone).delete()
    return bool(new or changed or gone)
