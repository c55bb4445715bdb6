"""Schools, classes, and who belongs to them as what; roles in the competence centre.

Other rooms ask `selectors` about memberships and never read the tables.
"""
