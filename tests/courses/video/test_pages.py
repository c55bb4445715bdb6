"""What learners see of a film, and the two doors of the room."""

import datetime
import re

import pytest
from django.test import Client
from rest_framework.test import APIClient

from courses.enrolment.services import enrol_learner
from courses.learning.models import UnitProgress
from courses.learning.services import record_view
from courses.outline.models import CourseTeamMember, Unit
from courses.outline.vocabulary import Completion, TeamRole
from courses.video.models import Video, WatchedShare
from courses.video.services import record_watching
from lms.accounts.models import User
from lms.kernel.clock import now
from tests.courses.video.samples import film_unit
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def learner_of(unit: Unit) -> User:
    learner: User = UserFactory.create(language="en")
    enrol_learner(actor=learner, course=unit.course)
    record_view(actor=learner, unit=unit, at=now() - datetime.timedelta(minutes=5))
    return learner


def address(unit: Unit, end: str = "") -> str:
    return f"/kurse/{unit.course.slug}/lernen/{unit.key}/{end}"


def api_address(unit: Unit) -> str:
    return f"/api/v1/courses/{unit.course.slug}/units/{unit.key}/watched/"


def page(client: Client, user: User, unit: Unit) -> str:
    client.force_login(user)
    answer = client.get(address(unit), headers={"Accept-Language": "en"})
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_page_shows_film_captions_chapters_and_transcript(client: Client) -> None:
    unit = film_unit()
    files = f"/kurse/{unit.course.slug}/dateien/"
    html = page(client, learner_of(unit), unit)
    assert f'<source src="{files}film.webm" type="video/webm">' in html
    assert f'<track kind="captions" src="{files}film.vtt" srclang="de" label="Deutsch">' in html
    assert f'<track kind="chapters" src="{files}parts.vtt"' in html
    assert '<li data-start="6.0"><span class="cue">0:06</span>' in html
    assert '<p data-start="4"><span class="cue">0:04</span> This is a board.</p>' in html
    assert 'src="/static/video/js/video-unit.js"' in html
    assert 'href="/static/video/video.css"' in html
    assert "unit-page--wide" in html


def test_the_film_goes_on_where_it_was_left_without_a_script(client: Client) -> None:
    unit = film_unit()
    learner = learner_of(unit)
    record_watching(actor=learner, unit=unit, segments=[(0, 6.5)], position_seconds=6.5)
    html = page(client, learner, unit)
    assert "film.webm#t=6.5" in html
    assert "Goes on at 0:06" in html
    assert "54 % watched" in html


@pytest.mark.parametrize("position", [1.0, 11.0, 12.0])
def test_near_its_ends_a_film_begins_anew(client: Client, position: float) -> None:
    unit = film_unit()
    learner = learner_of(unit)
    record_watching(actor=learner, unit=unit, segments=[(0, 12)], position_seconds=position)
    assert "#t=" not in page(client, learner, unit)


def test_the_share_is_spoken_of_as_watching(client: Client) -> None:
    unit = film_unit(pass_percent=80)
    learner = learner_of(unit)
    assert "Watch at least 80 percent of the film, or read its transcript." in page(
        client, learner, unit
    )
    record_watching(
        actor=learner, unit=unit, segments=[(0, 6)], position_seconds=6, sitting_ends=True
    )
    html = page(client, learner, unit)
    assert "Watched so far: 49 percent." in html
    assert "49 of 80 percent watched" in html


def test_the_team_sees_the_film_and_is_not_watched(client: Client) -> None:
    unit = film_unit()
    trainer = UserFactory.create(language="en")
    CourseTeamMember.objects.create(course=unit.course, person=trainer, role=TeamRole.TRAINER)
    html = page(client, trainer, unit)
    assert "<video " in html
    assert "data-report" not in html
    assert "I have read the transcript" not in html


def test_reading_is_offered_only_where_watching_would_complete(client: Client) -> None:
    by_mark = film_unit(completion=Completion.MARK)
    assert "I have read the transcript" not in page(client, learner_of(by_mark), by_mark)
    by_share = film_unit()
    assert "I have read the transcript" in page(client, learner_of(by_share), by_share)


def test_having_read_completes_the_unit(client: Client) -> None:
    unit = film_unit()
    learner = learner_of(unit)
    client.force_login(learner)
    answer = client.post(address(unit, "gelesen/"))
    assert (answer.status_code, answer["Location"]) == (302, address(unit))
    assert UnitProgress.objects.get(learner=learner, unit=unit).completed_at is not None


def test_a_film_that_was_taken_away_leaves_its_transcript(client: Client) -> None:
    unit = film_unit()
    unit.course.files.filter(path="film.webm").delete()
    html = page(client, learner_of(unit), unit)
    assert "The film is not here at the moment" in html
    assert "This is a board." in html
    assert "<video " not in html


def test_a_film_elsewhere_is_never_loaded_and_its_page_says_who_learns_what(
    client: Client,
) -> None:
    unit = film_unit(completion=Completion.MARK)
    Video.objects.filter(unit=unit).update(film=None, external_url="https://youtu.be/abc")
    html = page(client, learner_of(unit), unit)
    assert "This film lies on a page of YouTube (Google)" in html
    assert "learns your IP address" in html
    assert re.findall(r'(?:src|poster|data)="https?:[^"]*"', html) == []
    (link,) = re.findall(r'<a [^>]*href="https://youtu.be/abc"[^>]*>', html)
    for part in ('target="_blank"', "noopener noreferrer", 'referrerpolicy="no-referrer"'):
        assert part in link


def test_a_report_is_answered_with_what_is_known_now() -> None:
    unit = film_unit()
    client = APIClient()
    client.force_login(learner_of(unit))
    report = {"segments": [[0, 6]], "position_seconds": 6, "sitting_ends": True}
    answer = client.put(api_address(unit), report, format="json")
    assert answer.status_code == 200
    known = answer.json()
    assert (known["percent"], known["position_seconds"], known["is_result"]) == (49, 6.0, True)
    assert WatchedShare.objects.get().segments == [[0.0, 6.0]]


@pytest.mark.parametrize(
    "report",
    [
        {},
        {"segments": [[0]], "position_seconds": 1},
        {"segments": [[0, -1]], "position_seconds": 1},
        {"segments": [["a", "b"]], "position_seconds": 1},
        {"segments": [[0, 1]] * 501, "position_seconds": 1},
        {"segments": [], "position_seconds": -1},
    ],
)
def test_a_garbled_report_is_refused(report: dict[str, object]) -> None:
    unit = film_unit()
    client = APIClient()
    client.force_login(learner_of(unit))
    answer = client.put(api_address(unit), report, format="json")
    assert answer.status_code in (400, 422)
    assert not WatchedShare.objects.exists()


def test_a_report_needs_the_token_of_the_page() -> None:
    unit = film_unit()
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(learner_of(unit))
    report = {"segments": [[0, 6]], "position_seconds": 6}
    assert client.put(api_address(unit), report, format="json").status_code == 403
    html = client.get(address(unit)).content.decode()
    token = re.findall(
        r'data-token><input type="hidden" name="csrfmiddlewaretoken" value="(\w+)"', html
    )
    answer = client.put(api_address(unit), report, format="json", headers={"X-CSRFToken": token[0]})
    assert answer.status_code == 200


def test_visitors_are_led_to_sign_in(client: Client) -> None:
    unit = film_unit()
    assert client.put(api_address(unit)).status_code == 401
    answer = client.post(address(unit, "gelesen/"))
    assert answer.status_code == 302
    assert "/konto/anmelden/" in answer["Location"]
