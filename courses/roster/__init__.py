"""The trainer's view of a course: who takes part, how far they are, and who is stuck on what.

Only reads. What completes a unit is decided in courses.learning; who may come in, in courses.enrolment.
"""
