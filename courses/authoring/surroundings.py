"""What the texts of a course may refer to."""

from dataclasses import replace

from courses.activities.context import course_context, media_info
from courses.activities.contract import CourseContext
from courses.activities.markdown import CourseMarkdown, render_in_course
from courses.outline.models import Course, CourseFile, Unit


def context_of(course: Course) -> CourseContext:
    """What texts of `course` may refer to."""
    files = CourseFile.objects.filter(course=course).select_related("stored_file")
    keys = Unit.objects.filter(course=course, archived_at__isnull=True)
    return course_context(
        slug=course.slug,
        language=course.language,
        unit_keys=keys.values_list("key", flat=True),
        media={file.path: media_info(file, slug=course.slug) for file in files},
    )


def render_description(course: Course, text: str) -> CourseMarkdown:
    """`text` as the course's page shows it: with links to units and files, without pictures."""
    return render_in_course(text, context=replace(context_of(course), media={}))
