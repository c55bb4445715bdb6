"""Addresses of the cage's files and of the centre's libraries, below /h5p/."""

from django.urls import path, re_path

from courses.h5p.views import files, libraries

app_name = "h5p"
urlpatterns = [
    path("bibliotheken/", libraries.overview, name="libraries"),
    path("bibliotheken/entscheiden/", libraries.decide, name="decide"),
    path("bibliotheken/hinzufuegen/", libraries.add, name="add"),
    path("bibliotheken/<uuid:public_id>/", libraries.library, name="library"),
    re_path(
        r"^saetze/(?P<set_hash>[0-9a-f]{64})/paket\.(?P<kind>js|css)$", files.bundle, name="bundle"
    ),
    re_path(r"^saetze/(?P<set_hash>[0-9a-f]{64})/(?P<path>.+)$", files.set_file, name="set-file"),
    path("inhalte/<str:token>/<path:path>", files.content_file, name="content-file"),
]
