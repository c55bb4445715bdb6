"""A course's door as those see it who come."""

import datetime

import pytest

from courses.enrolment.models import Application, Enrolment
from courses.enrolment.services import KeyChange
from courses.enrolment.vocabulary import ApplicationState
from courses.outline.vocabulary import Visibility
from lms.accounts.models import User
from tests.courses.enrolment.conftest import Door
from tests.courses.enrolment.reading import text_of, visitor
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def course_page(door: Door, person: User | None = None) -> str:
    return text_of(visitor(person).get(f"/kurse/{door.course.slug}/"))


@pytest.fixture
def address(door: Door) -> str:
    return f"/kurse/{door.course.slug}/"


def test_seats_are_shown_as_long_as_there_are_some(door: Door) -> None:
    door.arrange(capacity=3)
    door.knock()
    assert "2 von 3 Plätzen frei" in course_page(door)
    assert "2 von 3 Plätzen frei" in course_page(door, UserFactory.create())


def test_a_full_course_offers_the_place_on_the_list(door: Door, address: str) -> None:
    door.arrange(capacity=1)
    door.knock()
    door.knock()
    learner = UserFactory.create()
    page = course_page(door, learner)
    assert "Auf die Warteliste (Platz 2)" in page
    assert "Der einzige Platz ist belegt" in page

    answer = text_of(visitor(learner).post(f"{address}einschreiben/", follow=True))

    assert "Sie stehen auf Platz 2 der Warteliste." in answer
    assert "Einschreiben" not in answer


def test_leaving_the_list_asks_first(door: Door, address: str) -> None:
    door.arrange(capacity=1)
    door.knock()
    learner = UserFactory.create()
    door.knock(learner)
    client = visitor(learner)
    assert "verlassen?" in text_of(client.get(f"{address}anfrage/zurueckziehen/"))
    assert Application.objects.get().state == ApplicationState.WAITING

    page = text_of(client.post(f"{address}anfrage/zurueckziehen/", follow=True))
    assert "Auf die Warteliste (Platz 1)" in page


def test_who_leaves_a_list_of_a_hidden_course_is_led_to_others(door: Door, address: str) -> None:
    door.arrange(capacity=1)
    door.knock()
    learner = UserFactory.create()
    door.knock(learner)
    door.course.visibility = Visibility.INVITED
    door.course.save()
    response = visitor(learner).post(f"{address}anfrage/zurueckziehen/")
    assert response["Location"] == "/kurse/"


def test_a_wrong_key_stays_in_the_field_with_the_reason_beside_it(door: Door, address: str) -> None:
    door.arrange("key", key_change=KeyChange("tafelbild"))
    client = visitor(UserFactory.create())
    assert "Schlüssel" in text_of(client.get(address))

    response = client.post(f"{address}einschreiben/", {"key": "tafelbald"})
    page = response.content.decode()
    assert 'value="tafelbald"' in page
    assert 'aria-invalid="true"' in page
    assert "Dieser Schlüssel passt nicht." in text_of(response)

    client.post(f"{address}einschreiben/", {"key": "Tafelbild"})
    assert Enrolment.objects.count() == 1


def test_an_empty_key_is_asked_for(door: Door, address: str) -> None:
    door.arrange("key", key_change=KeyChange("tafelbild"))
    client = visitor(UserFactory.create())
    assert "Bitte schreiben Sie den Schlüssel" in text_of(client.post(f"{address}einschreiben/"))


def test_a_request_shows_where_it_is_and_can_be_withdrawn(door: Door, address: str) -> None:
    door.arrange("approval")
    learner = UserFactory.create()
    client = visitor(learner)
    assert "Warum möchten Sie teilnehmen?" in text_of(client.get(address))

    reason = "Weil <b>ich</b>\nplane."
    page = text_of(client.post(f"{address}einschreiben/", {"reason": reason}, follow=True))
    assert "Ihre Anfrage liegt beim Team." in page
    assert "&lt;b&gt;ich&lt;/b&gt; plane." in page

    page = text_of(client.post(f"{address}anfrage/zurueckziehen/", follow=True))
    assert "Warum möchten Sie teilnehmen?" in page


def test_too_long_a_reason_is_not_lost(door: Door, address: str) -> None:
    door.arrange("approval")
    reason = "sehr " * 300
    response = visitor(UserFactory.create()).post(f"{address}einschreiben/", {"reason": reason})
    assert reason in response.content.decode()
    assert "höchstens 1000 Zeichen" in text_of(response)


def test_the_window_is_said_with_its_days(door: Door, address: str) -> None:
    midnight = datetime.timezone(datetime.timedelta(hours=1))
    door.arrange(
        opens_at=datetime.datetime(2101, 12, 1, tzinfo=midnight),
        closes_at=datetime.datetime(2101, 12, 21, tzinfo=midnight),
    )
    learner = UserFactory.create()
    page = course_page(door, learner)
    assert "Die Einschreibung beginnt am 1. Dezember 2101." in page
    assert "Ende am 20. Dezember 2101." in page
    assert "Einschreiben und beginnen" not in page

    response = visitor(learner).post(f"{address}einschreiben/", follow=True)
    assert "Bitte kommen Sie dann wieder." in text_of(response)


def test_a_window_that_has_passed_says_so(door: Door) -> None:
    closed = datetime.datetime(2001, 5, 3, 16, tzinfo=datetime.UTC)
    door.arrange(closes_at=closed)
    assert "Die Einschreibung endete am 3. Mai 2001, 18:00 Uhr." in course_page(door)


def test_without_an_invitation_one_reads_whom_to_ask(door: Door) -> None:
    door.arrange("invited")
    assert "Wenn Sie dazugehören, melden Sie sich an." in course_page(door)
    assert "Bitten Sie jemanden aus dem Team" in course_page(door, UserFactory.create())


def test_without_a_valid_key_nobody_types_one(door: Door) -> None:
    door.arrange("key")
    assert "Zurzeit öffnet kein Schlüssel diesen Kurs." in course_page(door, UserFactory.create())


def test_the_doors_form_carries_its_token(door: Door, address: str) -> None:
    client = visitor(UserFactory.create())
    for page in ("", "einschreiben/"):
        shown = client.get(f"{address}{page}").content.decode()
        main = shown[shown.index("<main") : shown.index("</main>")]
        assert main.count("<form") == main.count("csrfmiddlewaretoken") == 1, page
