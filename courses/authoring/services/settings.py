"""Settings of a course: what the catalogue shows, its address, its competences and its picture."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from courses.authoring.services.copying import render_anew
from courses.authoring.services.creating import slug_for, slug_is_taken
from courses.authoring.services.writing import begin_change
from courses.authoring.settings import CourseSettings, check_settings, settings_of
from courses.authoring.surroundings import render_description
from courses.outline.events import CourseChanged
from courses.outline.models import Course, CourseFile, CourseTerm
from courses.outline.vocabulary import (
    COMPETENCES,
    LEVELLED,
    LEVELS,
    LICENCES,
    SUBJECTS,
    Proficiency,
)
from courses.packages.services.particulars import write_old_slugs
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.errors import Conflict, InvalidInput
from lms.kernel.events import publish
from lms.schools.selectors import school_by_number
from lms.vocabularies.models import Term
from lms.vocabularies.reference import Reference
from lms.vocabularies.selectors import terms_behind

_AS_THEY_ARE = (
    "title",
    "slug",
    "summary",
    "description",
    "language",
    "audience",
    "licence",
    "easy_language",
    "visibility",
)


def _refuse(field: str, message: str) -> InvalidInput:
    return InvalidInput(message, code="impossible_settings", fields={field: message})


@transaction.atomic
def change_settings(
    *, actor: User, course: Course, wanted: CourseSettings, seen: str = ""
) -> Course:
    """Make the course's settings `wanted`; `seen` is the fingerprint of those that were changed.

    A new address leads on from the old one. Raises NotAllowed, InvalidInput, and Conflict when the
    settings are others by now.
    """
    course = begin_change(actor, course)
    check_settings(wanted)
    if seen and seen != settings_of(course).fingerprint:
        message = _(
            "Somebody else has changed the settings in the meantime. Your entries stand below; saving "
            "again puts them in place of the others."
        )
        raise Conflict(message, code="settings_changed")
    old_slug, old_language = course.slug, course.language
    if wanted.slug != old_slug and slug_is_taken(wanted.slug, besides=course):
        message = _("Another course has this address. How about “%(free)s”?")
        raise _refuse("slug", message % {"free": slug_for(wanted.slug)})
    _write(course, wanted)
    if (course.slug, course.language) != (old_slug, old_language):
        write_old_slugs(course, [old_slug])
        render_anew(course)
    record(actor=actor, action="course.settings_changed", target=course)
    publish(CourseChanged(course.pk))
    return course


def _write(course: Course, wanted: CourseSettings) -> None:
    for name in _AS_THEY_ARE:
        setattr(course, name, getattr(wanted, name))
    course.outcomes, course.tags = list(wanted.outcomes), list(wanted.tags)
    course.school = school_by_number(wanted.school) if wanted.school else None
    if wanted.school and course.school is None:
        raise _refuse("school", _("There is no such school."))
    description = render_description(course, wanted.description)
    if description.problems:
        problem = description.problems[0]
        message = _("Line %(line)d: %(problem)s")
        raise _refuse("description", message % {"line": problem.line, "problem": problem.message})
    course.description_html = description.html
    course.save()
    _write_terms(course, wanted)


def _write_terms(course: Course, wanted: CourseSettings) -> None:
    """Subjects and levels; competences have a page of their own."""
    references = [Reference(SUBJECTS, key) for key in wanted.subjects]
    references += [Reference(LEVELS, key) for key in wanted.levels]
    known = terms_behind([*references, Reference(LICENCES, wanted.licence)])
    for reference, field in (
        *((each, each.vocabulary) for each in references),
        (Reference(LICENCES, wanted.licence), "licence"),
    ):
        if reference not in known:
            name = {SUBJECTS: "subjects", LEVELS: "levels"}.get(field, field)
            raise _refuse(name, _("This is not in the list."))
    present = CourseTerm.objects.filter(course=course, term__vocabulary__key__in=[SUBJECTS, LEVELS])
    chosen = [known[each] for each in references]
    present.exclude(term__in=chosen).delete()
    kept = set(present.values_list("term", flat=True))
    CourseTerm.objects.bulk_create(
        [CourseTerm(course=course, term=term) for term in chosen if term.pk not in kept]
    )


def _competence(reference: str) -> Term:
    """The competence that `reference` names, such as "digcompedu:3.1"."""
    try:
        parsed = Reference.parse(reference)
    except ValueError:
        parsed = Reference("", "")
    term = terms_behind([parsed]).get(parsed) if parsed.vocabulary in COMPETENCES else None
    if term is None:
        raise _refuse("competence", _("There is no such competence."))
    return term


@transaction.atomic
def set_competence(*, actor: User, course: Course, reference: str, level: str = "") -> None:
    """Say that the course develops a competence, and up to which level. Idempotent.

    Raises NotAllowed, InvalidInput (no competence, or a level where there are none).
    """
    course = begin_change(actor, course)
    term = _competence(reference)
    is_levelled = term.vocabulary.key == LEVELLED
    if level and (not is_levelled or level not in Proficiency.values):
        raise _refuse("level", _("Levels A1 to C2 belong to DigCompEdu only."))
    CourseTerm.objects.update_or_create(course=course, term=term, defaults={"level": level})
    record(actor=actor, action="course.competence_set", target=course, competence=reference)
    publish(CourseChanged(course.pk))


@transaction.atomic
def drop_competence(*, actor: User, course: Course, reference: str) -> None:
    """Say that the course does not develop a competence. Idempotent. Raises NotAllowed, InvalidInput."""
    course = begin_change(actor, course)
    CourseTerm.objects.filter(course=course, term=_competence(reference)).delete()
    record(actor=actor, action="course.competence_dropped", target=course, competence=reference)
    publish(CourseChanged(course.pk))


@transaction.atomic
def set_image(
    *,
    actor: User,
    course: Course,
    path: str,
    alt: str = "",
    decorative: bool = False,
    focus_x: int = 50,
    focus_y: int = 50,
) -> None:
    """Make a picture among the course's files its title picture; no path: a drawing again.

    What is said of it is said of the file; with neither, the file's words stay. The focus is in percent
    from the left and the top. Raises NotAllowed, InvalidInput.
    """
    course = begin_change(actor, course)
    image = None
    if path:
        pictures = CourseFile.objects.filter(course=course, stored_file__width__isnull=False)
        image = pictures.filter(path=path).first()
        if image is None:
            raise _refuse("path", _("There is no such picture among the course’s files."))
        _describe(image, " ".join(alt.split()), decorative=decorative)
    if not all(0 <= focus <= 100 for focus in (focus_x, focus_y)):
        raise _refuse("focus_x", _("Please choose a number from 0 to 100."))
    course.image, course.focus_x, course.focus_y = image, focus_x, focus_y
    course.save(update_fields=["image", "focus_x", "focus_y", "updated_at"])
    record(actor=actor, action="course.image_set", target=course)
    publish(CourseChanged(course.pk))


def _describe(image: CourseFile, alt: str, *, decorative: bool) -> None:
    if decorative or alt:
        image.alt, image.decorative = "" if decorative else alt, decorative
        image.save(update_fields=["alt", "decorative"])
    if image.lacks_alt:
        message = _(
            "Please describe the picture in one sentence for people who don’t see it, or say that it is "
            "decorative."
        )
        raise _refuse("alt", message)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of `text` that say something, without what surrounds them."""
    return _cleaned(text.splitlines())


def words_of(text: str) -> tuple[str, ...]:
    """What stands between commas, each once, whatever the case."""
    seen: dict[str, str] = {}
    for word in _cleaned(text.split(",")):
        seen.setdefault(word.casefold(), word)
    return tuple(seen.values())


def _cleaned(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in parts if part.strip())
