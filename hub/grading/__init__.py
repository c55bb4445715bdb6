"""Grading of notebooks: what is tested, and how it is run without trusting what is run.

`engine` works without Django; what learners hand in and who sees the result is in `hub.notebooks`.
"""
