"""Who learns what: enrolling in a course, leaving it and coming back.

Progress and results live in `courses.learning` and survive leaving.
"""
