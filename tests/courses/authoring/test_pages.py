"""The workshop's pages, as people without scripts use them."""

import re

import pytest
from django.test import Client

from courses.authoring import services
from courses.authoring.ordering import Place
from courses.outline.models import Course, Unit
from courses.outline.vocabulary import Release
from tests.courses.authoring.conftest import Bench
from tests.factories.accounts import UserFactory
from tests.factories.schools import CentreRoleFactory

pytestmark = pytest.mark.django_db

HERE = "/kurse/werk/werkstatt/"


@pytest.fixture
def page(bench: Bench, client: Client) -> Client:
    """A browser in which the author has signed in."""
    client.force_login(bench.author)
    return client


def text(response: object) -> str:
    """The page as text, without runs of spaces."""
    content = response.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", content)


def test_a_trainer_makes_a_course_from_nothing(client: Client) -> None:
    trainer = CentreRoleFactory.create().person
    client.force_login(trainer)
    assert "Der erste Kurs" in text(client.get("/werkstatt/"))
    answer = client.post(
        "/werkstatt/neu/",
        {"title": "Übungen für Größe", "audience": "teachers", "language": "de"},
        follow=True,
    )
    assert answer.redirect_chain[-1][0] == "/kurse/uebungen-fuer-groesse/werkstatt/"
    assert "Der erste Abschnitt" in text(answer)
    course = Course.objects.get()
    assert (course.state, course.team.get().person) == ("draft", trainer)


def test_an_address_that_is_taken_is_said_at_its_field_with_one_that_is_free(
    bench: Bench, client: Client
) -> None:
    client.force_login(bench.owner)
    data = {"title": "Neu", "audience": "teachers", "language": "de", "slug": "werk"}
    answer = client.post("/werkstatt/neu/", data)
    assert answer.status_code == 422
    assert "Frei wäre „werk-2“" in text(answer)
    assert 'value="Neu"' in text(answer)


def test_buttons_move_a_unit_and_the_way_back_is_offered(bench: Bench, page: Client) -> None:
    answer = page.post(
        f"{HERE}einheiten/b/verschieben/", {"direction": "up", "version": "0"}, follow=True
    )
    assert bench.keys() == [["b", "a"], ["c"]]
    assert "„B“ ist verschoben." in text(answer)
    assert f'action="{HERE}rueckgaengig/"' in text(answer)

    page.post(f"{HERE}rueckgaengig/")
    assert bench.keys() == [["a", "b"], ["c"]]
    assert "Es gibt nichts mehr" in text(page.post(f"{HERE}rueckgaengig/", follow=True))


def test_a_unit_goes_to_a_place_out_of_the_list(bench: Bench, page: Client) -> None:
    page.post(f"{HERE}einheiten/a/verschieben/", {"place": "two/c"})
    assert bench.keys() == [["b"], ["a", "c"]]


def test_an_outdated_page_moves_nothing_and_says_so(bench: Bench, page: Client) -> None:
    services.move_unit(actor=bench.owner, course=bench.course, key="b", to=Place("two"))
    answer = page.post(
        f"{HERE}einheiten/a/verschieben/", {"direction": "down", "version": "0"}, follow=True
    )
    assert bench.keys() == [["a"], ["c", "b"]]
    assert "Inzwischen hat jemand anderes die Gliederung geändert." in text(answer)


def test_an_archived_unit_comes_back_by_the_toast_or_from_the_list(
    bench: Bench, page: Client
) -> None:
    page.post(f"{HERE}einheiten/a/archivieren/")
    page.post(f"{HERE}rueckgaengig/")
    assert bench.keys() == [["a", "b"], ["c"]]

    answer = page.post(f"{HERE}einheiten/a/archivieren/", follow=True)
    assert "1 archivierte Lerneinheit" in text(answer)
    page.post(f"{HERE}einheiten/a/zurueckholen/", {"section": "two"})
    assert bench.keys() == [["b"], ["c", "a"]]


def test_a_title_is_asked_for_where_it_is_missing(bench: Bench, page: Client) -> None:
    answer = page.post(f"{HERE}abschnitte/one/einheiten/", {"one-kind": "reading"})
    assert answer.status_code == 422
    assert "Bitte einen Titel eingeben." in text(answer)
    assert Unit.objects.count() == 3


