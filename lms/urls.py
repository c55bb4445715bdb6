"""The roof: mounts each room's addresses."""

from django.urls import include, path

from courses.activities.registry import kinds
from lms.kernel.health import healthz, readyz

handler400 = "lms.ui.views.bad_request"
handler403 = "lms.ui.views.permission_denied"
handler404 = "lms.ui.views.page_not_found"
handler429 = "lms.accounts.views.too_many_attempts"  # allauth asks for it
handler500 = "lms.ui.views.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("", include("lms.monitoring.urls")),
    path("", include("lms.ui.urls")),
    path("", include("lms.accounts.urls")),
    path("", include("lms.sign_ins.urls")),
    path("", include("lms.identity.urls")),
    path("", include("lms.second_factor.urls")),
    path("", include("lms.audit.urls")),
    path("", include("lms.schools.urls")),
    path("", include("lms.pages.urls")),
    path("", include("lms.privacy.urls")),
    path("", include("courses.catalogue.root_urls")),
    path("kurse/", include("courses.catalogue.urls")),
    path("kurse/", include("courses.enrolment.urls")),
    path("kurse/", include("courses.learning.urls")),
    path("kurse/", include("courses.library.urls")),
    path("kurse/", include("courses.roster.urls")),
    path("kurse/", include("courses.editor.urls")),
    path("", include("courses.questions.urls")),
    path("", include("courses.authoring.urls")),
    path("h5p/", include("courses.h5p.urls")),
    path("api/v1/", include("lms.api.urls")),
    path("api/v1/", include("lms.pages.api_urls")),
    path("api/v1/", include("lms.privacy.api_urls")),
    path("api/v1/vocabularies/", include("lms.vocabularies.api_urls")),
    path("api/v1/", include("courses.catalogue.api_urls")),
    path("api/v1/courses/", include("courses.enrolment.api_urls")),
    path("api/v1/", include("courses.learning.api_urls")),
    path("api/v1/courses/", include("courses.library.api_urls")),
    path("api/v1/courses/", include("courses.roster.api_urls")),
    path("api/v1/courses/", include("courses.editor.api_urls")),
    path("api/v1/", include("courses.questions.api_urls")),
    path("api/v1/", include("courses.authoring.api_urls")),
    path("api/v1/", include("courses.h5p.library_api_urls")),
    *(
        path("kurse/<slug:slug>/lernen/<slug:key>/", include(kind.urlconf))
        for kind in kinds()
        if kind.urlconf
    ),
    *(
        path("api/v1/courses/<slug:slug>/units/<slug:key>/", include(kind.api_urlconf))
        for kind in kinds()
        if kind.api_urlconf
    ),
]
