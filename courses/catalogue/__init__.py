"""Finding courses: the list of courses and the page of one.

Learning a course belongs to `learning`, changing it to `packages`.
"""
