"""The way back to one content of each package loses nothing that learners did."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

from courses.enrolment.services import enrol_learner
from courses.h5p.services import keep_state, move_to_newer_libraries, record_statements
from courses.outline.models import Unit
from courses.outline.vocabulary import TeamRole
from lms.accounts.models import User
from lms.kernel.clock import now
from tests.courses.h5p.engine.claims import claim, points
from tests.courses.h5p.test_moving import newer_library
from tests.factories.accounts import UserFactory
from tests.factories.h5p import h5p_unit

BEFORE = [("h5p", "0001_contents_and_their_libraries")]


@pytest.mark.django_db(transaction=True)
def test_a_content_that_moved_goes_back_with_all_that_was_done_in_it() -> None:
    everything = MigrationExecutor(connection).loader.graph.leaf_nodes()
    unit = h5p_unit()
    author = UserFactory.create()
    unit.course.team.create(person=author, role=TeamRole.AUTHOR)
    played(unit, "before")
    newer_library()
    moved = move_to_newer_libraries(actor=author, unit=unit)
    played(unit, "after")
    try:
        old = migrated_to(BEFORE)
        contents = rows(old, "Content").filter(unit_id=unit.pk)
        assert [content.pk for content in contents] == [moved.pk]
        assert rows(old, "Interactive").get(unit_id=unit.pk).content_id == moved.pk
        assert rows(old, "Statement").filter(content_id=moved.pk).count() == 2
        states = rows(old, "SavedState").filter(content_id=moved.pk)
        assert sorted(states.values_list("data", flat=True)) == ["after", "before"]
    finally:
        migrated_to(everything)


def played(unit: Unit, data: str) -> User:
    """Somebody who answers and leaves a state."""
    person: User = UserFactory.create()
    enrol_learner(actor=person, course=unit.course)
    sitting = uuid.uuid4()
    keep_state(
        actor=person,
        unit=unit,
        sub_content_id="",
        data_type="state",
        data=data,
        sitting=sitting,
        opened_at=now(),
    )
    told = [claim(result=points(1, 1))]
    record_statements(actor=person, unit=unit, sitting=sitting, statements=told)
    return person


def rows(apps: StateApps, name: str) -> Any:
    """The rows of a model as it was."""
    return apps.get_model("h5p", name).objects


def migrated_to(targets: list[tuple[str, str]]) -> StateApps:
    """The models as they are after migrating to `targets`, there or back."""
    MigrationExecutor(connection).migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps
