"""Django's admin site as a window: administrators look at every table of ours, nobody changes any.

Writing here would go past the services, their checks and the audit log.
It stands in this room because who is an administrator is a role in the centre.
"""

from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.options import ModelAdmin
from django.db import models
from django.db.models.constants import LOOKUP_SEP
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _

from lms.schools.policies import is_administrator

OUR_WINGS = ("lms.", "courses.", "hub.", "community.")
ALSO = ("account.EmailAddress",)
SECRET = frozenset({"password", "token", "secret"})
FOUND_BY = ("username", "display_name", "email", "name", "number", "slug", "title", "key")
COLUMNS = 6


class ReadOnlyAdmin(ModelAdmin):  # type: ignore[type-arg]
    """One table to look at."""

    show_full_result_count = False
    list_per_page = 50
    actions = None

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Never."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Never."""
        return False

    def has_view_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        """Whoever got past the site's own door."""
        return True

    def has_module_permission(self, _request: HttpRequest) -> bool:
        """Whoever got past the site's own door."""
        return True

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """What is not shown can't be asked for: `?password__startswith=` would spell it out."""
        hidden = not SECRET.isdisjoint(lookup.split(LOOKUP_SEP))
        return not hidden and super().lookup_allowed(lookup, value, request)


class Window(admin.AdminSite):
    """The site at /verwaltung/. For everybody else it does not exist."""

    site_title = site_header = _("Lernhub administration")
    index_title = _("Look, don't touch")
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Administrators of the centre, and superusers."""
        return is_administrator(request.user)

    def admin_view(
        self,
        view: Any,
        cacheable: bool = False,
    ) -> Any:
        """No second sign-in page, no password page: 404 for whoever may not look."""
        guarded: Callable[..., HttpResponse] = super().admin_view(view, cacheable)

        def door(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            if not self.has_permission(request):
                raise Http404
            return guarded(request, *arguments, **named)

        return door

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Django's addresses; visitors are led to the front door, as from everywhere else."""
        patterns = super().get_urls()
        _lead_to_front_door(patterns)
        return patterns

    def login(self, request: HttpRequest, extra_context: Any = None) -> NoReturn:  # noqa: ARG002
        """People sign in at the front door."""
        raise Http404

    def logout(self, request: HttpRequest, extra_context: Any = None) -> NoReturn:  # noqa: ARG002
        """People sign out at the front door."""
        raise Http404

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> NoReturn:  # noqa: ARG002
        """Passwords are changed in the own profile."""
        raise Http404


def _lead_to_front_door(patterns: Iterable[URLPattern | URLResolver]) -> None:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            _lead_to_front_door(pattern.url_patterns)
        elif hasattr(pattern.callback, "login_url"):
            pattern.callback.login_url = settings.LOGIN_URL


def read_only(model: type[models.Model]) -> type[ReadOnlyAdmin]:
    """How `model` is looked at: its first columns in the list, all but secrets on its page."""
    fields = [f for f in model._meta.concrete_fields if f.name not in SECRET]  # noqa: SLF001
    names = [f.name for f in fields]
    return type(
        f"{model.__name__}Admin",
        (ReadOnlyAdmin,),
        {
            "fields": names,
            "readonly_fields": names,
            "list_display": _columns(fields),
            "list_select_related": True,
            "search_fields": [name for name in FOUND_BY if name in names],
            "ordering": ["-pk"],
        },
    )


def _columns(fields: Iterable["models.Field[Any, Any]"]) -> list[str]:
    """What tells one row from another comes first; ids and folded twins tell people nothing."""
    telling = [
        field.name
        for field in fields
        if not isinstance(field, models.TextField | models.JSONField)
        and not field.name.startswith(("folded_", "sort_"))
        and field.name not in ("id", "public_id")
    ]
    telling.sort(key=lambda name: name not in FOUND_BY)
    return telling[:COLUMNS] or ["__str__"]


def open_window() -> Window:
    """The site with every table of our rooms; called when all of them are ready."""
    window = Window(name="admin")
    chosen = [m for m in apps.get_models() if m.__module__.startswith(OUR_WINGS)]
    for model in [*chosen, *(apps.get_model(label) for label in ALSO)]:
        window.register(model, read_only(model))
    return window
