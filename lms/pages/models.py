"""Texts with their versions; reports with their answers."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.kernel.clock import now
from lms.kernel.models import PublicModel
from lms.pages.kinds import WAITING, Kind, State, TextKey
from lms.pages.limits import ADDRESS_LETTERS, NOTE_LETTERS


def _author() -> "models.ForeignKey[Any, Any]":
    """Who wrote; empty when the account is gone."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )


class PageText(PublicModel):
    """One page in one language. There is no row before somebody of staff has saved something.

    `revision` counts every save, draft or published: whoever saves names the one she started from.
    """

    kind = models.CharField(max_length=16, choices=Kind.choices)
    language = models.CharField(max_length=5)
    revision = models.PositiveIntegerField(default=0)
    draft = models.TextField(blank=True)
    draft_saved_at = models.DateTimeField(null=True, blank=True)
    draft_by = _author()

    class Meta:
        verbose_name = _("page of the centre")
        verbose_name_plural = _("pages of the centre")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language"], name="one_text_per_page_and_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.language})"

    @property
    def has_draft(self) -> bool:
        """Whether there is a draft; an empty one is never kept."""
        return bool(self.draft)

    @property
    def key(self) -> TextKey:
        """Which text this is."""
        return TextKey(Kind(self.kind), self.language)


class PageVersion(PublicModel):
    """What a page said from `published_at` on. Never changed afterwards."""

    text = models.ForeignKey(PageText, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    source = models.TextField()
    html = models.TextField()
    note = models.CharField(_("what is new"), max_length=NOTE_LETTERS, blank=True)
    restored_from = models.PositiveIntegerField(null=True, blank=True)
    published_at = models.DateTimeField(default=now)
    published_by = _author()

    class Meta:
        verbose_name = _("version of a page")
        verbose_name_plural = _("versions of pages")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["text", "number"], name="one_version_of_a_number_per_text"
            )
        ]

    def __str__(self) -> str:
        return f"{self.text} {self.number}"


class Report(PublicModel):
    """A barrier that somebody met, with or without an account.

    `told_at` is when the staff was written to about it, `due_on` until when it must be answered.
    """

    body = models.TextField(_("what is in the way"))
    page = models.CharField(_("where"), max_length=ADDRESS_LETTERS, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=5)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="barrier_reports",
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    note = models.TextField(_("internal note"), blank=True)
    received_at = models.DateTimeField(default=now)
    due_on = models.DateField()
    told_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("report of a barrier")
        verbose_name_plural = _("reports of barriers")
        indexes = [models.Index(fields=["state", "received_at"], name="reports_by_state")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(body=""), name="a_report_has_words"),
            models.CheckConstraint(
                condition=models.Q(state__in=State.values), name="a_report_has_a_known_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.received_at:%Y-%m-%d} {self.body[:40]}"

    @property
    def is_waiting(self) -> bool:
        """Whether the sender still waits for an answer."""
        return self.state in WAITING

    @property
    def answers_in_order(self) -> "list[ReportAnswer]":
        """The answers, the first one first; no query where they were fetched along."""
        return list(self.answers.all())


class ReportAnswer(PublicModel):
    """What the centre says to a report. Without `author`, their account is gone."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="answers")
    author = _author()
    body = models.TextField(_("answer"))
    answered_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("answer to a report")
        verbose_name_plural = _("answers to reports")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(body=""), name="a_report_answer_has_words")
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.body[:40]}"
