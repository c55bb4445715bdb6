"""Addresses of this room, to be included at the root.

allauth's views keep the names under which allauth finds them; only those in use are here.
"""

from allauth.account import views as allauth
from django.urls import include, path, re_path

from lms.accounts import api, reading_views, token_views, views

sign_in = [
    path("anmelden/", allauth.login, name="account_login"),
    path("abmelden/", views.sign_out, name="account_logout"),
    path("registrieren/", allauth.signup, name="account_signup"),
    path("gesperrt/", allauth.account_inactive, name="account_inactive"),
    path("bestaetigen/", allauth.email_verification_sent, name="account_email_verification_sent"),
    path("e-mail/", allauth.email, name="account_email"),
    path("ausweisen/", allauth.reauthenticate, name="account_reauthenticate"),
    path("passwort/", allauth.password_change, name="account_change_password"),
    path("passwort/setzen/", allauth.password_set, name="account_set_password"),
    path("passwort/vergessen/", allauth.password_reset, name="account_reset_password"),
    path(
        "passwort/vergessen/gesendet/",
        allauth.password_reset_done,
        name="account_reset_password_done",
    ),
    path(
        "passwort/neu/fertig/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]

own_pages = [
    path("konto/profil/", views.profile, name="profile"),
    path("konto/zugriffsschluessel/", token_views.tokens, name="tokens"),
    path("konto/zugriffsschluessel/widerrufen/", token_views.revoke_all, name="tokens-revoke"),
    path(
        "konto/zugriffsschluessel/<uuid:public_id>/widerrufen/",
        token_views.revoke,
        name="token-revoke",
    ),
    path("einstellungen/sprache/", views.language, name="language"),
    path("einstellungen/darstellung/", views.theme, name="theme"),
    path("darstellung/", reading_views.reading, name="reading"),
    path("darstellung/uebernehmen/", reading_views.take_over, name="take_over_reading"),
]

json = [path("me/", api.MeView.as_view(), name="me")]

urlpatterns = [
    path("konto/", include(sign_in)),
    path("", include((own_pages, "accounts"))),
    path("api/v1/", include((json, "accounts_api"))),
]
