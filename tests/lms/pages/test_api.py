"""The same for programs."""

import pytest
from django.test import Client

from lms.accounts.models import User
from lms.pages import services
from lms.pages.kinds import Kind, TextKey
from lms.pages.models import Report
from tests.factories.pages import ReportFactory

pytestmark = pytest.mark.django_db
JSON = "application/json"
PAGE = "/api/v1/pages/imprint/de/"
SOURCE = f"{PAGE}source/"
REPORTS = "/api/v1/reports/"


def test_everybody_reads_pages(client: Client) -> None:
    page = client.get(PAGE).json()
    assert (page["title"], page["number"], page["published_at"]) == ("Impressum", 0, None)
    assert "[[" not in page["html"]


def test_staff_writes_what_it_has_read(staff: Client) -> None:
    before = staff.get(SOURCE)
    assert before.json()["blanks"]
    blind = staff.put(SOURCE, {"text": "Neu"}, content_type=JSON)
    assert blind.status_code == 428

    tag = {"If-Match": before["ETag"]}
    saved = staff.put(SOURCE, {"text": "Neu"}, content_type=JSON, headers=tag)
    assert (saved.json()["text"], saved.json()["has_draft"]) == ("Neu", True)
    assert staff.put(SOURCE, {"text": "X"}, content_type=JSON, headers=tag).status_code == 412

    tag = {"If-Match": staff.get(SOURCE)["ETag"]}
    given = {"text": "Fertig", "publish": True}
    assert staff.put(SOURCE, given, content_type=JSON, headers=tag).status_code == 200
    assert staff.get(PAGE).json()["number"] == 1


def test_versions_of_the_privacy_notice_are_open(client: Client, editor: User) -> None:
    key = TextKey(Kind.PRIVACY, "de")
    services.publish_page(actor=editor, key=key, source="Eins", revision=0)
    services.publish_page(actor=editor, key=TextKey(Kind.IMPRINT, "de"), source="Eins", revision=0)

    rows = client.get("/api/v1/pages/privacy/de/versions/?limit=1").json()
    assert [row["text"] for row in rows["results"]] == ["Eins"]
    assert client.get(f"{PAGE}versions/").json()["results"] == []


def test_a_report_is_sent_read_and_answered(client: Client, staff: Client) -> None:
    sent = client.post(REPORTS, {"body": "Kein Untertitel", "page": "/kurse/"}, content_type=JSON)
    assert sent.status_code == 201
    secret = sent.json()["secret"]
    row = staff.get(f"{REPORTS}?q=untertitel").json()["results"][0]
    address = f"{REPORTS}{row['public_id']}/"

    changed = staff.patch(address, {"state": "working", "note": "N"}, content_type=JSON)
    assert (changed.json()["state"], changed.json()["note"]) == ("working", "N")
    answer = staff.post(f"{address}answers/", {"body": "Ist da"}, content_type=JSON)
    assert answer.json()["author"] == "Katrin Vogt"

    read = client.get(f"{REPORTS}sent/{secret}/").json()
    assert read["state"] == "answered"
    assert [a["body"] for a in read["answers"]] == ["Ist da"]
    assert "note" not in read
    assert "author" not in read["answers"][0]


def test_a_body_without_words_is_refused(client: Client) -> None:
    answer = client.post(REPORTS, {"body": " "}, content_type=JSON)
    assert answer.status_code == 422
    assert Report.objects.count() == 0


def test_reports_page_on(staff: Client) -> None:
    ReportFactory.create_batch(3)
    first = staff.get(f"{REPORTS}?limit=2").json()
    assert len(first["results"]) == 2
    assert len(staff.get(first["next"]).json()["results"]) == 1
