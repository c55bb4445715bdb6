"""Traces of people in tables that carry no key to them: sessions, jobs, the log of actions."""

import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string
from django_q.models import OrmQ, Task

from lms.kernel.models import AuditEntry, PublicModel
from lms.kernel.personal_data import Subject, registered

NAMES_A_PERSON = re.compile(r"(?:^|_)(?:person|user|learner|actor|asker|author)_(?:id|pk)$")
"""How a parameter or a key in a session is called that holds a person's primary key."""


def sessions_of(subject: Subject) -> "QuerySet[Session]":
    """Sessions in which the person is signed in, or about to be. All are decoded: there is no key."""
    found = [s.pk for s in Session.objects.iterator() if names(subject, s.get_decoded())]
    return Session.objects.filter(pk__in=found)


def waiting_jobs_of(subject: Subject) -> "QuerySet[OrmQ]":
    """Jobs in the queue with the person among their arguments."""
    found = [job.pk for job in OrmQ.objects.iterator() if _is_about(subject, job.task)]
    rows: QuerySet[OrmQ] = OrmQ.objects.filter(pk__in=found)
    return rows


def finished_jobs_of(subject: Subject) -> "QuerySet[Task]":
    """Jobs done or failed with the person among their arguments or in what they report."""
    found = [
        task.pk
        for task in Task.objects.iterator()
        if _is_about(subject, {"func": task.func, "args": task.args, "kwargs": task.kwargs})
        or names(subject, task.result)
    ]
    rows: QuerySet[Task] = Task.objects.filter(pk__in=found)
    return rows


def admin_entries_about(subject: Subject) -> "QuerySet[LogEntry]":
    """Entries of Django's administration log whose object is the person."""
    about = Q(content_type__model="user", object_id=str(subject.pk))
    return LogEntry.objects.filter(about)


def audit_entries_about(subject: Subject) -> "QuerySet[AuditEntry]":
    """What was done to the person, or to a row of hers."""
    return AuditEntry.objects.filter(target_id__in=list(public_ids_of(subject)))


def public_ids_of(subject: Subject) -> Iterator[str]:
    """The ids in addresses of the person and of every row of hers."""
    yield str(subject.public_id)
    for entry in registered():
        if entry.path and issubclass(entry.model, PublicModel):
            yield from map(str, entry.rows(subject).values_list("public_id", flat=True))


def _is_about(subject: Subject, job: Mapping[str, Any]) -> bool:
    arguments, named = job.get("args") or (), job.get("kwargs") or {}
    whole = {**dict(zip(_parameters(job.get("func")), arguments, strict=False)), **named}
    return names(subject, whole) or names(subject, list(arguments))


def _parameters(path: Any) -> list[str]:
    try:
        return list(inspect.signature(import_string(str(path))).parameters)
    except (ImportError, ValueError, TypeError):
        return []  # a job of an older version, whose function is gone


def names(subject: Subject, value: Any, *, key: str = "") -> bool:
    """Whether `value`, found under `key`, holds the person's key, id or address."""
    if isinstance(value, Mapping):
        return any(names(subject, inner, key=str(name)) for name, inner in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return any(names(subject, inner, key=key) for inner in value)
    text = str(value)
    if NAMES_A_PERSON.search(key):
        return text == str(subject.pk)
    words = (str(subject.public_id), subject.public_id.hex, *subject.addresses)
    return any(word.casefold() in text.casefold() for word in words)
