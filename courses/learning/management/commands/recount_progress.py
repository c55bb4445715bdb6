"""`manage.py recount_progress`: counters of progress made true again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from courses.learning.evaluation import reevaluate_learner
from courses.learning.models import CourseProgress

COUNTERS = ("units_done", "units_total", "minutes_left", "completed_at")


class Command(BaseCommand):
    """Counters are kept with every write; this mends what was changed behind the platform's back."""

    help = "Counts every learner's progress anew and says how many counters were wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        """One course or all."""
        parser.add_argument("--course", default="", metavar="SLUG", help="only this course")

    def handle(self, *args: Any, course: str = "", **options: Any) -> None:
        """Each learner in a transaction of their own, so that nobody waits."""
        rows = CourseProgress.objects.order_by("pk")
        if course:
            rows = rows.filter(course__slug=course)
        wrong = 0
        before = {row["pk"]: row for row in rows.values("pk", *COUNTERS)}
        for pk, counted in before.items():
            reevaluate_learner(pk)
            after = CourseProgress.objects.values("pk", *COUNTERS).get(pk=pk)
            wrong += after != counted
        self.stdout.write(f"{len(before)} counted, {wrong} mended.")
