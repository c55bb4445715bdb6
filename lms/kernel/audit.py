"""The audit log: one line for every write that somebody may ask about later."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.functional import Promise

from lms.kernel.models import AuditEntry, PublicModel

_names: dict[str, str | Promise] = {}


def record(
    *, actor: AbstractBaseUser | None, action: str, target: PublicModel, **details: Any
) -> AuditEntry:
    """Note that `actor` (None: the platform itself) did `action`, such as "course.published".

    `details` say what kind of thing it was: keys, roles, numbers; never names or what somebody wrote.
    """
    return AuditEntry.objects.create(
        actor_id=actor.pk if actor else None,
        action=action,
        target_type=target._meta.label_lower,  # noqa: SLF001
        target_id=str(target.public_id),
        details=details,
    )


def name_actions(names: Mapping[str, str | Promise]) -> None:
    """What the actions of a room are called where people read them; rooms register theirs."""
    _names.update(names)


def action_names() -> dict[str, str]:
    """Every action that has a name, in the language that is active now."""
    return {action: str(name) for action, name in _names.items()}
