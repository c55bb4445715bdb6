"""Every table that leads to a person is known to export and erasure."""

import ast
import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django_q.models import OrmQ, Schedule, Task

from lms.accounts.models import User
from lms.kernel import personal_data, processing
from lms.kernel.personal_data import Erasure, PersonalData, registered
from tests.architecture.house import files, shown

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


ENTRIES = registered()
MODELS = {entry.model for entry in ENTRIES}


def label_of(entry: PersonalData) -> str:
    """How the entry shows in pytest's output."""
    return entry.key


def test_every_table_that_leads_to_a_person_is_registered() -> None:
    unknown = [model._meta.label for model in personal_models() if model not in MODELS]
    assert unknown == [], "register it in the room's registrations.py (kernel.personal_data)"


def test_every_key_to_a_person_is_registered() -> None:
    """A table may lead to two people: one asks, another answers. Both read and erase their part."""
    known = {(entry.model, entry.path.partition("__")[0]) for entry in ENTRIES}
    unknown = [
        f"{model._meta.label}.{field.name}"
        for model in personal_models()
        for field in keys_of(model)
        if field.related_model is User and (model, field.name) not in known
    ]
    assert unknown == [], "register an entry with this path (kernel.personal_data)"


def test_the_search_knows_direct_and_indirect_ways() -> None:
    labels = {model._meta.label for model in personal_models()}
    assert {"accounts.User", "account.EmailAddress", "account.EmailConfirmation"} <= labels
    assert {"enrolment.Enrolment", "admin.LogEntry", "sessions.Session"} <= labels
    assert "outline.Section" not in labels


@pytest.mark.parametrize("entry", ENTRIES, ids=label_of)
def test_a_registered_path_arrives_at_the_person(entry: PersonalData) -> None:
    assert not entry.path or target_of(entry.model, entry.path) is User


@pytest.mark.parametrize("entry", ENTRIES, ids=label_of)
def test_the_data_is_kept_for_a_known_activity(entry: PersonalData) -> None:
    names = {activity.name for activity in processing.activities()}
    assert entry.activity in names, "say what for: activity=… (kernel.processing)"


@pytest.mark.parametrize("entry", ENTRIES, ids=label_of)
def test_registered_fields_exist_and_have_names_for_people(entry: PersonalData) -> None:
    for name in (*entry.fields, *entry.redact, *entry.files):
        try:
            entry.model._meta.get_field(name)
        except FieldDoesNotExist:
            pytest.fail(f"{label_of(entry)} has no field {name}")
    nameless = [name for name in entry.fields if name not in personal_data.named_columns()]
    assert nameless == [], "personal_data.name_columns({…}) in the room's registrations.py"


@pytest.mark.parametrize("entry", ENTRIES, ids=label_of)
def test_nobody_reads_of_other_people_in_her_own_data(entry: PersonalData) -> None:
    shown = [entry.model._meta.get_field(name) for name in entry.fields]
    assert [field.name for field in shown if field.related_model is User] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=label_of)
def test_a_row_that_stays_can_lose_its_name(entry: PersonalData) -> None:
    """ANONYMISE empties fields that may be empty; what others wrote about is not kept by a deleted row."""
    if entry.on_erasure is Erasure.ANONYMISE:
        for name, value in entry.blanked.items():
            field = entry.model._meta.get_field(name)
            assert value is not None or field.null, name


@pytest.mark.parametrize("entry", ENTRIES, ids=label_of)
def test_texts_about_people_speak_their_language(entry: PersonalData) -> None:
    plain = [
        name
        for name in ("label", "reason", "retention")
        if (text := getattr(entry, name)) and not isinstance(text, Promise)
    ]
    assert plain == [], "gettext_lazy: people read it on the page about their data"


def test_jobs_are_about_one_person_at_a_time() -> None:
    """A job that names many could neither be found for one of them nor be dropped without the others."""
    many = re.compile(r"(?:person|user|learner|actor)s?_?(?:ids|pks)$")
    named = [
        f"{shown(path)}: {argument.arg}"
        for path in files(".py")
        if path.name == "tasks.py"
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef)
        for argument in function.args.args
        if many.search(argument.arg)
    ]
    assert named == []
