"""The workshop: courses made, arranged, copied, brought in and deleted in the browser; their teams.

What a unit says is written in `editor`; what a course is stands in `outline`.
"""
