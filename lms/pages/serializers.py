"""Pages and reports as JSON."""

from typing import Any

from rest_framework import serializers

from lms.api.examples import example
from lms.api.given import Given
from lms.api.paging import NextField, PageAsked
from lms.pages.kinds import Kind, State
from lms.pages.limits import (
    ADDRESS_LETTERS,
    ANSWER_LETTERS,
    NOTE_LETTERS,
    REPORT_LETTERS,
    TEXT_LETTERS,
)
from lms.pages.models import Report, ReportAnswer
from lms.pages.secrets import secret_of
from lms.pages.selectors import EditedText, ReportRow, ShownPage
from lms.pages.selectors.reports import OVERDUE

MOMENT = "2026-11-25T09:30:00+01:00"


@example(
    {
        "kind": "imprint",
        "language": "en",
        "title": "Imprint",
        "html": "<h2>Contact</h2>",
        "number": 3,
        "published_at": MOMENT,
    }
)
class PageSerializer(serializers.Serializer[ShownPage]):
    """A page as visitors read it; `number` 0 and no moment: our starting text."""

    kind = serializers.ChoiceField(choices=Kind.choices, source="key.kind")
    language = serializers.CharField(source="key.language")
    title = serializers.CharField()
    html = serializers.CharField()
    number = serializers.IntegerField()
    published_at = serializers.DateTimeField(allow_null=True)


@example(
    {
        "text": "## Contact\n\n- Telephone: [[Telephone number]]",
        "has_draft": True,
        "blanks": ["Telephone number"],
        "revision": 7,
    }
)
class PageSourceSerializer(serializers.Serializer[EditedText]):
    """A page as staff edits it: the draft if there is one, else what visitors read."""

    text = serializers.CharField(source="source")
    has_draft = serializers.BooleanField()
    blanks = serializers.ListField(child=serializers.CharField())
    revision = serializers.IntegerField()


@example({"text": "## Contact\n\n- Telephone: 05341 0", "note": "New number", "publish": True})
class PageWriteSerializer(Given):
    """A new text; without `publish` it is kept as a draft."""

    text = serializers.CharField(max_length=TEXT_LETTERS, trim_whitespace=False)
    note = serializers.CharField(max_length=NOTE_LETTERS, allow_blank=True, default="")
    publish = serializers.BooleanField(default=False)


@example({"text": "## Contact\n\n- Telephone: [[Telephone number]]"})
class PageTextGiven(Given):
    """A text to look at."""

    text = serializers.CharField(max_length=TEXT_LETTERS, allow_blank=True, trim_whitespace=False)


class PageProblemSerializer(serializers.Serializer[Any]):
    """Something to mend; `line` counts from 1."""

    line = serializers.IntegerField()
    message = serializers.CharField()


@example(
    {
        "html": "<h2>Contact</h2>",
        "problems": [{"line": 3, "message": "There is no page “kontakt”."}],
        "blanks": ["Telephone number"],
    }
)
class PageLookSerializer(serializers.Serializer[Any]):
    """What a text would look like, what keeps it from being published, what is still to be filled in."""

    html = serializers.CharField()
    problems = PageProblemSerializer(many=True)
    blanks = serializers.ListField(child=serializers.CharField())


class VersionSerializer(serializers.Serializer[Any]):
    """One version of a page."""

    number = serializers.IntegerField()
    published_at = serializers.DateTimeField()
    note = serializers.CharField()
    restored_from = serializers.IntegerField(allow_null=True)
    text = serializers.CharField(source="source")
    html = serializers.CharField()


@example(
    {
        "results": [
            {
                "number": 1,
                "published_at": MOMENT,
                "note": "",
                "restored_from": None,
                "text": "## Contact",
                "html": "<h2>Contact</h2>",
            }
        ],
        "next": None,
    }
)
class VersionPageSerializer(serializers.Serializer[Any]):
    """Versions, the newest first."""

    results = VersionSerializer(many=True, source="rows")
    next = NextField()


