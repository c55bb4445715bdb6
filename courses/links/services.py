"""Having links looked at, and looking."""

import datetime
import time
from collections import Counter
from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from courses.links.addresses import target_of
from courses.links.events import LinkCheckAsked
from courses.links.models import LinkCheck, OutsideAddress
from courses.links.reaching import Manners, reach
from courses.links.selectors import addresses_of
from courses.outline.models import Course
from courses.outline.policies import NOT_IN_THE_BIN, may_edit_course
from courses.outline.vocabulary import State
from lms.accounts.models import User
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import Conflict
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.kernel.permissions import require

NOT_AGAIN_WITHIN = datetime.timedelta(minutes=5)
EVERY = datetime.timedelta(days=7)
KEPT_FOR = datetime.timedelta(days=90)
SECONDS_OF_A_JOB = 120
"""Well below what a job may take (LERNHUB_JOB_SECONDS)."""
MOST_OF_ONE_HOST = 30
SECONDS_BETWEEN_ASKING_A_HOST = 1.0


@transaction.atomic
def ask_for_link_check(*, actor: User, course: Course) -> LinkCheck:
    """Have a job look at all links of the course. Asked again while it runs: the same check.

    Raises NotAllowed, and Conflict where links are not checked here or have just been.
    """
    require(may_edit_course, actor, course, reason=_("Only authors have the links checked."))
    if not settings.LERNHUB_LINK_CHECK:
        message = _(
            "Links to other websites are not checked here: the installation has not switched it on."
        )
        raise Conflict(message, code="link_check_off")
    lock(Course, course.pk)
    moment = now()
    present = LinkCheck.objects.filter(course=course).first()
    if present is not None and present.asked_at > moment - NOT_AGAIN_WITHIN:
        if present.finished_at is None:
            return present
        message = _(
            "The links have just been checked. Please wait five minutes before the next time."
        )
        raise Conflict(message, code="just_checked")
    check = _begun(course.pk, at=moment)
    record(actor=actor, action="course.links_check_asked", target=course)
    publish(LinkCheckAsked(course.pk))
    return check


def _begun(course_id: int, *, at: datetime.datetime) -> LinkCheck:
    values = {"asked_at": at, "finished_at": None}
    check, _is_new = LinkCheck.objects.update_or_create(course_id=course_id, defaults=values)
    return check


@transaction.atomic
def begin_due_checks() -> list[int]:
    """Primary keys of published courses whose links nobody has looked at for a week."""
    OutsideAddress.objects.filter(checked_at__lt=now() - KEPT_FOR).delete()
    if not settings.LERNHUB_LINK_CHECK:
        return []
    fresh = LinkCheck.objects.filter(asked_at__gt=now() - EVERY)
    published = Course.objects.filter(NOT_IN_THE_BIN, state=State.PUBLISHED)
    due = list(published.exclude(pk__in=fresh.values("course")).values_list("pk", flat=True))
    for course_id in due:
        _begun(course_id, at=now())
    return due


def check_links(*, course_id: int) -> bool:
    """Ask every website that the course names and that was not asked since; whether that was all.

    No transaction is open while a website is asked, and every answer is kept at once. Idempotent.
    """
    check = LinkCheck.objects.filter(course_id=course_id).select_related("course").first()
    if check is None or check.finished_at is not None or not settings.LERNHUB_LINK_CHECK:
        return True
    deadline = time.monotonic() + SECONDS_OF_A_JOB
    manners = Manners(agent=f"Lernhub-link-check/1.0 (+{settings.LERNHUB_ADDRESS})")
    for address in _paced(_unasked(check)):
        if time.monotonic() > deadline:
            return False
        found = reach(address, manners=manners)
        OutsideAddress.objects.update_or_create(
            address=address,
            defaults={
                "verdict": found.verdict,
                "status": found.status,
                "checked_at": now(),
            },
        )
    LinkCheck.objects.filter(pk=check.pk, asked_at=check.asked_at).update(finished_at=now())
    return True


def _unasked(check: LinkCheck) -> list[str]:
    """What is still to be asked, from as many hosts as there are by turns, and of one host not too much."""
    wanted = addresses_of(check.course)
    asked = OutsideAddress.objects.filter(address__in=wanted, checked_at__gte=check.asked_at)
    left = sorted(wanted - set(asked.values_list("address", flat=True)))
    turns: Counter[str] = Counter()
    ranked = []
    for address in left:
        host = _host(address)
        turns[host] += 1
        if turns[host] <= MOST_OF_ONE_HOST:
            ranked.append((turns[host], address))
    return [address for _turn, address in sorted(ranked)]


def _paced(addresses: list[str]) -> Iterator[str]:
    """Each address once its host has had a rest."""
    asked: dict[str, float] = {}
    for address in addresses:
        host = _host(address)
        rest = asked.get(host, 0.0) + SECONDS_BETWEEN_ASKING_A_HOST - time.monotonic()
        if host in asked and rest > 0:
            time.sleep(rest)
        yield address
        asked[host] = time.monotonic()


def _host(address: str) -> str:
    target = target_of(address)
    return target.host if target else ""
