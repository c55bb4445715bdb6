"""Addresses of this room, to be included at the root."""

from django.urls import include, path

from lms.sign_ins import api, views

pages = [
    path("konto/geraete/", views.sign_ins, name="sign_ins"),
    path("konto/geraete/andere-abmelden/", views.end_others, name="end_others"),
    path("konto/geraete/alle-abmelden/", views.end_all, name="end_all"),
    path("konto/geraete/<uuid:public_id>/abmelden/", views.end, name="end"),
]

json = [
    path("me/sign-ins/", api.SignInsView.as_view(), name="sign_ins"),
    path("me/sign-ins/<uuid:public_id>/", api.SignInView.as_view(), name="sign_in"),
]

urlpatterns = [
    path("", include((pages, "sign_ins"))),
    path("api/v1/", include((json, "sign_ins_api"))),
]
