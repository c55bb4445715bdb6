"""Notebooks as a kind of unit: what learners get, what they hand in, and what came of it.

How a notebook is tested is in `hub.grading`; results go to `courses.learning` like those of every kind.
"""
