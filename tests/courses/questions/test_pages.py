"""The pages of questions, below a unit and elsewhere, and their JSON twins."""

import pytest
from django.test import Client

from courses.questions.models import Answer, Question
from courses.questions.services import answer_question
from lms.schools.models import CentreRoleName, Role
from tests.courses.questions.conftest import Asking
from tests.factories.schools import CentreRoleFactory, MembershipFactory, SchoolClassFactory
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db
UNIT = "/kurse/reise/lernen/a/"
INBOX = "/kurse/reise/fragen/"
API = "/api/v1/courses/reise/"


@pytest.fixture
def learner(client: Client, asking: Asking) -> Client:
    client.force_login(asking.learner)
    return client


@pytest.fixture
def team(asking: Asking) -> Client:
    client = Client()
    client.force_login(asking.trainer)
    return client


def test_below_a_unit_one_can_ask_and_reads_who_reads_it(learner: Client) -> None:
    page = learner.get(UNIT).content.decode()

    assert 'action="/kurse/reise/lernen/a/frage/"' in page
    assert "Only Svenja Oltmanns (the course’s team) and those who run the centre" in page


def test_the_team_is_not_asked_to_ask_itself(team: Client) -> None:
    assert "/frage/" not in team.get(UNIT).content.decode()


def test_asking_leads_back_to_the_unit_where_the_question_stands(learner: Client) -> None:
    response = learner.post(f"{UNIT}frage/", {"body": "Wie <b>viel</b>?"}, follow=True)

    page = response.content.decode()
    assert response.redirect_chain == [(f"{UNIT}#questions", 302)]
    assert "Your question has been sent" in page
    assert "<p>Wie &lt;b&gt;viel&lt;/b&gt;?</p>" in page


def test_what_was_typed_comes_back_with_the_error(learner: Client, asking: Asking) -> None:
    too_long = learner.post(f"{UNIT}frage/", {"body": "ü" * 2001})
    assert too_long.status_code == 422
    assert "ü" * 2001 in too_long.content.decode()
    for number in range(10):
        asking.ask(f"Frage {number}?")

    too_many = learner.post(f"{UNIT}frage/", {"body": "Und noch etwas?"})

    assert too_many.status_code == 429
    assert "many questions within an hour" in too_many.content.decode()
    assert "Und noch etwas?</textarea>" in too_many.content.decode()


def test_web_addresses_become_links_that_lend_no_weight(learner: Client, asking: Asking) -> None:
    asking.ask("Siehe https://nlc.example/?a=1&b=2 und javascript:alert(1)")

    page = learner.get("/fragen/").content.decode()

    assert '<a href="https://nlc.example/?a=1&amp;b=2" rel="nofollow">' in page
    assert 'href="javascript' not in page


def test_the_header_counts_until_the_answers_were_opened(learner: Client, asking: Asking) -> None:
    assert "My questions" not in learner.get("/").content.decode()
    answer_question(actor=asking.trainer, question=asking.ask(), body="Zehn Kilo.")

    start = learner.get("/").content.decode()
    assert 'new: </span><span class="count">1</span>' in start
    assert "Svenja Oltmanns has answered your question." in start

    assert "Zehn Kilo." in learner.get("/fragen/").content.decode()
    assert 'class="count"' not in learner.get("/").content.decode()


def test_looking_ahead_reads_nothing(learner: Client, asking: Asking) -> None:
    answer_question(actor=asking.trainer, question=asking.ask(), body="Zehn Kilo.")

    learner.get("/fragen/", headers={"Sec-Purpose": "prefetch"})

    assert Answer.objects.get().read_at is None


def test_at_the_unit_an_answer_stays_new_until_one_says_so(learner: Client, asking: Asking) -> None:
    answer_question(actor=asking.trainer, question=asking.ask(), body="Zehn Kilo.")
    for _ in range(2):
        page = learner.get(UNIT).content.decode()
        assert "I have read the answers" in page
        assert "Svenja Oltmanns answered on" in page

    response = learner.post("/fragen/gelesen/", {"next": f"{UNIT}#questions"})

    assert response.headers["Location"] == f"{UNIT}#questions"
    assert "I have read the answers" not in learner.get(UNIT).content.decode()


def test_a_question_is_changed_and_deleted(learner: Client, asking: Asking) -> None:
    question = asking.ask()
    assert (
        "Wie viel darf mit?"
        in learner.get(f"/fragen/{question.public_id}/aendern/").content.decode()
    )
    learner.post(f"/fragen/{question.public_id}/aendern/", {"body": "Wie schwer?"})
    assert "Wie schwer?" in learner.get("/fragen/").content.decode()

    assert learner.post(f"/fragen/{question.public_id}/aendern/", {"body": " "}).status_code == 422
    assert (
        "gone for the team"
        in learner.get(f"/fragen/{question.public_id}/loeschen/").content.decode()
    )
    learner.post(f"/fragen/{question.public_id}/loeschen/")

    assert not Question.objects.exists()
    assert "Here your questions will be" in learner.get("/fragen/").content.decode()


def test_an_answered_question_can_not_be_changed(learner: Client, asking: Asking) -> None:
    question = asking.ask()
    answer_question(actor=asking.trainer, question=question, body="Zehn Kilo.")

    for page in ("aendern", "loeschen"):
        assert learner.get(f"/fragen/{question.public_id}/{page}/").status_code == 404


