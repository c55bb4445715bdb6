"""Addresses of this room, to be included at the root before Django's administration.

allauth's views keep the names under which allauth finds them.
"""

from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView

from lms.second_factor import views

BASE = "konto/zweiter-faktor/"

during_sign_in = [
    path(f"{BASE}anmelden/", login_not_required(base.authenticate), name="mfa_authenticate"),
    path(
        f"{BASE}passkeys/anmelden/",
        login_not_required(webauthn.login_webauthn),
        name="mfa_login_webauthn",
    ),
]

own_factors = [
    path(BASE, views.overview, name="mfa_index"),
    path("konto/ausweisen/code/", base.reauthenticate, name="mfa_reauthenticate"),
    path(
        "konto/ausweisen/passkey/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path(f"{BASE}app/", totp.activate_totp, name="mfa_activate_totp"),
    path(f"{BASE}app/entfernen/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(f"{BASE}codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        f"{BASE}codes/neu/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(f"{BASE}codes/datei/", views.recovery_codes_file, name="mfa_download_recovery_codes"),
    path(
        f"{BASE}passkeys/",
        RedirectView.as_view(pattern_name="mfa_index"),
        name="mfa_list_webauthn",
    ),
    path(f"{BASE}passkeys/neu/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path(f"{BASE}passkeys/<int:pk>/name/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        f"{BASE}passkeys/<int:pk>/entfernen/",
        webauthn.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
]

pages = [
    path(f"{BASE}app/bild.svg", views.app_picture, name="app_picture"),
    path("verwaltung/zweiter-faktor/", views.reset, name="reset"),
]

urlpatterns = [
    *during_sign_in,
    *own_factors,
    path("", include((pages, "second_factor"))),
]
