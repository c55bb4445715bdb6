"""How the stages are called where trainers read them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.notebooks.report import Stage

STAGE_LABELS: Mapping[Stage, str | Promise] = {
    Stage.NOTHING: _("not opened"),
    Stage.OPENED: _("opened"),
    Stage.WORKS: _("works on it"),
    Stage.HANDED_IN: _("handed in"),
    Stage.GRADED: _("graded"),
}
