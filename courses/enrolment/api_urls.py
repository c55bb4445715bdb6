"""JSON addresses of the room, below /api/v1/courses/."""

from django.urls import path

from courses.enrolment import api, team_api

urlpatterns = [
    path("<slug:slug>/enrolment/", api.EnrolmentView.as_view(), name="enrolment"),
    path("<slug:slug>/entry/", team_api.EntryView.as_view(), name="course-entry"),
    path("<slug:slug>/people/", team_api.PeopleView.as_view(), name="course-people"),
    path("<slug:slug>/invitations/", team_api.InvitationListView.as_view(), name="invitations"),
    path(
        "<slug:slug>/invitations/<uuid:public_id>/",
        team_api.InvitationView.as_view(),
        name="invitation",
    ),
    path("<slug:slug>/applications/", team_api.ApplicationListView.as_view(), name="applications"),
    path(
        "<slug:slug>/applications/<uuid:public_id>/decision/",
        team_api.DecisionView.as_view(),
        name="decision",
    ),
]
