"""The last seat, wanted by several people at once: proved with a process for each of them.

On SQLite the processes share a file with a copy of the test database; on PostgreSQL the test database.
"""

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from django.db import connection, connections

from courses.enrolment.services import enrol_learner, leave_course
from courses.enrolment.ways_in import way_in
from courses.outline.models import Course
from lms.accounts.models import User
from tests.courses.enrolment.conftest import Door, People

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE_SECONDS = 60

Deed = Callable[..., object]
Standing = list[tuple[str, int | None]]
forking = multiprocessing.get_context("fork")


def connect_anew(file: Path) -> None:
    """Give this process a connection of its own; the inherited one is let go, not closed."""
    if connection.vendor == "sqlite":
        connections.settings["default"]["NAME"] = str(file)
    del connections["default"]


def act(deed: Deed, person: User, *, course: Course, file: Path, gate: Barrier) -> None:
    """What one process does: connect, wait for the others, act."""
    connect_anew(file)
    connection.ensure_connection()
    gate.wait(PATIENCE_SECONDS)
    deed(actor=person, course=course)


def look(people: list[User], *, course: Course, file: Path, answer: Connection) -> None:
    """Tell how everybody stands now."""
    connect_anew(file)
    ways = [way_in(person, course) for person in people]
    answer.send([(way.stage.value, way.place) for way in ways])


@dataclass(frozen=True)
class Crowd:
    """Processes that act on one course at the same moment."""

    file: Path
    course: Course

    def at_once(self, *deeds: tuple[Deed, User]) -> None:
        """Do all deeds at the same moment, each in a process of its own."""
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(self.file)])
        connection.close()
        gate = forking.Barrier(len(deeds))
        place = {"course": self.course, "file": self.file}
        processes = [
            forking.Process(target=act, args=deed, kwargs={**place, "gate": gate}) for deed in deeds
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join(PATIENCE_SECONDS)
        assert [process.exitcode for process in processes] == [0] * len(deeds)

    def standing(self, people: list[User]) -> Standing:
        """Stage and place of each, read by another process."""
        here, there = forking.Pipe(duplex=False)
        place = {"course": self.course, "file": self.file, "answer": there}
        process = forking.Process(target=look, args=(people,), kwargs=place)
        process.start()
        found: Standing = here.recv()
        process.join(PATIENCE_SECONDS)
        return found


@pytest.fixture
def crowd(door: Door, tmp_path: Path) -> Crowd:
    return Crowd(tmp_path / "shared.sqlite3", door.course)


def test_of_two_who_want_the_last_seat_one_gets_it_and_the_other_is_first_on_the_list(
    crowd: Crowd, door: Door, people: People
) -> None:
    door.arrange(capacity=2)
    seated, one, other = people(3)
    door.knock(seated)

    crowd.at_once((enrol_learner, one), (enrol_learner, other))

    assert sorted(crowd.standing([one, other])) == [("takes_part", None), ("waiting", 1)]


def test_of_many_exactly_as_many_get_in_and_the_others_stand_in_a_row(
    crowd: Crowd, door: Door, people: People
) -> None:
    door.arrange(capacity=3)
    everybody = people(8)

    crowd.at_once(*((enrol_learner, person) for person in everybody))

    standing = crowd.standing(everybody)
    assert standing.count(("takes_part", None)) == 3
    assert sorted(place for _, place in standing if place) == [1, 2, 3, 4, 5]


def test_nobody_overtakes_who_waits_while_somebody_leaves(
    crowd: Crowd, door: Door, people: People
) -> None:
    door.arrange(capacity=1)
    leaving, first, second, new = people(4)
    for person in (leaving, first, second):
        door.knock(person)

    crowd.at_once((leave_course, leaving), (enrol_learner, new))

    assert crowd.standing([leaving, first, second, new]) == [
        ("enrol", None),
        ("takes_part", None),
        ("waiting", 1),
        ("waiting", 2),
    ]


def test_two_who_leave_at_once_let_the_next_two_move_up(
    crowd: Crowd, door: Door, people: People
) -> None:
    door.arrange(capacity=2)
    everybody = people(5)
    for person in everybody:
        door.knock(person)

    crowd.at_once((leave_course, everybody[0]), (leave_course, everybody[1]))

    assert crowd.standing(everybody[2:]) == [
        ("takes_part", None),
        ("takes_part", None),
        ("waiting", 1),
    ]
