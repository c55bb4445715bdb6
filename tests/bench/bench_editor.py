"""Saving a draft is cheap enough to happen every few seconds: at most three times the floor F1."""

import pytest
from django.test import Client, override_settings

from courses.editor.selectors import working_copy
from courses.outline.vocabulary import TeamRole
from tests.bench.addresses import F1
from tests.bench.measuring import Comparison, seconds_in_turns
from tests.factories.accounts import UserFactory
from tests.factories.outline import ReadingFactory, UnitFactory

PAGE = "Ein Absatz, wie er in einer Lerneinheit steht, mit einem **Wort** darin.\n\n" * 40
ROUNDS = 40


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.bench.floors")
def test_saving_a_draft() -> None:
    unit = ReadingFactory.create(unit=UnitFactory.create(key="a"), source=PAGE).unit
    author = UserFactory.create()
    unit.course.team.create(person=author, role=TeamRole.AUTHOR)
    client = Client()
    client.force_login(author)
    address = f"/api/v1/courses/{unit.course.slug}/units/a/draft/"
    state = {"token": working_copy(unit).token, "text": PAGE}

    def save() -> None:
        state["text"] += "."
        values = {"base": state["token"], "text": state["text"]}
        answer = client.put(address, values, content_type="application/json")
        assert answer.status_code == 200
        state["token"] = answer.json()["token"]

    floor, saving = seconds_in_turns(lambda: client.get(F1), save, rounds=ROUNDS)
    Comparison("editor save against F1", floor, saving, at_most=3).confirm()
