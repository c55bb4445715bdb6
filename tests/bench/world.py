"""What the bench measures: a city's platform, made in a few statements and the same each time.

The course `gross` is what grows: from ten learners and six units to thousands and sixty. A learner and
a trainer look at it; what they see of it is as much before as after.
"""

from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction
from django.db.models import Max

from courses.catalogue.models import CourseText
from courses.enrolment.models import Enrolment
from courses.learning.models import CourseProgress, UnitProgress
from courses.outline.models import Course, CourseTeamMember, CourseTerm, Section, Unit
from courses.outline.vocabulary import (
    COMPETENCES,
    SUBJECTS,
    Audience,
    State,
    TeamRole,
    Visibility,
)
from courses.questions.models import Answer, Question
from courses.reading.models import Reading
from lms.accounts.models import User
from lms.api.scopes import Scope
from lms.api.services import create_token
from lms.kernel.clock import now
from lms.kernel.folding import fold
from lms.markup.rendering import render
from lms.schools.models import Membership, Role, School, SchoolClass
from lms.vocabularies.models import Term
from tests.courses.roster.crowd import fill

BIG = "gross"
PASSWORD = "probe auf zeit"
LEARNER, TRAINER = "bench.lernt", "bench.lehrt"
UNITS_PER_SECTION = 10
OTHER_COURSES_TAKEN = 5
ABOUT = (SUBJECTS, *COMPETENCES)
TOPICS = ("Tafelbild", "Quellen", "Barrieren", "Datenschutz", "Lernvideos", "Umfragen", "Notizen")
TEXT = """
## Worum es geht

Ein Absatz von der Länge, die Menschen zwischen zwei Stunden lesen, mit **Betonung**, einem
[Verweis](https://example.org/) und einer Formel: $a^2 + b^2 = c^2$.

| Schritt | Zeit |
|---------|------|
| lesen   | 5    |
| üben    | 10   |

::: tip Merken
- erst sammeln
- dann ordnen
:::
"""


@dataclass(frozen=True)
class World:
    """How much of everything there is."""

    courses: int
    learners: int
    units: int


FEW = World(courses=30, learners=10, units=6)
MANY = World(courses=200, learners=5000, units=60)


@transaction.atomic
def grow(to: World) -> None:
    """Add what is missing to have as much as `to` says."""
    _add_courses(to.courses)
    course = Course.objects.get(slug=BIG)
    _add_units(course, to.units)
    _ensure_people(course)
    crowd = course.enrolments.count()
    if crowd < to.learners:
        fill(course, size=to.learners - crowd, school_class=SchoolClass.objects.first())
    _record_progress(course)


def session_of(username: str) -> str:
    """The key of a session in which that person has signed in."""
    person = User.objects.get(username=username)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def token_of(username: str) -> str:
    """The secret of an access token of that person, good for everything."""
    person = User.objects.get(username=username)
    return create_token(actor=person, name="bench", scopes=list(Scope)).secret


def _add_courses(wanted: int) -> None:
    first = Course.objects.count()
    courses = Course.objects.bulk_create(_course(number) for number in range(first, wanted))
    terms = list(Term.objects.filter(vocabulary__key__in=ABOUT).order_by("pk")[:120])
    CourseTerm.objects.bulk_create(
        CourseTerm(course=course, term=terms[(course.pk * 7 + step * 31) % len(terms)])
        for course in courses
        for step in range(3)
    )
    CourseText.objects.bulk_create(
        CourseText(course=course, text=fold(f"{course.title} {course.summary}"))
        for course in courses
    )
    for course in courses:
        if course.slug != BIG:
            _add_units(course, 6)


def _course(number: int) -> Course:
    title = f"{TOPICS[number % len(TOPICS)]} im Unterricht, Teil {number + 1}"
    return Course(
        slug=BIG if number == 0 else f"kurs-{number}",
        title=title,
        sort_title=fold(title),
        summary="Was man damit im Unterricht anfängt, Schritt für Schritt und zum Mitmachen.",
        description=TEXT,
        description_html=_html(),
        outcomes=["etwas zeigen", "etwas ordnen", "etwas prüfen"],
        audience=Audience.values[number % len(Audience.values)],
        minutes=60 + number % 7 * 15,
        visibility=Visibility.PUBLIC,
        state=State.PUBLISHED,
        published_at=now(),
    )


def _html() -> str:
    return render(TEXT, resolve_image=lambda _path: None, resolve_link=lambda _target: None).html


def _add_units(course: Course, wanted: int) -> None:
    have = course.units.count()
    for start in range(have, wanted):
        if start % UNITS_PER_SECTION == 0:
            number = start // UNITS_PER_SECTION
            Section.objects.create(
                course=course,
                key=f"teil-{number}",
                title=f"Abschnitt {number + 1}",
                position=number,
            )
    sections = list(course.sections.order_by("position"))
    units = Unit.objects.bulk_create(
        Unit(
            course=course,
            section=sections[number // UNITS_PER_SECTION],
            key=f"schritt-{number}",
            kind="reading",
            title=f"Schritt {number + 1}: ein Text zum Lesen",
            minutes=10,
            position=number,
        )
        for number in range(have, wanted)
    )
    html = _html()
    Reading.objects.bulk_create(
        Reading(unit=unit, source=TEXT, html=html, text="Worum es geht") for unit in units
    )


def _ensure_people(course: Course) -> None:
    if User.objects.filter(username=LEARNER).exists():
        return
    school = School.objects.create(
        number="99001", name="Schule am Maß", school_type="oberschule", place="salzgitter"
    )
    SchoolClass.objects.create(school=school, name="7a", grade=7, school_year="2026/27")
    learner = User.objects.create_user(LEARNER, password=PASSWORD, display_name="Lerna Bench")
    trainer = User.objects.create_user(TRAINER, password=PASSWORD, display_name="Traute Bench")
    Membership.objects.create(person=learner, school=school, role=Role.TEACHER)
    CourseTeamMember.objects.create(course=course, person=trainer, role=TeamRole.OWNER)
    taken = [course, *Course.objects.exclude(pk=course.pk).order_by("pk")[:OTHER_COURSES_TAKEN]]
    Enrolment.objects.bulk_create(Enrolment(course=each, learner=learner) for each in taken)
    unit = course.units.order_by("position")[1]
    asked = Question.objects.create(
        unit=unit, asker=learner, body="Gilt das auch?", answered_at=now()
    )
    Answer.objects.create(question=asked, author=trainer, body="Ja, auch dort.")


def _record_progress(course: Course) -> None:
    """The learner has done the first units of the big course, and opened the next."""
    learner = User.objects.get(username=LEARNER)
    units = list(course.units.order_by("position")[:4])
    UnitProgress.objects.bulk_create(
        (
            UnitProgress(
                learner=learner,
                unit=unit,
                first_viewed_at=now(),
                last_viewed_at=now(),
                completed_at=now() if unit != units[-1] else None,
            )
            for unit in units
        ),
        ignore_conflicts=True,
    )
    total = course.units.aggregate(Max("position"))["position__max"] + 1
    CourseProgress.objects.update_or_create(
        learner=learner,
        course=course,
        defaults={
            "units_done": 3,
            "units_total": total,
            "last_unit": units[-1],
            "last_active_at": now(),
        },
    )
