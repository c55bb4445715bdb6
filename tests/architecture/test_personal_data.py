"""Every table that leads to a person is known to export and erasure."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django_q.models import OrmQ, Schedule, Task

from lms.accounts.models import User
from lms.kernel.personal_data import PersonalData, registered

WITHOUT_A_KEY: set[type[models.Model]] = {Session, OrmQ, Schedule, Task}
"""Tables that hold people's traces without a key to them."""

NOTHING_IS_GRANTED_BY = {"accounts.User_groups", "accounts.User_user_permissions"}
"""Tables that Django's base class brings along; roles are memberships here."""


def keys_of(model: type[models.Model]) -> Iterator[models.ForeignKey[models.Model, models.Model]]:
    """The model's own keys to one row of another table."""
    for field in model._meta.get_fields():
        if isinstance(field, models.ForeignKey):
            yield field


def goes_with_a_person(model: type[models.Model], *, seen: frozenset[object] = frozenset()) -> bool:
    """Whether rows vanish when a person does, be it step by step."""
    return any(
        field.related_model is User or goes_with_a_person(field.related_model, seen=seen | {model})
        for field in keys_of(model)
        if field.remote_field.on_delete is models.CASCADE and field.related_model not in seen
    )


def leads_to_a_person(model: type[models.Model]) -> bool:
    """Whether rows name a person, or belong to something that is a person's."""
    direct = any(field.related_model is User for field in keys_of(model))
    return model is User or model in WITHOUT_A_KEY or direct or goes_with_a_person(model)


def personal_models() -> list[type[models.Model]]:
    """Every table, of whatever app, that export and erasure must know."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if leads_to_a_person(model) and model._meta.label not in NOTHING_IS_GRANTED_BY
    ]


def target_of(model: type[models.Model], path: str) -> object:
    """The model that the lookup `path` arrives at."""
    for name in path.split("__"):
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        if field is None or not field.is_relation:
            return model
        assert isinstance(field.related_model, type)
        model = field.related_model
    return model


ENTRIES = list(registered().values())


def label_of(entry: PersonalData) -> str:
    """How the entry shows in pytest's output."""
    return entry.model._meta.label


def test_every_table_that_leads_to_a_person_is_registered() -> None:
    unknown = [model._meta.label for model in personal_models() if model not in registered()]
    assert unknown == [], "register it in the room's registrations.py (kernel.personal_data)"


def test_the_search_knows_direct_and_indirect_ways() -> None:
    labels = {model._meta.label for model in personal_models()}
    assert {"accounts.User", "account.EmailAddress", "account.EmailConfirmation"} <= labels
    assert {"enrolment.Enrolment", "admin.LogEntry", "sessions.Session"} <= labels
    assert "outline.Section" not in labels


@pytest.mark.parametrize("entry", ENTRIES, ids=label_of)
def test_a_registered_path_arrives_at_the_person(entry: PersonalData) -> None:
    assert not entry.path or target_of(entry.model, entry.path) is User


@pytest.mark.parametrize("entry", ENTRIES, ids=label_of)
def test_registered_fields_exist(entry: PersonalData) -> None:
    for name in entry.fields:
        try:
            entry.model._meta.get_field(name)
        except FieldDoesNotExist:
            pytest.fail(f"{label_of(entry)} has no field {name}")
