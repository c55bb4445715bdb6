"""Who sees what was handed in, and who decides about points."""

from django.db.models import Q

from courses.outline.models import Course
from courses.outline.policies import course_trained_by, may_train_course
from hub.notebooks.models import Submission
from lms.accounts.actors import Actor, person_behind


def may_see_submission(actor: Actor, submission: Submission) -> bool:
    """Who handed it in, and the trainers of its course."""
    return Submission.objects.filter(submission_visible_to(actor), pk=submission.pk).exists()


def submission_visible_to(actor: Actor) -> Q:
    """The own ones, and those of courses that `actor` trains."""
    trained = Course.objects.filter(course_trained_by(actor))
    return Q(learner=person_behind(actor)) | Q(unit__course__in=trained)


def may_grade(actor: Actor, course: Course) -> bool:
    """Whether `actor` trains the course."""
    return may_train_course(actor, course)
