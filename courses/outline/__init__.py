"""What is taught: courses with their sections and units, the team, prerequisites, files.

What a unit contains belongs to its kind's room; who learns it belongs to `enrolment` and `learning`.
"""
