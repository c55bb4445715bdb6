"""JSON addresses of the room, below /api/v1/courses/."""

from django.urls import path

from courses.learning import api

urlpatterns = [
    path("<slug:slug>/standing/", api.StandingView.as_view(), name="standing"),
    path("<slug:slug>/units/<slug:key>/view/", api.UnitView.as_view(), name="unit-view"),
    path("<slug:slug>/units/<slug:key>/mark/", api.UnitMarkView.as_view(), name="unit-mark"),
]
