"""What an access token may be good for: the one table from which checks, forms and docs are made."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Scope(StrEnum):
    """A permission that the owner of a token has given it; never more than she may do herself."""

    COURSES_READ = "courses:read"
    PROFILE_READ = "profile:read"
    PROFILE_WRITE = "profile:write"
    LEARNING_READ = "learning:read"
    LEARNING_WRITE = "learning:write"
    TEACHING_READ = "teaching:read"
    TEACHING_WRITE = "teaching:write"
    AUTHORING_READ = "authoring:read"
    AUTHORING_WRITE = "authoring:write"
    CENTRE_READ = "centre:read"
    CENTRE_WRITE = "centre:write"


SCOPE_LABELS: Mapping[Scope, str | Promise] = {
    Scope.COURSES_READ: _("Find courses and read what they teach; vocabularies"),
    Scope.PROFILE_READ: _("Read the own profile, schools and roles"),
    Scope.PROFILE_WRITE: _("Change the own profile"),
    Scope.LEARNING_READ: _("Read own courses, units, progress, questions and confirmations"),
    Scope.LEARNING_WRITE: _("Enrol, leave, note progress, ask questions"),
    Scope.TEACHING_READ: _("As a course's team: read participants, requests, questions and files"),
    Scope.TEACHING_WRITE: _("As a course's team: decide on requests, invite, answer questions"),
    Scope.AUTHORING_READ: _("Read courses as their authors write them"),
    Scope.AUTHORING_WRITE: _("Write and publish courses"),
    Scope.CENTRE_READ: _("For the centre: read what only its people see"),
    Scope.CENTRE_WRITE: _("For the centre: change what only its people may"),
}
"""Every scope with what it opens, as forms and docs say it."""

if unlabelled := set(Scope) - SCOPE_LABELS.keys():
    raise LookupError(f"Say in SCOPE_LABELS what these scopes open: {sorted(unlabelled)}")


def known_scopes(names: Iterable[str]) -> list[Scope]:
    """The scopes of these names, each once, in the order of the table. Raises ValueError."""
    wanted = {Scope(name) for name in names}
    return [scope for scope in Scope if scope in wanted]
