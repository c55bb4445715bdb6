"""JSON addresses of the room, below /api/v1/courses/."""

from django.urls import path

from courses.enrolment import api

urlpatterns = [
    path("<slug:slug>/enrolment/", api.EnrolmentView.as_view(), name="enrolment"),
    path("<slug:slug>/applications/", api.ApplicationListView.as_view(), name="applications"),
    path(
        "<slug:slug>/applications/<uuid:public_id>/decision/",
        api.DecisionView.as_view(),
        name="decision",
    ),
]
