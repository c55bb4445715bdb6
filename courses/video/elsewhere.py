"""Films that lie on somebody else's server: which are allowed, and what goes with them."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _

from courses.activities.contract import Problem
from courses.outline.vocabulary import Completion
from courses.video.fields import VideoFields
from courses.video.hosts import host_of, is_allowed


def problems_of(fields: VideoFields, *, completion: Completion) -> Iterator[Problem]:
    """What is wrong about a unit whose film lies elsewhere."""
    hosts: tuple[str, ...] = settings.LERNHUB_VIDEO_HOSTS
    if not host_of(fields.external):
        message = _("Write the whole address of the film's page: https://…")
        yield Problem(0, message, field="external")
    elif not is_allowed(fields.external, hosts=hosts):
        message = _(
            "Films on “%(host)s” are not allowed here. Allowed are: %(hosts)s. The operator can add "
            "others (LERNHUB_VIDEO_HOSTS)."
        )
        values = {"host": host_of(fields.external), "hosts": ", ".join(hosts)}
        yield Problem(0, message % values, field="external")
    if completion == Completion.SCORE:
        message = _(
            "Nobody tells us how much of a film elsewhere was watched. Choose completion: mark or view."
        )
        yield Problem(0, message, field="completion")
    for name in ("captions", "chapters", "poster"):
        if getattr(fields, name):
            message = _("“%(field)s” goes with a film of the course, not with one elsewhere.")
            yield Problem(0, message % {"field": name}, field=name)
