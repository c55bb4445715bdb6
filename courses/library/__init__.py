"""The files of a course, for its team: what is there, in which sizes, and where it is used.

Files come with the course's package; bytes and sizes belong to `lms.files`, the door to `learning`.
"""
