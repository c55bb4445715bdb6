"""A course as a package: what `import` compares with and `export` writes."""

from collections.abc import Iterable

from courses.activities.contract import UnitText
from courses.activities.texts import texts_of
from courses.enrolment.models import CourseEntry
from courses.enrolment.vocabulary import Way
from courses.outline.models import Course, CourseFile, CourseSlug, CourseTeamMember, Unit
from courses.outline.selectors import Outline, OutlineSection, Tagging, outline_of, tagging_of
from courses.outline.vocabulary import (
    Audience,
    Completion,
    Proficiency,
    Release,
    State,
    TeamRole,
    Visibility,
)
from courses.packages.moments import written_closing, written_opening
from courses.packages.package import Package, PackageUnit
from courses.packages.schema import (
    FORMAT,
    MIDDLE,
    CompetenceFields,
    CourseFields,
    EnrolmentFields,
    FocusFields,
    MediaFields,
    SectionFields,
    TeamFields,
    UnitFields,
)
from courses.packages.unit_fields import unit_fields_of_kind
from lms.accounts.models import User


def files_of(course: Course) -> list[CourseFile]:
    """The course's files with what is stored of them, in an order that no database changes."""
    files = CourseFile.objects.filter(course=course).select_related("stored_file")
    return sorted(files, key=lambda file: file.path)


def team_in_order(course: Course) -> list[CourseTeamMember]:
    """The team in the order in which course.yaml names it."""
    team = CourseTeamMember.objects.filter(course=course)
    return list(team.select_related("person").order_by("pk"))


def old_slugs_of(course: Course) -> list[str]:
    """The slugs that the course had before, in an order that no database changes."""
    return sorted(CourseSlug.objects.filter(course=course).values_list("slug", flat=True))


def people_named(names: Iterable[str]) -> dict[str, User]:
    """People by folded user name, also those whose account rests: the course stays theirs."""
    folded = {name.casefold() for name in names}
    return {user.folded_username: user for user in User.objects.filter(folded_username__in=folded)}


def package_of(course: Course) -> Package:
    """`course` as text, in a fixed number of queries per kind of unit.

    Values are not checked: what doesn't fit the format any more is told when it is imported.
    """
    outline = outline_of(course)
    texts = texts_of(outline.units)
    keys = {unit.pk: unit.key for unit in outline.units}
    units: dict[str, PackageUnit] = {}
    sections = []
    for number, part in enumerate(outline.sections, start=1):
        paths = {_path(part, number, at): unit for at, unit in enumerate(part.units, start=1)}
        sections.append(_section_fields(part, outline, tuple(paths)))
        for path, unit in paths.items():
            required = outline.unit_requires.get(unit.pk, frozenset())
            requires = tuple(keys[pk] for pk in keys if pk in required)
            text = texts.get(unit.pk, UnitText(""))
            units[path] = PackageUnit(path, _unit_fields(unit, requires, text), text.body)
    return Package(_course_fields(course, tuple(sections)), units)


def _path(part: OutlineSection, number: int, at: int) -> str:
    """Numbers make a folder sort as the course is learnt; the rest says what is inside."""
    width = max(2, len(str(len(part.units))))
    return f"{number:02}-{part.section.key}/{at:0{width}}-{part.units[at - 1].key}.md"


def _section_fields(
    part: OutlineSection, outline: Outline, paths: tuple[str, ...]
) -> SectionFields:
    required = [
        other.section.key for other in outline.sections if other.section.pk in part.requires
    ]
    return SectionFields.model_construct(
        id=part.section.key, title=part.section.title, requires=tuple(required), units=paths
    )


def _unit_fields(unit: Unit, requires: tuple[str, ...], text: UnitText) -> UnitFields:
    return unit_fields_of_kind(unit.kind).model_construct(
        id=unit.key,
        kind=unit.kind,
        title=unit.title,
        summary=unit.summary,
        minutes=unit.minutes,
        completion=Completion(unit.completion),
        pass_percent=unit.pass_percent,
        requires=requires,
        state=Release(unit.state),
        visible_from=written_opening(unit.visible_from) if unit.visible_from else None,
        visible_until=written_closing(unit.visible_until) if unit.visible_until else None,
        **text.fields.model_dump(),
    )


def _course_fields(course: Course, sections: tuple[SectionFields, ...]) -> CourseFields:
    team = [
        TeamFields.model_construct(person=member.person.username, role=TeamRole(member.role))
        for member in team_in_order(course)
    ]
    media = [
        MediaFields.model_construct(
            path=file.path,
            alt=file.alt,
            decorative=file.decorative,
            title=file.title,
            source=file.source,
        )
        for file in files_of(course)
    ]
    tagging = tagging_of([course])[course.pk]
    return CourseFields.model_construct(
        format=FORMAT,
        slug=course.slug,
        previous_slugs=tuple(old_slugs_of(course)),
        title=course.title,
        summary=course.summary,
        description=course.description,
        language=course.language,
        easy_language=course.easy_language,
        audience=Audience(course.audience),
        licence=course.licence,
        visibility=Visibility(course.visibility),
        state=State(course.state),
        school=course.school.number if course.school else None,
        enrolment=_enrolment(course),
        team=tuple(team) or None,
        outcomes=tuple(course.outcomes),
        competences=_competences(tagging),
        subjects=tuple(term.key for term in tagging.subjects),
        levels=tuple(term.key for term in tagging.levels),
        tags=tuple(course.tags),
        image=course.image.path if course.image else None,
        image_focus=_focus(course),
        media=tuple(media),
        sections=sections,
    )


def _focus(course: Course) -> FocusFields | None:
    """Where to look in the picture; nothing for its middle."""
    if (course.focus_x, course.focus_y) == (MIDDLE, MIDDLE):
        return None
    return FocusFields.model_construct(x=course.focus_x, y=course.focus_y)


def _competences(tagging: Tagging) -> tuple[CompetenceFields, ...]:
    return tuple(
        CompetenceFields.model_construct(
            id=str(competence.reference),
            level=Proficiency(competence.level) if competence.level else None,
        )
        for competence in tagging.competences
    )


def _enrolment(course: Course) -> EnrolmentFields | None:
    """How one comes in, without the key; nothing where nobody has arranged it."""
    entry = CourseEntry.objects.filter(course=course).first()
    if entry is None:
        return None
    return EnrolmentFields.model_construct(
        way=Way(entry.way),
        capacity=entry.capacity,
        opens=written_opening(entry.opens_at) if entry.opens_at else None,
        closes=written_closing(entry.closes_at) if entry.closes_at else None,
    )
