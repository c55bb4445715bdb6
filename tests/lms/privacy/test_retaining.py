"""Rules of retention: what is old goes, what is young stays, each run is counted."""

import datetime
import json

import pytest
from django.core.management import call_command
from django_q.models import Schedule
from pytest_django import Settings

from lms import wiring
from lms.accounts.models import User
from lms.kernel import retention
from lms.kernel.clock import now
from lms.pages.kinds import State
from lms.pages.models import Report
from lms.privacy import checks, tasks
from lms.privacy.models import CorrectionRequest, DeletionRequest, RetentionRun
from lms.privacy.services import retaining
from lms.privacy.services.retaining import apply_retention
from lms.privacy.vocabulary import CorrectionState, DeletionKind
from lms.schools.models import CentreRoleName
from tests.factories.accounts import UserFactory
from tests.factories.pages import ReportAnswerFactory, ReportFactory
from tests.factories.schools import CentreRoleFactory
from tests.lms.privacy.browsers import browser_of
from tests.lms.privacy.everything import build_person
from tests.support.personas import build_personas

pytestmark = pytest.mark.django_db
PAGE = "/datenverwaltung/fristen/"


def ago(days: float) -> datetime.datetime:
    return now() - datetime.timedelta(days=days)


def taken_by(name: str) -> int | None:
    """What the rule of that name took away on the last run."""
    run = RetentionRun.objects.filter(rule=name).first()
    return run.removed if run else None


def test_every_rule_that_is_on_runs_daily_and_counts() -> None:
    build_person()
    tasks.apply_retention()
    on = {rule.name for rule in retention.rules() if rule.days is not None}
    assert {run.rule for run in RetentionRun.objects.all()} == on
    assert "inactive-accounts" not in on, "off until somebody decides"
    wiring.plan_periodic_jobs()
    daily = Schedule.objects.get(func="lms.privacy.tasks.apply_retention")
    assert (daily.schedule_type, daily.minutes) == (Schedule.MINUTES, 24 * 60)


def test_counting_takes_nothing_away(capsys: pytest.CaptureFixture[str]) -> None:
    build_person()
    UserFactory(email="kim@schule.test", confirmed=False, date_joined=ago(8), last_login=None)
    before = User.objects.count()
    call_command("apply_retention", "--dry-run")
    said = capsys.readouterr().out
    assert "unconfirmed-sign-ups (after 7 days): 1" in said
    assert "inactive-accounts: off" in said
    assert User.objects.count() == before
    assert not RetentionRun.objects.exists()


def test_reports_go_two_years_after_they_were_dealt_with() -> None:
    done = ReportFactory(state=State.DONE, received_at=ago(900), closed_at=ago(731))
    answered = ReportFactory(state=State.ANSWERED, received_at=ago(900))
    ReportAnswerFactory(report=answered, answered_at=ago(731))
    kept = {
        ReportFactory(state=State.NEW, received_at=ago(900)).pk,
        ReportFactory(state=State.WORKING, received_at=ago(900)).pk,
        ReportFactory(state=State.DONE, received_at=ago(900), closed_at=ago(729)).pk,
        ReportFactory(state=State.ANSWERED, received_at=ago(729)).pk,
    }
    spoken_again = ReportFactory(state=State.DONE, received_at=ago(900), closed_at=ago(800))
    ReportAnswerFactory(report=spoken_again, answered_at=ago(10))

    apply_retention()

    left = set(Report.objects.values_list("pk", flat=True))
    assert left == kept | {spoken_again.pk}
    assert not {done.pk, answered.pk} & left
    assert taken_by("barrier-reports") == 2


def test_answered_corrections_go_after_a_year_and_waiting_ones_stay() -> None:
    person = UserFactory()
    old = {"person": person, "about": "Konto", "created_at": ago(500)}
    CorrectionRequest.objects.create(
        **old, body="alt", state=CorrectionState.DONE, answer="Ja.", answered_at=ago(366)
    )
    CorrectionRequest.objects.create(**old, body="wartet")
    apply_retention()
    assert [each.body for each in CorrectionRequest.objects.all()] == ["wartet"]


def test_sign_ups_that_nobody_confirmed_go_after_a_week() -> None:
    gone = UserFactory(
        email="nie@schule.test", confirmed=False, date_joined=ago(8), last_login=None
    )
    young = UserFactory(
        email="neu@schule.test", confirmed=False, date_joined=ago(6), last_login=None
    )
    used = UserFactory(
        email="da@schule.test", confirmed=False, date_joined=ago(8), last_login=ago(1)
    )
    pupil = build_personas().pupil
    User.objects.filter(pk=pupil.pk).update(date_joined=ago(8))
    apply_retention()
    left = set(User.objects.values_list("pk", flat=True))
    assert gone.pk not in left
    assert {young.pk, used.pk, pupil.pk} <= left


def test_accounts_not_used_for_long_are_warned_first_where_a_setting_says_so(
    settings: Settings,
) -> None:
    settings.LERNHUB_RETENTION = {"inactive-accounts": 730}
    idle = UserFactory(last_login=ago(731))
    staff = UserFactory(last_login=ago(731))
    CentreRoleFactory(person=staff, role=CentreRoleName.STAFF)
    UserFactory(last_login=ago(729))
    apply_retention()
    planned = DeletionRequest.objects.get()
    assert (planned.person, planned.kind) == (idle, DeletionKind.INACTIVE)
    assert planned.due_at > now()
    apply_retention()
    assert DeletionRequest.objects.count() == 1
    assert taken_by("inactive-accounts") == 0


def test_a_misspelt_rule_is_said_at_start(settings: Settings) -> None:
    assert checks.retention_settings() == []
    settings.LERNHUB_RETENTION = {"inactive-acounts": 730}
    (error,) = checks.retention_settings()
    assert "inactive-acounts" in error.msg
    assert "inactive-accounts" in (error.hint or "")


def test_much_goes_in_small_amounts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retaining, "BATCH", 2)
    for _ in range(5):
        ReportFactory(state=State.DONE, received_at=ago(900), closed_at=ago(800))
    apply_retention()
    assert taken_by("barrier-reports") == 5


def test_the_centre_reads_rules_figures_and_records() -> None:
    people = build_personas()
    ReportFactory(state=State.DONE, received_at=ago(900), closed_at=ago(800))
    apply_retention()
    staff = browser_of(people.staff)
    page = staff.get(PAGE).content.decode()
    for rule in retention.rules():
        assert str(rule.label) in page, rule.name
    assert "730" in page

    records = staff.get("/datenverwaltung/verzeichnis/").content.decode()
    assert "§ 31 Abs. 1 NSchG" in records
    assert "Von Ihnen zu prüfen" in records
    table = staff.get("/datenverwaltung/verzeichnis.csv").content.decode()
    assert table.startswith("\ufeff")
    whole = json.loads(staff.get("/datenverwaltung/verzeichnis.json").content)
    assert len(whole["activities"]) == len(table.strip().splitlines()) - 1
    assert len(whole["to_be_checked"]) == 5
    assert all(activity["tables"] for activity in whole["activities"])
    for name in ("teacher", "coordinator", "trainer"):
        assert browser_of(people.actor(name)).get(PAGE).status_code == 404, name
