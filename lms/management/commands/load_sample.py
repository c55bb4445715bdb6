"""`manage.py load_sample`: invented schools, people, courses and progress to look around in."""

from typing import Any

from django.core.management.base import BaseCommand

from lms.sample.content import course_folders, read_people, read_schools
from lms.sample.loading import load_sample


class Command(BaseCommand):
    """Load the sample; a second time adds only what is missing."""

    help = "Loads the sample content. Its accounts sign in from this machine only."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then count."""
        load_sample()
        self.stdout.write(
            f"The sample is there: {len(read_schools())} schools, {len(read_people())} people, "
            f"{len(course_folders())} courses."
        )
