"""Courses as tests need them."""

import factory
from factory.django import DjangoModelFactory

from courses.outline.models import Course, CourseTerm, Section, Unit
from courses.outline.vocabulary import Audience, State, Visibility
from courses.reading.models import Reading
from lms.vocabularies.reference import Reference
from lms.vocabularies.selectors import terms_behind


class CourseFactory(DjangoModelFactory[Course]):
    """A published course that everybody may see, without units."""

    class Meta:
        model = Course

    slug = factory.Sequence(lambda n: f"course-{n}")
    title = factory.Sequence(lambda n: f"Course {n}")
    summary = "What it is about."
    audience = Audience.TEACHERS
    visibility = Visibility.PUBLIC
    state = State.PUBLISHED


class SectionFactory(DjangoModelFactory[Section]):
    """A section at the end of its course."""

    class Meta:
        model = Section

    course = factory.SubFactory(CourseFactory)
    key = factory.Sequence(lambda n: f"section-{n}")
    title = factory.Sequence(lambda n: f"Section {n}")
    position = factory.Sequence(lambda n: n + 1)


class UnitFactory(DjangoModelFactory[Unit]):
    """A reading unit at the end of its section, without a text."""

    class Meta:
        model = Unit

    section = factory.SubFactory(SectionFactory)
    course = factory.SelfAttribute("section.course")
    key = factory.Sequence(lambda n: f"unit-{n}")
    kind = "reading"
    title = factory.Sequence(lambda n: f"Unit {n}")
    minutes = 10
    position = factory.Sequence(lambda n: n + 1)


class ReadingFactory(DjangoModelFactory[Reading]):
    """The text of a reading unit."""

    class Meta:
        model = Reading

    unit = factory.SubFactory(UnitFactory)
    source = "Hello **world**"
    html = "<p>Hello <strong>world</strong></p>\n"
    text = "Hello world"


def tag(course: Course, *references: str) -> None:
    """Say what `course` is about, with references such as "digcompedu:3.1"."""
    terms = terms_behind(map(Reference.parse, references))
    CourseTerm.objects.bulk_create(
        [CourseTerm(course=course, term=terms[Reference.parse(each)]) for each in references]
    )
