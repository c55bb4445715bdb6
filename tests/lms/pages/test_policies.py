"""Who edits and who answers: predicates and their filters agree for every persona."""

import pytest

from lms.pages import policies
from lms.pages.kinds import Kind
from lms.pages.models import PageVersion, Report
from tests.factories.pages import PageTextFactory, PageVersionFactory, ReportFactory
from tests.support.personas import NAMES, build_personas

pytestmark = pytest.mark.django_db
STAFF = {"staff", "administrator"}


def test_only_the_centre_edits_and_answers() -> None:
    personas = build_personas()
    report = ReportFactory()
    for name in NAMES:
        actor = personas.actor(name)
        assert policies.may_edit_pages(actor) is (name in STAFF), name
        assert policies.may_handle_reports(actor) is (name in STAFF), name
        filtered = Report.objects.filter(policies.reports_handled_by(actor))
        assert filtered.exists() is policies.may_handle_report(actor, report), name


@pytest.mark.parametrize("kind", list(Kind))
def test_older_versions_of_the_privacy_notice_are_everybodys(kind: Kind) -> None:
    personas = build_personas()
    version = PageVersionFactory(text=PageTextFactory(kind=kind))
    for name in NAMES:
        actor = personas.actor(name)
        expected = kind is Kind.PRIVACY or name in STAFF
        filtered = PageVersion.objects.filter(policies.versions_readable_by(actor))
        assert policies.may_read_version(actor, version) is expected, name
        assert filtered.exists() is expected, name
