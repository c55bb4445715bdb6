"""Video: the second kind of unit. A film with captions, chapters and a transcript; how much was watched.

Bytes are kept and sent by `lms.files`; results and completion belong to `courses.learning`.
"""
