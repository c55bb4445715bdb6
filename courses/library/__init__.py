"""The files of a course, for its team: what is there, in which sizes, where it is used, and new ones.

Bytes and sizes belong to `lms.files`, the door for learners to `learning`.
"""
