"""Reading sign-ins."""

import uuid
from dataclasses import dataclass

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lms.accounts.models import User
from lms.kernel.clock import now
from lms.kernel.errors import NotFound
from lms.sign_ins.models import SignIn


@dataclass(frozen=True)
class ListedSignIn:
    """One browser as its owner sees it."""

    sign_in: SignIn
    is_current: bool

    @property
    def name(self) -> str:
        """The browser in words."""
        browser, system = self.sign_in.browser, self.sign_in.system
        if browser and system:
            return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
        return browser or system or _("Unknown device")


def live_sign_ins(person: User) -> QuerySet[SignIn]:
    """Those whose session has not ended."""
    sessions = Session.objects.filter(expire_date__gt=now()).values("session_key")
    return SignIn.objects.filter(person=person, session_key__in=sessions)


def sign_ins_of(person: User, *, session_key: str | None) -> list[ListedSignIn]:
    """The browsers in which `person` is signed in: this one first, then the latest."""
    rows = live_sign_ins(person).order_by("-last_seen_at", "-pk")
    listed = [ListedSignIn(row, row.session_key == session_key) for row in rows]
    return sorted(listed, key=lambda row: not row.is_current)


def own_sign_in(person: User, *, public_id: uuid.UUID) -> SignIn:
    """One of the person's own. Raises NotFound."""
    found = SignIn.objects.filter(person=person, public_id=public_id).first()
    if found is None:
        raise NotFound(_("There is nothing at this address."), code="not_found")
    return found


def over() -> QuerySet[SignIn]:
    """Those whose session has ended or expired."""
    sessions = Session.objects.filter(expire_date__gt=now()).values("session_key")
    return SignIn.objects.exclude(session_key__in=sessions)
