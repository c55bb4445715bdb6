"""JSON addresses of the room, below /api/v1/."""

from django.urls import path

from courses.learning import api

urlpatterns = [
    path("me/courses/", api.OwnCoursesView.as_view(), name="own-courses"),
    path("me/confirmations/", api.ConfirmationListView.as_view(), name="confirmations"),
    path(
        "me/confirmations/<uuid:public_id>/",
        api.OwnConfirmationView.as_view(),
        name="own-confirmation",
    ),
    path("courses/<slug:slug>/outline/", api.OutlineView.as_view(), name="course-outline"),
    path("courses/<slug:slug>/standing/", api.StandingView.as_view(), name="standing"),
    path("courses/<slug:slug>/confirmation/", api.ConfirmationView.as_view(), name="confirmation"),
    path("courses/<slug:slug>/units/<slug:key>/", api.UnitView.as_view(), name="unit"),
    path(
        "courses/<slug:slug>/units/<slug:key>/view/",
        api.UnitOpenedView.as_view(),
        name="unit-view",
    ),
    path(
        "courses/<slug:slug>/units/<slug:key>/mark/", api.UnitMarkView.as_view(), name="unit-mark"
    ),
    path("courses/<slug:slug>/files/<path:path>", api.CourseFileView.as_view(), name="course-file"),
]
