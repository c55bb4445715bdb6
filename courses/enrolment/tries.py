"""Wrong keys are counted per person and course, so that nobody finds one by trying."""

from django.core.cache import cache

MOST = 5
MINUTES = 10


def _name(*, person: int, course: int) -> str:
    return f"enrolment.wrong-keys:{course}:{person}"


def too_many(*, person: int, course: int) -> bool:
    """Whether the person has to wait before the next try."""
    return int(cache.get(_name(person=person, course=course), 0)) >= MOST


def note_wrong_key(*, person: int, course: int) -> None:
    """Count one; all are forgotten `MINUTES` minutes after the first.

    Called while the course is locked, so that no try slips between reading and writing.
    """
    name = _name(person=person, course=course)
    if not cache.add(name, 1, MINUTES * 60):
        cache.incr(name)


def forget(*, person: int, course: int) -> None:
    """The right key was found."""
    cache.delete(_name(person=person, course=course))
