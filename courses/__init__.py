"""What is taught, who learns it and how it is found.

Rooms are ordered: outline, activities, enrolment, learning, then the kinds of unit, catalogue, packages.
"""
