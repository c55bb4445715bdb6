"""Reports of barriers: from the form to the answer, and what they tell to whom."""

import datetime
import re
import uuid
from typing import Any

import pytest
from django.core import mail, signing
from django.test import Client
from pytest_django import Settings

from lms.accounts.models import User
from lms.kernel.clock import now, today
from lms.kernel.errors import InvalidInput, NotAllowed, NotFound
from lms.kernel.models import AuditEntry
from lms.pages import selectors, services
from lms.pages.kinds import State
from lms.pages.models import Report
from lms.pages.secrets import secret_of
from lms.pages.services import NewReport
from lms.schools.models import CentreRoleName
from tests.factories.accounts import UserFactory
from tests.factories.pages import ReportAnswerFactory, ReportFactory
from tests.factories.schools import CentreRoleFactory
from tests.support.jobs import work_off_jobs
from tests.support.queries import count_queries

pytestmark = pytest.mark.django_db
FORM = "/barriere-melden/"
WORDS = "Der Knopf ist mit der Tastatur nicht zu erreichen."


def started(seconds_ago: float) -> str:
    """What the form carries that was shown so long ago."""
    return signing.dumps(now().timestamp() - seconds_ago, salt="lernhub.pages.form")


def send(client: Client, **values: Any) -> Any:
    return client.post(FORM, {"body": WORDS, "started": started(60), **values})


def test_a_visitor_reports_and_reads_the_answer(client: Client, editor: User) -> None:
    sent = send(client, page="/kurse/", email="a@b.test")
    report = Report.objects.get()

    page = client.get(sent["Location"])
    assert WORDS in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    services.answer_report(actor=editor, report=report, body="Jetzt geht es.")
    answered = client.get(sent["Location"]).content.decode()
    assert "Jetzt geht es." in answered
    assert "Das Zentrum hat geantwortet." in answered
    assert "Katrin" not in answered


def test_a_report_is_due_in_a_month_and_belongs_to_who_signed_in(client: Client) -> None:
    person = UserFactory(display_name="Mira Thal", email="mira@schule.test")
    client.force_login(person)
    assert 'value="mira@schule.test"' in client.get(FORM).content.decode()

    send(client, name="Mira Thal")

    report = Report.objects.get()
    assert report.sender == person
    assert 28 <= (report.due_on - today()).days <= 31
    entry = AuditEntry.objects.get(action="report.received")
    assert (entry.actor, entry.details) == (person, {})


def test_the_form_knows_where_one_came_from(client: Client) -> None:
    page = client.get(f"{FORM}?seite=/kurse/%3Fq%3Dx").content.decode()
    assert re.search(r'name="page" value="/kurse/"', page)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"website": "https://spam.example"}, "Falle für Maschinen"),
        ({"started": "gerade eben"}, "Das ging sehr schnell"),
        ({"started": "erfunden"}, "Das ging sehr schnell"),
        ({"body": " "}, "Bitte schreiben Sie"),
        ({"email": "kein"}, "E-Mail"),
    ],
)
def test_what_no_person_sends_comes_back_whole(
    client: Client, values: dict[str, str], sentence: str
) -> None:
    if values.get("started") == "gerade eben":
        values = {"started": started(0)}
    answer = send(client, name="Mira", **values)

    assert answer.status_code == 422
    html = answer.content.decode()
    assert sentence in html
    assert 'value="Mira"' in html
    assert Report.objects.count() == 0


def test_a_form_that_came_back_can_be_sent_once_more_and_slowness_is_no_fault(
    client: Client,
) -> None:
    html = send(client, started="erfunden").content.decode()
    stamp = re.search(r'name="started" value="([^"]+)"', html)
    assert stamp
    assert isinstance(signing.loads(stamp[1], salt="lernhub.pages.form"), float)

    assert send(client, started=started(9 * 3600)).status_code == 302


def test_a_flood_is_told_to_wait_and_loses_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lms.pages.throttling.ReportThrottle.rate", "2/hour")
    for number in range(2):
        assert send(client, body=f"{WORDS} {number}").status_code == 302

    answer = send(client, name="Mira")

    assert answer.status_code == 429
    assert 'value="Mira"' in answer.content.decode()
    assert "Minuten" in answer.content.decode()
    refused = client.post("/api/v1/reports/", {"body": WORDS}, content_type="application/json")
    assert refused.status_code == 429


def test_the_same_words_twice_are_one_report(client: Client) -> None:
    first, second = send(client), send(client)
    assert first["Location"] == second["Location"]
    assert Report.objects.count() == 1


@pytest.mark.parametrize("secret", ["x", f"{uuid.UUID(int=7).hex}~falsch", "a~b~c"])
def test_a_guessed_address_opens_nothing(client: Client, secret: str) -> None:
    client.force_login(UserFactory())
    assert client.get(f"{FORM}{secret}/").status_code == 404
    with pytest.raises(NotFound):
        selectors.sent_report(secret)


def test_the_staff_gets_one_mail_for_several_reports(editor: User) -> None:
    CentreRoleFactory(
        person=UserFactory(email="admin@zentrum.test"), role=CentreRoleName.ADMINISTRATOR
    )
    for number in range(3):
        new = NewReport(body=f"{WORDS} {number}")
        services.report_barrier(actor=UserFactory(), new=new)

    work_off_jobs()

    assert [message.to for message in mail.outbox] == [[editor.email]]
    assert "3 neue Meldungen" in mail.outbox[0].subject
    assert WORDS not in mail.outbox[0].body
    assert "/meldungen/" in mail.outbox[0].body
    assert not Report.objects.filter(told_at__isnull=True).exists()