def test_the_team_finds_open_questions_and_answers_them(team: Client, asking: Asking) -> None:
    question = asking.ask()
    start, course = team.get("/").content.decode(), team.get("/kurse/reise/").content.decode()
    assert "1 question is waiting for an answer" in start
    assert 'Questions <span class="count">1</span>' in course
    inbox = team.get(INBOX).content.decode()
    assert "Meryem Kaya asks" in inbox
    assert f'href="{UNIT}"' in inbox

    answered = team.post(f"{INBOX}{question.public_id}/", {"body": "Zehn Kilo."}, follow=True)

    page = answered.content.decode()
    assert "Your answer has been sent." in page
    assert "No question is waiting" in page
    assert "Zehn Kilo." in team.get(INBOX, {"stand": "answered"}).content.decode()


def test_an_answer_that_is_too_long_is_not_lost(team: Client, asking: Asking) -> None:
    question = asking.ask()

    response = team.post(f"{INBOX}{question.public_id}/", {"body": "ß" * 5001})

    assert response.status_code == 422
    assert "ß" * 5001 in response.content.decode()
    assert not Answer.objects.exists()


def test_every_form_of_the_inbox_has_a_field_of_its_own(team: Client, asking: Asking) -> None:
    ids = [f"id_body_{asking.ask(body).public_id}" for body in ("Eins?", "Zwei?")]

    page = team.get(INBOX).content.decode()

    assert all(page.count(f'id="{name}"') == 1 for name in ids)


def test_other_learners_see_nothing_of_it(client: Client, asking: Asking) -> None:
    question = asking.ask("Geheim?")
    client.force_login(asking.another_learner())

    assert "Geheim?" not in client.get(UNIT).content.decode()
    for address in (
        INBOX,
        f"{INBOX}{question.public_id}/",
        f"/fragen/{question.public_id}/aendern/",
    ):
        assert client.get(address).status_code == 404


def test_a_pupil_is_named_to_the_team_only(client: Client, team: Client, asking: Asking) -> None:
    MembershipFactory.create(
        person=asking.learner,
        school=None,
        school_class=SchoolClassFactory.create(),
        role=Role.PUPIL,
    )
    question = asking.ask()
    client.force_login(CentreRoleFactory.create(role=CentreRoleName.STAFF).person)

    for address in (INBOX, f"{INBOX}{question.public_id}/"):
        assert "Meryem" in team.get(address).content.decode()
        assert "Meryem" not in client.get(address).content.decode()


def test_json_asks_changes_and_deletes(learner: Client) -> None:
    asked = learner.post(
        f"{API}units/a/questions/", {"body": "Wie viel?"}, content_type="application/json"
    )
    question = asked.json()
    address = f"/api/v1/questions/{question['public_id']}/"
    version = {"If-Match": learner.get(address).headers["ETag"]}
    changed = learner.put(
        address, {"body": "Wie schwer?"}, content_type="application/json", headers=version
    )

    assert (asked.status_code, changed.json()["body"]) == (201, "Wie schwer?")
    assert learner.get(f"{API}units/a/questions/").json()["results"] == [changed.json()]
    assert learner.get("/api/v1/questions/").json()["results"] == [changed.json()]
    blind, late = learner.delete(address), learner.delete(address, headers=version)
    assert (blind.status_code, late.status_code) == (428, 412)
    assert learner.delete(address, headers={"If-Match": "*"}).status_code == 204
    assert learner.get("/api/v1/questions/").json() == {"next": None, "results": []}


def test_json_answers_and_reads(learner: Client, team: Client, asking: Asking) -> None:
    question = asking.ask()
    [entry] = team.get(f"{API}questions/").json()["results"]
    answers = f"{API}questions/{entry['public_id']}/answers/"
    assert team.get(f"{API}questions/{entry['public_id']}/").json() == entry

    answered = team.post(answers, {"body": "Zehn Kilo."}, content_type="application/json")

    assert answered.status_code == 201
    assert set(answered.json()) == {"public_id", "author", "body", "answered_at", "read_at"}
    assert team.get(f"{API}questions/", {"box": "answered"}).json()["results"][0]["answers"]
    own = learner.get("/api/v1/questions/").json()["results"][0]
    assert (own["answers"][0]["author"], own["answers"][0]["read_at"]) == ("Svenja Oltmanns", None)
    assert learner.put("/api/v1/questions/read/").status_code == 204
    refused = learner.put(
        f"/api/v1/questions/{question.public_id}/",
        {"body": "x"},
        content_type="application/json",
        headers={"If-Match": "*"},
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "already_answered")


@pytest.mark.parametrize("page", [INBOX, f"{INBOX}?stand=answered", "/fragen/", UNIT, "/"])
def test_pages_cost_the_same_for_2_questions_and_for_20(asking: Asking, page: str) -> None:
    client = Client()
    client.force_login(asking.trainer if page.startswith(INBOX) else asking.learner)

    def add(number: int) -> None:
        for count in range(number):
            place = Question.objects.count()
            person = asking.learner if count % 2 else asking.another_learner(f"Person {place}")
            question = Question.objects.create(unit=asking.unit, asker=person, body=f"{place}?")
            if count % 4 > 1:
                answer_question(actor=asking.trainer, question=question, body="So.")
        Answer.objects.update(read_at=asking.course.updated_at)

    add(4)
    client.get(page)
    few = count_queries(lambda: client.get(page))
    add(20)

    assert count_queries(lambda: client.get(page)) == few
