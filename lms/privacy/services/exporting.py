"""Putting a person's data together as an archive."""

import datetime
import functools
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from lms.accounts.models import User
from lms.accounts.preferences import catalogue_of
from lms.kernel.audit import record
from lms.kernel.clock import now
from lms.kernel.errors import NotFound
from lms.kernel.events import publish
from lms.kernel.locking import lock
from lms.privacy import storage
from lms.privacy.archive import write_archive
from lms.privacy.events import ExportOrdered
from lms.privacy.models import DataExport
from lms.privacy.policies import may_have_export
from lms.privacy.vocabulary import UNDER_WAY, ExportState

STAYS_FOR = datetime.timedelta(days=7)


@transaction.atomic
def order_export(*, actor: User) -> DataExport:
    """Have the actor's data put together. Idempotent while one is under way; an older archive goes."""
    person = lock(User, actor.pk)
    under_way = DataExport.objects.filter(person=person, state__in=UNDER_WAY).first()
    if under_way is not None:
        return under_way
    for old in DataExport.objects.filter(person=person):
        remove_export(old)
    export = DataExport.objects.create(person=person)
    record(actor=actor, action="data_export.ordered", target=export)
    publish(ExportOrdered(export.pk))
    return export


def prepare_export(export_id: int) -> DataExport | None:
    """Write the archive. A job: idempotent, so another worker may begin anew where one was killed.

    None when there was nothing to do: the order or the person is gone, or the archive is there.
    """
    export = DataExport.objects.filter(pk=export_id).select_related("person").first()
    if export is None or export.state == ExportState.READY:
        return None
    _note_progress(export, 0, "")
    try:
        language = catalogue_of(export.person, otherwise=settings.LANGUAGE_CODE)
        with translation.override(language), storage.replacing(export) as draft:
            report = functools.partial(_note_progress, export)
            write_archive(export.person, path=draft, report=report)
            export.size_bytes = draft.stat().st_size
    except Exception:
        DataExport.objects.filter(pk=export.pk).update(state=ExportState.FAILED)
        raise
    return _finished(export)


def _note_progress(export: DataExport, percent: int, step: str) -> None:
    fields = {"state": ExportState.RUNNING, "percent": percent, "step": step}
    DataExport.objects.filter(pk=export.pk).update(**fields)


@transaction.atomic
def _finished(export: DataExport) -> DataExport | None:
    """Ready, unless the person has gone meanwhile: then the archive goes, too."""
    current = DataExport.objects.select_for_update().filter(pk=export.pk).first()
    if current is None:
        storage.remove(export)
        return None
    current.state, current.percent, current.step = ExportState.READY, 100, ""
    current.ready_at, current.size_bytes = now(), export.size_bytes
    current.expires_at = current.ready_at + STAYS_FOR
    current.save()
    return current


@transaction.atomic
def note_download(*, actor: User, export: DataExport) -> None:
    """Note that the actor takes her archive along. Raises NotFound."""
    if not may_have_export(actor, export) or not _is_there(export):
        raise NotFound(_("This archive is no longer there."), code="export_not_found")
    record(actor=actor, action="data_export.downloaded", target=export)


def remove_export(export: DataExport) -> None:
    """Delete an archive and its row."""
    storage.remove(export)
    export.delete()


def remove_expired(limit: datetime.datetime, most: int) -> int:
    """Archives that expired before `limit`, and orders that came to nothing a week earlier."""
    expired = list(expired_exports(limit).order_by("pk")[:most])
    for export in expired:
        remove_export(export)
    return len(expired)


def forget_lost(_archive: Path) -> str:
    """After a backup was put back, which holds no archives: rows of those that aren't there go."""
    lost = [e for e in DataExport.objects.filter(state=ExportState.READY) if not _is_there(e)]
    for export in lost:
        remove_export(export)
    return ""


def _is_there(export: DataExport) -> bool:
    return storage.path_of(export).exists()


def expired_exports(limit: datetime.datetime) -> QuerySet[DataExport]:
    """What `remove_expired` takes away."""
    came_to_nothing = Q(expires_at__isnull=True, requested_at__lt=limit - STAYS_FOR)
    return DataExport.objects.filter(Q(expires_at__lt=limit) | came_to_nothing)
