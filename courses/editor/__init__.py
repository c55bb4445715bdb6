"""Writing one unit so that nothing typed is lost: drafts, history, collisions, who is writing just now.

Which units a course has belongs to its structure; what a text means, and its form, to the unit's kind.
"""
