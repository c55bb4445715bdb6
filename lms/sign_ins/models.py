"""The one table of this room."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.kernel.clock import now
from lms.kernel.models import PublicModel


class SignIn(PublicModel):
    """A browser in which somebody has signed in. It ends with its session."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_ins"
    )
    session_key = models.CharField(max_length=40, unique=True, editable=False)
    browser = models.CharField(max_length=40, blank=True)
    system = models.CharField(max_length=40, blank=True)
    started_at = models.DateTimeField(default=now)
    last_seen_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")

    def __str__(self) -> str:
        return f"{self.browser} {self.system}".strip() or "?"
