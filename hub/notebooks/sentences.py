"""What is wrong with a notebook, in the reader's language, with what to do about it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.grading.engine.findings import Finding, Reason

SENTENCES: Mapping[Reason, str | Promise] = {
    Reason.TOO_LARGE: _("The notebook is too large. Remove outputs or pictures from it."),
    Reason.NOT_JSON: _("This file is no notebook, or it is damaged. Save it in Jupyter again."),
    Reason.NOT_A_NOTEBOOK: _("This file is no Jupyter notebook."),
    Reason.OLD_FORMAT: _(
        "The notebook has the old format %(version)s. Open and save it with a newer Jupyter."
    ),
    Reason.TOO_MANY_CELLS: _("The notebook has %(count)s cells; allowed are %(limit)s."),
    Reason.BAD_CELL: _("This cell can't be read. Save the notebook in Jupyter again."),
    Reason.OTHER_KERNEL: _("The notebook wants the kernel “%(kernel)s”; here is %(allowed)s."),
    Reason.NO_GRADE_ID: _("This cell is marked for grading and has no id. Give it one."),
    Reason.SAME_GRADE_ID: _("Another cell has the same id “%(id)s”. Give it one of its own."),
    Reason.BAD_POINTS: _("The points must be a number from 0 to %(limit)s."),
    Reason.OPEN_REGION: _("“%(marker)s” stands without its partner."),
    Reason.NOT_PYTHON: _("Python can't read this code: %(problem)s."),
    Reason.NO_TESTS: _("The cell gives points and tests nothing."),
    Reason.FORM: _(
        "This test can't be graded safely: %(form)s. Possible are assert with a comparison, and nbgrader's "
        "assert helpers."
    ),
    Reason.ASKS_NOTHING: _("This test uses nothing that the learner wrote."),
    Reason.BOTH_SIDES: _("Both sides of this comparison come from the learner."),
    Reason.NOTHING_TO_SOLVE: _("No cell is marked for learners to solve."),
    Reason.NO_POINTS: _("No cell gives points, so there will be no score."),
}


def sentence_of(finding: Finding) -> str:
    """What is wrong, and in which cell and line."""
    sentence = str(SENTENCES[finding.reason]) % finding.values
    if not finding.cell:
        return sentence
    if not finding.line:
        return str(_("Cell %(cell)d: %(sentence)s")) % {"cell": finding.cell, "sentence": sentence}
    values = {"cell": finding.cell, "line": finding.line, "sentence": sentence}
    return str(_("Cell %(cell)d, line %(line)d: %(sentence)s")) % values
