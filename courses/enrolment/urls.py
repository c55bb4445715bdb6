"""Addresses of enrolment, below /kurse/."""

from django.urls import path

from courses.enrolment.views import joining, team

app_name = "enrolment"
urlpatterns = [
    path("<slug:slug>/einschreiben/", joining.enrol, name="enrol"),
    path("<slug:slug>/anfrage/zurueckziehen/", joining.withdraw, name="withdraw"),
    path("<slug:slug>/austreten/", joining.leave, name="leave"),
    path("<slug:slug>/antraege/", team.applications, name="applications"),
    path("<slug:slug>/antraege/zugang/", team.entry, name="entry"),
    path("<slug:slug>/antraege/personen/", team.people, name="people"),
    path(
        "<slug:slug>/antraege/einladungen/<uuid:public_id>/zuruecknehmen/",
        team.uninvite,
        name="uninvite",
    ),
    path("<slug:slug>/antraege/<uuid:public_id>/", team.decide, name="decide"),
]
