"""Courses as text: read from a folder or zip, written back, with nothing lost on the way.

The format is described in `FORMAT.md` beside this file; how a kind reads its body belongs to the kind.
"""
