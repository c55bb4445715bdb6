"""How coming in looks in JSON."""

from typing import Any

from rest_framework import serializers

from courses.enrolment.models import Application, CourseEntry, Enrolment
from courses.enrolment.names import MOST
from courses.enrolment.outcomes import Line, LineResult, Outcome
from courses.enrolment.vocabulary import UNDECIDED, ApplicationState, Became, Way
from courses.enrolment.ways_in import Stage, WayIn
from courses.outline.models import CourseInvitation
from lms.accounts.models import User
from lms.api.examples import example
from lms.api.given import Given, MomentField
from lms.api.paging import NextField, PageAsked
from lms.kernel.paging import Page

MOST_CHARACTERS = 4000
"""Longer texts are refused before anybody looks at them; the services set the real limits."""
MOST_SEATS = 100_000
NAME_LETTERS = 150

ENROLMENT = {
    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1f50",
    "enrolled_at": "2026-11-02T14:05:00+01:00",
}
PERSON = {
    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1f60",
    "display_name": "Meryem Kaya",
}
APPLICATION = {
    "public_id": "01936f2e-7b1c-7cc2-9a51-0d5f2f6f1f70",
    "learner": PERSON,
    "state": "pending",
    "reason": "Ich möchte im Februar selbst so einen Kurs geben.",
    "answer": "",
    "created_at": "2026-11-03T08:12:00+01:00",
    "decided_at": None,
}


class EnrolmentSerializer(serializers.ModelSerializer[Enrolment]):
    """An enrolment of the signed-in person."""

    class Meta:
        model = Enrolment
        fields = ["public_id", "enrolled_at"]


@example({"key": "", "reason": "Ich möchte im Februar selbst so einen Kurs geben."})
class JoinGiven(Given):
    """What the way in may ask for."""

    key = serializers.CharField(
        max_length=MOST_CHARACTERS, required=False, allow_blank=True, default=""
    )
    reason = serializers.CharField(
        max_length=MOST_CHARACTERS, required=False, allow_blank=True, default=""
    )


@example({"became": "enrolled", "enrolment": ENROLMENT, "place": None})
class OutcomeSerializer(serializers.Serializer[Outcome]):
    """What became of it: a seat, a request to the team, or a place on the waiting list."""

    became = serializers.ChoiceField(
        choices=[Became.ENROLLED.value, Became.PENDING.value, Became.WAITING.value]
    )
    enrolment = EnrolmentSerializer(allow_null=True)
    place = serializers.IntegerField(allow_null=True, help_text="On the waiting list, from 1.")


class OwnApplicationSerializer(serializers.ModelSerializer[Application]):
    """What became of the newest request of the person who asks."""

    class Meta:
        model = Application
        fields = ["public_id", "state", "reason", "answer", "created_at", "decided_at"]


@example(
    {
        "stage": "waiting",
        "way": "open",
        "capacity": 16,
        "opens_at": None,
        "closes_at": "2026-12-01T00:00:00+01:00",
        "place": 2,
        "application": {
            **{key: value for key, value in APPLICATION.items() if key != "learner"},
            "state": "waiting",
        },
    }
)
class WayInSerializer(serializers.Serializer[WayIn]):
    """Where one stands before the door of a course, and what is needed to come in."""

    stage = serializers.ChoiceField(choices=[stage.value for stage in Stage])
    way = serializers.ChoiceField(source="entry.way", choices=Way.values)
    capacity = serializers.IntegerField(source="seats.capacity", allow_null=True)
    opens_at = serializers.DateTimeField(source="entry.opens_at", allow_null=True)
    closes_at = serializers.DateTimeField(source="entry.closes_at", allow_null=True)
    place = serializers.IntegerField(allow_null=True, help_text="On the waiting list, from 1.")
    application = OwnApplicationSerializer(allow_null=True)


