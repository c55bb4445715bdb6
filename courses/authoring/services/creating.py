"""New courses: from nothing, from another one, from a package."""

import datetime
from typing import IO

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from courses.authoring.keys import key_for
from courses.authoring.models import Delivery
from courses.outline.events import CourseChanged
from courses.outline.models import Course, CourseSlug, CourseTeamMember
from courses.outline.policies import may_create_courses
from courses.outline.vocabulary import Audience, State, TeamRole
from courses.packages import services as packages
from courses.packages.services import ImportReport
from lms.accounts.models import User
from lms.files.disk import full_path
from lms.files.services import store_file
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import Conflict, InvalidInput
from lms.kernel.events import publish
from lms.kernel.permissions import require

LONGEST_SLUG = 100
DELIVERIES_ARE_KEPT = datetime.timedelta(days=1)


def slug_for(title: str) -> str:
    """A free address for a course called `title`; old addresses stay with their courses."""
    taken = {*Course.objects.values_list("slug", flat=True)}
    taken |= {*CourseSlug.objects.values_list("slug", flat=True)}
    return key_for(title, taken=taken, otherwise="course", longest=LONGEST_SLUG)


def slug_is_taken(slug: str, *, besides: Course | None = None) -> bool:
    """Whether another course has this address, or had it."""
    courses, old = Course.objects.filter(slug=slug), CourseSlug.objects.filter(slug=slug)
    if besides is not None:
        courses, old = courses.exclude(pk=besides.pk), old.exclude(course=besides)
    return courses.exists() or old.exists()


def _require_creating(actor: User) -> None:
    require(
        may_create_courses,
        actor,
        reason=_("Only trainers and the centre's staff make new courses."),
    )


def _chosen_slug(slug: str, *, title: str) -> str:
    """The address that was asked for, if it is free; else one made of the title."""
    if not slug:
        return slug_for(title)
    if slug_is_taken(slug):
        message = _("Another course has this address. How about “%(free)s”?")
        sentence = message % {"free": slug_for(slug)}
        raise InvalidInput(sentence, code="slug_taken", fields={"slug": sentence})
    return slug


@transaction.atomic
def create_course(
    *, actor: User, title: str, audience: Audience, language: str = "de", slug: str = ""
) -> Course:
    """A draft without contents, owned by `actor`. Raises NotAllowed, InvalidInput, Conflict."""
    _require_creating(actor)
    course = Course(
        title=title,
        audience=audience,
        language=language,
        slug=_chosen_slug(slug, title=title),
        state=State.DRAFT,
    )
    try:
        with transaction.atomic():
            course.save()
    except IntegrityError as error:
        message = _("Somebody took this address at the same moment. Please try again.")
        raise Conflict(message, code="slug_taken") from error
    CourseTeamMember.objects.create(course=course, person=actor, role=TeamRole.OWNER)
    record(actor=actor, action="course.created", target=course)
    publish(CourseChanged(course.pk))
    return course


def copy_course(*, actor: User, course: Course, title: str, slug: str = "") -> Course:
    """A draft with everything that `course` contains, owned by `actor`; nobody takes part in it.

    Raises NotAllowed, InvalidInput, Conflict, PackageInvalid (a text needs mending first).
    """
    _require_creating(actor)
    return packages.copy_course(
        actor=actor, course=course, title=title, slug=_chosen_slug(slug, title=title)
    )


def deliver_package(*, actor: User, content: IO[bytes], name: str) -> Delivery:
    """Keep an uploaded package until its person has seen what it would change.

    Raises NotAllowed, InvalidInput (no zip, too large).
    """
    _require_creating(actor)
    stored = store_file(content=content, name=name)
    if stored.media_type != "application/zip":
        message = _("A package is a zip archive with a course.yaml in it.")
        raise InvalidInput(message, code="no_package", fields={"package": message})
    return Delivery.objects.create(person=actor, stored_file=stored, name=name[:200])


def try_delivery(*, actor: User, delivery: Delivery) -> ImportReport:
    """What importing would change. Raises PackageInvalid with all problems, NotAllowed, Conflict."""
    _require_creating(actor)
    return packages.try_import(actor=actor, source=full_path(delivery.stored_file.path))


def import_delivery(*, actor: User, delivery: Delivery) -> ImportReport:
    """Import the package and put it away. Raises PackageInvalid, NotAllowed, Conflict."""
    _require_creating(actor)
    report = packages.import_course(actor=actor, source=full_path(delivery.stored_file.path))
    delivery.delete()
    return report


def clear_deliveries() -> int:
    """Forget packages that nobody imported within a day; tells how many."""
    old = Delivery.objects.filter(delivered_at__lt=now() - DELIVERIES_ARE_KEPT)
    return old.delete()[0]