@example(
    {
        "body": "The film has no captions.",
        "page": "/kurse/",
        "name": "",
        "email": "",
        "language": "en",
    }
)
class NewReportSerializer(Given):
    """A barrier. Only `body` is needed."""

    body = serializers.CharField(max_length=REPORT_LETTERS)
    page = serializers.CharField(max_length=ADDRESS_LETTERS, allow_blank=True, default="")
    name = serializers.CharField(max_length=120, allow_blank=True, default="")
    email = serializers.EmailField(allow_blank=True, default="")
    language = serializers.ChoiceField(choices=["de", "en"], default="de")


class SentAnswerSerializer(serializers.ModelSerializer[ReportAnswer]):
    """An answer, as who sent the report reads it."""

    class Meta:
        model = ReportAnswer
        fields = ["body", "answered_at"]


@example(
    {
        "secret": "Zk3yJxq0",
        "body": "The film has no captions.",
        "page": "/kurse/",
        "state": "new",
        "received_at": MOMENT,
        "due_on": "2026-12-23",
        "answers": [],
    }
)
class SentReportSerializer(serializers.ModelSerializer[Report]):
    """A report, as who sent it reads it. Whoever knows `secret` may read it again."""

    secret = serializers.SerializerMethodField()
    answers = SentAnswerSerializer(many=True, source="answers_in_order")

    class Meta:
        model = Report
        fields = ["secret", "body", "page", "state", "received_at", "due_on", "answers"]

    def get_secret(self, report: Report) -> str:
        """The secret part of the address."""
        return secret_of(report.public_id)


ANSWER = {
    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1fc0",
    "author": "Svenja Oltmanns",
    "body": "Thank you. The captions are there now.",
    "answered_at": MOMENT,
}
REPORT = {
    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1fd0",
    "body": "The film has no captions.",
    "page": "/kurse/",
    "name": "",
    "email": "",
    "state": "new",
    "note": "",
    "received_at": MOMENT,
    "due_on": "2026-12-23",
    "days_left": 28,
    "answers": [ANSWER],
}


@example(ANSWER)
class ReportAnswerSerializer(serializers.ModelSerializer[ReportAnswer]):
    """An answer, as staff reads it; `author` null when the account is gone."""

    author = serializers.SerializerMethodField()

    class Meta:
        model = ReportAnswer
        fields = ["public_id", "author", "body", "answered_at"]

    def get_author(self, answer: ReportAnswer) -> str | None:
        """Nothing but the name."""
        return str(answer.author) if answer.author else None


@example(REPORT)
class ReportSerializer(serializers.Serializer[ReportRow]):
    """A report, as staff reads it; `days_left` until it is due, null when nobody waits."""

    public_id = serializers.UUIDField(source="report.public_id")
    body = serializers.CharField(source="report.body")
    page = serializers.CharField(source="report.page")
    name = serializers.CharField(source="report.name")
    email = serializers.CharField(source="report.email")
    state = serializers.ChoiceField(choices=State.choices, source="report.state")
    note = serializers.CharField(source="report.note")
    received_at = serializers.DateTimeField(source="report.received_at")
    due_on = serializers.DateField(source="report.due_on")
    days_left = serializers.IntegerField(allow_null=True)
    answers = ReportAnswerSerializer(many=True, source="report.answers_in_order")


@example({"results": [REPORT], "next": None})
class ReportPageSerializer(serializers.Serializer[Any]):
    """Some reports."""

    results = ReportSerializer(many=True, source="rows")
    next = NextField()


class ReportsAsked(PageAsked):
    """Which reports."""

    state = serializers.ChoiceField(
        choices=[OVERDUE, *State.values], required=False, help_text="Without it: all that wait."
    )
    q = serializers.CharField(required=False, max_length=100, help_text="Words in report or page.")


@example({"state": "working"})
class ReportChangeSerializer(Given):
    """State, note or both; what is left out stays."""

    state = serializers.ChoiceField(choices=State.choices, required=False)
    note = serializers.CharField(max_length=ANSWER_LETTERS, allow_blank=True, required=False)


@example({"body": "Thank you. The captions are there now."})
class ReportReplySerializer(Given):
    """What the centre answers."""

    body = serializers.CharField(max_length=ANSWER_LETTERS)
