"""Who edits pages and who deals with reports; each rule also as a filter."""

from django.db.models import Q

from lms.accounts.actors import Actor
from lms.pages.kinds import Kind
from lms.pages.models import PageVersion, Report
from lms.schools.policies import EVERYTHING, NOTHING, may_manage_all_schools


def may_edit_pages(actor: Actor) -> bool:
    """The centre's staff and administrators."""
    return may_manage_all_schools(actor)


def may_read_version(actor: Actor, version: PageVersion) -> bool:
    """Older versions of the privacy notice are everybody's to compare; of other pages the staff's."""
    return version.text.kind == Kind.PRIVACY or may_edit_pages(actor)


def versions_readable_by(actor: Actor) -> Q:
    """The versions that `actor` may read, be they current or not."""
    return EVERYTHING if may_edit_pages(actor) else Q(text__kind=Kind.PRIVACY)


def may_handle_reports(actor: Actor) -> bool:
    """Who reads and answers what is reported: the centre's staff and administrators."""
    return may_manage_all_schools(actor)


def may_handle_report(actor: Actor, report: Report) -> bool:
    """Whether `actor` may read and answer `report`; no report is nearer to one than to another."""
    return report.pk is not None and may_handle_reports(actor)


def reports_handled_by(actor: Actor) -> Q:
    """The reports that `actor` may read and answer."""
    return EVERYTHING if may_handle_reports(actor) else NOTHING