def test_a_new_unit_shows_as_a_draft_without_a_text(bench: Bench, page: Client) -> None:
    data = {"two-title": "Neues", "two-kind": "video"}
    answer = page.post(f"{HERE}abschnitte/two/einheiten/", data, follow=True)
    assert answer.redirect_chain[-1][0] == f"{HERE}einheiten/neues/"
    assert "„Neues“ ist da, als Entwurf." in text(answer)
    assert "Noch nichts geschrieben" in text(page.get(HERE))


def test_properties_are_saved_and_come_back(bench: Bench, page: Client) -> None:
    address = f"{HERE}einheiten/a/eigenschaften/"
    seen = re.search(r'name="seen" value="(\w+)"', text(page.get(address)))
    assert seen is not None
    data = {
        "title": "Anders",
        "summary": "",
        "minutes": "15",
        "state": "draft",
        "completion": "view",
        "visible_from": "2026-12-01T08:00",
        "seen": seen[1],
    }
    assert page.post(address, data).status_code == 302
    unit = Unit.objects.get(key="a")
    assert (unit.title, unit.minutes, unit.state) == ("Anders", 15, Release.DRAFT)
    assert 'value="2026-12-01T08:00"' in text(page.get(address))

    late = page.post(address, {**data, "title": "Zu spät"})
    assert late.status_code == 422
    assert "Inzwischen hat jemand anderes diese Lerneinheit geändert." in text(late)
    assert 'value="Zu spät"' in text(late)
    again = re.search(r'name="seen" value="(\w+)"', text(late))
    assert again is not None
    assert page.post(address, {**data, "title": "Zu spät", "seen": again[1]}).status_code == 302
    assert Unit.objects.get(key="a").title == "Zu spät"


def test_impossible_times_are_said_at_their_field(bench: Bench, page: Client) -> None:
    data = {
        "title": "A",
        "minutes": "10",
        "state": "published",
        "completion": "mark",
        "visible_from": "2026-12-01T08:00",
        "visible_until": "2026-11-01T08:00",
    }
    answer = page.post(f"{HERE}einheiten/a/eigenschaften/", data)
    assert answer.status_code == 422
    assert "nach dem Einblenden" in text(answer)


def test_trainers_read_why_they_may_not_and_others_find_nothing(
    bench: Bench, client: Client
) -> None:
    client.force_login(bench.trainer)
    answer = client.get(HERE)
    assert answer.status_code == 403
    assert "ändern nur Autor:innen und Verantwortliche" in text(answer)
    client.force_login(UserFactory.create())
    assert client.get(HERE).status_code == 404
    assert client.get("/werkstatt/").status_code == 404
    assert "/werkstatt/" not in text(client.get("/"))


def test_a_copy_has_everything_but_people(bench: Bench, client: Client) -> None:
    bench.b.requires.add(bench.a)
    bench.course.invitations.create(person=bench.trainer)
    client.force_login(bench.owner)
    answer = client.post(f"{HERE}kopie/", {"title": "Werk zwei"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/kurse/werk-zwei/werkstatt/"
    copy = Course.objects.get(slug="werk-zwei")
    assert (copy.state, copy.team.get().person) == ("draft", bench.owner)
    assert [unit.title for unit in copy.units.order_by("section__position", "position")] == [
        "A",
        "B",
        "C",
    ]
    assert copy.units.get(key="b").requires.get() == copy.units.get(key="a")
    assert copy.units.get(key="a").reading.source == "Hello **world**"
    assert not copy.invitations.exists()


def test_deleting_says_what_it_means_and_can_be_taken_back(bench: Bench, client: Client) -> None:
    client.force_login(bench.owner)
    assert "30 Tage lang" in text(client.get(f"{HERE}loeschen/"))
    answer = client.post(f"{HERE}loeschen/", follow=True)
    assert "Gelöschte Kurse" in text(answer)
    assert client.get(HERE).status_code == 404
    client.post(f"{HERE}wiederherstellen/")
    assert client.get(HERE).status_code == 200


def test_a_courses_workshop_is_marked_as_the_workshop_in_the_navigation(
    bench: Bench, page: Client
) -> None:
    for address, name in ((HERE, "Werkstatt"), ("/kurse/werk/", "Kurse")):
        navigation = text(page.get(address)).partition('class="site-nav"')[2].partition("</nav>")[0]
        (marked,) = re.findall(r'aria-current="true">.*?<span>(.*?)</span>', navigation)
        assert marked == name