class PersonSerializer(serializers.ModelSerializer[User]):
    """Somebody as the team knows her."""

    class Meta:
        model = User
        fields = ["public_id", "display_name"]


@example(APPLICATION)
class ApplicationSerializer(serializers.ModelSerializer[Application]):
    """A request to take part, as the team sees it."""

    learner = PersonSerializer()

    class Meta:
        model = Application
        fields = [
            "public_id",
            "learner",
            "state",
            "reason",
            "answer",
            "created_at",
            "decided_at",
        ]


@example({"next": None, "results": [APPLICATION]})
class ApplicationPageSerializer(serializers.Serializer[Page[Application]]):
    """Some requests, in order."""

    next = NextField()
    results = ApplicationSerializer(many=True, source="rows")


class ApplicationsAsked(PageAsked):
    """Who waits for the team's word (default), or for a seat."""

    state = serializers.ChoiceField(
        choices=[state.value for state in UNDECIDED],
        required=False,
        default=ApplicationState.PENDING.value,
        help_text="Who waits for the team's word (default), or for a seat, in order.",
    )


@example({"decision": "approve", "answer": "Willkommen! Wir beginnen am Montag."})
class DecisionGiven(Given):
    """The team's word."""

    decision = serializers.ChoiceField(choices=["approve", "decline"])
    answer = serializers.CharField(
        max_length=MOST_CHARACTERS, required=False, allow_blank=True, default=""
    )


@example(
    {
        "way": "key",
        "has_key": True,
        "key_expires_at": "2026-12-20T18:00:00+01:00",
        "capacity": 16,
        "opens_at": None,
        "closes_at": None,
    }
)
class EntrySerializer(serializers.ModelSerializer[CourseEntry]):
    """How one comes into a course. The key itself can't be read."""

    has_key = serializers.SerializerMethodField()

    class Meta:
        model = CourseEntry
        fields = ["way", "has_key", "key_expires_at", "capacity", "opens_at", "closes_at"]

    def get_has_key(self, entry: CourseEntry) -> bool:
        """Whether the team has set one."""
        return bool(entry.key_hash)


@example({"way": "key", "key": "kreide-und-schwamm", "key_expires_at": None, "capacity": 16})
class EntryGiven(Given):
    """How one comes in from now on. A `key` that is empty leaves the old one."""

    way = serializers.ChoiceField(choices=Way.values)
    key = serializers.CharField(
        max_length=MOST_CHARACTERS, required=False, allow_blank=True, default=""
    )
    key_expires_at = MomentField(required=False, allow_null=True, default=None)
    capacity = serializers.IntegerField(
        min_value=1, max_value=MOST_SEATS, required=False, allow_null=True, default=None
    )
    opens_at = MomentField(required=False, allow_null=True, default=None)
    closes_at = MomentField(required=False, allow_null=True, default=None)


@example({"action": "invite", "usernames": ["meryem.kaya", "jonas.brandt"]})
class PeopleGiven(Given):
    """Whom to bring in, and how: enrolled at once, or invited."""

    action = serializers.ChoiceField(choices=["enrol", "invite"])
    usernames = serializers.ListField(
        child=serializers.CharField(max_length=NAME_LETTERS), min_length=1, max_length=MOST
    )


@example({"name": "meryem.kaya", "result": "invited", "place": None})
class LineSerializer(serializers.Serializer[Line]):
    """What became of one name."""

    name = serializers.CharField()
    result = serializers.ChoiceField(choices=[result.value for result in LineResult])
    place = serializers.IntegerField(allow_null=True, help_text="On the waiting list, from 1.")


class InvitationSerializer(serializers.Serializer[CourseInvitation]):
    """Somebody who is invited."""

    person = PersonSerializer()


@example({"next": None, "results": [{"person": PERSON}]})
class InvitationPageSerializer(serializers.Serializer[Any]):
    """Some who are invited, by name."""

    next = NextField()
    results = InvitationSerializer(many=True, source="rows")
