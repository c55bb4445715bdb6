"""Erasing an account: everything the registry knows, in one transaction; then what lies outside of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.utils.translation import ngettext

from lms.accounts.models import User
from lms.accounts.selectors import subject_of
from lms.files.models import StoredFile
from lms.files.services import discard_unused
from lms.kernel.clock import now
from lms.kernel.erasure import count_for_ever, obstacles_for
from lms.kernel.personal_data import Erasure, PersonalData, Subject
from lms.privacy import erasure_log, remnants, storage
from lms.privacy.models import DataExport, DeletionRequest, ErasedAccount
from lms.privacy.redaction import pattern_for, redacted
from lms.privacy.selectors.own_data import followed
from lms.privacy.services.leaving import keep_if_back
from lms.privacy.vocabulary import DeletionKind

BATCH = 500


@dataclass(frozen=True)
class _Part:
    """One entry of the registry with the rows that are meant, and how many they are."""

    entry: PersonalData
    rows: "models.QuerySet[Any]"
    number: int


def erase_due_account(request_id: int) -> ErasedAccount | None:
    """Erase an account whose day has come. A job: idempotent.

    None when it stays: the request is gone, not due, overtaken by a sign-in, or held up.
    """
    request = DeletionRequest.objects.filter(pk=request_id).select_related("person").first()
    if request is None or request.due_at > now() or keep_if_back(request):
        return None
    if any(obstacle.is_final for obstacle in obstacles_for(subject_of(request.person))):
        DeletionRequest.objects.filter(pk=request.pk).update(held_up_at=now())
        return None
    return erase_account(request.person, kind=DeletionKind(request.kind))


def erase_account(person: User, *, kind: DeletionKind) -> ErasedAccount:
    """Erase `person`: delete, take the name out, or keep, as the rooms registered it.

    Who may have this done was asked when it was planned. What lies outside of the database goes first,
    as far as it can be made again; killed in between, the whole can be done anew.
    """
    subject = subject_of(person)
    for export in DataExport.objects.filter(person=person):
        storage.remove(export)
    remnants.forget_mails(subject)
    erased, files = _erase_rows(subject, kind=kind)
    discard_unused(files)
    remnants.forget_counters()
    remnants.overwrite_freed_pages()
    return erased


@transaction.atomic
def _erase_rows(subject: Subject, *, kind: DeletionKind) -> tuple[ErasedAccount, list[int]]:
    User.objects.select_for_update().get(pk=subject.pk)
    parts = [_part(entry, subject) for entry in followed()]
    files = sorted(_files_of(parts))
    count_for_ever(subject)
    for part in parts:
        if part.entry.on_erasure is Erasure.ANONYMISE:
            _anonymise(part, subject)
    for part in reversed(parts):
        if part.entry.on_erasure is Erasure.DELETE:
            part.rows.delete()
    digest = erasure_log.digest_of(subject.public_id)
    erased, _is_new = ErasedAccount.objects.update_or_create(
        digest=digest, defaults={"kind": kind, "counts": _counts(parts), "erased_at": now()}
    )
    transaction.on_commit(lambda: erasure_log.note([digest]))
    return erased, files


def _part(entry: PersonalData, subject: Subject) -> _Part:
    """The rows of `entry`; those that had to be searched for are held fast, as what led to them goes."""
    rows = entry.rows(subject)
    if entry.find:
        keys = list(rows.values_list("pk", flat=True))
        rows = entry.model._base_manager.filter(pk__in=keys)  # noqa: SLF001
    return _Part(entry, rows, rows.count())


def _anonymise(part: _Part, subject: Subject) -> None:
    """Take the key away, and the name out of texts that stay."""
    pattern = pattern_for(subject)
    if part.entry.redact:
        for row in part.rows.iterator(chunk_size=BATCH):
            for name in part.entry.redact:
                setattr(row, name, redacted(getattr(row, name), pattern))
            row.save(update_fields=part.entry.redact)
    part.rows.update(**part.entry.blanked)


def _files_of(parts: Iterable[_Part]) -> set[int]:
    """Stored files that rows refer to which are about to go."""
    found: set[int] = set()
    for part in parts:
        if part.entry.on_erasure is not Erasure.DELETE:
            continue
        for field in part.entry.model._meta.get_fields():  # noqa: SLF001
            if isinstance(field, models.ForeignKey) and field.related_model is StoredFile:
                keys = part.rows.exclude(**{field.name: None}).values_list(field.name, flat=True)
                found.update(keys)
    return found


def _counts(parts: Iterable[_Part]) -> dict[str, int]:
    """Rows by table, those that went and those that lost their name."""
    counts: dict[str, int] = {}
    for part in parts:
        if part.number and part.entry.on_erasure is not Erasure.KEEP:
            label = part.entry.model._meta.label_lower  # noqa: SLF001
            counts[label] = counts.get(label, 0) + part.number
    return counts


def forget_again(archive: Path) -> str:
    """After the backup `archive` was put back: `repeat_erasures`, and a sentence if there was anybody."""
    number = repeat_erasures(erasure_log.noted(erasure_log.beside(archive)))
    if not number:
        return ""
    text = ngettext(
        "%(number)s account that had been erased since was erased again.",
        "%(number)s accounts that had been erased since were erased again.",
        number,
    )
    return text % {"number": number}


def repeat_erasures(digests: frozenset[str]) -> int:
    """Erase again whoever came back with a restored backup; returns how many."""
    known = digests | set(ErasedAccount.objects.values_list("digest", flat=True))
    number = 0
    for person in User.objects.order_by("pk").iterator(chunk_size=BATCH):
        if erasure_log.digest_of(person.public_id) in known:
            erase_account(person, kind=DeletionKind.REPEATED)
            number += 1
    erasure_log.note(known)
    return number
