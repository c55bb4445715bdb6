"""What the catalogue is searched by."""

from django.db import models

from courses.outline.models import Course


class CourseText(models.Model):
    """All findable words of a course, folded; written anew by a job whenever the course changes."""

    course = models.OneToOneField(Course, on_delete=models.CASCADE, related_name="catalogue_text")
    text = models.TextField()

    def __str__(self) -> str:
        return str(self.course)
