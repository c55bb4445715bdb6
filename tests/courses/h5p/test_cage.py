"""The player's document and the files it loads."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from courses.enrolment.services import enrol_learner
from courses.h5p.addresses import addresses_for
from courses.h5p.models import Approval, Content, Library
from courses.h5p.selectors import interactive_of
from courses.outline.models import Unit
from lms.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.h5p import h5p_unit
from tests.support.h5p_packages import PNG, package_files


def player_of(client: Client, unit: Unit) -> object:
    return client.get(reverse("h5p_unit:player", args=[unit.course.slug, unit.key]))


def content_of(unit: Unit) -> Content:
    row = interactive_of(unit)
    assert row is not None
    assert row.content is not None
    return row.content


@pytest.fixture
def document(client: Client, unit: Unit, learner: User) -> object:
    client.force_login(learner)
    return player_of(client, unit)


def test_the_document_is_caged_wherever_it_is_opened(document: object) -> None:
    policy = document["Content-Security-Policy"]  # type: ignore[index]
    assert "sandbox allow-scripts allow-forms allow-popups allow-downloads" in policy
    assert "allow-same-origin" not in policy
    assert "default-src 'none'" in policy
    assert "frame-src 'none'" in policy
    assert "form-action 'none'" in policy
    assert "unsafe-eval" not in policy
    script = re.search(r"script-src ([^;]*)", policy)
    assert script is not None
    assert "unsafe-inline" not in script[1]
    assert all(
        re.match(r"http://testserver/(static/h5p|h5p/saetze)", each) for each in script[1].split()
    )


def test_in_a_tab_of_its_own_the_address_leads_to_the_units_page(
    client: Client, unit: Unit, learner: User
) -> None:
    client.force_login(learner)
    address = reverse("h5p_unit:player", args=[unit.course.slug, unit.key])
    answer = client.get(address, headers={"sec-fetch-dest": "document"})
    assert answer["Location"] == reverse("learning:unit", args=[unit.course.slug, unit.key])
    assert client.get(address, headers={"sec-fetch-dest": "iframe"}).status_code == 200


def test_the_units_page_opens_frames_for_the_player_only(
    client: Client, unit: Unit, learner: User
) -> None:
    client.force_login(learner)
    page = client.get(reverse("learning:unit", args=[unit.course.slug, unit.key]))
    frame = reverse("h5p_unit:player", args=[unit.course.slug, unit.key])
    assert f"frame-src http://testserver{frame}" in page["Content-Security-Policy"]
    assert b'sandbox="allow-scripts allow-forms allow-popups allow-downloads"' in page.content
    home = client.get("/")
    assert "frame-src" not in home["Content-Security-Policy"]


def test_its_files_are_readable_for_nobodys_origin_and_powerless(
    client: Client, unit: Unit, document: object
) -> None:
    content = content_of(unit)
    visitor = Client()
    for kind, needle in (("js", b"var H5P"), ("css", b".h5p-greeting")):
        answer = visitor.get(reverse("h5p:bundle", args=[content.set_hash, kind]))
        assert needle in answer.content
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert "immutable" in answer["Cache-Control"]


def test_everything_that_the_document_names_may_be_loaded_across_origins(document: object) -> None:
    """The cage is an origin of its own: what is kept for ours would be missing in it."""
    html = document.content.decode()  # type: ignore[attr-defined]
    named = re.findall(
        r'<(?:script crossorigin="anonymous" src|link rel="stylesheet" href)="([^"]+)"', html
    )
    assert len(named) == 7
    for address in named:
        answer = Client().get(address)
        policy = answer["Cross-Origin-Resource-Policy"]
        assert b"".join(answer)
        assert (address, policy) == (address, "cross-origin")


def test_a_contents_files_need_a_signed_address(client: Client, db: None) -> None:
    unit = h5p_unit(files={**package_files(main="H5P.TrueFalse"), "content/images/a.png": PNG})
    content = content_of(unit)
    address = addresses_for(str(content.public_id), content.set_hash).content
    assert b"".join(client.get(f"{address}/images/a.png")) == PNG
    part = client.get(f"{address}/images/a.png", headers={"range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, PNG[:4])
    forged = reverse("h5p:content-file", args=["x" + address.rsplit("/", 1)[1], "images/a.png"])
    for wrong in (
        forged,
        f"{address}/../h5p.json",
        f"{address}/images/none.png",
        f"{address}/%2e%2e/h5p.json",
    ):
        assert client.get(wrong).status_code in (302, 404)


def test_files_of_libraries_stay_inside_their_folder(client: Client, unit: Unit) -> None:
    content = content_of(unit)
    good = reverse("h5p:set-file", args=[content.set_hash, "H5P.TrueFalse-1.0/greeting.js"])
    assert client.get(good).status_code == 200
    for path in (
        "H5P.TrueFalse-1.0/../../x",
        "H5P.Other-1.0/a.js",
        "H5P.TrueFalse-1.0/none.js",
        "H5P.TrueFalse-1.0/",
    ):
        assert client.get(reverse("h5p:set-file", args=[content.set_hash, path])).status_code in (
            302,
            404,
        )


def test_a_blocked_library_stops_at_once(client: Client, unit: Unit, learner: User) -> None:
    client.force_login(learner)
    assert player_of(client, unit).status_code == 200  # type: ignore[attr-defined]
    Library.objects.update(approval=Approval.BLOCKED)
    assert player_of(client, unit).status_code == 404  # type: ignore[attr-defined]
    assert (
        client.get(reverse("h5p:bundle", args=[content_of(unit).set_hash, "js"])).status_code == 404
    )
    page = client.get(reverse("learning:unit", args=[unit.course.slug, unit.key]))
    assert "<h5p-frame" not in page.content.decode()


def test_what_waits_for_approval_is_for_the_team_only(client: Client, learner: User) -> None:
    unit = h5p_unit(
        files=package_files(main="H5P.Other", content={"greeting": "a"}), approved=False
    )
    enrol_learner(actor=learner, course=unit.course)
    client.force_login(learner)
    assert player_of(client, unit).status_code == 404  # type: ignore[attr-defined]
    client.force_login(UserFactory.create(is_superuser=True))
    assert player_of(client, unit).status_code == 200  # type: ignore[attr-defined]


def test_a_stranger_is_told_nothing(client: Client, unit: Unit) -> None:
    client.force_login(UserFactory.create())
    assert player_of(client, unit).status_code == 404  # type: ignore[attr-defined]