def test_without_staff_the_administrators_are_told() -> None:
    chief = UserFactory(email="admin@zentrum.test")
    CentreRoleFactory(person=chief, role=CentreRoleName.ADMINISTRATOR)
    assert selectors.staff_to_tell() == {chief.pk}


def test_an_answer_goes_by_mail_in_the_senders_language(editor: User, settings: Settings) -> None:
    settings.LERNHUB_ADDRESS = "https://lernhub.test"
    report = ReportFactory(email="sender@home.test", language="en")

    services.answer_report(actor=editor, report=report, body="Mended.")
    work_off_jobs()

    message = mail.outbox[0]
    assert message.to == ["sender@home.test"]
    assert message.subject == "Answer to your report of a barrier"
    assert "Mended." in message.body
    assert f"https://lernhub.test{FORM}{secret_of(report.public_id)}/" in message.body


def test_without_an_address_no_mail_goes_out(editor: User) -> None:
    services.answer_report(actor=editor, report=ReportFactory(), body="Behoben.")
    work_off_jobs()
    assert mail.outbox == []


def test_dealing_with_a_report_is_recorded_without_its_words(editor: User) -> None:
    report = ReportFactory()
    services.change_state(actor=editor, report=report, state=State.WORKING)
    services.write_note(actor=editor, report=report, note="Frau Roth fragen")
    services.answer_report(actor=editor, report=report, body="Danke")
    services.change_state(actor=editor, report=report, state=State.DONE)

    report.refresh_from_db()
    assert (report.state, report.note) == (State.DONE, "Frau Roth fragen")
    assert report.closed_at is not None
    told = AuditEntry.objects.filter(target_id=str(report.public_id)).order_by("pk")
    assert [entry.action for entry in told] == [
        "report.state_changed",
        "report.note_written",
        "report.answered",
        "report.state_changed",
    ]
    assert "Roth" not in str([entry.details for entry in told])


def test_an_answer_ends_the_waiting_and_the_same_words_are_one(editor: User) -> None:
    report = ReportFactory()
    first = services.answer_report(actor=editor, report=report, body="Danke")
    again = services.answer_report(actor=editor, report=report, body=" Danke ")
    assert first == again
    report.refresh_from_db()
    assert report.state == State.ANSWERED


def test_others_deal_with_nothing() -> None:
    report, stranger = ReportFactory(), UserFactory()
    with pytest.raises(NotAllowed) as refusal:
        services.answer_report(actor=stranger, report=report, body="Danke")
    assert refusal.value.code == "not_may_handle_report"
    with pytest.raises(NotFound):
        selectors.report_page(stranger)


def test_nonsense_is_refused(editor: User) -> None:
    report = ReportFactory()
    with pytest.raises(InvalidInput):
        services.change_state(actor=editor, report=report, state="lost")
    with pytest.raises(InvalidInput):
        services.write_note(actor=editor, report=report, note="x" * 5_001)


def test_what_is_late_says_so_in_words(staff: Client) -> None:
    ReportFactory(due_on=today() - datetime.timedelta(days=3))
    ReportFactory(state=State.DONE, due_on=today() - datetime.timedelta(days=3))

    page = staff.get("/meldungen/?stand=overdue").content.decode()

    assert page.count("<article") == 1
    assert "seit 3 Tagen überfällig" in page
    assert "Überfällig: 1." in page


def test_the_inbox_filters_and_pages_on(staff: Client) -> None:
    for number in range(30):
        ReportFactory(body=f"Barriere {number:02}")
    ReportFactory(body="Ganz anders", state=State.ANSWERED)

    first = staff.get("/meldungen/").content.decode()
    assert first.count("<article") == 25
    key = re.search(r'href="\?stand=&amp;q=&amp;ab=([^"]+)"', first)
    assert key
    assert staff.get(f"/meldungen/?ab={key[1]}").content.decode().count("<article") == 5
    assert "Ganz anders" in staff.get("/meldungen/?stand=answered").content.decode()
    assert staff.get("/meldungen/?q=Barriere 07").content.decode().count("<article") == 1
    assert "Keine Meldung passt" in staff.get("/meldungen/?q=nichts").content.decode()


def test_the_inbox_asks_the_same_for_2_and_20(staff: Client) -> None:
    def look() -> int:
        return count_queries(lambda: staff.get("/meldungen/"))

    for _ in range(2):
        ReportAnswerFactory(report__state=State.NEW)
    few = look()
    for _ in range(18):
        ReportAnswerFactory(report__state=State.NEW)
    assert look() == few


def test_each_form_of_a_report_does_its_own(staff: Client) -> None:
    report = ReportFactory()
    address = f"/meldungen/{report.public_id}/"

    assert staff.post(address, {"state": "working"}).status_code == 302
    assert staff.post(address, {"note": "Merken"}).status_code == 302
    assert staff.post(address, {"body": "Danke"}).status_code == 302
    page = staff.get(address).content.decode()
    assert "Merken" in page
    assert "Katrin Vogt hat am" in page
    refused = staff.post(address, {"body": " "})
    assert refused.status_code == 422
    assert 'id="error-summary"' in refused.content.decode()


def test_the_dashboard_tells_staff_what_waits(staff: Client, client: Client) -> None:
    ReportFactory(due_on=today() - datetime.timedelta(days=1))
    page = staff.get("/").content.decode()
    assert "Neu: 1. In Arbeit: 0." in page
    assert "1 überfällig" in page
    assert "Lücken sind noch zu füllen" in page

    client.force_login(UserFactory())
    assert "Für das Zentrum" not in client.get("/").content.decode()
