"""JSON addresses of the room, below /api/v1/."""

from django.urls import path

from courses.questions import api

urlpatterns = [
    path(
        "courses/<slug:slug>/units/<slug:key>/questions/",
        api.UnitQuestionsView.as_view(),
        name="unit-questions",
    ),
    path("courses/<slug:slug>/questions/", api.InboxView.as_view(), name="course-questions"),
    path(
        "courses/<slug:slug>/questions/<uuid:public_id>/",
        api.InboxEntryView.as_view(),
        name="course-question",
    ),
    path(
        "courses/<slug:slug>/questions/<uuid:public_id>/answers/",
        api.AnswersView.as_view(),
        name="question-answers",
    ),
    path("questions/", api.OwnQuestionsView.as_view(), name="own-questions"),
    path("questions/read/", api.ReadAnswersView.as_view(), name="questions-read"),
    path("questions/<uuid:public_id>/", api.OwnQuestionView.as_view(), name="own-question"),
]
