"""The provider's addresses, under the names by which allauth knows them."""

from allauth.idp.oidc import views as allauth
from django.urls import include, path

from lms.identity import views

_protocol = (
    [
        path(".well-known/openid-configuration", views.configuration, name="configuration"),
        path(".well-known/jwks.json", allauth.jwks, name="jwks"),
        path("identity/o/authorize", views.authorize, name="authorization"),
        path("identity/o/api/token", allauth.token, name="token"),
        path("identity/o/api/userinfo", allauth.user_info, name="userinfo"),
        path("identity/o/api/revoke", allauth.revoke, name="revoke"),
    ],
    "oidc",
)
app_name = "idp"
urlpatterns = [path("", include(_protocol))]
