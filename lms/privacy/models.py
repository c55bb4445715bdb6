"""Archives, requests, and what was erased or removed: counted, not named."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.kernel.clock import now
from lms.kernel.models import PublicModel
from lms.privacy.vocabulary import UNDER_WAY, CorrectionState, DeletionKind, ExportState


class DataExport(PublicModel):
    """A person's data as an archive, named after its id. `percent` and `step` say how far the job is."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="data_exports"
    )
    state = models.CharField(max_length=8, choices=ExportState.choices, default=ExportState.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(max_length=120, blank=True)
    requested_at = models.DateTimeField(default=now)
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    size_bytes = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("export of own data")
        verbose_name_plural = _("exports of own data")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(state__in=UNDER_WAY),
                name="one_export_under_way_per_person",
            ),
            models.CheckConstraint(
                condition=models.Q(percent__lte=100), name="an_export_is_0_to_100_percent_done"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.requested_at:%Y-%m-%d} {self.state}"


class DeletionRequest(PublicModel):
    """An account that will be erased at `due_at`; cancelled, the row goes.

    `held_up_at` is set when it was due but something final stood in the way.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="deletion_request"
    )
    kind = models.CharField(max_length=11, choices=DeletionKind.choices)
    reason = models.TextField(_("reason"), max_length=500, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    requested_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField(db_index=True)
    held_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("planned erasure")
        verbose_name_plural = _("planned erasures")

    def __str__(self) -> str:
        return f"{self.due_at:%Y-%m-%d} {self.kind}"


class CorrectionRequest(PublicModel):
    """What somebody can't correct by herself and asks the centre to correct (Art. 16 GDPR)."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="correction_requests"
    )
    about = models.CharField(_("what it is about"), max_length=120)
    body = models.TextField(_("what should be corrected"), max_length=2000)
    created_at = models.DateTimeField(default=now)
    state = models.CharField(
        max_length=8, choices=CorrectionState.choices, default=CorrectionState.NEW
    )
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("request for correction")
        verbose_name_plural = _("requests for correction")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="corrections_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(body=""), name="a_request_for_correction_has_words"
            ),
            models.CheckConstraint(
                condition=models.Q(state=CorrectionState.NEW) | ~models.Q(answer=""),
                name="only_new_requests_have_no_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d} {self.about}"


class ErasedAccount(models.Model):
    """That an account was erased, when, why, and how many rows of which table; not whose.

    `digest` recognises the account in a restored backup, and nowhere else: see `erasure_log`.
    """

    erased_at = models.DateTimeField(default=now)
    kind = models.CharField(max_length=11, choices=DeletionKind.choices)
    digest = models.CharField(max_length=64, unique=True)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.erased_at:%Y-%m-%d} {self.kind}"

    @property
    def rows(self) -> int:
        """How many rows went or lost their name."""
        return sum(self.counts.values())


class RetentionRun(models.Model):
    """How much one rule took away on one run. A rule that found nothing is noted, too."""

    rule = models.CharField(max_length=40)
    ran_at = models.DateTimeField(default=now)
    limit = models.DateTimeField()
    removed = models.PositiveIntegerField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["rule", "ran_at"], name="runs_of_a_rule")]

    def __str__(self) -> str:
        return f"{self.ran_at:%Y-%m-%d} {self.rule}: {self.removed}"
