"""Reading: the first kind of unit. Markdown, rendered when it is saved.

How Markdown becomes safe HTML belongs to `lms.markup`; progress belongs to `courses.learning`.
"""
