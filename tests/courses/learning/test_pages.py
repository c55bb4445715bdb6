"""The player's pages and their JSON twins."""

import pytest
from django.test import Client

from courses.enrolment.services import leave_course
from courses.learning.models import UnitProgress
from courses.learning.services import mark_done, record_result, record_view
from courses.outline.models import Course
from courses.outline.vocabulary import Visibility
from tests.courses.learning.conftest import Journey
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
BASE = "/kurse/reise/"
API = "/api/v1/courses/reise/"


@pytest.fixture
def learner_client(client: Client, journey: Journey) -> Client:
    client.force_login(journey.learner)
    client.post("/einstellungen/sprache/", {"language": "en"})
    return client


def test_resuming_leads_to_the_first_open_unit(learner_client: Client) -> None:
    response = learner_client.get(f"{BASE}lernen/")

    assert response.headers["Location"] == f"{BASE}lernen/a/"


def test_opening_a_unit_is_noted_and_offers_to_mark_it(
    learner_client: Client, journey: Journey
) -> None:
    response = learner_client.get(f"{BASE}lernen/a/")

    assert "Done, go on" in response.content.decode()
    assert UnitProgress.objects.get(unit=journey.a).first_viewed_at is not None


def test_a_browser_that_only_looks_ahead_leaves_no_trace(learner_client: Client) -> None:
    learner_client.get(f"{BASE}lernen/b/", headers={"Sec-Purpose": "prefetch"})

    assert not UnitProgress.objects.exists()


def test_marking_leads_on_to_the_next_unit(learner_client: Client) -> None:
    response = learner_client.post(f"{BASE}lernen/a/erledigt/", follow=True)

    assert response.redirect_chain[-1][0] == f"{BASE}lernen/b/"
    assert "“A” is done." in response.content.decode()


def test_a_closed_unit_shows_what_to_do_first_and_nothing_else(
    learner_client: Client, journey: Journey
) -> None:
    content = learner_client.get(f"{BASE}lernen/c/").content.decode()

    assert "Opens as soon as the section “Eins” is finished." in content
    assert journey.c.reading.html not in content
    assert not UnitProgress.objects.filter(unit=journey.c).exists()


def test_marking_a_closed_unit_is_refused_with_the_reason(learner_client: Client) -> None:
    response = learner_client.post(f"{BASE}lernen/d/erledigt/")

    assert response.status_code == 409
    assert "still closed" in response.content.decode()


def test_the_last_mark_leads_to_the_confirmation(learner_client: Client, journey: Journey) -> None:
    mark_done(actor=journey.learner, unit=journey.a)
    record_view(actor=journey.learner, unit=journey.b)
    record_result(actor=journey.learner, unit=journey.c, raw_score=5, max_score=5, source="quiz")

    response = learner_client.post(f"{BASE}lernen/d/erledigt/", follow=True)

    content = response.content.decode()
    assert response.redirect_chain[-1][0] == f"{BASE}bestaetigung/"
    for expected in ("Meryem Kaya", "Reise", "Eins", "Zwei", "40 min"):
        assert expected in content


def test_a_confirmation_stays_when_its_course_is_closed_to_its_learner(
    learner_client: Client, journey: Journey
) -> None:
    mark_done(actor=journey.learner, unit=journey.a)
    record_view(actor=journey.learner, unit=journey.b)
    record_result(actor=journey.learner, unit=journey.c, raw_score=5, max_score=5, source="quiz")
    mark_done(actor=journey.learner, unit=journey.d)
    leave_course(actor=journey.learner, course=journey.course)
    Course.objects.update(visibility=Visibility.INVITED)

    assert learner_client.get(BASE).status_code == 404
    assert "Meryem Kaya" in learner_client.get(f"{BASE}bestaetigung/").content.decode()


def test_before_the_end_the_confirmation_says_what_is_missing(learner_client: Client) -> None:
    content = learner_client.get(f"{BASE}bestaetigung/").content.decode()

    assert "Still missing for your confirmation" in content
    assert f'href="{BASE}lernen/a/"' in content


def test_who_is_not_enrolled_is_shown_the_way_in(client: Client, journey: Journey) -> None:
    client.force_login(UserFactory.create())

    response = client.get(f"{BASE}lernen/a/")

    assert response.status_code == 403
    assert f'href="{BASE}"' in response.content.decode()


def test_a_unit_that_does_not_exist_is_absent(learner_client: Client) -> None:
    assert learner_client.get(f"{BASE}lernen/zzz/").status_code == 404


def test_a_file_whose_name_no_database_takes_is_absent(learner_client: Client) -> None:
    assert learner_client.get(f"{BASE}dateien/a%00.png").status_code == 404


def test_json_and_pages_agree(learner_client: Client) -> None:
    marked = learner_client.put(f"{API}units/a/mark/")
    viewed = learner_client.post(f"{API}units/b/view/")
    standing = learner_client.get(f"{API}standing/").json()

    assert marked.json()["state"] == viewed.json()["state"] == "done"
    assert (standing["done"], standing["total"], standing["resume"]) == (2, 4, "c")
    assert standing["sections"][1]["units"][1]["missing_units"] == ["c"]
    assert "2 of 4 units" in learner_client.get(BASE).content.decode()


def test_json_refuses_a_closed_unit_as_a_problem(learner_client: Client) -> None:
    response = learner_client.put(f"{API}units/d/mark/")

    assert response.status_code == 409
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "locked"


def test_every_form_of_the_player_carries_its_token(learner_client: Client) -> None:
    learner_client.post(f"{BASE}lernen/a/erledigt/")

    content = learner_client.get(f"{BASE}lernen/a/").content.decode()

    forms = content.count('method="post"')
    assert forms == content.count('name="csrfmiddlewaretoken" value="') > 0
    assert 'name="csrfmiddlewaretoken" value=""' not in content
