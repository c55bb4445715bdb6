"""Pages and reports as tests need them."""

import datetime

import factory
from factory.django import DjangoModelFactory

from lms.pages.kinds import Kind
from lms.pages.models import PageText, PageVersion, Report, ReportAnswer


class PageTextFactory(DjangoModelFactory[PageText]):
    """The German imprint, saved once."""

    class Meta:
        model = PageText
        django_get_or_create = ("kind", "language")

    kind = Kind.IMPRINT
    language = "de"
    revision = 1


class PageVersionFactory(DjangoModelFactory[PageVersion]):
    """A published version."""

    class Meta:
        model = PageVersion

    text = factory.SubFactory(PageTextFactory)
    number = factory.Sequence(lambda n: n + 1)
    source = factory.LazyAttribute(lambda version: f"Fassung {version.number}")
    html = factory.LazyAttribute(lambda version: f"<p>{version.source}</p>")


class ReportFactory(DjangoModelFactory[Report]):
    """A report without a name, due in a month."""

    class Meta:
        model = Report

    body = factory.Sequence(lambda n: f"Dem Film {n} fehlen Untertitel.")
    page = "/kurse/"
    language = "de"
    due_on = factory.LazyFunction(lambda: datetime.date(2099, 1, 1))


class ReportAnswerFactory(DjangoModelFactory[ReportAnswer]):
    """An answer."""

    class Meta:
        model = ReportAnswer

    report = factory.SubFactory(ReportFactory)
    body = "Danke, sie sind jetzt da."
