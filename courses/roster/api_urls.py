"""JSON addresses of the room, below /api/v1/courses/."""

from django.urls import path

from courses.roster import api

urlpatterns = [
    path("<slug:slug>/roster/", api.RosterView.as_view(), name="roster"),
    path("<slug:slug>/roster/summary/", api.RosterSummaryView.as_view(), name="roster-summary"),
    path(
        "<slug:slug>/roster/<uuid:public_id>/",
        api.RosterLearnerView.as_view(),
        name="roster-learner",
    ),
]
