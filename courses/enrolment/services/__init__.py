"""Every write of enrolment, one function per use case.

Seats are counted while the course's row is locked, so two who want the last one can't both get it.
"""

from courses.enrolment.services.arranging import KeyChange, bring_entry, set_entry
from courses.enrolment.services.bringing import enrol_people, invite_people, withdraw_invitation
from courses.enrolment.services.deciding import approve_application, decline_application
from courses.enrolment.services.joining import enrol_learner, leave_course, withdraw_application
from courses.enrolment.services.seats import move_waiting_list

__all__ = [
    "KeyChange",
    "approve_application",
    "bring_entry",
    "decline_application",
    "enrol_learner",
    "enrol_people",
    "invite_people",
    "leave_course",
    "move_waiting_list",
    "set_entry",
    "withdraw_application",
    "withdraw_invitation",
]
