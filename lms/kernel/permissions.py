"""The one way a service asks whether it may go on."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from lms.kernel.errors import NextStep, NotAllowed


def require(
    predicate: Callable[..., bool],
    *arguments: Any,
    reason: str = "",
    next_step: NextStep | None = None,
) -> None:
    """Raise NotAllowed unless `predicate(*arguments)`; the code is the predicate's name."""
    if not predicate(*arguments):
        message = reason or _("You may look at this, but not change it.")
        raise NotAllowed(message, code=f"not_{predicate.__name__}", next_step=next_step)
