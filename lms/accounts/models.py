"""The person."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from lms.accounts.reading import Contrast, Font, LineSpacing, Motion, TextSize
from lms.kernel.clock import now
from lms.kernel.folding import fold
from lms.kernel.models import PublicModel


class Theme(models.TextChoices):
    """Paper or blackboard."""

    AUTO = "auto", _("As my device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class Language(models.TextChoices):
    """Languages of the interface; empty means as the browser asks."""

    GERMAN = "de", "Deutsch"
    ENGLISH = "en", "English"


class Address(models.TextChoices):
    """How German texts address the person: „Sie“ or „du“."""

    FORMAL = "formal", _("formal (Sie)")
    INFORMAL = "informal", _("informal (du)")


is_user_name = RegexValidator(
    r"^[\w.+-]+\Z", _("Only letters, digits, dots, hyphens, underscores and + are possible.")
)
"""No @: what contains one is an e-mail address, so nobody can take another's address as a name."""


class UserManager(BaseUserManager["User"]):
    """Finds people by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person of that user name, in whatever case it was typed."""
        return self.get(folded_username=(username or "").casefold())

    def create_user(self, username: str, *, password: str | None = None, **fields: Any) -> "User":
        """A new person; without a password the account can't sign in by one."""
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, username: str, *, password: str | None = None, **fields: Any
    ) -> "User":
        """A person who may look at everything in Django's admin site."""
        return self.create_user(
            username, password=password, **{"is_staff": True, "is_superuser": True, **fields}
        )


class User(PublicModel, AbstractBaseUser, PermissionsMixin):
    """A person with an account. An e-mail address is optional: many pupils have none.

    `erasure_due_at` is set while it is planned to erase the account; see `lms.privacy`.
    """

    username = models.CharField(
        _("user name"),
        max_length=60,
        validators=[is_user_name],
        help_text=_("Letters, digits and . + - _"),
    )
    folded_username = models.CharField(max_length=60, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), blank=True)
    display_name = models.CharField(
        _("name"), max_length=120, help_text=_("As others see you, for example “Meryem Kaya”.")
    )
    sort_name = models.CharField(max_length=160, editable=False, db_index=True)
    language = models.CharField(_("language"), max_length=5, blank=True, choices=Language.choices)
    theme = models.CharField(
        _("appearance"), max_length=5, choices=Theme.choices, default=Theme.AUTO
    )
    text_size = models.CharField(
        _("text size"), max_length=3, choices=TextSize.choices, default=TextSize.USUAL
    )
    line_spacing = models.CharField(
        _("line spacing"), max_length=8, choices=LineSpacing.choices, default=LineSpacing.USUAL
    )
    font = models.CharField(_("font"), max_length=16, choices=Font.choices, default=Font.FIRA)
    motion = models.CharField(
        _("motion"), max_length=8, choices=Motion.choices, default=Motion.DEVICE
    )
    contrast = models.CharField(
        _("contrast"), max_length=8, choices=Contrast.choices, default=Contrast.DEVICE
    )
    address = models.CharField(
        _("form of address"), max_length=8, choices=Address.choices, default=Address.FORMAL
    )
    sample = models.BooleanField(
        _("sample account"),
        default=False,
        help_text=_("Its password is printed on start, so it works on this machine only."),
    )
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=now, editable=False)
    erasure_due_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=~models.Q(email=""), name="one_account_per_email"
            ),
            models.CheckConstraint(
                condition=~models.Q(username__contains="@"), name="a_user_name_is_not_an_address"
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded columns true to what they fold, and addresses in one case."""
        self.email = self.email.lower()
        self.folded_username = self.username.casefold()
        self.sort_name = fold(self.display_name or self.username)
        super().save(*args, **kwargs)

    def natural_key(self) -> tuple[str]:
        """The user name."""
        return (self.username,)

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """NFKC, as Django does, and without surrounding blanks."""
        return super().normalize_username(username).strip()
