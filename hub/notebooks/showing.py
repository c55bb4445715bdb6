"""A handed-in notebook to read: sanitised, without its outputs."""

from django.utils.safestring import SafeString

from courses.activities.contract import CourseContext
from courses.activities.markdown import render_in_course
from hub.grading.engine.notebook import read_notebook
from hub.notebooks.drawing import as_markdown
from hub.notebooks.models import Submission
from lms.files.disk import full_path


def shown_submission(submission: Submission) -> SafeString:
    """Texts and code of the notebook, as HTML that is safe to show."""
    cells = read_notebook(full_path(submission.file.path).read_bytes()).cells
    context = CourseContext(language=submission.unit.course.language)
    return SafeString(render_in_course(as_markdown(cells), context=context).html)
