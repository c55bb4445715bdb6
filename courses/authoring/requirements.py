"""What must be done first, without anything waiting for itself."""

from django.utils.translation import gettext as _

from courses.outline.models import Course
from courses.outline.selectors import outline_of
from courses.packages.cycles import StepKind, find_cycle
from lms.kernel.errors import InvalidInput


def refuse_circles(course: Course) -> None:
    """Raise InvalidInput when units or sections of `course`, as they are written now, form a circle."""
    outline = outline_of(course)
    units = {unit.pk: unit for unit in outline.units}
    sections = {part.section.pk: part.section for part in outline.sections}
    circle = find_cycle(
        units_of={part.section.key: [unit.key for unit in part.units] for part in outline.sections},
        section_requires={
            part.section.key: [sections[pk].key for pk in part.requires if pk in sections]
            for part in outline.sections
        },
        unit_requires={
            unit.key: [
                units[pk].key for pk in outline.unit_requires.get(unit.pk, ()) if pk in units
            ]
            for unit in outline.units
        },
    )
    if not circle:
        return
    titles = {(StepKind.UNIT, unit.key): unit.title for unit in outline.units}
    titles |= {(StepKind.SECTION, each.key): each.title for each in sections.values()}
    names = " → ".join(titles[step.kind, step.key] for step in circle)
    message = _("Nobody could ever begin, because these wait for one another: %(circle)s.")
    raise InvalidInput(
        message % {"circle": names},
        code="requirement_cycle",
        fields={"requires": message % {"circle": names}},
    )
