"""A course's door as its team sees it."""

import pytest

from courses.enrolment.models import Application, Enrolment
from courses.enrolment.selectors import entry_of
from courses.enrolment.vocabulary import ApplicationState
from tests.courses.enrolment.conftest import Door
from tests.courses.enrolment.reading import text_of, visitor
from tests.factories.accounts import UserFactory
from tests.factories.schools import CentreRoleFactory, MembershipFactory, SchoolFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(door: Door) -> str:
    return f"/kurse/{door.course.slug}/"


def test_the_team_reads_requests_and_says_yes(door: Door, address: str) -> None:
    door.arrange("approval")
    learner = UserFactory.create(display_name="Jonas Brandt")
    door.knock(learner, reason="Ich leite die AG.")
    client = visitor(door.trainer)
    page = text_of(client.get(f"{address}antraege/"))
    assert "Jonas Brandt" in page
    assert "Ich leite die AG." in page
    application = Application.objects.get()

    data = {"decision": "approve", f"a{application.pk}-answer": "Willkommen!"}
    page = text_of(client.post(f"{address}antraege/{application.public_id}/", data, follow=True))

    assert "Jonas Brandt nimmt jetzt teil." in page
    application.refresh_from_db()
    assert application.answer == "Willkommen!"
    page = text_of(client.post(f"{address}antraege/{application.public_id}/", data, follow=True))
    assert "Diese Anfrage ist inzwischen erledigt." in page


def test_too_long_an_answer_is_shown_where_it_was_typed(door: Door, address: str) -> None:
    door.arrange("approval")
    door.knock(reason="Bitte")
    application = Application.objects.get()
    answer = "nein " * 300
    response = visitor(door.trainer).post(
        f"{address}antraege/{application.public_id}/",
        {"decision": "decline", f"a{application.pk}-answer": answer},
    )
    assert answer in response.content.decode()
    assert "höchstens 1000 Zeichen" in text_of(response)
    application.refresh_from_db()
    assert application.state == ApplicationState.PENDING


def test_the_list_stands_in_order_and_people_can_be_taken_off(door: Door, address: str) -> None:
    door.arrange(capacity=1)
    door.knock()
    for name in ("Erste", "Zweite"):
        door.knock(UserFactory.create(display_name=name))
    client = visitor(door.trainer)
    page = text_of(client.get(f"{address}antraege/"))
    assert page.index("Erste") < page.index("Zweite")
    assert "1 von 1 belegt" in page

    first = Application.objects.order_by("ticket").first()
    assert first is not None
    page = text_of(
        client.post(f"{address}antraege/{first.public_id}/", {"decision": "decline"}, follow=True)
    )
    assert "Erste hat Bescheid." in page


def test_access_is_arranged_and_read_back(door: Door, address: str) -> None:
    client = visitor(door.trainer)
    data = {"way": "key", "key": "Tafelbild 7", "capacity": "16", "closes_at": "2101-12-21T00:00"}
    page = text_of(client.post(f"{address}antraege/zugang/", data, follow=True))
    assert "So kommen ab jetzt alle hinein." in page
    assert "0 von 16 belegt" in page
    assert "20. Dezember 2101" in page

    form = client.get(f"{address}antraege/zugang/").content.decode()
    assert 'value="2101-12-21T00:00"' in form
    assert "tafelbild" not in form.casefold().replace(" ", "")
    data = {"way": "key", "key": "", "capacity": ""}
    client.post(f"{address}antraege/zugang/", data)
    assert entry_of(door.course).key_hash
    assert entry_of(door.course).capacity is None


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"way": "key"}, "Bitte wählen Sie einen Schlüssel."),
        ({"way": "key", "key": "kurz"}, "6 bis 60 Zeichen"),
        ({"way": "open", "capacity": "0"}, "mindestens einen Platz"),
        ({"way": "open", "capacity": "viele"}, "Bitte schreiben Sie eine Zahl"),
        ({"way": "open", "opens_at": "bald"}, "24.11.2026 08:00"),
        (
            {"way": "open", "opens_at": "2026-12-02T08:00", "closes_at": "2026-12-01T08:00"},
            "ein Ende nach dem Anfang",
        ),
    ],
)
def test_impossible_access_is_said_at_its_field(
    door: Door, address: str, data: dict[str, str], says: str
) -> None:
    response = visitor(door.trainer).post(f"{address}antraege/zugang/", data)
    assert says in text_of(response)
    assert 'aria-invalid="true"' in response.content.decode()


def test_a_pasted_list_is_enrolled_and_says_what_happened(door: Door, address: str) -> None:
    school = SchoolFactory.create()
    MembershipFactory.create(person=door.trainer, school=school)
    known = MembershipFactory.create(school=school).person
    client = visitor(door.trainer)

    response = client.post(
        f"{address}antraege/personen/", {"names": f"{known.username}\nniemand", "do": "enrol"}
    )

    page = text_of(response)
    assert f"{known.username} {known.display_name} eingeschrieben" in page
    assert "niemand – niemand mit diesem Namen" in page
    assert ">\nniemand</textarea>" in response.content.decode()
    assert Enrolment.objects.get().learner == known


def test_invitations_are_listed_and_withdrawn(door: Door, address: str) -> None:
    CentreRoleFactory.create(person=door.trainer, role="staff")
    guest = UserFactory.create(display_name="Gast Eins")
    client = visitor(door.trainer)
    page = text_of(
        client.post(f"{address}antraege/personen/", {"names": guest.username, "do": "invite"})
    )
    assert "Gast Eins eingeladen" in page

    page = text_of(
        client.post(f"{address}antraege/einladungen/{guest.public_id}/zuruecknehmen/", follow=True)
    )
    assert "Gast Eins ist nicht mehr eingeladen." in page


def test_a_draft_keeps_the_names_that_were_typed(door: Door, address: str) -> None:
    door.course.state = "draft"
    door.course.save()
    response = visitor(door.trainer).post(
        f"{address}antraege/personen/", {"names": "jonas.brandt", "do": "enrol"}
    )
    assert "jonas.brandt</textarea>" in response.content.decode()
    assert "nimmt zurzeit niemanden auf" in text_of(response)


def test_the_team_finds_the_page_from_the_course(door: Door, address: str) -> None:
    door.arrange("approval")
    door.knock(reason="Bitte")
    page = visitor(door.trainer).get(address).content.decode()
    assert f'href="{address}antraege/"' in page
    assert '<span class="count">1</span>' in page
    assert "antraege" not in visitor(UserFactory.create()).get(address).content.decode()


def test_every_form_carries_its_token(door: Door, address: str) -> None:
    door.arrange(capacity=1)
    door.knock()
    door.knock()
    door.course.invitations.create(person=UserFactory.create())
    door.arrange("approval", capacity=1)
    door.knock(reason="Bitte")
    client = visitor(door.trainer)
    for page in ("", "zugang/", "personen/"):
        shown = client.get(f"{address}antraege/{page}").content.decode()
        main = shown[shown.index("<main") : shown.index("</main>")]
        assert main.count("<form") == main.count("csrfmiddlewaretoken") > 0, page
