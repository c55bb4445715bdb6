"""The grading engine: Python without Django.

`assignment` reads an author's notebook, `release` makes the learner's, `grading` runs a submission: the
learner's code in one sandbox without the tests, the comparison in a second one (`inside`).
"""
