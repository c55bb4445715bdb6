"""Addresses of questions: at a unit, of a course, and one's own."""

from django.urls import path

from courses.questions import views

app_name = "questions"
urlpatterns = [
    path("kurse/<slug:slug>/lernen/<slug:key>/frage/", views.ask, name="ask"),
    path("kurse/<slug:slug>/fragen/", views.inbox, name="inbox"),
    path("kurse/<slug:slug>/fragen/<uuid:public_id>/", views.question, name="question"),
    path("fragen/", views.mine, name="mine"),
    path("fragen/gelesen/", views.read, name="read"),
    path("fragen/<uuid:public_id>/aendern/", views.edit, name="edit"),
    path("fragen/<uuid:public_id>/loeschen/", views.withdraw, name="withdraw"),
]
