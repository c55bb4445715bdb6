"""What this room tells the registries."""

from django.utils.translation import gettext_lazy as _

from courses.learning.panels import UnitPanel
from courses.learning.panels import register as register_panel
from courses.outline import tabs
from courses.outline.vocabulary import LEARNING, TEACHING
from courses.questions import panels
from courses.questions.models import Answer, Question
from courses.questions.selectors import open_count, unread_by
from lms.kernel import frame, header, home, personal_data
from lms.kernel.audit import name_actions
from lms.kernel.personal_data import Erasure, PersonalData


def register() -> None:
    """A panel below units, a tab for the team, a block, a tool of the header; what is kept of whom."""
    register_panel(UnitPanel("questions", "questions/panel.html", panels.below_unit))
    tabs.register(
        tabs.CourseTab("questions", _("Questions"), "questions:inbox", order=20, waiting=open_count)
    )
    home.register_block(
        home.HomeBlock(
            "questions",
            home.Audience.MEMBER,
            "questions/block.html",
            panels.on_dashboard,
            slot=home.Slot.ASIDE,
            order=10,
        )
    )
    frame.register(panels.UNREAD, unread_by)
    header.register(
        header.HeaderTool(
            "questions", _("My questions"), "questions:mine", "question", panels.new_answers
        )
    )
    personal_data.name_columns(
        {"body": _("Text"), "asked_at": _("Asked on"), "answered_at": _("Answered on")}
    )
    personal_data.register(
        PersonalData(
            Question,
            _("Your questions"),
            "asker",
            ("unit", "body", "asked_at", "answered_at"),
            activity=LEARNING,
        ),
        PersonalData(
            Answer,
            _("Answers to your questions"),
            "question__asker",
            ("body", "answered_at"),
            activity=LEARNING,
        ),
        PersonalData(
            Answer,
            _("Your answers to questions"),
            "author",
            ("body", "answered_at"),
            Erasure.ANONYMISE,
            activity=TEACHING,
            redact=("body",),
        ),
    )
    name_actions(
        {
            "question.asked": _("Question asked"),
            "question.changed": _("Question changed"),
            "question.withdrawn": _("Question taken back"),
            "question.answered": _("Question answered"),
        }
    )
