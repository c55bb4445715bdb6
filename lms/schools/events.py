"""What happens at schools."""

from dataclasses import dataclass

from lms.kernel.events import Event


@dataclass(frozen=True)
class SchoolAdded(Event):
    """A school takes part from now on."""

    school_id: int


@dataclass(frozen=True)
class ClassAdded(Event):
    """A school has one more class."""

    school_class_id: int


@dataclass(frozen=True)
class MemberAdded(Event):
    """A person belongs to a school or class."""

    membership_id: int


@dataclass(frozen=True)
class MemberRemoved(Event):
    """A person no longer belongs to a school or class."""

    person_id: int
    school_id: int
    role: str


@dataclass(frozen=True)
class CentreRoleGiven(Event):
    """A person does something for the centre from now on."""

    person_id: int
    role: str


@dataclass(frozen=True)
class CentreRoleTaken(Event):
    """A person no longer does it."""

    person_id: int
    role: str
