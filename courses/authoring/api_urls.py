"""JSON addresses of the workshop, below /api/v1/."""

from django.urls import path

from courses.authoring import api, course_api, package_api

COURSE = "courses/<slug:slug>/"
SECTION = f"{COURSE}sections/<slug:key>/"
UNIT = f"{COURSE}units/<slug:key>/"

urlpatterns = [
    path("workshop/", api.WorkshopView.as_view(), name="workshop"),
    path("workshop/packages/", package_api.PackagesView.as_view(), name="packages"),
    path(
        "workshop/packages/<uuid:public_id>/import/",
        package_api.PackageImportView.as_view(),
        name="package-import",
    ),
    path(
        f"{COURSE}change-notes/", package_api.ChangeNotesView.as_view(), name="course-change-notes"
    ),
    path(f"{COURSE}structure/", api.StructureView.as_view(), name="structure"),
    path(f"{COURSE}sections/", api.SectionsView.as_view(), name="sections"),
    path(SECTION, api.SectionView.as_view(), name="section"),
    path(f"{SECTION}place/", api.SectionPlaceView.as_view(), name="section-place"),
    path(f"{SECTION}units/", api.SectionUnitsView.as_view(), name="section-units"),
    path(f"{UNIT}properties/", api.UnitPropertiesView.as_view(), name="unit-properties"),
    path(f"{UNIT}foresight/", api.UnitForesightView.as_view(), name="unit-foresight"),
    path(f"{UNIT}place/", api.UnitPlaceView.as_view(), name="unit-place"),
    path(f"{UNIT}copies/", api.UnitCopiesView.as_view(), name="unit-copies"),
    path(f"{COURSE}settings/", course_api.SettingsView.as_view(), name="course-settings"),
    path(
        f"{COURSE}description/preview/",
        course_api.DescriptionPreviewView.as_view(),
        name="course-description-preview",
    ),
    path(
        f"{COURSE}competences/<str:reference>/",
        course_api.CompetenceView.as_view(),
        name="course-competence",
    ),
    path(f"{COURSE}title-image/", course_api.CourseImageView.as_view(), name="course-title-image"),
    path(f"{COURSE}checklist/", course_api.ChecklistView.as_view(), name="course-checklist"),
    path(f"{COURSE}link-check/", course_api.LinkCheckView.as_view(), name="course-link-check"),
    path(f"{COURSE}state/", course_api.StateView.as_view(), name="course-state"),
    path(f"{COURSE}bin/", course_api.BinView.as_view(), name="course-bin"),
    path(f"{COURSE}team/", course_api.TeamView.as_view(), name="course-team"),
    path(
        f"{COURSE}team/<uuid:person>/",
        course_api.TeamMemberView.as_view(),
        name="course-team-member",
    ),
]
