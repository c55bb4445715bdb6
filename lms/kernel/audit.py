"""The audit log: one line for every write that somebody may ask about later."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from lms.kernel.models import AuditEntry, PublicModel


def record(
    *, actor: AbstractBaseUser | None, action: str, target: PublicModel, **details: Any
) -> AuditEntry:
    """Note that `actor` (None: the platform itself) did `action`, such as "course.published"."""
    return AuditEntry.objects.create(
        actor_id=actor.pk if actor else None,
        action=action,
        target_type=target._meta.label_lower,  # noqa: SLF001
        target_id=str(target.public_id),
        details=details,
    )
