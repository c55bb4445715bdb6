"""Addresses of enrolment, below /kurse/."""

from django.urls import path

from courses.enrolment import views

app_name = "enrolment"
urlpatterns = [
    path("<slug:slug>/einschreiben/", views.enrol, name="enrol"),
    path("<slug:slug>/austreten/", views.leave, name="leave"),
]
