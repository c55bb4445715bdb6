"""The catalogue's pages and their JSON twins."""

import html
import json
import re

import pytest
from django.test import Client

from courses.enrolment.services import enrol_learner
from courses.outline.vocabulary import Audience, Visibility
from lms.kernel.clock import now
from tests.factories.accounts import UserFactory
from tests.factories.outline import CourseFactory, SectionFactory, UnitFactory
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db


def page(client: Client, path: str, **data: str) -> str:
    return client.get(path, data, headers={"Accept-Language": "de"}).content.decode()


def test_a_visitor_sees_public_courses_and_how_to_take_part(client: Client) -> None:
    unit = UnitFactory.create(section__course__title="Planen", section__course__slug="planen")

    assert "Planen" in page(client, "/kurse/")
    content = page(client, "/kurse/planen/")
    assert unit.title in content
    assert "/konto/anmelden/?next=/kurse/planen/" in content
    assert "/lernen/" not in content, "a visitor can't open units"


def test_a_hidden_course_and_an_absent_one_look_the_same_to_a_visitor(client: Client) -> None:
    CourseFactory.create(slug="intern", visibility=Visibility.SIGNED_IN)

    hidden, absent = client.get("/kurse/intern/"), client.get("/kurse/absent/")

    assert hidden.status_code == absent.status_code == 302
    assert hidden.headers["Location"].replace("intern", "absent") == absent.headers["Location"]


def test_an_empty_result_says_what_to_try(client: Client) -> None:
    content = page(client, "/kurse/", q="nichts")

    assert "Kein Kurs passt." in content
    assert "Alle Kurse ansehen" in content


def test_a_search_by_somebody_who_learns_takes_as_few_queries_as_the_benchmark_allows(
    client: Client,
) -> None:
    learner = UserFactory.create()
    client.force_login(learner)
    course = UnitFactory.create().course
    enrol_learner(actor=learner, course=course)
    address = f"/kurse/?q={course.title.split()[0]}"
    client.get(address)

    assert count_queries(lambda: client.get(address)) <= 12


def test_what_was_searched_for_is_never_markup(client: Client) -> None:
    assert "<script>" not in page(client, "/kurse/", q="<script>alert(1)</script>").replace(
        '<script type="module"', ""
    )


def test_more_courses_are_a_page_away(client: Client) -> None:
    for number in range(30):
        CourseFactory.create(title=f"Kurs {number:02}")
    first = page(client, "/kurse/", q="kurs")
    address = re.search(r'href="(/kurse/[^"]*ab=[^"]*)"', first)
    assert address is not None

    second = page(client, html.unescape(address[1]))

    assert "Kurs 23" in first
    assert "Kurs 24" not in first
    assert "Kurs 24" in second
    assert "30 Kurse" in second


def test_a_pupils_course_says_du_to_visitors_and_sie_to_members(client: Client) -> None:
    section = SectionFactory.create(
        course__audience=Audience.PUPILS, course__slug="du", course__outcomes=["lernen"]
    )
    UnitFactory.create(section=section)
    assert "Das kannst du danach" in page(client, "/kurse/du/")

    client.force_login(UserFactory.create(language="de"))
    assert "Das können Sie danach" in page(client, "/kurse/du/")


def test_enrolling_begins_at_once_and_leaving_asks_first(client: Client) -> None:
    unit = UnitFactory.create(section__course__slug="k")
    client.force_login(UserFactory.create(language="de"))

    enrolled = client.post("/kurse/k/einschreiben/", follow=True)
    assert enrolled.redirect_chain[-1][0] == f"/kurse/k/lernen/{unit.key}/"

    assert "austreten?" in page(client, "/kurse/k/austreten/")
    assert client.get("/kurse/k/einschreiben/").status_code == 302, "who is in needs no door"
    client.post("/kurse/k/austreten/")
    assert "Zurück in den Kurs" in page(client, "/kurse/k/")


def test_json_lists_what_the_page_lists(client: Client) -> None:
    CourseFactory.create(title="Offen", slug="offen", outcomes=["können"])
    CourseFactory.create(visibility=Visibility.SIGNED_IN)

    listed = client.get("/api/v1/courses/", {"q": "offen"}).json()
    detail = client.get("/api/v1/courses/offen/").json()

    assert [row["course"]["slug"] for row in listed["results"]] == ["offen"]
    assert (listed["total"], listed["next"]) == (1, None)
    assert (detail["outcomes"], detail["enrolled"]) == (["können"], False)


def test_json_enrols_and_leaves(client: Client) -> None:
    CourseFactory.create(slug="k")
    assert client.put("/api/v1/courses/k/enrolment/").status_code == 401

    client.force_login(UserFactory.create())
    assert client.put("/api/v1/courses/k/enrolment/").status_code == 200
    assert client.get("/api/v1/courses/k/").json()["enrolled"] is True
    assert client.delete("/api/v1/courses/k/enrolment/").status_code == 204
    assert client.get("/api/v1/courses/k/").json()["enrolled"] is False


def test_a_course_page_tells_other_catalogues_about_itself(client: Client) -> None:
    CourseFactory.create(slug="offen", title="Böse </script><b>", published_at=now())

    content = page(client, "/kurse/offen/")

    record = json.loads(content.split('application/ld+json">')[1].split("</script>")[0])
    assert record["name"] == "Böse </script><b>"
    assert '<meta property="og:title" content="Böse &lt;/script&gt;' in content
    assert '<link rel="canonical" href="http://testserver/kurse/offen/">' in content


def test_only_public_courses_are_told_to_others(client: Client) -> None:
    CourseFactory.create(slug="intern", visibility=Visibility.SIGNED_IN)
    client.force_login(UserFactory.create())

    assert "ld+json" not in page(client, "/kurse/intern/")


def test_chosen_filters_stand_as_chips_that_take_them_back(client: Client) -> None:
    CourseFactory.create(title="Knapp", minutes=30, audience=Audience.TEACHERS)
    CourseFactory.create(title="Ausführlich", minutes=400, audience=Audience.TEACHERS)

    content = page(client, "/kurse/", dauer="kurz", fuer="teachers")

    assert "Knapp" in content
    assert "Ausführlich" not in content
    assert 'href="/kurse/?fuer=teachers"' in content, "without the duration"
    assert 'href="/kurse/?dauer=kurz"' in content, "without the audience"


def test_nothing_found_says_what_to_leave_out(client: Client) -> None:
    CourseFactory.create(title="Lang", minutes=400)

    content = page(client, "/kurse/", q="lang", dauer="kurz")

    assert "Ohne „bis 2 Stunden“ ist es 1 Kurs" in content
    assert 'href="/kurse/?q=lang"' in content


@pytest.mark.parametrize("path", ["/", "/kurse/", "/kurse/offen/"])
def test_public_pages_can_be_shared(client: Client, path: str) -> None:
    CourseFactory.create(slug="offen")

    content = page(client, path)

    for expected in ("<title>", 'name="description"', 'property="og:title"', 'rel="canonical"'):
        assert expected in content, expected
