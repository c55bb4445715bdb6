"""The ground everybody stands on, and the roof that joins the wings.

Rooms for people, schools, files, markup and the look live here; what is taught lives in `courses`.
"""
