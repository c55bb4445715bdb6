"""People who work through a course without pause and remember what they were told is saved."""

import http.client
import json
import random
import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from tests.courses.h5p.engine.claims import claim, points

COURSE = "/api/v1/courses/kurs"
TOKEN = "a" * 32
PAUSE_SECONDS = 0.05

PREPARE = """
import json, sys
from django.contrib.sessions.backends.db import SessionStore
from courses.enrolment.services import enrol_learner
from tests.factories.accounts import UserFactory
from tests.factories.h5p import h5p_unit
from tests.factories.outline import CourseFactory, ReadingFactory, SectionFactory, UnitFactory
section = SectionFactory(course=CourseFactory(slug="kurs"))
for number in range(60):
    ReadingFactory(unit=UnitFactory(section=section, key=f"einheit-{number}"))
h5p_unit(section=section, key="karten")
sessions = {}
for number in range(int(sys.argv[1])):
    name = f"lernt{number}"
    person = UserFactory(username=name, display_name=name, password=None)
    enrol_learner(actor=person, course=section.course)
    session = SessionStore()
    session["_auth_user_id"] = str(person.pk)
    session["_auth_user_backend"] = "lms.accounts.backends.SignInBackend"
    session["_auth_user_hash"] = person.get_session_auth_hash()
    session.create()
    sessions[person.username] = session.session_key
print(json.dumps(sessions))
"""
"""A course of sixty units and an interactive content, and the sessions of so many who take part."""

FOUND = """
import json
from courses.h5p.models import SavedState, Statement
from courses.learning.models import Attempt, UnitProgress
from courses.questions.models import Question
from lms.accounts.models import User
learners = {person.pk: person for person in User.objects.filter(username__startswith="lernt")}
found = {person.username: {"name": person.display_name, "marks": [], "questions": [],
                           "statements": [], "attempts": [], "state": ""}
         for person in learners.values()}
for row in UnitProgress.objects.filter(marked_at__isnull=False).select_related("unit"):
    found[learners[row.learner_id].username]["marks"].append(row.unit.key)
for question in Question.objects.all():
    found[learners[question.asker_id].username]["questions"].append(question.body)
for row in Statement.objects.order_by("pk"):
    found[learners[row.learner_id].username]["statements"].append(str(row.statement_id))
for row in Attempt.objects.all():
    found[learners[row.learner_id].username]["attempts"].append(row.source_id)
for row in SavedState.objects.all():
    found[learners[row.learner_id].username]["state"] = row.data
print(json.dumps(found))
"""
"""What is in the database at the end."""


@dataclass
class Learner:
    """One of them. What was acknowledged, and what was sent without an answer.

    `names` are the acknowledged name and those sent after it, of which the last may have been saved; so are
    `states` of the content.
    """

    username: str
    session: str
    marks: set[str] = field(default_factory=set)
    questions: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    sent: set[str] = field(default_factory=set)
    statements: set[str] = field(default_factory=set)
    states: list[str] = field(default_factory=lambda: [""])
    sitting: str = field(default_factory=lambda: str(uuid.uuid4()))
    acknowledged: int = 0
    unanswered: int = 0

    def write(self, port: int, *, number: int) -> None:
        """One write of some kind, never repeated."""
        kind = number % 8
        if kind == 0 and len(self.questions) + len(self.sent) < 9:
            body = f"Frage {number} von {self.username}"
            self._note(
                self._send(port, "POST", f"{COURSE}/units/einheit-0/questions/", {"body": body}),
                body,
                self.questions,
            )
        elif kind == 1:
            self.answer(port)
        elif kind == 2:
            self._keep_state(port, f"Stand {number}")
        elif kind == 3:
            name = f"Name {number}"
            if self._send(port, "PATCH", "/api/v1/me/", {"display_name": name}):
                self.names = [name]
            else:
                self.names.append(name)
        else:
            key = f"einheit-{number % 60}"
            if self._send(port, "PUT", f"{COURSE}/units/{key}/mark/", {}):
                self.marks.add(key)

    def answer(self, port: int) -> None:
        """Answer the content's question, as its player reports it."""
        statement = claim(result=points(1, 1))
        body = {"sitting": self.sitting, "statements": [statement]}
        saved = self._send(port, "POST", f"{COURSE}/units/karten/h5p/statements/", body)
        self._note(saved, statement["id"], self.statements)

    def _keep_state(self, port: int, data: str) -> None:
        body = {
            "sub_content_id": "",
            "data_type": "state",
            "data": data,
            "sitting": self.sitting,
            "opened_at": "2099-01-01T00:00:00Z",
        }
        if self._send(port, "PUT", f"{COURSE}/units/karten/h5p/state/", body):
            self.states = [data]
        else:
            self.states.append(data)

    def _note(self, saved: bool, what: str, kept: set[str]) -> None:
        (kept if saved else self.sent).add(what)

    def _send(self, port: int, method: str, path: str, body: dict[str, Any]) -> bool:
        """Whether the write was acknowledged."""
        connection = http.client.HTTPConnection("localhost", port, timeout=30)
        headers = {
            "Content-Type": "application/json",
            "Cookie": f"lernhub_session={self.session}; lernhub_csrf={TOKEN}",
            "X-CSRFToken": TOKEN,
        }
        try:
            connection.request(method, path, json.dumps(body), headers)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            self.unanswered += 1
            time.sleep(PAUSE_SECONDS)
            return False
        finally:
            connection.close()
        assert answer.status in {200, 201, 204, 429}, answer.status
        saved = answer.status != 429
        self.acknowledged += saved
        return saved


class Crowd:
    """Some threads; each learner belongs to one of them."""

    def __init__(self, sessions: dict[str, str], *, port: int, threads: int) -> None:
        self.learners = [Learner(name, session, names=[name]) for name, session in sessions.items()]
        self.faults: list[BaseException] = []
        self._port = port
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._work, args=(self.learners[number::threads],))
            for number in range(threads)
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def goes_on(self, *, beyond: int) -> bool:
        """Whether each thread may have been told of a write since `beyond` were acknowledged."""
        return self.acknowledged > beyond + len(self._threads) or bool(self.faults)

    def stop(self) -> None:
        """Finish what was begun."""
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=60)

    @property
    def acknowledged(self) -> int:
        """By all of them so far."""
        return sum(learner.acknowledged for learner in self.learners)

    @property
    def unanswered(self) -> int:
        """Writes of which nobody knows whether they were saved."""
        return sum(learner.unanswered for learner in self.learners)

    def _work(self, learners: list[Learner]) -> None:
        number = 0
        try:
            while not self._stop.is_set():
                for learner in learners:
                    learner.write(self._port, number=number)
                    time.sleep(random.random() * PAUSE_SECONDS)
                number += 1
        except AssertionError as fault:
            self.faults.append(fault)
